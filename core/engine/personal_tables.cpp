#include "core/engine/personal_tables.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/zone.h"
#include "core/engine/registry_desk.h"
#include "core/model/area_code.h"
#include "core/registry/homes.h"
#include "core/registry/import_columns.h"
#include "core/registry/person_fields.h"
#include "core/registry/shown.h"
#include "core/store/home_reader.h"
#include "core/store/registry_lookup.h"
#include "core/store/volunteer_reader.h"

namespace jw::engine {
namespace {

using access::Field;
using model::RecordKind;
using store::RegistryRow;
using store::Table;

using Cells = std::unordered_map<std::string, std::string>;  ///< by key

class TableWriter {
 public:
  TableWriter(store::Connection& c, const PersonalTable& table, const model::Actor& actor, const model::Attributes& attributes, const access::FieldCipher& cipher, const access::Purposes& purposes, Instant now)
      : m_c(c), m_table(table), m_actor(actor), m_attributes(attributes), m_tools{cipher, attributes, m_pinyin}, m_purposes(purposes), m_today(registry::localDay(now)) {}

  PersonalSheet write() {
    const bool homes = m_table.subject == RecordKind::household;
    for (auto& column : registry::importColumns(m_attributes, m_table.subject)) {
      if (column.key == "landlord") continue;
      PersonalSheet::Column head{column.key, column.zh, column.en, {}};
      if (const auto* codes = registry::importCodes(m_attributes, m_table.subject, column.key))
        for (const auto& code : codes->codes) head.codes[code.zh] = code.en;
      m_sheet.columns.push_back(std::move(head));
    }
    m_sheet.columns.push_back({"mark", "水印", "Mark", {}});
    m_sheet.table = true;
    m_sheet.zh = homes ? "户及其房屋" : "志愿者";
    m_sheet.en = homes ? "Households with their dwellings" : "Volunteers";
    homes ? writeHomes() : writeVolunteers();
    return std::move(m_sheet);
  }

 private:
  access::Subject subjectOf(const RegistryRow& person) const { return {person.text("area"), access::isUnder14(static_cast<std::int32_t>(person.number("birth_day")), m_today)}; }
  std::string shown(Field field, const access::Subject& subject, const std::string& value) const {
    return value.empty() || access::maySee(field, m_actor, subject, m_table.purpose, m_purposes) ? value : access::mask(field, value);
  }
  std::string code(const char* key, std::int64_t value) const {
    const auto* found = registry::importCodes(m_attributes, m_table.subject, key)->find(static_cast<std::uint8_t>(value));
    return found ? found->zh : std::string();
  }
  void add(Cells cells) {
    std::vector<std::string> row;
    for (std::size_t i = 0; i + 1 < m_sheet.columns.size(); ++i) row.push_back(std::move(cells[m_sheet.columns[i].key]));
    m_sheet.rows.push_back(std::move(row));
  }

  // What an import finds this very building by, if anything does.
  std::string buildingWords(const RegistryRow& building) const {
    for (const char* column : {"name", "address"})
      if (const auto at = m_named.find(building.text(column)); at != m_named.end() && at->second && at->second->n == building.n) return at->first;
    return building.text("name");
  }

  void writeHomes() {
    const auto homes = store::homesBelow(m_c, m_table.area);
    std::unordered_map<std::int64_t, RegistryRow> buildings;
    std::vector<RegistryRow> dwellings;
    dwellings.reserve(homes.size());
    for (const auto& home : homes) {
      dwellings.push_back(*store::registryRow(m_c, Table::dwellings, home.dwelling));
      const auto n = dwellings.back().number("building");
      if (buildings.contains(n)) continue;
      const auto& building = buildings.emplace(n, *store::registryRow(m_c, Table::buildings, n)).first->second;
      for (const char* column : {"name", "address"})
        if (const auto words = building.text(column); !words.empty()) m_named.try_emplace(words);
    }
    store::findBuildings(m_c, m_named, m_table.area);
    for (std::size_t i = 0; i < homes.size(); ++i) {
      const auto dwelling = registry::shownDwelling(dwellings[i]);
      Cells cells{{"building", buildingWords(buildings.at(dwellings[i].number("building")))},
                  {"unit", std::to_string(dwelling.unit)},
                  {"floor", dwelling.floor < 0 ? "B" + std::to_string(-dwelling.floor) : std::to_string(dwelling.floor)},
                  {"number", std::to_string(dwelling.number)},
                  {"dwelling_type", code("dwelling_type", dwelling.codes[model::DwellingColumn::type])},
                  {"ownership", code("ownership", dwelling.codes[model::DwellingColumn::ownership])},
                  {"residence", code("residence", dwelling.codes[model::DwellingColumn::residence])},
                  {"square_metres", dwelling.squareMetres > 0 ? std::to_string(dwelling.squareMetres) : std::string()}};
      if (homes[i].household != 0) addHousehold(*store::registryRow(m_c, Table::households, homes[i].household), cells);
      add(std::move(cells));
    }
  }

  void addHousehold(const RegistryRow& household, Cells& cells) const {
    cells["record"] = household.id.text();
    cells["household_type"] = code("household_type", household.number("type"));
    cells["registration"] = code("registration", household.number("registration"));
    cells["special_family"] = code("special_family", household.number("special_family"));
    if (const Instant since = registry::livesThereSince(m_c, household); toMillis(since) > 0) cells["lives_since"] = registry::dayText(registry::localDay(since));
    const auto head = registry::headOf(m_c, household);
    if (!head) return;
    const auto subject = subjectOf(*head);
    cells["name"] = shown(Field::personName, subject, head->text("name"));
    cells["citizen_id"] = shown(Field::citizenId, subject, registry::opened(m_tools, "people", "citizen_id", *head));
    cells["birth_day"] = shown(Field::birth, subject, registry::dayText(static_cast<std::int32_t>(head->number("birth_day"))));
    cells["phone"] = shown(Field::personPhone, subject, registry::opened(m_tools, "people", "phone", *head));
    if (subject.child && !access::maySee(Field::childRecord, m_actor, subject, m_table.purpose, m_purposes)) return;
    cells["sex"] = code("sex", head->number("sex"));
    cells["paper"] = code("paper", head->number("paper"));
  }

  void writeVolunteers() {
    for (const auto& v : store::readVolunteers(m_c, {m_table.area, {}, {}}, 0, static_cast<std::uint32_t>(kMostExported))) {
      const auto person = v.person ? store::registryRow(m_c, Table::people, v.person) : std::nullopt;
      const auto subject = person ? subjectOf(*person) : access::Subject{v.area, false};
      Cells cells{{"record", v.id.text()}, {"name", shown(Field::personName, subject, v.name)}, {"team", v.teamName}, {"skills", v.skills}};
      if (person) {
        cells["citizen_id"] = shown(Field::citizenId, subject, registry::opened(m_tools, "people", "citizen_id", *person));
      } else {
        cells["area"] = model::lowestCode(v.area);
        cells["contact"] = shown(Field::personPhone, subject, registry::opened(m_tools, "volunteers", "contact", *store::registryRow(m_c, Table::volunteers, v.id)));
      }
      add(std::move(cells));
    }
  }

  store::Connection& m_c;
  const PersonalTable& m_table;
  const model::Actor& m_actor;
  const model::Attributes& m_attributes;
  registry::Pinyin m_pinyin;
  const registry::Tools m_tools;
  const access::Purposes& m_purposes;
  const std::int32_t m_today;
  std::unordered_map<std::string, std::optional<store::BuildingRef>> m_named;
  PersonalSheet m_sheet;
};

}  // namespace

bool mayTakeTable(const model::Actor& actor, RecordKind subject, const std::string& purpose, const access::Purposes& purposes) {
  const auto* p = purposes.find(purpose);
  return (subject == RecordKind::household || subject == RecordKind::volunteer) && p && p->opens(Field::personName) && access::roleReads(actor.role, Field::personName) && RegistryDesk::mayBrowse(actor);
}

std::uint64_t countTable(store::Connection& c, const PersonalTable& table) {
  return table.subject == RecordKind::household ? store::countHomes(c, table.area) : store::countVolunteers(c, {table.area, {}, {}});
}

PersonalSheet readTable(store::Connection& c, const PersonalTable& table, const model::Actor& actor, const model::Attributes& attributes, const access::FieldCipher& cipher, const access::Purposes& purposes, Instant now) {
  return TableWriter(c, table, actor, attributes, cipher, purposes, now).write();
}

}  // namespace jw::engine
