#include "core/intake/case_mapping.h"

#include "tests/intake/csv_files.h"

namespace mapping_file_test {

using namespace jw;
using namespace jw::intake;

namespace {

const std::string kTop = "source = \"s\"\nzone = \"Asia/Taipei\"\ntimes = \"%Y-%m-%d\"\n";
const std::string kColumns = "[columns]\nid = \"i\"\nreported_at = \"r\"\ncategory = \"c\"\n";

std::string refused(const std::string& toml) {
  return test::errorOf([&] { CaseMapping::parse(toml, "m.toml"); });
}

}  // namespace

TEST_CASE("mapping: the least that is needed, and its defaults") {
  const CaseMapping m = CaseMapping::parse(kTop + kColumns, "m.toml");
  CHECK(m.source == "s");
  CHECK(m.separator == ',');
  CHECK_FALSE(m.entities);
  CHECK_FALSE(m.createCategories);
  CHECK_FALSE(m.areaLevel);
  CHECK(m.channels.of("x") == model::Channel::import_);
  CHECK(m.states.of("x") == model::CaseState::reported);
  CHECK_FALSE(m.natures.of("x"));
  CHECK_FALSE(m.ontime.of("x"));
  CHECK(m.column(Field::category) == std::vector<std::string>{"c"});
  CHECK(m.column(Field::title).empty());
}

TEST_CASE("mapping: everything that can be said is understood") {
  const CaseMapping m = CaseMapping::parse(kTop + R"(separator = ";"
entities = true
[columns]
id = "i"
reported_at = "r"
lon = "x"
lat = "y"
nature = "n"
category_code = ["c1", "c2"]
category = ["c", "d"]
[area]
level = "street"
blank = "?"
[category]
create = true
default = "rest"
kind = "component"
limit = "8wh"
names = { "old/x" = "new" }
[point]
fallback = [[1, 2.5], [-3, 4]]
tolerance = 0.01
bounds = [-10, -20, 10, 20]
[department]
default = "D0"
none = ["-", "n/a"]
by_category = { "a" = "DA", "a/b" = "DAB" }
[status]
default = "assigned"
values = { default = "archived" }
[channel.values]
tel = "phone"
[nature]
default = "ordinary"
values = { "!" = "urgent" }
[ontime]
yes = ["Y", "J"]
no = "N"
)", "m.toml");
  CHECK(m.separator == ';');
  CHECK(m.entities);
  CHECK(m.areaLevel == model::AreaLevel::street);
  CHECK(m.blankArea == "?");
  CHECK(m.kind == model::CaseKind::component);
  CHECK(m.limit == model::Limit{8, model::Limit::Unit::workingHour});
  CHECK(m.categoryNames.at("old/x") == "new");
  REQUIRE(m.fallbackPoints.size() == 2);
  CHECK(m.fallbackPoints[0] == model::Point{1, 2.5});
  CHECK(m.bounds.contains({-10, 20}));
  CHECK_FALSE(m.bounds.contains({-10, 21}));
  CHECK(m.departmentOf("a", "b") == "DAB");
  CHECK(m.departmentOf("a", "z") == "DA");
  CHECK(m.departmentOf("z", "b") == "D0");
  CHECK(m.noDepartment.contains("n/a"));
  CHECK(m.states.of("default") == model::CaseState::archived);
  CHECK(m.states.of("other") == model::CaseState::assigned);
  CHECK(m.channels.of("tel") == model::Channel::phone);
  CHECK(m.natures.of("!") == model::Nature::urgent);
  CHECK(m.natures.of("") == model::Nature::ordinary);
  CHECK(m.ontime.of("J") == true);
  CHECK(m.ontime.of("N") == false);
  CHECK(m.ontime.of("") == std::nullopt);
}

TEST_CASE("mapping: mistakes are told by file, line and key") {
  CHECK(refused("source = ").find("m.toml: line 1: ") == 0);
  CHECK(refused(kTop + "colour = 1\n" + kColumns) == "m.toml: line 4: colour: unknown key");
  CHECK(refused(kTop + kColumns + "reportd_at = \"x\"\n") == "m.toml: line 8: columns.reportd_at: unknown key");
  CHECK(refused(kTop + kColumns + "title = 3\n") == "m.toml: line 8: columns.title: a text or a list of texts wanted");
  CHECK(refused(kTop + kColumns + "title = [\"a\", 3]\n") == "m.toml: line 8: columns.title: a text or a list of texts wanted");
  CHECK(refused(kTop + kColumns + "title = \"\"\n") == "m.toml: line 8: columns.title: an empty column name");
  CHECK(refused(kTop + kColumns + "due = [\"a\", \"b\"]\n") == "m.toml: line 8: columns.due: one column wanted");
  CHECK(refused(kTop + kColumns + "lon = \"x\"\n") == "m.toml: line 8: columns.lon: lon and lat belong together");
  CHECK(refused(kTop + "entities = \"yes\"\n" + kColumns) == "m.toml: line 4: entities: true or false wanted");
  CHECK(refused(kTop + "separator = \"::\"\n" + kColumns) == "m.toml: line 4: separator: one ASCII character wanted");
  CHECK(refused("columns = 5\n" + kTop) == "m.toml: line 1: columns: a table wanted");
  CHECK(refused(kTop + "[columns]\nid = \"i\"\n").find("columns.reported_at: is needed") != std::string::npos);
  CHECK(refused("zone = \"UTC\"\ntimes = \"%Y%m%d\"\n" + kColumns).find("source: is needed") != std::string::npos);
  CHECK(refused("source = \"s\"\nzone = \"UTC\"\n" + kColumns).find("times: is needed") != std::string::npos);
  CHECK(refused("source = \"s\"\nzone = \"Mars\"\ntimes = \"%Y%m%d\"\n" + kColumns).find("m.toml: line 2: zone: not a time zone") == 0);
  CHECK(refused("source = \"s\"\ntimes = \"%Y%m%d\"\n" + kColumns).find("zone: ") != std::string::npos);
  CHECK(refused("source = \"s\"\nzone = \"UTC\"\ntimes = \"%Y\"\n" + kColumns).find("m.toml: line 3: times: time format \"%Y\"") == 0);
  CHECK(refused(kTop + kColumns + "[area]\nlevel = \"moon\"\n") == "m.toml: line 9: area.level: not one of the known names: \"moon\"");
  CHECK(refused(kTop + kColumns + "[category]\nkind = \"x\"\n").find("m.toml: line 9: category.kind: ") == 0);
  CHECK(refused(kTop + kColumns + "[category]\nlimit = \"3 days\"\n").find("m.toml: line 9: category.limit: ") == 0);
  CHECK(refused(kTop + kColumns + "[category]\ncreate = 1\n").find("m.toml: line 9: category.create: ") == 0);
  CHECK(refused(kTop + kColumns + "[category.names]\na = 1\n") == "m.toml: line 9: category.names.a: a text wanted");
  CHECK(refused(kTop + kColumns + "[point]\nfallback = [1, 2]\n") == "m.toml: line 9: point.fallback: 2 numbers wanted");
  CHECK(refused(kTop + kColumns + "[point]\nfallback = [[1, \"2\"]]\n") == "m.toml: line 9: point.fallback: numbers wanted");
  CHECK(refused(kTop + kColumns + "[point]\ntolerance = \"x\"\n") == "m.toml: line 9: point.tolerance: numbers wanted");
  CHECK(refused(kTop + kColumns + "[point]\nbounds = [1, 2, 3]\n") == "m.toml: line 9: point.bounds: 4 numbers wanted");
  CHECK(refused(kTop + kColumns + "[point]\nbounds = [9, 2, 3, 4]\n").find("west, south, east, north") != std::string::npos);
  CHECK(refused(kTop + kColumns + "[status.values]\nOpen = \"ajar\"\n") == "m.toml: line 9: status.values.Open: not one of the known names: \"ajar\"");
  CHECK(refused(kTop + kColumns + "[status]\nOpen = \"archived\"\n") == "m.toml: line 9: status.Open: unknown key");
  CHECK(refused(kTop + kColumns + "[ontime]\nmaybe = \"x\"\n") == "m.toml: line 9: ontime.maybe: unknown key");
  CHECK(refused(kTop + "[columns]\nid = \"i\"\nreported_at = \"r\"\n").find("category.default: is needed") != std::string::npos);
  CHECK(test::errorOf([] { CaseMapping::load("no/such.toml"); }).find("no/such.toml") == 0);
}

TEST_CASE("mapping: those that ship are good") {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(JW_SOURCE_DIR) / "data/mappings")) {
    INFO(entry.path());
    const CaseMapping m = CaseMapping::load(entry.path());
    // A stream of states is another view of the same source.
    CHECK(entry.path().stem().string() == m.source + (m.observesStates() ? "-states" : ""));
    CHECK(m.createCategories);
    ++count;
  }
  CHECK(count == 5);
}

}  // namespace mapping_file_test
