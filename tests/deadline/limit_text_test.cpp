#include "core/deadline/limit_text.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/base/error.h"
#include "core/intake/csv_reader.h"
#include "tests/catch.h"

namespace limit_text_test {

using namespace jw;
using namespace jw::deadline;
using model::Limit;
using Unit = Limit::Unit;

namespace {

LimitWords shipped() {
  std::ifstream in(JW_SOURCE_DIR "/data/calendars/units.toml");
  std::ostringstream text;
  text << in.rdbuf();
  return LimitWords::parse(text.str());
}

}  // namespace

TEST_CASE("limit cells that are understood") {
  const LimitWords words = shipped();
  const std::pair<const char*, Limit> cells[] = {
      {"2紧急工作时", {2, Unit::naturalHour}},  {"1紧急工作时\n", {1, Unit::naturalHour}}, {"2紧急工作日", {2, Unit::naturalDay}}, {"4工作时", {4, Unit::workingHour}},
      {"7工作日", {7, Unit::workingDay}},       {"7个工作日", {7, Unit::workingDay}},      {"3天", {3, Unit::naturalDay}},         {"15自然日", {15, Unit::naturalDay}},
      {"4小时", {4, Unit::naturalHour}},        {"30分钟", {30, Unit::naturalMinute}},     {"１０ 天", {10, Unit::naturalDay}},    {"　24小时内　", {24, Unit::naturalHour}},
      {"限3个工作日以内", {3, Unit::workingDay}}, {"两天", {2, Unit::naturalDay}},           {"十天", {10, Unit::naturalDay}},       {"十五个工作日", {15, Unit::workingDay}},
      {"三十日", {30, Unit::naturalDay}},       {"九十九天", {99, Unit::naturalDay}},      {"1000000分钟", {1'000'000, Unit::naturalMinute}}};
  for (const auto& [cell, limit] : cells) {
    INFO(cell);
    const auto reading = words.read(cell);
    CHECK(reading.limit == limit);
    CHECK(reading.problem == LimitProblem::none);
  }
}

TEST_CASE("limit cells that a person has to decide on") {
  const LimitWords words = shipped();
  const auto check = [&](const char* cell, LimitProblem problem, const char* rest) {
    INFO(cell);
    const auto reading = words.read(cell);
    CHECK_FALSE(reading.limit);
    CHECK(limitProblemName(reading.problem) == limitProblemName(problem));
    CHECK(reading.rest == rest);
  };
  check("", LimitProblem::empty, "");
  check(" 　\n", LimitProblem::empty, "");
  check("种植季节15工作日", LimitProblem::textBefore, "种植季节15工作日");
  check("1紧急工作时制止", LimitProblem::textAfter, "制止");
  check("1天或3天", LimitProblem::textAfter, "或3天");
  check("3-5天", LimitProblem::unknownUnit, "-5天");
  check("2.5小时", LimitProblem::unknownUnit, ".5小时");
  check("3", LimitProblem::unknownUnit, "");
  check("3周", LimitProblem::unknownUnit, "周");
  check("立即", LimitProblem::noAmount, "立即");
  check("半天", LimitProblem::noAmount, "半天");
  check("0天", LimitProblem::noAmount, "0天");
  check("99999999999999999999天", LimitProblem::noAmount, "99999999999999999999天");
  check("按计划", LimitProblem::noAmount, "按计划");
}

TEST_CASE("limits are written in the words of the standards and read back") {
  const LimitWords words = shipped();
  CHECK(words.text({2, Unit::workingDay}) == "2工作日");
  CHECK(words.text({4, Unit::workingHour}) == "4工作时");
  CHECK(words.text({3, Unit::naturalDay}) == "3天");
  CHECK(words.text({}).empty());
  for (const auto unit : {Unit::naturalMinute, Unit::naturalHour, Unit::naturalDay, Unit::workingHour, Unit::workingDay})
    CHECK(words.read(words.text({12, unit})).limit == Limit{12, unit});
}

TEST_CASE("a table of unit words that is wrong is refused with its key") {
  CHECK_THROWS_AS(LimitWords::parse("unit = 3"), Error);
  CHECK_THROWS_AS(LimitWords::parse("[[unit]]\nunit = \"week\"\nwords = [\"周\"]"), Error);
  CHECK_THROWS_AS(LimitWords::parse("[[unit]]\nunit = \"d\"\nwords = []"), Error);
  CHECK_THROWS_AS(LimitWords::parse("[[unit]]\nunit = \"d\"\nwords = [3]"), Error);
  CHECK_THROWS_AS(LimitWords::parse("[[unit"), Error);
}

TEST_CASE("the limit cells of a real city's standard") {
  const char* set = std::getenv("JINGWEI_DATA");
  const auto folder = std::filesystem::path(set ? set : JW_SOURCE_DIR "/../shared/data") / "codes";
  if (!std::filesystem::exists(folder / "case_standard_matters.csv")) {
    WARN("skipped: no data");
    return;
  }
  const LimitWords words = shipped();
  std::map<std::string, int> limits, odd;
  for (const char* name : {"case_standard_components.csv", "case_standard_matters.csv"}) {
    intake::CsvReader csv(folder / name);
    while (csv.next()) {
      if (csv.record() <= 2 || csv.fields().size() < 9) continue;
      const auto reading = words.read(csv.fields()[8]);
      if (reading.limit)
        ++limits[model::limitText(*reading.limit)];
      else
        ++odd[std::string(limitProblemName(reading.problem)) + ":" + reading.rest];
    }
  }
  CHECK(limits == std::map<std::string, int>{{"10d", 2}, {"15d", 5}, {"1d", 144}, {"1h", 5}, {"2d", 85}, {"2h", 54}, {"3d", 84}, {"4d", 1}, {"4h", 43}, {"5d", 86}, {"7d", 9}});
  CHECK(odd == std::map<std::string, int>{{"empty:", 3}, {"text_after:制止", 1}});
}

}  // namespace limit_text_test
