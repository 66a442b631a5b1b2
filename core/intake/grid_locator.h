// Point to grid: which of many areas holds a point, by one table look-up and a few edge tests.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/model/geometry.h"

namespace jw::intake {

namespace tile {
union Slot;
struct Tile;
}  // namespace tile

/// How the ground is cut into cells: `columns` x `rows` of them from the south-west corner (x0, y0), in tiles.
struct CellFrame {
  double x0 = 0, y0 = 0;                  ///< degrees
  double width = 0, height = 0;           ///< of one cell, degrees
  double perDegreeX = 0, perDegreeY = 0;  ///< cells per degree
  double slackX = 0, slackY = 0;          ///< more than any rounding error of a position in the frame, in cells
  int columns = 0, rows = 0;              ///< multiples of the tile's side
};

/// Immutable after construction; any number of threads may ask, and may hold copies (which share the table).
///
/// Rule: a point has the owner that it would have if it were moved east by an infinitely small amount and north by an
/// even smaller one. So every point on a border shared by two areas belongs to exactly one of them; an area owns its
/// western and southern border and not its eastern and northern one. Where areas overlap the lowest index wins.
/// A part covers what its rings enclose an odd number of times (hence holes); an area covers what any of its parts
/// does. Edge tests are exact: the answer does not depend on rounding.
class GridLocator {
 public:
  /// "In no area", in answers to many points at once.
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Entry {
    std::uint32_t index = 0;  ///< what is answered; below 2^31. The same index may come several times.
    const model::MultiPolygon* shape = nullptr;  ///< degrees; copied. Rings may be open or degenerate.
  };

  /// Parts with a coordinate that is not finite (or beyond 1e100) are left out.
  /// Throws Error(internal) for an index of 2^31 or more.
  explicit GridLocator(std::span<const Entry> entries);

  /// Nothing for points in no area and for coordinates that are not finite.
  std::optional<std::uint32_t> locate(model::Point p) const;
  /// The same for many points; `out` must be at least as long as `points`.
  void locate(std::span<const model::Point> points, std::span<std::uint32_t> out) const;

  /// This locator with another shape for `index` (empty: with none); rebuilds only the tiles that the change touches,
  /// or everything if the new shape reaches beyond the area covered so far.
  GridLocator withReplaced(std::uint32_t index, const model::MultiPolygon& shape) const;

  /// Memory held, in bytes, copies of the shapes included.
  std::size_t bytes() const;

 private:
  struct Area {
    std::uint32_t index;
    model::Box box;
    std::shared_ptr<const model::MultiPolygon> shape;
  };
  struct Spot {
    const tile::Slot* tile;
    std::uint32_t cell;
  };

  GridLocator() = default;
  static Area makeArea(const Entry& entry);
  void build();
  void buildTile(std::size_t number, std::span<const std::uint32_t> areas);
  Spot spot(model::Point p) const;

  CellFrame m_frame;
  std::uint32_t m_across = 0;                              ///< tiles in a row
  std::vector<Area> m_areas;                               ///< by index
  std::vector<std::shared_ptr<const tile::Tile>> m_tiles;  ///< by row and column; the last has no area at all
  std::vector<const tile::Slot*> m_slots;                  ///< of m_tiles
};

}  // namespace jw::intake
