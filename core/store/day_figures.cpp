#include "core/store/day_figures.h"

#include <algorithm>

#include "core/model/case.h"

namespace jw::store {
namespace {

#define JW_BELOW(column, i) "substr(" column ", 1, length(?" #i "))=?" #i

constexpr auto kAssign = static_cast<int>(model::Action::assign), kFollowUp = static_cast<int>(model::Action::followUp);
constexpr auto kFollowedUp = static_cast<int>(model::CaseState::followedUp), kArchived = static_cast<int>(model::CaseState::archived);

}  // namespace

DayFigures dayFigures(Connection& c, std::string_view scope, Instant from, Instant to, Millis soon) {
  DayFigures f;
  {
    auto s = c.prepare(
        "SELECT count(*), coalesce(sum((SELECT min(t.recorded_at) FROM transitions t WHERE t.case_n=k.n AND t.action=?4) - k.recorded_at <= ?5), 0) "
        "FROM cases k WHERE k.reported_at>=?2 AND k.reported_at<?3 AND " JW_BELOW("k.area", 1));
    s->bind(1, scope).bind(2, from).bind(3, to).bind(4, kAssign).bind(5, static_cast<std::int64_t>(soon.count()));
    s->step();
    f.reported = s->integer(0);
    f.dispatched = s->integer(1);
  }
  auto s = c.prepare(
      "SELECT count(*), coalesce(sum(due IS NULL OR closed_at<=due), 0), coalesce(sum(said IS NOT NULL), 0), coalesce(sum(said=?6), 0) FROM "
      "(SELECT k.due, k.closed_at, (SELECT t.to_state FROM transitions t WHERE t.case_n=k.n AND t.action=?5 ORDER BY t.i LIMIT 1) AS said "
      "FROM cases k WHERE k.state=?4 AND k.closed_at>=?2 AND k.closed_at<?3 AND " JW_BELOW("k.area", 1) ")");
  s->bind(1, scope).bind(2, from).bind(3, to).bind(4, kArchived).bind(5, kFollowUp).bind(6, kFollowedUp);
  s->step();
  f.closed = s->integer(0);
  f.inTime = s->integer(1);
  f.followedUp = s->integer(2);
  f.satisfied = s->integer(3);
  return f;
}

HourCounts hourCounts(Connection& c, std::string_view scope, Instant from, int hours, Instant until) {
  HourCounts out{std::vector<std::int64_t>(static_cast<std::size_t>(hours)), std::vector<std::int64_t>(static_cast<std::size_t>(hours))};
  const Instant to = std::min(from + std::chrono::hours(hours), until);
  const auto count = [&](Lease s, std::vector<std::int64_t>& into) {
    s->bind(1, scope).bind(2, from).bind(3, to);
    while (s->step()) into[static_cast<std::size_t>(s->integer(0))] = s->integer(1);
  };
  count(c.prepare("SELECT (reported_at-?2)/3600000, count(*) FROM cases WHERE reported_at>=?2 AND reported_at<?3 AND " JW_BELOW("area", 1) " GROUP BY 1"), out.reported);
  count(c.prepare("SELECT (closed_at-?2)/3600000, count(*) FROM cases WHERE state IN (9, 10) AND closed_at IS NOT NULL AND closed_at>=?2 AND closed_at<?3 AND " JW_BELOW("area", 1) " GROUP BY 1"), out.closed);
  return out;
}

}  // namespace jw::store
