#include "gis/map/case_symbols.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace jw::gis {
namespace {

constexpr std::size_t kMostClusters = 4096;
constexpr double kSelectionGap = 3, kEdge = 2, kRingWidth = 4.5;

std::size_t index(SymbolKey k) {
  const auto kind = static_cast<std::size_t>(k.kind) - 1, nature = static_cast<std::size_t>(k.nature) - 1;
  return ((kind * 3 + nature) * kTimeStates + static_cast<std::size_t>(k.state)) * (kRingSteps + 1) + k.ring;
}

/// Of radius 1 round the origin; the areas look alike.
QPainterPath shapeOf(model::CaseKind kind) {
  QPainterPath path;
  switch (kind) {
    case model::CaseKind::sentiment:
      path.addEllipse(QPointF(0, 0), 0.92, 0.92);
      break;
    case model::CaseKind::matter:
      path.addRoundedRect(QRectF(-0.82, -0.82, 1.64, 1.64), 0.18, 0.18);
      break;
    case model::CaseKind::component:
      path.addPolygon(QPolygonF({{0, -1.12}, {1.12, 0}, {0, 1.12}, {-1.12, 0}, {0, -1.12}}));
      break;
    case model::CaseKind::police:
      path.moveTo(0, -1.1);
      path.cubicTo(0.35, -0.86, 0.6, -0.8, 0.95, -0.8);
      path.cubicTo(0.98, 0.15, 0.72, 0.75, 0, 1.15);
      path.cubicTo(-0.72, 0.75, -0.98, 0.15, -0.95, -0.8);
      path.cubicTo(-0.6, -0.8, -0.35, -0.86, 0, -1.1);
      break;
  }
  path.closeSubpath();
  return path;
}

QPainterPath scaled(const QPainterPath& path, double by) {
  return QTransform::fromScale(by, by).map(path);
}

/// The part of the clock that is left, from twelve o'clock on.
void drawArc(QPainter& painter, double radius, double width, const QColor& color, double from, double to) {
  QPen pen(color, width);
  pen.setCapStyle(Qt::FlatCap);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  const QRectF box(-radius, -radius, 2 * radius, 2 * radius);
  painter.drawArc(box, qRound(16 * (90 - 360 * from)), qRound(-16 * 360 * (to - from)));
}

}  // namespace

QColor stateColor(const MapStyle& style, TimeState state) {
  switch (state) {
    case TimeState::good:
      return style.good;
    case TimeState::between:
      return style.between;
    case TimeState::amber:
      return style.amber;
    case TimeState::overdue:
      return style.red;
    case TimeState::still:
      break;
  }
  return style.neutral;
}

SymbolKey symbolKey(const model::CaseSummary& c, Instant now) {
  const TimeLeft time = timeLeft(c, now);
  const int ring = time.hasDeadline ? static_cast<int>(std::ceil(time.fraction * kRingSteps)) : 0;
  return {c.kind, c.nature, time.state, static_cast<std::uint8_t>(ring)};
}

Instant symbolChanges(const model::CaseSummary& c, Instant now) {
  const TimeLeft time = timeLeft(c, now);
  if (!time.hasDeadline || time.state == TimeState::overdue) return kNever;
  const Instant due = now + time.left;
  if (time.fraction >= 1) return time.left.count() > 0 ? now + Millis(1) : due;
  const double whole = static_cast<double>(time.left.count()) / time.fraction;
  const auto at = [&](double fraction) { return due - Millis(static_cast<std::int64_t>(fraction * whole)); };
  // Each step of the ring; amber begins right after a quarter, which is such a step itself.
  Instant next = at((std::ceil(time.fraction * kRingSteps) - 1) / kRingSteps);
  if (time.fraction >= 0.25) next = std::min(next, at(0.25));
  // Rounding may move a step by a millisecond.
  return std::max(now + Millis(1), next - Millis(2));
}

std::size_t CaseSymbols::CountsHash::operator()(const StateCounts& c) const noexcept {
  std::size_t h = 0;
  for (const std::uint32_t n : c) h = (h ^ n) * 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29);
}

CaseSymbols::CaseSymbols(const MapStyle& style, double pixelRatio)
    : m_style(&style),
      m_ratio(pixelRatio),
      m_symbols(static_cast<std::size_t>(4) * 3 * kTimeStates * (kRingSteps + 1)),
      m_sprites(m_symbols.size()) {}

double CaseSymbols::radius(model::Nature nature) {
  switch (nature) {
    case model::Nature::major:
      return 14.5;
    case model::Nature::urgent:
      return 11.5;
    case model::Nature::ordinary:
      break;
  }
  return 9.5;
}

double CaseSymbols::clusterRadius(std::uint32_t count) {
  // Whole pixels, so that few masks serve all counts.
  return std::round(std::min(27.0, 13.5 + 3.4 * std::log10(std::max(1u, count))));
}

QImage CaseSymbols::blank(double radius) const {
  const int side = 2 * static_cast<int>(std::ceil((radius + kEdge) * m_ratio)) + 1;
  QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  return image;
}

const QImage& CaseSymbols::symbol(SymbolKey key) {
  QImage& image = m_symbols[index(key)];
  if (!image.isNull()) return image;
  const double r = radius(key.nature);
  image = blank(r);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(image.width() / 2.0, image.height() / 2.0);
  painter.scale(m_ratio, m_ratio);
  const QPainterPath shape = shapeOf(key.kind);
  const QColor color = stateColor(*m_style, key.state);
  if (key.state == TimeState::overdue) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style->overdueRing);
    painter.drawEllipse(QPointF(0, 0), r, r);
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(0, 0), r + 0.5, r + 0.5);
    painter.fillPath(scaled(shape, r * 0.7), color);
    return image;
  }
  // Opaque: on a crowded map nothing below is drawn for nothing.
  const QColor ground = m_style->panel;
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawEllipse(QPointF(0, 0), r, r);
  const double width = r > 12 ? 3.0 : 2.4;
  drawArc(painter, r - width / 2, width, m_style->line, 0, 1);
  if (key.ring > 0) drawArc(painter, r - width / 2, width, color, 0, static_cast<double>(key.ring) / kRingSteps);
  painter.fillPath(scaled(shape, r * 0.47), color);
  return image;
}

const Sprite& CaseSymbols::sprite(SymbolKey key) {
  Sprite& sprite = m_sprites[index(key)];
  if (sprite.isNull()) sprite = Sprite(symbol(key));
  return sprite;
}

const QImage& CaseSymbols::selectionRing(model::Nature nature) {
  QImage& image = m_selection[static_cast<std::size_t>(nature)];
  if (!image.isNull()) return image;
  const double r = radius(nature) + kSelectionGap;
  image = blank(r + 1);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(image.width() / 2.0, image.height() / 2.0);
  painter.scale(m_ratio, m_ratio);
  painter.setPen(QPen(m_style->background, 5));
  painter.drawEllipse(QPointF(0, 0), r, r);
  painter.setPen(QPen(m_style->selection, 3));
  painter.drawEllipse(QPointF(0, 0), r, r);
  return image;
}

// A stroke of QPainter takes a tenth of a millisecond and may hand its spans to other threads and wait for them: with two
// hundred new cases that was most of what the main thread did.
const QImage& CaseSymbols::pulse(model::Nature nature, int step) {
  QImage& image = m_pulses[static_cast<std::size_t>(nature)][static_cast<std::size_t>(step)];
  if (!image.isNull()) return image;
  const double phase = static_cast<double>(step) / kPulseSteps, first = radius(nature);
  const double r = first + phase * (kPulseReach - 2 - first);
  image = blank(r);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(image.width() / 2.0, image.height() / 2.0);
  painter.scale(m_ratio, m_ratio);
  QColor color = m_style->accent;
  color.setAlphaF(static_cast<float>(0.9 * (1 - phase)));
  painter.setPen(QPen(color, 2));
  painter.drawEllipse(QPointF(0, 0), r, r);
  return image;
}

const CaseSymbols::RingMask& CaseSymbols::maskOf(double radius, int side) {
  RingMask& mask = m_masks[side];
  if (!mask.turn.empty()) return mask;
  const auto coverage = [](double inside) {
    return static_cast<std::uint8_t>(std::clamp(inside + 0.5, 0.0, 1.0) * 255);
  };
  const double outer = radius * m_ratio, inner = (radius - kRingWidth) * m_ratio, middle = side / 2.0;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const double dx = x + 0.5 - middle, dy = y + 0.5 - middle, r = std::hypot(dx, dy);
      const double turn = std::atan2(dx, -dy) / (2 * M_PI);
      mask.turn.push_back(static_cast<std::uint8_t>((turn < 0 ? turn + 1 : turn) * 255));
      mask.disc.push_back(coverage(outer - r));
      mask.ring.push_back(coverage(r - inner));
    }
  return mask;
}

// A dense map has a thousand of these on one picture, and other ones after each zoom: strokes of QPainter would take
// five times as long.
const QImage& CaseSymbols::cluster(const StateCounts& counts) {
  if (m_clusters.size() > kMostClusters) m_clusters.clear();
  QImage& image = m_clusters[counts];
  if (!image.isNull()) return image;
  std::uint32_t sum = 0;
  for (const std::uint32_t n : counts) sum += n;
  const double r = clusterRadius(sum);
  image = blank(r);
  std::array<QRgb, 256> colors{};
  std::uint32_t before = 0;
  for (int s = kTimeStates; s-- > 0;) {
    const std::uint32_t n = counts[static_cast<std::size_t>(s)];
    const QRgb color = stateColor(*m_style, static_cast<TimeState>(s)).rgb();
    for (std::size_t i = 256ull * before / sum; i < 256ull * (before + n) / sum; ++i) colors[i] = color;
    before += n;
  }
  const RingMask& mask = maskOf(r, image.width());
  const QRgb ground = m_style->panel.rgb();
  std::size_t at = 0;
  for (int y = 0; y < image.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < image.width(); ++x, ++at) {
      if (mask.disc[at] == 0) continue;
      const QRgb ring = colors[mask.turn[at]];
      const auto mix = [&](int a, int b) {
        return (a * (255 - mask.ring[at]) + b * mask.ring[at]) / 255 * mask.disc[at] / 255;
      };
      line[x] = qRgba(mix(qRed(ground), qRed(ring)), mix(qGreen(ground), qGreen(ring)), mix(qBlue(ground), qBlue(ring)),
                      mask.disc[at]);
    }
  }
  const QString text = sum < 100000 ? QString::number(sum) : QString::number(sum / 1000) + QLatin1Char('k');
  QPainter painter(&image);
  painter.setFont(mapFont((text.size() > 4 ? 10 : text.size() > 3 ? 11 : 12.5) * m_ratio, true));
  painter.setPen(m_style->text);
  painter.drawText(image.rect(), Qt::AlignCenter, text);
  return image;
}

}  // namespace jw::gis
