#include "app/demo_city.h"

#include <unordered_map>
#include <vector>

#include "app/await.h"
#include "core/demo/city.h"

namespace jw::app {
namespace {

const model::Actor kMachine{{}, "@demo", model::Role::engine, {}, {}};

// Who takes a step, by role, department and area.
class Cast {
 public:
  explicit Cast(const engine::Directory& directory) {
    for (const auto& s : directory.staff()) {
      if (s.post == model::Post::departmentWorker) m_workers.try_emplace(s.department, s.name);
      if (s.post == model::Post::communityWorker) m_community.try_emplace(s.area, s.name);
      if (s.post == model::Post::operator_ && m_operator.empty()) m_operator = s.name;
    }
    for (const auto& d : directory.departments()) m_workers.try_emplace(d.id, d.name);
  }
  model::Actor actor(model::Role role, DepartmentId department, const model::AreaPath& grid) const {
    model::Actor a{{}, m_operator.empty() ? kMachine.name : m_operator, role, {}, {}};
    if (role == model::Role::department) {
      a.department = department;
      if (const auto it = m_workers.find(department); it != m_workers.end()) a.name = it->second;
    }
    if (role == model::Role::communityWorker && grid.size() > 1)
      if (const auto it = m_community.find(grid.substr(0, grid.rfind('/', grid.size() - 2) + 1)); it != m_community.end()) a.name = it->second;
    return a;
  }

 private:
  std::unordered_map<DepartmentId, std::string> m_workers;
  std::unordered_map<model::AreaPath, std::string> m_community;
  std::string m_operator;
};

void count(HistoryFed& fed, const engine::Refused& r) { ++fed.refused[std::string(model::refusalName(r.code)) + (r.detail.empty() ? "" : ": " + r.detail)]; }

void feedWindow(engine::Engine& engine, const Cast& cast, const std::vector<demo::HistoryCase>& window, HistoryFed& fed) {
  std::vector<engine::Order> reports, steps;
  for (const auto& c : window) reports.push_back({kMachine, engine::ReportCase{c.report}});
  const auto answers = engine.submit(std::move(reports)).get();
  // The dispatch has said who is responsible.
  std::unordered_map<CaseId, engine::CaseSummaryPtr> open;
  for (auto& c : liveCases(engine, kMachine).cases) open.emplace(c->id, c);
  std::unordered_map<CaseId, model::CaseState> states;
  for (std::size_t i = 0; i < window.size(); ++i) {
    const auto* done = engine::done(answers[i]);
    if (!done) {
      count(fed, *engine::refused(answers[i]));
      continue;
    }
    ++fed.cases;
    states[done->id] = done->state;
    if (done->alreadyThere) ++fed.alreadyThere;
    const auto it = open.find(done->id);
    if (done->alreadyThere || it == open.end() || done->state != model::CaseState::assigned) continue;
    DepartmentId responsible = it->second->department;
    for (const auto& s : window[i].steps) {
      steps.push_back({cast.actor(s.role, responsible, it->second->area), engine::ActOnCase{done->id, s.action, s.department, s.reason, s.note, s.satisfied, s.until, s.at, {}}});
      if (s.action == model::Action::assign) responsible = s.department;
    }
  }
  for (const auto& answer : engine.submit(std::move(steps)).get()) {
    if (const auto* refused = engine::refused(answer)) {
      count(fed, *refused);
    } else {
      states[engine::done(answer)->id] = engine::done(answer)->state;
      ++fed.steps;
    }
  }
  for (const auto& [id, state] : states) ++fed.states[state];
}

std::vector<demo::IncidentPlace> placesOf(engine::Engine& engine, std::uint64_t seed) {
  std::vector<demo::IncidentPlace> places;
  engine.read({}, [&](store::Connection& c) { places = demo::samplePlaces(c, engine.areas()->areas(), seed); }).get();
  return places;
}

}  // namespace

demo::CityCounts buildDemoCity(engine::Engine& engine, const demo::CityOptions& options, const Progress& progress) {
  demo::City city(options, progress);
  engine.write([&](store::Connection& w) { city.writeDirectory(w, kMachine); }).get();
  for (bool more = true; more;) engine.write([&](store::Connection& w) { more = city.writeGrids(w, kMachine, demo::cipherOf(w), progress); }).get();
  return city.counts();
}

demo::History demoHistory(engine::Engine& engine, const demo::History::Options& options) {
  const auto directory = engine.directory();
  return {options, engine.areas()->areas(), directory->categories(), directory->departments(), placesOf(engine, options.seed)};
}

demo::IncidentStream demoStream(engine::Engine& engine, const demo::IncidentStream::Options& options) {
  return {options, engine.areas()->areas(), engine.directory()->categories(), placesOf(engine, options.seed)};
}

HistoryFed feedHistory(engine::Engine& engine, demo::History& history, const Progress& progress, std::size_t window) {
  const Cast cast(*engine.directory());
  HistoryFed fed;
  std::uint64_t read = 0;
  std::vector<demo::HistoryCase> cases;
  for (bool more = true; more;) {
    cases.clear();
    for (demo::HistoryCase c; cases.size() < window && (more = history.next(c));) cases.push_back(std::move(c));
    if (cases.empty()) break;
    feedWindow(engine, cast, cases, fed);
    read += cases.size();
    progress(read, history.cases(), "cases");
  }
  return fed;
}

}  // namespace jw::app
