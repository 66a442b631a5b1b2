#include "gis/map/packed_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <numeric>
#include <unordered_map>

#include "core/base/error.h"

namespace jw::gis {

using namespace packed;

namespace {

constexpr std::size_t kMostPairs = 65'000;
constexpr std::size_t kMostRings = 200;
constexpr double kFinestCell = 8;       // metres
constexpr double kDensityBytes = 10;    // for a building, of the finest level
constexpr std::uint64_t kAlign = 64;

struct Grid {
  std::int64_t x, y;
};

/// Twice the area, positive for anticlockwise rings.
std::int64_t doubleArea(const std::vector<Grid>& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += (ring[j].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[j].y - ring[0].y);
  return sum;
}

/// Along a Hilbert curve of 2¹⁶ × 2¹⁶ places (C. Hamilton's turn-and-flip form).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint32_t d = 0;
  for (std::uint32_t s = 1U << 15; s > 0; s >>= 1U) {
    const std::uint32_t rx = (x & s) ? 1 : 0, ry = (y & s) ? 1 : 0;
    d += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = s - 1 - (x & (s - 1));
        y = s - 1 - (y & (s - 1));
      }
      std::swap(x, y);
    }
    x &= s - 1;
    y &= s - 1;
  }
  return d;
}

std::uint8_t root(double share) {
  return static_cast<std::uint8_t>(std::lround(255 * std::sqrt(std::clamp(share, 0.0, 1.0))));
}

/// What lies on a tile: area and half of the sides of its cells, in metres.
struct Sums {
  std::array<float, kTile * kTile> area{}, sides{};
};
using Tiles = std::map<std::pair<std::int32_t, std::int32_t>, Sums>;

std::int32_t floorDiv(std::int64_t a, std::int64_t b) {
  return static_cast<std::int32_t>(a >= 0 ? a / b : -((b - 1 - a) / b));
}

void spread(Tiles& tiles, double side, const Part& part) {
  const double unit = kUnit * (1 << part.shift), shrink = part.side / 255.0;
  const double w = part.width * unit * shrink, h = part.height * unit * shrink;
  const double x0 = part.x * kUnit + (part.width * unit - w) / 2, y0 = part.y * kUnit + (part.height * unit - h) / 2;
  if (w <= 0 || h <= 0) return;
  const auto c0 = static_cast<std::int64_t>(std::floor(x0 / side)), c1 = static_cast<std::int64_t>(std::floor((x0 + w) / side));
  const auto r0 = static_cast<std::int64_t>(std::floor(y0 / side)), r1 = static_cast<std::int64_t>(std::floor((y0 + h) / side));
  for (std::int64_t r = r0; r <= r1; ++r) {
    const double dy = std::min(y0 + h, static_cast<double>(r + 1) * side) - std::max(y0, static_cast<double>(r) * side);
    for (std::int64_t c = c0; c <= c1; ++c) {
      const double dx = std::min(x0 + w, static_cast<double>(c + 1) * side) - std::max(x0, static_cast<double>(c) * side);
      const std::int32_t tr = floorDiv(r, kTile), tc = floorDiv(c, kTile);
      Sums& sums = tiles[{tr, tc}];
      const auto at = static_cast<std::size_t>((r - std::int64_t{tr} * kTile) * kTile + (c - std::int64_t{tc} * kTile));
      sums.area[at] += static_cast<float>(dx * dy);
      sums.sides[at] += static_cast<float>((w + h) * (dx * dy) / (w * h));
    }
  }
}

Tiles coarser(const Tiles& fine) {
  Tiles out;
  for (const auto& [key, sums] : fine) {
    const std::int32_t tr = floorDiv(key.first, 2), tc = floorDiv(key.second, 2);
    Sums& into = out[{tr, tc}];
    const auto dr = static_cast<unsigned>(key.first - 2 * tr) * kTile / 2, dc = static_cast<unsigned>(key.second - 2 * tc) * kTile / 2;
    for (unsigned r = 0; r < kTile; ++r)
      for (unsigned c = 0; c < kTile; ++c) {
        const std::size_t at = (dr + r / 2) * kTile + dc + c / 2;
        into.area[at] += sums.area[r * kTile + c];
        into.sides[at] += sums.sides[r * kTile + c];
      }
  }
  return out;
}

}  // namespace

std::uint8_t PackedWriter::useNumber(const std::string& use) {
  const auto known = m_uses.find(use);
  if (known != m_uses.end()) return known->second;
  if (m_useNames.size() > 254 || use.find('\0') != std::string::npos) return 0;
  m_uses.emplace(use, static_cast<std::uint8_t>(m_useNames.size()));
  m_useNames.push_back(use);
  return static_cast<std::uint8_t>(m_useNames.size() - 1);
}

void PackedWriter::add(BuildingId id, const std::string& use, int floors, const model::MultiPolygon& shape) {
  const std::size_t before = m_parts.size();
  for (const model::Polygon& polygon : shape.parts) addPart(id, useNumber(use), floors, polygon);
  m_buildings += m_parts.size() > before;
}

void PackedWriter::addPart(BuildingId id, std::uint8_t use, int floors, const model::Polygon& polygon) {
  if (polygon.rings.empty() || polygon.rings.front().empty()) return;
  if (m_box.empty()) {
    m_originX = std::floor(polygon.rings.front().front().x);
    m_originY = std::floor(polygon.rings.front().front().y);
  }
  model::Box box;
  for (const model::Point p : polygon.rings.front()) box.add(p);
  const auto units = [](double metres) { return static_cast<std::int64_t>(std::llround(metres / kUnit)); };
  const Grid low{units(box.xmin - m_originX), units(box.ymin - m_originY)}, high{units(box.xmax - m_originX), units(box.ymax - m_originY)};
  constexpr std::int64_t kReach = 1'000'000'000;
  if (low.x < -kReach || low.y < -kReach || high.x > kReach || high.y > kReach) return;
  unsigned shift = 0;
  while ((std::max(high.x - low.x, high.y - low.y) >> shift) > 65'534) ++shift;
  const std::int64_t half = (std::int64_t{1} << shift) / 2;
  std::vector<std::vector<Grid>> rings;
  std::size_t pairs = 0;
  std::int64_t area = 0;
  for (const model::Ring& from : polygon.rings) {
    if (rings.size() == kMostRings) break;
    std::vector<Grid> ring;
    for (const model::Point p : from) {
      const auto scaled = [&](double metres, std::int64_t least) {
        return std::clamp<std::int64_t>((units(metres) - least + half) >> shift, 0, 65'535);
      };
      const Grid g{scaled(p.x - m_originX, low.x), scaled(p.y - m_originY, low.y)};
      if (ring.empty() || g.x != ring.back().x || g.y != ring.back().y) ring.push_back(g);
    }
    while (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y) ring.pop_back();
    const std::int64_t twice = ring.size() < 3 ? 0 : doubleArea(ring);
    if (twice == 0) {
      if (rings.empty()) return;
      continue;
    }
    if ((twice > 0) != rings.empty()) std::reverse(ring.begin(), ring.end());
    area += rings.empty() ? std::abs(twice) : -std::abs(twice);
    pairs += ring.size();
    rings.push_back(std::move(ring));
  }
  if (rings.empty()) return;
  while (pairs + rings.size() > kMostPairs) {
    pairs = 0;
    for (auto& ring : rings) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < ring.size(); i += ring.size() > 8 ? 2 : 1) ring[kept++] = ring[i];
      ring.resize(kept);
      pairs += kept;
    }
  }
  Part part{};
  part.x = static_cast<std::int32_t>(low.x);
  part.y = static_cast<std::int32_t>(low.y);
  part.width = static_cast<std::uint16_t>((high.x - low.x + half) >> shift);
  part.height = static_cast<std::uint16_t>((high.y - low.y + half) >> shift);
  part.first = static_cast<std::uint32_t>(m_pairs.size());
  part.rings = static_cast<std::uint8_t>(rings.size());
  part.shift = static_cast<std::uint8_t>(shift);
  part.use = use;
  part.floors = static_cast<std::uint8_t>(std::clamp(floors, 0, 255));
  part.side = root(static_cast<double>(area) / 2 / std::max(1.0, static_cast<double>(part.width) * part.height));
  if (rings.size() > 1)
    for (const auto& ring : rings) m_pairs.push_back({static_cast<std::uint16_t>(ring.size()), 0});
  for (const auto& ring : rings)
    for (const Grid& g : ring) m_pairs.push_back({static_cast<std::uint16_t>(g.x), static_cast<std::uint16_t>(g.y)});
  part.pairs = static_cast<std::uint16_t>(m_pairs.size() - part.first);
  m_parts.push_back(part);
  m_ids.push_back(id);
  m_box.add(box);
}

void PackedWriter::sort() {
  std::vector<std::uint32_t> order(m_parts.size());
  std::iota(order.begin(), order.end(), 0U);
  const double reach = std::max({m_box.xmax - m_box.xmin, m_box.ymax - m_box.ymin, 1.0});
  std::vector<std::uint32_t> place;
  for (const Part& p : m_parts) {
    const double unit = kUnit * (1 << p.shift);
    const auto at = [&](double metres) { return static_cast<std::uint32_t>(std::clamp(metres / reach, 0.0, 1.0) * 65'535); };
    place.push_back(hilbert(at(m_originX + p.x * kUnit + p.width * unit / 2 - m_box.xmin), at(m_originY + p.y * kUnit + p.height * unit / 2 - m_box.ymin)));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place[a] < place[b]; });
  std::vector<Part> parts;
  std::vector<BuildingId> ids;
  std::vector<Pair> pairs;
  parts.reserve(order.size());
  ids.reserve(order.size());
  pairs.reserve(m_pairs.size());
  for (const std::uint32_t from : order) {
    Part part = m_parts[from];
    const auto first = m_pairs.begin() + part.first;
    part.first = static_cast<std::uint32_t>(pairs.size());
    pairs.insert(pairs.end(), first, first + part.pairs);
    parts.push_back(part);
    ids.push_back(m_ids[from]);
  }
  m_parts.swap(parts);
  m_ids.swap(ids);
  m_pairs.swap(pairs);
}

void PackedWriter::write(const std::filesystem::path& file, int epsg) {
  sort();
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.originX = m_originX;
  header.originY = m_originY;
  if (!m_parts.empty()) {
    header.xmin = m_box.xmin;
    header.ymin = m_box.ymin;
    header.xmax = m_box.xmax;
    header.ymax = m_box.ymax;
  }
  header.epsg = static_cast<std::uint32_t>(epsg);
  header.buildings = static_cast<std::uint32_t>(m_buildings);

  std::vector<Block> blocks;
  for (std::size_t i = 0; i < m_parts.size(); ++i) {
    const Part& p = m_parts[i];
    const Block box{p.x, p.y, p.x + (p.width << p.shift), p.y + (p.height << p.shift)};
    if (i % kBlock == 0) {
      blocks.push_back(box);
      continue;
    }
    Block& b = blocks.back();
    b = {std::min(b.xmin, box.xmin), std::min(b.ymin, box.ymin), std::max(b.xmax, box.xmax), std::max(b.ymax, box.ymax)};
  }

  std::vector<TileKey> keys;
  std::vector<Cell> cells;
  if (!m_parts.empty()) {
    Tiles tiles;
    double side = kFinestCell;
    for (const Part& part : m_parts) spread(tiles, side, part);
    const double most = std::max(4.0, kDensityBytes * static_cast<double>(m_parts.size()) / (kTile * kTile * sizeof(Cell)));
    // Scattered buildings would have more tiles than outlines: their finest level is a coarser one.
    for (; static_cast<double>(tiles.size()) > most; side *= 2) tiles = coarser(tiles);
    const double reach = std::max(m_box.xmax - m_box.xmin, m_box.ymax - m_box.ymin);
    for (;; side *= 2, tiles = coarser(tiles)) {
      header.level[header.levels++] = {side, static_cast<std::uint32_t>(keys.size()), static_cast<std::uint32_t>(tiles.size())};
      for (const auto& [key, sums] : tiles) {
        keys.push_back({key.first, key.second});
        for (std::size_t i = 0; i < kTile * kTile; ++i)
          cells.push_back({root(sums.area[i] / (side * side)), root(sums.sides[i] / (side * side) / kMostSides)});
      }
      if (side > reach || header.levels == kMostLevels) break;
    }
  }
  std::string uses;
  for (const std::string& use : m_useNames) uses += use + '\0';

  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  std::uint64_t end = sizeof header;
  const auto section = [&](Section& s, const void* data, std::size_t bytes) {
    static constexpr char kZeros[kAlign] = {};
    const std::uint64_t start = (end + kAlign - 1) / kAlign * kAlign;
    out.write(kZeros, static_cast<std::streamsize>(start - end));
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
    s = {start, bytes};
    end = start + bytes;
  };
  section(header.blocks, blocks.data(), blocks.size() * sizeof(Block));
  section(header.parts, m_parts.data(), m_parts.size() * sizeof(Part));
  section(header.keys, keys.data(), keys.size() * sizeof(TileKey));
  section(header.cells, cells.data(), cells.size() * sizeof(Cell));
  section(header.pairs, m_pairs.data(), m_pairs.size() * sizeof(Pair));
  section(header.ids, m_ids.data(), m_ids.size() * sizeof(BuildingId));
  section(header.uses, uses.data(), uses.size());
  out.seekp(0);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.close();
  if (!out) throw Error(ErrorCode::store, "cannot write " + file.string());
}

}  // namespace jw::gis
