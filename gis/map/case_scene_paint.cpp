// Painting the cases of a view and finding them again under the mouse.
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gis/map/case_scene.h"

namespace jw::gis {
namespace {

/// Rounded to the nearest, without a call.
inline int rounded(double v) {
  constexpr double far = 1e9;  // beyond any picture
  return static_cast<int>(std::clamp(v, -far, far) + (v < 0 ? -0.5 : 0.5));
}

QPoint devicePixel(QPointF p, double ratio) {
  return {rounded(p.x() * ratio), rounded(p.y() * ratio)};
}

void drawCentred(QPainter& painter, const QImage& image, QPoint at) {
  painter.drawImage(at - QPoint(image.width() / 2, image.height() / 2), image);
}

}  // namespace

void CaseScene::paint(QPainter& painter, const QRectF& exposed) const {
  const double ratio = m_symbols->pixelRatio(), reach = CaseSymbols::kReach;
  const QRectF wanted = exposed.adjusted(-reach, -reach, reach, reach);
  painter.save();
  // In device pixels nothing has to be scaled, and the raster engine copies the pictures the quick way.
  painter.scale(1 / ratio, 1 / ratio);
  m_pile.clear();
  const double left = m_view.topLeft.x(), top = m_view.topLeft.y(), scale = m_view.unitsPerPixel;
  const double xmin = wanted.left(), xmax = wanted.right(), ymin = wanted.top(), ymax = wanted.bottom();
  for (std::int32_t row = 0; row < m_rows; ++row) {
    const double side = kCell * m_view.unitsPerPixel;
    const double cellTop = toPixel(0, static_cast<double>(m_firstRow + row + 1) * side).y();
    if (cellTop > wanted.bottom() || cellTop + kCell < wanted.top()) continue;
    for (std::int32_t column = 0; column < m_columns; ++column) {
      const std::int32_t index = row * m_columns + column;
      const Cell& cell = m_cells[static_cast<std::size_t>(index)];
      if (cell.members.empty()) continue;
      const double cellLeft = toPixel(static_cast<double>(m_firstColumn + column) * side, 0).x();
      if (cellLeft > wanted.right() || cellLeft + kCell < wanted.left()) continue;
      if (isCluster(cell)) {
        drawCentred(painter, m_symbols->cluster(cell.counts), devicePixel(clusterPixel(index), ratio));
        continue;
      }
      for (const Member& m : cell.members) {
        const QPointF p((m.x - left) / scale, (top - m.y) / scale);  // as toPixel, without a call
        if (p.x() >= xmin && p.x() <= xmax && p.y() >= ymin && p.y() <= ymax) m_pile.add(devicePixel(p, ratio), m.key);
      }
    }
  }
  m_pile.draw(painter, *m_symbols, QRectF(exposed.topLeft() * ratio, exposed.size() * ratio).toAlignedRect());
  if (const auto it = m_slots.find(m_selected); it != m_slots.end()) {
    const Entry& e = m_entries[it->second];
    const QPoint at = devicePixel(toPixel(e.x, e.y), ratio);
    drawCentred(painter, m_symbols->selectionRing(e.c->nature), at);
    drawCentred(painter, m_symbols->symbol(e.key), at);
  }
  painter.restore();
}

void CaseScene::paintPulse(QPainter& painter, const QRectF& exposed, CaseId id, int step) const {
  const auto it = m_slots.find(id);
  if (it == m_slots.end()) return;
  const Entry& e = m_entries[it->second];
  const QPointF p = toPixel(e.x, e.y);
  constexpr double reach = CaseSymbols::kPulseReach;
  if (!exposed.adjusted(-reach, -reach, reach, reach).contains(p)) return;
  const double ratio = m_symbols->pixelRatio();
  painter.save();
  painter.scale(1 / ratio, 1 / ratio);
  drawCentred(painter, m_symbols->pulse(e.c->nature, step), devicePixel(p, ratio));
  painter.restore();
}

CaseScene::Hit CaseScene::hit(QPointF pixel) const {
  Hit out;
  const auto distance = [&](QPointF p) { return std::hypot(p.x() - pixel.x(), p.y() - pixel.y()); };
  const auto found = [&](const Entry& e) {
    out.cases = {e.c};
    out.place = {e.x, e.y};
  };
  if (const auto it = m_slots.find(m_selected); it != m_slots.end()) {
    const Entry& e = m_entries[it->second];
    if (distance(toPixel(e.x, e.y)) <= CaseSymbols::radius(e.c->nature) + 3) {
      found(e);
      return out;
    }
  }
  const double x = m_view.topLeft.x() + pixel.x() * m_view.unitsPerPixel,
               y = m_view.topLeft.y() - pixel.y() * m_view.unitsPerPixel;
  const std::int32_t middle = cellOf(x, y);
  if (middle < 0) return out;
  double nearest = 1e9;
  for (std::int32_t row = std::max(0, middle / m_columns - 1); row <= std::min(m_rows - 1, middle / m_columns + 1);
       ++row)
    for (std::int32_t column = std::max(0, middle % m_columns - 1);
         column <= std::min(m_columns - 1, middle % m_columns + 1); ++column) {
      const Cell& cell = m_cells[static_cast<std::size_t>(row * m_columns + column)];
      if (isCluster(cell)) continue;
      for (const Member& m : cell.members) {
        const double d = distance(toPixel(m.x, m.y));
        if (d <= CaseSymbols::radius(m.key.nature) + 2 && d < nearest) {
          nearest = d;
          found(m_entries[m.slot]);
        }
      }
    }
  const Cell& cell = m_cells[static_cast<std::size_t>(middle)];
  if (!out.cases.empty() || !isCluster(cell)) return out;
  if (distance(clusterPixel(middle)) > CaseSymbols::clusterRadius(static_cast<std::uint32_t>(cell.members.size())))
    return out;
  for (const Member& m : cell.members) out.cases.push_back(m_entries[m.slot].c);
  const auto urgency = [](const CasePtr& c) { return model::activeDue(*c); };
  std::sort(out.cases.begin(), out.cases.end(),
            [&](const CasePtr& a, const CasePtr& b) { return urgency(a) < urgency(b); });
  out.place = {cell.sumX / static_cast<double>(cell.members.size()),
               cell.sumY / static_cast<double>(cell.members.size())};
  return out;
}

}  // namespace jw::gis
