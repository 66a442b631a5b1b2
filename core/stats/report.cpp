#include "core/stats/report.h"

#include <algorithm>
#include <map>

namespace jw::stats {
namespace {

constexpr double kDaysOfYear = 365.2425;

Filter partOf(const Dimension& d, std::size_t i, const Coding& coding, Day today) {
  if (d.attribute) return Filter::codes(coding.columnOf(*d.attribute), {coding.denseCode(*d.attribute, d.values[i])});
  const auto births = birthsOfAges(today, d.bands[i], i + 1 < d.bands.size() ? d.bands[i + 1] - 1 : -1);
  return Filter::between(coding.numberColumn(), births.low, births.high);
}

Report::Column columnOf(const Dimension& d, std::size_t i) {
  if (d.attribute) {
    if (const auto* code = d.attribute->find(d.values[i])) return {std::to_string(d.values[i]), code->zh, code->en};
    return {"0", "未登记", "Not recorded"};
  }
  if (!d.caseField.empty()) return {d.labels[i].code, d.labels[i].zh, d.labels[i].en};
  const std::string from = std::to_string(d.bands[i]);
  if (i + 1 == d.bands.size()) return {from + "-", from + " 岁及以上", from + " and over"};
  const std::string to = std::to_string(d.bands[i + 1] - 1);
  return {from + "-" + to, from + "–" + to + " 岁", from + "–" + to};
}

// What the engine is asked for, and where each column of the report stands in its answer.
struct Plan {
  Query query;
  struct Spot {
    std::size_t part = 0;
    bool isCode = false;
    std::uint32_t code = 0;
  };
  std::vector<Spot> spots;
  std::size_t whole = 0;  ///< the part that holds every row of the entry
};

// One attribute is counted in the pass; whatever else there is becomes parts. Means and sums need a part for each column.
Plan planOf(const Entry& e, const Coding& coding, Day today) {
  Plan plan;
  plan.query.filter = coding.filter(e.filter, today);
  const bool number = e.measure == Measure::mean || e.measure == Measure::sum;
  std::size_t counted = e.by.size();
  if (!number)
    for (std::size_t d = e.by.size(); d-- > 0;)
      if (e.by[d].attribute) counted = d;
  std::size_t others = 1;
  for (std::size_t d = 0; d < e.by.size(); ++d)
    if (d != counted) others *= e.by[d].size();
  plan.query.parts.clear();
  for (std::size_t i = 0; i < others; ++i) {
    std::vector<Filter> all;
    std::size_t rest = i;
    for (std::size_t d = e.by.size(); d-- > 0;) {
      if (d == counted) continue;
      all.push_back(partOf(e.by[d], rest % e.by[d].size(), coding, today));
      rest /= e.by[d].size();
    }
    plan.query.parts.push_back(Filter::allOf(std::move(all)));
  }
  plan.whole = 0;
  if (others > 1) {
    plan.whole = plan.query.parts.size();
    plan.query.parts.push_back(Filter{});
  }
  if (number) plan.query.columns = {coding.numberColumn()};
  if (counted < e.by.size()) plan.query.columns = {coding.columnOf(*e.by[counted].attribute)};
  const std::size_t second = e.by.size() == 2 ? e.by[1].size() : 1, columns = e.by.empty() ? 1 : e.by[0].size() * second;
  for (std::size_t c = 0; c < columns; ++c) {
    const std::size_t at[2] = {c / second, c % second};
    Plan::Spot spot;
    for (std::size_t d = 0; d < e.by.size(); ++d) {
      if (d == counted) {
        spot.isCode = true;
        spot.code = coding.denseCode(*e.by[d].attribute, e.by[d].values[at[d]]);
      } else {
        spot.part = spot.part * e.by[d].size() + at[d];
      }
    }
    plan.spots.push_back(spot);
  }
  return plan;
}

class Maker {
 public:
  Maker(const Table& table, const Coding& coding, const ReportQuestion& question, const HiddenPattern* pattern, std::stop_token stop, Standing* standing)
      : m_table(table), m_question(question), m_pattern(pattern), m_entry(*question.entry), m_plan(planOf(m_entry, coding, table.bands().day())) {
    Standing own, base;
    if (!standing) standing = &own;
    if (!standing->ground) standing->ground = std::make_shared<Ground>(placesOf(question.rows, question.area));
    m_plan.query.places = standing->ground->places;
    m_counts = count(table, m_plan.query, bestKernels(), stop, true, standing);
    base.ground = standing->ground;
    if (m_entry.measure == Measure::share) m_base = count(table, {{}, m_plan.query.places, {Filter{}}, {}}, bestKernels(), stop, true, &base);
  }

  Report make() const {
    Report r;
    r.entry = m_question.entry;
    r.revision = m_counts.revision;
    r.day = m_table.bands().day();
    r.area = m_question.area;
    r.rows = m_question.rows;
    r.columns = columnsOf(m_entry);
    r.cells.resize(r.rows.size() * r.columns.size());
    r.rowTotals.resize(r.rows.size());
    r.columnTotals.resize(r.columns.size());
    Report::Cell* next = r.cells.data();
    for (std::size_t p = 0; p < r.rows.size(); ++p) {
      next = fill(p, next);
      r.rowTotals[p] = total(p);
    }
    fill(r.rows.size(), r.columnTotals.data());
    r.total = total(r.rows.size());
    return r;
  }

 private:
  Report::Cell measured(std::size_t place, std::size_t part, std::uint64_t n) const {
    Report::Cell cell{n, static_cast<double>(n), false};
    if (m_entry.measure == Measure::share) {
      const std::uint64_t of = m_base.rows(place);
      cell.value = of ? static_cast<double>(n) / static_cast<double>(of) : 0;
    } else if (m_entry.measure == Measure::mean) {
      const double mean = n ? static_cast<double>(m_counts.at(place, part, 0, 0)) / static_cast<double>(n) : 0;
      cell.value = !n ? 0 : m_entry.of == "age" ? (static_cast<double>(m_table.bands().day() - kFirstBirthDay) - mean) / kDaysOfYear : mean;
    } else if (m_entry.measure == Measure::sum) {
      cell.value = static_cast<double>(m_counts.at(place, part, 0, 0));
    }
    return cell;
  }
  // The cells of a place; gives where the next place's are.
  Report::Cell* fill(std::size_t place, Report::Cell* cells) const {
    constexpr auto kNowhere = static_cast<std::size_t>(-1);
    std::size_t inPattern = kNowhere;
    if (m_pattern)
      if (const auto at = m_pattern->places.find(place < m_question.rows.size() ? m_question.rows[place].path : m_question.area); at != m_pattern->places.end()) inPattern = at->second * m_pattern->tree.values;
    for (const auto& spot : m_plan.spots) {
      // Where nobody lives there is no place in the pattern, and every count is below the limit.
      if (m_pattern && (inPattern == kNowhere || m_pattern->hidden[inPattern + spot.code]))
        *cells++ = {0, 0, true};
      else
        *cells++ = measured(place, spot.part, spot.isCode ? m_counts.at(place, spot.part, 0, spot.code) : m_counts.rows(place, spot.part));
    }
    return cells;
  }
  Report::Cell total(std::size_t place) const {
    const auto n = m_counts.rows(place, m_plan.whole);
    if (m_pattern && n < kSmallest) return {0, 0, true};
    return measured(place, m_plan.whole, n);
  }

  const Table& m_table;
  const ReportQuestion& m_question;
  const HiddenPattern* m_pattern;
  const Entry& m_entry;
  Plan m_plan;
  Counts m_counts, m_base;
};

}  // namespace

Place placeOf(const Report::Row& row) {
  if (row.compound == 0) return {row.path};
  return {row.path, kCompoundLocal, std::to_string(row.compound)};
}

SharedVector<Place> placesOf(const SharedVector<Report::Row>& rows, const std::string& area) {
  std::vector<Place> places;
  places.reserve(rows.size() + 1);
  for (const auto& row : rows) places.push_back(placeOf(row));
  places.push_back({area});
  return places;
}

std::vector<Report::Column> columnsOf(const Entry& e) {
  std::vector<Report::Column> columns = {{"", "合计", "Total"}};
  for (std::size_t d = 0; d < e.by.size(); ++d) {
    std::vector<Report::Column> next;
    for (const auto& before : columns)
      for (std::size_t i = 0; i < e.by[d].size(); ++i) {
        auto c = columnOf(e.by[d], i);
        next.push_back(d == 0 ? std::move(c) : Report::Column{before.code + "/" + c.code, before.zh + " · " + c.zh, before.en + " · " + c.en});
      }
    columns = std::move(next);
  }
  return columns;
}

Filter columnFilter(const Entry& e, std::size_t column, const Coding& coding, Day today) {
  std::vector<Filter> all;
  for (std::size_t d = e.by.size(); d-- > 0;) {
    all.push_back(partOf(e.by[d], column % e.by[d].size(), coding, today));
    column /= e.by[d].size();
  }
  return Filter::allOf(std::move(all));
}

HiddenPattern hiddenPattern(const Table& table, std::size_t column, const HiddenPattern* before) {
  HiddenPattern p;
  p.revision = table.revision();
  const std::uint32_t highest = table.layout()[column].shape.highest;
  p.tree.values = highest + 1;
  // A map keeps a parent before its children. People of an area above the communities are a lowest place of their own.
  std::map<std::string, std::string> parents = {{"", ""}};
  std::map<std::string, std::vector<std::size_t>> segments;
  for (std::size_t s = 0; s < table.segments().size(); ++s) {
    const auto& segment = *table.segments()[s];
    if (segment.rows() == 0) continue;
    std::string path = segment.area();
    segments[path].push_back(s);
    while (!path.empty()) {
      const auto at = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
      std::string above = at == std::string::npos ? std::string() : path.substr(0, at + 1);
      parents[path] = above;
      path = std::move(above);
    }
  }
  std::map<std::string, bool> inner;
  for (const auto& [path, above] : parents)
    if (!path.empty()) inner[above] = true;
  for (const auto& [path, above] : parents) {
    p.places[path] = p.tree.parent.size();
    p.tree.parent.push_back(p.places[above]);
  }
  std::vector<std::pair<std::size_t, std::size_t>> lowest;  // place, segment
  for (const auto& [path, list] : segments)
    for (const std::size_t s : list) {
      std::size_t place = p.places[path];
      if (inner[path]) {
        place = p.tree.parent.size();
        p.tree.parent.push_back(p.places[path]);
      }
      lowest.emplace_back(place, s);
    }
  p.tree.counts.assign(p.tree.parent.size() * p.tree.values, 0);
  for (const auto& [place, s] : lowest) {
    const std::uint32_t* cells = table.cube().cells(s, table.cube().whole());
    std::uint64_t missing = cells ? cells[0] : 0;
    for (std::uint32_t code = 0; cells && code <= highest; ++code) {
      const std::uint64_t n = code == 0 ? 0 : cells[table.layout()[column].cell + code];
      missing -= n;
      for (std::size_t at = place; code != 0; at = p.tree.parent[at]) {
        p.tree.counts[at * p.tree.values + code] += n;
        if (at == 0) break;
      }
    }
    for (std::size_t at = place;; at = p.tree.parent[at]) {
      p.tree.counts[at * p.tree.values] += missing;
      if (at == 0) break;
    }
  }
  p.hidden = before && hideAlike(before->tree, p.tree) ? before->hidden : hiddenCells(p.tree);
  return p;
}

std::optional<Report> makeReport(const Table& table, const Coding& coding, const ReportQuestion& question, const HiddenPattern* pattern, std::stop_token stop, Standing* standing) {
  if (question.entry->aggregateOnly()) {
    if (!pattern) return std::nullopt;
    // Below a community there would be more tables than one pattern can protect.
    for (const auto& row : question.rows) {
      if (row.compound != 0) return std::nullopt;
      if (pattern->places.contains(row.path)) continue;
      for (const auto& s : table.segments())
        if (row.path.size() > s->area().size() && row.path.starts_with(s->area())) return std::nullopt;
    }
  }
  return Maker(table, coding, question, pattern, std::move(stop), standing).make();
}

}  // namespace jw::stats
