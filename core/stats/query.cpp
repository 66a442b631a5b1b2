#include "core/stats/query.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>

#include "core/base/error.h"

namespace jw::stats {
namespace {

// Which parts of the cube a filter is made of; nothing if it cuts one in two or asks for anything else.
std::optional<std::vector<bool>> cubeParts(const Table& table, const Filter& f) {
  const Cube& cube = table.cube();
  std::vector<bool> in(cube.parts());
  const auto fill = [&](auto&& holds) {
    for (std::size_t b = 0; b < cube.bands(); ++b)
      for (std::size_t s = 0; s < cube.sexes(); ++s) in[cube.part(b, s)] = holds(b, s);
  };
  switch (f.kind) {
    case Filter::Kind::codes:
      if (f.column != table.shape().sex) return std::nullopt;
      fill([&](std::size_t, std::size_t s) { return std::find(f.values.begin(), f.values.end(), s) != f.values.end(); });
      return in;
    case Filter::Kind::between: {
      if (f.column != table.shape().birth) return std::nullopt;
      const auto& bands = table.bands();
      for (std::size_t b = 0; b < kBands; ++b) {
        const std::uint32_t high = b == 0 ? kBirthValues : birthValue(bands.last(b)), low = b + 1 == kBands ? 1 : birthValue(bands.last(b + 1)) + 1;
        const bool inside = f.values[0] <= low && high <= f.values[1], outside = high < f.values[0] || f.values[1] < low;
        if (!inside && !outside) return std::nullopt;
        for (std::size_t s = 0; s < cube.sexes(); ++s) in[cube.part(b, s)] = inside;
      }
      return in;
    }
    default:
      break;
  }
  const bool all = f.kind == Filter::Kind::all;
  in.assign(cube.parts(), all);
  for (const Filter& p : f.parts) {
    const auto part = cubeParts(table, p);
    if (!part) return std::nullopt;
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = all ? in[i] && (*part)[i] : in[i] || (*part)[i];
  }
  if (f.kind == Filter::Kind::none) in.flip();
  return in;
}

void stopIf(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
}

// What the cube is asked for: parts of it, and of their rows perhaps only those with some codes of one column.
struct FromCube {
  std::vector<std::size_t> parts;
  const Filter* codes = nullptr;
};

// Filters that all have to hold, down to those that are made of anything else.
void eachOfAll(const Filter& f, const std::function<void(const Filter&)>& each) {
  if (f.kind != Filter::Kind::all) return each(f);
  for (const Filter& p : f.parts) eachOfAll(p, each);
}

std::optional<FromCube> askedOfCube(const Table& table, const Query& query, const Filter& part) {
  const Cube& cube = table.cube();
  std::vector<bool> in(cube.parts(), true);
  FromCube out;
  bool can = true;
  const auto keep = [&](const Filter& f) {
    if (!can) return;
    if (const auto parts = cubeParts(table, f)) {
      for (std::size_t i = 0; i < in.size(); ++i) in[i] = in[i] && (*parts)[i];
      return;
    }
    // Cells cannot be cut by codes of another column.
    const bool own = query.columns.empty() || (query.columns.size() == 1 && query.columns[0] == f.column);
    can = f.kind == Filter::Kind::codes && table.layout()[f.column].isCode() && own && !out.codes;
    out.codes = &f;
  };
  eachOfAll(query.filter, keep);
  eachOfAll(part, keep);
  if (!can) return std::nullopt;
  for (std::size_t i = 0; i < in.size(); ++i)
    if (in[i]) out.parts.push_back(i);
  if (out.parts.size() == in.size()) out.parts = {cube.whole()};
  return out;
}

class Counter {
 public:
  Counter(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, Standing* standing)
      : m_table(table), m_query(query), m_kernels(kernels), m_stop(std::move(stop)), m_keeps(standing != nullptr), m_standing(standing ? *standing : m_own) {
    if (!m_standing.ground || !m_standing.ground->places.isSame(query.places)) {
      m_standing = {};
      m_standing.ground = std::make_shared<Ground>(query.places);
    }
    m_ground = &m_standing.ground->segments(table);
    m_out.revision = table.revision();
    m_out.parts = query.parts.size();
    for (const std::size_t c : query.columns) {
      m_out.first.push_back(m_out.width);
      m_out.width += table.layout()[c].isCode() ? table.layout()[c].shape.highest + 1 : 1;
    }
    m_out.cells.assign(query.places.size() * m_out.parts * m_out.width, 0);
  }

  Counts run(bool cube) {
    if (!cube || !fromCube()) scanAll();
    return std::move(m_out);
  }

 private:
  std::uint64_t* cellsOf(std::size_t place, std::size_t part) { return m_out.cells.data() + (place * m_out.parts + part) * m_out.width; }

  bool fromCube() {
    if (!m_standing.ground->isWhole()) return false;
    for (const std::size_t c : m_query.columns)
      if (!m_table.layout()[c].isCode()) return false;
    std::vector<FromCube> parts;
    for (const Filter& p : m_query.parts) {
      auto asked = askedOfCube(m_table, m_query, p);
      if (!asked) return false;
      parts.push_back(std::move(*asked));
    }
    m_out.fromCube = true;
    for (std::size_t s = 0; s < m_table.segments().size(); ++s) {
      if ((*m_ground)[s].shares.empty()) continue;
      stopIf(m_stop);
      for (std::size_t p = 0; p < parts.size(); ++p) fromCube(s, parts[p], p);
    }
    return true;
  }

  void fromCube(std::size_t segment, const FromCube& asked, std::size_t part) {
    m_sum.assign(m_out.width, 0);
    for (const std::size_t i : asked.parts) {
      const std::uint32_t* cells = m_table.cube().cells(segment, i);
      if (!cells) continue;
      if (asked.codes)
        addCodes(cells, *asked.codes);
      else
        addAll(cells);
    }
    for (const auto& share : (*m_ground)[segment].shares) {
      std::uint64_t* out = cellsOf(share.place, part);
      for (std::size_t i = 0; i < m_out.width; ++i) out[i] += m_sum[i];
    }
  }

  void addAll(const std::uint32_t* cells) {
    m_sum[0] += cells[0];
    for (std::size_t c = 0; c < m_query.columns.size(); ++c) {
      const auto& column = m_table.layout()[m_query.columns[c]];
      const std::uint32_t* from = cells + column.cell + 1;
      std::uint32_t* to = m_sum.data() + m_out.first[c] + 1;
      std::uint32_t missing = cells[0];
      for (std::uint32_t code = 0; code < column.shape.highest; ++code) {
        to[code] += from[code];
        missing -= from[code];
      }
      to[-1] += missing;
    }
  }

  // Of the only column, or where none is asked for.
  void addCodes(const std::uint32_t* cells, const Filter& f) {
    const auto& column = m_table.layout()[f.column];
    for (std::uint32_t code = 0; code <= column.shape.highest; ++code) {
      if (std::find(f.values.begin(), f.values.end(), code) == f.values.end()) continue;
      std::uint32_t n = cells[code == 0 ? 0 : column.cell + code];
      for (std::uint32_t other = 1; code == 0 && other <= column.shape.highest; ++other) n -= cells[column.cell + other];
      m_sum[0] += n;
      if (!m_query.columns.empty()) m_sum[m_out.first[0] + code] += n;
    }
  }

  void scanAll() {
    const std::size_t segments = m_table.segments().size(), one = m_out.parts * m_out.width;
    if (m_standing.shape != m_standing.ground->shape()) m_standing.versions.clear();
    m_standing.shape = m_standing.ground->shape();
    m_standing.versions.resize(segments);
    if (m_keeps) m_standing.cells.resize(m_ground->back().first * one);
    for (std::size_t s = 0; s < segments; ++s) {
      stopIf(m_stop);
      m_next = s + 1 < segments && !m_query.columns.empty() ? m_table.segments()[s + 1]->lines(m_query.columns.front()) : nullptr;
      // What nobody will ask for again is counted in a place that stays near the processor.
      if (!m_keeps) m_once.resize((*m_ground)[s].rows.size() * one);
      scan(*m_table.segments()[s], (*m_ground)[s], m_standing.versions[s], m_keeps ? m_standing.cells.data() + (*m_ground)[s].first * one : m_once.data());
    }
  }

  // Several places may hold the whole segment: it is counted once, and not at all if nothing has changed since it was.
  void scan(const Segment& s, const Ground::OfSegment& here, std::uint64_t& version, std::uint64_t* counted) {
    if (here.shares.empty() || s.rows() == 0) return;
    const std::size_t one = m_out.parts * m_out.width;
    if (version != s.version()) {
      version = 0;
      std::fill_n(counted, here.rows.size() * one, 0);
      for (std::size_t r = 0; r < here.rows.size(); ++r) countParts(s, here.rows[r], counted + r * one);
      version = s.version();
    }
    for (const auto& share : here.shares) {
      std::uint64_t* out = cellsOf(share.place, 0);
      for (std::size_t k = 0; k < one; ++k) out[k] += counted[share.rows * one + k];
    }
  }

  void countParts(const Segment& s, const Filter& share, std::uint64_t* out) {
    const bool all = m_query.filter.isEverything() && share.isEverything();
    if (!all || m_out.parts > 1 || !m_query.parts[0].isEverything()) {
      m_rows.assign(s.used(), s.used() + s.blocks());
      keepRows(s, m_table.layout(), m_query.filter, m_kernels, m_rows);
      keepRows(s, m_table.layout(), share, m_kernels, m_rows);
    }
    for (std::size_t p = 0; p < m_out.parts; ++p, out += m_out.width) {
      if (m_query.parts[p].isEverything()) {
        countRows(s, all ? nullptr : m_rows.data(), out);
        continue;
      }
      m_part = m_rows;
      keepRows(s, m_table.layout(), m_query.parts[p], m_kernels, m_part);
      countRows(s, m_part.data(), out);
    }
  }

  // What the next segment begins with, a little of it for each column of this one. What follows is found by the processor.
  void fetchNext() {
    if (m_next == nullptr) return;
    for (const Line* end = m_next + 10; m_next != end; ++m_next) __builtin_prefetch(m_next, 0, 2);
  }

  // Null: all rows.
  void countRows(const Segment& s, const Line* mask, std::uint64_t* out) {
    const auto n = mask ? static_cast<std::uint32_t>(m_kernels.population(mask, s.blocks())) : s.rows();
    out[0] = n;
    if (n == 0) return;
    for (std::size_t c = 0; c < m_query.columns.size(); ++c) {
      fetchNext();
      const auto& column = m_table.layout()[m_query.columns[c]];
      const Line* lines = s.lines(m_query.columns[c]);
      std::uint64_t* cells = out + m_out.first[c];
      if (column.isCode()) {
        m_kernels.codes(lines, column.slices, column.shape.highest, mask, s.blocks(), cells);
        std::uint64_t missing = n;
        for (std::uint32_t code = 1; code <= column.shape.highest; ++code) missing -= cells[code];
        cells[0] = missing;
      } else {
        std::uint32_t bits[32] = {};
        m_kernels.flags(lines, column.slices, mask, s.blocks(), bits);
        for (unsigned b = 0; b < column.slices; ++b) *cells += static_cast<std::uint64_t>(bits[b]) << b;
      }
    }
  }

  const Table& m_table;
  const Query& m_query;
  const Kernels& m_kernels;
  std::stop_token m_stop;
  bool m_keeps;
  std::vector<std::uint64_t> m_once;
  Standing m_own;
  Standing& m_standing;
  const std::vector<Ground::OfSegment>* m_ground = nullptr;
  Counts m_out;
  std::vector<std::uint32_t> m_sum;
  std::vector<Line> m_rows, m_part;
  const Line* m_next = nullptr;
};

}  // namespace

Counts count(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, bool cube, Standing* standing) {
  return Counter(table, query, kernels, std::move(stop), standing).run(cube);
}

RowList list(const Table& table, const Filter& filter, const std::vector<Place>& places, std::uint64_t offset, std::uint32_t limit, const Kernels& kernels, std::stop_token stop, bool total) {
  RowList out;
  out.revision = table.revision();
  Ground ground{places};
  const auto& shares = ground.segments(table);
  for (std::size_t i = 0; i < table.segments().size(); ++i) {
    stopIf(stop);
    if (!total && out.ids.size() >= limit) break;
    if (shares[i].rows.empty()) continue;
    const Segment& s = *table.segments()[i];
    // A row of several places comes once.
    const auto rows = rowsOf(s, table.layout(), Filter::allOf({filter, Filter::anyOf(shares[i].rows)}), kernels);
    const std::uint64_t here = kernels.population(rows.data(), rows.size());
    std::uint64_t skip = offset > out.total ? offset - out.total : 0;
    out.total += here;
    if (skip >= here) continue;
    for (std::uint32_t b = 0; b < rows.size() && out.ids.size() < limit; ++b)
      for (std::uint32_t w = 0; w < 8 && out.ids.size() < limit; ++w) {
        std::uint64_t rest = rows[b].words[w];
        const auto n = static_cast<std::uint64_t>(std::popcount(rest));
        if (skip >= n) {
          skip -= n;
          continue;
        }
        for (; rest != 0 && out.ids.size() < limit; rest &= rest - 1) {
          if (skip > 0) {
            --skip;
            continue;
          }
          out.ids.push_back(table.idAt(s, b << 9 | w << 6 | static_cast<std::uint32_t>(std::countr_zero(rest))));
        }
      }
  }
  return out;
}

}  // namespace jw::stats
