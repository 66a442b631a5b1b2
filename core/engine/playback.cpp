#include "core/engine/playback.h"

#include <algorithm>
#include <unordered_set>

#include "core/deadline/deadlines.h"
#include "core/engine/directory.h"

namespace jw::engine {
namespace {

using model::Action;
using model::CaseState;
constexpr std::uint64_t kTracksAtOnce = 1024;

bool movesTheDeadline(Action action) {
  return action == Action::rework || action == Action::reopen || action == Action::resume || action == Action::extend;
}

Playback::Past pastOf(const model::CaseSummary& c, Instant at) {
  return {at, c.state, c.department, c.proposed, c.suspect, c.stateSince, c.due, c.stepDue, c.resumeAt, c.closedAt, c.round, c.extensions, c.urges, c.rowVer};
}

/// The trail walked again. What a step's row knows of the deadline that it ended is the truth of the time before it.
Playback::Track trackOf(const store::TapeCase& tape, const Directory& directory) {
  Playback::Track track;
  track.now = std::make_shared<const model::CaseSummary>(tape.summary);
  static const model::Category unknown;
  const auto* found = directory.category(tape.summary.category);
  const model::Category& category = found ? *found : unknown;
  const model::Settings settings = directory.settingsFor(tape.summary);
  const bool moved = std::any_of(tape.steps.begin(), tape.steps.end(), [](const auto& s) { return movesTheDeadline(s.action); });

  model::CaseSummary c = tape.summary;
  c.department = c.proposed = {};
  c.suspect = {};
  c.round = 1;
  c.extensions = c.urges = 0;
  c.closedAt = c.resumeAt = c.stepDue = kNever;
  c.due = moved ? kNever : tape.summary.due;
  c.rowVer = tape.summary.rowVer - static_cast<std::int64_t>(tape.steps.size());
  std::size_t urge = 0;
  const auto urgesUntil = [&](Instant until) {
    for (; urge < tape.urges.size() && tape.urges[urge] < until; ++urge) {
      ++c.urges;
      if (!track.past.empty()) track.past.push_back(pastOf(c, tape.urges[urge]));
    }
  };
  for (std::size_t i = 0; i < tape.steps.size(); ++i) {
    const auto& step = tape.steps[i];
    urgesUntil(step.at);
    const model::CaseSummary was = c;
    c.state = step.to;
    c.stateSince = step.at;
    ++c.rowVer;
    if (step.action == Action::rework || step.action == Action::reopen) ++c.round;
    if (step.action == Action::assign) c.department = step.department;
    if (step.action == Action::extend) ++c.extensions;
    c.resumeAt = step.action == Action::suspend ? step.until : kNever;
    deadline::setClocks(c, i == 0 ? nullptr : &was, step.action, step.until, category.limit, settings, directory.calendar());
    const bool last = i + 1 == tape.steps.size();
    c.stepDue = last ? tape.summary.stepDue : tape.steps[i + 1].due;
    if (last) {
      c.due = tape.summary.due;
      c.round = tape.summary.round;
      c.department = tape.summary.department;
      c.closedAt = tape.summary.closedAt;
      c.stateSince = tape.summary.stateSince;
      c.proposed = tape.summary.proposed;
      c.suspect = tape.summary.suspect;
    } else if (!moved) {
      c.due = tape.summary.due;
    }
    track.past.push_back(pastOf(c, step.at));
  }
  urgesUntil(kNever);
  track.tasks = tape.tasks;
  track.requests = tape.requests;
  return track;
}

}  // namespace

Playback::Playback(Instant from, Instant to, std::vector<Track> tracks) : m_from(from), m_to(to), m_tracks(std::move(tracks)) {
  m_byId.reserve(m_tracks.size());
  for (std::size_t t = 0; t < m_tracks.size(); ++t) m_byId.emplace(m_tracks[t].now->id, static_cast<std::uint32_t>(t));
  for (std::size_t t = 0; t < m_tracks.size(); ++t) {
    const auto add = [&](Instant at) {
      if (at >= from && at <= to) m_events.push_back({at, static_cast<std::uint32_t>(t)});
    };
    for (const Past& p : m_tracks[t].past) add(p.at);
    for (const auto& task : m_tracks[t].tasks) {
      add(task.calledIn.openedAt);
      add(task.endedAt);
    }
    for (const auto& request : m_tracks[t].requests) {
      add(request.asked.at);
      add(request.answeredAt);
    }
  }
  std::stable_sort(m_events.begin(), m_events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
}

CaseSummaryPtr Playback::summaryAt(const Track& track, Instant moment) {
  const auto after = std::upper_bound(track.past.begin(), track.past.end(), moment, [](Instant t, const Past& p) { return t < p.at; });
  if (after == track.past.begin()) return nullptr;
  const Past& p = *std::prev(after);
  if (after == track.past.end() && track.tasks.empty() && track.requests.empty()) return track.now;
  auto c = std::make_shared<model::CaseSummary>(*track.now);
  for (const auto& task : track.tasks)
    if (task.calledIn.openedAt <= moment && task.endedAt > moment && model::isOpen(p.state)) c->calledIn.push_back(task.calledIn);
  for (const auto& request : track.requests)
    if (!c->asked && request.asked.at <= moment && request.answeredAt > moment && model::isOpen(p.state)) c->asked = request.asked;
  if (after == track.past.end()) return c;
  c->state = p.state;
  c->department = p.department;
  c->proposed = p.proposed;
  c->suspect = p.suspect;
  c->stateSince = p.stateSince;
  c->due = p.due;
  c->stepDue = p.stepDue;
  c->resumeAt = p.resumeAt;
  c->closedAt = p.closedAt;
  c->round = static_cast<std::uint8_t>(p.round);
  c->extensions = p.extensions;
  c->urges = p.urges;
  c->rowVer = p.rowVer;
  return c;
}

std::vector<CaseSummaryPtr> Playback::openAt(Instant moment) const {
  std::vector<CaseSummaryPtr> out;
  for (const Track& track : m_tracks)
    if (auto c = summaryAt(track, moment); c && model::isOpen(c->state)) out.push_back(std::move(c));
  return out;
}

std::vector<CaseSummaryPtr> Playback::changed(Instant after, Instant until) const {
  const auto later = [](Instant t, const Event& e) { return t < e.at; };
  const auto begin = std::upper_bound(m_events.begin(), m_events.end(), after, later), end = std::upper_bound(begin, m_events.end(), until, later);
  std::unordered_set<std::uint32_t> seen;
  std::vector<CaseSummaryPtr> out;
  for (auto e = begin; e != end; ++e)
    if (seen.insert(e->track).second) out.push_back(summaryAt(m_tracks[e->track], until));
  return out;
}

CaseSummaryPtr Playback::caseAt(CaseId id, Instant moment) const {
  const auto track = m_byId.find(id);
  return track == m_byId.end() ? nullptr : summaryAt(m_tracks[track->second], moment);
}

std::optional<model::CaseDetails> Playback::asOf(model::CaseDetails details, Instant moment) const {
  const auto track = m_byId.find(details.summary.id);
  if (track == m_byId.end()) return details.summary.reportedAt > moment ? std::nullopt : std::optional(std::move(details));
  const auto then = summaryAt(m_tracks[track->second], moment);
  if (!then) return std::nullopt;
  if (then->rowVer != details.summary.rowVer) details.crew.clear();
  details.summary = *then;
  const auto later = [&](const auto& part) { return part.at > moment; };
  std::erase_if(details.trail, later);
  std::erase_if(details.urges, later);
  std::erase_if(details.attachments, later);
  std::erase_if(details.links, later);
  std::erase_if(details.requests, [&](const model::CaseRequest& r) { return r.askedAt > moment; });
  for (auto& r : details.requests)
    if (r.answeredAt != kNever && r.answeredAt > moment) {
      r.state = model::CaseRequest::State::open;
      r.answeredAt = kNever;
      r.answer.clear();
      r.answeredBy.clear();
    }
  std::erase_if(details.tasks, [&](const model::CaseTask& t) { return t.openedAt > moment; });
  for (auto& t : details.tasks)
    if (t.endedAt != kNever && t.endedAt > moment) {
      t.state = model::CaseTask::State::open;
      t.endedAt = kNever;
      t.result.clear();
      t.endedBy.clear();
    }
  return details;
}

Instant Playback::nextAfter(Instant moment) const {
  const auto next = std::upper_bound(m_events.begin(), m_events.end(), moment, [](Instant t, const Event& e) { return t < e.at; });
  return next == m_events.end() ? kNever : next->at;
}

Instant Playback::lastBefore(Instant moment) const {
  const auto first = std::lower_bound(m_events.begin(), m_events.end(), moment, [](const Event& e, Instant t) { return e.at < t; });
  return first == m_events.begin() ? kNever : std::prev(first)->at;
}

std::vector<Instant> Playback::majorReports() const {
  std::vector<Instant> out;
  for (const Track& track : m_tracks)
    if (const Instant at = track.past.front().at; track.now->nature == model::Nature::major && at >= m_from && at <= m_to) out.push_back(at);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint32_t> Playback::reported(std::size_t parts) const {
  std::vector<std::uint32_t> out(parts, 0);
  const auto whole = std::max<std::int64_t>(1, toMillis(m_to) - toMillis(m_from));
  for (const Track& track : m_tracks) {
    const Instant at = track.past.front().at;
    if (at < m_from || at >= m_to) continue;
    ++out[std::min(parts - 1, static_cast<std::size_t>((toMillis(at) - toMillis(m_from)) * static_cast<std::int64_t>(parts) / whole))];
  }
  return out;
}

std::future<void> readPlayback(const Engine& engine, model::Actor actor, Instant from, Instant to, Progress progress, std::function<void(std::shared_ptr<const Playback>)> ready) {
  const auto stop = progress.stop;
  return engine.read(stop, [directory = engine.directory(), scope = actor.scope, from, to, progress = std::move(progress), ready = std::move(ready)](store::Connection& c) {
    std::vector<Playback::Track> tracks;
    store::readTape(c, scope, from, to, [&](const store::TapeCase& tape) {
      if (tracks.size() % kTracksAtOnce == 0) progress(tracks.size(), 0, "cases");
      if (!tape.steps.empty()) tracks.push_back(trackOf(tape, *directory));
    });
    ready(std::make_shared<const Playback>(from, to, std::move(tracks)));
  });
}

}  // namespace jw::engine
