#include "core/intake/grid_locator.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/intake/grid_tile.h"

namespace jw::intake {

using model::Box;
using model::MultiPolygon;
using model::Point;
using tile::kSide;
using tile::Slot;

namespace {

constexpr std::size_t kMostCells = 2048 * 2048;

bool usable(const model::Polygon& part) {
  if (part.rings.empty()) return false;
  for (const auto& ring : part.rings)
    for (const Point p : ring)
      if (!(std::abs(p.x) <= 1e100 && std::abs(p.y) <= 1e100)) return false;
  return true;
}

int wholeTiles(double cells) {
  return std::clamp(static_cast<int>(std::ceil(cells / kSide)), 1, static_cast<int>(kMostCells) / kSide / kSide) *
         kSide;
}

/// One axis of the frame.
void cut(double low, double high, int cells, double& size, double& perDegree, double& slack) {
  const double magnitude = std::max(std::abs(low), std::abs(high));
  // A little less than it could be, so that no coordinate below `high` is counted as cell number `cells`.
  perDegree = cells / (high - low) * (1 - 1e-12);
  size = 1 / perDegree;
  slack = std::max(1e-6, 256 * 0x1p-53 * magnitude * perDegree);
}

/// As many cells as give most of them no edge and the others one or two.
CellFrame makeFrame(const Box& box, std::size_t areas, std::size_t edges) {
  CellFrame f;
  const double wide = box.xmax - box.xmin, high = box.ymax - box.ymin;
  if (box.empty() || !(wide > 0) || !(high > 0)) return f;
  const double root = std::sqrt(static_cast<double>(areas));
  const double side =
      std::clamp(std::max(15 * root, static_cast<double>(edges) / (4.2 * root)), 1.0, std::sqrt(1.0 * kMostCells));
  const double stretch = std::clamp(std::sqrt(wide / high), 1.0 / 16, 16.0);
  f.x0 = box.xmin;
  f.y0 = box.ymin;
  f.columns = wholeTiles(side * stretch);
  f.rows = wholeTiles(side / stretch);
  cut(box.xmin, box.xmax, f.columns, f.width, f.perDegreeX, f.slackX);
  cut(box.ymin, box.ymax, f.rows, f.height, f.perDegreeY, f.slackY);
  return f;
}

/// The tiles that a box may touch, first and last column and row; none if last < first.
struct TileRange {
  int x0, x1, y0, y1;
};
TileRange tilesOf(const CellFrame& f, const Box& box) {
  const auto at = [](double cells, int limit) {
    return static_cast<int>(std::clamp(std::floor(cells), 0.0, limit - 1.0)) / kSide;
  };
  if (box.empty() || f.columns == 0) return {0, -1, 0, -1};
  return {at((box.xmin - f.x0) * f.perDegreeX - f.slackX, f.columns),
          at((box.xmax - f.x0) * f.perDegreeX + f.slackX, f.columns),
          at((box.ymin - f.y0) * f.perDegreeY - f.slackY, f.rows),
          at((box.ymax - f.y0) * f.perDegreeY + f.slackY, f.rows)};
}

}  // namespace

GridLocator::GridLocator(std::span<const Entry> entries) {
  m_areas.reserve(entries.size());
  for (const Entry& entry : entries) m_areas.push_back(makeArea(entry));
  std::stable_sort(m_areas.begin(), m_areas.end(), [](const Area& a, const Area& b) { return a.index < b.index; });
  build();
}

GridLocator::Area GridLocator::makeArea(const Entry& entry) {
  if (entry.index >= tile::kLocal) throw Error(ErrorCode::internal, "area index out of range");
  auto kept = std::make_shared<MultiPolygon>();
  Box box;
  for (const auto& part : entry.shape->parts)
    if (usable(part)) {
      kept->parts.push_back(part);
      for (const auto& ring : part.rings)
        for (const Point p : ring) box.add(p);
    }
  return {entry.index, box, std::move(kept)};
}

void GridLocator::build() {
  Box all;
  std::size_t edges = 0;
  for (const Area& area : m_areas) {
    if (area.box.empty()) continue;
    all.add(area.box);
    for (const auto& part : area.shape->parts)
      for (const auto& ring : part.rings) edges += ring.size();
  }
  m_frame = makeFrame(all, std::max<std::size_t>(1, m_areas.size()), edges);
  m_across = static_cast<std::uint32_t>(m_frame.columns / kSide);
  const int across = static_cast<int>(m_across);
  const auto count = static_cast<std::size_t>(m_across) * static_cast<std::size_t>(m_frame.rows / kSide);
  const auto nothing = std::make_shared<const tile::Tile>(tile::makeTile(m_frame, 0, 0, {}));
  m_tiles.assign(count + 1, nothing);
  m_slots.assign(count + 1, nothing->slots.data());

  std::vector<std::vector<std::uint32_t>> areasOf(count);
  for (std::uint32_t a = 0; a < m_areas.size(); ++a) {
    const TileRange r = tilesOf(m_frame, m_areas[a].box);
    for (int y = r.y0; y <= r.y1; ++y)
      for (int x = r.x0; x <= r.x1; ++x) areasOf[static_cast<std::size_t>(y * across + x)].push_back(a);
  }
  for (std::size_t t = 0; t < count; ++t)
    if (!areasOf[t].empty()) buildTile(t, areasOf[t]);
}

void GridLocator::buildTile(std::size_t number, std::span<const std::uint32_t> areas) {
  std::vector<tile::Source> sources;
  for (const std::uint32_t a : areas) sources.push_back({m_areas[a].index, m_areas[a].shape.get()});
  const int across = m_frame.columns / kSide;
  const int tx = static_cast<int>(number) % across, ty = static_cast<int>(number) / across;
  m_tiles[number] = std::make_shared<const tile::Tile>(tile::makeTile(m_frame, tx, ty, sources));
  m_slots[number] = m_tiles[number]->slots.data();
}

GridLocator GridLocator::withReplaced(std::uint32_t index, const MultiPolygon& shape) const {
  GridLocator next(*this);
  const auto [first, last] = std::ranges::equal_range(next.m_areas, index, {}, &Area::index);
  std::vector<Box> touched;
  for (auto it = first; it != last; ++it) touched.push_back(it->box);
  const auto place = next.m_areas.erase(first, last);
  Area area = makeArea({index, &shape});
  const Box box = area.box;
  if (!box.empty()) next.m_areas.insert(place, std::move(area));

  const Box frame{m_frame.x0, m_frame.y0, m_frame.x0 + m_frame.columns * m_frame.width,
                  m_frame.y0 + m_frame.rows * m_frame.height};
  if (!box.empty() && !(frame.contains({box.xmin, box.ymin}) && frame.contains({box.xmax, box.ymax}))) {
    next.build();
    return next;
  }
  touched.push_back(box);
  std::vector<std::size_t> numbers;
  const int across = m_frame.columns / kSide;
  for (const Box& b : touched) {
    const TileRange r = tilesOf(m_frame, b);
    for (int y = r.y0; y <= r.y1; ++y)
      for (int x = r.x0; x <= r.x1; ++x) numbers.push_back(static_cast<std::size_t>(y * across + x));
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::vector<std::uint32_t>> areasOf(numbers.size());
  for (std::uint32_t a = 0; a < next.m_areas.size(); ++a) {
    const TileRange r = tilesOf(m_frame, next.m_areas[a].box);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      const int x = static_cast<int>(numbers[k]) % across, y = static_cast<int>(numbers[k]) / across;
      if (x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1) areasOf[k].push_back(a);
    }
  }
  for (std::size_t k = 0; k < numbers.size(); ++k) next.buildTile(numbers[k], areasOf[k]);
  return next;
}

inline GridLocator::Spot GridLocator::spot(Point p) const {
  const double u = (p.x - m_frame.x0) * m_frame.perDegreeX, v = (p.y - m_frame.y0) * m_frame.perDegreeY;
  const bool known = (u >= 0) & (u < m_frame.columns) & (v >= 0) & (v < m_frame.rows);
  const auto i = static_cast<std::uint32_t>(static_cast<std::int32_t>(known ? u : 0));
  const auto j = static_cast<std::uint32_t>(static_cast<std::int32_t>(known ? v : 0));
  const std::uint32_t number = (j >> tile::kSideBits) * m_across + (i >> tile::kSideBits);
  return {m_slots[known ? number : m_slots.size() - 1], (j % kSide) * kSide + i % kSide};
}

std::optional<std::uint32_t> GridLocator::locate(Point p) const {
  const Spot s = spot(p);
  std::uint32_t owner = s.tile[s.cell / 4].cells[s.cell % 4];
  if (owner >= tile::kLocal && owner != kNone) owner = tile::ownerAmong(s.tile + (owner - tile::kLocal), p);
  return owner == kNone ? std::nullopt : std::optional(owner);
}

void GridLocator::locate(std::span<const Point> points, std::span<std::uint32_t> out) const {
  // Blocks pass through three stages, each a block behind the one before, so that what a stage reads has been on its
  // way since the last one; and no branch has to be guessed on the way to it.
  constexpr std::size_t kBlock = 64;
  struct Block {
    std::size_t begin, end, opens;
    std::array<const Slot*, kBlock> tiles;
    std::array<const std::uint32_t*, kBlock> cells;
    std::array<std::uint32_t, kBlock> open;
    std::array<const Slot*, kBlock> runs;
  };
  const auto find = [&](Block& b) {
    for (std::size_t k = b.begin; k < b.end; ++k) {
      const Spot s = spot(points[k]);
      b.tiles[k - b.begin] = s.tile;
      b.cells[k - b.begin] = s.tile[s.cell / 4].cells + s.cell % 4;
      __builtin_prefetch(b.cells[k - b.begin]);
    }
  };
  const auto read = [&](Block& b) {
    b.opens = 0;
    for (std::uint32_t k = 0; k < b.end - b.begin; ++k) {
      const std::uint32_t value = *b.cells[k];
      out[b.begin + k] = value;
      b.open[b.opens] = k;
      b.opens += (value >= tile::kLocal) & (value != kNone);
    }
    for (std::size_t k = 0; k < b.opens; ++k) {
      b.runs[k] = b.tiles[b.open[k]] + (out[b.begin + b.open[k]] - tile::kLocal);
      __builtin_prefetch(b.runs[k]);
      __builtin_prefetch(b.runs[k] + 4);
    }
  };
  const auto decide = [&](const Block& b) {
    for (std::size_t k = 0; k < b.opens; ++k) {
      const std::size_t at = b.begin + b.open[k];
      out[at] = tile::ownerAmong(b.runs[k], points[at]);
    }
  };
  std::array<Block, 3> ring;
  const std::size_t blocks = (points.size() + kBlock - 1) / kBlock;
  for (std::size_t step = 0; step < blocks + 2; ++step) {
    if (step < blocks) {
      Block& b = ring[step % 3];
      b.begin = step * kBlock;
      b.end = std::min(points.size(), b.begin + kBlock);
      find(b);
    }
    if (step >= 1 && step - 1 < blocks) read(ring[(step - 1) % 3]);
    if (step >= 2) decide(ring[(step - 2) % 3]);
  }
}

std::size_t GridLocator::bytes() const {
  std::size_t sum =
      sizeof *this + m_areas.size() * sizeof(Area) + m_tiles.size() * (sizeof m_tiles[0] + sizeof m_slots[0]);
  for (std::size_t t = 0; t < m_tiles.size(); ++t)
    if (t + 1 == m_tiles.size() || m_tiles[t] != m_tiles.back()) sum += m_tiles[t]->slots.capacity() * sizeof(Slot);
  for (const Area& area : m_areas)
    for (const auto& part : area.shape->parts) {
      sum += sizeof part;
      for (const auto& ring : part.rings) sum += sizeof ring + ring.capacity() * sizeof(Point);
    }
  return sum;
}

}  // namespace jw::intake
