#include "core/registry/table_import.h"

#include <algorithm>

#include "core/access/masking.h"
#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/registry/citizen_id.h"
#include "core/registry/shown.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

using model::PersonColumn;
using model::RecordKind;
using model::Subject;

namespace {

}  // namespace

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

TableImport::TableImport(store::Connection& w, Registrar& registrar, const Tools& tools, RecordKind subject, const std::vector<std::string>& mapping, const model::AreaPath& area, const NamedBuildings& buildings, Locate locate)
    : m_w(w), m_registrar(registrar), m_tools(tools), m_subject(subject), m_mapping(mapping), m_area(area), m_buildings(buildings), m_locate(std::move(locate)) {}

model::RegistryAnswer TableImport::carryOut(const model::RegistryCommand& command) {
  auto answer = m_registrar.carryOut(command);
  if (const auto* done = std::get_if<model::RegistryDone>(&answer)) m_steps.insert(m_steps.end(), done->undo.begin(), done->undo.end());
  return answer;
}

std::string TableImport::value(const char* key) const {
  const auto it = m_values.find(key);
  return it == m_values.end() ? std::string() : it->second;
}

// Masked, and of the actor's own area alone.
std::string TableImport::shown(const Uuid& row) const {
  const bool organisation = m_subject == RecordKind::organisation;
  const auto found = store::registryRow(m_w, organisation ? store::Table::organisations : store::Table::people, row);
  if (!found || !model::isWithin(found->text("area"), m_registrar.actor().scope)) return {};
  if (organisation) return found->text("address").empty() ? found->text("name") : found->text("name") + " · " + found->text("address");
  const auto household = store::registryRow(m_w, store::Table::households, found->number("household"));
  const auto dwelling = household ? store::registryRow(m_w, store::Table::dwellings, household->number("dwelling")) : std::nullopt;
  const auto building = dwelling ? store::registryRow(m_w, store::Table::buildings, dwelling->number("building")) : std::nullopt;
  const std::string name = access::maskName(found->text("name"));
  return building ? name + " · " + addressOf(building->text("name").empty() ? building->text("address") : building->text("name"), shownDwelling(*dwelling)) : name;
}

RowFault TableImport::faultOf(std::int64_t row, const model::RegistryRefusal& refusal) const {
  RowFault fault{row, refusal.field == "day" ? "lives_since" : refusal.field, std::string(model::faultName(refusal.fault)), refusal.detail, 0, refusal.rows, refusal.values, {}};
  for (const Uuid& id : refusal.rows) {
    if (const auto it = m_rows.find(id); it != m_rows.end())
      fault.firstRow = it->second;
    else if (auto words = refusal.fault == model::RegistryFault::duplicate ? shown(id) : std::string(); !words.empty())
      fault.known.push_back(std::move(words));
  }
  return fault;
}

void TableImport::read(std::span<const std::string> fields) {
  m_values.clear();
  for (std::size_t i = 0; i < std::min(fields.size(), m_mapping.size()); ++i)
    if (!m_mapping[i].empty()) m_values[m_mapping[i]] = fields[i];
}

std::optional<RowFault> TableImport::take(std::int64_t row, std::span<const std::string> fields) {
  if (fields.size() > m_mapping.size()) return RowFault{row, "", "too_many_fields", "%1 fields for %2 columns", 0, {}, {std::to_string(fields.size()), std::to_string(m_mapping.size())}, {}};
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!m_mapping[i].empty() && !text::isUtf8(fields[i])) return RowFault{row, m_mapping[i], "not_text", "ill-formed characters", 0, {}};
  read(fields);
  return m_subject == RecordKind::organisation ? takeOrganisation(row) : m_subject == RecordKind::facility ? takeFacility(row) : takePerson(row);
}

const store::BuildingRef* TableImport::building() const {
  const auto found = m_buildings.find(std::string(text::trim(value("building"))));
  return found == m_buildings.end() || !found->second ? nullptr : &*found->second;
}

std::variant<RowDoor, model::DoorFault> TableImport::door(const store::BuildingRef& of) const { return rowDoor(value("unit"), value("floor"), value("number"), of); }

// "" where the row names no dwelling that can be.
std::string TableImport::dwellingKey() const {
  const auto* of = building();
  if (!of) return {};
  const auto at = door(*of);
  const auto* d = std::get_if<RowDoor>(&at);
  return d ? std::to_string(of->n) + "/" + std::to_string(d->unit) + "/" + std::to_string(d->door.floor) + "/" + std::to_string(d->door.number) : std::string();
}

std::string TableImport::householdKey() const {
  const std::string dwelling = dwellingKey();
  return dwelling.empty() ? dwelling : dwelling + "/" + text::folded(value("household"));
}

// kNever: it is not said.
std::optional<Instant> TableImport::livesSince(RowFault& fault) const {
  const std::string written = value("lives_since");
  if (text::trim(written).empty()) return kNever;
  const auto day = parseDay(written);
  if (!day) {
    fault.key = "lives_since";
    fault.fault = "bad_value";
    fault.detail = "no date";
    return std::nullopt;
  }
  // Files give a whole family the day on which the first of them came.
  const std::string id = normaliseCitizenId(value("citizen_id"));
  std::optional<std::int32_t> born = parseDay(value("birth_day"));
  const LocalTime today = Zone::china().toLocal(m_registrar.now());
  if (!born && checkCitizenId(id, static_cast<std::int32_t>(daysOf(today.year, today.month, today.day))) == IdFault::none) born = birthDayOf(id);
  return std::max(Zone::china().toInstant(dateOf(std::max(*day, born.value_or(*day)))), fromMillis(0));
}

const model::Code* TableImport::relation() const { return m_tools.attributes.at(PersonColumn::relation).find(std::string_view(value("relation"))); }

std::vector<std::uint32_t> TableImport::headsFirst(std::span<const std::uint32_t> slice, const std::vector<std::vector<std::string>>& fields) {
  std::vector<std::uint32_t> out(slice.begin(), slice.end());
  if (m_subject != RecordKind::person) return out;
  struct Places {
    std::vector<std::size_t> at;
    std::vector<std::uint32_t> heads, others;
  };
  std::unordered_map<std::string, Places> homes;
  for (std::size_t i = 0; i < slice.size(); ++i) {
    read(fields[slice[i]]);
    const std::string key = householdKey();
    if (key.empty()) continue;
    auto& group = homes[key];
    auto& household = m_households[key];
    RowFault unread;
    if (const auto since = livesSince(unread); since && *since != kNever) {
      household.began = std::min(household.began, *since);
      auto& dwelling = m_dwellings.try_emplace(dwellingKey(), kNever).first->second;
      dwelling = std::min(dwelling, *since);
    }
    const auto* code = relation();
    const bool head = code && code->value == static_cast<std::uint8_t>(model::Relation::head);
    household.head = household.head || head;
    household.relations = household.relations || !text::trim(value("relation")).empty();
    group.at.push_back(i);
    (head ? group.heads : group.others).push_back(slice[i]);
  }
  for (auto& [key, group] : homes) {
    group.heads.insert(group.heads.end(), group.others.begin(), group.others.end());
    for (std::size_t i = 0; i < group.at.size(); ++i) out[group.at[i]] = group.heads[i];
  }
  return out;
}

bool TableImport::personPatch(model::PersonPatch& patch, RowFault& fault) const {
  patch.name = value("name");
  if (const auto id = value("citizen_id"); !text::trim(id).empty()) patch.citizenId = id;
  if (const auto phone = value("phone"); !text::trim(phone).empty()) patch.phone = phone;
  if (const auto day = value("birth_day"); !text::trim(day).empty()) {
    patch.birthDay = parseDay(day);
    if (!patch.birthDay) {
      fault.key = "birth_day";
      fault.fault = "bad_value";
      fault.detail = "no date";
      return false;
    }
  }
  model::AggregateCodes aggregate;
  for (const auto& a : m_tools.attributes.all()) {
    const std::string text = a.subject == Subject::person ? value(a.column.c_str()) : std::string();
    if (text::trim(text).empty()) continue;
    const auto* code = a.find(std::string_view(text));
    if (!code) {
      fault.key = a.column;
      fault.fault = "bad_value";
      fault.detail = "no such code";
      return false;
    }
    if (a.storage != model::CodedAttribute::Storage::aggregateOnly)
      patch.codes.emplace_back(static_cast<PersonColumn>(a.slot), code->value);
    else
      (a.slot == 0 ? aggregate.ethnicGroup : aggregate.politicalAffiliation) = code->value;
  }
  if (aggregate != model::AggregateCodes()) patch.aggregate = aggregate;
  return true;
}

// The dwelling that the row names, which is made if the building has no such door yet.
std::optional<Uuid> TableImport::home(RowFault& fault) {
  const auto* of = building();
  if (!of) {
    fault.key = "building";
    fault.fault = "no_building";
    fault.detail = "no building, or more than one, has this name or address";
    return std::nullopt;
  }
  const auto written = door(*of);
  if (const auto* wrong = std::get_if<model::DoorFault>(&written)) {
    fault.key = wrong->field;
    fault.fault = model::faultName(wrong->detail.empty() ? model::RegistryFault::missing : model::RegistryFault::badValue);
    fault.detail = wrong->detail;
    fault.values = wrong->values;
    return std::nullopt;
  }
  const auto at = std::get<RowDoor>(written);
  if (const auto there = store::dwellingAt(m_w, of->n, at.unit, at.door.floor, at.door.number)) return store::registryRow(m_w, store::Table::dwellings, *there)->id;
  const auto first = m_dwellings.find(dwellingKey());
  const auto made = carryOut(model::AddDwelling{of->id, {{}, 0, at.unit, at.door.floor, at.door.number, 0, {}, {}}, first == m_dwellings.end() ? kNever : first->second});
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&made)) {
    fault = faultOf(fault.row, *refusal);
    return std::nullopt;
  }
  return std::get<model::RegistryDone>(made).id;
}

std::optional<RowFault> TableImport::takePerson(std::int64_t row) {
  RowFault fault{row, {}, {}, {}, 0, {}};
  model::PersonPatch patch;
  if (!personPatch(patch, fault)) return fault;
  const auto since = livesSince(fault);
  if (!since) return fault;
  const auto dwelling = home(fault);
  if (!dwelling) return fault;
  auto& said = m_households[householdKey()];
  Uuid household = said.id;
  if (!household && text::trim(value("household")).empty()) {
    // Without a household's number the people of a dwelling are one household, with whoever lives there already.
    const auto there = store::registryRowsOf(m_w, store::Table::households, store::registryRow(m_w, store::Table::dwellings, *dwelling)->n, kNever);
    if (!there.empty()) household = there.front().id;
  }
  // The head's row comes first; where it has a fault of its own, the others are not to blame. Nobody becomes head unsaid.
  const auto* own = relation();
  const bool headless = !household && (own ? own->value != static_cast<std::uint8_t>(model::Relation::head) : said.relations) && !said.head;
  const auto answer = household ? carryOut(model::AddPerson{household, std::move(patch), *since, false}) : carryOut(model::AddHousehold{*dwelling, {}, std::move(patch), *since, said.began});
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) return faultOf(row, *refusal);
  const auto& done = std::get<model::RegistryDone>(answer);
  const Uuid person = store::registryRow(m_w, store::Table::people, done.undo.back().row)->id;
  m_rows[person] = row;
  said.id = household ? household : done.id;
  if (headless) return RowFault{row, "relation", std::string(model::faultName(model::RegistryFault::missing)), "nobody in this household of the file is its head", 0, {}};
  return std::nullopt;
}

std::optional<RowFault> TableImport::takeOrganisation(std::int64_t row) {
  model::PutOrganisation c;
  c.value.name = value("name");
  c.value.creditCode = value("credit_code");
  c.value.address = value("address");
  c.value.phone = value("phone");
  c.value.business = value("business");
  c.value.contact = value("contact");
  c.value.area = m_area;
  if (const auto code = value("area"); !text::trim(code).empty()) {
    const auto path = store::areaPathWithCode(m_w, text::trim(code));
    if (!path) return RowFault{row, "area", "unknown_row", "no such area", 0, {}};
    c.value.area = *path;
  }
  const auto text = value("kind");
  const auto* kind = text::trim(text).empty() ? nullptr : m_tools.attributes.organisationKind().find(std::string_view(text));
  if (!kind && !text::trim(text).empty()) return RowFault{row, "kind", "bad_value", "no such code", 0, {}};
  c.value.kind = kind ? kind->value : 0;
  const auto answer = carryOut(c);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) return faultOf(row, *refusal);
  m_rows[std::get<model::RegistryDone>(answer).id] = row;
  return std::nullopt;
}

}  // namespace jw::registry
