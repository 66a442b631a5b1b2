// Where the conversation with the center stands: lanes, clock, horizon, what is wrong and what to do next, the filling.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QFormLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace jw::ui {

class SyncWatch;

class SyncStatusView : public QWidget {
  Q_OBJECT
 public:
  SyncStatusView(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void showStatus();
  Desk m_desk;
  SyncWatch& m_watch;
  QLabel *m_state, *m_sentence, *m_trouble, *m_warnings, *m_progressWords;
  QProgressBar* m_progress;
  QWidget* m_filling;
  QToolButton *m_now, *m_pause;
  std::vector<QLabel*> m_names, m_facts;
};

}  // namespace jw::ui
