// Doors as people write them, one form of the address for all of the program, and that form read back.
#include "core/model/door.h"

#include "tests/catch.h"

namespace door_test {

using namespace jw::model;

namespace {

std::string doorOfText(std::int32_t unit, std::optional<std::int32_t> floor, std::int32_t written, const DoorLimits& limits = {}) {
  const auto door = doorOf(unit, floor, written, limits);
  if (const auto* fault = std::get_if<DoorFault>(&door)) return std::string(fault->field) + ": " + fault->detail;
  const auto& d = std::get<Door>(door);
  return doorText(d.floor, d.number);
}

std::string readBack(std::string_view text) {
  const auto a = readDwellingAddress(text);
  if (!a) return "-";
  return a->building + "|" + (a->unit ? std::to_string(*a->unit) : "") + "|" + doorText(a->door.floor, a->door.number);
}

}  // namespace

TEST_CASE("a door with its floor in front is split and must agree with the floor that is given") {
  CHECK(doorOfText(1, 3, 3) == "303");
  CHECK(doorOfText(1, 3, 303) == "303");
  CHECK(doorOfText(1, std::nullopt, 303) == "303");
  CHECK(doorOfText(1, std::nullopt, 1203) == "1203");
  CHECK(doorOfText(1, 3, 403) == "number: door %1 lies on floor %2, not on floor %3");
  CHECK(doorOfText(1, std::nullopt, 300) == "number: doors are counted from 1 on each floor");
  CHECK(doorOfText(1, 3, 0) == "number: doors are counted from 1 on each floor");
  CHECK(doorOfText(1, -1, 2) == "B102");
  CHECK(doorOfText(1, -1, 102) == "B102");
  CHECK(doorOfText(1, std::nullopt, -102) == "B102");
  CHECK(doorOfText(1, std::nullopt, -2) == "number: no such door");
}

TEST_CASE("a door must be one that the building can have where that is known") {
  const DoorLimits small{3, 2};
  CHECK(doorOfText(2, 3, 1, small) == "301");
  CHECK(doorOfText(2, 4, 1, small) == "floor: the building has %1 floors");
  CHECK(doorOfText(2, std::nullopt, 603, small) == "number: the building has %1 floors");
  CHECK(doorOfText(3, 3, 1, small) == "unit: the building has %1 units");
  CHECK(doorOfText(0, 3, 1, small) == "unit: the building has units; say which");
  CHECK(doorOfText(2, -1, 1, small) == "B101");
  CHECK(doorOfText(0, 40, 1) == "4001");
  CHECK(doorOfText(100, 1, 1) == "unit: 0 to 99 are possible");
  CHECK(doorOfText(1, 0, 1) == "floor: floors are -9 to 200 without 0");
  CHECK(doorOfText(1, 201, 1) == "floor: floors are -9 to 200 without 0");
  CHECK(doorOfText(1, std::nullopt, 9'999'999) == "number: floors are -9 to 200 without 0");
  // A number on its own is a floor's where there is but one.
  CHECK(doorOfText(1, std::nullopt, 7) == "107");
  CHECK(doorOfText(1, std::nullopt, 7, {1, 0}) == "107");
  CHECK(doorOfText(1, std::nullopt, 7, small) == "floor: ");
}

TEST_CASE("numbers of doors are read as files have them") {
  for (const char* three : {"3", " 3 ", "03", "３", "3层", "3F", "3楼", "3单元", "3室", "3号"}) {
    INFO(three);
    CHECK(readDoorNumber(three) == 3);
  }
  for (const char* below : {"-1", "B1", "b1", "地下1层", "负1", "负1层"}) {
    INFO(below);
    CHECK(readDoorNumber(below) == -1);
  }
  CHECK(readDoorNumber("0303室") == 303);
  for (const char* none : {"", "三", "3a", "-", "1-2", "3.0", "99999999999"}) {
    INFO(none);
    CHECK_FALSE(readDoorNumber(none));
  }
}

TEST_CASE("the address of a dwelling has one form and is understood again") {
  CHECK(dwellingAddress("沙园家园2号楼", 2, 3, 2) == "沙园家园2号楼 2单元 302");
  CHECK(dwellingAddress("沙园家园2号楼", 0, 12, 11) == "沙园家园2号楼 1211");
  CHECK(doorText(1, 301) == "1F-301");
  for (const std::int32_t unit : {0, 1, 12})
    for (const std::int32_t floor : {-2, 1, 9, 33})
      for (const std::int32_t number : {1, 10, 99}) {
        const auto address = dwellingAddress("云锦花园11号楼", unit, floor, number);
        INFO(address);
        const auto back = readDwellingAddress(address);
        REQUIRE(back);
        CHECK(back->building == "云锦花园11号楼");
        CHECK(back->unit.value_or(0) == unit);
        CHECK(back->door == Door{floor, number});
      }
  CHECK(readBack("沙园家园2号楼2单元302") == "沙园家园2号楼|2|302");
  CHECK(readBack("沙园家园2号楼 2-302室") == "沙园家园2号楼|2|302");
  CHECK(readBack("沙园家园２号楼　２单元　３０２") == "沙园家园2号楼|2|302");
  CHECK(readBack("沙园家园2号楼302") == "沙园家园2号楼||302");
  CHECK(readBack("2-302") == "|2|302");
  for (const char* none : {"", "沙园家园", "沙园家园2号楼", "和平路302", "沙园家园2号楼 2单元", "沙园家园2号楼 300", "单元 302", "-302", "\xff"}) {
    INFO(none);
    CHECK(readBack(none) == "-");
  }
}

}  // namespace door_test
