#include "ui/system/system_page.h"

#include <QEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/backup/backup_panel.h"
#include "ui/system/calendar_panel.h"
#include "ui/system/category_panel.h"
#include "ui/system/crew_panel.h"
#include "ui/system/directory_panel.h"
#include "ui/system/settings_log_view.h"
#include "ui/system/settings_panel.h"
#include "ui/system/window_panel.h"

namespace jw::ui {

SystemPage::SystemPage(const Desk& desk, BackupWatch& backups, QWidget* parent) : TabbedPage(desk, "systemTab", tabs, parent) {
  auto* scroll = new QScrollArea(views());
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* panel = new WindowPanel(m_desk, scroll);
  panel->setObjectName(QStringLiteral("scrolled"));
  scroll->setWidget(panel);
  for (QWidget* w : std::initializer_list<QWidget*>{new SettingsPanel(m_desk, views()), m_calendar = new CalendarPanel(m_desk, views()), new CategoryPanel(m_desk, views()), new DirectoryPanel(m_desk, views()), new CrewPanel(m_desk, views()), new SettingsLogView(m_desk, views()), scroll, new BackupPanel(m_desk, backups, views())}) views()->addWidget(w);
  retranslate();
  showTab(settings);
}

void SystemPage::openCalendar(int year) {
  showTab(calendar);
  m_calendar->openYear(year);
}

void SystemPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  TabbedPage::changeEvent(event);
}

void SystemPage::retranslate() {
  tab(settings)->setText(tr("Switches and durations"));
  tab(calendar)->setText(tr("Working calendar"));
  tab(categories)->setText(tr("Event items"));
  tab(directory)->setText(tr("Departments and posts"));
  tab(crews)->setText(tr("Crews"));
  tab(log)->setText(tr("Operation log"));
  tab(window)->setText(tr("Window and store"));
  tab(backup)->setText(tr("Backups"));
}

}  // namespace jw::ui
