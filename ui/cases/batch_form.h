// One step for many cases: asks once what it needs, sends them together, and says what became of each.
#pragma once
#include <QDialog>
#include <vector>

#include "core/engine/commands.h"
#include "core/engine/snapshots.h"
#include "ui/desk.h"
#include "ui/engine_bridge.h"

class QDateTimeEdit;
class QLabel;
class QPlainTextEdit;
class QRadioButton;
class QTreeWidget;

namespace jw::ui {

class FormFoot;
class SearchCombo;

/// What is done with the chosen cases.
struct BatchStep {
  /// taskDone: the department's part of cases that it was called in to; urgeCalledIn: everybody who was called in to them.
  enum class Kind { act, dispatchAsProposed, urge, join, taskDone, urgeCalledIn } kind = Kind::act;
  model::Action action = model::Action::accept;  ///< of `act`
};
QString batchName(const BatchStep& step);
/// Whether this case takes the step now.
bool takes(const Desk& desk, const BatchStep& step, const model::CaseSummary& c);

/// Cases that do not take the step are left out, and the form says how many. Opens without waiting; deletes itself.
class BatchForm : public QDialog {
  Q_OBJECT
 public:
  BatchForm(const Desk& desk, const BatchStep& step, const std::vector<engine::CaseSummaryPtr>& chosen, QWidget* parent);
  /// Opens a form; where none of the cases takes the step only a notice is shown.
  static BatchForm* begin(const Desk& desk, const BatchStep& step, const std::vector<engine::CaseSummaryPtr>& chosen, QWidget* parent);
  void accept() override;

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  QString askedFor() const;
  EngineBridge::Command commandFor(const model::CaseSummary& c, const Uuid& task) const;
  void showAnswers(const std::vector<engine::Answer>& answers);
  Desk m_desk;
  BatchStep m_step;
  std::vector<engine::CaseSummaryPtr> m_cases;
  std::vector<Uuid> m_tasks;  ///< of the two that ask for one, beside m_cases, which has a case once for each of its tasks
  std::size_t m_leftOut;
  std::size_t m_done = 0, m_refused = 0, m_untold = 0;  ///< m_untold: urged, but nobody gets a message
  bool m_answered = false;
  std::vector<DepartmentId> m_departments;
  QLabel *m_head, *m_subject;
  QLabel *m_departmentLabel = nullptr, *m_dateLabel = nullptr, *m_textLabel = nullptr;
  SearchCombo* m_department = nullptr;
  QRadioButton *m_satisfied = nullptr, *m_unsatisfied = nullptr;
  QDateTimeEdit* m_date = nullptr;
  QPlainTextEdit* m_text = nullptr;
  QTreeWidget* m_list;
  FormFoot* m_foot;
};

}  // namespace jw::ui
