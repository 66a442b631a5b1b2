// Charts of a table of figures: bars, pie, population pyramid, lines, heat table. The same on screen and on paper.
#pragma once
#include <QColor>
#include <QFont>
#include <QRectF>
#include <QStringList>
#include <optional>
#include <vector>

class QPainter;

namespace jw::gis {

struct ChartData {
  struct Row {
    QString key, name;
    std::vector<std::optional<double>> values;  ///< one for each series; nothing: hidden, drawn hatched
  };
  QStringList series;
  std::vector<Row> rows;
  QString unit;      ///< behind each number: "%"; may be empty
  int decimals = 0;
};

/// bar: a bar for each row and series, in the order of the rows. pie: the first series. pyramid: the first series to the
/// left, the second to the right, the first row at the bottom. line: rows from left to right. heat: a cell for each.
enum class ChartKind { bar, pie, pyramid, line, heat };

/// Colours, font and the size of a design pixel (96 dpi, zoom 100) in painter units.
struct ChartLook {
  QColor ground, text, second, track, accent, other, mark;
  QFont font;  ///< 13 design pixels
  double pixel = 1;
};

/// What lies where, for tips and clicks.
struct ChartMark {
  QRectF box;
  int row = -1, series = -1;
};

/// The height the chart needs at this width, in painter units; pie, line and pyramid fit into any height from it up.
double chartHeight(ChartKind kind, const ChartData& data, const ChartLook& look, double width);
/// Paints inside `room` and says where what is. `current` is a row to mark, -1 for none. Any thread with a painter of its own.
std::vector<ChartMark> paintChart(QPainter& painter, const QRectF& room, ChartKind kind, const ChartData& data, const ChartLook& look, int current = -1);
/// "12,345" or "12.3%"; "＊" for a hidden value.
QString chartNumber(const std::optional<double>& value, const ChartData& data);

}  // namespace jw::gis
