// Categories, departments, staff, rules, facilities and switches: read back as written, journalled when changed.
#include <algorithm>

#include "core/store/check.h"
#include "core/store/journal.h"
#include "tests/store/store_fixture.h"

namespace directory_test {

using namespace jw;
using namespace jw::test;
using store::Table;

namespace {

std::int64_t journalRows(store::Connection& c, Table table) { return c.integer("SELECT count(*) FROM journal WHERE tbl=" + std::to_string(static_cast<int>(table))); }
std::int64_t journalVersion(store::Connection& c) { return c.integer("SELECT row_ver FROM journal ORDER BY seq DESC LIMIT 1"); }

// Puts the value, then again, then once for every change; each must be seen by reading it back.
template <class Value, class Put, class Equal>
void walk(StoreFile& s, Table table, Value value, Put put, Equal readsBackAs, const std::vector<std::function<void(Value&)>>& changes) {
  store::Transaction t(s.w);
  CHECK(put(value) == 1);
  CHECK(journalRows(s.w, table) == 1);
  CHECK(readsBackAs(value));
  CHECK(put(value) == 0);
  CHECK(journalRows(s.w, table) == 1);
  std::int64_t version = 1;
  for (const auto& change : changes) {
    change(value);
    INFO("version " << version + 1);
    CHECK(put(value) == ++version);
    CHECK(journalRows(s.w, table) == version);
    CHECK(journalVersion(s.w) == version);
    CHECK(readsBackAs(value));
    CHECK(put(value) == 0);
  }
  CHECK(s.w.integer("SELECT count(*) FROM journal WHERE kind=1") == 1);
  t.commit();
}

}  // namespace

TEST_CASE("categories") {
  StoreFile s;
  using V = model::Category;
  walk<V>(
      s, Table::categories, {s.category, 1, model::CaseKind::matter, "0601", "垃圾", "", model::Nature::ordinary, {}, {}}, [&](const V& v) { return store::putCategory(s.w, s.actor, s.now, v); },
      [&](const V& v) {
        const auto all = store::readCategories(s.w);
        if (all.size() != 1) return false;
        const auto& r = all[0];
        return r.id == v.id && r.kind == v.kind && r.code == v.code && r.name == v.name && r.nameEn == v.nameEn && r.nature == v.nature && r.department == v.department && r.limit == v.limit;
      },
      {[](V& v) { v.kind = model::CaseKind::component; }, [](V& v) { v.code = "0602"; }, [](V& v) { v.name = "暴露垃圾"; }, [](V& v) { v.nameEn = "Litter"; },
       [](V& v) { v.nature = model::Nature::urgent; }, [](V& v) { v.department = {Uuid::named("d")}; }, [](V& v) { v.department = {Uuid::named("e")}; }, [](V& v) { v.department = {}; },
       [](V& v) { v.limit = {4, model::Limit::Unit::workingHour}; }, [](V& v) { v.limit = {4, model::Limit::Unit::naturalHour}; }});
  V same{{Uuid::named("other")}, 1, model::CaseKind::component, "0602", "x", "", model::Nature::ordinary, {}, {}};
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::putCategory(s.w, s.actor, s.now, same); }).empty());
  same.kind = model::CaseKind::matter;  // codes are unique within their kind
  CHECK(store::putCategory(s.w, s.actor, s.now, same) == 1);
  const auto all = store::readCategories(s.w);
  REQUIRE(all.size() == 2);
  CHECK(all[0].kind == model::CaseKind::matter);
}

TEST_CASE("departments") {
  StoreFile s;
  using V = model::Department;
  walk<V>(
      s, Table::departments, {s.department, 1, "D1", "环卫局", "", ""}, [&](const V& v) { return store::putDepartment(s.w, s.actor, s.now, v); },
      [&](const V& v) {
        const auto all = store::readDepartments(s.w);
        return all.size() == 1 && all[0].id == v.id && all[0].code == v.code && all[0].name == v.name && all[0].email == v.email && all[0].phone == v.phone;
      },
      {[](V& v) { v.code = "D2"; }, [](V& v) { v.name = "城管局"; }, [](V& v) { v.email = "a@example.org"; }, [](V& v) { v.phone = "12345"; }});
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::putDepartment(s.w, s.actor, s.now, {{Uuid::named("x")}, 1, "D2", "x", "", ""}); }).empty());
}

TEST_CASE("staff") {
  StoreFile s;
  using V = model::Staff;
  walk<V>(
      s, Table::staff, {{Uuid::named("staff")}, 1, "网格员", model::Post::gridWorker, "33/", {}, "", ""}, [&](const V& v) { return store::putStaff(s.w, s.actor, s.now, v); },
      [&](const V& v) {
        const auto all = store::readStaff(s.w);
        const auto& r = all.at(0);
        return r.id == v.id && r.name == v.name && r.post == v.post && r.area == v.area && r.department == v.department && r.phone == v.phone && r.email == v.email;
      },
      {[](V& v) { v.name = "网格长"; }, [](V& v) { v.post = model::Post::gridLeader; }, [](V& v) { v.area = "33/3301/"; }, [](V& v) { v.department = {Uuid::named("d")}; },
       [](V& v) { v.phone = "1"; }, [](V& v) { v.email = "2"; }, [](V& v) { v.department = {}; }});
}

TEST_CASE("rules") {
  StoreFile s;
  using V = model::Rule;
  V first;
  first.id = {Uuid::named("rule")};
  first.name = "规则";
  first.department = s.department;
  walk<V>(
      s, Table::rules, first, [&](const V& v) { return store::putRule(s.w, s.actor, s.now, v); },
      [&](const V& v) {
        const auto all = store::readRules(s.w);
        const auto& r = all.at(0);
        return r.id == v.id && r.name == v.name && r.priority == v.priority && r.categoryPrefix == v.categoryPrefix && r.areaPrefix == v.areaPrefix && r.keywords == v.keywords &&
               r.natures == v.natures && r.department == v.department && r.validFrom == v.validFrom && r.validTo == v.validTo && r.wholeCategory == v.wholeCategory && r.kinds == v.kinds &&
               r.channels == v.channels && r.hours == v.hours && r.componentOwner == v.componentOwner && r.near == v.near && r.attributes == v.attributes && r.nature == v.nature &&
               r.limit == v.limit && r.leader == v.leader;
      },
      {[](V& v) { v.name = "规则二"; }, [](V& v) { v.priority = -5; }, [](V& v) { v.categoryPrefix = "06"; }, [](V& v) { v.areaPrefix = "33/"; }, [](V& v) { v.keywords = {"井\"盖", "%_"}; },
       [](V& v) { v.natures = {model::Nature::urgent, model::Nature::major}; }, [](V& v) { v.department = {Uuid::named("e")}; }, [](V& v) { v.validFrom = fromMillis(5); },
       [](V& v) { v.validTo = fromMillis(9); }, [](V& v) { v.validTo = kNever; }, [](V& v) { v.keywords.clear(); }, [](V& v) { v.wholeCategory = true; },
       [](V& v) { v.kinds = {model::CaseKind::component, model::CaseKind::police}; }, [](V& v) { v.channels = {model::Channel::phone}; },
       [](V& v) { v.hours = model::Hours{22 * 60, 6 * 60, 0b1100000}; }, [](V& v) { v.hours->weekdays = 0x7F; }, [](V& v) { v.componentOwner = "供电公司"; },
       [](V& v) { v.near = model::NearFacility{"hydrant", 50.5}; }, [](V& v) { v.attributes = {{"district", {"07", "1A"}}}; }, [](V& v) { v.hours.reset(); },
       [](V& v) { v.nature = model::Nature::urgent; }, [](V& v) { v.limit = {2, model::Limit::Unit::workingDay}; }, [](V& v) { v.leader = model::LeaderPart::informed; },
       [](V& v) { v.leader = model::LeaderPart::assigned; }, [](V& v) { v.near.reset(); }, [](V& v) { v.attributes.clear(); }, [](V& v) { v.nature.reset(); }});
  for (const char* bad : {R"({"leader":"both"})", R"({"limit":"3 days"})", R"({"nature":"odd"})", "[]", "{"}) {
    s.w.execute("UPDATE rules SET decision='" + std::string(bad) + "'");
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::readRules(s.w); }).empty());
  }
  s.w.execute("UPDATE rules SET decision='{}'");
  for (const char* bad : {R"({"hours":{"from":-1,"to":5}})", R"({"hours":{"from":1}})", R"({"near":{"kind":"a"}})", R"({"channels":["odd"]})", R"({"attributes":[{"name":"a"}]})", "3"}) {
    s.w.execute("UPDATE rules SET conditions='" + std::string(bad) + "'");
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::readRules(s.w); }).empty());
  }
  s.w.execute("UPDATE rules SET conditions='{\"natures\":[\"odd\"]}'");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::readRules(s.w); }).empty());
  s.w.execute("UPDATE rules SET conditions='{'");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::readRules(s.w); }).empty());
}

TEST_CASE("crews") {
  StoreFile s;
  using V = model::Crew;
  walk<V>(
      s, Table::crews, {{Uuid::named("crew")}, 1, s.department, "C1", "一班", "", "", {}}, [&](const V& v) { return store::putCrew(s.w, s.actor, s.now, v); },
      [&](const V& v) {
        const auto all = store::readCrews(s.w);
        const auto& r = all.at(0);
        return r.id == v.id && r.department == v.department && r.code == v.code && r.name == v.name && r.phone == v.phone && r.area == v.area && r.point == v.point;
      },
      {[](V& v) { v.department = {Uuid::named("e")}; }, [](V& v) { v.code = "C2"; }, [](V& v) { v.name = "二班"; }, [](V& v) { v.phone = "1"; }, [](V& v) { v.area = "33/"; },
       [](V& v) { v.point = model::Point{120.1, 30.2}; }, [](V& v) { v.point->y = 30.3; }, [](V& v) { v.point.reset(); }});
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::putCrew(s.w, s.actor, s.now, {{Uuid::named("other")}, 1, s.department, "C2", "x", "", "", {}}); }).empty());
}

TEST_CASE("rules are read by priority, then by age") {
  StoreFile s;
  store::Transaction t(s.w);
  for (const auto& [name, priority] : {std::pair{"c", 5}, {"a", 1}, {"d", 5}, {"b", 1}}) {
    model::Rule r;
    r.id = {Uuid::named(name)};
    r.name = name;
    r.priority = priority;
    r.department = s.department;
    store::putRule(s.w, s.actor, s.now, r);
  }
  std::string names;
  for (const auto& r : store::readRules(s.w)) names += r.name;
  CHECK(names == "abcd");
}

TEST_CASE("switches and durations") {
  StoreFile s;
  CHECK(store::readSettings(s.w).city() == model::Settings{});
  model::Settings v;
  v.autoDispatch = v.followUp = v.autoArchive = false;
  v.acceptLimit = {2, model::Limit::Unit::workingHour};
  v.feedBackLimit = {};
  v.followUpLimit = {3, model::Limit::Unit::naturalDay};
  store::Transaction t(s.w);
  store::putSettings(s.w, s.actor, s.now, v);
  const auto back = store::readSettings(s.w).city();
  CHECK_FALSE(back.autoDispatch);
  CHECK_FALSE(back.followUp);
  CHECK_FALSE(back.autoArchive);
  CHECK(back.acceptLimit == v.acceptLimit);
  CHECK_FALSE(back.feedBackLimit);
  CHECK(back.followUpLimit == v.followUpLimit);
  const auto keys = static_cast<std::int64_t>(model::settingKeys().size());
  CHECK(journalRows(s.w, Table::settings) == keys);
  CHECK(s.w.integer("SELECT count(*) FROM journal WHERE kind=1") == keys);
  CHECK_FALSE(store::putSettings(s.w, s.actor, s.now, v));
  CHECK(journalRows(s.w, Table::settings) == keys);
  v.followUp = true;
  store::putSettings(s.w, s.actor, s.now, v);
  CHECK(journalRows(s.w, Table::settings) == keys + 1);
  CHECK(journalVersion(s.w) == 2);
  CHECK(s.w.text("SELECT patch FROM journal ORDER BY seq DESC LIMIT 1") == R"({"key":"follow_up","scope":"","value":"1"})");
  CHECK(s.w.integer("SELECT row_ver FROM settings WHERE key='follow_up'") == 2);
  CHECK(store::readSettings(s.w).city().followUp);
}

TEST_CASE("a setting of an area, a department or a category goes over the city's") {
  StoreFile s;
  store::Transaction t(s.w);
  const CategoryId litter{Uuid::named("litter")};
  using Scope = model::SettingScope;
  const Scope district{Scope::Kind::area, "3301/", {}, {}}, street{Scope::Kind::area, "3301/001/", {}, {}}, desk{Scope::Kind::department, "", s.department, {}}, kind{Scope::Kind::category, "", {}, litter};
  CHECK(store::putSetting(s.w, s.actor, s.now, street, "accept_limit", "5min"));
  CHECK(store::putSetting(s.w, s.actor, s.now, district, "accept_limit", "1h"));
  CHECK(store::putSetting(s.w, s.actor, s.now, kind, "auto_archive", "0"));
  CHECK(store::putSetting(s.w, s.actor, s.now, desk, "urge_repeat_hours", "12"));
  CHECK_FALSE(store::putSetting(s.w, s.actor, s.now, desk, "urge_repeat_hours", "12"));
  auto table = store::readSettings(s.w);
  CHECK(table.overrides().size() == 4);
  CHECK(model::limitText(table.effective("3301/001/002/", {}, {}).acceptLimit) == "5min");
  CHECK(model::limitText(table.effective("3301/002/", {}, {}).acceptLimit) == "1h");
  CHECK(model::limitText(table.effective("3302/", {}, {}).acceptLimit) == "30min");
  CHECK_FALSE(table.effective("3302/", {}, litter).autoArchive);
  CHECK(table.effective("3302/", s.department, {}).urgeRepeatHours == 12);
  CHECK(table.effective("", {}, {}) == table.city());
  CHECK(store::putSetting(s.w, s.actor, s.now, street, "accept_limit", std::nullopt));
  CHECK_FALSE(store::putSetting(s.w, s.actor, s.now, street, "accept_limit", std::nullopt));
  CHECK(model::limitText(store::readSettings(s.w).effective("3301/001/002/", {}, {}).acceptLimit) == "1h");
  CHECK(s.w.integer("SELECT count(*) FROM settings WHERE value IS NULL AND row_ver=2") == 1);
  CHECK(journalRows(s.w, Table::settings) == 5);
  s.w.execute("INSERT INTO settings (id, row_ver, scope, key, value) VALUES (x'01', 1, '', 'of_a_newer_program', 'x')");
  CHECK(store::readSettings(s.w).city() == table.city());
  s.w.execute("INSERT INTO settings (id, row_ver, scope, key, value) VALUES (x'02', 1, '', 'timer_seconds', 'x')");
  s.w.execute("INSERT INTO settings (id, row_ver, scope, key, value) VALUES (x'03', 1, 'planet:x', 'timer_seconds', '5')");
  s.w.execute("INSERT INTO settings (id, row_ver, scope, key, value) VALUES (x'04', 1, '', 'urge_repeat_hours', '7')");
  std::vector<std::string> unread;
  const auto rest = store::readSettings(s.w, &unread);
  CHECK(unread == std::vector<std::string>{"timer_seconds cannot be \"x\"", "not a scope: planet:x"});
  CHECK(rest.city().timerSeconds == model::Settings{}.timerSeconds);
  CHECK(rest.city().urgeRepeatHours == 7);
  const auto found = store::checkStore(s.w, {}).findings;
  CHECK(std::count_if(found.begin(), found.end(), [](const auto& f) { return f.kind == "setting"; }) == 2);
}

TEST_CASE("facilities") {
  StoreFile s;
  store::Transaction t(s.w);
  model::Facility f{Uuid::named("f"), "路灯", "L1", "路灯一", "33/", {120, 30}, {}};
  store::putFacility(s.w, s.actor, s.now, f);
  store::putFacility(s.w, s.actor, s.now, f);
  CHECK(journalRows(s.w, Table::facilities) == 1);
  f.point.x = 121;
  f.department = s.department;
  store::putFacility(s.w, s.actor, s.now, f);
  CHECK(journalRows(s.w, Table::facilities) == 2);
  CHECK(s.w.integer("SELECT count(*) FROM facilities WHERE lon=121 AND department IS NOT NULL AND row_ver=2") == 1);
}

TEST_CASE("the journal says who, when and what, in the same transaction as the row") {
  StoreFile s;
  {
    store::Transaction t(s.w);
    store::putDepartment(s.w, s.actor, s.now, {s.department, 1, "D1", "环卫局", "", ""});
  }
  CHECK(s.w.integer("SELECT count(*) FROM journal") == 0);
  CHECK(s.w.integer("SELECT count(*) FROM departments") == 0);
  s.putDirectory();
  auto q = s.w.prepare("SELECT op, at, actor, user, patch FROM journal ORDER BY seq LIMIT 1");
  REQUIRE(q->step());
  CHECK_FALSE(q->uuid(0).isNil());
  CHECK(q->instant(1) == s.now);
  CHECK(q->text(2) == "值班员");
  CHECK(q->uuid(3) == s.actor.user.uuid);
  CHECK(q->text(4).find("环卫局") != std::string_view::npos);
  CHECK(s.w.integer("SELECT count(DISTINCT op) = count(*) FROM journal") == 1);
}

}  // namespace directory_test
