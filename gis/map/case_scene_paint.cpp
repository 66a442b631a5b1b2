// Painting the cases of a view and finding them again under the mouse.
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "gis/map/case_scene.h"

namespace jw::gis {
namespace {

/// From here on it pays to find out what is hidden.
constexpr std::size_t kMany = 1500;

struct Placed {
  QPoint at;  ///< device pixels
  SymbolKey key;
};

QPoint devicePixel(QPointF p, double ratio) {
  return {static_cast<int>(std::lround(p.x() * ratio)), static_cast<int>(std::lround(p.y() * ratio))};
}

void drawCentred(QPainter& painter, const QImage& image, QPoint at) {
  painter.drawImage(at - QPoint(image.width() / 2, image.height() / 2), image);
}

/// Draw order: calm ones first, so that nothing covers what is late; among equals the larger on top.
int layerOf(SymbolKey key) {
  return static_cast<int>(key.state) * 4 + static_cast<int>(key.nature);
}
constexpr std::size_t kLayers = kTimeStates * 4;

/// As drawn one after the other, but for a hundredth of what shines through; `area`: device pixels.
void drawMany(QPainter& painter, const std::vector<Placed>& inOrder, CaseSymbols& symbols, const QRect& area) {
  struct Laid {
    const Sprite* sprite;
    int x, y;
  };
  constexpr int rows = SpriteRaster::kRows;
  std::vector<std::vector<Laid>> bands(static_cast<std::size_t>((area.height() + rows - 1) / rows));
  for (std::size_t i = inOrder.size(); i-- > 0;) {
    const Sprite& sprite = symbols.sprite(inOrder[i].key);
    const int x = inOrder[i].at.x() - sprite.width() / 2 - area.x(), y = inOrder[i].at.y() - sprite.height() / 2 - area.y();
    const int last = std::min(static_cast<int>(bands.size()) - 1, (y + sprite.height() - 1) / rows);
    for (int band = std::max(0, y) / rows; band <= last; ++band) bands[static_cast<std::size_t>(band)].push_back({&sprite, x, y - band * rows});
  }
  SpriteRaster raster(area.width());
  for (std::size_t band = 0; band < bands.size(); ++band) {
    if (bands[band].empty()) continue;
    raster.clear();
    for (const Laid& l : bands[band]) raster.under(*l.sprite, l.x, l.y);
    painter.drawImage(area.topLeft() + QPoint(0, static_cast<int>(band) * rows), raster.image());
  }
}

}  // namespace

void CaseScene::paint(QPainter& painter, const QRectF& exposed) const {
  const double ratio = m_symbols->pixelRatio(), reach = CaseSymbols::kReach;
  const QRectF wanted = exposed.adjusted(-reach, -reach, reach, reach);
  painter.save();
  // In device pixels nothing has to be scaled, and the raster engine copies the pictures the quick way.
  painter.scale(1 / ratio, 1 / ratio);
  std::array<std::vector<Placed>, kLayers> layers;
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
      for (const std::uint32_t slot : cell.members) {
        const Entry& e = m_entries[slot];
        const QPointF p = toPixel(e.x, e.y);
        if (wanted.contains(p)) layers[static_cast<std::size_t>(layerOf(e.key))].push_back({devicePixel(p, ratio), e.key});
      }
    }
  }
  std::vector<Placed> singles;
  for (const auto& layer : layers) singles.insert(singles.end(), layer.begin(), layer.end());
  if (singles.size() < kMany)
    for (const Placed& s : singles) drawCentred(painter, m_symbols->symbol(s.key), s.at);
  else
    drawMany(painter, singles, *m_symbols, QRectF(exposed.topLeft() * ratio, exposed.size() * ratio).toAlignedRect());
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
      for (const std::uint32_t slot : cell.members) {
        const Entry& e = m_entries[slot];
        const double d = distance(toPixel(e.x, e.y));
        if (d <= CaseSymbols::radius(e.c->nature) + 2 && d < nearest) {
          nearest = d;
          found(e);
        }
      }
    }
  const Cell& cell = m_cells[static_cast<std::size_t>(middle)];
  if (!out.cases.empty() || !isCluster(cell)) return out;
  if (distance(clusterPixel(middle)) > CaseSymbols::clusterRadius(static_cast<std::uint32_t>(cell.members.size())))
    return out;
  for (const std::uint32_t slot : cell.members) out.cases.push_back(m_entries[slot].c);
  const auto urgency = [](const CasePtr& c) { return model::activeDue(*c); };
  std::sort(out.cases.begin(), out.cases.end(),
            [&](const CasePtr& a, const CasePtr& b) { return urgency(a) < urgency(b); });
  out.place = {cell.sumX / static_cast<double>(cell.members.size()),
               cell.sumY / static_cast<double>(cell.members.size())};
  return out;
}

}  // namespace jw::gis
