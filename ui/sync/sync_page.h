// Sync: where it stands, what is to be reviewed, all workstations.
#pragma once
#include "ui/widgets/tabbed_page.h"

class QStackedWidget;

namespace jw::ui {

class ConflictView;
class JoinForm;
class SitesView;
class SyncStatusView;
class SyncWatch;

class SyncPage : public TabbedPage {
  Q_OBJECT
 public:
  SyncPage(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);
  enum Tab { status, review, sites, tabs };
  void showTab(Tab which) { showView(which); }

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  SyncWatch& m_watch;
  QStackedWidget* m_first;
  SyncStatusView* m_status;
  JoinForm* m_join;
};

}  // namespace jw::ui
