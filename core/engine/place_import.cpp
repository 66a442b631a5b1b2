#include "core/engine/place_import.h"

#include <unordered_map>
#include <unordered_set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

void count(Engine::ImportCounts& counts, store::Written written) {
  if (written == store::Written::inserted) ++counts.inserted;
  if (written == store::Written::updated) ++counts.updated;
  if (written == store::Written::unchanged) ++counts.unchanged;
}

void relocateBuildings(WorkingSet& set, const model::Actor& actor) {
  bool moved = false;
  for (const auto& place : store::readBuildingPlaces(set.db)) {
    const auto* grid = set.areas->gridAt(place.point);
    const std::string_view path = grid ? std::string_view(grid->path) : std::string_view();
    if (path == place.area) continue;
    store::moveBuilding(set.db, actor, set.clock.now(), place.n, path);
    moved = true;
  }
  if (moved) store::raiseRevision(set.db, "buildings");
}

// An area that hangs on a moved one goes with it, and so does everything that lies in either.
void follow(WorkingSet& set, const model::Actor& actor, const std::unordered_set<std::string>& imported, Engine::ImportCounts& counts) {
  const auto now = store::readAreas(set.db);
  std::unordered_map<Uuid, std::string> paths;
  for (const auto& a : now) paths[a.id.uuid] = a.path;
  std::vector<store::AreaMove> moves;
  for (const model::Area& was : set.areas->areas()) {  // a parent before its children
    std::string& path = paths[was.id.uuid];
    if (!imported.contains(was.code)) {
      path = (was.parent ? paths[was.parent.uuid] : std::string()) + was.code + '/';
      if (path != was.path) {
        model::Area moved = was;
        moved.path = path;
        count(counts, store::putArea(set.db, actor, set.clock.now(), moved));
      }
    }
    if (path != was.path) moves.push_back({was.path, path});
  }
  if (!moves.empty()) store::moveContents(set.db, actor, set.clock.now(), moves);
}

}  // namespace

Engine::ImportCounts importAreasNow(WorkingSet& set, const model::Actor& actor, Engine::AreaImport import) {
  struct Parent {
    AreaId id;
    std::string path;
  };
  std::unordered_map<Uuid, Parent> known;  // by the id that the import uses
  for (const auto& a : set.areas->areas()) known[a.id.uuid] = {a.id, a.path};
  std::unordered_set<std::string> codes;
  Engine::ImportCounts counts;
  for (auto& area : import.areas) {
    if (area.code.empty() || area.code.find('/') != std::string::npos) throw Error(ErrorCode::input, "area \"" + area.name + "\": not a code: \"" + area.code + "\"");
    if (!text::isUtf8(area.code) || !text::isUtf8(area.name)) throw Error(ErrorCode::input, "area " + text::repairUtf8(area.code) + ": its code or name is not UTF-8");
    if (!codes.insert(area.code).second) throw Error(ErrorCode::input, "area \"" + area.name + "\": code " + area.code + " stands twice");
    const Uuid importId = area.id.uuid;
    area.path.clear();
    if (area.parent) {
      const auto parent = known.find(area.parent.uuid);
      if (parent == known.end()) throw Error(ErrorCode::input, "area " + area.code + ": its parent is not there");
      area.parent = parent->second.id;
      area.path = parent->second.path;
    }
    area.path += area.code + '/';
    count(counts, store::putArea(set.db, actor, set.clock.now(), area));
    known[importId] = {area.id, area.path};
    known[area.id.uuid] = {area.id, area.path};
  }
  if (counts.inserted + counts.updated == 0) return counts;
  follow(set, actor, codes, counts);
  store::raiseRevision(set.db, "areas");
  set.reloadAreas();
  relocateBuildings(set, actor);
  return counts;
}

Engine::ImportCounts importBuildingsNow(WorkingSet& set, const model::Actor& actor, const std::string& source, const Engine::BuildingBatches& next) {
  Engine::ImportCounts counts;
  for (auto batch = next(); !batch.empty(); batch = next())
    for (auto& draft : batch) {
      if (draft.removed) {
        if (store::removeBuilding(set.db, actor, set.clock.now(), source, draft.externalId)) ++counts.removed;
        continue;
      }
      model::Building b;
      b.source = source;
      b.externalId = std::move(draft.externalId);
      b.name = std::move(draft.name);
      b.address = std::move(draft.address);
      b.use = std::move(draft.use);
      b.floors = draft.floors;
      b.shape = std::move(draft.shape);
      b.point = model::pointInside(b.shape);
      if (const auto* grid = set.areas->gridAt(b.point)) b.area = grid->path;
      count(counts, store::putBuilding(set.db, actor, set.clock.now(), b));
    }
  if (counts.inserted + counts.updated + counts.removed > 0) store::raiseRevision(set.db, "buildings");
  return counts;
}

}  // namespace jw::engine
