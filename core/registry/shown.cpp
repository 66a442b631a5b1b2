#include "core/registry/shown.h"

#include <array>

#include "core/access/masking.h"
#include "core/base/zone.h"
#include "core/model/door.h"

namespace jw::registry {
namespace {

constexpr std::string_view kHidden = "***";
// Columns that say nothing to people, or nothing that a list may say.
constexpr std::array<std::string_view, 4> kLeftOut{"citizen_id_index", "phone_index", "health", "initials"};
constexpr std::array<std::string_view, 5> kProtected{"citizen_id", "phone", "birth_day", "landlord", "contact"};

template <class Names>
bool has(const Names& names, std::string_view name) {
  for (const auto n : names)
    if (n == name) return true;
  return false;
}

std::int32_t dayOf(Instant at) {
  const LocalTime t = Zone::china().toLocal(at);
  return static_cast<std::int32_t>(daysOf(t.year, t.month, t.day));
}

model::Validity validityOf(const store::RegistryRow& row) {
  return {fromMillis(row.number("valid_from")), row.since, row.image.at("valid_to").is_null() ? kNever : fromMillis(row.number("valid_to")), static_cast<model::Ending>(row.number("ended"))};
}

template <class Codes>
void codesFrom(const store::RegistryRow& row, model::Subject subject, std::size_t count, Codes& codes) {
  const auto names = model::columnNames(subject);
  for (std::size_t i = 0; i < count; ++i) codes.values[i] = static_cast<std::uint8_t>(row.number(std::string(names[i]).c_str()));
}

std::string shownValue(const std::string& column, const store::RowImage& value, bool person) {
  if (value.is_null()) return {};
  if (has(kProtected, column) && (person || column != "phone")) return std::string(kHidden);
  if (column == "name" && person) return access::maskName(value.get_ref<const std::string&>());
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

int ageOn(std::int32_t birthDay, Instant at) {
  const LocalTime born = dateOf(birthDay), now = Zone::china().toLocal(at);
  return now.year - born.year - (std::pair(now.month, now.day) < std::pair(born.month, born.day) ? 1 : 0);
}

model::PersonCodes codesOf(const store::RegistryRow& person) {
  model::PersonCodes codes;
  codesFrom(person, model::Subject::person, model::kPlainPersonColumns, codes);
  return codes;
}

model::PersonLine shownPerson(const store::RegistryRow& row, const Uuid& household, std::string address, Instant at) {
  model::PersonLine line;
  line.id = row.id;
  line.rowVer = row.rowVer;
  line.name = access::maskName(row.text("name"));
  line.household = household;
  line.area = row.text("area");
  line.address = std::move(address);
  line.validity = validityOf(row);
  const auto birthDay = static_cast<std::int32_t>(row.number("birth_day"));
  line.child = access::isUnder14(birthDay, dayOf(at));
  if (line.child) {
    line.codes[model::PersonColumn::relation] = static_cast<std::uint8_t>(row.number("relation"));
    return line;
  }
  line.age = ageOn(birthDay, at);
  line.codes = codesOf(row);
  return line;
}

model::HouseholdLine shownHousehold(const store::RegistryRow& row, const Uuid& dwelling) {
  model::HouseholdLine line;
  line.id = row.id;
  line.rowVer = row.rowVer;
  codesFrom(row, model::Subject::household, line.codes.values.size(), line.codes);
  line.dwelling = dwelling;
  line.area = row.text("area");
  line.validity = validityOf(row);
  return line;
}

model::DwellingLine shownDwelling(const store::RegistryRow& row) {
  model::DwellingLine line;
  line.id = row.id;
  line.rowVer = row.rowVer;
  line.unit = static_cast<std::int32_t>(row.number("unit"));
  line.floor = static_cast<std::int32_t>(row.number("floor"));
  line.number = static_cast<std::int32_t>(row.number("number"));
  line.squareMetres = static_cast<std::int32_t>(row.number("square_metres"));
  codesFrom(row, model::Subject::dwelling, line.codes.values.size(), line.codes);
  line.landlord = !row.text("landlord").empty();
  line.validity = validityOf(row);
  return line;
}

std::string addressOf(const std::string& building, const model::DwellingLine& d) {
  return model::dwellingAddress(building, d.unit, d.floor, d.number);
}

std::vector<model::RowVersion> shownHistory(const store::RegistryRow& present, const std::vector<store::OlderVersion>& older) {
  const bool person = present.image.contains("citizen_id") || present.image.contains("skills");
  std::vector<model::RowVersion> out;
  for (std::size_t i = 0; i <= older.size(); ++i) {
    const auto& row = i == 0 ? present : older[i - 1].row;
    model::RowVersion v;
    v.rowVer = row.rowVer;
    v.since = row.since;
    v.until = row.until;
    if (i < older.size()) {
      v.recordedAt = older[i].recordedAt;
      v.recordedBy = older[i].recordedBy;
      for (const auto& [column, value] : row.image.items()) {
        // A building that was taken away is kept with its outline, which is no column of the others.
        const auto before = older[i].row.image.find(column);
        if (before == older[i].row.image.end() || !present.image.contains(column)) continue;
        if (value != *before && !has(kLeftOut, column)) v.changed.push_back({column, shownValue(column, *before, person), shownValue(column, value, person)});
      }
    }
    out.push_back(std::move(v));
  }
  return out;
}

}  // namespace jw::registry
