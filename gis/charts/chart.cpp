#include "gis/charts/chart.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gis/charts/ramp.h"

namespace jw::gis {
namespace {

constexpr double kRow = 26, kGap = 8, kBar = 12;
constexpr int kSlices = 9;  // of a pie; the rest is one slice

double greatest(const ChartData& data, std::size_t from, std::size_t to) {
  double most = 0;
  for (const auto& row : data.rows)
    for (std::size_t s = from; s < std::min(to, row.values.size()); ++s) most = std::max(most, row.values[s].value_or(0));
  return most;
}

/// What all kinds share: painter, sizes, the marks so far.
struct Sheet {
  QPainter& painter;
  QRectF room;
  const ChartData& data;
  const ChartLook& look;
  int current;
  std::vector<ChartMark> marks{};
  QFontMetricsF metrics{look.font};

  double px(double design) const { return design * look.pixel; }
  QColor colour(std::size_t series, std::size_t of) const {
    if (of <= 1) return look.accent;
    if (of == 2) return series == 0 ? look.accent : look.other;
    return rampColor(0.15 + 0.8 * static_cast<double>(series) / static_cast<double>(of - 1));
  }
  void words(const QRectF& box, Qt::Alignment where, const QString& text, const QColor& ink) {
    painter.setPen(ink);
    painter.drawText(box, where | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, box.width() + 1));
  }
  void block(const QRectF& box, const QColor& fill, bool hidden) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(hidden ? QBrush(look.second, Qt::BDiagPattern) : QBrush(fill));
    painter.drawRoundedRect(box, px(2), px(2));
  }
  void frame(const QRectF& box) {
    painter.setPen(QPen(look.mark, px(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, px(2), px(2));
  }
  double nameWidth(double most) const {
    double w = 0;
    for (const auto& row : data.rows) w = std::max(w, metrics.horizontalAdvance(row.name));
    return std::min(w, most);
  }
  double numberWidth() const {
    double w = metrics.horizontalAdvance(QStringLiteral("0"));
    for (const auto& row : data.rows)
      for (const auto& v : row.values) w = std::max(w, metrics.horizontalAdvance(chartNumber(v, data)));
    return w;
  }
  /// The names of the series with their colours; what is left of the room.
  void legend() {
    const auto n = static_cast<std::size_t>(data.series.size());
    if (n < 2) return;
    double x = room.left(), y = room.top();
    for (std::size_t s = 0; s < n; ++s) {
      const QString& name = data.series[static_cast<qsizetype>(s)];
      const double width = px(18) + metrics.horizontalAdvance(name) + px(14);
      if (x > room.left() && x + width > room.right()) {
        x = room.left();
        y += px(22);
      }
      block({x, y + px(5), px(12), px(12)}, colour(s, n), false);
      words({x + px(18), y, width - px(18), px(22)}, Qt::AlignVCenter | Qt::AlignLeft, name, look.text);
      x += width;
    }
    room.setTop(y + px(28));
  }
};

void bars(Sheet& s) {
  s.legend();
  const auto n = std::max<std::size_t>(1, static_cast<std::size_t>(s.data.series.size()));
  const double names = s.nameWidth(s.room.width() * 0.36), numbers = s.numberWidth(), gap = s.px(kGap);
  const double left = s.room.left() + names + gap, wide = std::max(1.0, s.room.right() - left - gap - numbers);
  const double most = std::max(greatest(s.data, 0, n), 1e-12), bar = n == 1 ? s.px(kBar) : s.px(9);
  double y = s.room.top();
  for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
    const auto& row = s.data.rows[r];
    const double height = n == 1 ? s.px(kRow) : s.px(10) + s.px(16) * static_cast<double>(n);
    s.words({s.room.left(), y, names, height}, Qt::AlignVCenter | Qt::AlignLeft, row.name, static_cast<int>(r) == s.current ? s.look.mark : s.look.text);
    for (std::size_t i = 0; i < std::min(n, row.values.size()); ++i) {
      const double middle = n == 1 ? y + height / 2 : y + s.px(13) + s.px(16) * static_cast<double>(i);
      const QRectF track(left, middle - bar / 2, wide, bar);
      s.block(track, s.look.track, false);
      QRectF box = track;
      box.setWidth(row.values[i] ? wide * std::max(0.0, *row.values[i]) / most : s.px(18));
      if (!row.values[i] || *row.values[i] > 0) s.block(box, s.colour(i, n), !row.values[i]);
      s.words({left + wide + gap, middle - s.px(10), numbers + 1, s.px(20)}, Qt::AlignVCenter | Qt::AlignRight, chartNumber(row.values[i], s.data), s.look.text);
      s.marks.push_back({{s.room.left(), middle - s.px(n == 1 ? kRow / 2 : 8), s.room.width(), s.px(n == 1 ? kRow : 16)}, static_cast<int>(r), static_cast<int>(i)});
      if (static_cast<int>(r) == s.current) s.frame(track);
    }
    y += height;
  }
}

void pie(Sheet& s) {
  std::vector<std::pair<double, int>> slices;
  double all = 0;
  bool hidden = false;
  for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
    const auto& values = s.data.rows[r].values;
    if (values.empty()) continue;
    hidden |= !values[0];
    if (values[0].value_or(0) > 0) slices.emplace_back(*values[0], static_cast<int>(r));
    all += std::max(0.0, values[0].value_or(0));
  }
  if (all <= 0) return;
  std::stable_sort(slices.begin(), slices.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (slices.size() > kSlices) {
    double rest = 0;
    for (std::size_t i = kSlices - 1; i < slices.size(); ++i) rest += slices[i].first;
    slices.resize(kSlices - 1);
    slices.emplace_back(rest, -1);
  }
  const double side = std::max(s.px(80), std::min(s.room.height(), s.room.width() * 0.45));
  const QRectF circle(s.room.left(), s.room.top() + std::max(0.0, (s.room.height() - side) / 2), side, side);
  const double x = circle.right() + s.px(24);
  double y = circle.center().y() - s.px(kRow) * static_cast<double>(slices.size()) / 2, angle = 90;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const auto [value, r] = slices[i];
    const double span = -360 * value / all;
    const QColor fill = r < 0 ? s.look.second : rampColor(0.1 + 0.85 * static_cast<double>(i) / std::max<double>(1, static_cast<double>(slices.size() - 1)));
    QPainterPath path(circle.center());
    path.arcTo(circle, angle, span);
    path.closeSubpath();
    s.painter.setPen(QPen(r >= 0 && r == s.current ? s.look.mark : s.look.ground, s.px(1.5)));
    s.painter.setBrush(fill);
    s.painter.drawPath(path);
    angle += span;
    // Each slice is named beside its colour, in the order of the slices.
    s.block({x, y + s.px(7), s.px(12), s.px(12)}, fill, false);
    const QString name = r < 0 ? QStringLiteral("…") : s.data.rows[static_cast<std::size_t>(r)].name;
    const QString number = QStringLiteral("%1  %2%").arg(chartNumber(value, s.data), QLocale::c().toString(100 * value / all, 'f', 1));
    const double numberWide = s.metrics.horizontalAdvance(number) + s.px(4), nameWide = std::max(s.px(40), std::min(s.nameWidth(s.room.width()), s.room.right() - x - s.px(30) - numberWide));
    s.words({x + s.px(18), y, nameWide, s.px(kRow)}, Qt::AlignVCenter | Qt::AlignLeft, name, s.look.text);
    s.words({x + s.px(30) + nameWide, y, numberWide, s.px(kRow)}, Qt::AlignVCenter | Qt::AlignLeft, number, s.look.second);
    if (r >= 0) s.marks.push_back({{x, y, s.room.right() - x, s.px(kRow)}, r, 0});
    y += s.px(kRow);
  }
  if (hidden) s.words({x + s.px(18), y, s.room.right() - x, s.px(kRow)}, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("＊"), s.look.second);
}

void pyramid(Sheet& s) {
  s.legend();
  const double names = s.nameWidth(s.room.width() * 0.3) + s.px(12), numbers = s.numberWidth() + s.px(6);
  const double half = std::max(1.0, (s.room.width() - names) / 2 - numbers), most = std::max(greatest(s.data, 0, 2), 1e-12);
  const double n = static_cast<double>(std::max<std::size_t>(1, s.data.rows.size()));
  const double height = std::clamp(s.room.height() / n, s.px(18), s.px(34));
  for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
    const auto& row = s.data.rows[r];
    const double y = s.room.top() + height * (n - 1 - static_cast<double>(r));
    s.words({s.room.left() + numbers + half, y, names, height}, Qt::AlignCenter, row.name, static_cast<int>(r) == s.current ? s.look.mark : s.look.text);
    for (std::size_t i = 0; i < std::min<std::size_t>(2, row.values.size()); ++i) {
      const double length = row.values[i] ? half * *row.values[i] / most : s.px(14);
      const double inner = i == 0 ? s.room.left() + numbers + half : s.room.left() + numbers + half + names;
      const QRectF box(i == 0 ? inner - length : inner, y + height * 0.12, length, height * 0.76);
      s.block(box, s.colour(i, 2), !row.values[i]);
      const QRectF number(i == 0 ? box.left() - numbers : box.right() + s.px(4), y, numbers - s.px(4), height);
      s.words(number, Qt::AlignVCenter | (i == 0 ? Qt::AlignRight : Qt::AlignLeft), chartNumber(row.values[i], s.data), s.look.second);
      s.marks.push_back({box.united(number), static_cast<int>(r), static_cast<int>(i)});
    }
  }
}

void lines(Sheet& s) {
  s.legend();
  const auto n = std::max<std::size_t>(1, static_cast<std::size_t>(s.data.series.size()));
  if (s.data.rows.empty()) return;
  // A step of 1, 2 or 5 times a power of ten; about four of them.
  const double most = std::max(greatest(s.data, 0, n), 1e-9), rough = most / 4, power = std::pow(10, std::floor(std::log10(rough)));
  const double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1), top = std::ceil(most / step) * step;
  const double numbers = std::max(s.numberWidth(), s.metrics.horizontalAdvance(chartNumber(top, s.data)));
  const QRectF plot(s.room.left() + numbers + s.px(10), s.room.top() + s.px(8), std::max(1.0, s.room.width() - numbers - s.px(18)), std::max(1.0, s.room.height() - s.px(38)));
  for (double v = 0; v <= top * 1.0001; v += step) {
    const double y = plot.bottom() - plot.height() * v / top;
    s.painter.setPen(QPen(s.look.track, s.px(1)));
    s.painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    s.words({s.room.left(), y - s.px(10), numbers, s.px(20)}, Qt::AlignVCenter | Qt::AlignRight, chartNumber(v, s.data), s.look.second);
  }
  const double across = s.data.rows.size() > 1 ? plot.width() / static_cast<double>(s.data.rows.size() - 1) : plot.width();
  double free = plot.left() - s.px(40);
  for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
    const double x = plot.left() + across * static_cast<double>(r), wide = s.metrics.horizontalAdvance(s.data.rows[r].name) + s.px(10);
    if (x - wide / 2 < free || x + wide / 2 > s.room.right() + s.px(20)) continue;
    s.words({x - wide / 2, plot.bottom() + s.px(6), wide, s.px(20)}, Qt::AlignCenter, s.data.rows[r].name, s.look.second);
    free = x + wide / 2;
  }
  for (std::size_t i = 0; i < n; ++i) {
    QPainterPath path;
    bool drawing = false;
    for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
      const auto& values = s.data.rows[r].values;
      if (i >= values.size() || !values[i]) {
        drawing = false;  // a gap says that something is not shown
        continue;
      }
      const QPointF at(plot.left() + across * static_cast<double>(r), plot.bottom() - plot.height() * *values[i] / top);
      drawing ? path.lineTo(at) : path.moveTo(at);
      drawing = true;
      s.marks.push_back({{at.x() - std::max(across / 2, s.px(4)), at.y() - s.px(8), std::max(across, s.px(8)), s.px(16)}, static_cast<int>(r), static_cast<int>(i)});
      if (s.data.rows.size() <= 40 || static_cast<int>(r) == s.current) {
        s.painter.setPen(Qt::NoPen);
        s.painter.setBrush(static_cast<int>(r) == s.current ? s.look.mark : s.colour(i, n));
        s.painter.drawEllipse(at, s.px(3), s.px(3));
      }
    }
    s.painter.setBrush(Qt::NoBrush);
    s.painter.setPen(QPen(s.colour(i, n), s.px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    s.painter.drawPath(path);
  }
}

void heat(Sheet& s) {
  const auto n = static_cast<std::size_t>(s.data.series.size());
  if (n == 0) return;
  const double names = s.nameWidth(s.room.width() * 0.3) + s.px(kGap), cell = (s.room.width() - names) / static_cast<double>(n);
  const double most = std::max(greatest(s.data, 0, n), 1e-12), height = s.px(kRow);
  for (std::size_t i = 0; i < n; ++i)
    s.words({s.room.left() + names + cell * static_cast<double>(i) + s.px(2), s.room.top(), cell - s.px(4), height}, Qt::AlignCenter, s.data.series[static_cast<qsizetype>(i)], s.look.second);
  for (std::size_t r = 0; r < s.data.rows.size(); ++r) {
    const auto& row = s.data.rows[r];
    const double y = s.room.top() + height * static_cast<double>(r + 1);
    s.words({s.room.left(), y, names - s.px(kGap), height}, Qt::AlignVCenter | Qt::AlignLeft, row.name, static_cast<int>(r) == s.current ? s.look.mark : s.look.text);
    for (std::size_t i = 0; i < std::min(n, row.values.size()); ++i) {
      const QRectF box(s.room.left() + names + cell * static_cast<double>(i) + s.px(1), y + s.px(1), cell - s.px(2), height - s.px(2));
      const QColor fill = rampColor(row.values[i].value_or(0) / most);
      s.block(box, fill, !row.values[i]);
      const QString number = chartNumber(row.values[i], s.data);
      if (s.metrics.horizontalAdvance(number) <= box.width()) s.words(box, Qt::AlignCenter, number, row.values[i] ? inkOn(fill) : s.look.text);
      s.marks.push_back({box, static_cast<int>(r), static_cast<int>(i)});
    }
    if (static_cast<int>(r) == s.current) s.frame({s.room.left() + names, y, s.room.width() - names, height});
  }
}

}  // namespace

QString chartNumber(const std::optional<double>& value, const ChartData& data) {
  if (!value) return QStringLiteral("＊");
  QLocale plain = QLocale::c();
  plain.setNumberOptions(QLocale::DefaultNumberOptions);
  QString number = plain.toString(*value, 'f', data.decimals);
  // Groups of three, as both languages of the window write them.
  const qsizetype point = number.indexOf(QLatin1Char('.')), end = point < 0 ? number.size() : point;
  if (!number.contains(QLatin1Char(',')))
    for (qsizetype i = end - 3; i > (number.startsWith(QLatin1Char('-')) ? 1 : 0); i -= 3) number.insert(i, QLatin1Char(','));
  return number + data.unit;
}

double chartHeight(ChartKind kind, const ChartData& data, const ChartLook& look, double) {
  const double rows = static_cast<double>(data.rows.size()), series = static_cast<double>(std::max<qsizetype>(1, data.series.size()));
  const double legend = series > 1 ? 28 : 0;
  switch (kind) {
    case ChartKind::bar:
      return look.pixel * (legend + rows * (series > 1 ? 10 + 16 * series : kRow));
    case ChartKind::heat:
      return look.pixel * kRow * (rows + 1);
    case ChartKind::pyramid:
      return look.pixel * (legend + 18 * rows);
    case ChartKind::pie:
      return look.pixel * 240;
    case ChartKind::line:
      return look.pixel * (legend + 220);
  }
  return 0;
}

std::vector<ChartMark> paintChart(QPainter& painter, const QRectF& room, ChartKind kind, const ChartData& data, const ChartLook& look, int current) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(look.font);
  Sheet sheet{painter, room, data, look, current};
  switch (kind) {
    case ChartKind::bar:
      bars(sheet);
      break;
    case ChartKind::pie:
      pie(sheet);
      break;
    case ChartKind::pyramid:
      pyramid(sheet);
      break;
    case ChartKind::line:
      lines(sheet);
      break;
    case ChartKind::heat:
      heat(sheet);
      break;
  }
  painter.restore();
  return std::move(sheet.marks);
}

}  // namespace jw::gis
