#include "core/engine/put_desk.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/model/calendar_year.h"
#include "core/model/field_rules.h"
#include "core/store/directory_gateway.h"
#include "core/store/staff_appointments.h"

namespace jw::engine {
namespace {

// Administrators keep the directory; the engine does on behalf of imports and the demo city; operators turn switches.
bool mayPut(const model::Actor& a) { return a.role == model::Role::administrator || a.role == model::Role::engine; }
bool maySwitch(const model::Actor& a) { return mayPut(a) || a.role == model::Role::operator_; }

Refused notEntitled() { return {RefusalCode::notEntitled, "administrators keep the directory"}; }
Refused bad(std::string field) { return {RefusalCode::badValue, std::move(field)}; }

bool goodName(std::string_view s) { return !text::trim(s).empty() && s.size() <= 400 && text::isUtf8(s) && s.find('\0') == std::string_view::npos; }
bool goodText(std::string_view s) { return s.empty() || goodName(s); }
bool goodHours(const model::Hours& h) { return h.from >= 0 && h.from < 1440 && h.to >= 0 && h.to <= 1440 && h.weekdays > 0 && h.weekdays <= 0x7F; }
bool goodLimit(model::Limit limit) { return limit.amount >= 0 && limit.amount <= 100'000; }

Done doneWith(std::int64_t version, WorkingSet& set) {
  Done d;
  d.alreadyThere = version == 0;
  d.rowVer = version;
  if (version != 0) set.directoryStale = true;
  return d;
}

}  // namespace

Answer PutDesk::put(const model::Actor& actor, const PutCategory& c) {
  const auto& v = c.value;
  if (!mayPut(actor)) return notEntitled();
  if (!v.id) return bad("id");
  if (!goodName(v.code)) return bad("code");
  if (!goodName(v.name) || !goodText(v.nameEn)) return bad("name");
  if (!goodLimit(v.limit)) return bad("limit");
  if (v.department && !m_set.directory->department(v.department)) return Refused{RefusalCode::unknownDepartment, v.department.text()};
  for (const auto& other : m_set.directory->categories())
    if (other.kind == v.kind && other.code == v.code && other.id != v.id) return Refused{RefusalCode::duplicateCode, v.code};
  if (const auto fault = model::definitionFault(v.fields)) return Refused{RefusalCode::badField, *fault};
  for (const auto& f : v.fields)
    for (const auto* name : {&f.name, &f.nameEn})
      if (const auto* group = m_set.fieldNames->find(*name)) return Refused{RefusalCode::forbiddenField, f.name + ": " + group->en};
  return doneWith(store::putCategory(m_set.db, actor, m_set.clock.now(), v), m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutDepartment& c) {
  const auto& v = c.value;
  if (!mayPut(actor)) return notEntitled();
  if (!v.id) return bad("id");
  if (!goodName(v.code)) return bad("code");
  if (!goodName(v.name)) return bad("name");
  if (!goodText(v.email) || !goodText(v.phone)) return bad("contact");
  for (const auto& other : m_set.directory->departments())
    if (other.code == v.code && other.id != v.id) return Refused{RefusalCode::duplicateCode, v.code};
  return doneWith(store::putDepartment(m_set.db, actor, m_set.clock.now(), v), m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutStaff& c) {
  const auto& v = c.value;
  if (!mayPut(actor)) return notEntitled();
  if (!v.id) return bad("id");
  if (!goodName(v.name)) return bad("name");
  if (!goodText(v.phone) || !goodText(v.email)) return bad("contact");
  if (!v.area.empty() && !m_set.areas->byPath(v.area)) return bad("area");
  if (v.department && !m_set.directory->department(v.department)) return Refused{RefusalCode::unknownDepartment, v.department.text()};
  const Instant now = m_set.clock.now();
  const auto version = store::putStaff(m_set.db, actor, now, v);
  if (version != 0) store::appointFromStaff(m_set.db, {actor, now, Uuid::make(toMillis(now))}, v);
  return doneWith(version, m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutRule& c) {
  const auto& v = c.value;
  if (!mayPut(actor)) return notEntitled();
  if (!v.id) return bad("id");
  if (!goodName(v.name)) return bad("name");
  if (v.validFrom >= v.validTo) return bad("valid_to");
  if (!goodText(v.categoryPrefix) || (v.wholeCategory && v.categoryPrefix.empty())) return bad("category");
  if (!goodText(v.areaPrefix)) return bad("area");
  if (!m_set.directory->department(v.department)) return Refused{RefusalCode::unknownDepartment, v.department.text()};
  for (const auto& k : v.keywords)
    if (!goodName(k)) return bad("keywords");
  if (v.hours && !goodHours(*v.hours)) return bad("hours");
  if (!goodText(v.componentOwner)) return bad("owner");
  if (v.near && (!goodName(v.near->kind) || !(v.near->metres >= 0 && v.near->metres <= 1e6))) return bad("near");
  for (const auto& a : v.attributes)
    if (!goodName(a.name) || a.values.empty() || !std::all_of(a.values.begin(), a.values.end(), goodText)) return bad("attributes");
  if (!goodLimit(v.limit)) return bad("limit");
  return doneWith(store::putRule(m_set.db, actor, m_set.clock.now(), v), m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutCrew& c) {
  const auto& v = c.value;
  if (!mayPut(actor)) return notEntitled();
  if (!v.id) return bad("id");
  if (!goodName(v.code)) return bad("code");
  if (!goodName(v.name)) return bad("name");
  if (!goodText(v.phone)) return bad("contact");
  if (!v.area.empty() && !m_set.areas->byPath(v.area)) return bad("area");
  if (v.point && !(std::abs(v.point->x) <= 180 && std::abs(v.point->y) <= 90)) return bad("point");
  if (!m_set.directory->department(v.department)) return Refused{RefusalCode::unknownDepartment, v.department.text()};
  for (const auto& other : m_set.directory->crews())
    if (other.code == v.code && other.id != v.id) return Refused{RefusalCode::duplicateCode, v.code};
  return doneWith(store::putCrew(m_set.db, actor, m_set.clock.now(), v), m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutSettings& c) {
  if (!maySwitch(actor)) return notEntitled();
  model::Settings probe;
  for (const std::string_view key : model::settingKeys())
    if (!model::setSetting(probe, key, model::settingText(c.value, key))) return bad(std::string(key));
  if (!(probe == c.value)) return bad("limit");
  const bool differs = !(c.value == m_set.directory->settings()) && store::putSettings(m_set.db, actor, m_set.clock.now(), c.value);
  return doneWith(differs ? 1 : 0, m_set);
}

Answer PutDesk::put(const model::Actor& actor, const PutSetting& c) {
  if (const auto year = model::calendarYear(c.key)) {
    if (!mayPut(actor)) return notEntitled();
    if (c.scope.kind != model::SettingScope::Kind::city) return bad("scope");
    if (c.value && !model::parseCalendar(*year, *c.value)) return bad(c.key);
    return doneWith(store::putSetting(m_set.db, actor, m_set.clock.now(), c.scope, c.key, c.value) ? 1 : 0, m_set);
  }
  if (!maySwitch(actor)) return notEntitled();
  using Kind = model::SettingScope::Kind;
  model::Settings probe;
  if (!model::setSetting(probe, c.key, c.value ? *c.value : model::settingText(probe, c.key))) return bad(c.key);
  if (c.scope.kind == Kind::city && !c.value) return bad("value");
  if (c.scope.kind == Kind::area && !m_set.areas->byPath(c.scope.area)) return bad("area");
  if (c.scope.kind == Kind::area && !model::isWithin(c.scope.area, actor.scope)) return Refused{RefusalCode::outOfScope, c.scope.area};
  if (c.scope.kind == Kind::department && !m_set.directory->department(c.scope.department)) return Refused{RefusalCode::unknownDepartment, c.scope.department.text()};
  if (c.scope.kind == Kind::category && !m_set.directory->category(c.scope.category)) return Refused{RefusalCode::unknownCategory, c.scope.category.text()};
  return doneWith(store::putSetting(m_set.db, actor, m_set.clock.now(), c.scope, c.key, c.value) ? 1 : 0, m_set);
}

}  // namespace jw::engine
