// The symbols of one picture, drawn in the order of their weight; very many of them by a raster of their own.
#pragma once
#include <QPoint>
#include <QRect>
#include <cstdint>
#include <optional>
#include <vector>

#include "gis/map/case_symbols.h"

class QPainter;

namespace jw::gis {

/// Keeps its memory from picture to picture. One thread at a time.
class SymbolPile {
 public:
  void clear() { m_placed.clear(); }
  /// `at`: the symbol's middle, in device pixels.
  void add(QPoint at, SymbolKey key) { m_placed.push_back({at, key}); }
  /// Calm ones first, so that nothing covers what is late; among equals the larger on top, then what was added later.
  /// Of kMany and more, what shines through may differ by a hundredth; only what lies in `area` (device pixels) is drawn.
  void draw(QPainter& painter, CaseSymbols& symbols, const QRect& area);

  static constexpr std::size_t kMany = 1500;  ///< from here on it pays to find out what is hidden

 private:
  struct Placed {
    QPoint at;
    SymbolKey key;
  };
  struct Laid {
    const Sprite* sprite;
    std::int32_t x, y;  ///< of the upper left corner, in the area
    std::uint32_t layer;
  };
  void drawMany(QPainter& painter, CaseSymbols& symbols, const QRect& area);

  std::vector<Placed> m_placed;
  std::vector<Laid> m_laid;
  std::vector<std::uint32_t> m_ends, m_order;
  std::optional<SpriteRaster> m_raster;
};

}  // namespace jw::gis
