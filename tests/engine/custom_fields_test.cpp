// Custom fields from the item to the case: asked, checked, kept, guarded.
#include <fstream>

#include "core/store/audit_gateway.h"
#include "tests/engine/engine_answers.h"

namespace custom_fields_test {

using namespace jw;
using namespace jw::test;
using model::CustomField;
using model::FieldValue;
using Type = CustomField::Type;

namespace {

const char* const kKeyHolder = "欧阳测试丁";
const char* const kNumber = "13900004321";

model::Category withFields(const SmallCity& city, std::vector<CustomField> fields) {
  auto c = *city.engine->directory()->category(city.pothole);
  c.fields = std::move(fields);
  return c;
}

std::vector<CustomField> asked() {
  return {{"depth", "深度", "Depth", Type::number, true}, {"key", "钥匙保管人", "", Type::person}, {"cover", "材质", "", Type::choice, false, {"铸铁", "水泥"}}};
}

model::Report answered(const SmallCity& city) {
  auto r = SmallCity::report(city.pothole, "井盖");
  r.fields = {{"depth"}, {"key"}};
  r.fields[0].text = " 12.5 ";
  r.fields[1].text = kKeyHolder;
  r.fields[1].phone = kNumber;
  return r;
}

}  // namespace

TEST_CASE("what an event item asks is answered in the report and stands on the case page") {
  SmallCity city;
  taken(city.put(engine::PutCategory{withFields(city, asked())}));
  CHECK(city.engine->directory()->category(city.pothole)->fields == asked());
  CHECK(taken(city.put(engine::PutCategory{withFields(city, asked())})).alreadyThere);
  CHECK(code(city.send(SmallCity::report(city.pothole, "井盖"))) == "missing_field");
  CHECK(cases(city) == 0);
  auto wrong = answered(city);
  wrong.fields[0].text = "deep";
  CHECK(code(city.send(wrong)) == "bad_field");
  const auto id = taken(city.send(answered(city))).id;
  auto d = details(city, city.operatorDesk, id);
  REQUIRE(d);
  REQUIRE(d->fields.size() == 2);
  CHECK(d->fields[0] == FieldValue{"depth", "深度", "Depth", Type::number, "12.5"});
  CHECK(d->fields[1] == FieldValue{"key", "钥匙保管人", "", Type::person, "欧***丁", "139****4321"});
  // A feed cannot know what we require; a category without fields takes none.
  auto fed = SmallCity::report(city.pothole, "井盖");
  fed.source = "feed";
  fed.externalId = "1";
  CHECK(details(city, city.operatorDesk, taken(city.send(fed)).id)->fields.empty());
  auto none = answered(city);
  none.category = city.litter;
  CHECK(code(city.send(none)) == "bad_field");
  // The case keeps what was said when the field is gone, also over a restart.
  taken(city.put(engine::PutCategory{withFields(city, {})}));
  city.open();
  d = details(city, city.operatorDesk, id);
  REQUIRE(d->fields.size() == 2);
  CHECK(d->fields[0].name == "深度");
  checkSound(*city.engine);
}

TEST_CASE("people in custom fields are sealed and masked and shown for a purpose like the parties") {
  SmallCity city;
  taken(city.put(engine::PutCategory{withFields(city, asked())}));
  const auto id = taken(city.send(answered(city))).id;
  const auto shown = reveal(city, city.operatorDesk, id, "handling");
  REQUIRE(std::holds_alternative<engine::Engine::CasePeople>(shown));
  const auto& others = std::get<engine::Engine::CasePeople>(shown).others;
  REQUIRE(others.size() == 1);
  CHECK(others[0].text == kKeyHolder);
  CHECK(others[0].phone == kNumber);
  std::vector<model::AuditEntry> log;
  city.engine->read({}, [&](store::Connection& c) { log = store::readAudit(c, 1, 100); }).get();
  CHECK(log.size() == 2);  // the name and the number
  CHECK(std::holds_alternative<engine::Refused>(reveal(city, {{}, "x", model::Role::analyst, {}, {}}, id, "handling")));
  city.engine.reset();
  std::ifstream in(city.folder / "city.jw", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  CHECK(bytes.find("深度") != std::string::npos);
  for (const char* plain : {kKeyHolder, kNumber}) CHECK(bytes.find(plain) == std::string::npos);
}

TEST_CASE("a field that asks for what is not kept is refused with the item") {
  SmallCity city;
  for (const char* name : {"宗教信仰", "身份证号", "民族", "联系电话"}) CHECK(code(city.put(engine::PutCategory{withFields(city, {{"f1", name, ""}})})) == "forbidden_field");
  CHECK(code(city.put(engine::PutCategory{withFields(city, {{"f1", "深度", "Diagnosis"}})})) == "forbidden_field");
  CHECK(code(city.put(engine::PutCategory{withFields(city, {{"f1", "", ""}})})) == "bad_field");
  CHECK(city.engine->directory()->category(city.pothole)->fields.empty());
}

}  // namespace custom_fields_test
