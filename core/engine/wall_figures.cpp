#include "core/engine/wall_figures.h"

#include "core/store/day_figures.h"

namespace jw::engine {
namespace {

constexpr int kHours = 24;
constexpr auto kDay = std::chrono::hours(24);

std::optional<double> percent(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? std::optional(100.0 * static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

WallFigures::Day dayOf(const store::DayFigures& f) {
  return {f.reported, percent(f.dispatched, f.reported), percent(f.inTime, f.closed), percent(f.satisfied, f.followedUp)};
}

}  // namespace

void wallFigures(const Engine& engine, const model::Actor& actor, const Zone& zone, Instant now, bool withDays, std::stop_token stop, std::function<void(WallFigures)> ready) {
  LocalTime midnight = zone.toLocal(now);
  midnight.hour = midnight.minute = midnight.second = midnight.millisecond = 0;
  const Instant from = zone.toInstant(midnight);
  engine.read(std::move(stop), [scope = actor.scope, now, from, withDays, ready = std::move(ready)](store::Connection& c) {
    WallFigures out;
    out.today = dayOf(store::dayFigures(c, scope, from, now + Millis(1), kSoon));
    for (int day = kWallDays; withDays && day > 0; --day) out.before.push_back(dayOf(store::dayFigures(c, scope, from - day * kDay, now - day * kDay, kSoon)));
    out.hoursFrom = std::chrono::floor<std::chrono::hours>(now) - std::chrono::hours(kHours - 1);
    auto hours = store::hourCounts(c, scope, out.hoursFrom, kHours, now + Millis(1));
    out.reported = std::move(hours.reported);
    out.closed = std::move(hours.closed);
    ready(std::move(out));
  });
}

}  // namespace jw::engine
