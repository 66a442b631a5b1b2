// A report of the statistics in words and as pictures: names in the language that is set, charts, maps, sheets for files.
#pragma once
#include <QCoreApplication>
#include <memory>

#include "core/engine/area_tree.h"
#include "core/engine/statistics_fit.h"
#include "gis/charts/density_chart.h"
#include "gis/export/report_sheet.h"

namespace jw::ui {

/// Main thread.
struct ReportWords {
  Q_DECLARE_TR_FUNCTIONS(ReportWords)
 public:
  static QString title(const stats::Entry& entry);
  static QString column(const stats::Report::Column& column);
  static QString of(stats::Presentation presentation);
  static QString of(stats::ShownAs as);
  /// "云澜市 · as of 2026-11-22 09:00 · cases reported 2026-11-01 – 2026-11-22 · in the scope of 云澜市"
  static QString about(const stats::Report& report, const engine::AreaTree& areas, stats::ShownAs as = stats::ShownAs::number);
  /// The area itself; of all areas the city, if there is one alone: its parts make a table, the one does not.
  static model::AreaPath placeOf(const model::AreaPath& area, const engine::AreaTree& areas);
  /// What hidden figures mean; empty where the report has none.
  static QString note(const stats::Report& report, bool past = false);
  /// Why there is no answer, with the entry's or the area's name, and what to do.
  static QString refused(const engine::Refused& why, const stats::Catalog& catalog, const engine::AreaTree& areas);
  /// A few words beside an entry that does not fit the rows that are asked for; empty where it does.
  static QString of(engine::Unfit why);
  /// Nothing: hidden. `row` == rows.size(): the totals; `column` == columns.size(): the sums.
  static std::optional<double> figure(const stats::Report& report, std::size_t row, std::size_t column, stats::ShownAs as);
  /// How figures are written: unit and decimals.
  static gis::ChartData format(const stats::Report& report, stats::ShownAs as);
  /// `places`: rows to compare (rows.size() for the totals); with more than one they are the series. Without columns the
  /// rows of the report are the rows of the chart.
  static gis::ChartData chart(const stats::Report& report, gis::ChartKind kind, const std::vector<std::size_t>& places, stats::ShownAs as);
  /// The areas of the rows that have a shape.
  static std::shared_ptr<const gis::AreaPlane> plane(const stats::Report& report, const engine::AreaTree& areas);
  /// The figures of one column for the areas of a plane.
  static std::vector<std::optional<double>> areaValues(const stats::Report& report, const gis::AreaPlane& plane, std::size_t column, stats::ShownAs as);
  /// Empty where the report has none.
  static gis::DensityLayer density(const stats::Report& report);
  /// "Cases per km² (1,234 with a place, within 350 m)".
  static QString densityWords(const stats::Report& report);
  static gis::ReportSheet sheet(const stats::Report& report, const engine::AreaTree& areas, stats::ShownAs as);
  /// What a book is called where nobody says otherwise.
  static QString bookTitle();
  /// Sheets with their cover, contents and page words.
  static gis::ReportBook book(const QString& title, const std::vector<stats::ReportPtr>& reports, const engine::AreaTree& areas, stats::ShownAs as);
};

}  // namespace jw::ui
