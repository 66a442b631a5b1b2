#include "ui/case/side_form.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

void SideForm::begin(const Desk& desk, Subject subject, Kind kind, QWidget* parent) {
  auto* form = new SideForm(desk, std::move(subject), kind, parent);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->open();
}

SideForm::SideForm(const Desk& desk, Subject subject, Kind kind, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_subject(std::move(subject)), m_kind(kind) {
  setObjectName(QStringLiteral("sideForm"));
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 16, 8);
  layout->addWidget(m_head = makeLabel("title", this));
  layout->addWidget(m_about = makeLabel("second", this));
  m_about->setWordWrap(true);
  if (kind == Kind::callIn) {
    layout->addWidget(m_departmentLabel = makeLabel("heading", this));
    m_department = new SearchCombo(this);
    m_department->setObjectName(QStringLiteral("department"));
    for (const auto& department : m_desk.bridge.directory().departments()) {
      if (department.id == m_subject.c.department) continue;
      m_departments.push_back(department.id);
      m_department->addItem(text(department.name));
    }
    m_department->choose(-1);
    layout->addWidget(m_department);
    auto* row = new QHBoxLayout;
    row->addWidget(m_hasDue = new QCheckBox(this));
    m_hasDue->setObjectName(QStringLiteral("hasDue"));
    m_due = newDue(m_desk.bridge.now(), std::chrono::hours(24));
    m_due->setEnabled(false);
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    row->addWidget(m_due, 1);
    layout->addLayout(row);
    layout->addWidget(m_dueHint = makeLabel("second", this));
    m_dueHint->setWordWrap(true);
  }
  if (asks()) {
    layout->addWidget(m_dueLabel = makeLabel("heading", this));
    const Instant now = m_desk.bridge.now(), due = m_subject.c.stepDue;
    layout->addWidget(m_due = newDue(kind == Kind::askTime && due != kNever ? std::max(due, now) : now, std::chrono::hours(72)));
    layout->addWidget(m_dueHint = makeLabel("second", this));
    m_dueHint->setWordWrap(true);
  }
  layout->addWidget(m_textLabel = makeLabel("heading", this));
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("text"));
  m_text->setTabChangesFocus(true);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_foot = new FormFoot(m_desk, this));
  connect(m_foot, &FormFoot::sent, this, &SideForm::accept);
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(440), m_desk.theme.px(m_department ? 400 : m_due ? 360 : 280)); });
  m_department ? m_department->setFocus() : m_text->setFocus();
  retranslate();
}

QDateTimeEdit* SideForm::newDue(Instant from, Millis later) {
  auto* due = new QDateTimeEdit(localTime(from + later), this);
  due->setObjectName(QStringLiteral("due"));
  due->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
  due->setCalendarPopup(true);
  return due;
}

void SideForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

QString SideForm::name() const {
  switch (m_kind) {
    case Kind::urge:
      return tr("Urge");
    case Kind::callIn:
      return tr("Call in a department");
    case Kind::taskDone:
      return tr("Our part is done");
    case Kind::taskWithdraw:
      return tr("Withdraw the task");
    case Kind::join:
      return tr("Join as a repetition");
    case Kind::askTime:
      return tr("Ask for more time");
    case Kind::askPause:
      return tr("Ask for a pause");
    case Kind::refuseRequest:
      return tr("Refuse the request");
  }
  return {};
}

void SideForm::retranslate() {
  setWindowTitle(name());
  m_head->setText(name());
  QString about = QStringLiteral("%1 · %2").arg(text(m_subject.c.number), text(m_subject.c.title));
  const auto department = [this](DepartmentId id) { return text(m_desk.bridge.directory().departmentName(id)); };
  if (m_kind == Kind::urge)
    about += '\n' + tr("%1 is urged; messages go out at once, by the channels that are switched on.").arg(department(m_subject.task.id ? m_subject.task.department : m_subject.c.department));
  if (m_kind == Kind::callIn) about += '\n' + tr("%1 stays in the lead and cannot feed back before every task has ended.").arg(department(m_subject.c.department));
  if (m_kind == Kind::taskDone || m_kind == Kind::taskWithdraw) about += '\n' + QStringLiteral("%1: %2").arg(department(m_subject.task.department), text(m_subject.task.request));
  if (m_kind == Kind::join)
    about += '\n' + tr("It becomes void as a repetition of %1 · %2. Both reporters are kept; this one hears of the result too.").arg(text(m_subject.other.number), text(m_subject.other.title));
  if (m_kind == Kind::refuseRequest) about += '\n' + tr("%1 is told, with the reason. The case stays due %2.").arg(department(m_subject.request.department), Words::fullMoment(model::activeDue(m_subject.c)));
  m_about->setText(about);
  if (m_departmentLabel) m_departmentLabel->setText(tr("Department"));
  if (m_department) m_department->setHint(tr("Type a part of its name"));
  if (m_hasDue) m_hasDue->setText(tr("Due at another moment"));
  if (m_dueLabel) m_dueLabel->setText(m_kind == Kind::askTime ? tr("Wished deadline") : tr("The work can go on"));
  if (m_dueHint && asks())
    m_dueHint->setText(m_subject.c.stepDue == kNever ? tr("The desk decides.") : tr("The desk decides. Until then the clock runs on: due %1.").arg(Words::fullMoment(m_subject.c.stepDue)));
  else if (m_dueHint)
    m_dueHint->setText(tr("Otherwise the limit for handling such a case counts from now. When it is over, the department is urged."));
  const QString labels[] = {tr("Note (may be empty)"), tr("What is asked of it"), tr("What was done"), tr("Reason"), tr("Note (may be empty)"), tr("Reason"), tr("Reason"), tr("Reason")};
  m_textLabel->setText(labels[static_cast<std::size_t>(m_kind)]);
  m_foot->setAction(name());
}

QString SideForm::askedFor() const {
  using R = engine::RefusalCode;
  const bool empty = m_text->toPlainText().trimmed().isEmpty();
  if (m_department && m_department->chosen() < 0) return Words::of(R::needsDepartment);
  if (m_kind == Kind::callIn && empty) return tr("Say what the department shall do.");
  if (m_kind == Kind::taskDone && empty) return Words::of(R::needsResult);
  if ((m_kind == Kind::taskWithdraw || m_kind == Kind::refuseRequest || asks()) && empty) return Words::of(R::needsReason);
  if (m_due && m_due->isEnabled() && instantOf(m_due->dateTime()) <= m_desk.bridge.now()) return tr("The date must lie in the future.");
  if (m_kind == Kind::askTime && m_subject.c.stepDue != kNever && instantOf(m_due->dateTime()) <= m_subject.c.stepDue)
    return tr("The new deadline must lie after the present one, %1.").arg(Words::fullMoment(m_subject.c.stepDue));
  return {};
}

decltype(engine::Order::command) SideForm::command() const {
  const std::string words = m_text->toPlainText().trimmed().toStdString();
  const CaseId id = m_subject.c.id;
  switch (m_kind) {
    case Kind::urge:
      return engine::UrgeCase{id, words, m_subject.task.id};
    case Kind::callIn:
      return engine::OpenTask{id, m_departments[static_cast<std::size_t>(m_department->chosen())], words,
                              m_hasDue->isChecked() ? instantOf(m_due->dateTime()) : kNever};
    case Kind::taskDone:
    case Kind::taskWithdraw:
      return engine::EndTask{m_subject.task.id, m_kind == Kind::taskWithdraw, words};
    case Kind::askTime:
    case Kind::askPause:
      return engine::AskForStep{id, m_kind == Kind::askTime ? model::Action::extend : model::Action::suspend, words, instantOf(m_due->dateTime()), m_subject.c.rowVer};
    case Kind::refuseRequest:
      return engine::EndRequest{m_subject.request.id, false, words};
    case Kind::join:
      break;
  }
  return engine::JoinDuplicate{id, m_subject.other.id, words, m_subject.c.rowVer};
}

void SideForm::accept() {
  if (m_foot->isWaiting()) return;
  if (const QString missing = askedFor(); !missing.isEmpty()) return m_foot->complain(missing);
  m_foot->wait();
  m_desk.bridge.submit(command(), this, [this](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) return m_foot->complain(Words::of(why->code));
    const auto& done = *engine::done(answer);
    const QString what = QStringLiteral("%1 · %2").arg(text(done.number), name());
    if ((m_kind == Kind::urge || m_kind == Kind::callIn) && done.messages == 0)
      m_desk.notices.warn(tr("%1: recorded, but nobody was told. Switch urging by SMS or e-mail on, or enter addresses for the posts.").arg(what));
    else
      m_desk.notices.tell(m_kind == Kind::urge ? tr("%1: %2 messages").arg(what).arg(done.messages) : what);
    QDialog::accept();
  });
}

}  // namespace jw::ui
