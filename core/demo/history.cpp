#include "core/demo/history.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/zone.h"
#include "core/demo/toml_file.h"

namespace jw::demo {
namespace {

// Of a hundred cases …
constexpr double kLateAcceptance = 0.07, kRejected = 0.045, kExtended = 0.02, kSuspended = 0.012, kLate = 0.12, kUnsatisfied = 0.08, kNotCalled = 0.05;

Millis minutes(double m) { return Millis(static_cast<std::int64_t>(m * 60'000)); }

}  // namespace

History::History(const Options& options, const std::vector<model::Area>& areas, const std::vector<model::Category>& categories, const std::vector<model::Department>& departments,
                 std::vector<IncidentPlace> places)
    : m_options(options),
      m_categories(categories),
      m_departments(departments),
      m_stream({options.seed, options.end, 1, 0, "demo-history", options.data}, areas, categories, std::move(places)),
      m_random(Random::of(options.seed, 9)) {
  const auto path = options.data / "demo" / "incidents.toml";
  const std::string file = path.string();
  const auto table = readToml(path);
  const auto* handling = table["handling"].as_table();
  if (!handling) throw Error(ErrorCode::input, file + ": [handling] is missing");
  for (const auto& [texts, key] : {std::pair{&m_results, "results"}, {&m_secondResults, "second_results"}, {&m_rejections, "rejections"}, {&m_satisfied, "satisfied"}, {&m_unsatisfied, "unsatisfied"}}) {
    *texts = textsAt(*handling, key);
    if (texts->empty()) throw Error(ErrorCode::input, file + ": [handling] " + key + " is missing");
  }
  m_reassign = textAt(*handling, "reassign", file);
  m_suspend = textAt(*handling, "suspend", file);
  m_extend = textAt(*handling, "extend", file);

  const double span = std::max(1, options.days) * 86'400'000.0;
  while (m_times.size() < options.cases) {
    const Instant t = options.end - Millis(static_cast<std::int64_t>(m_random.uniform() * span)) - Millis(1);
    if (m_random.uniform() * m_stream.rhythm().highest() <= m_stream.rhythm().at(t)) m_times.push_back(t);
  }
  std::sort(m_times.begin(), m_times.end());
}

// Offices work from eight to six; what comes at night waits for the morning.
Instant History::daytime(Instant t) {
  LocalTime local = Zone::china().toLocal(t);
  if (local.hour >= 8 && local.hour < 18) return t;
  const bool tomorrow = local.hour >= 18;
  local.hour = 8;
  local.minute = m_random.whole(5, 55);
  local.second = m_random.whole(0, 59);
  return Zone::china().toInstant(local) + (tomorrow ? Millis(86'400'000) : Millis(0));
}

// The limit in hours of the clock, roughly: a working day comes after a day and a half of them, with the week-ends.
double History::hours(const model::Category& category) const {
  const double n = category.limit.amount;
  switch (category.limit.unit) {
    case model::Limit::Unit::naturalMinute:
      return n / 60;
    case model::Limit::Unit::naturalHour:
      return n;
    case model::Limit::Unit::naturalDay:
      return n * 24;
    case model::Limit::Unit::workingHour:
      return n * 1.5;
    case model::Limit::Unit::workingDay:
      return n * 30;
  }
  return 24;
}

void History::accept(HistoryCase& c, const model::Category& category, Instant& t) {
  const bool urgent = c.report.nature.value_or(category.nature) != model::Nature::ordinary;
  if (!urgent && m_random.chance(0.75)) t = daytime(t);
  t += minutes(m_random.chance(kLateAcceptance) ? m_random.between(32, 240) : std::min(28.0, (urgent ? 2 : 8) * std::exp(0.6 * m_random.normal())));
  if (m_random.chance(kRejected) && m_departments.size() > 1) {
    c.steps.push_back({model::Action::reject, model::Role::department, t, m_random.pick(m_rejections), {}, true, kNever, {}});
    t += minutes(m_random.between(3, 45));
    c.steps.push_back({model::Action::assign, model::Role::operator_, t, m_reassign, {}, true, kNever, m_random.pick(m_departments).id});
    t += minutes(m_random.between(2, 25));
  }
  c.steps.push_back({model::Action::accept, model::Role::department, t, {}, {}, true, kNever, {}});
}

void History::pause(HistoryCase& c, const model::Category& category, Instant& t) {
  // Long before the limit ends, and to a day that lies behind it over any holidays.
  if (m_random.chance(kExtended) && hours(category) >= 24) {
    t += minutes(m_random.between(20, 90));
    c.steps.push_back({model::Action::extend, model::Role::operator_, t, m_extend, {}, true, t + minutes(60 * 2 * hours(category) + 60.0 * 24 * m_random.whole(11, 15)), {}});
  }
  if (m_random.chance(kSuspended)) {
    t += minutes(m_random.between(30, 240));
    const Instant until = t + minutes(60.0 * 24 * m_random.whole(3, 20));
    c.steps.push_back({model::Action::suspend, model::Role::operator_, t, m_suspend, {}, true, until, {}});
    c.steps.push_back({model::Action::resume, model::Role::operator_, until, {}, {}, true, kNever, {}});
    t = until;
  }
}

void History::close(HistoryCase& c, const model::Category& category, Instant t) {
  const double limit = std::max(0.4, hours(category));
  for (int round = 1; round <= 2; ++round) {
    t += minutes(60 * limit * (m_random.chance(kLate) ? m_random.between(1.1, 3) : std::min(0.95, 0.4 * std::exp(0.55 * m_random.normal()))));
    c.steps.push_back({model::Action::feedBack, model::Role::department, t, {}, m_random.pick(round == 1 ? m_results : m_secondResults), true, kNever, {}});
    t = daytime(t + minutes(m_random.between(20, 300)));
    if (m_random.chance(kNotCalled)) {
      c.steps.push_back({model::Action::archive, model::Role::operator_, t, {}, {}, true, kNever, {}});
      return;
    }
    const bool satisfied = round == 2 || !m_random.chance(kUnsatisfied);
    c.steps.push_back({model::Action::followUp, model::Role::communityWorker, t, {}, m_random.pick(satisfied ? m_satisfied : m_unsatisfied), satisfied, kNever, {}});
    if (satisfied) return;
  }
}

bool History::next(HistoryCase& out) {
  if (m_next >= m_times.size()) return false;
  out.report = m_stream.at(m_times[m_next++]);
  out.steps.clear();
  const auto category = std::find_if(m_categories.begin(), m_categories.end(), [&](const auto& c) { return c.id == out.report.category; });
  Instant t = out.report.reportedAt;
  accept(out, *category, t);
  pause(out, *category, t);
  close(out, *category, t);
  const auto later = std::find_if(out.steps.begin(), out.steps.end(), [this](const HistoryStep& s) { return s.at > m_options.end; });
  out.steps.erase(later, out.steps.end());
  return true;
}

}  // namespace jw::demo
