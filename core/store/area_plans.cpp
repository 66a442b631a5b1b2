#include "core/store/area_plans.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/area_row.h"
#include "core/store/schema.h"
#include "core/store/wkb.h"

namespace jw::store {
namespace {

using model::AreaChange;
using nlohmann::json;

constexpr std::string_view kPrefix = "area_plan.";
constexpr const char* kLast = "\xF4\x8F\xBF\xBF";

model::MultiPolygon shapeOf(const std::string& hex) {
  const std::string bytes = text::fromHex(hex);
  return fromWkb({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

Uuid uuidOf(const json& j) { return Uuid::parse(j.get<std::string>()).value_or(Uuid()); }

json jsonOf(const StoredAreaPlan& p) {
  json changes = json::array(), heirs = json::array();
  for (const auto& c : p.plan.changes)
    changes.push_back({{"what", static_cast<int>(c.what)}, {"id", c.id.text()}, {"level", static_cast<int>(c.level)}, {"code", c.code}, {"name", c.name}, {"parent", c.parent.text()}, {"shape", text::toHex(toWkb(c.shape))}, {"seen", c.seen}});
  for (const auto& m : p.heirs) heirs.push_back({m.from, m.to});
  return {{"title", p.plan.title}, {"from", toMillis(p.plan.from)}, {"changes", changes}, {"state", static_cast<int>(p.state)}, {"user", p.by.user.text()}, {"by", p.by.name}, {"role", static_cast<int>(p.by.role)}, {"scope", p.by.scope},
          {"made_at", toMillis(p.madeAt)}, {"ended_at", toMillis(p.endedAt)}, {"why", p.why}, {"places", p.places}, {"heirs", heirs}};
}

StoredAreaPlan planFrom(std::string_view id, std::string_view text) {
  const json j = json::parse(text);
  StoredAreaPlan p;
  p.plan.id = Uuid::parse(id).value_or(Uuid());
  p.plan.title = j.at("title").get<std::string>();
  p.plan.from = fromMillis(j.at("from").get<std::int64_t>());
  const json changes = j.at("changes"), heirs = j.at("heirs");
  for (const auto& c : changes) {
    AreaChange change;
    change.what = static_cast<AreaChange::What>(c.at("what").get<int>());
    change.id = {uuidOf(c.at("id"))};
    change.level = static_cast<model::AreaLevel>(c.at("level").get<int>());
    change.code = c.at("code").get<std::string>();
    change.name = c.at("name").get<std::string>();
    change.parent = {uuidOf(c.at("parent"))};
    change.shape = shapeOf(c.at("shape").get<std::string>());
    change.seen = c.at("seen").get<std::int64_t>();
    p.plan.changes.push_back(std::move(change));
  }
  p.state = static_cast<StoredAreaPlan::State>(j.at("state").get<int>());
  p.by.user = {uuidOf(j.at("user"))};
  p.by.name = j.at("by").get<std::string>();
  p.by.role = static_cast<model::Role>(j.at("role").get<int>());
  p.by.scope = j.at("scope").get<std::string>();
  p.madeAt = fromMillis(j.at("made_at").get<std::int64_t>());
  p.endedAt = fromMillis(j.at("ended_at").get<std::int64_t>());
  p.why = j.at("why").get<std::string>();
  p.places = j.at("places").get<std::vector<std::string>>();
  for (const auto& h : heirs) p.heirs.push_back({h.at(0).get<std::string>(), h.at(1).get<std::string>()});
  return p;
}

// Paths that begin alike, and the end of what begins so.
std::pair<std::string, std::string> span(const std::vector<model::AreaPath>& areas) {
  if (areas.empty()) return {"", ""};
  std::string common = areas.front();
  for (const auto& a : areas) {
    std::size_t n = 0;
    while (n < common.size() && n < a.size() && common[n] == a[n]) ++n;
    common.resize(n);
  }
  return {common, common + kLast};
}

// Rows that stand in one area and count their versions; the condition has ?1.
void moveRows(Connection& w, const model::Actor& actor, Instant at, Table table, const std::string& name, const std::string& condition, std::int64_t key, const model::AreaPath& to) {
  std::vector<std::pair<Uuid, std::int64_t>> rows;
  {
    auto s = w.prepareMade("UPDATE " + name + " SET area=?2, row_ver=row_ver+1 WHERE " + condition + " AND area<>?2 RETURNING id, row_ver");
    s->bind(1, key).bind(2, std::string_view(to));
    while (s->step()) rows.push_back({s->uuid(0), s->integer(1)});
  }
  const std::string patch = json{{"area", to}}.dump();
  for (const auto& [id, version] : rows) appendJournal(w, actor, {Uuid::make(toMillis(at)), at, table, id, ChangeKind::update, version, to, patch});
}

std::string_view nameOf(Table table) {
  switch (table) {
    case Table::cases: return "cases";
    case Table::facilities: return "facilities";
    case Table::crews: return "crews";
    default: return "buildings";
  }
}

}  // namespace

void putAreaPlan(Connection& w, const StoredAreaPlan& plan) { setMetaValue(w, std::string(kPrefix) + plan.plan.id.text(), jsonOf(plan).dump()); }

std::vector<StoredAreaPlan> readAreaPlans(Connection& c) {
  std::vector<StoredAreaPlan> out;
  auto s = c.prepare("SELECT substr(key, 11), value FROM meta WHERE key>='area_plan.' AND key<'area_plan/'");
  while (s->step()) out.push_back(planFrom(s->text(0), s->text(1)));
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.plan.from != b.plan.from ? a.plan.from < b.plan.from : a.madeAt < b.madeAt; });
  return out;
}

// The history of rows has a place for areas too: since is the end of the version before, or the beginning of the area.
void keepAreaVersion(Connection& w, std::string_view by, Instant at, AreaId id) {
  auto s = w.prepare("SELECT n, row_ver, level, code, name, parent, path, AsBinary(geom), max(valid_from, coalesce((SELECT max(until) FROM registry_history WHERE tbl=1 AND row=a.n), valid_from)) FROM areas a WHERE id=? AND valid_to IS NULL");
  s->bind(1, id);
  if (!s->step()) return;
  const auto wkb = s->blob(7);
  const std::string image = json{{"id", id.text()}, {"level", s->integer(2)}, {"code", s->text(3)}, {"name", s->text(4)}, {"parent", s->uuid(5).text()}, {"path", s->text(6)},
                                 {"geom", text::toHex({reinterpret_cast<const char*>(wkb.data()), wkb.size()})}}
                                .dump();
  auto keep = w.prepare("INSERT INTO registry_history (tbl, row, row_ver, since, until, recorded_at, recorded_by, image) VALUES (1,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
  keep->bind(1, s->integer(0)).bind(2, s->integer(1)).bind(3, s->integer(8)).bind(4, at).bind(5, at).bind(6, by).bind(7, std::string_view(image)).run();
}

void endArea(Connection& w, const model::Actor& actor, Instant at, AreaId id) {
  keepAreaVersion(w, actor.name, at, id);
  std::int64_t version = 0;
  std::string path;
  {
    auto s = w.prepare("UPDATE areas SET valid_to=?2, row_ver=row_ver+1, updated_at=?2, updated_by=?3 WHERE id=?1 AND valid_to IS NULL RETURNING row_ver, path");
    s->bind(1, id).bind(2, at).bind(3, std::string_view(actor.name));
    if (!s->step()) return;
    version = s->integer(0);
    path = s->text(1);
  }
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::areas, id.uuid, ChangeKind::update, version, path, json{{"valid_to", toMillis(at)}}.dump()});
}

std::vector<model::Area> readAreasAsOf(Connection& c, Instant at) {
  std::vector<model::Area> out;
  {
    auto s = c.prepare("SELECT " JW_AREA_COLUMNS " FROM areas a WHERE (valid_to IS NULL OR valid_to>?1) AND valid_from<=?1 AND "
                       "coalesce((SELECT max(until) FROM registry_history WHERE tbl=1 AND row=a.n), 0)<=?1");
    s->bind(1, at);
    while (s->step()) out.push_back(areaOf(*s));
  }
  auto s = c.prepare("SELECT row_ver, image FROM registry_history WHERE tbl=1 AND since<=?1 AND until>?1");
  s->bind(1, at);
  while (s->step()) {
    const json j = json::parse(s->text(1));
    model::Area a;
    a.id = {uuidOf(j.at("id"))};
    a.rowVer = s->integer(0);
    a.level = static_cast<model::AreaLevel>(j.at("level").get<int>());
    a.code = j.at("code").get<std::string>();
    a.name = j.at("name").get<std::string>();
    a.parent = {uuidOf(j.at("parent"))};
    a.path = j.at("path").get<std::string>();
    a.shape = shapeOf(j.at("geom").get<std::string>());
    out.push_back(std::move(a));
  }
  std::sort(out.begin(), out.end(), [](const model::Area& a, const model::Area& b) { return a.path < b.path; });
  return out;
}

bool areaCodeTaken(Connection& c, std::string_view code) {
  auto s = c.prepare("SELECT 1 FROM areas WHERE network='community' AND code=?");
  s->bind(1, code);
  return s->step();
}

std::vector<PlacedRow> readPlaced(Connection& c, Table table, const std::vector<model::AreaPath>& areas) {
  const std::unordered_set<std::string_view> wanted(areas.begin(), areas.end());
  const auto [from, to] = span(areas);
  auto s = c.prepareMade("SELECT n, lon, lat, area FROM " + std::string(nameOf(table)) + " WHERE area>=?1 AND area<?2 AND lon IS NOT NULL ORDER BY n");
  s->bind(1, std::string_view(from)).bind(2, std::string_view(to));
  std::vector<PlacedRow> out;
  while (s->step())
    if (wanted.contains(s->text(3))) out.push_back({table, s->integer(0), {s->real(1), s->real(2)}, std::string(s->text(3))});
  return out;
}

std::vector<CasePlace> readCasePlaces(Connection& c, const std::vector<model::AreaPath>& areas) {
  const std::unordered_set<std::string_view> wanted(areas.begin(), areas.end());
  const auto [from, to] = span(areas);
  auto s = c.prepare("SELECT lon, lat, area, state NOT IN (9, 10) FROM cases WHERE area>=?1 AND area<?2 AND lon IS NOT NULL");
  s->bind(1, std::string_view(from)).bind(2, std::string_view(to));
  std::vector<CasePlace> out;
  while (s->step())
    if (wanted.contains(s->text(2))) out.push_back({{s->real(0), s->real(1)}, std::string(s->text(2)), s->integer(3) != 0});
  return out;
}

std::optional<CaseId> movePlaced(Connection& w, const model::Actor& actor, Instant at, const PlacedRow& row, const model::AreaPath& to) {
  {
    auto s = w.prepareMade("SELECT id FROM " + std::string(nameOf(row.table)) + " WHERE n=? AND area=?");
    s->bind(1, row.n).bind(2, std::string_view(row.area));
    if (!s->step()) return std::nullopt;
    if (row.table == Table::cases) {
      const CaseId id = s->id<CaseTag>(0);
      moveRows(w, actor, at, row.table, "cases", "n=?1", row.n, to);
      return id;
    }
  }
  if (row.table != Table::buildings) {
    moveRows(w, actor, at, row.table, std::string(nameOf(row.table)), "n=?1", row.n, to);
    return std::nullopt;
  }
  moveBuilding(w, actor, at, row.n, to);
  moveRows(w, actor, at, Table::organisations, "organisations", "building=?1", row.n, to);
  moveRows(w, actor, at, Table::appointments, "appointments", "place_kind=2 AND place=(SELECT id FROM buildings WHERE n=?1)", row.n, to);
  moveRows(w, actor, at, Table::volunteers, "volunteers", "person IN (SELECT p.n FROM people p JOIN households h ON h.n=p.household JOIN dwellings d ON d.n=h.dwelling WHERE d.building=?1)", row.n, to);
  return std::nullopt;
}

void moveCompounds(Connection& w, const model::Actor& actor, Instant at, const std::vector<model::AreaPath>& areas) {
  const std::unordered_set<std::string_view> wanted(areas.begin(), areas.end());
  const auto [from, to] = span(areas);
  std::map<std::int64_t, std::pair<std::int64_t, std::string>> best;
  {
    auto s = w.prepare("SELECT c.n, c.area, b.area, count(*) FROM compounds c JOIN buildings b ON b.compound=c.n WHERE c.area>=?1 AND c.area<?2 GROUP BY c.n, b.area");
    s->bind(1, std::string_view(from)).bind(2, std::string_view(to));
    while (s->step())
      if (auto& b = best[s->integer(0)]; wanted.contains(s->text(1)) && s->integer(3) > b.first) b = {s->integer(3), std::string(s->text(2))};
  }
  for (const auto& [n, area] : best)
    if (area.first > 0) moveRows(w, actor, at, Table::compounds, "compounds", "n=?1", n, area.second);
}

void moveToHeirs(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& heirs) {
  moveContents(w, actor, at, heirs, {Table::cases, Table::staff, Table::facilities, Table::compounds, Table::organisations, Table::volunteers, Table::appointments, Table::crews, Table::outbox});
  for (const auto& m : heirs) {
    auto s = w.prepare("UPDATE appointments SET place=(SELECT id FROM areas WHERE path=?2 AND valid_to IS NULL) WHERE place_kind=1 AND valid_to IS NULL AND place IN (SELECT id FROM areas WHERE path=?1 AND valid_to IS NOT NULL)");
    s->bind(1, std::string_view(m.from)).bind(2, std::string_view(m.to)).run();
  }
}

}  // namespace jw::store
