// System: switches and durations, who can be reached how, the operation log, the window and the store.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QStackedWidget;
class QToolButton;

namespace jw::ui {

class SystemPage : public QWidget {
  Q_OBJECT
 public:
  SystemPage(const Desk& desk, QWidget* parent = nullptr);
  enum Tab { settings, directory, log, window, tabs };
  void showTab(Tab tab);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  Desk m_desk;
  std::vector<QToolButton*> m_tabs;
  QStackedWidget* m_pages;
};

}  // namespace jw::ui
