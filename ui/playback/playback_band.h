// The band over the pages while a past period is played again 复盘.
#pragma once
#include <QFrame>
#include <QTimer>

#include "ui/playback/player.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace jw::ui {

class MomentSlider;
class PeriodChooser;

/// Main thread. Hidden until open(). Marks are kept by the window's memory.
class PlaybackBand : public QFrame {
  Q_OBJECT
 public:
  PlaybackBand(const Desk& desk, QWidget* parent = nullptr);
  /// Asks for a period; while one is played, runs and stops it.
  void open();
  void close();
  Player& player() { return m_player; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void showMoment();
  void showRunning();
  void fillMarks();
  std::vector<Instant> marks() const;
  void setMarks(const std::vector<Instant>& marks);
  void retranslate();
  Desk m_desk;
  Player m_player;
  PeriodChooser* m_chooser;
  QWidget* m_transport;
  QLabel *m_moment, *m_note;
  QToolButton *m_run, *m_back, *m_next, *m_marks, *m_period, *m_now;
  QComboBox* m_speed;
  MomentSlider* m_slider;
  QTimer m_jump;  ///< a dragged slider moves the window some times a second
  Instant m_wanted = kNever;
};

}  // namespace jw::ui
