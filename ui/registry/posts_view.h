// Who is, and was, responsible for a building and the areas above it 楼长/网格长任命.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/registry/registry_edits.h"

class QCheckBox;
class QLabel;
class QToolButton;

namespace jw::ui {

class RowsTable;

class PostsView : public QWidget {
  Q_OBJECT
 public:
  PostsView(const Desk& desk, RegistryEdits& edits, QWidget* parent = nullptr);
  /// Of a building, or of an area alone (building nil).
  void show(BuildingId building, const model::AreaPath& area, const QString& name);
  void reload() { show(m_building, m_area, m_name); }
  /// The posts that can be filled there.
  static std::vector<RegistryEdits::Place> places(const Desk& desk, BuildingId building, const model::AreaPath& area);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showRows();
  const model::Appointment* chosen() const;
  Desk m_desk;
  RegistryEdits& m_edits;
  BuildingId m_building;
  model::AreaPath m_area;
  QString m_name;
  std::vector<model::Appointment> m_rows;
  bool m_reading = false;
  Asking m_asking;
  QLabel *m_title, *m_state;
  QCheckBox* m_past;
  QToolButton *m_appoint, *m_dismiss;
  RowsTable* m_table;
};

}  // namespace jw::ui
