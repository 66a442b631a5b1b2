#include "core/store/rule_gateway.h"

#include "core/base/error.h"
#include "core/model/rule_json.h"
#include "core/store/upsert.h"

namespace jw::store {

using nlohmann::json;

std::vector<model::Rule> readRules(Connection& c) {
  auto s = c.prepare("SELECT id, row_ver, name, priority, conditions, department, valid_from, valid_to, decision FROM rules ORDER BY priority, n");
  std::vector<model::Rule> out;
  while (s->step()) {
    model::Rule r;
    r.id = s->id<RuleTag>(0);
    r.rowVer = s->integer(1);
    r.name = s->text(2);
    r.priority = static_cast<std::int32_t>(s->integer(3));
    try {
      model::readConditions(s->text(4), r);
      model::readDecision(s->text(8), r);
    } catch (const Error& e) {
      throw Error(ErrorCode::store, "rule " + r.id.text() + ": " + e.what());
    }
    r.department = s->id<DepartmentTag>(5);
    r.validFrom = s->instant(6);
    r.validTo = s->instant(7);
    out.push_back(std::move(r));
  }
  return out;
}

std::int64_t putRule(Connection& w, const model::Actor& actor, Instant at, const model::Rule& v) {
  const std::string conditions = model::conditionsJson(v), decision = model::decisionJson(v);
  json patch{{"name", v.name}, {"priority", v.priority}, {"conditions", json::parse(conditions)}, {"department", v.department.text()}, {"decision", json::parse(decision)}};
  patch["valid_from"] = toMillis(v.validFrom);
  patch["valid_to"] = v.validTo == kNever ? json() : json(toMillis(v.validTo));
  return Upsert{w, actor, at, Table::rules}(
      "SELECT row_ver FROM rules WHERE id=?",
      "INSERT INTO rules (id, row_ver, name, priority, conditions, department, valid_from, valid_to, decision) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, "
      "name=excluded.name, priority=excluded.priority, conditions=excluded.conditions, department=excluded.department, valid_from=excluded.valid_from, valid_to=excluded.valid_to, "
      "decision=excluded.decision WHERE (name, priority, conditions, department, valid_from, decision) IS NOT (excluded.name, excluded.priority, excluded.conditions, excluded.department, "
      "excluded.valid_from, excluded.decision) OR valid_to IS NOT excluded.valid_to",
      v.id.uuid, v.areaPrefix, patch, [&](Statement& s) {
        s.bind(3, std::string_view(v.name)).bind(4, v.priority).bind(5, std::string_view(conditions)).bind(6, v.department).bind(7, v.validFrom).bind(8, v.validTo).bind(9, std::string_view(decision));
      });
}

std::vector<model::Crew> readCrews(Connection& c) {
  auto s = c.prepare("SELECT id, row_ver, department, code, name, phone, area, lon, lat FROM crews ORDER BY code");
  std::vector<model::Crew> out;
  while (s->step()) {
    model::Crew v{s->id<CrewTag>(0), s->integer(1), s->id<DepartmentTag>(2), std::string(s->text(3)), std::string(s->text(4)), std::string(s->text(5)), std::string(s->text(6)), {}};
    if (!s->isNull(7)) v.point = model::Point{s->real(7), s->real(8)};
    out.push_back(std::move(v));
  }
  return out;
}

std::int64_t putCrew(Connection& w, const model::Actor& actor, Instant at, const model::Crew& v) {
  json patch{{"department", v.department.text()}, {"code", v.code}, {"name", v.name}, {"phone", v.phone}};
  patch["point"] = v.point ? json{v.point->x, v.point->y} : json();
  return Upsert{w, actor, at, Table::crews}(
      "SELECT row_ver FROM crews WHERE id=?",
      "INSERT INTO crews (id, row_ver, department, code, name, phone, area, lon, lat) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, "
      "department=excluded.department, code=excluded.code, name=excluded.name, phone=excluded.phone, area=excluded.area, lon=excluded.lon, lat=excluded.lat WHERE "
      "(department, code, name, phone, area) IS NOT (excluded.department, excluded.code, excluded.name, excluded.phone, excluded.area) OR lon IS NOT excluded.lon OR lat IS NOT excluded.lat",
      v.id.uuid, v.area, patch, [&](Statement& s) {
        s.bind(3, v.department).bind(4, std::string_view(v.code)).bind(5, std::string_view(v.name)).bind(6, std::string_view(v.phone)).bind(7, std::string_view(v.area));
        if (v.point)
          s.bind(8, v.point->x).bind(9, v.point->y);
        else
          s.bindNull(8).bindNull(9);
      });
}

}  // namespace jw::store
