// Chooses the past period that is to be played again, and reads it.
#pragma once
#include <QTimer>
#include <QWidget>
#include <future>
#include <memory>

#include "core/engine/playback.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QDateTimeEdit;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace jw::ui {

/// Main thread. The period of the last time is offered again as long as the window lives.
class PeriodChooser : public QWidget {
  Q_OBJECT
 public:
  PeriodChooser(const Desk& desk, QWidget* parent = nullptr);
  /// With the last 24 hours, unless a period was chosen before.
  void begin();
  void giveUp();

 Q_SIGNALS:
  void read(const std::shared_ptr<const jw::engine::Playback>& past);
  void cancelled();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void setLast(std::chrono::hours hours);
  void open();
  void look();
  void busy(bool on);
  void retranslate();
  Desk m_desk;
  QLabel *m_head, *m_to, *m_state;
  QDateTimeEdit *m_begin, *m_end;
  QToolButton *m_day, *m_week;
  QProgressBar* m_progress;
  QPushButton *m_open, *m_cancel;
  Asking m_asking;
  std::future<void> m_reading;
  QTimer m_look;  ///< whether a reading has failed
  bool m_chosen = false;
};

}  // namespace jw::ui
