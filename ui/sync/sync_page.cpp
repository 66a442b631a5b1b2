#include "ui/sync/sync_page.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/sync/conflict_view.h"
#include "ui/sync/join_form.h"
#include "ui/sync/sites_view.h"
#include "ui/sync/sync_status_view.h"
#include "ui/sync/sync_watch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

SyncPage::SyncPage(const Desk& desk, SyncWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = makeFrame("bar", this);
  bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* heads = new QHBoxLayout(bar);
  m_desk.theme.space(heads, 12, 4, 16);
  auto* group = new QButtonGroup(this);
  m_pages = new QStackedWidget(this);
  for (int i = 0; i < tabs; ++i) {
    auto* b = new QToolButton(bar);
    setRole(b, "tab");
    b->setObjectName(QStringLiteral("syncTab%1").arg(i));
    b->setCheckable(true);
    b->setFocusPolicy(Qt::TabFocus);
    group->addButton(b);
    heads->addWidget(b);
    m_tabs.push_back(b);
    connect(b, &QToolButton::clicked, this, [this, i] { showTab(static_cast<Tab>(i)); });
    auto* key = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, [this, i] { showTab(static_cast<Tab>(i)); });
  }
  heads->addStretch(1);
  layout->addWidget(bar);
  layout->addWidget(m_pages, 1);
  auto* scroll = new QScrollArea(m_pages);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  m_first = new QStackedWidget(scroll);
  m_first->setObjectName(QStringLiteral("scrolled"));
  m_first->addWidget(m_status = new SyncStatusView(m_desk, m_watch, m_first));
  m_first->addWidget(m_join = new JoinForm(m_desk, m_watch, m_first));
  scroll->setWidget(m_first);
  auto* conflicts = new ConflictView(m_desk, m_watch, m_pages);
  connect(conflicts, &ConflictView::opened, this, &SyncPage::opened);
  for (QWidget* w : std::initializer_list<QWidget*>{scroll, conflicts, new SitesView(m_desk, m_watch, m_pages)}) m_pages->addWidget(w);
  setFocusProxy(m_pages);
  connect(&m_watch, &SyncWatch::changed, this, &SyncPage::follow);
  retranslate();
  showTab(status);
}

void SyncPage::showTab(Tab tab) {
  m_tabs[tab]->setChecked(true);
  m_pages->setCurrentIndex(tab);
}

void SyncPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SyncPage::retranslate() {
  m_tabs[status]->setText(tr("Status"));
  m_tabs[sites]->setText(tr("All workstations"));
  follow();
}

void SyncPage::follow() {
  QWidget* first = m_watch.isAlone() ? static_cast<QWidget*>(m_join) : m_status;
  if (m_first->currentWidget() != first) m_first->setCurrentWidget(first);
  const auto n = m_watch.status().conflicts;
  m_tabs[review]->setText(n > 0 ? tr("To review: %L1").arg(n) : tr("To review"));
}

}  // namespace jw::ui
