#include "ui/case/step_form.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/report/report_attachments.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/late_moment.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using model::Action;

namespace {

bool asksDepartment(Action a) {
  return a == Action::assign;
}
bool asksDate(Action a) {
  return a == Action::suspend || a == Action::extend;
}
bool asksText(Action a) {
  return a == Action::assign || a == Action::reject || a == Action::void_ || a == Action::feedBack ||
         a == Action::followUp || a == Action::suspend || a == Action::extend || a == Action::reopen;
}
/// The text is a result or a note; for the other steps it is a reason.
bool textIsNote(Action a) {
  return a == Action::feedBack || a == Action::followUp;
}

}  // namespace

QString doneText(Action action, const engine::Done& done) {
  return StepForm::tr("%1: %2. The case is now %3.").arg(text(done.number), Words::of(action), Words::of(done.state));
}

bool StepForm::asks(Action action) {
  return asksText(action) || asksDate(action);
}

void StepForm::begin(const Desk& desk, const model::CaseSummary& c, Action action, QWidget* parent, const model::CaseRequest* request) {
  if (!asks(action)) return takeStep(desk, c, action, parent);
  auto* form = new StepForm(desk, c, action, parent, request);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->open();
}

void StepForm::takeStep(const Desk& desk, const model::CaseSummary& c, Action action, QObject* receiver) {
  engine::ActOnCase step;
  step.id = c.id;
  step.action = action;
  step.seen = c.rowVer;
  auto& notices = desk.notices;
  desk.bridge.submit(std::move(step), receiver,
                     [&notices, action, number = text(c.number)](const engine::Answer& answer) {
                       if (const auto* done = engine::done(answer))
                         notices.tell(doneText(action, *done));
                       else
                         notices.warn(QStringLiteral("%1 · %2").arg(number, Words::of(engine::refused(answer)->code)));
                     });
}

StepForm::StepForm(const Desk& desk, const model::CaseSummary& c, Action action, QWidget* parent, const model::CaseRequest* request)
    : QDialog(parent), m_desk(desk), m_case(c), m_action(action) {
  setObjectName(QStringLiteral("stepForm"));
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 16, 8);
  layout->addWidget(m_head = makeLabel("title", this));
  m_subject = makeLabel("second", this);
  m_subject->setWordWrap(true);
  layout->addWidget(m_subject);

  if (asksDepartment(action)) {
    layout->addWidget(m_departmentLabel = makeLabel("heading", this));
    m_department = new SearchCombo(this);
    m_department->setObjectName(QStringLiteral("department"));
    const DepartmentId wanted = c.proposed ? c.proposed : c.department;
    for (const auto& department : m_desk.bridge.directory().departments()) {
      m_departments.push_back(department.id);
      m_department->addItem(text(department.name));
    }
    const auto at = std::find(m_departments.begin(), m_departments.end(), wanted);
    m_department->choose(wanted && at != m_departments.end() ? static_cast<int>(at - m_departments.begin()) : -1);
    layout->addWidget(m_department);
    m_hint = makeLabel("second", this);
    m_hint->setVisible(c.proposed && at != m_departments.end());
    layout->addWidget(m_hint);
  }
  if (action == Action::followUp) {
    auto* row = new QHBoxLayout;
    m_satisfied = new QRadioButton(this);
    m_satisfied->setObjectName(QStringLiteral("satisfied"));
    m_unsatisfied = new QRadioButton(this);
    m_unsatisfied->setObjectName(QStringLiteral("unsatisfied"));
    row->addWidget(m_satisfied);
    row->addWidget(m_unsatisfied);
    row->addStretch();
    layout->addLayout(row);
  }
  if (asksDate(action)) {
    layout->addWidget(m_dateLabel = makeLabel("heading", this));
    m_date = new QDateTimeEdit(this);
    m_date->setObjectName(QStringLiteral("until"));
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_date->setCalendarPopup(true);
    const Instant from =
        action == Action::extend && c.stepDue != kNever ? std::max(c.stepDue, m_desk.bridge.now()) : m_desk.bridge.now();
    m_date->setDateTime(localTime(request ? request->until : from + std::chrono::hours(72)));
    layout->addWidget(m_date);
  }
  if (asksText(action)) {
    layout->addWidget(m_textLabel = makeLabel("heading", this));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setTabChangesFocus(true);
    layout->addWidget(m_text, 1);
    if (action == Action::assign && c.proposed) {
      m_text->setPlainText(tr("as the rule proposes"));
      m_text->selectAll();  // another reason is typed over it
    }
  }
  if (request && m_text) {
    m_text->setPlainText(tr("as asked: %1").arg(text(request->reason)));
    m_text->selectAll();
  }
  if (action == Action::feedBack || action == Action::reject) layout->addWidget(m_files = new ReportAttachments(m_desk, this));
  layout->addWidget(m_happened = new LateMoment(m_desk, this));
  layout->addWidget(m_foot = new FormFoot(m_desk, this, Words::icon(action)));
  connect(m_foot, &FormFoot::sent, this, &StepForm::accept);
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(440), m_desk.theme.px(asksText(m_action) ? 372 : 232)); });
  if (m_department && m_department->chosen() < 0)
    m_department->setFocus();
  else if (m_satisfied)
    m_satisfied->setFocus();
  else if (m_text)
    m_text->setFocus();
  retranslate();
}

void StepForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void StepForm::retranslate() {
  setWindowTitle(Words::of(m_action));
  m_head->setText(Words::of(m_action));
  m_subject->setText(QStringLiteral("%1 · %2").arg(text(m_case.number), text(m_case.title)));
  if (m_departmentLabel) m_departmentLabel->setText(tr("Department"));
  if (m_department) m_department->setHint(tr("Type a part of its name"));
  if (m_hint)
    m_hint->setText(tr("The rules propose: %1").arg(text(m_desk.bridge.directory().departmentName(m_case.proposed))));
  if (m_satisfied) m_satisfied->setText(tr("The reporter is satisfied"));
  if (m_unsatisfied) m_unsatisfied->setText(tr("Not satisfied: a second round follows"));
  if (m_dateLabel) m_dateLabel->setText(m_action == Action::suspend ? tr("Resume on") : tr("New deadline"));
  if (m_textLabel)
    m_textLabel->setText(m_action == Action::feedBack   ? tr("What was done")
                         : m_action == Action::followUp ? tr("What was said")
                                                        : tr("Reason"));
  m_foot->setAction(Words::of(m_action));
}

QString StepForm::askedFor() const {
  using R = engine::RefusalCode;
  const bool empty = m_text && m_text->toPlainText().trimmed().isEmpty();
  if (m_department && m_department->chosen() < 0) return Words::of(R::needsDepartment);
  if (m_action == Action::feedBack && empty) return Words::of(R::needsResult);
  if (m_text && !textIsNote(m_action) && empty) return Words::of(R::needsReason);
  if (m_date && instantOf(m_date->dateTime()) <= m_desk.bridge.now()) return tr("The date must lie in the future.");
  if (m_date && m_action == Action::extend && m_case.stepDue != kNever && instantOf(m_date->dateTime()) <= m_case.stepDue) return tr("The new deadline must lie after the present one, %1.").arg(Words::fullMoment(m_case.stepDue));
  if (m_satisfied && !m_satisfied->isChecked() && !m_unsatisfied->isChecked()) return tr("Say whether the reporter is satisfied.");
  return {};
}

void StepForm::accept() {
  if (m_foot->isWaiting()) return;
  if (const QString missing = askedFor(); !missing.isEmpty()) return m_foot->complain(missing);
  engine::ActOnCase step;
  step.id = m_case.id;
  step.action = m_action;
  step.seen = m_case.rowVer;
  if (m_department) step.department = m_departments[static_cast<std::size_t>(m_department->chosen())];
  if (m_text) (textIsNote(m_action) ? step.note : step.reason) = m_text->toPlainText().trimmed().toStdString();
  if (m_satisfied) step.satisfied = m_satisfied->isChecked();
  if (m_date) step.until = instantOf(m_date->dateTime());
  step.at = m_happened->moment();
  m_foot->wait();
  m_desk.bridge.submit(std::move(step), this, [this](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) return m_foot->complain(Words::of(why->code));
    m_desk.notices.tell(doneText(m_action, *engine::done(answer)));
    if (m_files) m_files->attachTo(m_case.id, parentWidget());
    QDialog::accept();
  });
}

}  // namespace jw::ui
