// What the center refused and nobody has decided on: a list, both versions, and the decision.
#pragma once
#include <QWidget>
#include <optional>
#include <set>
#include <vector>

#include "core/engine/sync_conflicts.h"
#include "ui/desk.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace jw::ui {

class ConflictCompare;
class RowsTable;
class SyncWatch;

class ConflictView : public QWidget {
  Q_OBJECT
 public:
  ConflictView(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildFoot(class QBoxLayout* into);
  void retranslate();
  void ask();
  void showRows();
  void showChosen();
  void showButtons();
  void decide(std::vector<std::string> columns);
  void confirmDeletion();
  void undo();
  const engine::SyncConflict* current() const;
  Desk m_desk;
  SyncWatch& m_watch;
  std::vector<engine::SyncConflict> m_conflicts;
  RowsTable* m_table;
  QLabel *m_empty, *m_count, *m_hint;
  QCheckBox* m_decided;
  ConflictCompare* m_compare;
  QPushButton *m_mine, *m_theirs, *m_apply;
  QToolButton *m_case, *m_undo;
  std::optional<Uuid> m_last;  ///< decided last, and still to be taken back
  bool m_waiting = false, m_refocus = false;
};

}  // namespace jw::ui
