#include "core/intake/case_file.h"

#include "tests/intake/csv_files.h"

namespace case_file_test {

using namespace jw;
using namespace jw::intake;
using jw::test::TempFolder;

namespace {

constexpr std::string_view kMapping = R"(source = "s"
zone = "Asia/Taipei"
entities = true
times = ["%Y-%m-%d %H:%M", "%Y/%m/%d %p %I:%M"]
[columns]
id = "id"
reported_at = "at"
closed_at = "closed"
title = ["kind", "sub"]
text = "text"
lon = "x"
lat = "y"
area = "area"
category = "kind"
subcategory = "sub"
department = "dep"
status = "status"
[point]
fallback = [[121.5, 25.05]]
bounds = [118, 20, 123, 26]
[area]
blank = "?"
[category]
names = { old = "new" }
[department]
none = "nobody"
by_category = { "new/b" = "DB", new = "DN" }
[status.values]
done = "archived"
)";
constexpr std::string_view kHeader = "\xEF\xBB\xBFid,at,closed,kind,sub,text,x,y,area,dep,status\r\n";

struct Read {
  std::vector<CaseRow> good;
  std::vector<RefusedRow> refused;
  CaseFileCounts counts;
};

Read readRows(const std::string& rows, const std::string& mapping = std::string(kMapping)) {
  const TempFolder folder;
  const CaseMapping m = CaseMapping::parse(mapping, "m.toml");
  CaseFile file(folder.write("c.csv", std::string(kHeader) + rows), m);
  Read out;
  while (auto row = file.next()) {
    if (auto* good = std::get_if<CaseRow>(&*row)) out.good.push_back(std::move(*good));
    if (auto* bad = std::get_if<RefusedRow>(&*row)) out.refused.push_back(std::move(*bad));
  }
  out.counts = file.counts();
  return out;
}

}  // namespace

TEST_CASE("case file: a row becomes a report") {
  const Read r = readRows("A1,2016-09-13 00:36,2016/9/13 下午 12:05,old,b,\" &#22356;埔路 \xFF \",121.25,24.5,北 區,,done\r\n");
  REQUIRE(r.good.size() == 1);
  const CaseRow& c = r.good[0];
  CHECK(c.row == 2);
  CHECK(c.report.source == "s");
  CHECK(c.report.externalId == "A1");
  CHECK(formatUtc(c.report.reportedAt) == "2016-09-12T16:36:00Z");
  CHECK(formatUtc(c.closedAt) == "2016-09-13T04:05:00Z");
  CHECK(c.report.due == kNever);
  CHECK(c.report.title == "old b");
  CHECK(c.report.text == "坔埔路 \xEF\xBF\xBD");
  CHECK(c.report.point == model::Point{121.25, 24.5});
  CHECK(c.pointProblem == PointProblem::none);
  CHECK(c.report.statedArea == "北 區");
  CHECK(c.categoryName == "new");
  CHECK(c.categoryCode == "new");
  CHECK(c.subcategory == "b");
  CHECK(c.departmentName == "DB");
  CHECK(c.statusState == model::CaseState::archived);
  CHECK(c.statusText == "done");
  CHECK_FALSE(c.ontime);
  CHECK_FALSE(c.report.category);
  CHECK_FALSE(c.report.suggestedDepartment);
}

TEST_CASE("case file: empty cells get what the mapping says") {
  const Read r = readRows("A1,2016-09-13 00:36,,k,k,,,,,nobody,odd\nA2,2016-09-13 00:36,,k,,,,,,D9,\n");
  REQUIRE(r.good.size() == 2);
  CHECK(r.good[0].report.title == "k");
  CHECK(r.good[0].report.text == "k");
  CHECK(r.good[0].report.statedArea == "?");
  CHECK(r.good[0].departmentName.empty());
  CHECK(r.good[0].statusState == model::CaseState::reported);
  CHECK(r.good[0].closedAt == kNever);
  CHECK(r.good[1].departmentName == "D9");
  CHECK(r.counts.unknownStatus == 1);
}

TEST_CASE("case file: bad rows are told by number and reason, the others go in") {
  const Read r = readRows(
      "A1,2016-09-13 00:36,,k,,t,,,,,\n"             // 2
      "A2,2016-02-30 00:36,,k,,t,,,,,\n"             // 3
      "A3,,,k,,t,,,,,\n"                             // 4
      " ,2016-09-13 00:36,,k,,t,,,,,\n"              // 5
      "A1,2016-09-13 00:36,,k,,t,,,,,\n"             // 6
      "A4,2016-09-13 00:36,,,,t,,,,,\n"              // 7
      "A5,2016-09-13 00:36,,k,,t\n"                  // 8
      "A6,2016-09-13 00:36,,k,,\"two\nlines\",,,,,\n"  // 9, lines 9 and 10
      "A7,2016-09-13 00:36,,k,,\"t\"x,,,,,\n"        // 10, line 11
      "A8,2016-09-13 00:36,never,k,,t,,,,,\n"        // 11
      "A2,2016-09-13 00:36,,k,,t,,,,,\n");           // 12
  REQUIRE(r.refused.size() == 8);
  const std::vector<std::tuple<std::int64_t, std::string_view, std::string_view>> expected{
      {3, "bad_time", "reported_at is not a time: 2016-02-30 00:36"},
      {4, "missing_time", "no reported_at"},
      {5, "missing_id", "no id"},
      {6, "duplicate_id", "duplicate id in file, first in row 2: A1"},
      {7, "missing_category", "no category"},
      {8, "field_count", "6 fields, the header has 11"},
      {10, "bad_csv", "text after a closing quote (line 11)"},
      {11, "bad_time", "closed_at is not a time: never (line 12)"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(r.refused[i].row == std::get<0>(expected[i]));
    CHECK(refusalName(r.refused[i].code) == std::get<1>(expected[i]));
    CHECK(r.refused[i].text == std::get<2>(expected[i]));
  }
  REQUIRE(r.good.size() == 3);
  CHECK(r.good[1].row == 9);
  CHECK(r.good[1].report.text == "two\nlines");
  // Only a row that went in makes its id taken.
  CHECK(r.good[2].row == 12);
  CHECK(r.good[2].report.externalId == "A2");
  CHECK(r.counts.rows == 11);
  CHECK(r.counts.refusedInAll() == 8);
  CHECK(r.counts.refused[static_cast<std::size_t>(Refusal::badTime)] == 2);
}

TEST_CASE("case file: a point is used only if it says where") {
  const std::vector<std::tuple<std::string, PointProblem>> cases{
      {"121.2,24.1", PointProblem::none},       {",", PointProblem::missing},
      {"0,0", PointProblem::missing},           {"0.000,-0.0", PointProblem::missing},
      {"121.5,25.05", PointProblem::fallback},  {"121.5000009,25.05", PointProblem::fallback},
      {"121.5001,25.05", PointProblem::none},   {"24.1,121.2", PointProblem::outOfRange},
      {"117.9,24", PointProblem::outOfRange},   {"121.2,", PointProblem::unparsable},
      {"121.2,24.1N", PointProblem::unparsable}, {"nan,24", PointProblem::unparsable},
      {"1e999,24", PointProblem::unparsable},   {"inf,24", PointProblem::unparsable}};
  std::string rows;
  for (std::size_t i = 0; i < cases.size(); ++i) rows += std::to_string(i) + ",2016-09-13 00:36,,k,,t," + std::get<0>(cases[i]) + ",,,\n";
  const Read r = readRows(rows);
  REQUIRE(r.good.size() == cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(std::get<0>(cases[i]));
    CHECK(pointProblemName(r.good[i].pointProblem) == pointProblemName(std::get<1>(cases[i])));
    CHECK(r.good[i].report.point.has_value() == (std::get<1>(cases[i]) == PointProblem::none));
  }
  CHECK(r.counts.points[static_cast<std::size_t>(PointProblem::missing)] == 3);
}

TEST_CASE("case file: a file that does not fit the mapping is refused as a whole") {
  const TempFolder folder;
  const CaseMapping m = CaseMapping::parse(kMapping, "m.toml");
  const auto message = [&](std::string_view bytes) {
    const auto file = folder.write("c.csv", bytes);
    return test::errorOf([&] { CaseFile(file, m); });
  };
  CHECK(message("").find("c.csv: is empty") != std::string::npos);
  CHECK(message("id,at,closed,kind,sub,text,x,y,area,dep\n").find("c.csv: has no column \"status\" (m.toml: columns.status)") != std::string::npos);
  CHECK(message("id,at,closed,kind,sub,text,x,y,area,dep,status,id\n").find("has the column \"id\" twice") != std::string::npos);
  CHECK(message("id,\"at\"x\n").find("header: text after a closing quote") != std::string::npos);
}

TEST_CASE("case file: names of areas are the same without their blanks") {
  CHECK(sameAreaName("北 區", "北區"));
  CHECK(sameAreaName(" 永康區\xE3\x80\x80", "永康區"));
  CHECK_FALSE(sameAreaName("北區", "東區"));
  CHECK_FALSE(sameAreaName("安南", "安南區"));
  CHECK_FALSE(sameAreaName("", "北區"));
  CHECK_FALSE(sameAreaName(" ", ""));
}

}  // namespace case_file_test
