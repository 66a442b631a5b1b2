#include "core/stats/table.h"

#include <algorithm>
#include <bit>

#include "core/base/error.h"
#include "core/stats/filter.h"

namespace jw::stats {
namespace {

std::size_t sexesOf(const Table::Shape& shape) { return shape.sex == Table::kNoColumn ? 1 : shape.columns[shape.sex].highest + 1; }

}  // namespace

Table::Table(const Shape& shape, Day today)
    : m_shape(shape), m_layout(shape.columns), m_bands(today), m_cube(m_layout, shape.birth == kNoColumn ? 1 : kBands, sexesOf(shape)) {}

std::uint32_t Table::segmentOf(const std::string& area) {
  const auto [it, fresh] = m_byArea.try_emplace(area, static_cast<std::uint32_t>(m_segments.size()));
  if (fresh) {
    m_segments.push_back(std::make_unique<Segment>(m_layout, m_arena, area, m_shape.locals));
    ++m_placesVersion;
  }
  return it->second;
}

void Table::reserve(std::uint32_t segment, std::uint32_t rows) {
  m_segments[segment]->reserve((rows + kBlockRows - 1) / kBlockRows);
  numberBlocks(segment);
}

std::uint32_t Table::localCode(std::uint32_t segment, std::size_t local, const std::string& key) {
  const std::size_t before = m_segments[segment]->localKeys(local).size();
  const std::uint32_t code = m_segments[segment]->localCode(local, key);
  if (code > before) ++m_placesVersion;
  if (code > m_shape.columns[firstLocal() + local].highest) throw Error(ErrorCode::internal, "statistics: too many parts in " + m_segments[segment]->area());
  return code;
}

void Table::numberBlocks(std::uint32_t segment) {
  Segment& s = *m_segments[segment];
  while (s.blockNumbers.size() < s.blocks()) {
    m_blocks.push_back({segment, static_cast<std::uint32_t>(s.blockNumbers.size())});
    s.blockNumbers.push_back(static_cast<std::uint32_t>(m_blocks.size() - 1));
  }
}

std::optional<Table::Spot> Table::placeOf(std::uint32_t at) const {
  if (at == PagedMap::kNone || (at >> 9) >= m_blocks.size()) return std::nullopt;
  const Block& b = m_blocks[at >> 9];
  return Spot{b.segment, b.index << 9 | (at & 511)};
}

bool Table::holds(const Spot& spot, std::uint32_t at, std::uint32_t id) const { return m_ids[at] == id && m_segments[spot.segment]->isUsed(spot.slot); }

std::optional<Table::Spot> Table::spotOf(std::uint32_t id) const {
  const std::uint32_t at = m_rowsOf[id];
  const auto spot = placeOf(at);
  return spot && holds(*spot, at, id) ? spot : std::nullopt;
}

std::size_t Table::partOf(std::uint32_t birth, std::uint32_t sex) const { return m_cube.part(m_shape.birth == kNoColumn ? 0 : m_bands.of(birthDayOf(birth)), sex); }
std::size_t Table::partOf(std::span<const std::uint32_t> values) const {
  return partOf(m_shape.birth == kNoColumn ? 0 : values[m_shape.birth], m_shape.sex == kNoColumn ? 0 : values[m_shape.sex]);
}

void Table::valuesAt(const Spot& spot, std::vector<std::uint32_t>& out) const {
  out.resize(m_layout.size());
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = m_segments[spot.segment]->value(spot.slot, c);
}

std::optional<std::vector<std::uint32_t>> Table::find(std::uint32_t id) const {
  const auto spot = spotOf(id);
  if (!spot) return std::nullopt;
  std::vector<std::uint32_t> values;
  valuesAt(*spot, values);
  return values;
}

void Table::insert(std::uint32_t id, const Spot& spot, std::size_t part, std::span<const std::uint32_t> values) {
  Segment& s = *m_segments[spot.segment];
  s.fill(spot.slot, values);
  const std::uint32_t at = reference(s, spot.slot);
  m_rowsOf.set(id, at);
  m_ids.set(at, id);
  m_cube.add(spot.segment, part, values);
  ++m_rows;
}

void Table::remove(const Spot& spot) {
  Segment& s = *m_segments[spot.segment];
  // Which part of the cube it was in is needed first, so that its cells come while the rest is read.
  const std::size_t part = partOf(m_shape.birth == kNoColumn ? 0 : s.value(spot.slot, m_shape.birth), m_shape.sex == kNoColumn ? 0 : s.value(spot.slot, m_shape.sex));
  m_cube.prefetch(spot.segment, part);
  s.release(spot.slot, m_old);
  m_cube.remove(spot.segment, part, m_old);
  --m_rows;
}

void Table::put(std::uint32_t id, std::uint32_t segment, std::span<const std::uint32_t> values) {
  // What belongs to both rows lies far apart: all of it is on its way before it is known whether it is needed.
  const std::uint32_t at = m_rowsOf[id];
  const auto place = placeOf(at);
  if (place) {
    m_ids.prefetch(at);
    m_segments[place->segment]->prefetch(place->slot);
  }
  Segment& s = *m_segments[segment];
  if (!place || place->segment != segment) {
    const Spot next{segment, s.take()};
    numberBlocks(segment);
    m_ids.prefetch(reference(s, next.slot));
    s.prefetch(next.slot);
    const std::size_t part = partOf(values);
    m_cube.prefetch(segment, part);
    m_cube.prefetch(segment, m_cube.whole());
    if (place) m_cube.prefetch(place->segment, m_cube.whole());
    if (place && holds(*place, at, id)) remove(*place);
    return insert(id, next, part, values);
  }
  if (!holds(*place, at, id)) {
    const Spot next{segment, s.take()};
    numberBlocks(segment);
    return insert(id, next, partOf(values), values);
  }
  valuesAt(*place, m_old);
  const std::size_t before = partOf(m_old), after = partOf(values);
  if (before != after) m_cube.move(segment, before, after, m_old);
  for (std::size_t c = 0; c < values.size(); ++c)
    if (values[c] != m_old[c]) {
      m_cube.change(segment, after, c, m_old[c], values[c]);
      s.setValue(place->slot, c, values[c]);
    }
}

bool Table::change(std::uint32_t id, std::size_t column, std::uint32_t value) {
  const auto spot = spotOf(id);
  if (!spot) return false;
  Segment& s = *m_segments[spot->segment];
  const std::uint32_t old = s.value(spot->slot, column);
  if (old == value) return true;
  if (column == m_shape.birth || column == m_shape.sex) {
    valuesAt(*spot, m_old);
    std::vector<std::uint32_t> values = m_old;
    values[column] = value;
    put(id, spot->segment, values);
    return true;
  }
  const std::size_t part = partOf(m_shape.birth == kNoColumn ? 0 : s.value(spot->slot, m_shape.birth), m_shape.sex == kNoColumn ? 0 : s.value(spot->slot, m_shape.sex));
  m_cube.change(spot->segment, part, column, old, value);
  s.setValue(spot->slot, column, value);
  return true;
}

bool Table::erase(std::uint32_t id) {
  const auto spot = spotOf(id);
  if (spot) remove(*spot);
  return spot.has_value();
}

void Table::advance(Day today) {
  const Bands next(today);
  if (m_shape.birth == kNoColumn || today == m_bands.day()) {
    m_bands = next;
    return;
  }
  // Only those between the old and the new border of a band have changed it.
  std::vector<Filter> between;
  for (std::size_t b = 1; b < kBands; ++b) {
    const Day low = std::min(m_bands.last(b), next.last(b)), high = std::max(m_bands.last(b), next.last(b));
    if (low < high) between.push_back(Filter::between(m_shape.birth, birthValue(low + 1), birthValue(high)));
  }
  const Filter moved = Filter::anyOf(std::move(between));
  std::vector<std::uint32_t> values;
  for (std::uint32_t i = 0; i < m_segments.size(); ++i) {
    const auto rows = rowsOf(*m_segments[i], m_layout, moved, bestKernels());
    for (std::uint32_t b = 0; b < rows.size(); ++b)
      for (std::uint32_t w = 0; w < 8; ++w)
        for (std::uint64_t rest = rows[b].words[w]; rest != 0; rest &= rest - 1) {
          valuesAt({i, b << 9 | w << 6 | static_cast<std::uint32_t>(std::countr_zero(rest))}, values);
          const Day birth = birthDayOf(values[m_shape.birth]);
          const std::size_t sex = m_shape.sex == kNoColumn ? 0 : values[m_shape.sex];
          m_cube.move(i, m_cube.part(m_bands.of(birth), sex), m_cube.part(next.of(birth), sex), values);
        }
  }
  m_bands = next;
}

std::size_t Table::columnBytes() const {
  return m_rowsOf.bytes() + m_ids.bytes() + m_blocks.capacity() * sizeof(Block) + m_segments.size() * sizeof(Segment) + m_arena.bytes();
}

}  // namespace jw::stats
