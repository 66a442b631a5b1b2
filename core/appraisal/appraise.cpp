#include "core/appraisal/appraise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "core/appraisal/ranking.h"

namespace jw::appraisal {
namespace {

constexpr std::int32_t kNobody = -1;
constexpr double kHour = 3'600'000.0;
constexpr std::array<std::string_view, 3> kEntryKinds{"bonus", "penalty", "veto"};

/// Finds the row of a fact: all subjects of a kind, by the index that the fact carries.
class Rows {
 public:
  Rows(SubjectKind kind, const FactSet& facts, const std::vector<Row>& rows) : m_kind(kind) {
    std::unordered_map<std::string_view, std::int32_t> byKey;
    std::unordered_map<DepartmentId, std::int32_t> byDepartment;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      byKey.emplace(rows[i].subject.key, static_cast<std::int32_t>(i));
      byDepartment.emplace(rows[i].subject.department, static_cast<std::int32_t>(i));
    }
    const auto find = [](const auto& map, const auto& key) {
      const auto it = map.find(key);
      return it == map.end() ? kNobody : it->second;
    };
    if (kind == SubjectKind::department) {
      for (const auto& id : facts.departments) m_row.push_back(id ? find(byDepartment, id) : kNobody);
    } else if (kind == SubjectKind::person) {
      for (const auto& name : facts.people) m_row.push_back(name.empty() ? kNobody : find(byKey, std::string_view(name)));
    } else {
      for (const auto& path : facts.areas) m_row.push_back(areaRow(byKey, path));
    }
  }
  std::int32_t of(const CaseFact& f, Step step) const {
    if (m_kind == SubjectKind::department) return m_row[step == Step::dispatch ? f.first : f.holder];
    if (m_kind == SubjectKind::person) return step == Step::dispatch ? kNobody : m_row[step == Step::followUp ? f.caller : f.handler];
    return m_row[f.area];
  }
  std::int32_t of(const FactSet& facts, const Event& e, Step step) const {
    return m_kind == SubjectKind::department ? m_row[e.department] : of(facts.facts[e.fact], step);
  }

 private:
  // The longest prefix of the path that is appraised.
  static std::int32_t areaRow(const std::unordered_map<std::string_view, std::int32_t>& byKey, std::string_view path) {
    while (!path.empty()) {
      if (const auto it = byKey.find(path); it != byKey.end()) return it->second;
      const auto slash = path.rfind('/', path.size() - 2);
      path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
    }
    return kNobody;
  }
  SubjectKind m_kind;
  std::vector<std::int32_t> m_row;
};

struct Tally {
  std::uint64_t base = 0, counted = 0;
  std::vector<float> hours;
};

Cell cellOf(const Indicator& i, Tally& t) {
  Cell c{t.base, t.counted, std::nullopt};
  switch (i.measure) {
    case Measure::rate:
      if (t.base > 0) c.value = 100.0 * static_cast<double>(t.counted) / static_cast<double>(t.base);
      break;
    case Measure::count:
      c.counted = t.base;
      c.value = static_cast<double>(t.base);
      break;
    case Measure::events:
      c.value = static_cast<double>(t.counted);
      break;
    case Measure::mean:
    case Measure::p90:
      c.counted = t.base;
      if (t.hours.empty()) break;
      if (i.measure == Measure::mean) {
        double sum = 0;
        for (const float h : t.hours) sum += h;
        c.value = sum / static_cast<double>(t.hours.size());
      } else {
        // The nearest rank: the smallest value that at least 90 % do not exceed.
        const auto at = t.hours.begin() + static_cast<std::ptrdiff_t>((t.hours.size() * 9 + 9) / 10 - 1);
        std::nth_element(t.hours.begin(), at, t.hours.end());
        c.value = *at;
      }
      break;
    case Measure::none:
      break;
  }
  return c;
}

// One indicator of all rows; the last tally is the total.
std::vector<Tally> tally(const Indicator& i, const FactSet& set, const Rows& rows, std::size_t n) {
  std::vector<Tally> out(n + 1);
  if (i.measure == Measure::none) return out;
  const bool hours = i.measure == Measure::mean || i.measure == Measure::p90;
  const auto each = [&](std::int32_t row, const auto& add) {
    add(out[n]);
    if (row != kNobody) add(out[static_cast<std::size_t>(row)]);
  };
  if (i.measure == Measure::events) {
    std::vector<std::uint32_t> last(n + 1, static_cast<std::uint32_t>(-1));
    for (const Event& e : set.events) {
      if (e.kind != i.event || e.at < set.from || e.at >= set.to || !i.of.holds(set.facts[e.fact])) continue;
      each(rows.of(set, e, i.step), [&](Tally& t) {
        const auto at = static_cast<std::size_t>(&t - out.data());
        ++t.counted;
        if (last[at] != e.fact) ++t.base;
        last[at] = e.fact;
      });
    }
    return out;
  }
  for (const CaseFact& f : set.facts) {
    if (!i.inBase(f, set.from, set.to)) continue;
    const bool counted = i.measure == Measure::rate && i.count.holds(f);
    const float h = hours ? static_cast<float>(static_cast<double>((f.at(i.to) - f.at(i.from)).count()) / kHour) : 0;
    each(rows.of(f, i.step), [&](Tally& t) {
      ++t.base;
      t.counted += counted;
      if (hours) t.hours.push_back(h);
    });
  }
  return out;
}

std::vector<Row> rowsOf(SubjectKind kind, const FactSet& facts, std::vector<Subject> subjects) {
  if (kind == SubjectKind::person) {
    subjects.clear();
    for (const auto& name : facts.people)
      if (!name.empty()) subjects.push_back({name, name, {}});
  }
  std::vector<Row> rows;
  rows.reserve(subjects.size());
  for (auto& s : subjects) rows.emplace_back().subject = std::move(s);
  return rows;
}

}  // namespace

std::string_view entryKindName(Entry::Kind kind) { return kEntryKinds[static_cast<std::size_t>(kind)]; }

bool parseEntryKind(std::string_view name, Entry::Kind& out) {
  const auto it = std::find(kEntryKinds.begin(), kEntryKinds.end(), name);
  if (it == kEntryKinds.end()) return false;
  out = static_cast<Entry::Kind>(it - kEntryKinds.begin());
  return true;
}

double rounded(double value) { return std::round(value * 100) / 100; }

const Row* Result::find(std::string_view key) const {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.subject.key == key; });
  return it == rows.end() ? nullptr : &*it;
}

Result appraise(std::shared_ptr<const Rules> rules, const Question& q, FactSet facts, std::vector<Subject> subjects, std::vector<Entry> entries) {
  Result r;
  r.rules = std::move(rules);
  r.scheme = q.scheme;
  r.period = q.period;
  r.subjectKind = q.subjectKind;
  r.scope = q.scope;
  r.asOf = facts.asOf;
  r.facts = std::move(facts);
  r.entries = std::move(entries);
  r.rows = rowsOf(q.subjectKind, r.facts, std::move(subjects));
  const Rows find(q.subjectKind, r.facts, r.rows);
  for (const Indicator& i : r.rules->catalog.indicators) {
    auto tallies = tally(i, r.facts, find, r.rows.size());
    for (std::size_t k = 0; k < r.rows.size(); ++k) r.rows[k].cells.push_back(cellOf(i, tallies[k]));
    r.total.cells.push_back(cellOf(i, tallies.back()));
  }
  for (Row& row : r.rows) score(row, *r.rules, *r.scheme, r.entries);
  r.ranked = rank(r.rows, *r.rules, *r.scheme);
  return r;
}

std::vector<std::int64_t> casesOf(const Result& r, const Row* row, int indicator, Part part) {
  const Indicator& i = r.rules->catalog.indicators.at(static_cast<std::size_t>(indicator));
  std::vector<std::int64_t> out;
  if (i.measure == Measure::none) return out;
  const Rows find(r.subjectKind, r.facts, r.rows);
  const std::int32_t wanted = row ? static_cast<std::int32_t>(row - r.rows.data()) : kNobody;
  const auto mine = [&](std::int32_t at) { return !row || at == wanted; };
  if (i.measure == Measure::events) {
    for (const Event& e : r.facts.events)
      if (part != Part::missing && e.kind == i.event && e.at >= r.facts.from && e.at < r.facts.to && i.of.holds(r.facts.facts[e.fact]) && mine(find.of(r.facts, e, i.step)))
        out.push_back(r.facts.facts[e.fact].n);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  for (const CaseFact& f : r.facts.facts) {
    if (!i.inBase(f, r.facts.from, r.facts.to) || !mine(find.of(f, i.step))) continue;
    const bool counted = i.measure != Measure::rate || i.count.holds(f);
    if (part == Part::base || counted == (part == Part::counted)) out.push_back(f.n);
  }
  return out;
}

}  // namespace jw::appraisal
