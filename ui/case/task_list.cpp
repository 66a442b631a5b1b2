#include "ui/case/task_list.h"

#include <QHBoxLayout>
#include <QPushButton>
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
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  setVisible(!details.tasks.empty());
  if (details.tasks.empty()) return;
  const Instant now = m_desk.bridge.now();
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
    const bool isOpen = t.state == model::CaseTask::State::open;
    const bool late = isOpen && t.due != kNever && t.due < now;
    auto* words = makeLabel(late ? "error" : "fact", row);
    QString state = CaseTimeline::of(t.state);
    if (isOpen && t.due != kNever) state = (late ? tr("▲ %1 overdue") : tr("● %1 left")).arg(durationText(t.due - now));
    QString line = QStringLiteral("%1 · %2\n%3").arg(text(directory.departmentName(t.department)), state, text(t.request));
    if (!t.result.empty()) line += QStringLiteral(" → ") + text(t.result);
    words->setText(line);
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
    if (engine::SideRights::mayEndTask(t, true, actor)) button(tr("Withdraw"), "taskWithdraw", SideForm::Kind::taskWithdraw);
    m_rows->addWidget(row);
  }
  for (QWidget* w : findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    if (m_rows->indexOf(w) >= 0) w->setVisible(true);
}

}  // namespace jw::ui
