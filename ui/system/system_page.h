// System: switches and durations, the working calendar, event items, who can be reached how, crews, the operation log, backups, the window and the store.
#pragma once
#include "ui/widgets/tabbed_page.h"

namespace jw::ui {

class BackupWatch;
class CalendarPanel;

class SystemPage : public TabbedPage {
  Q_OBJECT
 public:
  SystemPage(const Desk& desk, BackupWatch& backups, QWidget* parent = nullptr);
  enum Tab { settings, calendar, categories, directory, crews, log, window, backup, tabs };
  void showTab(Tab which) { showView(which); }
  void openCalendar(int year);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  CalendarPanel* m_calendar;
};

}  // namespace jw::ui
