#include "core/store/directory_gateway.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/model/calendar_year.h"
#include "core/store/upsert.h"

namespace jw::store {
using nlohmann::json;

std::vector<model::Category> readCategories(Connection& c) {
  auto s = c.prepare("SELECT id, row_ver, kind, code, name, name_en, nature, department, limit_text, fields FROM categories ORDER BY kind, code");
  std::vector<model::Category> out;
  while (s->step()) {
    model::Category v;
    v.id = s->id<CategoryTag>(0);
    v.rowVer = s->integer(1);
    v.kind = static_cast<model::CaseKind>(s->integer(2));
    v.code = s->text(3);
    v.name = s->text(4);
    v.nameEn = s->text(5);
    v.nature = static_cast<model::Nature>(s->integer(6));
    v.department = s->id<DepartmentTag>(7);
    if (!model::parseLimit(s->text(8), v.limit)) throw Error(ErrorCode::store, "category " + v.code + ": not a limit: " + std::string(s->text(8)));
    v.fields = model::readFields(s->text(9));
    out.push_back(std::move(v));
  }
  return out;
}

std::vector<model::Department> readDepartments(Connection& c) {
  auto s = c.prepare("SELECT id, row_ver, code, name, email, phone FROM departments ORDER BY code");
  std::vector<model::Department> out;
  while (s->step())
    out.push_back({s->id<DepartmentTag>(0), s->integer(1), std::string(s->text(2)), std::string(s->text(3)), std::string(s->text(4)), std::string(s->text(5))});
  return out;
}

std::vector<model::Staff> readStaff(Connection& c) {
  auto s = c.prepare("SELECT id, row_ver, name, post, area, department, phone, email, coalesce(quiet_from, -1), coalesce(quiet_to, -1) FROM staff ORDER BY area, post");
  std::vector<model::Staff> out;
  while (s->step())
    out.push_back({s->id<StaffTag>(0), s->integer(1), std::string(s->text(2)), static_cast<model::Post>(s->integer(3)), std::string(s->text(4)), s->id<DepartmentTag>(5),
                   std::string(s->text(6)), std::string(s->text(7)), {static_cast<std::int16_t>(s->integer(8)), static_cast<std::int16_t>(s->integer(9))}});
  return out;
}

model::SettingsTable readSettings(Connection& c, std::vector<std::string>* unread) {
  model::Settings city;
  std::vector<model::SettingOverride> overrides;
  model::CalendarYears years;
  auto s = c.prepare("SELECT scope, key, value FROM settings WHERE value IS NOT NULL ORDER BY scope, key");
  const auto passOver = [unread](std::string what) {
    if (unread) unread->push_back(std::move(what));
  };
  const auto keys = model::settingKeys();
  while (s->step()) {
    const std::string key(s->text(1)), value(s->text(2));
    const auto year = model::calendarYear(key);
    if (!year && std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
    const auto scope = model::SettingScope::parse(s->text(0));
    if (!scope) {
      passOver("not a scope: " + std::string(s->text(0)));
      continue;
    }
    const bool whole = scope->kind == model::SettingScope::Kind::city;
    if (year && whole)
      if (auto days = model::parseCalendar(*year, value)) {
        years[*year] = std::move(*days);
        continue;
      }
    model::Settings probe;
    if (!model::setSetting(whole ? city : probe, key, value))
      passOver(key + " cannot be \"" + value + "\"");
    else if (!whole)
      overrides.push_back({*scope, key, value});
  }
  return {city, std::move(overrides), std::move(years)};
}

std::int64_t putCategory(Connection& w, const model::Actor& actor, Instant at, const model::Category& v) {
  const std::string limit = model::limitText(v.limit), fields = model::fieldsJson(v.fields);
  const json patch{{"kind", model::kindName(v.kind)}, {"code", v.code}, {"name", v.name}, {"name_en", v.nameEn}, {"nature", model::natureName(v.nature)}, {"department", v.department.text()}, {"limit", limit}, {"fields", fields}};
  return Upsert{w, actor, at, Table::categories}(
      "SELECT row_ver FROM categories WHERE id=?",
      "INSERT INTO categories (id, row_ver, kind, code, name, name_en, nature, department, limit_text, fields) VALUES (?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, kind=excluded.kind, code=excluded.code, name=excluded.name, name_en=excluded.name_en, nature=excluded.nature, "
      "department=excluded.department, limit_text=excluded.limit_text, fields=excluded.fields WHERE (kind, code, name, name_en, nature, limit_text, fields) IS NOT "
      "(excluded.kind, excluded.code, excluded.name, excluded.name_en, excluded.nature, excluded.limit_text, excluded.fields) OR department IS NOT excluded.department",
      v.id.uuid, "", patch, [&](Statement& s) {
        s.bind(3, static_cast<int>(v.kind)).bind(4, std::string_view(v.code)).bind(5, std::string_view(v.name)).bind(6, std::string_view(v.nameEn));
        s.bind(7, static_cast<int>(v.nature)).bind(8, v.department).bind(9, std::string_view(limit)).bind(10, std::string_view(fields));
      });
}

std::int64_t putDepartment(Connection& w, const model::Actor& actor, Instant at, const model::Department& v) {
  const json patch{{"code", v.code}, {"name", v.name}, {"email", v.email}, {"phone", v.phone}};
  return Upsert{w, actor, at, Table::departments}(
      "SELECT row_ver FROM departments WHERE id=?",
      "INSERT INTO departments (id, row_ver, code, name, email, phone) VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, code=excluded.code, "
      "name=excluded.name, email=excluded.email, phone=excluded.phone WHERE (code, name, email, phone) IS NOT (excluded.code, excluded.name, excluded.email, excluded.phone)",
      v.id.uuid, "", patch, [&](Statement& s) { s.bind(3, std::string_view(v.code)).bind(4, std::string_view(v.name)).bind(5, std::string_view(v.email)).bind(6, std::string_view(v.phone)); });
}

std::int64_t putStaff(Connection& w, const model::Actor& actor, Instant at, const model::Staff& v) {
  const json patch{{"name", v.name}, {"post", static_cast<int>(v.post)}, {"department", v.department.text()}, {"phone", v.phone}, {"email", v.email}, {"quiet", {v.quiet.from, v.quiet.to}}};
  return Upsert{w, actor, at, Table::staff}(
      "SELECT row_ver FROM staff WHERE id=?",
      "INSERT INTO staff (id, row_ver, name, post, area, department, phone, email, quiet_from, quiet_to) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, name=excluded.name, "
      "post=excluded.post, area=excluded.area, department=excluded.department, phone=excluded.phone, email=excluded.email, quiet_from=excluded.quiet_from, quiet_to=excluded.quiet_to WHERE "
      "(name, post, area, phone, email, coalesce(quiet_from, -1), coalesce(quiet_to, -1)) IS NOT "
      "(excluded.name, excluded.post, excluded.area, excluded.phone, excluded.email, excluded.quiet_from, excluded.quiet_to) OR department IS NOT excluded.department",
      v.id.uuid, v.area, patch, [&](Statement& s) {
        s.bind(3, std::string_view(v.name)).bind(4, static_cast<int>(v.post)).bind(5, std::string_view(v.area)).bind(6, v.department).bind(7, std::string_view(v.phone)).bind(8, std::string_view(v.email));
        s.bind(9, static_cast<int>(v.quiet.from)).bind(10, static_cast<int>(v.quiet.to));
      });
}

bool putSetting(Connection& w, const model::Actor& actor, Instant at, const model::SettingScope& scope, std::string_view key, const std::optional<std::string>& value) {
  const std::string where = scope.text();
  const Uuid id = Uuid::named("settings:" + where + ":" + std::string(key));
  std::int64_t version = 0;
  {
    auto s = value ? w.prepare("INSERT INTO settings (id, row_ver, scope, key, value) VALUES (?4, 1, ?1, ?2, ?3) ON CONFLICT (scope, key) DO UPDATE SET value=excluded.value, row_ver=row_ver+1 "
                               "WHERE value IS NOT excluded.value RETURNING row_ver")
                   : w.prepare("UPDATE settings SET value=NULL, row_ver=row_ver+1 WHERE scope=?1 AND key=?2 AND value IS NOT NULL RETURNING row_ver");
    s->bind(1, std::string_view(where)).bind(2, key);
    if (value) s->bind(3, std::string_view(*value)).bind(4, id);
    if (s->step()) version = s->integer(0);
  }
  if (version == 0) return false;
  const auto kind = !value ? ChangeKind::remove : version == 1 ? ChangeKind::insert : ChangeKind::update;
  const std::string patch = value ? json{{"scope", where}, {"key", key}, {"value", *value}}.dump() : std::string();
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, Table::settings, id, kind, version, scope.area, patch});
  return true;
}

bool putSettings(Connection& w, const model::Actor& actor, Instant at, const model::Settings& v) {
  bool differs = false;
  for (const std::string_view key : model::settingKeys()) differs |= putSetting(w, actor, at, {}, key, model::settingText(v, key));
  return differs;
}

std::vector<model::Point> facilityPlaces(Connection& c, std::string_view kind) {
  auto s = c.prepare("SELECT lon, lat FROM facilities WHERE kind=?");
  s->bind(1, kind);
  std::vector<model::Point> out;
  while (s->step()) out.push_back({s->real(0), s->real(1)});
  return out;
}

void putFacility(Connection& w, const model::Actor& actor, Instant at, const model::Facility& v) {
  const json patch{{"kind", v.kind}, {"code", v.code}, {"name", v.name}};
  Upsert{w, actor, at, Table::facilities}(
      "SELECT row_ver FROM facilities WHERE id=?",
      "INSERT INTO facilities (id, row_ver, kind, code, name, area, lon, lat, department) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, kind=excluded.kind, "
      "code=excluded.code, name=excluded.name, area=excluded.area, lon=excluded.lon, lat=excluded.lat, department=excluded.department WHERE (kind, code, name, area, lon, lat) IS NOT "
      "(excluded.kind, excluded.code, excluded.name, excluded.area, excluded.lon, excluded.lat) OR department IS NOT excluded.department",
      v.id, v.area, patch, [&](Statement& s) {
        s.bind(3, std::string_view(v.kind)).bind(4, std::string_view(v.code)).bind(5, std::string_view(v.name)).bind(6, std::string_view(v.area)).bind(7, v.point.x).bind(8, v.point.y).bind(9, v.department);
      });
}

}  // namespace jw::store
