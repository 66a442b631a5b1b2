#include "core/registry/import_columns.h"

#include <algorithm>

#include "core/base/clock.h"
#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::registry {

using model::RecordKind;
using model::Subject;

namespace {

// Columns of a household's row whose fields are codes.
constexpr std::pair<const char*, const char*> kHomeCodes[] = {{"dwelling_type", "dwelling.type"},     {"ownership", "dwelling.ownership"},           {"residence", "dwelling.residence"},
                                                              {"household_type", "household.type"}, {"registration", "household.registration"}, {"special_family", "household.special_family"},
                                                              {"sex", "person.sex"},                  {"paper", "person.paper"}};

std::vector<ImportColumn> homeColumns(const model::Attributes& attributes) {
  std::vector<ImportColumn> out{{"record", "户记录标识", "Household record", {"户标识"}},
                                {"building", "楼栋", "Building", {"楼栋名称", "地址", "楼号"}},
                                {"unit", "单元", "Unit", {"单元号"}},
                                {"floor", "楼层", "Floor", {"层"}},
                                {"number", "房号", "Door", {"门牌号", "户室号"}}};
  const auto add = [&](std::size_t i, std::string zh, std::string en, std::vector<std::string> also) {
    const auto* a = attributes.find(kHomeCodes[i].second);
    out.push_back({kHomeCodes[i].first, zh + a->zh, en.empty() ? a->en : en, std::move(also)});
  };
  add(0, "", "", {"房屋类型"});
  add(1, "", "", {"房屋归属", "产权归属"});
  add(2, "", "", {"房屋性质", "房屋用途"});
  out.push_back({"square_metres", "建筑面积", "Square metres", {"面积", "房屋面积", "建筑面积（平方米）", "建筑面积(㎡)"}});
  out.push_back({"landlord", "房东", "Landlord", {"出租人", "房东及电话", "房主"}});
  add(3, "", "", {});
  add(4, "", "", {});
  add(5, "", "", {"特殊家庭类型"});
  out.push_back({"name", "户主姓名", "Head", {"户主", "姓名"}});
  out.push_back({"citizen_id", "户主公民身份号码", "Head's citizen ID", {"户主身份证号", "户主身份证号码", "户主身份证", "户主证件号码", "公民身份号码", "身份证号", "身份证号码", "证件号码"}});
  add(7, "户主", "Head's identity paper", {});
  out.push_back({"birth_day", "户主出生日期", "Head's date of birth", {"户主生日", "出生日期"}});
  add(6, "户主", "Head's sex", {"性别"});
  out.push_back({"phone", "户主联系电话", "Head's telephone", {"户主电话", "户主手机", "联系电话", "电话", "手机", "手机号码"}});
  out.push_back({"lives_since", "居住起始日", "Lives here since", {"居住起始日期", "居住起始时间", "居住开始日期", "居住开始时间", "入住日期", "入住时间", "迁入日期", "迁入时间", "moved in"}});
  return out;
}

}  // namespace

const model::CodedAttribute* importCodes(const model::Attributes& attributes, RecordKind subject, std::string_view key) {
  if (subject == RecordKind::household) {
    const auto it = std::find_if(std::begin(kHomeCodes), std::end(kHomeCodes), [&](const auto& c) { return c.first == key; });
    return it == std::end(kHomeCodes) ? nullptr : attributes.find(it->second);
  }
  for (const auto& a : attributes.all())
    if (model::recordKindOf(a.subject) == subject && a.column == key) return &a;
  return nullptr;
}

std::optional<std::int32_t> parseDay(std::string_view text) {
  const std::string s = text::withoutBlanks(text::halfWidth(text));
  std::vector<int> parts;
  bool inNumber = false;
  for (const char c : s) {
    if (c >= '0' && c <= '9') {
      if (!inNumber) parts.push_back(0);
      if (parts.back() > 99'999'999) return std::nullopt;
      parts.back() = parts.back() * 10 + (c - '0');
      inNumber = true;
    } else {
      inNumber = false;
    }
  }
  if (parts.size() == 1 && s.size() == 8) parts = {parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100};
  if (parts.size() != 3 || parts[0] < 1850 || parts[0] > 2200 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) return std::nullopt;
  const auto days = daysOf(parts[0], parts[1], parts[2]);
  return dateOf(days).day == parts[2] ? std::optional(static_cast<std::int32_t>(days)) : std::nullopt;
}

std::vector<ImportColumn> importColumns(const model::Attributes& attributes, RecordKind subject) {
  if (subject == RecordKind::facility)
    return {{"code", "部件标识码", "Facility code", {"标识码", "部件编码", "设施编码", "编码", "code", "objid"}}, {"kind", "部件类别", "Kind of facility", {"类别", "类别代码", "类别编码", "部件类别代码", "小类代码", "小类", "设施类型", "类型"}},
            {"name", "部件名称", "Name", {"名称", "设施名称", "objname"}}, {"lon", "经度", "Longitude", {"东经", "x", "lon", "lng"}}, {"lat", "纬度", "Latitude", {"北纬", "y", "lat"}},
            {"department", "主管部门", "Owner department", {"主管部门名称", "主管部门代码", "权属单位", "权属单位名称", "deptname1", "deptcode1", "department"}}};
  if (subject == RecordKind::organisation)
    return {{"name", "名称", "Name", {"单位名称", "组织名称", "店名"}}, {"kind", "组织类型", "Kind of organisation", {"类型"}}, {"credit_code", "统一社会信用代码", "Credit code", {"信用代码"}},
            {"address", "地址", "Address", {}}, {"phone", "电话", "Telephone", {"办公电话"}}, {"business", "经营范围", "Business", {"备注", "text"}}, {"contact", "联系人", "Contact", {}}, {"area", "网格代码", "Area code", {"社区代码"}}};
  if (subject == RecordKind::compound)
    return {{"name", "小区名称", "Name", {"名称", "小区", "小区名"}}, {"address", "地址", "Address", {"小区地址", "详细地址"}}, {"area", "区域代码", "Area code", {"社区代码", "网格代码", "所属社区代码", "所属网格代码"}}};
  if (subject == RecordKind::volunteer)
    return {{"record", "记录标识", "Record", {}}, {"name", "姓名", "Name", {"志愿者姓名"}}, {"citizen_id", "公民身份号码", "Citizen ID", {"身份证号", "身份证号码", "身份证", "证件号码"}}, {"contact", "联系方式", "Contact", {"联系电话", "电话", "手机", "手机号", "手机号码"}},
            {"team", "所属队伍", "Team", {"志愿队伍", "服务队", "志愿服务队", "队伍"}}, {"skills", "特长", "Skills", {"服务特长", "技能", "专长"}}, {"area", "区域代码", "Area code", {"社区代码", "网格代码"}}};
  if (subject == RecordKind::household) return homeColumns(attributes);
  std::vector<ImportColumn> out{{"name", "姓名", "Name", {}},
                                {"citizen_id", "公民身份号码", "Citizen ID", {"身份证号", "身份证号码", "身份证", "证件号码"}},
                                {"birth_day", "出生日期", "Date of birth", {"生日", "出生年月日"}},
                                {"phone", "联系电话", "Telephone", {"电话", "手机", "手机号", "手机号码", "phone"}},
                                {"building", "楼栋", "Building", {"楼栋名称", "地址", "楼号"}},
                                {"unit", "单元", "Unit", {"单元号"}},
                                {"floor", "楼层", "Floor", {"层"}},
                                {"number", "房号", "Door", {"门牌号", "户室号"}},
                                {"household", "户号", "Household", {"户编号"}},
                                {"lives_since", "居住起始日", "Lives here since", {"居住起始日期", "居住起始时间", "居住开始日期", "居住开始时间", "入住日期", "入住时间", "迁入日期", "迁入时间", "moved in"}}};
  for (const auto& a : attributes.all())
    if (a.subject == Subject::person) out.push_back({a.column, a.zh, a.en, {}});
  return out;
}

std::vector<std::string> guessMapping(const std::vector<ImportColumn>& columns, const std::vector<std::string>& headers) {
  std::vector<std::string> out;
  for (const std::string& header : headers) {
    const std::string wanted = text::folded(header);
    const auto means = [&](const ImportColumn& c) {
      return text::folded(c.key) == wanted || text::folded(c.zh) == wanted || text::folded(c.en) == wanted || std::any_of(c.also.begin(), c.also.end(), [&](const auto& a) { return text::folded(a) == wanted; });
    };
    const auto it = std::find_if(columns.begin(), columns.end(), means);
    out.push_back(it == columns.end() || std::find(out.begin(), out.end(), it->key) != out.end() ? std::string() : it->key);
  }
  return out;
}

std::vector<std::pair<std::string, const access::ForbiddenColumns::Group*>> forbiddenHeaders(const access::ForbiddenColumns& forbidden, const std::vector<std::string>& headers) {
  std::vector<std::pair<std::string, const access::ForbiddenColumns::Group*>> out;
  for (const std::string& h : headers)
    if (const auto* group = forbidden.find(h)) out.emplace_back(h, group);
  return out;
}

}  // namespace jw::registry
