#include "ui/sync/sync_page.h"

#include <QEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/sync/conflict_view.h"
#include "ui/sync/join_form.h"
#include "ui/sync/sites_view.h"
#include "ui/sync/sync_status_view.h"
#include "ui/sync/sync_watch.h"

namespace jw::ui {

SyncPage::SyncPage(const Desk& desk, SyncWatch& watch, QWidget* parent) : TabbedPage(desk, "syncTab", tabs, parent), m_watch(watch) {
  auto* scroll = new QScrollArea(views());
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  m_first = new QStackedWidget(scroll);
  m_first->setObjectName(QStringLiteral("scrolled"));
  m_first->addWidget(m_status = new SyncStatusView(m_desk, m_watch, m_first));
  m_first->addWidget(m_join = new JoinForm(m_desk, m_watch, m_first));
  scroll->setWidget(m_first);
  auto* conflicts = new ConflictView(m_desk, m_watch, views());
  connect(conflicts, &ConflictView::opened, this, &SyncPage::opened);
  for (QWidget* w : std::initializer_list<QWidget*>{scroll, conflicts, new SitesView(m_desk, m_watch, views())}) views()->addWidget(w);
  connect(&m_watch, &SyncWatch::changed, this, &SyncPage::follow);
  retranslate();
  showTab(status);
}

void SyncPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  TabbedPage::changeEvent(event);
}

void SyncPage::retranslate() {
  tab(status)->setText(tr("Status"));
  tab(sites)->setText(tr("All workstations"));
  follow();
}

void SyncPage::follow() {
  QWidget* first = m_watch.isAlone() ? static_cast<QWidget*>(m_join) : m_status;
  if (m_first->currentWidget() != first) m_first->setCurrentWidget(first);
  const auto n = m_watch.status().conflicts;
  tab(review)->setText(n > 0 ? tr("To review: %L1").arg(n) : tr("To review"));
}

}  // namespace jw::ui
