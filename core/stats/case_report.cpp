#include "core/stats/case_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "core/store/case_facts.h"
#include "core/store/case_moments.h"

namespace jw::stats {
namespace {

using model::Action;

const std::array<Report::Column, 7> kWeekdays = {{{"1", "周一", "Mon"}, {"2", "周二", "Tue"}, {"3", "周三", "Wed"}, {"4", "周四", "Thu"}, {"5", "周五", "Fri"}, {"6", "周六", "Sat"}, {"7", "周日", "Sun"}}};
const std::array<Report::Column, 4> kKinds = {{{"1", "事项", "Matter"}, {"2", "部件", "Component"}, {"3", "民情", "Sentiment"}, {"4", "警情", "Police"}}};
const std::array<Report::Column, 3> kNatures = {{{"1", "一般", "Ordinary"}, {"2", "紧急", "Urgent"}, {"3", "重大", "Major"}}};
const std::array<Report::Column, 7> kChannels = {
    {{"1", "值班台", "Desk"}, {"2", "电话", "Phone"}, {"3", "微信", "WeChat"}, {"4", "手机", "App"}, {"5", "接口", "API"}, {"6", "导入", "Import"}, {"7", "巡查", "Patrol"}}};
const std::array<Report::Column, 9> kStates = {{{"1", "已上报", "Reported"},
                                                {"2", "已分配", "Assigned"},
                                                {"3", "已接受", "Accepted"},
                                                {"4", "被驳回", "Rejected"},
                                                {"5", "已反馈", "Fed back"},
                                                {"6", "已回访", "Followed up"},
                                                {"7", "二次处理", "Reworking"},
                                                {"8", "挂账", "Suspended"},
                                                {"9", "已归档", "Archived"}}};
/// A step, and what it is measured from.
struct Step {
  Report::Column name;
  Action from, to;
};
const std::array<Step, 5> kSteps = {{{{"dispatch", "派遣", "Dispatch"}, Action::report, Action::assign},
                                     {{"accept", "接受", "Accept"}, Action::assign, Action::accept},
                                     {{"feed_back", "处置反馈", "Feed back"}, Action::accept, Action::feedBack},
                                     {{"follow_up", "回访", "Follow up"}, Action::feedBack, Action::followUp},
                                     {{"close", "办结（全程）", "Close (in all)"}, Action::report, Action::archive}}};
constexpr std::array<int, 3> kPercentiles = {50, 90, 99};

// One dimension while it is counted: a small number for each value that comes up.
class Axis {
 public:
  Axis(const std::string& field, const CaseQuestion& q) : m_field(field), m_question(q) {
    const auto all = [&](const auto& columns) { m_columns.assign(columns.begin(), columns.end()); };
    if (field == "weekday") all(kWeekdays);
    if (field == "kind") all(kKinds);
    if (field == "nature") all(kNatures);
    if (field == "channel") all(kChannels);
    if (field == "state") all(kStates);
    if (field == "hour")
      for (int h = 0; h < 24; ++h) m_columns.push_back({std::to_string(h), std::to_string(h) + " 时", std::to_string(h) + ":00"});
    if (field == "month")
      for (int m = 1; m <= 12; ++m) m_columns.push_back({std::to_string(m), std::to_string(m) + " 月", "Month " + std::to_string(m)});
  }

  std::size_t of(const store::CaseMoment& m, const LocalTime& t) {
    if (m_field == "category") return known(m.category.uuid, [&] { return m_question.category(m.category); });
    if (m_field == "department") return known(m.department.uuid, [&] { return m_question.department(m.department); });
    if (m_field == "year") return known(Uuid::named(std::to_string(t.year)), [&] { return Report::Column{std::to_string(t.year), std::to_string(t.year) + " 年", std::to_string(t.year)}; });
    if (m_field == "hour") return static_cast<std::size_t>(t.hour);
    if (m_field == "month") return static_cast<std::size_t>(t.month - 1);
    // 1970-01-01 was a Thursday.
    if (m_field == "weekday") return static_cast<std::size_t>(((daysOf(t.year, t.month, t.day) + 3) % 7 + 7) % 7);
    if (m_field == "kind") return static_cast<std::size_t>(m.kind) - 1;
    if (m_field == "nature") return static_cast<std::size_t>(m.nature) - 1;
    if (m_field == "channel") return static_cast<std::size_t>(m.channel) - 1;
    return static_cast<std::size_t>(m.state) - 1;
  }

  /// In which order the values are shown: of those that come up the most frequent first, years as they run.
  std::vector<std::size_t> order(const std::vector<std::uint64_t>& counts) const {
    std::vector<std::size_t> order(m_columns.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (m_known.empty()) return order;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (m_field != "year" && counts[a] != counts[b]) return counts[a] > counts[b];
      return m_columns[a].code < m_columns[b].code;
    });
    return order;
  }
  const std::vector<Report::Column>& columns() const { return m_columns; }

 private:
  template <class Name>
  std::size_t known(const Uuid& id, const Name& name) {
    const auto [it, fresh] = m_known.try_emplace(id, m_columns.size());
    if (fresh) m_columns.push_back(name());
    return it->second;
  }
  std::string m_field;
  const CaseQuestion& m_question;
  std::vector<Report::Column> m_columns;
  std::unordered_map<Uuid, std::size_t> m_known;
};

// The rows that an area path belongs to: itself and every area above it; the last one is the whole.
class Places {
 public:
  explicit Places(const CaseQuestion& q) : m_whole(q.rows.size()) {
    for (std::size_t i = 0; i < q.rows.size(); ++i) m_rows[q.rows[i].path].push_back(i);
  }
  template <class F>
  void each(const std::string& area, const F& f) const {
    for (std::size_t at = area.find('/'); at != std::string::npos; at = area.find('/', at + 1))
      if (const auto it = m_rows.find(area.substr(0, at + 1)); it != m_rows.end())
        for (const std::size_t row : it->second) f(row);
    f(m_whole);
  }
  std::size_t size() const { return m_whole + 1; }

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> m_rows;
  std::size_t m_whole;
};

Day dayOf(const CaseQuestion& q) {
  const LocalTime t = q.zone.toLocal(q.now);
  return static_cast<Day>(daysOf(t.year, t.month, t.day));
}
Period periodOf(const CaseQuestion& q) {
  const Day today = dayOf(q);
  return q.period.value_or(Period{today + 1 - q.entry->days, today + 1});
}
struct Span {
  Instant from, to;  ///< half open
};
// Whole days of the city: a day is as long as its clock says.
Span spanOf(const CaseQuestion& q) {
  const Period p = periodOf(q);
  return {q.zone.toInstant(dateOf(p.first)), q.zone.toInstant(dateOf(p.end))};
}

Report emptyReport(const CaseQuestion& q) {
  Report r;
  r.day = dayOf(q);
  r.asOf = q.now;
  r.period = periodOf(q);
  r.area = q.area;
  r.rows = q.rows;
  return r;
}

// The figures of one question while cases are read.
class Counted {
 public:
  explicit Counted(const CaseQuestion& q) : m_question(q), m_places(q), m_counts(m_places.size()) {
    for (const auto& d : q.entry->by) m_axes.emplace_back(d.caseField, q);
    const auto& shown = q.entry->presentation;
    m_hotSpots = std::find(shown.begin(), shown.end(), Presentation::hotSpots) != shown.end();
  }

  void add(const store::CaseMoment& m) {
    if (m_hotSpots && m.point) m_points.push_back(*m.point);
    const LocalTime t = m_question.zone.toLocal(m.reportedAt);
    std::array<std::size_t, 2> at{};
    for (std::size_t d = 0; d < m_axes.size(); ++d) at[d] = m_axes[d].of(m, t);
    m_places.each(m.area, [&](std::size_t row) { ++m_counts[row][at]; });
  }

  Report report() const {
    Report r = emptyReport(m_question);
    if (m_hotSpots) r.density = densityOf(m_points);
    auto entry = std::make_shared<Entry>(*m_question.entry);
    // By dimension: how many values there are, and where each is shown.
    std::array<std::size_t, 2> sizes = {1, 1};
    std::array<std::vector<std::size_t>, 2> shownAt = {std::vector<std::size_t>{0}, std::vector<std::size_t>{0}};
    for (std::size_t d = 0; d < m_axes.size(); ++d) {
      const auto& columns = m_axes[d].columns();
      std::vector<std::uint64_t> sums(columns.size());
      for (const auto& [at, n] : m_counts.back()) sums[at[d]] += n;
      const auto order = m_axes[d].order(sums);
      sizes[d] = order.size();
      shownAt[d].resize(columns.size());
      for (std::size_t i = 0; i < order.size(); ++i) {
        shownAt[d][order[i]] = i;
        entry->by[d].labels.push_back({columns[order[i]].code, columns[order[i]].zh, columns[order[i]].en});
      }
    }
    r.entry = entry;
    r.columns = columnsOf(*entry);
    const std::size_t rows = m_places.size() - 1, width = sizes[0] * sizes[1];
    r.cells.resize(rows * width);
    r.rowTotals.resize(rows);
    r.columnTotals.resize(width);
    for (std::size_t p = 0; p <= rows; ++p) {
      auto* cells = p < rows ? r.cells.data() + p * width : r.columnTotals.data();
      auto& total = p < rows ? r.rowTotals[p] : r.total;
      for (const auto& [at, n] : m_counts[p]) {
        cells[shownAt[0][at[0]] * sizes[1] + shownAt[1][at[1]]] = {n, static_cast<double>(n), false};
        total.count += n;
      }
      total.value = static_cast<double>(total.count);
    }
    return r;
  }

 private:
  const CaseQuestion& m_question;
  Places m_places;
  std::vector<Axis> m_axes;
  std::vector<std::map<std::array<std::size_t, 2>, std::uint64_t>> m_counts;  ///< by place, then by the numbers of both dimensions
  bool m_hotSpots = false;
  std::vector<model::Point> m_points;
};

Report::Cell percentile(std::vector<double>& hours, int percent) {
  if (hours.empty()) return {};
  std::sort(hours.begin(), hours.end());
  const auto rank = static_cast<std::size_t>(std::ceil(static_cast<double>(percent) / 100 * static_cast<double>(hours.size())));
  return {hours.size(), hours[std::max<std::size_t>(rank, 1) - 1], false};
}

Report timed(store::Connection& c, const CaseQuestion& q) {
  const Places places(q);
  std::vector<std::array<std::vector<double>, kSteps.size()>> hours(places.size());
  const Span span = spanOf(q);
  {
    store::FactReader reader(c, q.area, span.from, span.to, q.now, false);
    store::FactCase fact;
    while (reader.next(fact)) {
      if (fact.reportedAt < span.from || fact.reportedAt >= span.to || fact.state == model::CaseState::void_) continue;
      for (std::size_t s = 0; s < kSteps.size(); ++s) {
        // The first of each: a second round is measured by itself elsewhere.
        std::optional<Instant> from, to;
        if (kSteps[s].from == Action::report) from = fact.reportedAt;
        for (const auto& step : fact.steps) {
          if (!from && step.action == kSteps[s].from) from = step.at;
          if (from && !to && step.action == kSteps[s].to) to = step.at;
        }
        if (from && to && *to >= *from) places.each(fact.area, [&](std::size_t row) { hours[row][s].push_back(static_cast<double>((*to - *from).count()) / 3'600'000.0); });
      }
    }
  }
  Report r = emptyReport(q);
  auto entry = std::make_shared<Entry>(*q.entry);
  Dimension steps, parts;
  steps.caseField = "step";
  parts.caseField = "percentile";
  for (const auto& s : kSteps) steps.labels.push_back({s.name.code, s.name.zh, s.name.en});
  for (const int p : kPercentiles) parts.labels.push_back({"p" + std::to_string(p), "P" + std::to_string(p), "P" + std::to_string(p)});
  entry->by = {steps, parts};
  r.entry = entry;
  r.columns = columnsOf(*entry);
  for (std::size_t p = 0; p < places.size(); ++p) {
    auto& cells = p + 1 < places.size() ? r.cells : r.columnTotals;
    for (auto& list : hours[p])
      for (const int percent : kPercentiles) cells.push_back(percentile(list, percent));
    // In all: the middle of the whole way.
    const auto total = percentile(hours[p].back(), 50);
    if (p + 1 < places.size())
      r.rowTotals.push_back(total);
    else
      r.total = total;
  }
  return r;
}

}  // namespace

std::vector<Report> makeCaseReports(store::Connection& c, const std::vector<const CaseQuestion*>& questions) {
  std::vector<Report> reports(questions.size());
  // Those that ask about the same cases are answered by one reading.
  std::map<std::tuple<std::string, Instant, Instant>, std::vector<std::size_t>> readings;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& q = *questions[i];
    const Span span = spanOf(q);
    if (q.entry->measure == Measure::mean)
      reports[i] = timed(c, q);
    else
      readings[{q.area, span.from, span.to}].push_back(i);
  }
  for (const auto& [of, numbers] : readings) {
    std::vector<Counted> all;
    all.reserve(numbers.size());
    for (const std::size_t i : numbers) all.emplace_back(*questions[i]);
    const auto& [area, from, to] = of;
    store::readCaseMoments(c, area, from, to, [&](const store::CaseMoment& m) {
      for (auto& one : all) one.add(m);
    });
    for (std::size_t k = 0; k < numbers.size(); ++k) reports[numbers[k]] = all[k].report();
  }
  return reports;
}

Report makeCaseReport(store::Connection& c, const CaseQuestion& question) { return std::move(makeCaseReports(c, {&question}).front()); }

}  // namespace jw::stats
