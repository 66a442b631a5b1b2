// A run over the history: how far it is, stopping it, one at a time.
#pragma once
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <future>
#include <stop_token>

#include "core/base/progress.h"
#include "ui/desk.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace jw::ui {

/// "Over the last N days", run, progress with the time left, cancel. Main thread.
class LabRun : public QWidget {
  Q_OBJECT
 public:
  LabRun(const Desk& desk, const QString& name, QWidget* parent = nullptr);
  ~LabRun() override;
  void setRunText(const QString& text);
  int days() const;
  /// A new run begins; the Progress is for its thread.
  Progress begin();
  /// What the run ends with: a broken store is told instead of waiting for ever.
  void watch(std::future<void> run);
  /// Of this run, when it has come to its end.
  void end();
  bool isRunning() const { return m_running; }
  std::stop_token token() const { return m_stop.get_token(); }

 Q_SIGNALS:
  void wanted();
  void cancelled();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void show(qulonglong done, qulonglong total);
  Desk m_desk;
  QString m_runText;
  bool m_running = false;
  std::stop_source m_stop;
  QElapsedTimer m_since;
  std::future<void> m_future;
  QTimer m_look;
  QLabel *m_before, *m_after, *m_left;
  QSpinBox* m_days;
  QPushButton *m_run, *m_cancel;
  QProgressBar* m_bar;
};

}  // namespace jw::ui
