// Beside the map: drawing grids anew, with what has been drawn, what waits for its day, and how borders were before.
#pragma once
#include <QWidget>
#include <memory>
#include <optional>

#include "core/engine/area_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/planning/border_tool.h"

class QCheckBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QToolButton;

namespace jw::ui {

class MapPanel;
class RowsTable;

/// Main thread; panel and map live in one page. Nothing changes but the draft until it is confirmed.
class BorderPanel : public QWidget {
  Q_OBJECT
 public:
  BorderPanel(const Desk& desk, engine::AreaDesk& areas, MapPanel& map, QWidget* parent = nullptr);
  ~BorderPanel() override;
  /// Begins a draft, if there is none, and takes the map's clicks.
  void begin();
  /// Gives the clicks back; the draft stays.
  void end();
  bool isActive() const { return m_active; }
  const planning::BorderDraft* draft() const { return m_draft.get(); }

 Q_SIGNALS:
  void closed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void choose(BorderTool::Mode mode);
  void discard();
  void apply();
  void drawn();
  void complain(const model::BorderFault& fault);
  void showHint();
  void askPlans();
  void showPlans(const std::vector<engine::AreaDesk::Kept>& plans);
  void askPast();
  void areasChanged();
  void retranslate();
  Desk m_desk;
  engine::AreaDesk& m_areas;
  MapPanel& m_map;
  std::unique_ptr<planning::BorderDraft> m_draft;
  std::unique_ptr<BorderTool> m_tool;
  std::vector<engine::AreaDesk::Kept> m_plans;
  Asking m_asking;
  bool m_active = false, m_stale = false;
  std::optional<model::Point> m_where;  ///< of the last fault
  QLabel *m_title, *m_hint, *m_fault, *m_plansTitle;
  QToolButton *m_cut, *m_join, *m_move, *m_undo, *m_redo, *m_show, *m_withdraw, *m_discard;
  QPushButton* m_apply;
  RowsTable *m_changes, *m_waiting;
  QCheckBox* m_pastOn;
  QDateEdit* m_pastDay;
};

}  // namespace jw::ui
