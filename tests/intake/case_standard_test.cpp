#include "core/intake/case_standard.h"

#include <map>
#include <set>
#include <sstream>

#include "tests/intake/csv_files.h"

namespace case_standard_test {

using namespace jw;
using intake::CaseStandard;
using Unit = model::Limit::Unit;

namespace {

deadline::LimitWords words() {
  std::ifstream in(JW_SOURCE_DIR "/data/calendars/units.toml");
  std::ostringstream text;
  text << in.rdbuf();
  return deadline::LimitWords::parse(text.str());
}

const std::string kHead = "某市标准(部件类),,,,,,,,\n大类代码,大类名称,小类代码,小类名称,处置单位,主管部门,立案条件,结案条件,处置时限\n";

CaseStandard read(const std::string& rows) {
  const test::TempFolder folder;
  return intake::readCaseStandard(folder.write("standard.csv", kHead + rows), words());
}

std::string cells(const CaseStandard& s) {
  std::string all;
  for (const auto& o : s.odd) all += std::to_string(o.row) + ":" + std::to_string(o.column) + " " + o.reason + " " + o.text + ";";
  return all;
}

}  // namespace

TEST_CASE("a blank cell of a standard is the one above it") {
  const auto s = read(
      "1,设施,1,井盖,供水公司、街道,管理局,缺失,恢复,2紧急工作时\n"
      ",,,,,,破损,更换,3工作日\n"
      ",,,,,,,,\n"
      ",,,,,,松动,,\n"
      ",,02,路灯,照明所,,不亮,修复,1天\n"
      "02,道路,１,路面,,,坑洞,,\n");
  CHECK(s.kind == model::CaseKind::component);
  CHECK(cells(s).empty());
  REQUIRE(s.rows.size() == 5);
  CHECK(s.rows[0].code == "01001.1");
  CHECK(s.rows[0].name() == "井盖：缺失");
  CHECK(s.rows[0].unit == "供水公司");
  CHECK(s.rows[0].moreUnits == std::vector<std::string>{"街道"});
  CHECK(s.rows[0].limit == model::Limit{2, Unit::naturalHour});
  CHECK(s.rows[1].code == "01001.2");
  CHECK(s.rows[1].unit == "供水公司");
  CHECK(s.rows[1].limit == model::Limit{3, Unit::workingDay});
  CHECK(s.rows[2].code == "01001.3");
  CHECK(s.rows[2].row == 6);
  CHECK(s.rows[2].closing == "更换");
  CHECK(s.rows[2].limit == s.rows[1].limit);
  CHECK(s.rows[3].code == "01002");
  CHECK(s.rows[3].name() == "路灯");
  CHECK(s.rows[3].majorName == "设施");
  CHECK(s.rows[3].supervisor == "管理局");
  CHECK(s.rows[4].code == "02001");
  CHECK(s.rows[4].unit == "照明所");
  CHECK(s.rows[4].limit == model::Limit{1, Unit::naturalDay});
}

TEST_CASE("cells that a person has to decide on are named by row and column") {
  const auto s = read(
      ",,,,,,缺失,恢复,2天\n"
      "1,设施,1,井盖,供水公司,管理局,缺失,恢复,种植季节15工作日\n"
      ",,x,路灯,照明所,管理局,不亮,修复,1天\n"
      ",,,,,,不亮,修复,1天\n"
      ",,2,电杆,照明所,管理局,倾斜,修复,1天或3天\n"
      ",,2,灯杆,照明所,管理局,倾斜,修复,1天\n"
      ",,3,,照明所,管理局,倾斜,修复,1天\n"
      "太少,了\n");
  CHECK(cells(s) ==
        "3:3 no_class ;4:9 text_before 种植季节15工作日;5:3 bad_code x;6:3 no_class ;7:9 text_after 1天或3天;8:3 duplicate_class 2;9:4 no_name ;10:1 field_count 2;");
  REQUIRE(s.rows.size() == 2);
  CHECK_FALSE(s.rows[0].limit);
  CHECK(s.rows[1].code == "01002");
}

TEST_CASE("a file without the title or the header of a standard is refused") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(intake::readCaseStandard(folder.write("a.csv", "标准,,,,,,,,\n大类代码,大类名称,小类代码,小类名称,处置单位,主管部门,立案条件,结案条件,处置时限\n"), words()), Error);
  CHECK_THROWS_AS(intake::readCaseStandard(folder.write("b.csv", "标准（事件类）\n1,2,3\n"), words()), Error);
}

TEST_CASE("a real city's standard: every row has a class, a unit and a limit, or is listed") {
  const std::pair<const char*, std::size_t> files[] = {{"codes/case_standard_components.csv", 92}, {"codes/case_standard_matters.csv", 98}};
  for (const auto& [name, classes] : files) {
    const auto file = test::dataFile(name);
    if (file.empty()) return;
    const auto s = intake::readCaseStandard(file, words());
    CHECK((s.kind == model::CaseKind::component) == (classes == 92));
    std::set<std::string> minors, codes;
    std::size_t noLimit = 0, noUnit = 0;
    for (const auto& r : s.rows) {
      minors.insert(r.code.substr(0, 5));
      CHECK(codes.insert(r.code).second);
      noLimit += !r.limit;
      noUnit += r.unit.empty();
      CHECK(r.code.size() >= 5);
      CHECK_FALSE(r.minorName.empty());
    }
    std::map<std::string, std::size_t> reasons;
    for (const auto& o : s.odd) ++reasons[o.reason];
    std::string all;
    for (const auto& [reason, n] : reasons) all += " " + reason + " " + std::to_string(n);
    WARN(name << ": " << s.rows.size() << " rows, " << minors.size() << " classes, odd:" << all);
    CHECK(minors.size() + reasons["duplicate_class"] == classes);
    CHECK(noLimit == reasons["text_after"] + reasons["text_before"] + reasons["unknown_unit"] + reasons["no_amount"]);
    CHECK(noUnit == reasons["no_unit"]);
  }
}

}  // namespace case_standard_test
