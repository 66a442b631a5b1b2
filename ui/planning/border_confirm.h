// Before areas drawn anew come into force: what changes, what moves, from which day.
#pragma once
#include <QDialog>
#include <vector>

#include "core/engine/area_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/widgets/rows_table.h"

class QDateEdit;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace jw::ui {

class FormFoot;

/// Main thread; deletes itself when it is closed. The draft is copied: new areas can be named here.
class BorderConfirm : public QDialog {
  Q_OBJECT
 public:
  BorderConfirm(const Desk& desk, engine::AreaDesk& areas, planning::BorderDraft draft, QWidget* parent);
  ~BorderConfirm() override;

 Q_SIGNALS:
  /// Stored: in force now, or waiting for its day.
  void handedIn(const QString& words);

 private:
  void ask();
  void show(const engine::AreaDesk::Effect& effect);
  void send();
  QString nameOf(AreaId id) const;
  Desk m_desk;
  engine::AreaDesk& m_areas;
  planning::BorderDraft m_draft;
  Asking m_asking;
  std::vector<std::pair<AreaId, QLineEdit*>> m_names;
  QLabel *m_sum, *m_note;
  RowsTable* m_moves;
  QLineEdit* m_title;
  QRadioButton *m_now, *m_later;
  QDateEdit* m_day;
  FormFoot* m_foot;
};

}  // namespace jw::ui
