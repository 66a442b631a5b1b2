// The coded attributes of the demo city's people: known codes, consistent with age, sex and each other.
#include "core/demo/traits.h"

#include <cmath>

#include "core/access/health_codes.h"
#include "core/base/error.h"
#include "core/base/zone.h"
#include "core/store/sealed_codes.h"
#include "tests/catch.h"
#include "tests/demo/demo_city.h"

namespace traits_test {

namespace {

using namespace jw;
using model::PersonColumn;

const test::DemoCity& city() {
  static const test::DemoCity made;
  return made;
}

std::int64_t count(store::Connection& c, const std::string& sql) { return c.integer("SELECT count(*) FROM " + sql); }

}  // namespace

TEST_CASE("demo city: every code is in its table") {
  const auto attributes = model::Attributes::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  city().read([&](store::Connection& c) {
    for (const auto& a : attributes.all()) {
      if (a.subject == model::Subject::organisation || a.storage == model::CodedAttribute::Storage::sealed) continue;
      const bool aggregate = a.storage == model::CodedAttribute::Storage::aggregateOnly;
      const char* table = aggregate ? "people_aggregate" : a.subject == model::Subject::person ? "people" : a.subject == model::Subject::household ? "households" : "dwellings";
      store::Statement s(c.handle(), "SELECT " + a.column + ", count(*) FROM " + table + " GROUP BY 1");
      std::int64_t kinds = 0;
      for (; s.step(); ++kinds) {
        INFO(a.key << " " << s.integer(0));
        CHECK((s.integer(0) == 0 || a.find(static_cast<std::uint8_t>(s.integer(0)))));
      }
      INFO(a.key);
      CHECK((kinds > 1 || a.key == "person.paper"));
    }
    CHECK(count(c, "people_aggregate") == static_cast<std::int64_t>(city().counts.people));
  });
}

TEST_CASE("demo city: attributes fit the age") {
  city().read([](store::Connection& c) {
    const auto today = daysOf(2026, 11, 20);
    const std::string age = "((" + std::to_string(today) + " - birth_day) / 365.2425)";
    const double people = static_cast<double>(city().counts.people);
    CHECK(count(c, "people WHERE " + age + " < 15.9 AND employment NOT IN (31, 90)") == 0);
    CHECK(count(c, "people WHERE " + age + " < 49 AND employment = 80") == 0);
    CHECK(count(c, "people WHERE " + age + " < 17.9 AND welfare_post > 1") == 0);
    CHECK(count(c, "people WHERE welfare_post > 1") > 0);
    CHECK(count(c, "people WHERE " + age + " < 19 AND marital <> 10") == 0);
    CHECK(count(c, "people WHERE relation = 1 AND marital NOT IN (20, 21, 22, 23)") == 0);
    CHECK(count(c, "people WHERE retirement NOT IN (1) AND employment <> 80") == 0);
    CHECK(count(c, "people WHERE left_behind = 2 AND (" + age + " >= 16.1 OR relation <> 4)") == 0);
    CHECK(count(c, "people WHERE living_alone > 1 AND " + age + " < 60") == 0);
    CHECK(count(c, "people WHERE left_behind = 2") > 0);
    CHECK(count(c, "people p WHERE living_alone IN (3, 4) AND (SELECT count(*) FROM people q WHERE q.household = p.household) <> 1") == 0);
    CHECK(count(c, "people p WHERE living_alone IN (3, 4)") > 100);
    CHECK(count(c, "people WHERE " + age + " < 6 AND education <> 90") == 0);
    CHECK(count(c, "people WHERE employment_registration IN (3, 4) AND employment <> 70") == 0);
    // Communique no. 6: 15.5 % with college, 34.5 % junior secondary.
    CHECK(std::abs(static_cast<double>(count(c, "people WHERE education IN (10, 20, 30)")) / people - 0.155) < 0.05);
    CHECK(std::abs(static_cast<double>(count(c, "people WHERE education = 70")) / people - 0.345) < 0.06);
    CHECK(std::abs(static_cast<double>(count(c, "people_aggregate WHERE ethnic_group = 1")) / people - 0.911) < 0.02);
    CHECK(count(c, "people_aggregate WHERE ethnic_group BETWEEN 20 AND 56") < 100);
    CHECK(count(c, "households h WHERE special_family = 5 AND EXISTS (SELECT 1 FROM people p WHERE p.household = h.n AND p.relation = 1)") == 0);
    CHECK(count(c, "households WHERE special_family > 1") > 50);
    CHECK(count(c, "buildings WHERE compound IS NOT NULL AND units = 0") == 0);
    // Every building where people live has its leader, who lives there; every grid has one.
    CHECK(count(c, "appointments WHERE post = 1") == count(c, "areas WHERE level = 5"));
    CHECK(count(c, "appointments a WHERE post = 3 AND NOT EXISTS (SELECT 1 FROM people p JOIN households h ON h.n = p.household JOIN dwellings d ON d.n = h.dwelling JOIN buildings b ON "
                   "b.n = d.building WHERE p.id = a.person AND b.id = a.place AND p.name = a.name)") == 0);
    CHECK(count(c, "appointments WHERE post = 3") > count(c, "buildings WHERE use = 'apartments'") * 9 / 10);
    CHECK(count(c, "people WHERE length(initials) <> length(name)") == 0);
    CHECK(count(c, "people WHERE name LIKE '欧阳%' AND initials NOT LIKE 'oy%'") == 0);
    CHECK(count(c, "compounds") > 5);
    CHECK(count(c, "buildings b JOIN compounds k ON k.n = b.compound WHERE b.name NOT LIKE k.name || '%' OR b.area <> k.area") == 0);
    CHECK(count(c, "sqlite_master WHERE type = 'index' AND name IN ('people_id', 'people_name', 'people_initials', 'people_citizen_id', 'people_phone', 'households_id', 'dwellings_id')") == 7);
  });
}

TEST_CASE("demo city: disability is sealed, and as frequent as counted") {
  city().read([](store::Connection& c) {
    const auto cipher = demo::cipherOf(c);
    auto s = c.prepare("SELECT id, health FROM people");
    int recorded = 0, disabled = 0, severe = 0, inClear = 0;
    while (s->step()) {
      const auto blob = s->blob(1);
      if (blob.empty()) continue;
      ++recorded;
      inClear += blob.size() != access::FieldCipher::kOverhead + 2;
      model::PersonCodes codes;
      access::openHealth(cipher, s->uuid(0), {reinterpret_cast<const char*>(blob.data()), blob.size()}, codes);
      const auto type = codes[PersonColumn::disabilityType], grade = codes[PersonColumn::disabilityGrade];
      CHECK((type == 10) == (grade == 10));
      CHECK(type > 0);
      disabled += type != 10;
      severe += type != 10 && grade <= 2;
    }
    store::installHealthCode(c, [&](const Uuid& id, std::string_view sealed, model::PersonCodes& codes) { access::openHealth(cipher, id, sealed, codes); });
    CHECK(count(c, "people WHERE health_code(id, health, 0) NOT IN (0, 10)") == disabled);
    CHECK(count(c, "people WHERE health_code(id, health, 1) IN (1, 2)") == severe);
    CHECK_THROWS_AS(count(c, "people WHERE health_code(zeroblob(16), health, 1) = 99"), Error);
    const double people = static_cast<double>(city().counts.people);
    CHECK(inClear == 0);
    // "None" is sealed too, so that a value's being there does not give it away.
    CHECK(recorded > 3 * disabled);
    CHECK(std::abs(disabled / people - 0.063) < 0.02);
    CHECK(std::abs(severe / static_cast<double>(disabled) - 0.296) < 0.08);
  });
}

TEST_CASE("traits: the file must fit everybody and know its codes") {
  const std::filesystem::path data = std::filesystem::path(JW_SOURCE_DIR) / "data";
  CHECK_NOTHROW(demo::Traits(data));
  CHECK_THROWS_AS(demo::Traits(data / "none"), Error);
}

}  // namespace traits_test
