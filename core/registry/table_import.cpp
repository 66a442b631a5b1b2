#include "core/registry/table_import.h"

#include <algorithm>

#include "core/access/masking.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/registry/citizen_id.h"
#include "core/registry/shown.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

using model::PersonColumn;
using model::RecordKind;
using model::Subject;

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

std::string TableImport::said(const char* key) const { return std::string(text::trim(value(key))); }

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
  switch (m_subject) {
    case RecordKind::household:
      return takeHousehold(row);
    case RecordKind::organisation:
      return takeOrganisation(row);
    case RecordKind::compound:
      return takeCompound(row);
    case RecordKind::volunteer:
      return takeVolunteer(row);
    case RecordKind::facility:
      return takeFacility(row);
    default:
      return takePerson(row);
  }
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
  const auto lived = [this](Instant since) {
    auto& dwelling = m_dwellings.try_emplace(dwellingKey(), kNever).first->second;
    dwelling = std::min(dwelling, since);
  };
  if (m_subject == RecordKind::household)
    for (const auto row : slice) {
      read(fields[row]);
      RowFault unread;
      if (const auto since = livesSince(unread)) lived(*since);
    }
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
      lived(*since);
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
std::optional<Uuid> TableImport::home(RowFault& fault, model::Dwelling fresh) {
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
  fresh.unit = at.unit;
  fresh.floor = at.door.floor;
  fresh.number = at.door.number;
  const auto made = carryOut(model::AddDwelling{of->id, std::move(fresh), first == m_dwellings.end() ? kNever : first->second});
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

std::optional<model::AreaPath> TableImport::area(RowFault& fault) const {
  const auto code = said("area");
  auto path = code.empty() ? std::optional(std::string(m_area)) : store::areaPathWithCode(m_w, code);
  if (!path) {
    fault.key = "area";
    fault.fault = model::faultName(model::RegistryFault::unknownRow);
    fault.detail = "no such area";
  }
  return path;
}

std::optional<RowFault> TableImport::takeOrganisation(std::int64_t row) {
  model::PutOrganisation c;
  c.value.name = value("name");
  c.value.creditCode = value("credit_code");
  c.value.address = value("address");
  c.value.phone = value("phone");
  c.value.business = value("business");
  c.value.contact = value("contact");
  RowFault fault{row, {}, {}, {}, 0, {}};
  const auto below = area(fault);
  if (!below) return fault;
  c.value.area = *below;
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
