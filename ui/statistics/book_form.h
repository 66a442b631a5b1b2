// A book: reports of one moment, chosen from the catalog, as one workbook or PDF.
#pragma once
#include <QDialog>
#include <atomic>
#include <memory>
#include <stop_token>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QDateEdit;
class QLabel;
class QProgressBar;
class QPushButton;

namespace jw::ui {

class BookChoice;
class BookMaker;
class PeriodBox;

class BookForm : public QDialog {
  Q_OBJECT
 public:
  BookForm(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, const model::AreaPath& area, QWidget* parent);
  ~BookForm() override;
  /// Makes the book of what is chosen; `kind` by the file's ending: xlsx or pdf.
  void make(const QString& file);

 Q_SIGNALS:
  void made(const QString& file);
  /// All figures are there; the file is being written.
  void counted(std::size_t reports);
  void failed(const QString& why);

 private:
  using Reports = std::vector<stats::ReportPtr>;
  void countChosen();
  bool past() const;
  void setBusy(bool busy);
  void fail(const QString& why);
  void record(const QString& file, const Reports& reports);
  void write(const QString& file, const Reports& reports);
  void finish(const QString& file, const QString& wrong);
  void schedule();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  BookMaker& m_books;
  std::stop_source m_stop;
  std::shared_ptr<std::atomic<std::uint64_t>> m_done;
  BookChoice* m_choice;
  PeriodBox* m_period;
  QDateEdit* m_day;
  QLabel *m_count, *m_error;
  QProgressBar* m_progress;
  QPushButton *m_schedule, *m_cancel, *m_make;
};

}  // namespace jw::ui
