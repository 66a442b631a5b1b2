#include "core/engine/area_moves.h"

#include <algorithm>
#include <charconv>
#include <future>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/base/error.h"
#include "core/planning/border_check.h"
#include "core/planning/outline.h"
#include "core/store/case_gateway.h"
#include "core/store/place_counts.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

using model::AreaChange;
using model::BorderFault;
using What = AreaChange::What;

// Buildings of one transaction, with all that is in them: some hundredths of a second.
constexpr std::size_t kSlice = 200;

std::unordered_map<AreaId, const AreaChange*> byId(const model::AreaPlan& plan) {
  std::unordered_map<AreaId, const AreaChange*> out;
  for (const auto& c : plan.changes) out[c.id] = &c;
  return out;
}

void inOneTransaction(Engine& engine, const std::function<void(store::Connection&, Change&)>& work) {
  std::promise<std::exception_ptr> ended;
  engine.write(work, [&](std::exception_ptr error) { ended.set_value(error); });
  if (const auto error = ended.get_future().get()) std::rethrow_exception(error);
}

/// The ground is the same as long as only corners were made on the border.
bool sameGround(const model::MultiPolygon& a, const model::MultiPolygon& b) {
  planning::Knots knots;
  const auto was = planning::linesOf(a), is = planning::linesOf(b);
  knots.add(was);
  knots.add(is);
  knots.settle();
  planning::LineSum sum;
  sum.add(knots.tied(is), 1);
  sum.add(knots.tied(was), -1);
  return sum.empty();
}

/// Below the code of the parent: the next number of three digits, or more where they are used up.
std::string freeCode(store::Connection& w, const std::string& parent, const std::unordered_set<std::string>& taken) {
  for (int n = 1;; ++n) {
    std::string number = std::to_string(n);
    number.insert(0, number.size() < 3 ? 3 - number.size() : 0, '0');
    if (const std::string code = parent + number; !taken.contains(code) && !store::areaCodeTaken(w, code)) return code;
  }
}

}  // namespace

std::optional<Refused> refusalOf(const model::Actor& actor, const model::AreaPlan& plan, const AreaTree& areas) {
  if (!AreaDesk::mayEdit(actor)) return Refused{RefusalCode::notEntitled, "areas are drawn by the desk, supervisors and administrators"};
  if (plan.changes.empty()) return Refused{RefusalCode::badValue, "nothing is changed"};
  for (const auto& c : plan.changes) {
    const auto* area = areas.find(c.what == What::added ? c.parent : c.id);
    if (!area || model::isWithin(area->path, actor.scope)) continue;
    if (c.what != What::reshaped || c.name != area->name || !sameGround(area->shape, c.shape)) return Refused{RefusalCode::outOfScope, area->path};
  }
  return std::nullopt;
}

AreaTree treeAfter(const AreaTree& areas, const model::AreaPlan& plan) {
  const auto changes = byId(plan);
  std::vector<model::Area> after;
  for (const auto& a : areas.areas()) {
    const auto it = changes.find(a.id);
    if (it != changes.end() && it->second->what == What::ended) continue;
    after.push_back(a);
    if (it != changes.end()) after.back().shape = it->second->shape;
  }
  for (const auto& c : plan.changes) {
    if (c.what != What::added) continue;
    model::Area a;
    a.id = c.id;
    a.level = c.level;
    a.code = c.code;
    a.name = c.name;
    a.parent = c.parent;
    const auto* parent = areas.find(c.parent);
    a.path = (parent ? parent->path : std::string()) + (c.code.empty() ? c.id.text() : c.code) + '/';
    a.shape = c.shape;
    after.push_back(std::move(a));
  }
  return AreaTree(std::move(after), 0);
}

std::vector<model::AreaPath> placesOf(const AreaTree& areas, const model::AreaPlan& plan) {
  std::unordered_set<std::string> parents;
  for (const auto& a : areas.areas())
    if (const auto* parent = areas.find(a.parent)) parents.insert(parent->path);
  std::vector<model::AreaPath> out;
  std::unordered_set<std::string> seen;
  const auto add = [&](const model::Area* area) {
    if (area && !parents.contains(area->path) && seen.insert(area->path).second) out.push_back(area->path);
  };
  for (const auto& c : plan.changes) {
    const auto* area = areas.find(c.id);
    if (c.what == What::added)
      add(areas.find(c.parent));  // a community that had no grids
    else if (area && (c.what == What::ended || !sameGround(area->shape, c.shape)))
      add(area);
  }
  return out;
}

AreaDesk::Effect effectOf(store::Connection& c, const AreaTree& areas, const model::AreaPlan& plan, std::stop_token stop) {
  AreaDesk::Effect out;
  for (const auto& change : plan.changes) {
    out.added += change.what == What::added;
    out.ended += change.what == What::ended;
    const auto* area = areas.find(change.id);
    out.reshaped += change.what == What::reshaped && area && (!sameGround(area->shape, change.shape) || area->name != change.name);
  }
  const AreaTree after = treeAfter(areas, plan);
  const auto places = placesOf(areas, plan);
  std::map<std::pair<AreaId, AreaId>, AreaDesk::Effect::Move> moves;
  const auto moveOf = [&](const model::AreaPath& path, model::Point at) -> AreaDesk::Effect::Move* {
    const auto* from = areas.byPath(path);
    const auto* to = after.gridAt(at);
    if (!from || (to && to->id == from->id)) return nullptr;
    auto& m = moves[{from->id, to ? to->id : AreaId()}];
    m.from = from->id;
    m.to = to ? to->id : AreaId();
    return &m;
  };
  for (const auto& path : places) {
    if (stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
    for (const auto& b : store::readBuildingLoads(c, path))
      if (b.area == path)
        if (auto* m = moveOf(path, b.point)) {
          ++m->buildings;
          m->households += b.households;
          m->people += b.people;
        }
  }
  for (const auto& p : store::readCasePlaces(c, places))
    if (auto* m = moveOf(p.area, p.at)) {
      ++m->cases;
      m->openCases += p.open;
    }
  for (const auto& [key, m] : moves) {
    out.buildings += m.buildings;
    out.households += m.households;
    out.people += m.people;
    out.openCases += m.openCases;
    out.moves.push_back(m);
  }
  return out;
}

std::optional<BorderFault> writeAreas(store::Connection& w, Instant now, const AreaTree& areas, store::StoredAreaPlan& stored) {
  auto& plan = stored.plan;
  if (auto f = planning::faultOf(areas.areas(), plan)) return f;
  std::unordered_set<std::string> taken;
  for (auto& c : plan.changes) {
    if (c.what != What::added) continue;
    if (!c.code.empty() && store::areaCodeTaken(w, c.code)) return BorderFault{BorderFault::Kind::badCode, model::pointInside(c.shape), c.id};
    if (const auto* parent = areas.find(c.parent); c.code.empty()) c.code = freeCode(w, parent ? parent->code : "", taken);
    taken.insert(c.code);
  }
  stored.places = placesOf(areas, plan);
  stored.heirs.clear();
  const AreaTree after = treeAfter(areas, plan);
  for (const auto& c : plan.changes) {
    if (c.what == What::ended) {
      const auto* was = areas.find(c.id);
      store::endArea(w, stored.by, now, c.id);
      // A place inside the old area says whose it is now.
      if (const auto* heir = after.gridAt(model::pointInside(c.shape))) stored.heirs.push_back({was->path, heir->path});
      continue;
    }
    model::Area a;
    if (const auto* was = areas.find(c.id); was && c.what == What::reshaped) a = *was;
    if (c.what == What::added) {
      const auto* parent = areas.find(c.parent);
      a.level = c.level;
      a.code = c.code;
      a.parent = c.parent;
      a.path = (parent ? parent->path : std::string()) + c.code + '/';
    }
    a.name = c.name;
    a.shape = c.shape;
    store::putArea(w, stored.by, now, a);
  }
  store::raiseRevision(w, "areas");
  stored.state = store::StoredAreaPlan::State::moving;
  store::putAreaPlan(w, stored);
  return std::nullopt;
}

bool moveContents(Engine& engine, store::StoredAreaPlan stored, std::stop_token stop) {
  const auto now = [&] { return engine.now(); };
  const auto areas = engine.areas();
  std::vector<std::pair<store::PlacedRow, model::AreaPath>> moves;
  engine
      .read(stop,
            [&](store::Connection& c) {
              for (const auto table : {store::Table::cases, store::Table::buildings, store::Table::facilities, store::Table::crews})
                for (auto& row : store::readPlaced(c, table, stored.places)) {
                  const auto* grid = areas->gridAt(row.at);
                  std::string to = grid ? grid->path : std::string();
                  if (to != row.area) moves.emplace_back(std::move(row), std::move(to));
                }
            })
      .get();
  for (std::size_t from = 0; from < moves.size(); from += kSlice) {
    if (stop.stop_requested()) return false;
    inOneTransaction(engine, [&](store::Connection& w, Change& change) {
      for (std::size_t i = from; i < std::min(moves.size(), from + kSlice); ++i)
        if (const auto id = store::movePlaced(w, stored.by, now(), moves[i].first, moves[i].second))
          if (auto record = store::caseById(w, *id); record && model::isOpen(record->summary.state)) change.cases.push_back(std::make_shared<const model::CaseSummary>(std::move(record->summary)));
    });
  }
  if (stop.stop_requested()) return false;
  inOneTransaction(engine, [&](store::Connection& w, Change& change) {
    store::moveCompounds(w, stored.by, now(), stored.places);
    if (!stored.heirs.empty()) store::moveToHeirs(w, stored.by, now(), stored.heirs);
    store::raiseRevision(w, "directory");
    stored.state = store::StoredAreaPlan::State::inForce;
    stored.endedAt = now();
    stored.places.clear();
    store::putAreaPlan(w, stored);
    // Lists, statistics and the clocks of cases begin anew with what has moved.
    change.areas = change.directory = true;
    change.allCases = !stored.heirs.empty();
  });
  return true;
}

}  // namespace jw::engine
