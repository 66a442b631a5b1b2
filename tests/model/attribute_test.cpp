// The tables of coded attributes: what ships, and how a broken file is refused.
#include "core/model/attribute.h"

#include <fstream>
#include <set>
#include <sstream>

#include "core/base/error.h"
#include "tests/catch.h"

namespace attribute_test {

using namespace jw;
using model::Attributes;
using model::CodedAttribute;
using model::PersonColumn;

namespace {

const std::filesystem::path kData = std::filesystem::path(JW_SOURCE_DIR) / "data";

std::string shipped() {
  std::ifstream in(kData / "codes" / "registry.toml", std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string faultOf(const std::string& toml) {
  try {
    Attributes::parse(toml, "codes.toml");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::input);
    return e.what();
  }
  return {};
}

std::string replaced(std::string from, const std::string& to) {
  std::string text = shipped();
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the shipped tables name every coded column once") {
  const auto attributes = Attributes::load(kData);
  std::set<std::string> aggregate, sealed;
  for (const auto& a : attributes.all()) {
    INFO(a.key);
    CHECK(a.key == std::string(model::subjectName(a.subject)) + "." + a.column);
    CHECK(attributes.find(a.key) == &a);
    if (a.storage == CodedAttribute::Storage::aggregateOnly) aggregate.insert(a.column);
    if (a.storage == CodedAttribute::Storage::sealed) sealed.insert(a.column);
    for (const auto& c : a.codes) {
      CHECK(a.find(c.value) == &c);
      CHECK(a.find(c.zh) == &c);
      CHECK(a.find(c.en) == &c);
      CHECK(a.find(std::to_string(c.value)) == &c);
    }
  }
  CHECK(aggregate == std::set<std::string>{"ethnic_group", "political_affiliation"});
  CHECK(sealed == std::set<std::string>{"disability_type", "disability_grade"});
  for (std::size_t i = 0; i < model::kPersonColumns; ++i) {
    const auto& a = attributes.at(static_cast<PersonColumn>(i));
    CHECK(a.column == model::columnNames(model::Subject::person)[i]);
    CHECK(a.slot == i);
  }
  CHECK(attributes.at(PersonColumn::disabilityGrade).column == "disability_grade");
  CHECK(attributes.at(model::HouseholdColumn::specialFamily).column == "special_family");
  CHECK(attributes.at(model::DwellingColumn::residence).column == "residence");
  CHECK(attributes.organisationKind().find("物业公司")->value == 7);
}

TEST_CASE("codes are those of the standards") {
  const auto attributes = Attributes::load(kData);
  const auto code = [&](const char* key, const char* name) {
    const auto* found = attributes.find(key)->find(name);
    return found ? found->value : -1;
  };
  CHECK(code("person.sex", "女") == 2);
  CHECK(code("person.education", "大学本科教育") == 20);
  CHECK(code("person.marital", "丧偶") == 30);
  CHECK(code("person.employment", "退（离）休人员") == 80);
  CHECK(code("person.disability_type", "肢体残疾") == 4);
  CHECK(code("person.ethnic_group", "基诺族") == 56);
  CHECK(code("person.political_affiliation", "群众") == 13);
  // Spec 06, item 1: what would say a psychiatric diagnosis is in no table.
  CHECK(code("person.disability_type", "6") == -1);
  CHECK(code("person.disability_type", "精神残疾") == -1);
  // As people write codes in files.
  CHECK(code("person.ethnic_group", "01") == 1);
  CHECK(code("person.ethnic_group", " 汉 族 ") == 1);
  CHECK(code("person.hobby", "GAMES AND GADGETS") == 13);
  CHECK(code("person.sex", "0") == 0);
  CHECK(code("person.sex", "") == -1);
  // Other words for a code, and none for what is wider or narrower than it.
  CHECK(code("person.education", "本科") == 20);
  CHECK(code("person.education", "大学") == -1);
  CHECK(code("person.relation", "女儿") == 2);
  CHECK(code("person.relation", "未婚子女") == 2);
  CHECK(code("person.relation", "岳父") == -1);
  CHECK(code("person.employment", "退(离)休人员") == 80);
  CHECK(code("household.registration", "城镇") == 1);
}

TEST_CASE("a broken table is refused with its file, attribute and fault") {
  REQUIRE(faultOf(shipped()).empty());
  const auto says = [](const std::string& toml, std::initializer_list<const char*> words) {
    const std::string text = faultOf(toml);
    INFO(text);
    CHECK(text.find("codes.toml") != std::string::npos);
    for (const char* word : words) CHECK(text.find(word) != std::string::npos);
  };
  says("[[attribute", {"line 1"});
  says("a = 1", {"attribute"});
  says(replaced("subject = \"person\"", "subject = \"people\""), {"person.sex", "subject"});
  says(replaced("column = \"education\"", "column = \"faith\""), {"person.education", "faith"});
  says(replaced("column = \"education\"", "column = \"marital\""), {"person.marital", "twice"});
  says(replaced("key = \"person.education\"", "key = \"person.marital\""), {"person.marital", "twice"});
  says(replaced("[10, \"研究生教育\", \"Postgraduate\"]", "[256, \"研究生教育\", \"Postgraduate\"]"), {"person.education", "256"});
  says(replaced("[10, \"研究生教育\", \"Postgraduate\"]", "[20, \"研究生教育\", \"Postgraduate\"]"), {"person.education", "20", "twice"});
  says(replaced("[10, \"研究生教育\", \"Postgraduate\"]", "[10, \"研究生教育\"]"), {"person.education", "code 1"});
  says(replaced("[20, \"大学本科教育\", \"Bachelor\"]", "[20, \"研究生教育\", \"Bachelor\"]"), {"person.education", "twice"});
  says(replaced("en = \"Education\"", "en = \"Education\"\nhidden = true"), {"person.education", "hidden"});
  says(replaced("[20, \"本科\",", "[21, \"本科\","), {"person.education", "also"});
  says(replaced("[20, \"本科\",", "[20, \"大专\","), {"person.education", "also", "大专", "twice"});
  says(replaced("[20, \"本科\",", "[20, \" \","), {"person.education", "also"});
  // A data file cannot open what the store keeps closed.
  says(replaced("storage = \"aggregate_only\"\n", ""), {"person.ethnic_group", "aggregate_only"});
  says(replaced("storage = \"sealed\"\n", "storage = \"plain\"\n"), {"person.disability_type", "sealed"});
  std::string missing = shipped();
  missing.resize(missing.find("[[attribute]]\nkey = \"dwelling.residence\""));
  says(missing, {"residence", "dwelling"});
}

}  // namespace attribute_test
