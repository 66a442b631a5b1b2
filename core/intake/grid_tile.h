// The inside of GridLocator: a square of cells, each with its owner or with the few edges that decide about it.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/intake/grid_locator.h"
#include "core/model/geometry.h"

namespace jw::intake::tile {

inline constexpr int kSideBits = 6;
inline constexpr int kSide = 1 << kSideBits;  ///< cells; a row of them is one 64-bit mask
inline constexpr std::uint32_t kNone = GridLocator::kNone;
inline constexpr std::uint32_t kLocal = 0x80000000;  ///< the cell's value is this plus the slot number of its first run

/// Begins a run: `count` joined vertices follow. The runs of one area in a cell are tested together; areas follow in
/// the order in which they win.
struct Head {
  enum : std::uint32_t {
    kOdd = 1,        ///< start from "inside"
    kContinues = 2,  ///< the next run belongs to the same area
    kLast = 4,       ///< no area follows: `otherwise` is the answer for what is outside of this one
  };
  std::uint32_t owner;
  std::uint32_t otherwise;
  std::uint32_t count;
  std::uint32_t flags;
};

/// A tile is one array: kSide x kSide cell values by row, then the runs of its cells.
union alignas(16) Slot {
  Slot() : cells{} {}
  explicit Slot(const Head& h) : head(h) {}
  explicit Slot(const model::Point& p) : point(p) {}
  std::uint32_t cells[4];
  Head head;
  model::Point point;
};
static_assert(sizeof(Slot) == 16);

struct Tile {
  std::vector<Slot> slots;
};

/// One area of those that touch a tile.
struct Source {
  std::uint32_t owner;
  const model::MultiPolygon* shape;
};

/// The tile at column `tx` and row `ty` of the tiles; `sources` in the order in which they win.
Tile makeTile(const CellFrame& frame, int tx, int ty, std::span<const Source> sources);

/// The sign of the doubled area of the triangle a, b, p, without rounding: > 0 if p lies to the left of a -> b.
/// Method: expansions of exact products and sums (Shewchuk 1997).
int exactSide(model::Point a, model::Point b, model::Point p);

/// Does the ray from p to the east cross the edge a-b? A point on the edge counts as east of it, a vertex at the
/// height of p as below it. `unsure` is set where rounding could have decided.
inline bool crosses(model::Point a, model::Point b, model::Point p, bool& unsure) {
  // (3 + 16 e) e with e = 2^-53 bounds the relative error of the difference of the two products.
  constexpr double kError = 3.3306690738754716e-16;
  const bool aBelow = a.y <= p.y, bBelow = b.y <= p.y;
  const double left = (b.x - a.x) * (p.y - a.y), right = (b.y - a.y) * (p.x - a.x), side = left - right;
  const bool straddles = aBelow != bBelow;
  unsure |= straddles & (std::abs(side) <= kError * (std::abs(left) + std::abs(right)));
  return straddles & ((side > 0) == aBelow);
}

inline bool crossesExactly(model::Point a, model::Point b, model::Point p) {
  bool unsure = false;
  const bool guess = crosses(a, b, p, unsure);
  return unsure ? exactSide(a, b, p) == (a.y <= p.y ? 1 : -1) : guess;
}

/// Is the number of crossings of the ray from p to the east with the run an odd one?
inline bool oddCrossings(const Slot* run, std::uint32_t count, model::Point p) {
  bool odd = false, unsure = false;
  for (std::uint32_t i = 1; i < count; ++i) odd ^= crosses(run[i - 1].point, run[i].point, p, unsure);
  if (!unsure) return odd;
  odd = false;
  for (std::uint32_t i = 1; i < count; ++i) odd ^= crossesExactly(run[i - 1].point, run[i].point, p);
  return odd;
}

/// The owner of p, which lies in the cell whose runs begin at `slot`.
inline std::uint32_t ownerAmong(const Slot* slot, model::Point p) {
  for (bool inside = false;;) {
    const Head& head = slot->head;
    inside ^= ((head.flags & Head::kOdd) != 0) ^ oddCrossings(slot + 1, head.count, p);
    if (head.flags & Head::kLast) return inside ? head.owner : head.otherwise;
    if (!(head.flags & Head::kContinues) && inside) return head.owner;
    slot += 1 + head.count;
  }
}

}  // namespace jw::intake::tile
