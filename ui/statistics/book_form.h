// A book: reports of one moment, chosen from the catalog, as one workbook or PDF.
#pragma once
#include <QDialog>
#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace jw::ui {

class AreaPathBar;
class PeriodBox;

class BookForm : public QDialog {
  Q_OBJECT
 public:
  BookForm(const Desk& desk, engine::StatisticsDesk& statistics, const model::AreaPath& area, QWidget* parent);
  ~BookForm() override;
  /// Makes the book of what is chosen; `kind` by the file's ending: xlsx or pdf.
  void make(const QString& file);

 Q_SIGNALS:
  void made(const QString& file);
  /// All figures are there; the file is being written.
  void counted(std::size_t reports);
  void failed(const QString& why);

 private:
  void fill();
  void fit();
  bool chosen(int row) const;
  std::optional<engine::StatisticsDesk::Level> level() const;
  void countChosen();
  void setBusy(bool busy);
  void fail(const QString& why);
  void finish(const QString& file, const QString& wrong);
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  std::stop_source m_stop;
  std::shared_ptr<std::atomic<std::uint64_t>> m_done;
  AreaPathBar* m_area;
  QComboBox *m_level, *m_kind, *m_as;
  PeriodBox* m_period;
  QDateEdit* m_day;
  QLineEdit *m_title, *m_find;
  QListWidget* m_entries;
  QLabel *m_unfit, *m_count, *m_error;
  QProgressBar* m_progress;
  QPushButton *m_all, *m_none, *m_cancel, *m_make;
};

}  // namespace jw::ui
