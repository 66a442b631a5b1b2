// Asks what is needed for what is done to a case beside its steps, and does it.
#pragma once
#include <QDialog>

#include "core/engine/commands.h"
#include "ui/desk.h"

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QPlainTextEdit;

namespace jw::ui {

class FormFoot;
class SearchCombo;

/// Opens without waiting. Keeps what was typed when the engine refuses, and says why.
class SideForm : public QDialog {
  Q_OBJECT
 public:
  enum class Kind { urge, callIn, taskDone, taskWithdraw, join, askTime, askPause, refuseRequest };
  /// `task` of the two that end one, and of urging a department that was called in; `other` is the case that is repeated;
  /// `request` the one that is refused.
  struct Subject {
    model::CaseSummary c;
    model::CaseTask task = {};
    model::CaseSummary other = {};
    model::CaseRequest request = {};
  };
  static void begin(const Desk& desk, Subject subject, Kind kind, QWidget* parent);
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  SideForm(const Desk& desk, Subject subject, Kind kind, QWidget* parent);
  void retranslate();
  QString askedFor() const;
  QString name() const;
  bool asks() const { return m_kind == Kind::askTime || m_kind == Kind::askPause; }
  QDateTimeEdit* newDue(Instant from, Millis later);
  decltype(engine::Order::command) command() const;
  Desk m_desk;
  Subject m_subject;
  Kind m_kind;
  std::vector<DepartmentId> m_departments;
  QLabel *m_head, *m_about, *m_departmentLabel = nullptr, *m_dueLabel = nullptr, *m_dueHint = nullptr, *m_textLabel;
  SearchCombo* m_department = nullptr;
  QPlainTextEdit* m_text;
  QCheckBox* m_hasDue = nullptr;
  QDateTimeEdit* m_due = nullptr;
  FormFoot* m_foot;
};

}  // namespace jw::ui
