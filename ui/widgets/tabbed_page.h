// A page of several views with a row of tabs above them.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QStackedWidget;
class QToolButton;

namespace jw::ui {

/// Alt+1 … go to the tabs. Whoever derives from it adds a view for each tab, in their order, and words the tabs.
class TabbedPage : public QWidget {
  Q_OBJECT
 protected:
  /// The tabs are called `tabName` and their number, from 0 on.
  TabbedPage(const Desk& desk, const char* tabName, int tabs, QWidget* parent);
  QStackedWidget* views() const { return m_views; }
  QToolButton* tab(int i) const { return m_tabs[static_cast<std::size_t>(i)]; }
  void showView(int i);

  Desk m_desk;

 private:
  std::vector<QToolButton*> m_tabs;
  QStackedWidget* m_views;
};

}  // namespace jw::ui
