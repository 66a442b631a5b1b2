#include "core/dispatch/crew_balance.h"

#include "tests/catch.h"

namespace crew_balance_test {

using namespace jw;
using model::Crew;

namespace {

const DepartmentId kRoads{Uuid::named("roads")}, kWater{Uuid::named("water")};

Crew crew(const std::string& code, DepartmentId department = kRoads, std::string area = {}, std::optional<model::Point> point = {}) {
  return {{Uuid::named(code)}, 1, department, code, code, "", std::move(area), point};
}
std::string chosen(const std::vector<Crew>& crews, const std::unordered_map<CrewId, std::uint32_t>& open = {}, std::optional<model::Point> place = model::Point{120, 30}, std::string_view area = "1/11/") {
  const auto c = dispatch::chooseCrew(crews, kRoads, area, place, open);
  return c.crew ? c.crew->code : "";
}

}  // namespace

TEST_CASE("the crew with the fewest open cases, then the nearest, then the smaller code") {
  const std::vector<Crew> crews = {crew("C", kRoads, "", model::Point{120.02, 30}), crew("B", kRoads, "", model::Point{120.01, 30}), crew("A", kRoads), crew("0", kWater, "", model::Point{120, 30})};
  CHECK(chosen(crews) == "B");
  CHECK(chosen(crews, {{crews[1].id, 1}}) == "C");
  CHECK(chosen(crews, {{crews[0].id, 1}, {crews[1].id, 1}}) == "A");
  CHECK(chosen(crews, {{crews[0].id, 3}, {crews[1].id, 2}, {crews[2].id, 2}}) == "B");
  CHECK(chosen(crews, {}, {}) == "A");  // nowhere: no crew is nearer
  CHECK(chosen({crews.rbegin(), crews.rend()}, {}, {}) == "A");
  const auto c = dispatch::chooseCrew(crews, kRoads, "", model::Point{120, 30}, {{crews[1].id, 0}});
  REQUIRE(c.metres);
  CHECK(*c.metres == Approx(963).margin(1));
  CHECK(c.open == 0);
}

TEST_CASE("a crew takes nothing outside its area or of another department") {
  CHECK(chosen({crew("A", kRoads, "1/12/")}).empty());
  CHECK(chosen({crew("A", kRoads, "1/12/"), crew("B", kRoads, "1/11/")}) == "B");
  CHECK(chosen({crew("A", kWater)}).empty());
  CHECK(chosen({crew("A", kRoads, "1/")}, {}, {}, "").empty());
  CHECK(chosen({}).empty());
}

TEST_CASE("metres between two points") {
  CHECK(model::metresBetween({120, 30}, {120, 30}) == 0);
  CHECK(model::metresBetween({0, 0}, {0, 1}) == Approx(111'195).margin(1));
  CHECK(model::metresBetween({0, 60}, {1, 60}) == Approx(55'597).margin(5));
  CHECK(model::metresBetween({0, 0}, {180, 0}) == Approx(20'015'115).margin(10));
}

}  // namespace crew_balance_test
