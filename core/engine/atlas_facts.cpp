#include "core/engine/atlas_facts.h"

#include <algorithm>
#include <map>
#include <memory>

#include "core/planning/neighbours.h"
#include "core/store/place_counts.h"

namespace jw::engine {
namespace {

constexpr std::int64_t kSmallest = 10;  // spec 06, item 2

using Ready = std::function<void(std::variant<AtlasFacts, Refused>)>;

model::AreaPath parentOf(const model::AreaPath& path) {
  const auto slash = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
  return slash == std::string::npos ? model::AreaPath() : path.substr(0, slash + 1);
}

void hideSmall(std::vector<AtlasSheet>& sheets) {
  std::map<model::AreaPath, std::vector<AtlasSheet*>> families;
  for (auto& sheet : sheets) families[parentOf(sheet.area.path)].push_back(&sheet);
  for (const auto& [parent, family] : families)
    for (const auto count : {&AtlasSheet::households, &AtlasSheet::people}) {
      std::vector<std::int64_t> counts;
      for (const auto* sheet : family) counts.push_back((sheet->*count).value_or(0));
      const auto hidden = hiddenOnBoard(counts);
      for (std::size_t i = 0; i < family.size(); ++i)
        if (hidden[i]) (family[i]->*count).reset();
    }
}

void keepPostsOnly(AtlasSheet& sheet) {
  std::erase_if(sheet.responsible, [](const model::Appointment& a) { return a.kind != model::PlaceKind::area; });
  for (auto& a : sheet.responsible) {
    model::Appointment post;
    post.post = a.post;
    post.kind = a.kind;
    post.place = a.place;
    post.area = a.area;
    post.phone = a.phone;
    a = std::move(post);
  }
}

AtlasFacts countAreas(store::Connection& c, const AreaTree& tree, const AtlasQuestion& q, const model::AreaPath& below) {
  AtlasFacts facts;
  std::vector<const model::Area*> level;
  std::vector<model::MultiPolygon> shapes;
  for (const auto& a : tree.areas())
    if (a.level == q.level) {
      level.push_back(&a);
      shapes.push_back(a.shape);
    }
  const auto neighbours = planning::neighboursOf(shapes);
  const auto loads = store::readAreaLoads(c, below);
  for (std::size_t i = 0; i < level.size(); ++i) {
    if (!model::isWithin(level[i]->path, below)) continue;
    AtlasSheet sheet;
    sheet.area = *level[i];
    for (const int n : neighbours[i]) sheet.neighbours.push_back(level[static_cast<std::size_t>(n)]->name);
    sheet.households = sheet.people = 0;
    for (const auto& load : loads)
      if (model::isWithin(load.area, sheet.area.path)) {
        sheet.buildings += load.buildings;
        *sheet.households += load.households;
        *sheet.people += load.people;
      }
    facts.sheets.push_back(std::move(sheet));
  }
  return facts;
}

void addCases(AtlasFacts& facts, const LiveCases& live) {
  for (auto& sheet : facts.sheets) sheet.openCases = std::count_if(live.cases.begin(), live.cases.end(), [&](const auto& c) { return model::isWithin(c->area, sheet.area.path); });
}

}  // namespace

std::vector<bool> hiddenOnBoard(const std::vector<std::int64_t>& counts) {
  std::vector<bool> hidden;
  for (const auto n : counts) hidden.push_back(n < kSmallest);
  if (std::count(hidden.begin(), hidden.end(), true) == 1) {
    std::size_t next = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (!hidden[i] && (next == counts.size() || counts[i] < counts[next])) next = i;
    if (next < counts.size()) hidden[next] = true;
  }
  return hidden;
}

void atlasFacts(Engine& engine, RegistryDesk& registry, AtlasQuestion question, std::stop_token stop, Ready ready) {
  const auto tree = engine.areas();
  const auto refuse = [&](RefusalCode code, const std::string& what) { ready(Refused{code, what}); };
  if (!RegistryDesk::mayBrowse(question.actor)) return refuse(RefusalCode::notEntitled, "departments have no atlas");
  const model::AreaPath below = question.area.empty() ? question.actor.scope : question.area;
  if (!below.empty() && !tree->byPath(below)) return refuse(RefusalCode::unknownGrid, below);
  if (!model::isWithin(below, question.actor.scope)) return refuse(RefusalCode::outOfScope, below);
  const auto none = std::none_of(tree->areas().begin(), tree->areas().end(), [&](const auto& a) { return a.level == question.level && model::isWithin(a.path, below); });
  if (none) return refuse(RefusalCode::unknownGrid, "no " + std::string(model::levelName(question.level)) + " in " + below);

  const auto facts = std::make_shared<AtlasFacts>();
  facts->asOf = engine.now();
  const auto finish = [facts, board = question.publicBoard, ready = std::move(ready)] {
    if (board) {
      hideSmall(facts->sheets);
      for (auto& sheet : facts->sheets) keepPostsOnly(sheet);
    }
    ready(std::move(*facts));
  };
  const auto askCases = [&engine, facts, finish, actor = question.actor, board = question.publicBoard, stop] {
    if (board) return finish();
    engine.liveCases(actor, [facts, finish, stop](LiveCases live) {
      if (stop.stop_requested()) return;
      addCases(*facts, live);
      finish();
    });
  };
  const auto askPeople = [&registry, facts, askCases, actor = question.actor, stop] {
    std::vector<model::AreaPath> paths;
    for (const auto& sheet : facts->sheets) paths.push_back(sheet.area.path);
    registry.responsibleOf(actor, std::move(paths), stop, [facts, askCases](std::vector<std::vector<model::Appointment>> people) {
      for (std::size_t i = 0; i < people.size() && i < facts->sheets.size(); ++i) facts->sheets[i].responsible = std::move(people[i]);
      askCases();
    });
  };
  engine.read(stop, [facts, tree, askPeople, question = std::move(question), below](store::Connection& c) {
    const Instant asOf = facts->asOf;
    *facts = countAreas(c, *tree, question, below);
    facts->asOf = asOf;
    askPeople();
  });
}

}  // namespace jw::engine
