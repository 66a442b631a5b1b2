#include "core/intake/intake.h"

#include <cmath>
#include <limits>

#include "tests/catch.h"

namespace intake_test {

using namespace jw;
using intake::faultOf;
using model::RefusalCode;

namespace {

const Instant kNow = fromMillis(1'795'140'000'000);

model::Report good() {
  model::Report r;
  r.title = "井盖缺失";
  r.point = model::Point{120.1, 30.2};
  return r;
}
std::string code(const model::Report& r) {
  const auto fault = faultOf(r, kNow);
  return fault ? std::string(model::refusalName(fault->code)) : "";
}
std::string times(std::string_view s, std::size_t n) {
  std::string out;
  while (n-- > 0) out += s;
  return out;
}

struct TextField {
  const char* name;
  std::string model::Report::*member;
  std::size_t longest;
};
const TextField kFields[] = {
    {"title", &model::Report::title, 200},           {"text", &model::Report::text, 20'000},
    {"address", &model::Report::address, 500},       {"area", &model::Report::statedArea, 100},
    {"reporter", &model::Report::reporterName, 100}, {"phone", &model::Report::reporterPhone, 100},
    {"party A", &model::Report::partyA, 100},        {"party B", &model::Report::partyB, 100},
    {"source", &model::Report::source, 100},         {"external id", &model::Report::externalId, 100},
};

}  // namespace

TEST_CASE("a report with title and point is taken") { CHECK(code(good()).empty()); }

TEST_CASE("title or text must say something") {
  auto r = good();
  for (const char* blank : {"", "  ", "\t\n", "\xE3\x80\x80", "\xC2\xA0"}) {
    r.title = blank;
    r.text = blank;
    CHECK(code(r) == "no_text");
    r.text = "有人";
    CHECK(code(r).empty());
  }
}

TEST_CASE("every text is as long as it may be in code points, and not longer") {
  for (const auto& field : kFields)
    for (const char* letter : {"a", "井", "\xF0\x9F\x9A\xA7"}) {
      auto r = good();
      INFO(field.name);
      r.*field.member = times(letter, field.longest);
      CHECK(code(r).empty());
      r.*field.member += letter;
      CHECK(code(r) == "too_long");
      CHECK(faultOf(r, kNow)->detail.find(field.name) == 0);
    }
}

TEST_CASE("every text must be UTF-8 without NUL") {
  for (const auto& field : kFields)
    for (const std::string& bad : {std::string("\xFF"), std::string("a\xC3"), std::string("\xED\xA0\x80"), std::string("\xC0\xAF"), std::string("a\0b", 3)}) {
      auto r = good();
      INFO(field.name);
      r.*field.member = bad;
      CHECK(code(r) == "bad_text");
      CHECK(faultOf(r, kNow)->detail.find(field.name) == 0);
    }
}

TEST_CASE("a place is a point, a grid, an address or the area's name") {
  auto r = good();
  r.point.reset();
  CHECK(code(r) == "no_place");
  r.address = " \xE3\x80\x80";
  r.statedArea = " ";
  CHECK(code(r) == "no_place");
  SECTION("address") { r.address = "和平路 1 号"; }
  SECTION("area") { r.statedArea = "东区"; }
  SECTION("grid") { r.grid = AreaId{Uuid::named("grid")}; }
  CHECK(code(r).empty());
}

TEST_CASE("a point is a longitude and a latitude") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  auto with = [](double x, double y) {
    auto r = good();
    r.address = "和平路 1 号";  // an address does not excuse a wrong point
    r.point = model::Point{x, y};
    return code(r);
  };
  CHECK(with(180, 90).empty());
  CHECK(with(-180, -90).empty());
  CHECK(with(0, 0).empty());
  CHECK(with(std::nextafter(180, 200), 0) == "bad_point");
  CHECK(with(0, std::nextafter(-90, -200)) == "bad_point");
  CHECK(with(30, 120) == "bad_point");
  CHECK(with(nan, 0) == "bad_point");
  CHECK(with(0, nan) == "bad_point");
  CHECK(with(inf, 0) == "bad_point");
  CHECK(with(0, -inf) == "bad_point");
}

TEST_CASE("reported between 1970 and a day ahead of the clock") {
  auto with = [](Instant t) {
    auto r = good();
    r.reportedAt = t;
    return code(r);
  };
  CHECK(with(kNever).empty());
  CHECK(with(fromMillis(0)).empty());
  CHECK(with(fromMillis(-1)) == "bad_time");
  CHECK(with(kNow + std::chrono::hours(24)).empty());
  CHECK(with(kNow + std::chrono::hours(24) + Millis(1)) == "bad_time");
}

}  // namespace intake_test
