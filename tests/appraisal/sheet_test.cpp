// The table of an appraisal, for terminal and files.
#include "core/appraisal/sheet.h"

#include "tests/appraisal/hand_cases.h"

namespace sheet_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("a table has the scheme's indicators, or everything with what each rate was made of") {
  std::vector<Trail> trails;
  for (int i = 0; i < 3; ++i) trails.push_back(Trail(i).due(300).assign(5, "A").accept(10, 30).feedBack(i == 0 ? 301 : 200, 300).followUp(310, 400, true).archive(320));
  const auto r = run(trails);
  const auto items = sheetOf(r, Columns::items, false);
  CHECK(items.headings == std::vector<std::string>{"Rank", "Subject", "Score", "Grade", "Closing rate", "Closed in time", "Handled in time", "Rework rate", "Satisfaction"});
  REQUIRE(items.rows.size() == 3);
  CHECK(textOf(items.rows[0][1]) == "环卫局");
  CHECK(textOf(items.rows[0][5]) == "66.67");
  CHECK(textOf(items.rows[2][2]).empty());

  const auto all = sheetOf(r, Columns::all, true);
  for (const auto& row : all.rows) CHECK(row.size() == all.headings.size());
  const auto at = [&](const std::string& heading) {
    const auto it = std::find(all.headings.begin(), all.headings.end(), heading);
    REQUIRE(it != all.headings.end());
    return textOf(all.rows[0][static_cast<std::size_t>(it - all.headings.begin())]);
  };
  CHECK(at("按期结案率") == "66.67");
  CHECK(at("按期结案率·分子") == "2");
  CHECK(at("按期结案率·分母") == "3");
  CHECK(at("上报数") == "3");
  CHECK(std::find(all.headings.begin(), all.headings.end(), "巡查完成率") == all.headings.end());
}

TEST_CASE("a name that a spreadsheet would run is guarded") {
  Sheet sheet{{"a", "b"}, {{Field(std::string("=1+1")), Field(2.5)}, {Field(), Field(std::int64_t{7})}}};
  CHECK(csvOf(sheet) == "\xEF\xBB\xBF" "a,b\r\n'=1+1,2.50\r\n,7\r\n");
}

}  // namespace sheet_test
