// The middle of the page: a building with its dwellings, as a grid of floors and doors or as a list.
#pragma once
#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QScrollArea;
class QStackedWidget;
class QAction;
class QToolButton;

namespace jw::ui {

class FloorGrid;
class RowsTable;

class BuildingView : public QWidget {
  Q_OBJECT
 public:
  BuildingView(const Desk& desk, QWidget* parent = nullptr);
  /// As of a moment; kNever: the present. Nil shows what could be here.
  void show(BuildingId id, Instant asOf);
  void reload() { show(m_id, m_asOf); }
  BuildingId building() const { return m_id; }
  /// Nothing until it has been read.
  const std::optional<engine::BuildingSheet>& sheet() const { return m_sheet; }
  /// The dwelling that is open at the right.
  void setCurrent(const Uuid& dwelling);
  FloorGrid& grid() { return *m_grid; }

 Q_SIGNALS:
  void dwellingChosen(const jw::Uuid& id);
  void postsWanted();
  void newDwellingWanted();
  void editWanted();
  void removeWanted();
  void historyWanted();
  void mapWanted(jw::model::Point place);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showSheet();
  void showState();
  void showAsList(bool list);
  Desk m_desk;
  BuildingId m_id;
  Instant m_asOf = kNever;
  Uuid m_current;
  std::optional<engine::BuildingSheet> m_sheet;
  bool m_reading = false;
  Asking m_asking;
  QLabel *m_title, *m_about, *m_leaders, *m_empty, *m_legend;
  QWidget* m_head;
  QToolButton *m_gridTab, *m_listTab, *m_posts, *m_new, *m_map, *m_edit, *m_more;
  QAction *m_remove, *m_history;
  QStackedWidget* m_which;
  QScrollArea* m_scroll;
  FloorGrid* m_grid;
  RowsTable* m_list;
  QTimer m_slow;
};

}  // namespace jw::ui
