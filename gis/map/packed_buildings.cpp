#include "gis/map/packed_buildings.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace jw::gis {

using namespace packed;

static_assert(std::endian::native == std::endian::little, "files are mapped as they are");

namespace {

/// Crossings of a ray to the east: odd inside, whatever way the rings run.
bool isInside(std::span<const Pair> ring, double x, double y) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double ax = ring[i].x, ay = ring[i].y, bx = ring[j].x, by = ring[j].y;
    if ((ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)) inside = !inside;
  }
  return inside;
}

}  // namespace

std::shared_ptr<const PackedBuildings> PackedBuildings::open(const QString& path) {
  std::shared_ptr<PackedBuildings> out(new PackedBuildings);
  out->m_file.setFileName(path);
  if (path.isEmpty() || !out->m_file.open(QIODevice::ReadOnly) || !out->check()) return nullptr;
  return out;
}

bool PackedBuildings::check() {
  const auto size = static_cast<std::uint64_t>(m_file.size());
  if (size < sizeof(Header)) return false;
  const uchar* base = m_file.map(0, m_file.size());
  if (!base) return false;
  m_header = reinterpret_cast<const Header*>(base);
  const Header& h = *m_header;
  if (std::memcmp(h.magic, kMagic, sizeof kMagic) != 0 || h.levels > kMostLevels) return false;
  bool good = true;
  const auto section = [&]<class T>(const Section& s, std::span<const T>& out) {
    good = good && s.offset % alignof(T) == 0 && s.bytes % sizeof(T) == 0 && s.offset <= size && s.bytes <= size - s.offset;
    if (good) out = {reinterpret_cast<const T*>(base + s.offset), static_cast<std::size_t>(s.bytes / sizeof(T))};
  };
  std::span<const char> uses;
  section(h.parts, m_parts);
  section(h.blocks, m_blocks);
  section(h.pairs, m_pairs);
  section(h.ids, m_ids);
  section(h.uses, uses);
  section(h.keys, m_keys);
  section(h.cells, m_cells);
  if (!good || m_ids.size() != m_parts.size() * Uuid::size() || m_blocks.size() != (m_parts.size() + kBlock - 1) / kBlock ||
      m_cells.size() != m_keys.size() * kTile * kTile || (!uses.empty() && uses.back() != 0))
    return false;
  for (std::size_t at = 0; at < uses.size(); at += m_uses.back().size() + 1) m_uses.emplace_back(uses.data() + at);
  for (const Level& level : levels())
    if (!(level.side > 0) || level.firstTile > m_keys.size() || level.tiles > m_keys.size() - level.firstTile) return false;
  return std::all_of(m_parts.begin(), m_parts.end(), [&](const Part& p) {
    if (p.first > m_pairs.size() || p.pairs > m_pairs.size() - p.first || p.use >= m_uses.size() || p.rings == 0 ||
        p.rings > p.pairs || p.shift > 15)
      return false;
    if (p.rings == 1) return true;
    std::size_t sum = p.rings;
    for (const Pair& length : pairs(p).first(p.rings)) sum += length.x;
    return sum == p.pairs;
  });
}

model::Box PackedBuildings::box() const {
  return {m_header->xmin, m_header->ymin, m_header->xmax, m_header->ymax};
}

std::span<const TileKey> PackedBuildings::tileKeys(const Level& level) const {
  return m_keys.subspan(level.firstTile, level.tiles);
}

const Cell* PackedBuildings::tile(const Level& level, std::size_t number) const {
  return m_cells.data() + (level.firstTile + number) * kTile * kTile;
}

std::optional<PackedBuildings::Found> PackedBuildings::at(model::Point point) const {
  const double x = (point.x - originX()) / kUnit, y = (point.y - originY()) / kUnit;
  for (std::size_t b = 0; b < m_blocks.size(); ++b) {
    const Block& block = m_blocks[b];
    if (x < block.xmin || x > block.xmax || y < block.ymin || y > block.ymax) continue;
    for (std::size_t i = b * kBlock; i < std::min(m_parts.size(), (b + 1) * kBlock); ++i) {
      const Part& part = m_parts[i];
      const double scale = 1 << part.shift, px = (x - part.x) / scale, py = (y - part.y) / scale;
      if (px < 0 || py < 0 || px > part.width || py > part.height) continue;
      const auto all = pairs(part);
      bool inside = false;
      std::size_t from = part.rings == 1 ? 0 : part.rings;
      for (unsigned r = 0; r < part.rings; ++r) {
        const std::size_t length = part.rings == 1 ? all.size() : all[r].x;
        if (length > 0) inside ^= isInside(all.subspan(from, length), px, py);
        from += length;
      }
      if (inside) return Found{{Uuid::fromBytes(m_ids.data() + i * Uuid::size())}, m_uses[part.use], part.floors};
    }
  }
  return std::nullopt;
}

}  // namespace jw::gis
