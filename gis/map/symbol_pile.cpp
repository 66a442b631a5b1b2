#include "gis/map/symbol_pile.h"

#include <QPainter>
#include <algorithm>

namespace jw::gis {
namespace {

constexpr std::uint32_t kLayers = kTimeStates * 4;

std::uint32_t layerOf(SymbolKey key) {
  return static_cast<std::uint32_t>(key.state) * 4 + static_cast<std::uint32_t>(key.nature);
}

}  // namespace

void SymbolPile::draw(QPainter& painter, CaseSymbols& symbols, const QRect& area) {
  if (m_placed.size() >= kMany) {
    drawMany(painter, symbols, area);
    return;
  }
  std::stable_sort(m_placed.begin(), m_placed.end(), [](const Placed& a, const Placed& b) { return layerOf(a.key) < layerOf(b.key); });
  for (const Placed& p : m_placed) {
    const QImage& image = symbols.symbol(p.key);
    painter.drawImage(p.at - QPoint(image.width() / 2, image.height() / 2), image);
  }
}

void SymbolPile::drawMany(QPainter& painter, CaseSymbols& symbols, const QRect& area) {
  constexpr int rows = SpriteRaster::kRows;
  const int bands = (area.height() + rows - 1) / rows;
  // Sorted by counting: bands downwards, in each the topmost layer first, in each the last symbol first.
  const auto bucket = [](int band, std::uint32_t layer) { return static_cast<std::size_t>(band) * kLayers + (kLayers - 1 - layer); };
  const auto eachBand = [&](const Laid& l, const auto& f) {
    const int bottom = l.y + l.sprite->height() - 1;
    for (int band = std::max(0, l.y) / rows; band < bands && band * rows <= bottom; ++band) f(bucket(band, l.layer));
  };
  m_laid.clear();
  m_laid.reserve(m_placed.size());
  m_ends.assign(static_cast<std::size_t>(bands) * kLayers + 1, 0);
  for (const Placed& p : m_placed) {
    const Sprite& sprite = symbols.sprite(p.key);
    m_laid.push_back({&sprite, p.at.x() - sprite.width() / 2 - area.x(), p.at.y() - sprite.height() / 2 - area.y(), layerOf(p.key)});
    eachBand(m_laid.back(), [&](std::size_t b) { ++m_ends[b]; });
  }
  std::uint32_t sum = 0;
  for (std::uint32_t& end : m_ends) end = sum += end;
  m_order.resize(sum);
  for (std::uint32_t i = 0; i < m_laid.size(); ++i) eachBand(m_laid[i], [&](std::size_t b) { m_order[--m_ends[b]] = i; });
  if (!m_raster || m_raster->width() != area.width()) m_raster.emplace(area.width());
  for (int band = 0; band < bands; ++band) {
    const std::uint32_t from = m_ends[bucket(band, kLayers - 1)], to = m_ends[bucket(band + 1, kLayers - 1)];
    if (from == to) continue;
    m_raster->clear();
    for (std::uint32_t i = from; i < to; ++i) {
      const Laid& l = m_laid[m_order[i]];
      m_raster->under(*l.sprite, l.x, l.y - band * rows);
    }
    m_raster->draw(painter, area.topLeft() + QPoint(0, band * rows));
  }
}

}  // namespace jw::gis
