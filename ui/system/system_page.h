// System: switches and durations, who can be reached how, the operation log, the window and the store.
#pragma once
#include "ui/widgets/tabbed_page.h"

namespace jw::ui {

class SystemPage : public TabbedPage {
  Q_OBJECT
 public:
  SystemPage(const Desk& desk, QWidget* parent = nullptr);
  enum Tab { settings, directory, log, window, tabs };
  void showTab(Tab which) { showView(which); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
};

}  // namespace jw::ui
