// A report against another day or another area: both figures, the difference and the change in per cent.
#pragma once
#include <QDate>
#include <QWidget>

#include "core/engine/statistics_desk.h"
#include "gis/export/report_sheet.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;

namespace jw::ui {

class AreaPathBar;
class RowsTable;

class ComparisonView : public QWidget {
  Q_OBJECT
 public:
  ComparisonView(const Desk& desk, engine::StatisticsDesk& statistics, QWidget* parent = nullptr);
  /// `question`: what `report` answers. A past day that was read already is not asked for again.
  void show(stats::ReportPtr report, const engine::StatisticsDesk::Question& question, stats::ShownAs as);
  /// The table with its heads, parted by tabs.
  QString asText() const;
  /// The comparison as it is shown, for a file; without sheets while there is none.
  gis::ReportBook asBook(const QString& title) const;
  /// Nothing while there is none.
  const std::optional<stats::Comparison>& comparison() const { return m_comparison; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  bool byArea() const;
  bool everyColumn() const;
  void ask();
  void take(stats::ReportPtr first, stats::ReportPtr second);
  void compare();
  void showLines();
  void retranslate();
  QString sideName(const stats::Report& side) const;
  QString number(const std::optional<double>& value, bool sign) const;
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  engine::StatisticsDesk::Question m_question;
  stats::ReportPtr m_report, m_other, m_here;  ///< m_here: of one moment with m_other, where that is another area
  std::optional<stats::Period> m_otherPeriod;  ///< of cases, named by month or year; nothing: up to the day
  std::optional<std::pair<stats::Day, std::optional<stats::Period>>> m_otherDay;  ///< of m_other
  std::optional<stats::Comparison> m_comparison;
  stats::ShownAs m_as = stats::ShownAs::number;
  QString m_why;
  Asking m_asking;
  QComboBox *m_with, *m_column;
  QDateEdit* m_day;
  AreaPathBar* m_area;
  QLabel *m_whole, *m_empty;
  RowsTable* m_table;
};

}  // namespace jw::ui
