// The top bar: where, search, alerts, clock, language, theme, who.
#pragma once
#include <QFrame>
#include <QTimer>
#include <string>

#include "core/model/actor.h"
#include "ui/desk.h"

class QLabel;
class QMenu;
class QToolButton;

namespace jw::ui {

class AreaPathBar;
class SearchBox;

class TopBar : public QFrame {
  Q_OBJECT
 public:
  /// `mayChangeDesk`: the person may act for any desk and department (there is no login yet).
  TopBar(const Desk& desk, bool mayChangeDesk, QWidget* parent = nullptr);
  SearchBox& search() { return *m_search; }
  void setArea(const model::AreaPath& area);

 Q_SIGNALS:
  void reportWanted();
  void overdueWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showClock();
  void showActor();
  void addDesks(QMenu* menu);
  void addSounds(QMenu* menu);
  Desk m_desk;
  AreaPathBar* m_area;
  SearchBox* m_search;
  QToolButton *m_report, *m_alerts, *m_language, *m_theme, *m_user;
  QLabel* m_clock;
  std::string m_deskName;  ///< what a choice in this menu named the actor, in the language of that moment
  QTimer m_second;
};

}  // namespace jw::ui
