// Sync: where it stands, what is to be reviewed, all workstations.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QStackedWidget;
class QToolButton;

namespace jw::ui {

class ConflictView;
class JoinForm;
class SitesView;
class SyncStatusView;
class SyncWatch;

class SyncPage : public QWidget {
  Q_OBJECT
 public:
  SyncPage(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);
  enum Tab { status, review, sites, tabs };
  void showTab(Tab tab);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  Desk m_desk;
  SyncWatch& m_watch;
  std::vector<QToolButton*> m_tabs;
  QStackedWidget *m_pages, *m_first;
  SyncStatusView* m_status;
  JoinForm* m_join;
};

}  // namespace jw::ui
