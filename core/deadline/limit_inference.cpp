#include "core/deadline/limit_inference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace jw::deadline {
namespace {

using model::Limit;
using Landing = DueRule::Landing;
using Unit = Limit::Unit;

constexpr Millis kExact = std::chrono::minutes(1);  // the clocks of a source's own machines differ by as much
constexpr std::size_t kAmounts = 4;                 // tried of each unit
constexpr std::int64_t kLongestInWork = 120;        // days; longer limits are not counted in working time
constexpr std::int64_t kLongestInHours = 30 * 1440, kLongestInMinutes = 1440;  // minutes
constexpr std::size_t kLeastSecond = 5;

std::int64_t dayOf(Instant t, const Zone& zone) {
  const LocalTime local = zone.toLocal(t);
  return daysOf(local.year, local.month, local.day);
}

// The most frequent amounts above zero.
class Votes {
 public:
  void add(std::int64_t amount) {
    if (amount > 0 && amount < 1'000'000) ++m_votes[amount];
  }
  void appendTo(std::vector<DueRule>& rules, DueRule rule) const {
    std::vector<std::pair<std::size_t, std::int64_t>> order;
    for (const auto& [amount, n] : m_votes) order.emplace_back(n, -amount);
    std::sort(order.rbegin(), order.rend());
    for (std::size_t i = 0; i < std::min(order.size(), kAmounts); ++i) {
      rule.limit.amount = static_cast<std::int32_t>(-order[i].second);
      rules.push_back(rule);
    }
  }

 private:
  std::map<std::int64_t, std::size_t> m_votes;
};

std::int64_t workingDaysBetween(std::int64_t from, std::int64_t to, const WorkingCalendar& calendar) {
  while (from < to && !calendar.isWorkingDay(from)) ++from;
  std::int64_t n = 0;
  while (++from <= to) n += calendar.isWorkingDay(from);
  return n;
}

// Simple ones first: of rules that explain the same, the first is kept.
std::vector<DueRule> candidates(std::span<const DuePair> pairs, std::span<const WorkingCalendar> calendars) {
  std::vector<DueRule> rules;
  Votes days, hours, minutes;
  for (const DuePair& p : pairs) {
    days.add(dayOf(p.due, calendars[0].zone()) - dayOf(p.from, calendars[0].zone()));
    const auto elapsed = std::chrono::round<std::chrono::minutes>(p.due - p.from).count();
    if (elapsed % 60 == 0 && elapsed <= kLongestInHours) hours.add(elapsed / 60);
    if (elapsed % 60 != 0 && elapsed <= kLongestInMinutes) minutes.add(elapsed);
  }
  days.appendTo(rules, {{0, Unit::naturalDay}, Landing::anyMoment, 0});
  hours.appendTo(rules, {{0, Unit::naturalHour}, Landing::anyMoment, 0});
  minutes.appendTo(rules, {{0, Unit::naturalMinute}, Landing::anyMoment, 0});
  for (std::size_t c = 0; c < calendars.size(); ++c) {
    Votes workingDays, workingHours;
    for (const DuePair& p : pairs) {
      const std::int64_t from = dayOf(p.from, calendars[c].zone()), to = dayOf(p.due, calendars[c].zone());
      if (to - from > kLongestInWork) continue;
      workingDays.add(workingDaysBetween(from, to, calendars[c]));
      workingHours.add(std::chrono::round<std::chrono::hours>(calendars[c].workingTimeBetween(p.from, p.due)).count());
    }
    for (const Landing landing : {Landing::workingDay, Landing::openHours}) days.appendTo(rules, {{0, Unit::naturalDay}, landing, c});
    for (const Landing landing : {Landing::anyMoment, Landing::openHours}) workingDays.appendTo(rules, {{0, Unit::workingDay}, landing, c});
    workingHours.appendTo(rules, {{0, Unit::workingHour}, Landing::anyMoment, c});
  }
  return rules;
}

bool sameDay(const DueRule& rule, Instant end, Instant due, std::span<const WorkingCalendar> calendars) {
  const Zone& zone = calendars[rule.calendar].zone();
  return end != kNever && dayOf(end, zone) == dayOf(due, zone);
}

bool exactly(Instant end, Instant due) { return end != kNever && std::chrono::abs(end - due) <= kExact; }

struct Best {
  DueRule rule;
  std::size_t days = 0, exact = 0, rivals = 0;
};

Best bestOf(std::span<const DuePair> pairs, std::span<const WorkingCalendar> calendars) {
  Best best;
  for (const DueRule& rule : candidates(pairs, calendars)) {
    std::size_t days = 0, exact = 0, left = pairs.size();
    for (const DuePair& p : pairs) {
      if (days + left-- < best.days) break;  // it cannot win any more
      const Instant end = endOf(rule, p.from, calendars);
      days += sameDay(rule, end, p.due, calendars);
      exact += exactly(end, p.due);
    }
    if (std::tie(days, exact) > std::tie(best.days, best.exact))
      best = {rule, days, exact, 0};
    else if (days == best.days && exact == best.exact && days > 0)
      ++best.rivals;
  }
  return best;
}

bool wholeMinute(Instant t) { return toMillis(t) % 60'000 == 0; }

}  // namespace

bool DueRule::usesCalendar() const {
  return landing != Landing::anyMoment || limit.unit == Unit::workingHour || limit.unit == Unit::workingDay;
}

Instant endOf(const DueRule& rule, Instant from, std::span<const WorkingCalendar> calendars) {
  const WorkingCalendar& calendar = calendars[rule.calendar];
  const auto end = [&]() -> Instant {
    switch (rule.limit.unit) {
      case Unit::naturalMinute:
        return from + std::chrono::minutes(rule.limit.amount);
      case Unit::naturalHour:
        return from + std::chrono::hours(rule.limit.amount);
      case Unit::naturalDay:
        return calendar.addDays(from, rule.limit.amount);
      case Unit::workingHour:
        return calendar.addWorkingTime(from, std::chrono::hours(rule.limit.amount));
      case Unit::workingDay:
        return calendar.addWorkingDays(from, rule.limit.amount);
    }
    return kNever;
  }();
  if (end == kNever || rule.landing == Landing::anyMoment) return end;
  return calendar.onWorkingDay(end, rule.landing == Landing::openHours);
}

double InferredLimit::confidence() const {
  const double z = 1.96, n = static_cast<double>(pairs), p = share();
  return (p + z * z / (2 * n) - z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
}

DueOrigin originOf(const DuePair& pair, const InferredLimit& inferred, std::span<const WorkingCalendar> calendars) {
  if (sameDay(inferred.rule, endOf(inferred.rule, pair.from, calendars), pair.due, calendars)) return DueOrigin::rule;
  if (inferred.second && exactly(endOf(*inferred.second, pair.from, calendars), pair.due)) return DueOrigin::second;
  return wholeMinute(pair.due) ? DueOrigin::hand : DueOrigin::unexplained;
}

std::optional<InferredLimit> inferLimit(std::span<const DuePair> pairs, std::span<const WorkingCalendar> calendars) {
  if (pairs.empty() || calendars.empty()) return std::nullopt;
  const Best best = bestOf(pairs, calendars);
  if (best.days == 0) return std::nullopt;
  InferredLimit inferred;
  inferred.rule = best.rule;
  inferred.pairs = pairs.size();
  inferred.days = best.days;
  inferred.exact = best.exact;
  inferred.rivals = best.rivals;
  std::vector<DuePair> others;
  for (const DuePair& p : pairs)
    if (originOf(p, inferred, calendars) == DueOrigin::unexplained) others.push_back(p);
  if (const Best second = bestOf(others, calendars); second.exact >= std::max(kLeastSecond, pairs.size() / 100)) inferred.second = second.rule;
  for (const DuePair& p : pairs) switch (originOf(p, inferred, calendars)) {
      case DueOrigin::rule:
        break;
      case DueOrigin::second:
        ++inferred.bySecond;
        break;
      case DueOrigin::hand:
        ++inferred.byHand;
        break;
      case DueOrigin::unexplained:
        ++inferred.unexplained;
    }
  return inferred;
}

Verdicts& Verdicts::operator+=(const Verdicts& other) {
  judged += other.judged;
  same += other.same;
  sameByTwo += other.sameByTwo;
  movedByHand += other.movedByHand;
  sameUnmoved += other.sameUnmoved;
  sameExtended += other.sameExtended;
  return *this;
}

Verdicts verdictsOf(std::span<const ClosedCase> closed, const InferredLimit& inferred, std::span<const WorkingCalendar> calendars) {
  Verdicts v;
  v.judged = closed.size();
  for (const ClosedCase& c : closed) {
    const auto agrees = [&](const DueRule& rule) { return c.ontime == (c.closedAt <= endOf(rule, c.pair.from, calendars)); };
    const DueOrigin origin = originOf(c.pair, inferred, calendars);
    const bool byTwo = agrees(origin == DueOrigin::second ? *inferred.second : inferred.rule);
    v.same += agrees(inferred.rule);
    v.sameByTwo += byTwo;
    if (origin == DueOrigin::hand) {
      ++v.movedByHand;
      v.sameExtended += c.ontime == (c.closedAt <= c.pair.due);
    } else {
      v.sameUnmoved += byTwo;
      v.sameExtended += byTwo;
    }
  }
  return v;
}

}  // namespace jw::deadline
