#include "core/intake/time_format.h"

#include "tests/intake/csv_files.h"

namespace mapping_time_test {

using namespace jw;
using namespace jw::intake;

namespace {

std::string parsed(const std::string& pattern, std::string_view text) {
  const auto t = TimeFormats({pattern}).parse(text);
  return t ? formatLocal(*t) + (t->millisecond ? "." + std::to_string(t->millisecond) : "") : "refused";
}

}  // namespace

TEST_CASE("time: 上午 and 下午, with 12 as the first hour of each half") {
  const std::string p = "%Y/%m/%d %p %I:%M:%S";
  CHECK(parsed(p, "2016/9/13 上午 12:36:25") == "2016-09-13 00:36:25");
  CHECK(parsed(p, "2016/9/13 上午 01:00:00") == "2016-09-13 01:00:00");
  CHECK(parsed(p, "2016/9/13 下午 12:00:00") == "2016-09-13 12:00:00");
  CHECK(parsed(p, "2016/11/3 下午 11:59:59") == "2016-11-03 23:59:59");
  CHECK(parsed(p, "2016/9/13 下午 13:00:00") == "refused");
  CHECK(parsed(p, "2016/9/13 上午 00:10:00") == "refused");
  CHECK(parsed(p, "2016/9/13 晚上 08:10:00") == "refused");
  CHECK(parsed(p, "2016/9/13 08:10:00") == "refused");
}

TEST_CASE("time: AM and PM in any case") {
  const std::string p = "%m/%d/%Y %I:%M:%S %p";
  CHECK(parsed(p, "12/31/2017 11:59:58 PM") == "2017-12-31 23:59:58");
  CHECK(parsed(p, "01/05/2018 12:00:00 AM") == "2018-01-05 00:00:00");
  CHECK(parsed(p, "1/5/2018 12:00:00 pm") == "2018-01-05 12:00:00");
  CHECK(parsed(p, "01/05/2018 12:00:00 XM") == "refused");
  CHECK(parsed(p, "01/05/2018 12:00:00") == "refused");
}

TEST_CASE("time: ranges are those of the calendar") {
  const std::string p = "%Y-%m-%d %H:%M:%S";
  CHECK(parsed(p, "2016-02-29 23:59:59") == "2016-02-29 23:59:59");
  for (const char* bad : {"2015-02-29 00:00:00", "2016-02-30 00:00:00", "2016-04-31 00:00:00", "2016-13-01 00:00:00", "2016-00-01 00:00:00",
                          "2016-01-00 00:00:00", "2016-01-01 24:00:00", "2016-01-01 00:60:00", "2016-01-01 00:00:60", "0000-01-01 00:00:00",
                          "16-01-01 00:00:00", "2016-01-01 00:00", "2016-01-01 00:00:00x", " 2016-01-01 00:00:00", "2016-01-01", "", "-016-01-01 00:00:00",
                          "2016-+1-01 00:00:00", "2016-001-01 00:00:00"})
    CHECK(parsed(p, bad) == "refused");
  CHECK(parsed("%Y-%m-%d", "1900-02-29") == "refused");
  CHECK(parsed("%Y-%m-%d", "2000-02-29") == "2000-02-29 00:00:00");
}

TEST_CASE("time: fractions, letters, blanks and percent signs") {
  CHECK(parsed("%Y-%m-%dT%H:%M:%S.%f", "2017-12-31T23:59:58.5") == "2017-12-31 23:59:58.500");
  CHECK(parsed("%Y-%m-%dT%H:%M:%S.%f", "2017-12-31T23:59:58.123999999") == "2017-12-31 23:59:58.123");
  CHECK(parsed("%Y-%m-%dT%H:%M:%S.%f", "2017-12-31T23:59:58.") == "refused");
  CHECK(parsed("%Y年%m月%d日 %H時", "2017年1月2日   3時") == "2017-01-02 03:00:00");
  CHECK(parsed("%Y%m%d", "20170102") == "2017-01-02 00:00:00");
  CHECK(parsed("%Y%m%d%%", "20170102%") == "2017-01-02 00:00:00");
}

TEST_CASE("time: formats are tried in order and the zone gives the moment") {
  const TimeFormats formats({"%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"});
  CHECK(formats.parse("02/03/2017") == LocalTime{2017, 2, 3});
  CHECK(formats.parse("13/03/2017") == LocalTime{2017, 3, 13});
  CHECK_FALSE(formats.parse("13/13/2017"));
  const Zone boston("America/New_York");
  CHECK(formatUtc(*formats.parse("2011-07-01 01:32:33", boston)) == "2011-07-01T05:32:33Z");
  CHECK(formatUtc(*formats.parse("2011-12-01 01:32:33", boston)) == "2011-12-01T06:32:33Z");
  CHECK_FALSE(TimeFormats().parse("2011-12-01"));
}

TEST_CASE("time: patterns that make no sense are refused") {
  for (const char* bad : {"%Y-%m", "%Y-%m-%d %Q", "%Y-%m-%d %", "%Y-%m-%d %I:%M", "%Y-%m-%d %p", "%Y-%m-%d %H %I %p", "%Y-%m-%d %d", "%Y-%m-%d %M",
                          "%Y-%m-%d %H:%S", "%Y-%m-%d %H:%M.%f", ""}) {
    INFO(bad);
    CHECK(test::errorOf([&] { TimeFormats({bad}); }).find(bad) != std::string::npos);
  }
}

TEST_CASE("time: seconds since 1970 stand alone and need no zone") {
  const TimeFormats formats({"%s", "%Y-%m-%d"});
  const Zone taipei("Asia/Taipei");
  CHECK(formatUtc(*formats.parse("1473707238", taipei)) == "2016-09-12T19:07:18Z");
  CHECK(formatUtc(*formats.parse("2016-09-13", taipei)) == "2016-09-12T16:00:00Z");
  CHECK_FALSE(formats.parse("-1", taipei));
  CHECK_FALSE(formats.parse("14737072380000", taipei));
  CHECK_FALSE(formats.parse("1473707238x", taipei));
}

}  // namespace mapping_time_test
