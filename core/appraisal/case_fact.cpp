#include "core/appraisal/case_fact.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace jw::appraisal {
namespace {

using model::Action;
using model::CaseState;

constexpr std::uint64_t kReportEvery = 8192;

bool inTime(Instant at, Instant due) { return at != kNever && due != kNever && at <= due; }

}  // namespace

FactBuilder::FactBuilder(Instant from, Instant to, Instant asOf, Millis dispatchLimit) : m_dispatchLimit(dispatchLimit) {
  m_set.from = from;
  m_set.to = std::min(to, asOf + Millis(1));
  m_set.asOf = asOf;
  m_set.departments.emplace_back();
  m_set.people.emplace_back();
}

std::uint16_t FactBuilder::department(DepartmentId id) {
  if (!id) return 0;
  const auto [it, fresh] = m_departments.try_emplace(id, static_cast<std::uint16_t>(m_set.departments.size()));
  if (fresh) {
    if (m_set.departments.size() > std::numeric_limits<std::uint16_t>::max()) throw Error(ErrorCode::input, "appraisal: more than 65535 departments");
    m_set.departments.push_back(id);
  }
  return it->second;
}

// The program's own parts are no people.
std::uint32_t FactBuilder::person(std::string_view name) {
  if (name.empty() || name.front() == '@') return 0;
  m_key.assign(name);
  const auto [it, fresh] = m_people.try_emplace(m_key, static_cast<std::uint32_t>(m_set.people.size()));
  if (fresh) m_set.people.push_back(m_key);
  return it->second;
}

std::uint32_t FactBuilder::area(const std::string& path) {
  const auto [it, fresh] = m_areas.try_emplace(path, static_cast<std::uint32_t>(m_set.areas.size()));
  if (fresh) m_set.areas.push_back(path);
  return it->second;
}

void FactBuilder::add(const store::FactCase& c) {
  CaseFact f;
  std::fill(std::begin(f.moments), std::end(f.moments), kNever);
  f.n = c.n;
  f.area = area(c.area);
  f.kind = static_cast<std::uint8_t>(c.kind);
  f.nature = static_cast<std::uint8_t>(c.nature);
  f.channel = static_cast<std::uint8_t>(c.channel);
  const auto moment = [&f](Moment m) -> Instant& { return f.moments[static_cast<std::size_t>(m)]; };
  const auto set = [&f](Flag flag, bool on = true) { f.flags = on ? f.flags | bit(flag) : f.flags & ~bit(flag); };
  moment(Moment::reported) = c.reportedAt;
  CaseState state = CaseState::reported;
  bool paused = false;

  for (std::size_t i = 0; i < c.steps.size(); ++i) {
    const auto& s = c.steps[i];
    state = s.to;
    switch (s.action) {
      case Action::assign:
        if (!f.is(Flag::filed)) moment(Moment::filed) = s.at;
        moment(Moment::assigned) = s.at;
        moment(Moment::accepted) = moment(Moment::acceptDue) = kNever;
        f.holder = department(s.department);
        if (!f.is(Flag::filed)) f.first = f.holder;
        set(Flag::filed);
        set(Flag::accepted, false);
        break;
      case Action::reject:
        set(Flag::returned);
        m_set.events.push_back({Event::Kind::returned, f.holder, static_cast<std::uint32_t>(m_set.facts.size()), s.at});
        moment(Moment::acceptDue) = s.due;
        break;
      case Action::accept:
        set(Flag::accepted);
        moment(Moment::accepted) = s.at;
        moment(Moment::acceptDue) = s.due;
        f.handler = person(s.actor);
        break;
      case Action::feedBack:
        set(Flag::handled);
        set(Flag::handledOnce);
        moment(Moment::handled) = s.at;
        moment(Moment::handleDue) = s.due;
        f.handler = person(s.actor);
        set(Flag::followedUp, false);
        break;
      case Action::followUp: {
        const bool again = i + 1 < c.steps.size() && c.steps[i + 1].action == Action::rework;
        set(Flag::followedUp);
        set(Flag::satisfied, s.satisfied.value_or(!again));
        moment(Moment::followedUp) = s.at;
        moment(Moment::followUpDue) = s.due;
        f.caller = person(s.actor);
        break;
      }
      case Action::archive:
        set(Flag::closed);
        moment(Moment::closed) = s.at;
        break;
      case Action::void_:
        set(Flag::void_);
        moment(Moment::closed) = s.at;
        break;
      case Action::rework:
      case Action::reopen:
        set(Flag::reworked);
        set(Flag::handled, false);
        set(Flag::closed, false);
        moment(Moment::closed) = kNever;
        moment(Moment::handleDue) = kNever;
        break;
      case Action::extend:
        set(Flag::extended);
        break;
      default:
        break;
    }
    paused = state == CaseState::suspended;
  }

  // What is still running has its deadline in the row, not in the trail.
  const bool running = state == c.state;
  if (state == CaseState::assigned && running) moment(Moment::acceptDue) = c.stepDue;
  if ((state == CaseState::accepted || state == CaseState::reworking || paused) && running) moment(Moment::handleDue) = c.stepDue;
  if (state == CaseState::fedBack && running) moment(Moment::followUpDue) = c.stepDue;
  moment(Moment::due) = c.due != kNever ? c.due : moment(Moment::handleDue);
  if (moment(Moment::handleDue) == kNever) moment(Moment::handleDue) = moment(Moment::due);

  set(Flag::suspended, paused);
  set(Flag::duplicate, c.duplicate);
  set(Flag::acceptedInTime, f.is(Flag::accepted) && inTime(f.at(Moment::accepted), f.at(Moment::acceptDue)));
  set(Flag::handledInTime, f.is(Flag::handled) && inTime(f.at(Moment::handled), f.at(Moment::handleDue)));
  set(Flag::followedUpInTime, f.is(Flag::followedUp) && inTime(f.at(Moment::followedUp), f.at(Moment::followUpDue)));
  set(Flag::closedInTime, f.is(Flag::closed) && inTime(f.at(Moment::handled), f.at(Moment::due)));
  set(Flag::archivedInTime, f.is(Flag::closed) && inTime(f.at(Moment::closed), f.at(Moment::due)));
  set(Flag::deferred, paused || (f.is(Flag::extended) && !f.is(Flag::closed) && !f.is(Flag::void_)));
  const bool waiting = !f.is(Flag::handled) && !f.is(Flag::void_) && !paused;
  set(Flag::overdue, f.at(Moment::handleDue) != kNever &&
                         ((f.is(Flag::handled) && !f.is(Flag::handledInTime)) || (waiting && f.at(Moment::handleDue) < m_set.asOf)));
  if (m_dispatchLimit > Millis(0)) {
    set(Flag::dispatchKnown);
    set(Flag::dispatchedInTime, f.is(Flag::filed) && f.at(Moment::filed) - f.at(Moment::reported) <= m_dispatchLimit);
  }
  m_set.facts.push_back(f);
}

void FactBuilder::add(const store::FactUrge& u) {
  auto& facts = m_set.facts;
  const auto it = std::lower_bound(facts.begin(), facts.end(), u.n, [](const CaseFact& f, std::int64_t n) { return f.n < n; });
  if (it == facts.end() || it->n != u.n || u.at > m_set.asOf) return;
  it->flags |= bit(Flag::urged);
  m_set.events.push_back({Event::Kind::urged, department(u.department), static_cast<std::uint32_t>(it - facts.begin()), u.at});
}

FactSet readFacts(store::Connection& c, std::string_view scope, Instant from, Instant to, Instant asOf, Millis dispatchLimit, bool people, const Progress& progress) {
  FactBuilder builder(from, to, asOf, dispatchLimit);
  store::FactReader reader(c, scope, from, to, asOf, people);
  store::FactCase row;
  for (std::uint64_t read = 0; reader.next(row); ++read) {
    builder.add(row);
    if (read % kReportEvery == 0) progress(read, 0, "cases");
  }
  for (const auto& urge : store::urgesBetween(c, scope, from, to)) builder.add(urge);
  return builder.take();
}

}  // namespace jw::appraisal
