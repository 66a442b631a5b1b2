// What a field of a report must not be called.
#include "core/access/field_names.h"

#include "tests/catch.h"

namespace field_names_test {

using namespace jw;

TEST_CASE("a field does not ask for what is not kept or kept elsewhere") {
  const auto names = access::FieldNames::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  const auto group = [&](const char* name) {
    const auto* g = names.find(name);
    return g ? g->code : "";
  };
  CHECK(group("宗教信仰") == "religion");
  CHECK(group("Criminal record") == "criminal_record");
  CHECK(group("民族") == "ethnic_group");
  CHECK(group("当事人民族") == "ethnic_group");
  CHECK(group("政治面貌") == "political_affiliation");
  CHECK(group("身份证号码") == "citizen_id");
  CHECK(group("ID number") == "citizen_id");
  CHECK(group("联系人手机") == "phone");
  CHECK(group("联系电话") == "phone");
  CHECK(group("Phone") == "phone");
  CHECK(group("残疾等级") == "health");
  CHECK(group("Diagnosis") == "health");
  CHECK(group("老人健康状况") == "health");
  CHECK(group("出生日期") == "birth");
  CHECK(group("人员行踪") == "position");
  for (const char* fine : {"井盖材质", "井口直径（cm）", "灯杆编号", "不亮盏数", "纠纷事项", "物业联系人", "物业办公地点", "噪声来源", "开始日期", "病害情况", "民族路段", "Material", "Opening (cm)", "Number on the pole",
                           "Contact at the company", "Office of the company", "Lamps out", "Damage", "Source of the noise", "电话亭编号", "健康步道名称"})
    CHECK(group(fine) == "");
}

}  // namespace field_names_test
