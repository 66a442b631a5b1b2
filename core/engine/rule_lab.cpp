#include "core/engine/rule_lab.h"

#include <memory>

#include "core/store/directory_gateway.h"

namespace jw::engine {
namespace {

constexpr std::uint64_t kCasesAtOnce = 256;

template <class Each>
void eachPastCase(store::Connection& c, const HistorySpan& span, const Progress& progress, const Each& each) {
  const std::uint64_t total = store::countPastCases(c, span.actor.scope, span.from, span.to);
  std::uint64_t done = 0;
  store::readPastCases(c, span.actor.scope, span.from, span.to, [&](const store::PastCase& past) {
    if (done++ % kCasesAtOnce == 0) progress(done, total, "history");
    each(past);
  });
  progress(done, total, "history");
}

}  // namespace

std::future<void> replayRules(const Engine& engine, HistorySpan span, std::vector<model::Rule> changed, std::size_t listed, Progress progress,
                              std::function<void(dispatch::RuleReplay)> ready) {
  const auto stop = progress.stop;
  return engine.read(stop, [directory = engine.directory(), span = std::move(span), changed = std::move(changed), listed, progress = std::move(progress),
                            ready = std::move(ready)](store::Connection& c) {
    const dispatch::Matcher before(directory->rules()), after(changed);
    dispatch::FacilityPlaces places(c);
    dispatch::RuleReplayer replayer(before, after, places, Zone::china(), listed);
    eachPastCase(c, span, progress, [&](const store::PastCase& past) {
      if (const auto* category = directory->category(past.category)) replayer.add(past, category->code, category->department);
    });
    ready(replayer.take());
  });
}

std::future<void> learnRules(const Engine& engine, HistorySpan span, dispatch::LearnOptions options, Progress progress, std::function<void(std::vector<dispatch::LearntRule>)> ready) {
  const auto stop = progress.stop;
  return engine.read(stop, [directory = engine.directory(), span = std::move(span), options = std::move(options), progress = std::move(progress),
                            ready = std::move(ready)](store::Connection& c) mutable {
    std::vector<dispatch::Example> examples;
    eachPastCase(c, span, progress, [&](const store::PastCase& past) {
      const auto* category = directory->category(past.category);
      if (!category) return;
      examples.push_back({category->code, past.area, past.title + "\n" + past.text, dispatch::furtherFacts({}, past.statedArea, past.fields), past.department});
    });
    options.nameOf = [&](DepartmentId id) { return directory->departmentName(id); };
    ready(dispatch::learnRules(examples, options, progress));
  });
}

std::vector<dispatch::RuleFinding> checkRules(const Engine& engine, store::Connection& c, const std::vector<model::Rule>& rules) {
  const auto directory = engine.directory();
  const auto areas = engine.areas();
  dispatch::RuleWorld world;
  world.categories = directory->categories();
  world.hasDepartment = [&](DepartmentId id) { return directory->department(id) != nullptr; };
  world.hasArea = [&](const model::AreaPath& path) { return areas->byPath(path) != nullptr; };
  world.hasFacility = [&](std::string_view kind) { return !store::facilityPlaces(c, kind).empty(); };
  world.says = dispatch::canSay;
  world.now = engine.now();
  return dispatch::checkRules(rules, world);
}

void nearestFacilities(const Engine& engine, std::vector<std::string> kinds, model::Point at, std::stop_token stop, std::function<void(std::map<std::string, double>)> ready) {
  engine.read(std::move(stop), [kinds = std::move(kinds), at, ready = std::move(ready)](store::Connection& c) {
    dispatch::FacilityPlaces places(c);
    std::map<std::string, double> metres;
    for (const auto& kind : kinds) metres[kind] = places.nearest(kind, at);
    ready(std::move(metres));
  });
}

}  // namespace jw::engine
