// The catalog as it ships, and what its check refuses.
#include "core/stats/catalog.h"

#include <set>

#include "core/base/error.h"
#include "core/stats/report.h"
#include "tests/catch.h"

namespace catalog_test {

using namespace jw;
using namespace jw::stats;

namespace {

std::shared_ptr<const model::Attributes> attributes() {
  static const auto loaded = std::make_shared<const model::Attributes>(model::Attributes::load(std::filesystem::path(JW_SOURCE_DIR) / "data"));
  return loaded;
}

std::string faultOf(const std::string& change, const std::string& with) {
  std::string toml =
      "[[entry]]\nkey = \"a\"\nzh = \"甲\"\nen = \"A\"\npage = \"6.8\"\nkind = \"statistics\"\nsubject = \"person\"\n"
      "filter = \"sex in 2 and age 15-49\"\nby = [\"education\"]\npresentation = [\"table\"]\n";
  const auto at = toml.find(change);
  REQUIRE(at != std::string::npos);
  toml.replace(at, change.size(), with);
  try {
    Catalog::parse(toml, "x.toml", attributes());
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::input);
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the catalog ships every query and statistics page of the reference system") {
  const auto catalog = Catalog::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "statistics", attributes());
  const auto has = [&](Entry::Kind kind, const char* name) {
    for (const auto& e : catalog.entries())
      if (e.kind == kind && e.zh.find(name) != std::string::npos) return true;
    return false;
  };
  for (const char* name : {"年龄阶段", "退休", "空巢", "未参保", "养老保险", "残疾人员（按等级）", "残疾人员（按类型）", "就业失业登记", "生育保险", "两代一委", "户信息", "个人爱好", "公益岗位",
                           "工伤保险", "居民医疗", "职工医疗", "失业保险", "新农合", "招聘会", "婚姻状况", "孤寡老人", "社保补贴", "军属", "个人医保", "育龄妇女", "留守儿童", "常住", "流入", "流出"}) {
    INFO(name);
    CHECK(has(Entry::Kind::query, name));
  }
  for (const char* name : {"公益岗位", "育龄妇女", "个人爱好", "就业状况", "文化程度", "就业失业登记", "两代一委", "残疾类型", "残疾等级", "年龄阶段", "养老保险", "医疗保险", "未参保", "招聘会", "服兵役",
                           "户归属", "户口类型", "特殊家庭", "住房类型", "居住性质", "婚姻状况", "民族", "政治面貌", "外来人口", "留守儿童", "常住人口", "社保补贴", "事件数量", "事件类别", "事件责任部门", "事件时段", "事件星期", "事件趋势", "各环节用时"}) {
    INFO(name);
    CHECK(has(Entry::Kind::statistics, name));
  }
  int queryAges = 0, statisticsAges = 0;
  std::set<std::string> zh, en;
  for (const auto& e : catalog.entries()) {
    queryAges += e.key.starts_with("query.age.");
    statisticsAges += e.key.starts_with("statistics.age.") && e.key != "statistics.age.structure";
    CHECK(zh.insert(e.zh).second);
    en.insert(e.en);
    CHECK(e.aggregateOnly() == (e.key == "statistics.ethnic_group" || e.key == "statistics.political_affiliation"));
  }
  CHECK(queryAges == 9);
  CHECK(statisticsAges == 7);
}

TEST_CASE("lines are for what has an order, and sums for what can be summed up") {
  CHECK(faultOf("[\"table\"]", "[\"line\"]").find("presentation: line is for ages") != std::string::npos);
  CHECK(faultOf("by = [\"education\"]\npresentation = [\"table\"]", "by = [\"age\"]\nbands = [15, 30]\npresentation = [\"line\"]").empty());
  CHECK(faultOf("presentation", "measure = \"sum age\"\npresentation").find("measure: the subject has no number") != std::string::npos);
  CHECK(faultOf("presentation", "measure = \"sum square_metres\"\npresentation").find("measure: the subject has no number") != std::string::npos);
}

TEST_CASE("an entry has no columns that its own filter shuts out") {
  const auto codesOf = [](const std::string& filter, const std::string& by, std::size_t d = 0) {
    const auto catalog = Catalog::parse("[[entry]]\nkey = \"a\"\nzh = \"甲\"\nen = \"A\"\npage = \"6.8\"\nkind = \"statistics\"\nsubject = \"person\"\nfilter = \"" + filter + "\"\nby = " + by + "\npresentation = [\"table\"]\n", "x.toml", attributes());
    const auto& values = catalog.entries().front().by.at(d).values;
    return std::set<int>(values.begin(), values.end());
  };
  CHECK(codesOf("sex in 2 and age 15-49", R"(["sex"])") == std::set<int>{2});
  CHECK(codesOf("sex recorded", R"(["sex"])").count(0) == 0);
  CHECK(codesOf("sex missing", R"(["sex"])") == std::set<int>{0});
  CHECK(codesOf("not (sex in 2)", R"(["sex"])") == codesOf("sex in 0,1,9", R"(["sex"])"));
  CHECK(codesOf("not (sex in 2 and age 15-49)", R"(["sex"])") == codesOf("", R"(["sex"])"));  // older women are in it
  CHECK(codesOf("sex in 1 or age 60-", R"(["sex"])") == codesOf("", R"(["sex"])"));
  CHECK(codesOf("sex in 1,2 and not (sex in 1 or age 0-17)", R"(["sex"])") == std::set<int>{2});
  CHECK(codesOf("sex in 2", R"(["education", "sex"])", 1) == std::set<int>{2});
  CHECK(codesOf("sex in 2", R"(["education", "sex"])") == codesOf("", R"(["education"])"));
  CHECK_THROWS_AS(codesOf("sex in 1 and sex in 2", R"(["sex"])"), Error);
  // As shipped: nobody without old-age insurance stands among those who have one.
  const auto shipped = Catalog::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "statistics", attributes());
  for (const auto& column : columnsOf(*shipped.find("query.pension"))) {
    INFO(column.en);
    CHECK(column.code != "0");
    CHECK(column.en != "Not insured");
  }
}

TEST_CASE("a faulty entry is refused with file, entry and key") {
  CHECK(faultOf("table", "table\", \"map").empty());
  const auto named = [&](const std::string& fault, const char* key) { return fault.find("x.toml: entry 1 \"a\": " + std::string(key) + ":") == 0; };
  CHECK(named(faultOf("zh = \"甲\"\n", ""), "zh"));
  CHECK(named(faultOf("en = \"A\"", "en = 7"), "en"));
  CHECK(named(faultOf("statistics", "list"), "kind"));
  CHECK(named(faultOf("person", "cat"), "subject"));
  CHECK(named(faultOf("sex in 2", "sex in 3"), "filter"));
  CHECK(named(faultOf("sex in 2", "colour in 2"), "filter"));
  CHECK(named(faultOf("sex in 2", "(sex in 2"), "filter"));
  CHECK(named(faultOf("sex in 2", "sex of 2"), "filter"));
  CHECK(named(faultOf("15-49", "49-15"), "filter"));
  CHECK(named(faultOf("15-49", "15"), "filter"));
  CHECK(named(faultOf("sex in 2", "ethnic_group in 1"), "filter"));
  CHECK(named(faultOf("education", "wealth"), "by"));
  CHECK(named(faultOf("education", "age"), "bands"));
  CHECK(named(faultOf("\"education\"", "\"education\", \"sex\", \"marital\""), "by"));
  CHECK(named(faultOf("presentation", "bands = [0, 9, 5]\npresentation"), "bands"));
  CHECK(named(faultOf("[\"table\"]", "[\"hologram\"]"), "presentation"));
  CHECK(named(faultOf("[\"table\"]", "\"table\""), "presentation"));
  CHECK(named(faultOf("presentation", "measure = \"mean wealth\"\npresentation"), "measure"));
  CHECK(faultOf("page", "colour = 1\npage").find("entry 1: colour:") != std::string::npos);
  CHECK(faultOf("[[entry]]", "[[entrance]]").find("x.toml") == 0);
  CHECK(faultOf("key = ", "key : ").find("line 2") != std::string::npos);
  // Cases have fields and days of their own.
  const std::string cases = "[[entry]]\nkey = \"a\"\nzh = \"甲\"\nen = \"A\"\npage = \"6.8\"\nkind = \"statistics\"\nsubject = \"case\"\nby = [\"hour\"]\ndays = 30\npresentation = [\"table\"]\n";
  const auto caseFault = [&](const std::string& change, const std::string& with) {
    std::string toml = cases;
    toml.replace(toml.find(change), change.size(), with);
    try {
      Catalog::parse(toml, "x.toml", attributes());
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  CHECK(caseFault("30", "31").empty());
  CHECK(named(caseFault("days = 30\n", ""), "days"));
  CHECK(named(caseFault("hour", "education"), "by"));
  CHECK(named(caseFault("\"statistics\"", "\"query\""), "kind"));
  CHECK(named(caseFault("days = 30", "days = 30\nfilter = \"sex in 2\""), "filter"));
  CHECK(named(caseFault("days = 30", "days = 30\nmeasure = \"mean age\""), "measure"));
  CHECK(named(faultOf("page", "days = 3\npage"), "days"));
  // What is for aggregates only stands alone, unfiltered, and is never listed (spec 06).
  CHECK(named(faultOf("education", "ethnic_group"), "filter"));
  const std::string alone = "[[entry]]\nkey = \"a\"\nzh = \"甲\"\nen = \"A\"\npage = \"6.8\"\nkind = \"KIND\"\nsubject = \"person\"\nby = [BY]\npresentation = [\"table\"]\n";
  const auto parse = [&](std::string kind, std::string by) {
    std::string toml = alone;
    toml.replace(toml.find("KIND"), 4, kind);
    toml.replace(toml.find("BY"), 2, by);
    return Catalog::parse(toml, "x.toml", attributes());
  };
  CHECK(parse("statistics", "\"political_affiliation\"").entries().front().aggregateOnly());
  CHECK_THROWS_AS(parse("query", "\"political_affiliation\""), Error);
  CHECK_THROWS_AS(parse("statistics", "\"political_affiliation\", \"sex\""), Error);
}

}  // namespace catalog_test
