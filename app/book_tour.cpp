#include "app/book_tour.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include "ui/stall_meter.h"
#include "ui/statistics/book_form.h"
#include "ui/statistics/statistics_page.h"

namespace jw::app {

BookTour::BookTour(ui::MainWindow& window, const QString& file) : QObject(&window), m_window(window), m_file(file) {
  m_window.showPage(ui::MainWindow::statistics);
  connect(&m_poll, &QTimer::timeout, this, &BookTour::look);
  m_clock.start();
  m_poll.start(20);
}

void BookTour::look() {
  auto* page = m_window.findChild<ui::StatisticsPage*>();
  if (!page || !page->report()) return;
  m_poll.stop();
  m_report.readyMillis = millis();
  // What the page itself draws is not the book's.
  QTimer::singleShot(1000, this, &BookTour::make);
}

void BookTour::make() {
  m_window.findChild<QToolButton*>(QStringLiteral("openBook"))->click();
  auto* form = m_window.findChild<ui::BookForm*>();
  if (!form) {
    m_report.fault = QStringLiteral("no book form");
    Q_EMIT finished();
    return;
  }
  auto* level = form->findChild<QComboBox*>(QStringLiteral("bookLevel"));
  level->setCurrentIndex(level->findData(static_cast<int>(model::AreaLevel::community)));
  connect(form, &ui::BookForm::counted, this, [this](std::size_t reports) {
    m_report.countedMillis = millis();
    m_report.reports = reports;
  });
  connect(form, &ui::BookForm::failed, this, [this](const QString& why) {
    m_report.fault = why;
    Q_EMIT finished();
  });
  connect(form, &ui::BookForm::made, this, [this] {
    m_report.writtenMillis = millis();
    m_report.longestStallMillis = std::chrono::duration<double, std::milli>(m_window.stalls().longest()).count();
    Q_EMIT finished();
  });
  QTimer::singleShot(500, form, [this, form] {
    m_window.stalls().reset();
    m_clock.restart();
    form->make(m_file);
  });
}

}  // namespace jw::app
