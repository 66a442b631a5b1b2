// Asks what a step of a case needs, and takes it.
#pragma once
#include <QDialog>

#include "core/engine/commands.h"
#include "ui/desk.h"

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QPlainTextEdit;
class QRadioButton;

namespace jw::ui {

class FormFoot;
class LateMoment;
class ReportAttachments;
class SearchCombo;

/// Opens without waiting. Keeps what was typed when the engine refuses, and says why.
class StepForm : public QDialog {
  Q_OBJECT
 public:
  /// `request`: what the department has asked for, which is filled in; null: nothing.
  StepForm(const Desk& desk, const model::CaseSummary& c, model::Action action, QWidget* parent, const model::CaseRequest* request = nullptr);
  /// Whether the step asks anything at all; if not it is taken at once with takeStep().
  static bool asks(model::Action action);
  static void takeStep(const Desk& desk, const model::CaseSummary& c, model::Action action, QObject* receiver);
  /// The form or the step itself, whatever the action needs.
  static void begin(const Desk& desk, const model::CaseSummary& c, model::Action action, QWidget* parent, const model::CaseRequest* request = nullptr);
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  QString askedFor() const;
  Desk m_desk;
  model::CaseSummary m_case;
  model::Action m_action;
  std::vector<DepartmentId> m_departments;
  QLabel *m_head, *m_subject, *m_hint = nullptr;
  QLabel *m_departmentLabel = nullptr, *m_textLabel = nullptr, *m_dateLabel = nullptr;
  SearchCombo* m_department = nullptr;
  QRadioButton *m_satisfied = nullptr, *m_unsatisfied = nullptr;
  QPlainTextEdit* m_text = nullptr;
  QDateTimeEdit* m_date = nullptr;
  FormFoot* m_foot;
  LateMoment* m_happened;
  ReportAttachments* m_files = nullptr;  ///< of a result or a rejection
};

/// One sentence on what has become of a case: "64… · accepted".
QString doneText(model::Action action, const engine::Done& done);

}  // namespace jw::ui
