#include "ui/case/task_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "core/engine/side_rights.h"
#include "ui/case/case_timeline.h"
#include "ui/case/side_form.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

TaskList::TaskList(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_rows(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("tasks"));
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(m_rows, [this] { m_rows->setSpacing(m_desk.theme.px(6)); });
}

void TaskList::show(const model::CaseDetails& details) {
  m_clocks.clear();
  m_paused = details.summary.state == model::CaseState::suspended;
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  setVisible(!details.tasks.empty());
  if (details.tasks.empty()) return;
  const auto& directory = m_desk.bridge.directory();
  QStringList open;
  for (const auto& t : details.tasks)
    if (t.state == model::CaseTask::State::open) open << text(directory.departmentName(t.department));
  auto* head = makeLabel("heading", this);
  head->setText(tr("Response group · %1 in the lead").arg(text(directory.departmentName(details.summary.department))));
  head->setWordWrap(true);
  m_rows->addWidget(head);
  if (!open.isEmpty()) {
    auto* hint = makeLabel("second", this);
    hint->setObjectName(QStringLiteral("openTasks"));
    hint->setText(tr("The lead can feed back once these have ended: %1").arg(open.join(tr(", "))));
    hint->setWordWrap(true);
    m_rows->addWidget(hint);
  }
  for (const auto& t : details.tasks) {
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    auto* words = makeLabel("fact", row);
    words->setText(wordsOf(t));
    if (t.state == model::CaseTask::State::open) m_clocks.emplace_back(words, t);
    words->setWordWrap(true);
    across->addWidget(words, 1);
    const auto button = [&](const QString& name, const char* object, SideForm::Kind kind) {
      auto* b = new QPushButton(name, row);
      b->setObjectName(QLatin1String(object));
      connect(b, &QPushButton::clicked, this, [this, kind, c = details.summary, t] { SideForm::begin(m_desk, {c, t, {}}, kind, window()); });
      across->addWidget(b, 0, Qt::AlignTop);
    };
    const auto& actor = m_desk.bridge.actor();
    if (engine::SideRights::mayEndTask(t, false, actor)) button(tr("Done"), "taskDone", SideForm::Kind::taskDone);
    if (engine::SideRights::mayUrge(details.summary, t.id, actor)) button(tr("Urge"), "taskUrge", SideForm::Kind::urge);
    if (engine::SideRights::mayEndTask(t, true, actor)) button(tr("Withdraw"), "taskWithdraw", SideForm::Kind::taskWithdraw);
    m_rows->addWidget(row);
  }
  for (QWidget* w : findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    if (m_rows->indexOf(w) >= 0) w->setVisible(true);
  showClocks();
}

QString TaskList::wordsOf(const model::CaseTask& t) const {
  const Instant now = m_desk.bridge.now();
  const bool runs = t.state == model::CaseTask::State::open && t.due != kNever;
  QString state = CaseTimeline::of(t.state);
  if (runs && m_paused)
    state += QStringLiteral(" · ") + tr("stands still with the case");
  else if (runs)
    state = QStringLiteral("%1 · %2").arg((t.due <= now ? tr("▲ %1 overdue") : tr("● %1 left")).arg(durationText(t.due - now)), tr("due %1").arg(Words::moment(t.due, now)));
  QString line = QStringLiteral("%1 · %2\n%3").arg(text(m_desk.bridge.directory().departmentName(t.department)), state, text(t.request));
  if (!t.result.empty()) line += QStringLiteral(" → ") + text(t.result);
  return line;
}

void TaskList::showClocks() {
  for (const auto& [label, task] : m_clocks) {
    const bool late = !m_paused && task.due <= m_desk.bridge.now();
    const QString words = wordsOf(task);
    if (label->text() != words) label->setText(words);
    const char* role = late ? "error" : "fact";
    if (label->property("role").toString() == QLatin1String(role)) continue;
    setRole(label, role);
    label->style()->unpolish(label);
    label->style()->polish(label);
  }
}

}  // namespace jw::ui
