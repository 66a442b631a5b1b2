// The shipped class tables and the offices of the demo city.
#include <set>

#include "core/base/credit_code.h"
#include "core/demo/directory.h"
#include "core/demo/person_names.h"
#include "tests/catch.h"

namespace directory_test {

namespace {

using namespace jw;
const std::filesystem::path kData = std::filesystem::path(JW_SOURCE_DIR) / "data";

}  // namespace

TEST_CASE("shipped categories: four kinds, national majors, bilingual, each with a limit and a department") {
  const auto departments = demo::readDepartments(kData);
  const auto categories = demo::readCategories(kData, departments);
  std::set<CategoryId> ids;
  std::set<std::pair<model::CaseKind, std::string>> codes;
  std::set<std::pair<model::CaseKind, std::string>> majors;
  std::set<DepartmentId> known;
  for (const auto& d : departments.all) known.insert(d.id);
  for (const auto& c : categories) {
    CHECK(ids.insert(c.id).second);
    CHECK(codes.emplace(c.kind, c.code).second);
    CHECK(c.code.size() == 5);
    CHECK_FALSE(c.name.empty());
    CHECK_FALSE(c.nameEn.empty());
    CHECK(c.limit);
    CHECK(known.contains(c.department));
    majors.emplace(c.kind, c.code.substr(0, 2));
  }
  for (const char* m : {"01", "02", "03", "04", "05"}) CHECK(majors.contains({model::CaseKind::component, m}));
  for (const char* m : {"06", "07", "08", "09", "10"}) CHECK(majors.contains({model::CaseKind::matter, m}));
  CHECK(majors.size() == 5 + 5 + 4 + 3);
  CHECK(categories.size() > 130);
}

TEST_CASE("demo departments are fictitious and well-formed") {
  const auto departments = demo::readDepartments(kData);
  std::set<std::string> codes;
  for (const auto& d : departments.all) {
    CHECK(isCreditCode(d.code));
    CHECK(isFictitiousCreditCode(d.code));
    CHECK(codes.insert(d.code).second);
    CHECK(d.email.ends_with(".invalid"));
    CHECK(d.phone.starts_with("0190-"));
  }
  CHECK(departments.all.size() >= 15);
  CHECK_THROWS(departments.byKey("nobody"));
}

TEST_CASE("shipped rules name departments and areas that exist") {
  const auto departments = demo::readDepartments(kData);
  std::vector<model::Area> areas(2);
  areas[0].path = "990100/";
  areas[0].level = model::AreaLevel::city;
  areas[1].path = "990100/990101/";
  areas[1].level = model::AreaLevel::district;
  const auto rules = demo::readRules(kData, departments, areas);
  bool withArea = false, withKeywords = false;
  for (const auto& r : rules) {
    CHECK(r.department);
    CHECK_FALSE((r.categoryPrefix.empty() && r.keywords.empty() && r.natures.empty()));
    withArea = withArea || r.areaPrefix == "990100/990101/";
    withKeywords = withKeywords || !r.keywords.empty();
  }
  CHECK(withArea);
  CHECK(withKeywords);
}

TEST_CASE("names come as often as in the country") {
  const demo::PersonNames names(kData);
  demo::Random random(5);
  int five = 0, wang = 0;
  constexpr int kDrawn = 40'000;
  for (int i = 0; i < kDrawn; ++i) {
    const std::string& s = names.surname(random);
    wang += s == "王";
    five += s == "王" || s == "李" || s == "张" || s == "刘" || s == "陈";
  }
  // The published share of the first five is 30.8 %.
  CHECK(std::abs(five * 100.0 / kDrawn - 30.8) < 3);
  CHECK(std::abs(wang * 100.0 / kDrawn - 7.2) < 1);
  const auto given = names.given(random, model::Sex::female, 1985);
  CHECK((given.size() == 3 || given.size() == 6));
}

}  // namespace directory_test
