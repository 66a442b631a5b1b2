// Makes the book of all statistics by community in the window, as its user would, and tells how long that took.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "ui/main_window.h"

namespace jw::app {

/// Main thread. The window must outlive it.
class BookTour : public QObject {
  Q_OBJECT
 public:
  struct Report {
    double readyMillis = 0;    ///< from the start until the statistics answered
    double countedMillis = 0;  ///< from the question until all reports were in the window's thread
    double writtenMillis = 0;  ///< from the question until the workbook was there; 0: it did not come to that
    double longestStallMillis = 0;  ///< of the window from the question to the workbook
    std::size_t reports = 0;
    QString fault;
  };
  /// Opens the statistics page and waits until it has figures; then makes the book into the file, and is finished.
  BookTour(ui::MainWindow& window, const QString& file);
  const Report& report() const { return m_report; }

 Q_SIGNALS:
  void finished();

 private:
  void look();
  void make();
  double millis() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e6; }
  ui::MainWindow& m_window;
  QString m_file;
  QTimer m_poll;
  QElapsedTimer m_clock;
  Report m_report;
};

}  // namespace jw::app
