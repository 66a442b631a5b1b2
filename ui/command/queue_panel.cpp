#include "ui/command/queue_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/command/queue_delegate.h"
#include "ui/command/queue_model.h"
#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

QueuePanel::QueuePanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("queuePanel"));
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 8, 8, 8);

  auto* tabs = new QGridLayout;
  tabs->setSpacing(0);
  for (const Queue queue : kQueues) {
    auto* tab = new QToolButton(this);
    setRole(tab, "tab");
    tab->setCheckable(true);
    tab->setAutoExclusive(true);
    tab->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tab->setObjectName(QStringLiteral("queueTab%1").arg(static_cast<int>(queue)));
    connect(tab, &QToolButton::clicked, this, [this, queue] { setQueue(queue); });
    tabs->addWidget(tab, 0, static_cast<int>(queue));
    m_tabs[queue] = tab;
  }
  layout->addLayout(tabs);

  m_model = new QueueModel(m_desk.cases, this);
  m_list = new QListView(this);
  m_list->setObjectName(QStringLiteral("queue"));
  setRole(m_list, "queue");
  m_list->setModel(m_model);
  m_list->setItemDelegate(new QueueDelegate(m_desk, m_list));
  m_list->setUniformItemSizes(true);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setMouseTracking(true);
  layout->addWidget(m_list, 1);
  m_empty = makeLabel("empty", this);
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_empty, 1);
  m_more = makeLabel("second", this);
  m_more->setWordWrap(true);
  layout->addWidget(m_more);
  m_dispatch = new QPushButton(this);
  m_dispatch->setObjectName(QStringLiteral("dispatchAsProposed"));
  m_desk.theme.dress(m_dispatch, QStringLiteral("dispatch"));
  layout->addWidget(m_dispatch);
  connect(m_dispatch, &QPushButton::clicked, this, &QueuePanel::dispatchAsProposed);

  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showCounts(); });
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    // Only a choice counts: a current card that slips down because another has gone must not become the one acted on.
    const auto c = m_model->at(now.row());
    if (c && !m_showing && m_list->hasFocus() && m_list->selectionModel()->isSelected(now)) m_desk.selection.set(c->id);
  });
  connect(m_list, &QListView::clicked, this, [this](const QModelIndex& at) {
    if (const auto c = m_model->at(at.row())) m_desk.selection.set(c->id);
  });
  connect(m_list, &QListView::activated, this, [this](const QModelIndex& at) {
    if (const auto c = m_model->at(at.row())) Q_EMIT opened(c->id);
  });
  connect(&m_desk.selection, &Selection::changed, this, &QueuePanel::showSelection);
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(m_model, signal, this, &QueuePanel::showCounts);
  connect(m_model, &QAbstractItemModel::modelReset, this, &QueuePanel::showCounts);
  connect(&m_desk.cases, &LiveCases::reset, this, &QueuePanel::showCounts);
  // Once a second the clocks on the cards move on.
  connect(&m_second, &QTimer::timeout, this, [this] {
    showCounts();
    m_list->viewport()->update();
  });
  m_second.start(1000);
  connect(&m_desk.theme, &Theme::changed, m_list, [this] { m_list->doItemsLayout(); });

  setQueue(static_cast<Queue>(m_desk.memory.get(QStringLiteral("command/queue"), 0).toInt() %
                              static_cast<int>(kQueues.size())));
  setFocusProxy(m_list);
  retranslate();
}

void QueuePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void QueuePanel::retranslate() {
  m_dispatch->setText(tr("Dispatch as proposed") + QStringLiteral("  Shift+D"));
  showCounts();
}

void QueuePanel::setQueue(Queue queue) {
  m_model->setQueue(queue);
  m_tabs[queue]->setChecked(true);
  m_desk.memory.set(QStringLiteral("command/queue"), static_cast<int>(queue));
  showCounts();
  showSelection();
}

void QueuePanel::showCounts() {
  const QString names[] = {tr("To dispatch"), tr("Rejected"), tr("Overdue"), tr("All open")};
  for (const auto& [queue, tab] : m_tabs) {
    const auto count = m_desk.cases.count(queue);
    tab->setText(QStringLiteral("%L1\n%2").arg(count).arg(names[static_cast<int>(queue)]));
  }
  const Queue queue = m_model->queue();
  const int shown = m_model->rowCount();
  m_list->setVisible(shown > 0);
  m_empty->setVisible(shown == 0);
  QString nothing = tr("Loading the open cases …");
  if (m_desk.cases.isLoaded()) switch (queue) {
      case Queue::toDispatch:
        nothing = tr("Nothing waits for dispatch.\nPress N to report something new.");
        break;
      case Queue::rejected:
        nothing = tr("No department has sent anything back.");
        break;
      case Queue::overdue:
        nothing = tr("Nothing is overdue.");
        break;
      case Queue::all:
        nothing = tr("No open case here.\nPress N to report something new, or choose a larger area above.");
        break;
    }
  m_empty->setText(nothing);
  const auto total = m_desk.cases.count(queue);
  m_more->setVisible(total > static_cast<std::size_t>(shown) && shown > 0);
  m_more->setText(tr("The %1 most urgent of %2; the rest is on the Cases page.").arg(shown).arg(total));
  bool ready = false;
  for (const auto& c : selected())
    ready |= c->proposed && (c->state == model::CaseState::reported || c->state == model::CaseState::rejected);
  m_dispatch->setVisible(queue == Queue::toDispatch || queue == Queue::rejected);
  m_dispatch->setEnabled(ready);
}

void QueuePanel::showSelection() {
  m_showing = true;
  const int row = m_model->rowOf(m_desk.selection.current());
  if (row < 0)
    m_list->clearSelection();
  else if (!m_list->selectionModel()->isRowSelected(row, {}))
    m_list->setCurrentIndex(m_model->index(row));
  m_showing = false;
  showCounts();
}

void QueuePanel::step(int by) {
  if (m_model->rowCount() == 0) return;
  const int row = m_model->rowOf(m_desk.selection.current());
  const int next = row < 0 ? 0 : std::clamp(row + by, 0, m_model->rowCount() - 1);
  m_list->setFocus(Qt::ShortcutFocusReason);
  m_list->setCurrentIndex(m_model->index(next));
  m_desk.selection.set(m_model->at(next)->id);
}

std::vector<engine::CaseSummaryPtr> QueuePanel::selected() const {
  std::vector<engine::CaseSummaryPtr> cases;
  for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
    if (auto c = m_model->at(index.row())) cases.push_back(std::move(c));
  return cases;
}

void QueuePanel::dispatchAsProposed() {
  std::vector<EngineBridge::Command> commands;
  for (const auto& c : selected()) {
    if (!c->proposed || (c->state != model::CaseState::reported && c->state != model::CaseState::rejected)) continue;
    engine::ActOnCase step;
    step.id = c->id;
    step.action = model::Action::assign;
    step.department = c->proposed;
    step.reason = tr("as the rule proposes").toStdString();
    step.seen = c->rowVer;
    commands.emplace_back(std::move(step));
  }
  if (commands.empty()) {
    m_desk.notices.warn(tr("None of the chosen cases waits with a proposal. Press D to choose the department."));
    return;
  }
  m_desk.bridge.submit(std::move(commands), this, [this](const std::vector<engine::Answer>& answers) {
    int sent = 0;
    const engine::Refused* why = nullptr;
    for (const auto& answer : answers) {
      if (engine::done(answer))
        ++sent;
      else
        why = engine::refused(answer);
    }
    if (!why)
      m_desk.notices.tell(tr("Dispatched: %1.").arg(sent));
    else
      m_desk.notices.warn(
          tr("%1 of %2 dispatched. The others: %3").arg(sent).arg(answers.size()).arg(Words::of(why->code)));
  });
}

}  // namespace jw::ui
