// What is in the store after a demo city was written: places, people, and that all of it is sound.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/access/forbidden_columns.h"
#include "core/base/phone.h"
#include "core/demo/plane.h"
#include "core/registry/citizen_id.h"
#include "core/store/check.h"
#include "core/store/directory_gateway.h"
#include "core/store/place_gateway.h"
#include "tests/catch.h"
#include "tests/demo/demo_city.h"

namespace city_test {

namespace {

using namespace jw;

const test::DemoCity& city() {
  static const test::DemoCity made;
  return made;
}

demo::Loop loopOf(const model::MultiPolygon& shape) {
  demo::Loop loop;
  const auto& ring = shape.parts.at(0).rings.at(0);
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) loop.push_back({(ring[i].x - 120.4) * 93'000, (ring[i].y - 33) * 111'000});
  return loop;
}

bool overlap(const demo::Loop& a, const demo::Loop& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (demo::contains(b, a[i])) return true;
    for (std::size_t k = 0; k < b.size(); ++k)
      if (demo::segmentsMeet(a[i], a[(i + 1) % a.size()], b[k], b[(k + 1) % b.size()])) return true;
  }
  return demo::contains(a, b[0]);
}

std::vector<model::Building> buildingsOf(store::Connection& c) {
  std::int64_t last = 0;
  return store::readBuildings(c, {-180, -90, 180, 90}, 0, 1'000'000, last);
}

/// One hash over the first column of all rows.
std::string digest(store::Connection& c, const std::string& sql) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 16);
  auto s = c.prepareMade(sql);
  int rows = 0;
  for (; s->step(); ++rows) {
    const auto text = s->text(0);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>("\n"), 1);
  }
  CHECK(rows > 0);
  std::array<unsigned char, 16> out{};
  crypto_generichash_final(&state, out.data(), out.size());
  return {out.begin(), out.end()};
}

/// Everything that the seed decides: all but the ids of areas, times of storing, and sealed columns.
std::vector<std::string> digests(const test::DemoCity& of) {
  std::vector<std::string> out;
  of.read([&](store::Connection& c) {
    for (const char* sql : {
             "SELECT code || name || level || path || hex(AsBinary(geom)) FROM areas ORDER BY code",
             "SELECT hex(id) || external_id || name || address || use || floors || area || lon || lat || hex(AsBinary(geom)) FROM buildings ORDER BY n",
             "SELECT hex(id) || building || unit || floor || number || square_metres || type || ownership || residence || area FROM dwellings ORDER BY n",
             "SELECT hex(id) || dwelling || registration || type || special_family || area FROM households ORDER BY n",
             "SELECT hex(id) || household || relation || name || sex || birth_day || residence || area || education || marital || employment || pension || medical || hobby || subsidy || living_alone || left_behind FROM people ORDER BY n",
             "SELECT hex(id) || code || name || email || phone FROM departments ORDER BY n",
             "SELECT hex(id) || name || post || area || phone || email FROM staff ORDER BY n",
             "SELECT hex(id) || kind || code || name || area || lon || lat || hex(department) FROM facilities ORDER BY n",
             "SELECT hex(id) || kind || code || name || name_en || nature || hex(department) || limit_text FROM categories ORDER BY n",
             "SELECT hex(id) || name || priority || conditions || hex(department) FROM rules ORDER BY n",
         })
      out.push_back(digest(c, sql));
  });
  return out;
}

}  // namespace

TEST_CASE("demo city: as many as were asked for, and a sound store") {
  const auto& counts = city().counts;
  CHECK(counts.people >= test::DemoCity::kPeople);
  CHECK(counts.people <= test::DemoCity::kPeople + 5);
  city().read([&](store::Connection& c) {
    const auto report = store::checkStore(c, {});
    for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << ": " << f.text);
    CHECK(report.sound());
    CHECK(report.counts.areas == counts.areas);
    CHECK(report.counts.buildings == counts.buildings);
    CHECK(report.counts.dwellings == counts.dwellings);
    CHECK(report.counts.households == counts.households);
    CHECK(report.counts.people == counts.people);
    CHECK(c.integer("SELECT count(*) FROM facilities") == static_cast<std::int64_t>(counts.facilities));
    CHECK(c.integer("SELECT count(*) FROM staff") == static_cast<std::int64_t>(counts.staff));
    // Grids of 300–500 households and 1,000–1,500 people (spec 01), give or take.
    CHECK(c.integer("SELECT min(n) FROM (SELECT count(*) AS n FROM households GROUP BY area)") >= 300);
    CHECK(c.integer("SELECT max(n) FROM (SELECT count(*) AS n FROM households GROUP BY area)") <= 500);
    CHECK(c.integer("SELECT max(n) FROM (SELECT count(*) AS n FROM people GROUP BY area)") <= 1500);
    CHECK(c.integer("SELECT count(DISTINCT area) FROM people") == 10);
    // Homes that stand empty are few.
    CHECK(counts.dwellings >= counts.households);
    CHECK(static_cast<double>(counts.dwellings) < 1.6 * static_cast<double>(counts.households));
    // One household a home.
    CHECK(c.integer("SELECT count(*) FROM (SELECT 1 FROM households GROUP BY dwelling HAVING count(*) > 1)") == 0);
    CHECK(c.integer("SELECT count(*) FROM dwellings d JOIN buildings b ON b.n = d.building WHERE d.area <> b.area OR d.floor > b.floors OR d.floor < 1") == 0);
    CHECK(c.integer("SELECT count(*) FROM people p JOIN households h ON h.n = p.household WHERE p.area <> h.area") == 0);
  });
}

TEST_CASE("demo city: every building stands inside its grid, clear of its borders and of the others") {
  city().read([](store::Connection& c) {
    std::map<std::string, demo::Loop> grids;
    for (const auto& a : store::readAreas(c))
      if (a.level == model::AreaLevel::grid) grids[a.path] = loopOf(a.shape);
    const auto buildings = buildingsOf(c);
    REQUIRE(buildings.size() > 100);
    std::map<std::string, std::vector<demo::Loop>> byGrid;
    std::size_t angled = 0;
    for (const auto& b : buildings) {
      REQUIRE(grids.contains(b.area));
      const auto& grid = grids.at(b.area);
      auto loop = loopOf(b.shape);
      for (const auto p : loop) {
        CHECK(demo::contains(grid, p));
        for (std::size_t i = 0; i < grid.size(); ++i) REQUIRE(demo::distanceToSegment(p, grid[i], grid[(i + 1) % grid.size()]) > 3);
      }
      CHECK(demo::areaOf(loop) > 40);
      CHECK_FALSE(b.name.empty());
      CHECK(b.address.find("号") != std::string::npos);
      CHECK(b.floors >= 1);
      angled += loop.size() == 6;
      byGrid[b.area].push_back(std::move(loop));
    }
    CHECK(angled > 0);
    CHECK(byGrid.size() == grids.size());
    int overlaps = 0;
    for (const auto& [area, loops] : byGrid)
      for (std::size_t i = 0; i < loops.size(); ++i)
        for (std::size_t k = i + 1; k < loops.size(); ++k) overlaps += overlap(loops[i], loops[k]);
    CHECK(overlaps == 0);
  });
}

TEST_CASE("demo city: the engine finds the grid of a building by its point") {
  const auto tree = city().engine->areas();
  city().read([&](store::Connection& c) {
    for (const auto& b : buildingsOf(c)) {
      const auto* grid = tree->gridAt(b.point);
      REQUIRE(grid);
      CHECK(grid->path == b.area);
    }
  });
  CHECK(city().engine->directory()->departments().size() >= 15);
}

TEST_CASE("demo city: ages and sexes are those of the census") {
  city().read([](store::Connection& c) {
    const auto today = static_cast<std::int32_t>(daysOf(2026, 11, 20));
    auto s = c.prepare("SELECT birth_day, sex, relation FROM people");
    double n = 0, men = 0, children = 0, old = 0, veryOld = 0;
    std::map<int, double> bands;
    while (s->step()) {
      const double age = static_cast<double>(today - s->integer(0)) / 365.2425;
      REQUIRE(age > 0);
      REQUIRE(age < 106);
      if (s->integer(2) == 1) CHECK(age >= 19);
      ++n;
      men += s->integer(1) == 1;
      children += age < 15;
      old += age >= 60;
      veryOld += age >= 80;
      ++bands[static_cast<int>(age / 10)];
    }
    // Communique no. 5 of the census: 17.95 % and 18.70 %; men 51.2 %; 80 and over 2.5 %.
    CHECK(std::abs(children / n - 0.1795) < 0.025);
    CHECK(std::abs(old / n - 0.187) < 0.025);
    CHECK(std::abs(men / n - 0.512) < 0.02);
    CHECK(std::abs(veryOld / n - 0.0254) < 0.01);
    CHECK(std::abs(bands[3] / n - 0.158) < 0.025);
    CHECK(std::abs(bands[5] / n - 0.158) < 0.025);
    CHECK(std::abs(bands[2] / n - 0.1183) < 0.025);
  });
  const double mean = static_cast<double>(city().counts.people) / static_cast<double>(city().counts.households);
  CHECK(std::abs(mean - 2.62) < 0.15);
}

TEST_CASE("demo city: numbers and telephones are valid, fictitious, sealed and found by their index") {
  city().read([](store::Connection& c) {
    const auto cipher = demo::cipherOf(c);
    const auto today = static_cast<std::int32_t>(daysOf(2026, 11, 20));
    auto s = c.prepare("SELECT id, citizen_id, phone, birth_day, sex, citizen_id_index, phone_index FROM people");
    const auto textOf = [&](int i) {
      const auto b = s->blob(i);
      return std::string(b.begin(), b.end());
    };
    std::set<std::string> ids;
    int phones = 0;
    while (s->step()) {
      const Uuid row = s->uuid(0);
      const auto id = cipher.open("people", "citizen_id", row, textOf(1));
      REQUIRE(registry::checkCitizenId(id, today) == registry::IdFault::none);
      CHECK(registry::isFictitiousId(id));
      CHECK(registry::birthDayOf(id) == s->integer(3));
      CHECK(static_cast<std::int64_t>(registry::sexOf(id)) == s->integer(4));
      CHECK(ids.insert(id).second);
      const auto index = cipher.blindIndex("people.citizen_id", id);
      CHECK(textOf(5) == std::string(index.begin(), index.end()));
      if (s->isNull(2)) continue;
      const auto phone = cipher.open("people", "phone", row, textOf(2));
      CHECK(phone.size() == 11);
      CHECK(phone.starts_with("1200"));
      CHECK(phone == normalisePhone(phone));
      ++phones;
    }
    CHECK(phones > test::DemoCity::kPeople / 2);
  });
}

TEST_CASE("demo city: nothing is stored that is not to be modelled") {
  std::ifstream in(std::filesystem::path(JW_SOURCE_DIR) / "data" / "access" / "forbidden_columns.toml");
  std::stringstream text;
  text << in.rdbuf();
  const auto forbidden = access::ForbiddenColumns::parse(text.str());
  city().read([&](store::Connection& c) {
    int columns = 0;
    for (const char* table : {"people", "households", "dwellings", "staff", "cases", "case_people"}) {
      auto s = c.prepare("SELECT name FROM pragma_table_info(?)");
      s->bind(1, table);
      for (; s->step(); ++columns) CHECK(forbidden.find(s->text(0)) == nullptr);
    }
    CHECK(columns > 40);
    for (const auto& category : store::readCategories(c)) CHECK(forbidden.find(category.name) == nullptr);
  });
}

TEST_CASE("demo city: the seed decides everything") {
  const auto first = digests(city());
  {
    const test::DemoCity again;
    CHECK(again.counts == city().counts);
    CHECK(digests(again) == first);
  }
  const test::DemoCity other(2);
  const auto different = digests(other);
  // Departments, categories and rules are the same in every city.
  for (const std::size_t i : {0U, 1U, 2U, 3U, 4U, 6U, 7U}) CHECK(different[i] != first[i]);
  CHECK(different[5] == first[5]);
  CHECK(different[8] == first[8]);
}

TEST_CASE("demo city: sizes out of range and stores with a city in them are refused") {
  const std::filesystem::path data = std::filesystem::path(JW_SOURCE_DIR) / "data";
  CHECK_THROWS_AS(demo::City({9'999, 1, city().clock->now(), data}, {}), Error);
  CHECK_THROWS_AS(demo::City({10'000'001, 1, city().clock->now(), data}, {}), Error);
  CHECK_THROWS_AS(demo::City({10'000, 1, kNever, data}, {}), Error);
  demo::City second({10'000, 1, city().clock->now(), data}, {});
  CHECK_THROWS_AS(city().engine->write([&](store::Connection& w) { second.writeDirectory(w, city().machine); }).get(), Error);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(demo::City({10'000, 1, city().clock->now(), data}, Progress{{}, stop.get_token()}), Error);
}

}  // namespace city_test
