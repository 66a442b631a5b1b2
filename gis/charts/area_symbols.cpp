#include "gis/charts/area_symbols.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace jw::gis {
namespace {

constexpr double kMostDots = 4000;
constexpr double kDotRadius = 1.6, kLargest = 34, kSmallest = 2;  // design pixels
constexpr double kNumbered = 0.11;                                // of the circle: a slice wide enough for its number
constexpr int kTries = 200;

using Figures = std::vector<std::vector<std::optional<double>>>;

struct Sum {
  bool hidden = false;
  double value = 0;
};

Sum sumOf(const Figures& figures, std::size_t area) {
  Sum sum;
  if (area >= figures.size() || figures[area].empty()) return {true, 0};
  for (const auto& v : figures[area]) {
    sum.hidden = sum.hidden || !v;
    sum.value += std::max(0.0, v.value_or(0));
  }
  return sum;
}

// The same on every machine and in every run, unlike qHash.
std::uint64_t seedOf(const QString& key) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const QChar c : key) h = (h ^ c.unicode()) * 1099511628211ULL;
  return h;
}

class Map {
 public:
  Map(QPainter& painter, const QRectF& room, const AreaPlane& plane, const ChartData& format, const ChartLook& look, const QTransform& toPicture)
      : m_painter(painter), m_room(room), m_plane(plane), m_format(format), m_look(look), m_to(toPicture), m_metrics(look.font) {}

  void ground(const Figures& figures) {
    for (std::size_t i = 0; i < m_plane.areas().size(); ++i) {
      m_painter.setPen(QPen(m_look.second, m_look.pixel));
      const bool hidden = sumOf(figures, i).hidden;
      m_painter.setBrush(m_look.track);
      m_painter.drawPath(m_to.map(m_plane.areas()[i].path));
      if (hidden) m_painter.fillPath(m_to.map(m_plane.areas()[i].path), QBrush(m_look.second, Qt::BDiagPattern));
      m_hidden = m_hidden || hidden;
    }
  }

  /// The radius on each area; 0 where there is none.
  std::vector<double> circles(const Figures& figures, bool pies) {
    std::vector<double> radii(m_plane.areas().size(), 0);
    double most = 0;
    for (std::size_t i = 0; i < m_plane.areas().size(); ++i)
      if (const Sum s = sumOf(figures, i); !s.hidden) most = std::max(most, s.value);
    if (most <= 0) {
      foot({});
      return radii;
    }
    for (std::size_t i = 0; i < m_plane.areas().size(); ++i) {
      const Sum s = sumOf(figures, i);
      if (s.hidden || s.value <= 0) continue;
      const QPointF at = m_to.map(m_plane.areas()[i].middle);
      const double r = radii[i] = radius(s.value, most);
      if (pies)
        pie(at, r, figures[i], s.value);
      else
        disc(at, r);
    }
    legendOfSizes(most, pies);
    return radii;
  }

  void dots(const Figures& figures) {
    double sum = 0;
    for (std::size_t i = 0; i < m_plane.areas().size(); ++i)
      if (const Sum s = sumOf(figures, i); !s.hidden) sum += s.value;
    const double unit = dotUnit(sum, kMostDots), r = kDotRadius * m_look.pixel;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_look.accent);
    for (std::size_t i = 0; i < m_plane.areas().size(); ++i) {
      const auto& area = m_plane.areas()[i];
      const Sum s = sumOf(figures, i);
      if (s.hidden) continue;
      const QRectF box = area.path.boundingRect();
      std::mt19937_64 random(seedOf(area.key));
      const auto share = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
      for (auto n = std::llround(s.value / unit); n > 0; --n)
        for (int k = 0; k < kTries; ++k) {
          const QPointF p(box.left() + share() * box.width(), box.top() + share() * box.height());
          if (!area.path.contains(p)) continue;
          m_painter.drawEllipse(m_to.map(p), r, r);
          break;
        }
    }
    foot({{m_look.accent, QStringLiteral("= %1").arg(chartNumber(unit, m_format)), true}});
  }

 private:
  struct Line {
    QColor fill;
    QString words;
    bool dot = false;  ///< as it is on the map, instead of a patch
  };

  double radius(double value, double most) const { return std::max(kSmallest, kLargest * std::sqrt(value / most)) * m_look.pixel; }

  void disc(QPointF at, double r) {
    QColor fill = m_look.accent;
    fill.setAlphaF(0.7F);
    m_painter.setPen(QPen(m_look.ground, m_look.pixel));
    m_painter.setBrush(fill);
    m_painter.drawEllipse(at, r, r);
  }

  void pie(QPointF at, double r, const std::vector<std::optional<double>>& parts, double sum) {
    const QRectF box(at.x() - r, at.y() - r, 2 * r, 2 * r);
    double from = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double share = std::max(0.0, parts[i].value_or(0)) / sum;
      const QColor fill = sliceColor(static_cast<int>(i), static_cast<int>(parts.size()));
      m_painter.setPen(QPen(m_look.ground, m_look.pixel));
      m_painter.setBrush(fill);
      // Sixteenths of a degree, counterclockwise from three o'clock.
      const int begin = static_cast<int>(std::lround((90 - 360 * from) * 16)), end = static_cast<int>(std::lround((90 - 360 * (from + share)) * 16));
      if (share > 0) share < 1 ? m_painter.drawPie(box, begin, end - begin) : m_painter.drawEllipse(box);
      if (share >= kNumbered && r > m_metrics.height() * 0.9) {
        const double angle = (0.25 - from - share / 2) * 2 * std::numbers::pi;
        const QPointF middle(at.x() + std::cos(angle) * r * 0.62, at.y() - std::sin(angle) * r * 0.62);
        m_painter.setPen(inkOn(fill));
        m_painter.drawText(QRectF(middle.x() - r, middle.y() - m_metrics.height() / 2, 2 * r, m_metrics.height()), Qt::AlignCenter, QString::number(i + 1));
      }
      from += share;
    }
  }

  void legendOfSizes(double most, bool pies) {
    std::vector<Line> lines;
    for (int i = 0; pies && i < m_format.series.size(); ++i) lines.push_back({sliceColor(i, static_cast<int>(m_format.series.size())), QStringLiteral("%1  %2").arg(i + 1).arg(m_format.series[i])});
    const double bottom = foot(lines);
    // Three circles that stand on one line, the largest behind.
    const double largest = radius(most, most), x = m_room.left() + largest + 2 * m_look.pixel, ground = bottom - 6 * m_look.pixel;
    for (const double share : {1.0, 0.25, 0.04}) {
      const double r = radius(most * share, most);
      m_painter.setPen(QPen(m_look.text, m_look.pixel));
      m_painter.setBrush(Qt::NoBrush);
      m_painter.drawEllipse(QPointF(x, ground - r), r, r);
      m_painter.drawLine(QPointF(x, ground - 2 * r), QPointF(x + largest + 8 * m_look.pixel, ground - 2 * r));
      m_painter.drawText(QRectF(x + largest + 12 * m_look.pixel, ground - 2 * r - m_metrics.height() / 2, m_room.width(), m_metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, chartNumber(most * share, m_format));
    }
  }

  /// Lines of the legend above the lower edge; where they begin.
  double foot(const std::vector<Line>& lines) {
    const double high = 20 * m_look.pixel, top = m_room.bottom() - (static_cast<double>(lines.size()) + (m_hidden ? 1 : 0)) * high;
    double y = top;
    const auto line = [&](const QBrush& fill, const QString& words, bool dot) {
      const QRectF patch(m_room.left(), y + 3 * m_look.pixel, 18 * m_look.pixel, 14 * m_look.pixel);
      m_painter.setPen(dot ? QPen(Qt::NoPen) : QPen(m_look.second, m_look.pixel));
      m_painter.setBrush(fill);
      if (dot)
        m_painter.drawEllipse(patch.center(), kDotRadius * m_look.pixel, kDotRadius * m_look.pixel);
      else
        m_painter.drawRect(patch);
      m_painter.setPen(m_look.text);
      m_painter.drawText(QRectF(patch.right() + 6 * m_look.pixel, y, m_room.width(), high), Qt::AlignLeft | Qt::AlignVCenter, words);
      y += high;
    };
    for (const Line& l : lines) line(l.fill, l.words, l.dot);
    if (m_hidden) line(QBrush(m_look.second, Qt::BDiagPattern), QStringLiteral("＊"), false);
    return top;
  }

  QPainter& m_painter;
  const QRectF& m_room;
  const AreaPlane& m_plane;
  const ChartData& m_format;
  const ChartLook& m_look;
  const QTransform& m_to;
  QFontMetricsF m_metrics;
  bool m_hidden = false;
};

}  // namespace

double dotUnit(double sum, double most) {
  double unit = 1;
  for (int i = 0; sum / unit > most; ++i) unit *= i % 3 == 1 ? 2.5 : 2;
  return unit;
}

QColor sliceColor(int slice, int slices) { return rampColor(slices < 2 ? 0.55 : 0.05 + 0.9 * slice / (slices - 1)); }

AreaChartMarks paintSymbols(QPainter& painter, const QRectF& room, const AreaPlane& plane, AreaSymbols kind, const Figures& figures, const ChartData& format, const ChartLook& look, int current) {
  AreaChartMarks marks;
  if (plane.areas().empty()) return marks;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(look.font);
  const QFontMetricsF metrics(look.font);
  // What legendOfSizes() and foot() need: circles with their numbers, below them the lines.
  const bool sizes = kind != AreaSymbols::dots;
  double wide = metrics.horizontalAdvance(QStringLiteral("8,888,888")) + (sizes ? 2 * kLargest + 16 : 36) * look.pixel, high = sizes ? 2 * kLargest + 34 : 30;
  if (kind == AreaSymbols::pies)
    for (int i = 0; i < format.series.size(); ++i, high += 20) wide = std::max(wide, metrics.horizontalAdvance(QStringLiteral("88  %1").arg(format.series[i])) + 36 * look.pixel);
  marks.toPicture = fitPlane(plane, room, {wide, high * look.pixel});
  Map map(painter, room, plane, format, look, marks.toPicture);
  map.ground(figures);
  std::vector<double> radii;
  if (kind == AreaSymbols::dots)
    map.dots(figures);
  else
    radii = map.circles(figures, kind == AreaSymbols::pies);
  paintBorders(painter, plane, marks.toPicture, look, current, radii);
  painter.restore();
  return marks;
}

}  // namespace jw::gis
