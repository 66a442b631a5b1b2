// A statistic ready for paper and spreadsheets: words in one language, figures, and what to draw of it.
#pragma once
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "gis/charts/area_chart.h"
#include "gis/charts/chart.h"

namespace jw::gis {

struct ReportSheet {
  QString title;
  QString about;  ///< of which area, as of when, in whose scope
  QString note;   ///< what hidden figures mean; empty where there are none
  QString places, total;  ///< heads of the first and of the last column; `total` also of the last row
  QStringList columns;    ///< without the totals; none: the total is the only figure
  struct Row {
    QString name;
    std::vector<std::optional<double>> values;  ///< one a column; nothing: hidden
    std::optional<double> sum;
  };
  std::vector<Row> rows;
  Row totals;
  bool percent = false;  ///< figures are shares, 0 … 1
  int decimals = 0;
  bool compared = false;  ///< the sums are changes, as shares of what was; what is missing cannot be said, and nothing is drawn
  ChartKind chart = ChartKind::bar;
  ChartData chartData;                    ///< without rows: no chart
  std::shared_ptr<const AreaPlane> plane; ///< null: no map
  std::vector<std::optional<double>> areaValues;
  ChartData areaFormat;
  QString areaOf;  ///< what the map shows
};

/// The words around the sheets of a book.
struct ReportBook {
  QString title, subtitle;
  QString contents;   ///< "Contents"
  QString page;       ///< "Page %1 of %2"
  std::int64_t asOfMillis = 0;  ///< the moment of the figures: the only time in the file
  std::vector<ReportSheet> sheets;
};

}  // namespace jw::gis
