#include "ui/cases/batch_form.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/engine/side_rights.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using model::Action;
using Kind = BatchStep::Kind;

namespace {

bool ofTasks(const BatchStep& s) { return s.kind == Kind::taskDone || s.kind == Kind::urgeCalledIn; }

/// The tasks of the case that take the step.
std::vector<Uuid> tasksFor(const Desk& desk, const BatchStep& step, const model::CaseSummary& c) {
  std::vector<Uuid> out;
  const auto& actor = desk.bridge.actor();
  for (const auto& called : c.calledIn) {
    model::CaseTask task;
    task.department = called.department;
    if (step.kind == Kind::taskDone ? engine::SideRights::mayEndTask(task, false, actor) : engine::SideRights::mayUrge(c, called.task, actor)) out.push_back(called.task);
  }
  return out;
}

bool asksDate(const BatchStep& s) {
  return s.kind == Kind::act && (s.action == Action::suspend || s.action == Action::extend);
}
bool asksText(const BatchStep& s) {
  return s.kind == Kind::urge || s.kind == Kind::join || ofTasks(s) || (s.kind == Kind::act && s.action != Action::accept && s.action != Action::archive && s.action != Action::resume);
}
bool asksReason(const BatchStep& s) {
  return s.kind == Kind::act && asksText(s) && s.action != Action::feedBack && s.action != Action::followUp;
}

}  // namespace

QString batchName(const BatchStep& step) {
  switch (step.kind) {
    case Kind::dispatchAsProposed:
      return BatchForm::tr("Dispatch as proposed");
    case Kind::urge:
      return BatchForm::tr("Urge by SMS / e-mail");
    case Kind::join:
      return BatchForm::tr("Join with the earlier case");
    case Kind::taskDone:
      return BatchForm::tr("Our part is done");
    case Kind::urgeCalledIn:
      return BatchForm::tr("Urge those called in");
    case Kind::act:
      break;
  }
  return Words::of(step.action);
}

bool takes(const Desk& desk, const BatchStep& step, const model::CaseSummary& c) {
  if (ofTasks(step)) return !c.calledIn.empty() && !tasksFor(desk, step, c).empty();
  if (step.kind == Kind::join) return c.suspect && c.state == model::CaseState::reported;
  if (step.kind == Kind::urge)
    return c.state == model::CaseState::assigned || c.state == model::CaseState::accepted || c.state == model::CaseState::reworking || c.state == model::CaseState::fedBack;
  if (step.kind == Kind::dispatchAsProposed && !c.proposed) return false;
  const Action wanted = step.kind == Kind::dispatchAsProposed ? Action::assign : step.action;
  const auto allowed = desk.bridge.allowedActions(c);
  return std::find(allowed.begin(), allowed.end(), wanted) != allowed.end();
}

BatchForm* BatchForm::begin(const Desk& desk, const BatchStep& step, const std::vector<engine::CaseSummaryPtr>& chosen, QWidget* parent) {
  if (std::none_of(chosen.begin(), chosen.end(), [&](const auto& c) { return takes(desk, step, *c); })) {
    desk.notices.warn(tr("%1: none of the chosen cases allows this now.").arg(batchName(step)));
    return nullptr;
  }
  auto* form = new BatchForm(desk, step, chosen, parent);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->open();
  return form;
}

BatchForm::BatchForm(const Desk& desk, const BatchStep& step, const std::vector<engine::CaseSummaryPtr>& chosen, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_step(step) {
  setObjectName(QStringLiteral("batchForm"));
  std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(m_cases), [&](const auto& c) { return takes(m_desk, m_step, *c); });
  m_leftOut = chosen.size() - m_cases.size();
  if (ofTasks(m_step))
    for (const auto& c : std::exchange(m_cases, {}))
      for (const auto& task : tasksFor(m_desk, m_step, *c)) {
        m_cases.push_back(c);
        m_tasks.push_back(task);
      }
  build();
  connect(m_foot, &FormFoot::sent, this, &BatchForm::accept);
  connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
    Q_EMIT opened(m_cases[item->data(0, Qt::UserRole).toULongLong()]->id);
  });
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(480), m_desk.theme.px(asksText(m_step) ? 340 : 180)); });
  retranslate();
}

void BatchForm::build() {
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 16, 8);
  layout->addWidget(m_head = makeLabel("title", this));
  m_subject = makeLabel("second", this);
  m_subject->setObjectName(QStringLiteral("subject"));
  m_subject->setWordWrap(true);
  layout->addWidget(m_subject);
  if (m_step.kind == Kind::act && m_step.action == Action::assign) {
    layout->addWidget(m_departmentLabel = makeLabel("heading", this));
    m_department = new SearchCombo(this);
    m_department->setObjectName(QStringLiteral("department"));
    for (const auto& department : m_desk.bridge.directory().departments()) {
      m_departments.push_back(department.id);
      m_department->addItem(text(department.name));
    }
    m_department->choose(-1);
    layout->addWidget(m_department);
  }
  if (m_step.kind == Kind::act && m_step.action == Action::followUp) {
    auto* row = new QHBoxLayout;
    row->addWidget(m_satisfied = new QRadioButton(this));
    row->addWidget(m_unsatisfied = new QRadioButton(this));
    m_satisfied->setObjectName(QStringLiteral("satisfied"));
    m_unsatisfied->setObjectName(QStringLiteral("unsatisfied"));
    row->addStretch();
    layout->addLayout(row);
  }
  if (asksDate(m_step)) {
    layout->addWidget(m_dateLabel = makeLabel("heading", this));
    m_date = new QDateTimeEdit(this);
    m_date->setObjectName(QStringLiteral("until"));
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_date->setCalendarPopup(true);
    m_date->setDateTime(localTime(m_desk.bridge.now() + std::chrono::hours(72)));
    layout->addWidget(m_date);
  }
  if (asksText(m_step)) {
    layout->addWidget(m_textLabel = makeLabel("heading", this));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setTabChangesFocus(true);
    layout->addWidget(m_text, 1);
  }
  m_list = new QTreeWidget(this);
  m_list->setObjectName(QStringLiteral("refusedCases"));
  m_list->setRootIsDecorated(false);
  m_list->setColumnCount(3);
  m_list->hide();
  layout->addWidget(m_list, 2);
  layout->addWidget(m_foot = new FormFoot(m_desk, this));
  if (m_department)
    m_department->setFocus();
  else if (m_text)
    m_text->setFocus();
  else
    m_foot->focusAction();
}

void BatchForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void BatchForm::retranslate() {
  const QString name = batchName(m_step);
  setWindowTitle(name);
  m_head->setText(name);
  const auto n = m_cases.size();
  const QString many = ofTasks(m_step) ? tr("%1 tasks").arg(n) : tr("%1 cases").arg(n);
  if (m_answered)
    m_subject->setText(tr("%1 done, %2 refused:").arg(m_done).arg(m_refused));
  else if (m_leftOut)
    m_subject->setText(ofTasks(m_step) ? tr("%1 tasks. %2 of the chosen cases do not allow this now and stay as they are.").arg(n).arg(m_leftOut)
                                       : tr("%1 cases. %2 of those chosen do not allow this now and stay as they are.").arg(n).arg(m_leftOut));
  else
    m_subject->setText(n == 1 ? QStringLiteral("%1 · %2").arg(text(m_cases[0]->number), text(m_cases[0]->title)) : many);
  if (m_departmentLabel) m_departmentLabel->setText(tr("Department for all of them"));
  if (m_department) m_department->setHint(tr("Type a part of its name"));
  if (m_satisfied) m_satisfied->setText(tr("The reporters are satisfied"));
  if (m_unsatisfied) m_unsatisfied->setText(tr("Not satisfied: a second round follows"));
  if (m_dateLabel) m_dateLabel->setText(m_step.action == Action::suspend ? tr("Resume on") : tr("New deadline"));
  if (m_textLabel)
    m_textLabel->setText(m_step.kind == Kind::taskDone       ? tr("What was done")
                         : m_step.kind != Kind::act          ? tr("Note")
                         : m_step.action == Action::feedBack ? tr("What was done")
                         : m_step.action == Action::followUp ? tr("What was said")
                                                             : tr("Reason"));
  m_list->setHeaderLabels({tr("Number"), tr("Title"), tr("Refused because")});
  m_foot->setAction(QStringLiteral("%1 (%2)").arg(name).arg(n));
}

QString BatchForm::askedFor() const {
  using R = engine::RefusalCode;
  const bool empty = m_text && m_text->toPlainText().trimmed().isEmpty();
  if (m_department && m_department->chosen() < 0) return Words::of(R::needsDepartment);
  if (((m_step.kind == Kind::act && m_step.action == Action::feedBack) || m_step.kind == Kind::taskDone) && empty) return Words::of(R::needsResult);
  if (asksReason(m_step) && empty) return Words::of(R::needsReason);
  if (m_date && instantOf(m_date->dateTime()) <= m_desk.bridge.now()) return tr("The date must lie in the future.");
  if (m_satisfied && !m_satisfied->isChecked() && !m_unsatisfied->isChecked()) return tr("Say whether the reporters are satisfied.");
  return {};
}

EngineBridge::Command BatchForm::commandFor(const model::CaseSummary& c, const Uuid& task) const {
  const std::string words = m_text ? m_text->toPlainText().trimmed().toStdString() : std::string();
  if (m_step.kind == Kind::taskDone) return engine::EndTask{task, false, words};
  if (m_step.kind == Kind::urgeCalledIn) return engine::UrgeCase{c.id, words, task};
  if (m_step.kind == Kind::urge) return engine::UrgeCase{c.id, words};
  if (m_step.kind == Kind::join) return engine::JoinDuplicate{c.id, c.suspect, words, c.rowVer};
  engine::ActOnCase step;
  step.id = c.id;
  step.action = m_step.action;
  step.seen = c.rowVer;
  if (m_step.kind == Kind::dispatchAsProposed) {
    step.action = Action::assign;
    step.department = c.proposed;
    step.reason = tr("as the rule proposes").toStdString();
  }
  if (m_department) step.department = m_departments[static_cast<std::size_t>(m_department->chosen())];
  if (asksText(m_step)) (asksReason(m_step) ? step.reason : step.note) = words;
  if (m_satisfied) step.satisfied = m_satisfied->isChecked();
  if (m_date) step.until = instantOf(m_date->dateTime());
  return step;
}

void BatchForm::accept() {
  if (m_answered) return QDialog::accept();
  if (m_foot->isWaiting()) return;
  const QString missing = askedFor();
  m_foot->complain(missing);
  if (!missing.isEmpty()) return;
  std::vector<EngineBridge::Command> commands;
  commands.reserve(m_cases.size());
  for (std::size_t i = 0; i < m_cases.size(); ++i) commands.push_back(commandFor(*m_cases[i], m_tasks.empty() ? Uuid() : m_tasks[i]));
  m_foot->wait();
  m_desk.bridge.submit(std::move(commands), this, [this](const std::vector<engine::Answer>& answers) { showAnswers(answers); });
}

void BatchForm::showAnswers(const std::vector<engine::Answer>& answers) {
  m_answered = true;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto* why = engine::refused(answers[i]);
    ++(why ? m_refused : m_done);
    if (!why && (m_step.kind == Kind::urge || m_step.kind == Kind::urgeCalledIn) && engine::done(answers[i])->messages == 0) ++m_untold;
    if (!why) continue;
    auto* item = new QTreeWidgetItem(m_list, {text(m_cases[i]->number), text(m_cases[i]->title), Words::of(why->code)});
    item->setData(0, Qt::UserRole, static_cast<qulonglong>(i));
    item->setToolTip(2, Words::of(why->code));
  }
  if (m_untold) m_desk.notices.warn(tr("%L1 of the urged cases: nobody was told. Switch urging by SMS or e-mail on, or enter addresses for the posts.").arg(m_untold));
  if (!m_refused) {
    m_desk.notices.tell(tr("%1: %2 done.").arg(batchName(m_step)).arg(m_done));
    return QDialog::accept();
  }
  for (QWidget* w : std::initializer_list<QWidget*>{m_departmentLabel, m_department, m_satisfied, m_unsatisfied, m_dateLabel, m_date, m_textLabel, m_text})
    if (w) w->hide();
  m_foot->setFinished();
  m_list->show();
  m_list->resizeColumnToContents(0);
  m_list->setFocus();
  resize(std::max(width(), m_desk.theme.px(640)), std::max(height(), m_desk.theme.px(320)));
  retranslate();
}

}  // namespace jw::ui
