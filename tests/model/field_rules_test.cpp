// Custom fields of event items: what may be asked, what is an answer, and how both are kept.
#include "core/model/field_rules.h"

#include "core/base/error.h"
#include "tests/catch.h"

namespace field_rules_test {

using namespace jw;
using model::CustomField;
using model::FieldValue;
using model::RefusalCode;
using Type = CustomField::Type;

namespace {

FieldValue said(const char* key, const char* text) {
  FieldValue v{key};
  v.text = text;
  return v;
}

std::vector<CustomField> manhole() {
  return {{"damage", "病害", "Damage", Type::choice, true, {"缺失", "破损"}}, {"width", "直径", "", Type::number}, {"since", "何日起", "", Type::date}, {"who", "联系人", "", Type::person}, {"at", "阀门井", "", Type::place}, {"more", "补充", "", Type::text}};
}

std::optional<RefusalCode> refusal(std::vector<FieldValue> values, bool mayMiss = true) {
  const auto fault = model::settle(manhole(), values, mayMiss);
  return fault ? std::optional(fault->code) : std::nullopt;
}

}  // namespace

TEST_CASE("a field is complete or the fault is named") {
  CHECK_FALSE(model::definitionFault(manhole()));
  CHECK_FALSE(model::definitionFault({}));
  const auto with = [](auto change) {
    auto fields = manhole();
    change(fields);
    return model::definitionFault(fields).value_or("");
  };
  CHECK_THAT(with([](auto& f) { f[1].key = "a b"; }), Catch::Contains("key"));
  CHECK_THAT(with([](auto& f) { f[1].key = f[0].key; }), Catch::Contains("one key"));
  CHECK_THAT(with([](auto& f) { f[1].name = " "; }), Catch::Contains("no name"));
  CHECK_THAT(with([](auto& f) { f[1].name = " 病害 "; }), Catch::Contains("one name"));
  CHECK_THAT(with([](auto& f) { f[0].options.pop_back(); }), Catch::Contains("2 to 100"));
  CHECK_THAT(with([](auto& f) { f[0].options.push_back("缺失 "); }), Catch::Contains("the same"));
  CHECK_THAT(with([](auto& f) { f[1].options = {"a", "b"}; }), Catch::Contains("belong to a choice"));
  CHECK_THAT(with([](auto& f) { f.resize(31, f[0]); }), Catch::Contains("more than 30"));
  CHECK_THAT(with([](auto& f) { f[2].name = std::string("a\0b", 3); }), Catch::Contains("no name"));
}

TEST_CASE("answers come in the order of the fields under their names, trimmed and half-width") {
  std::vector<FieldValue> values{said("since", " ２０２６-０５-０１ "), said("", "破损"), said("width", "７０.５"), said("more", "  ")};
  values[1].name = "病害";
  REQUIRE_FALSE(model::settle(manhole(), values, false));
  REQUIRE(values.size() == 3);
  CHECK(values[0] == FieldValue{"damage", "病害", "Damage", Type::choice, "破损"});
  CHECK(values[1] == FieldValue{"width", "直径", "", Type::number, "70.5"});
  CHECK(values[2] == FieldValue{"since", "何日起", "", Type::date, "2026-05-01"});
}

TEST_CASE("what is no answer is refused, and what is required is asked for") {
  CHECK_FALSE(refusal({}));
  CHECK(refusal({}, false) == RefusalCode::missingField);
  CHECK(refusal({said("damage", "松动")}) == RefusalCode::badField);
  CHECK(refusal({said("nothing", "x")}) == RefusalCode::badField);
  for (const char* no : {"x", "1,5", "1e999", "12 cm", "nan", "0x10"}) CHECK(refusal({said("width", no)}) == RefusalCode::badField);
  for (const char* yes : {"0", "-3.5", "1e3", "007"}) CHECK_FALSE(refusal({said("width", yes)}));
  for (const char* no : {"2026-13-01", "2026-02-29", "2026-2-1", "26-02-01", "1026-02-01", "2026/02/01", "2026-02-0x"}) CHECK(refusal({said("since", no)}) == RefusalCode::badField);
  CHECK_FALSE(refusal({said("since", "2024-02-29")}));
  CHECK(refusal({said("more", std::string(2001, 'x').c_str())}) == RefusalCode::tooLong);
  CHECK(refusal({said("more", "\xff")}) == RefusalCode::badText);
  auto v = said("more", "x");
  v.phone = "1";
  CHECK(refusal({v}) == RefusalCode::badField);
  v = said("at", "");
  v.point = model::Point{120, 91};
  CHECK(refusal({v}) == RefusalCode::badField);
  v.point = model::Point{120, 30};
  CHECK_FALSE(refusal({v}));
  CHECK(refusal({said("damage", "缺失"), said("damage", "破损")}) == RefusalCode::badField);  // one answer to a field
}

TEST_CASE("fields and answers come back from their texts as they were") {
  CHECK(model::readFields(model::fieldsJson(manhole())) == manhole());
  CHECK(model::fieldsJson({}).empty());
  CHECK(model::readFields("").empty());
  FieldValue place{"at", "阀门井", "Valve", Type::place, "门口 \"东\"", "", model::Point{120.123456, 30.5}}, person{"who", "联系人", "", Type::person, "张三", "0571-1"};
  CHECK(model::readValues(model::valuesJson({place, person})) == std::vector{place, person});
  for (const char* bad : {"{}", "[1]", "[{\"type\":\"colour\"}]", "[", "[{\"key\":5}]"}) CHECK_THROWS_AS(model::readFields(bad), Error);
}

}  // namespace field_rules_test
