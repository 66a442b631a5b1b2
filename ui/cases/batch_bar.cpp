#include "ui/cases/batch_bar.h"

#include <QEvent>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using model::Action;
using Kind = BatchStep::Kind;

namespace {

constexpr std::size_t kLooked = 300;  // of many chosen cases, these say which steps are offered

QString iconOf(const BatchStep& step) {
  switch (step.kind) {
    case Kind::dispatchAsProposed:
      return QStringLiteral("dispatch");
    case Kind::urge:
    case Kind::urgeCalledIn:
      return QStringLiteral("bell");
    case Kind::taskDone:
      return Words::icon(Action::feedBack);
    case Kind::join:
      return QStringLiteral("layers");
    case Kind::act:
      break;
  }
  return Words::icon(step.action);
}

}  // namespace

BatchBar::BatchBar(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("batchBar"));
  auto* flow = new FlowLayout(this);
  m_desk.theme.space(flow, 0, 0, 6);
  const auto add = [&](const BatchStep& step, const char* key, const char* name) {
    auto* button = makeFlatButton(m_desk.theme, iconOf(step), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->hide();
    connect(button, &QToolButton::clicked, this, [this, step] { Q_EMIT wanted(step); });
    flow->addWidget(button);
    m_entries.push_back({step, key, button});
  };
  add({Kind::dispatchAsProposed, Action::assign}, "Shift+D", "batchProposed");
  add({Kind::act, Action::assign}, "D", "batchAssign");
  add({Kind::join, Action::void_}, "R", "batchJoin");
  add({Kind::act, Action::accept}, "A", "batchAccept");
  add({Kind::act, Action::reject}, "X", "batchReject");
  add({Kind::act, Action::feedBack}, "B", "batchFeedBack");
  add({Kind::taskDone, Action::feedBack}, "B", "batchTaskDone");
  add({Kind::act, Action::followUp}, "V", "batchFollowUp");
  add({Kind::act, Action::archive}, "G", "batchArchive");
  add({Kind::urge, Action::report}, "U", "batchUrge");
  add({Kind::urgeCalledIn, Action::report}, "U", "batchUrgeCalledIn");
  add({Kind::act, Action::suspend}, "H", "batchSuspend");
  add({Kind::act, Action::resume}, "H", "batchResume");
  add({Kind::act, Action::extend}, "L", "batchExtend");
  add({Kind::act, Action::void_}, "", "batchVoid");
  add({Kind::act, Action::reopen}, "O", "batchReopen");
  m_print = makeFlatButton(m_desk.theme, QStringLiteral("print"), this);
  m_print->setObjectName(QStringLiteral("printList"));
  m_print->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(m_print, &QToolButton::clicked, this, &BatchBar::printWanted);
  flow->addWidget(m_print);
  retranslate();
}

void BatchBar::show(const std::vector<engine::CaseSummaryPtr>& chosen, bool calledIn) {
  const auto end = chosen.begin() + static_cast<std::ptrdiff_t>(std::min(chosen.size(), kLooked));
  for (const Entry& e : m_entries) {
    // What the view at the right offers for one case is not offered twice.
    const bool many = chosen.size() > 1;
    const bool ofTasks = e.step.kind == Kind::taskDone || e.step.kind == Kind::urgeCalledIn;
    const bool here = calledIn ? e.step.kind != Kind::urge : !ofTasks;
    e.button->setVisible(many && here && std::any_of(chosen.begin(), end, [&](const auto& c) { return takes(m_desk, e.step, *c); }));
  }
  updateGeometry();
}

void BatchBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void BatchBar::retranslate() {
  for (const Entry& e : m_entries) e.button->setText(QStringLiteral("%1  %2").arg(batchName(e.step), QLatin1String(e.key)).trimmed());
  m_print->setText(tr("Print") + QStringLiteral("  Ctrl+P"));
}

}  // namespace jw::ui
