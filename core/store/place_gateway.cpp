#include "core/store/place_gateway.h"

#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/store/area_row.h"
#include "core/store/area_plans.h"
#include "core/store/journal.h"
#include "core/store/people_gateway.h"
#include "core/store/wkb.h"

namespace jw::store {
namespace {

using nlohmann::json;

#define JW_BUILDING_COLUMNS "id, row_ver, source, external_id, name, address, use, floors, area, lon, lat, n, AsBinary(geom)"

model::Building buildingFrom(const Statement& s) {
  model::Building b;
  b.id = s.id<BuildingTag>(0);
  b.rowVer = s.integer(1);
  b.source = s.text(2);
  b.externalId = s.text(3);
  b.name = s.text(4);
  b.address = s.text(5);
  b.use = s.text(6);
  b.floors = static_cast<std::int32_t>(s.integer(7));
  b.area = s.text(8);
  b.point = {s.real(9), s.real(10)};
  b.shape = fromWkb(s.blob(12));
  return b;
}

}  // namespace

std::vector<model::Area> readAreas(Connection& c) {
  auto s = c.prepare("SELECT " JW_AREA_COLUMNS " FROM areas WHERE valid_to IS NULL ORDER BY path");
  std::vector<model::Area> out;
  while (s->step()) out.push_back(areaOf(*s));
  return out;
}

Written putArea(Connection& w, const model::Actor& actor, Instant at, model::Area& area) {
  const std::string wkb = toWkb(area.shape);
  bool known = false;
  {
    auto s = w.prepare("SELECT id, row_ver, level, name, parent, path, AsBinary(geom), valid_to FROM areas WHERE network='community' AND code=?");
    s->bind(1, std::string_view(area.code));
    if (s->step()) {
      known = true;
      area.id = s->id<AreaTag>(0);
      area.rowVer = s->integer(1);
      const auto stored = s->blob(6);
      const std::string_view storedShape(reinterpret_cast<const char*>(stored.data()), stored.size());
      if (s->integer(2) == static_cast<int>(area.level) && s->text(3) == area.name && s->id<AreaTag>(4) == area.parent && s->text(5) == area.path && storedShape == wkb && s->isNull(7)) return Written::unchanged;
    }
  }
  if (known) {
    keepAreaVersion(w, actor.name, at, area.id);
    ++area.rowVer;
    auto s = w.prepare("UPDATE areas SET row_ver=?, level=?, name=?, parent=?, path=?, geom=GeomFromWKB(?, 4490), valid_from=CASE WHEN valid_to IS NULL THEN valid_from ELSE ?7 END, valid_to=NULL, updated_at=?7, updated_by=?8 WHERE id=?9");
    s->bind(1, area.rowVer).bind(2, static_cast<int>(area.level)).bind(3, std::string_view(area.name)).bind(4, area.parent).bind(5, std::string_view(area.path));
    s->bindBlob(6, wkb.data(), wkb.size()).bind(7, at).bind(8, std::string_view(actor.name)).bind(9, area.id).run();
  } else {
    area.id = {Uuid::make(toMillis(at))};
    area.rowVer = 1;
    auto s = w.prepare(
        "INSERT INTO areas (id, row_ver, level, code, name, parent, path, geom, valid_from, updated_at, updated_by) VALUES (?,1,?,?,?,?,?,GeomFromWKB(?, 4490),?,?,?)");
    s->bind(1, area.id).bind(2, static_cast<int>(area.level)).bind(3, std::string_view(area.code)).bind(4, std::string_view(area.name)).bind(5, area.parent);
    s->bind(6, std::string_view(area.path)).bindBlob(7, wkb.data(), wkb.size()).bind(8, at).bind(9, at).bind(10, std::string_view(actor.name)).run();
  }
  const std::string patch = json{{"code", area.code}, {"name", area.name}, {"level", model::levelName(area.level)}, {"parent", area.parent.text()}, {"path", area.path}}.dump();
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::areas, area.id.uuid, known ? ChangeKind::update : ChangeKind::insert, area.rowVer, area.path, patch});
  return known ? Written::updated : Written::inserted;
}

Written putBuilding(Connection& w, const model::Actor& actor, Instant at, model::Building& b) {
  const std::string wkb = toWkb(b.shape);
  bool known = false;
  {
    auto s = w.prepare("SELECT " JW_BUILDING_COLUMNS " FROM buildings WHERE source=? AND external_id=?");
    s->bind(1, std::string_view(b.source)).bind(2, std::string_view(b.externalId));
    if (s->step()) {
      known = true;
      b.id = s->id<BuildingTag>(0);
      b.rowVer = s->integer(1);
      const auto stored = s->blob(12);
      const std::string_view storedShape(reinterpret_cast<const char*>(stored.data()), stored.size());
      if (s->text(4) == b.name && s->text(5) == b.address && s->text(6) == b.use && s->integer(7) == b.floors && s->text(8) == b.area && storedShape == wkb) return Written::unchanged;
    }
  }
  if (known) {
    ++b.rowVer;
    auto s = w.prepare("UPDATE buildings SET row_ver=?, name=?, address=?, use=?, floors=?, area=?, lon=?, lat=?, geom=GeomFromWKB(?, 4490), updated_at=?, updated_by=? WHERE id=?");
    s->bind(1, b.rowVer).bind(2, std::string_view(b.name)).bind(3, std::string_view(b.address)).bind(4, std::string_view(b.use)).bind(5, b.floors).bind(6, std::string_view(b.area));
    s->bind(7, b.point.x).bind(8, b.point.y).bindBlob(9, wkb.data(), wkb.size()).bind(10, at).bind(11, std::string_view(actor.name)).bind(12, b.id).run();
  } else {
    b.id = {Uuid::make(toMillis(at))};
    b.rowVer = 1;
    insertBuilding(w, b, at, actor.name);
  }
  const std::string patch = jsonLine(json{{"source", b.source}, {"external_id", b.externalId}, {"name", b.name}, {"address", b.address}, {"use", b.use}, {"floors", b.floors}});
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::buildings, b.id.uuid, known ? ChangeKind::update : ChangeKind::insert, b.rowVer, b.area, patch});
  return known ? Written::updated : Written::inserted;
}

bool removeBuilding(Connection& w, const model::Actor& actor, Instant at, std::string_view source, std::string_view externalId) {
  Uuid id;
  std::int64_t version = 0;
  std::string area;
  {
    auto s = w.prepare("SELECT id, row_ver, area FROM buildings WHERE source=? AND external_id=?");
    s->bind(1, source).bind(2, externalId);
    if (!s->step()) return false;
    id = s->uuid(0);
    version = s->integer(1);
    area = s->text(2);
  }
  w.prepare("DELETE FROM buildings WHERE id=?")->bind(1, id).run();
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::buildings, id, ChangeKind::remove, version + 1, area, ""});
  return true;
}

std::vector<model::Building> readBuildings(Connection& c, const model::Box& box, std::int64_t after, std::uint32_t limit, std::int64_t& last) {
  // The index gathers all that the box meets anew for each page: where that is everything, pages of a city would cost the square of its size.
  const bool all = box.xmin <= -180 && box.ymin <= -90 && box.xmax >= 180 && box.ymax >= 90;
  auto s = all ? c.prepare("SELECT " JW_BUILDING_COLUMNS " FROM buildings WHERE n > ?1 ORDER BY n LIMIT ?2")
               : c.prepare("SELECT " JW_BUILDING_COLUMNS
                           " FROM buildings WHERE n > ?1 AND n IN (SELECT pkid FROM idx_buildings_geom WHERE xmin <= ?5 AND xmax >= ?3 AND ymin <= ?6 AND ymax >= ?4 "
                           "UNION ALL SELECT n FROM buildings WHERE geom IS NULL AND lon BETWEEN ?3 AND ?5 AND lat BETWEEN ?4 AND ?6) ORDER BY n LIMIT ?2");
  s->bind(1, after).bind(2, static_cast<std::int64_t>(limit));
  if (!all) s->bind(3, box.xmin).bind(4, box.ymin).bind(5, box.xmax).bind(6, box.ymax);
  std::vector<model::Building> out;
  while (s->step()) {
    out.push_back(buildingFrom(*s));
    last = s->integer(11);
  }
  return out;
}

std::vector<BuildingPlace> readBuildingPlaces(Connection& c) {
  auto s = c.prepare("SELECT n, lon, lat, area FROM buildings ORDER BY n");
  std::vector<BuildingPlace> out;
  while (s->step()) out.push_back({s->integer(0), {s->real(1), s->real(2)}, std::string(s->text(3))});
  return out;
}

void moveBuilding(Connection& w, const model::Actor& actor, Instant at, std::int64_t n, std::string_view area) {
  Uuid id;
  std::int64_t version = 0;
  {
    auto s = w.prepare("UPDATE buildings SET area=?2, row_ver=row_ver+1, updated_at=?3, updated_by=?4 WHERE n=?1 RETURNING id, row_ver");
    s->bind(1, n).bind(2, area).bind(3, at).bind(4, std::string_view(actor.name));
    if (!s->step()) return;
    id = s->uuid(0);
    version = s->integer(1);
  }
  w.prepare("UPDATE people SET area=?2 WHERE household IN (SELECT h.n FROM households h JOIN dwellings d ON d.n=h.dwelling WHERE d.building=?1)")->bind(1, n).bind(2, area).run();
  w.prepare("UPDATE households SET area=?2 WHERE dwelling IN (SELECT n FROM dwellings WHERE building=?1)")->bind(1, n).bind(2, area).run();
  w.prepare("UPDATE dwellings SET area=?2 WHERE building=?1")->bind(1, n).bind(2, area).run();
  const std::string patch = json{{"area", area}}.dump();
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::buildings, id, ChangeKind::update, version, area, patch});
}

}  // namespace jw::store
