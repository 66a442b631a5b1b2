#include "core/stats/query.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <unordered_map>

#include "core/base/error.h"

namespace jw::stats {
namespace {

using Share = Standing::Share;

std::optional<Filter> shareOf(const Table& table, const Segment& s, const Place& place) {
  std::vector<Filter> parts;
  if (!s.area().starts_with(place.area)) {
    if (!place.area.starts_with(s.area()) || table.shape().locals == 0) return std::nullopt;
    std::vector<std::uint32_t> codes;
    const auto& keys = s.localKeys(0);
    for (std::uint32_t i = 0; i < keys.size(); ++i)
      if (keys[i].starts_with(place.area)) codes.push_back(i + 1);
    if (codes.empty()) return std::nullopt;
    parts.push_back(Filter::codes(table.firstLocal(), std::move(codes)));
  }
  if (!place.key.empty()) {
    const auto& keys = s.localKeys(place.local);
    const auto it = std::find(keys.begin(), keys.end(), place.key);
    if (it == keys.end()) return std::nullopt;
    parts.push_back(Filter::codes(table.firstLocal() + place.local, {static_cast<std::uint32_t>(it - keys.begin()) + 1}));
  }
  return Filter::allOf(std::move(parts));
}

// The places of each segment. Places are many and so are segments: those above a segment are found by its path, those
// below by theirs.
std::vector<std::vector<Share>> sharesOf(const Table& table, const std::vector<Place>& places) {
  const auto& segments = table.segments();
  std::vector<std::vector<Share>> shares(segments.size());
  std::unordered_map<std::string_view, std::vector<std::size_t>> byArea, bySegment;
  const auto eachPrefix = [](std::string_view path, auto&& f) {
    for (std::size_t at = 0;; at = path.find('/', at) + 1) {
      f(path.substr(0, at));
      if (at == path.size() || path.find('/', at) == std::string_view::npos) return;
    }
  };
  for (std::size_t s = 0; s < segments.size(); ++s) bySegment[segments[s]->area()].push_back(s);
  for (std::size_t p = 0; p < places.size(); ++p) byArea[places[p].area].push_back(p);
  const auto add = [&](std::size_t s, std::size_t p) {
    if (auto rows = shareOf(table, *segments[s], places[p])) shares[s].push_back({p, std::move(*rows)});
  };
  for (std::size_t s = 0; s < segments.size(); ++s)
    eachPrefix(segments[s]->area(), [&](std::string_view prefix) {
      if (const auto it = byArea.find(prefix); it != byArea.end())
        for (const std::size_t p : it->second) add(s, p);
    });
  for (std::size_t p = 0; p < places.size(); ++p)
    eachPrefix(places[p].area, [&](std::string_view prefix) {
      if (prefix.size() == places[p].area.size()) return;
      if (const auto it = bySegment.find(prefix); it != bySegment.end())
        for (const std::size_t s : it->second) add(s, p);
    });
  return shares;
}

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

class Counter {
 public:
  Counter(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, Standing* standing)
      : m_table(table), m_query(query), m_kernels(kernels), m_stop(std::move(stop)), m_standing(standing ? *standing : m_own), m_shares(m_standing.shares) {
    if (m_standing.places != table.placesVersion()) {
      m_shares = sharesOf(table, query.places);
      m_standing.places = table.placesVersion();
    }
    m_out.revision = table.revision();
    m_out.parts = query.parts.size();
    for (const std::size_t c : query.columns) {
      m_out.first.push_back(m_out.width);
      m_out.width += table.layout()[c].isCode() ? table.layout()[c].shape.highest + 1 : 1;
    }
    m_out.cells.assign(query.places.size() * m_out.parts * m_out.width, 0);
  }

  Counts run(bool cube) {
    if (!cube || !fromCube()) {
      m_standing.segments.resize(m_shares.size());
      for (std::size_t s = 0; s < m_shares.size(); ++s) {
        stopIf(m_stop);
        scan(*m_table.segments()[s], m_shares[s], m_standing.segments[s]);
      }
    }
    return std::move(m_out);
  }

 private:
  std::uint64_t* cellsOf(std::size_t place, std::size_t part) { return m_out.cells.data() + (place * m_out.parts + part) * m_out.width; }

  bool fromCube() {
    for (const auto& shares : m_shares)
      for (const auto& share : shares)
        if (!share.rows.isEverything()) return false;
    for (const std::size_t c : m_query.columns)
      if (!m_table.layout()[c].isCode()) return false;
    std::vector<std::vector<std::size_t>> parts;
    for (const Filter& p : m_query.parts) {
      const auto in = cubeParts(m_table, Filter::allOf({m_query.filter, p}));
      if (!in) return false;
      auto& list = parts.emplace_back();
      for (std::size_t i = 0; i < in->size(); ++i)
        if ((*in)[i]) list.push_back(i);
      if (list.size() == in->size()) list = {m_table.cube().whole()};
    }
    m_out.fromCube = true;
    for (std::size_t s = 0; s < m_shares.size(); ++s) {
      if (m_shares[s].empty()) continue;
      stopIf(m_stop);
      for (std::size_t p = 0; p < parts.size(); ++p) fromCube(s, parts[p], p);
    }
    return true;
  }

  void fromCube(std::size_t segment, const std::vector<std::size_t>& parts, std::size_t part) {
    const Cube& cube = m_table.cube();
    m_sum.assign(m_out.width, 0);
    for (const std::size_t i : parts) {
      const std::uint32_t* cells = cube.cells(segment, i);
      if (!cells) continue;
      m_sum[0] += cells[0];
      for (std::size_t c = 0; c < m_query.columns.size(); ++c) {
        const auto& column = m_table.layout()[m_query.columns[c]];
        const std::uint32_t* from = cells + column.cell + 1;
        std::uint32_t* to = m_sum.data() + m_out.first[c] + 1;
        for (std::uint32_t code = 0; code < column.shape.highest; ++code) to[code] += from[code];
      }
    }
    for (std::size_t c = 0; c < m_query.columns.size(); ++c) {
      std::uint32_t* counts = m_sum.data() + m_out.first[c];
      counts[0] = m_sum[0];
      for (std::uint32_t code = 1; code <= m_table.layout()[m_query.columns[c]].shape.highest; ++code) counts[0] -= counts[code];
    }
    for (const auto& share : m_shares[segment]) {
      std::uint64_t* out = cellsOf(share.place, part);
      for (std::size_t i = 0; i < m_out.width; ++i) out[i] += m_sum[i];
    }
  }

  // Several places may hold the whole segment: it is counted once, and not at all if nothing has changed since it was.
  void scan(const Segment& s, const std::vector<Share>& shares, Standing::OfSegment& counted) {
    if (shares.empty() || s.rows() == 0) return;
    std::vector<const Filter*> distinct;
    std::vector<std::size_t> of;
    for (const auto& share : shares) {
      const auto same = share.rows.isEverything() ? std::find_if(distinct.begin(), distinct.end(), [](const Filter* f) { return f->isEverything(); }) : distinct.end();
      of.push_back(static_cast<std::size_t>(same - distinct.begin()));
      if (same == distinct.end()) distinct.push_back(&share.rows);
    }
    const std::size_t one = m_out.parts * m_out.width;
    if (counted.version != s.version() || counted.cells.size() != distinct.size() * one) {
      counted.version = 0;
      counted.cells.assign(distinct.size() * one, 0);
      for (std::size_t d = 0; d < distinct.size(); ++d)
        for (std::size_t p = 0; p < m_out.parts; ++p) countRows(s, *distinct[d], m_query.parts[p], counted.cells.data() + d * one + p * m_out.width);
      counted.version = s.version();
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      std::uint64_t* out = cellsOf(shares[i].place, 0);
      for (std::size_t k = 0; k < one; ++k) out[k] += counted.cells[of[i] * one + k];
    }
  }

  void countRows(const Segment& s, const Filter& share, const Filter& part, std::uint64_t* out) {
    const bool all = m_query.filter.isEverything() && share.isEverything() && part.isEverything();
    std::vector<Line> rows;
    if (!all) rows = rowsOf(s, m_table.layout(), Filter::allOf({m_query.filter, share, part}), m_kernels);
    const Line* mask = all ? nullptr : rows.data();
    const auto n = all ? s.rows() : static_cast<std::uint32_t>(m_kernels.population(mask, s.blocks()));
    out[0] = n;
    if (n == 0) return;
    for (std::size_t c = 0; c < m_query.columns.size(); ++c) {
      const auto& column = m_table.layout()[m_query.columns[c]];
      const Line* lines = s.lines(m_query.columns[c]);
      std::uint64_t* cells = out + m_out.first[c];
      if (column.isCode()) {
        m_kernels.codes(lines, column.slices, column.shape.highest, mask, s.blocks(), cells);
        cells[0] = n;
        for (std::uint32_t code = 1; code <= column.shape.highest; ++code) cells[0] -= cells[code];
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
  Standing m_own;
  Standing& m_standing;
  std::vector<std::vector<Share>>& m_shares;
  Counts m_out;
  std::vector<std::uint32_t> m_sum;
};

}  // namespace

Counts count(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, bool cube, Standing* standing) {
  return Counter(table, query, kernels, std::move(stop), standing).run(cube);
}

RowList list(const Table& table, const Filter& filter, const std::vector<Place>& places, std::uint64_t offset, std::uint32_t limit, const Kernels& kernels, std::stop_token stop, bool total) {
  RowList out;
  out.revision = table.revision();
  const auto shares = sharesOf(table, places);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    stopIf(stop);
    if (!total && out.ids.size() >= limit) break;
    if (shares[i].empty()) continue;
    const Segment& s = *table.segments()[i];
    // A row of several places comes once.
    std::vector<Filter> any;
    for (const auto& share : shares[i]) any.push_back(share.rows);
    const auto rows = rowsOf(s, table.layout(), Filter::allOf({filter, Filter::anyOf(std::move(any))}), kernels);
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
