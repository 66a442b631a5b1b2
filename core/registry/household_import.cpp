// The part of the import that takes in households 户 with their dwellings 房屋.
#include <charconv>
#include <cmath>

#include "core/access/masking.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/registry/citizen_id.h"
#include "core/registry/homes.h"
#include "core/registry/shown.h"
#include "core/registry/table_import.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

using model::DwellingColumn;
using model::HouseholdColumn;
using store::Table;

namespace {

constexpr double kLargestHome = 100'000;
constexpr std::pair<const char*, DwellingColumn> kDwellingKeys[] = {{"dwelling_type", DwellingColumn::type}, {"ownership", DwellingColumn::ownership}, {"residence", DwellingColumn::residence}};
constexpr std::pair<const char*, HouseholdColumn> kHouseholdKeys[] = {{"household_type", HouseholdColumn::type}, {"registration", HouseholdColumn::registration}, {"special_family", HouseholdColumn::specialFamily}};
constexpr std::pair<const char*, model::PersonColumn> kHeadKeys[] = {{"sex", model::PersonColumn::sex}, {"paper", model::PersonColumn::paper}};

// Says what is wrong with a column; false.
bool wrongIn(RowFault& fault, const char* key, const char* detail, model::RegistryFault kind = model::RegistryFault::badValue) {
  fault.key = key;
  fault.fault = model::faultName(kind);
  fault.detail = detail;
  return false;
}

// "89", "89.6㎡", "89平方米": whole square metres.
std::optional<std::int32_t> metresIn(std::string_view written) {
  const std::string plain = text::folded(written);
  std::string_view s = plain;
  for (const std::string_view end : {"平方米", "平米", "㎡", "m²", "m2", "平"})
    if (s.ends_with(end)) {
      s.remove_suffix(end.size());
      break;
    }
  double value = 0;
  const auto [last, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || last != s.data() + s.size() || !(value >= 0 && value <= kLargestHome)) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(value));
}

}  // namespace

// Codes of 0 and empty texts are not said.
struct TableImport::HomeSaid {
  struct Masked {
    const char* key;
    access::Field field;
    std::string written;
  };
  model::Dwelling dwelling;
  model::HouseholdCodes codes{};
  model::PersonPatch head;
  std::vector<Masked> masked;
  bool ofHead() const { return head.name || head.citizenId || head.phone || head.birthDay || !head.codes.empty() || !masked.empty(); }
};

bool TableImport::readHome(HomeSaid& home, RowFault& fault) const {
  const auto code = [&](const char* key, std::uint8_t& into) {
    const auto words = said(key);
    if (words.empty()) return true;
    const auto* found = importCodes(m_tools.attributes, m_subject, key)->find(std::string_view(words));
    into = found ? found->value : 0;
    return found || wrongIn(fault, key, "no such code");
  };
  for (const auto& [key, column] : kDwellingKeys)
    if (!code(key, home.dwelling.codes[column])) return false;
  for (const auto& [key, column] : kHouseholdKeys)
    if (!code(key, home.codes[column])) return false;
  for (const auto& [key, column] : kHeadKeys) {
    std::uint8_t value = 0;
    if (!code(key, value)) return false;
    if (value != 0) home.head.codes.emplace_back(column, value);
  }
  if (const auto metres = said("square_metres"); !metres.empty()) {
    const auto whole = metresIn(metres);
    if (!whole) return wrongIn(fault, "square_metres", "0 to 100,000 are possible");
    home.dwelling.squareMetres = *whole;
  }
  home.dwelling.landlord = said("landlord");
  const auto masked = [&](const char* key, access::Field field, const std::string& written) {
    if (written.find('*') == std::string::npos) return false;
    home.masked.push_back({key, field, written});
    return true;
  };
  if (auto name = said("name"); !name.empty() && !masked("name", access::Field::personName, name)) home.head.name = std::move(name);
  if (auto number = said("citizen_id"); !number.empty() && !masked("citizen_id", access::Field::citizenId, number)) home.head.citizenId = std::move(number);
  if (auto phone = said("phone"); !phone.empty() && !masked("phone", access::Field::personPhone, phone)) home.head.phone = std::move(phone);
  if (const auto day = said("birth_day"); !day.empty() && !masked("birth_day", access::Field::birth, day)) {
    home.head.birthDay = parseDay(day);
    if (!home.head.birthDay) return wrongIn(fault, "birth_day", "no date");
  }
  return true;
}

std::optional<RowFault> TableImport::takeHousehold(std::int64_t row) {
  RowFault fault{row, {}, {}, {}, 0, {}};
  RowUpdate update{row, {}, {}, {}};
  HomeSaid home;
  if (!readHome(home, fault)) return fault;
  const auto since = livesSince(fault);
  if (!since) return fault;
  const auto steps = m_steps.size();
  const auto id = this->home(fault, home.dwelling);
  if (!id) return fault;
  if (m_steps.size() > steps) m_rows[*id] = row;
  const auto dwelling = store::registryRow(m_w, Table::dwellings, *id);
  if (!fillDwelling(*dwelling, home, update, fault)) return fault;
  if (home.ofHead() || home.codes != model::HouseholdCodes() || !said("record").empty()) {
    const auto there = householdMeant(*dwelling, home, fault);
    if (!fault.fault.empty()) return fault;
    if (there) {
      if (!fillHousehold(*there, home, update, fault)) return fault;
    } else {
      const auto answer = carryOut(model::AddHousehold{*id, home.codes, std::move(home.head), *since, kNever});
      if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) return faultOf(row, *refusal);
      const auto& done = std::get<model::RegistryDone>(answer);
      m_rows[done.id] = row;
      m_rows[store::registryRow(m_w, Table::people, done.undo.back().row)->id] = row;
    }
  }
  if (update.columns.empty()) return std::nullopt;
  const auto building = store::registryRow(m_w, Table::buildings, dwelling->number("building"));
  update.code = addressOf(building->text("name").empty() ? building->text("address") : building->text("name"), shownDwelling(*dwelling));
  m_updates.push_back(std::move(update));
  return std::nullopt;
}

// What earlier rows said of the dwelling must not be said otherwise. What the file itself has made is no update.
bool TableImport::fillDwelling(const store::RegistryRow& dwelling, const HomeSaid& home, RowUpdate& update, RowFault& fault) {
  const auto was = shownDwelling(dwelling);
  model::EditDwelling edit{dwelling.id, 0, was.squareMetres, was.codes, {}, kNever};
  std::vector<std::string> changed;
  const auto differs = [&](const char* key, bool isSaid, bool same) {
    if (!isSaid) return false;
    const auto [first, fresh] = m_saidOf.try_emplace(dwelling.id.text() + key, fault.row);
    if (same) return false;
    if (!fresh) {
      wrongIn(fault, key, "row %1 says something else of this dwelling");
      fault.values = {std::to_string(first->second)};
    }
    changed.emplace_back(key);
    return true;
  };
  for (const auto& [key, column] : kDwellingKeys)
    if (differs(key, home.dwelling.codes[column] != 0, home.dwelling.codes[column] == was.codes[column])) edit.codes[column] = home.dwelling.codes[column];
  if (differs("square_metres", home.dwelling.squareMetres != 0, home.dwelling.squareMetres == was.squareMetres)) edit.squareMetres = home.dwelling.squareMetres;
  if (differs("landlord", !home.dwelling.landlord.empty(), home.dwelling.landlord == opened(m_tools, "dwellings", "landlord", dwelling))) edit.landlord = home.dwelling.landlord;
  if (!fault.fault.empty()) return false;
  if (changed.empty()) return true;
  const auto answer = carryOut(edit);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) {
    fault = faultOf(fault.row, *refusal);
    return false;
  }
  if (!m_rows.contains(dwelling.id)) update.columns.insert(update.columns.end(), changed.begin(), changed.end());
  return true;
}

// Nothing for a new household, or where the row has a fault.
std::optional<store::RegistryRow> TableImport::householdMeant(const store::RegistryRow& dwelling, const HomeSaid& home, RowFault& fault) const {
  const auto there = store::registryRowsOf(m_w, Table::households, dwelling.n, kNever);
  if (const auto record = said("record"); !record.empty()) {
    const auto id = Uuid::parse(record);
    for (const auto& h : there)
      if (id && h.id == *id) return h;
    wrongIn(fault, "record", "no such household lives in this dwelling");
    return std::nullopt;
  }
  if (!home.masked.empty()) {
    wrongIn(fault, home.masked.front().key, "is masked");
    return std::nullopt;
  }
  if (!home.ofHead()) {
    if (there.size() == 1) return there.front();
    if (there.size() > 1) wrongIn(fault, "name", "several households live there; say whose head", model::RegistryFault::missing);
    return std::nullopt;
  }
  std::vector<const store::RegistryRow*> named;
  for (const auto& h : there) {
    const auto head = headOf(m_w, h);
    if (!head) continue;
    const auto number = opened(m_tools, "people", "citizen_id", *head);
    if (home.head.citizenId && !number.empty() && normaliseCitizenId(number) == normaliseCitizenId(*home.head.citizenId)) return h;
    if (home.head.name != text::trim(head->text("name")) || (home.head.citizenId && !number.empty()) || (home.head.birthDay && *home.head.birthDay != head->number("birth_day"))) continue;
    named.push_back(&h);
  }
  if (named.size() > 1) wrongIn(fault, "name", "several households there have a head of this name");
  return named.size() == 1 ? std::optional(*named.front()) : std::nullopt;
}

bool TableImport::fillHousehold(const store::RegistryRow& household, const HomeSaid& home, RowUpdate& update, RowFault& fault) {
  if (const auto first = m_rows.find(household.id); first != m_rows.end()) {
    fault.firstRow = first->second;
    return wrongIn(fault, home.head.citizenId ? "citizen_id" : home.head.name ? "name" : "number", "the same household", model::RegistryFault::duplicate);
  }
  m_rows[household.id] = fault.row;
  if (const auto day = parseDay(said("lives_since")); day && *day != localDay(livesThereSince(m_w, household))) return wrongIn(fault, "lives_since", "an import does not change since when a household lives there");
  model::EditHousehold edit{household.id, 0, shownHousehold(household, {}).codes, kNever};
  const auto was = edit.codes;
  for (const auto& [key, column] : kHouseholdKeys)
    if (home.codes[column] != 0 && home.codes[column] != was[column]) {
      edit.codes[column] = home.codes[column];
      update.columns.emplace_back(key);
    }
  if (edit.codes != was)
    if (const auto answer = carryOut(edit); const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) {
      fault = faultOf(fault.row, *refusal);
      return false;
    }
  const auto head = headOf(m_w, household);
  return !head || fillHead(*head, home, update, fault);
}

// A number makes sure who is meant, else the name does.
bool TableImport::fillHead(const store::RegistryRow& head, const HomeSaid& home, RowUpdate& update, RowFault& fault) {
  m_rows[head.id] = fault.row;
  update.name = access::maskName(head.text("name"));
  const auto& wanted = home.head;
  const std::string number = opened(m_tools, "people", "citizen_id", head), phone = opened(m_tools, "people", "phone", head);
  for (const auto& m : home.masked) {
    const bool ofName = m.field == access::Field::personName, ofNumber = m.field == access::Field::citizenId, ofPhone = m.field == access::Field::personPhone;
    const std::string there = ofName ? head.text("name") : ofNumber ? number : ofPhone ? phone : dayText(static_cast<std::int32_t>(head.number("birth_day")));
    if (access::mask(m.field, there) != m.written) return wrongIn(fault, m.key, "is masked");
  }
  const bool sameNumber = wanted.citizenId && !number.empty() && normaliseCitizenId(*wanted.citizenId) == normaliseCitizenId(number), sameName = wanted.name == text::trim(head.text("name"));
  if (wanted.citizenId && !sameNumber && !number.empty()) return wrongIn(fault, "citizen_id", "the head of this household has another number");
  if (!sameNumber && !sameName && (wanted.name || wanted.citizenId)) return wrongIn(fault, "name", "this household has another head");
  model::EditPerson edit{head.id, 0, {}, kNever};
  const auto say = [&](const char* key, const auto& value, auto& into) {
    into = value;
    update.columns.emplace_back(key);
  };
  const auto columns = update.columns.size();
  if (wanted.name && !sameName) say("name", wanted.name, edit.change.name);
  if (wanted.citizenId && !sameNumber) say("citizen_id", wanted.citizenId, edit.change.citizenId);
  if (wanted.birthDay && *wanted.birthDay != head.number("birth_day")) say("birth_day", wanted.birthDay, edit.change.birthDay);
  if (wanted.phone && normalisePhone(*wanted.phone) != phone) say("phone", wanted.phone, edit.change.phone);
  for (std::size_t i = 0; i < std::size(kHeadKeys); ++i)
    for (const auto& [column, code] : wanted.codes)
      if (column == kHeadKeys[i].second && code != codesOf(head)[column]) {
        edit.change.codes.emplace_back(column, code);
        update.columns.emplace_back(kHeadKeys[i].first);
      }
  if (update.columns.size() == columns) return true;
  const auto answer = carryOut(edit);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) fault = faultOf(fault.row, *refusal);
  return std::holds_alternative<model::RegistryDone>(answer);
}

}  // namespace jw::registry
