#include "core/engine/registry_pages.h"

#include <algorithm>

#include "core/access/masking.h"
#include "core/base/half_width.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/model/door.h"
#include "core/registry/citizen_id.h"
#include "core/registry/pinyin.h"
#include "core/registry/shown.h"
#include "core/store/facility_gateway.h"
#include "core/store/inside_reader.h"
#include "core/store/registry_lookup.h"

namespace jw::engine {
namespace {

using store::Table;

constexpr std::string_view kHidden = "***";

bool isAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](unsigned char c) { return c < 0x80; });
}

bool isNumberLike(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == ' ' || c == '(' || c == ')'; });
}

std::string blindOf(const access::FieldCipher& cipher, std::string_view column, std::string_view value) {
  const auto blind = cipher.blindIndex(column, value);
  return {blind.begin(), blind.end()};
}

template <class List>
void cut(List& list, std::uint32_t limit, bool& more) {
  if (list.size() <= limit) return;
  list.resize(limit);
  more = true;
}

}  // namespace

std::optional<model::AreaPath> RegistryPages::scoped(const model::Actor& actor, const model::AreaPath& area) {
  if (model::isWithin(area, actor.scope)) return area;
  return model::isWithin(actor.scope, area) ? std::optional(actor.scope) : std::nullopt;
}

std::string RegistryPages::masked(const store::RegistryRow& person, const char* column, bool child) const {
  const std::string value = person.blob(column);
  if (value.empty()) return {};
  if (child) return std::string(kHidden);
  return access::mask(column == std::string_view("phone") ? access::Field::personPhone : access::Field::citizenId, m_cipher.open("people", column, person.id, value));
}

model::HouseholdLine RegistryPages::householdOf(const store::RegistryRow& row, const Uuid& dwelling, const std::string& address, Instant asOf, Instant shownAt) const {
  auto line = registry::shownHousehold(row, dwelling);
  for (const auto& p : store::registryRowsOf(m_c, Table::people, row.n, asOf)) line.members.push_back(registry::shownPerson(p, row.id, address, shownAt));
  std::stable_sort(line.members.begin(), line.members.end(),
                   [](const auto& a, const auto& b) { return a.codes[model::PersonColumn::relation] < b.codes[model::PersonColumn::relation]; });
  return line;
}

std::optional<BuildingSheet> RegistryPages::building(BuildingId id, Instant asOf) const {
  const auto ref = store::buildingRef(m_c, id);
  if (!ref || !model::isWithin(ref->area, m_actor.scope)) return std::nullopt;
  auto entry = store::readBuildingLine(m_c, ref->n);
  if (!entry) return std::nullopt;
  BuildingSheet sheet{std::move(entry->line), {}, responsible(id, {}, false, asOf)};
  sheet.building.dwellings = sheet.building.occupied = sheet.building.people = 0;
  for (const auto& d : store::registryRowsOf(m_c, Table::dwellings, ref->n, asOf)) {
    auto line = registry::shownDwelling(d);
    for (const auto& h : store::registryRowsOf(m_c, Table::households, d.n, asOf)) {
      ++line.households;
      line.people += static_cast<std::int32_t>(store::registryRowsOf(m_c, Table::people, h.n, asOf).size());
    }
    ++sheet.building.dwellings;
    sheet.building.occupied += line.households > 0;
    sheet.building.people += line.people;
    sheet.dwellings.push_back(std::move(line));
  }
  std::sort(sheet.dwellings.begin(), sheet.dwellings.end(), [](const auto& a, const auto& b) { return std::tuple(a.unit, a.floor, a.number) < std::tuple(b.unit, b.floor, b.number); });
  return sheet;
}

std::optional<DwellingSheet> RegistryPages::sheetOf(const store::RegistryRow& dwelling, Instant asOf) const {
  auto entry = store::readBuildingLine(m_c, dwelling.number("building"));
  if (!entry) return std::nullopt;
  DwellingSheet sheet;
  sheet.building = std::move(entry->line);
  sheet.dwelling = registry::shownDwelling(dwelling);
  const std::string address = registry::addressOf(sheet.building.name, sheet.dwelling);
  const Instant at = asOf == kNever ? m_now : asOf;
  for (const auto& h : store::registryRowsOf(m_c, Table::households, dwelling.n, asOf)) {
    sheet.households.push_back(householdOf(h, dwelling.id, address, asOf, at));
    ++sheet.dwelling.households;
    sheet.dwelling.people += static_cast<std::int32_t>(sheet.households.back().members.size());
  }
  if (asOf == kNever)
    for (const auto& h : store::formerRowsOf(m_c, Table::households, dwelling.n)) {
      // As they were in the last moment here.
      const Instant last = h.until - Millis(1);
      sheet.former.push_back(householdOf(h, dwelling.id, address, last, last));
      sheet.former.back().validity.to = h.until;
    }
  sheet.responsible = responsible(sheet.building.id, {}, false, asOf);
  return sheet;
}

std::optional<DwellingSheet> RegistryPages::dwelling(const Uuid& id, Instant asOf) const {
  const auto row = store::registryRowAsOf(m_c, Table::dwellings, id, asOf);
  return row && mayLook(*row) ? sheetOf(*row, asOf) : std::nullopt;
}

std::optional<DwellingSheet> RegistryPages::household(const Uuid& id, Instant asOf) const {
  const auto row = store::registryRowAsOf(m_c, Table::households, id, asOf);
  if (!row || !mayLook(*row)) return std::nullopt;
  const auto home = store::registryRowAsOf(m_c, Table::dwellings, row->number("dwelling"), asOf);
  return home ? sheetOf(*home, asOf) : std::nullopt;
}

std::optional<PersonSheet> RegistryPages::person(const Uuid& id, Instant asOf) const {
  const auto row = store::registryRowAsOf(m_c, Table::people, id, asOf);
  if (!row || !mayLook(*row)) return std::nullopt;
  const auto home = store::registryRowAsOf(m_c, Table::households, row->number("household"), asOf);
  if (!home) return std::nullopt;
  auto sheet = household(home->id, asOf);
  if (!sheet) return std::nullopt;
  PersonSheet out;
  out.person = registry::shownPerson(*row, home->id, registry::addressOf(sheet->building.name, sheet->dwelling), asOf == kNever ? m_now : asOf);
  out.citizenId = masked(*row, "citizen_id", out.person.child);
  out.phone = masked(*row, "phone", out.person.child);
  out.birth = kHidden;
  out.home = std::move(*sheet);
  return out;
}

std::optional<model::PersonLine> RegistryPages::lineOf(std::int64_t person) const {
  const auto row = store::registryRow(m_c, Table::people, person);
  const auto household = row ? store::registryRow(m_c, Table::households, row->number("household")) : std::nullopt;
  const auto dwelling = household ? store::registryRow(m_c, Table::dwellings, household->number("dwelling")) : std::nullopt;
  if (!dwelling || !row->inForce() || !mayLook(*row)) return std::nullopt;
  const auto building = store::readBuildingLine(m_c, dwelling->number("building"));
  return registry::shownPerson(*row, household->id, registry::addressOf(building ? building->line.name : std::string(), registry::shownDwelling(*dwelling)), m_now);
}

// Of the buildings whose name or address holds what is written before the door, one of just that name alone.
void RegistryPages::findDwellings(const std::string& text, const model::AreaPath& area, std::uint32_t limit, RegistryFound& found) const {
  constexpr std::uint32_t kBuildings = 200;
  const auto written = model::readDwellingAddress(text);
  if (!written || written->building.empty()) return;
  auto buildings = store::findBuildings(m_c, written->building, area, kBuildings);
  const auto named = [&](const auto& b) { return b.line.name == written->building; };
  if (std::any_of(buildings.begin(), buildings.end(), named)) std::erase_if(buildings, [&](const auto& b) { return !named(b); });
  for (const auto& b : buildings)
    for (const auto& row : store::dwellingsWithDoor(m_c, b.n, written->unit, written->door.floor, written->door.number)) {
      const auto line = registry::shownDwelling(row);
      found.dwellings.push_back({line, registry::addressOf(b.line.name.empty() ? b.line.address : b.line.name, line)});
    }
  cut(found.dwellings, limit, found.more);
}

// Those that have it in their code or name come first; then, as there is room, those whose initials begin so.
void RegistryPages::findFacilities(const std::string& text, bool letters, const model::AreaPath& area, std::uint32_t limit, RegistryFound& found) const {
  found.facilities = store::readFacilities(m_c, {area, {}, {}, text}, 0, limit + 1);
  if (!letters || found.facilities.size() > limit) return;
  const std::string wanted = text::lowerAscii(text);
  registry::Pinyin pinyin;
  const auto there = [&](const Uuid& id) { return std::any_of(found.facilities.begin(), found.facilities.end(), [&](const auto& f) { return f.id == id; }); };
  for (const auto& id : store::facilitiesNamed(m_c, area, [&](std::string_view name) { return pinyin.initials(name).starts_with(wanted); }, limit + 1)) {
    if (found.facilities.size() > limit) break;
    if (there(id)) continue;
    if (auto f = store::readFacility(m_c, id)) found.facilities.push_back(std::move(*f));
  }
}

RegistryFound RegistryPages::find(const RegistryQuery& query) const {
  RegistryFound found;
  const auto area = scoped(m_actor, query.area);
  const std::string text(text::trim(query.text));
  if (!area || text.empty() || !text::isUtf8(text)) return found;
  const std::string folded = text::halfWidth(text), id = registry::normaliseCitizenId(text), phone = normalisePhone(text);
  std::vector<std::int64_t> people;
  const auto look = [&](store::FindBy by, const std::string& value) { people = store::findPeople(m_c, by, value, *area, query.limit + 1); };
  const auto today = static_cast<std::int32_t>(toMillis(m_now) / 86'400'000) + 1;
  if (registry::checkCitizenId(id, today) == registry::IdFault::none) {
    if (query.people && access::roleReads(m_actor.role, access::Field::citizenId)) look(store::FindBy::citizenId, blindOf(m_cipher, "people.citizen_id", id));
  } else if (isNumberLike(folded) && phone.size() >= 7) {
    if (query.people && access::roleReads(m_actor.role, access::Field::personPhone)) look(store::FindBy::phone, blindOf(m_cipher, "people.phone", phone));
  } else {
    const bool letters = isAscii(folded) && folded.find(' ') == std::string::npos;
    if (query.people) look(letters ? store::FindBy::initials : store::FindBy::name, letters ? text::lowerAscii(folded) : text);
    if (query.buildings) findDwellings(text, *area, query.limit, found);
    if (query.buildings)
      for (auto& b : store::findBuildings(m_c, text, *area, query.limit + 1)) found.buildings.push_back(std::move(b.line));
    if (query.organisations) found.organisations = store::readOrganisations(m_c, *area, 0, letters ? text::lowerAscii(folded) : text, letters, 0, query.limit + 1);
  }
  if (query.facilities) findFacilities(folded, isAscii(folded) && folded.find(' ') == std::string::npos && !isNumberLike(folded), *area, query.limit, found);
  cut(found.facilities, query.limit, found.more);
  cut(people, query.limit, found.more);
  for (const auto n : people)
    if (auto line = lineOf(n)) found.people.push_back(std::move(*line));
  cut(found.buildings, query.limit, found.more);
  cut(found.organisations, query.limit, found.more);
  return found;
}

std::vector<model::Appointment> RegistryPages::responsible(BuildingId building, const model::AreaPath& area, bool past, Instant asOf) const {
  model::AreaPath lowest = area;
  std::vector<Uuid> places;
  if (building) {
    const auto ref = store::buildingRef(m_c, building);
    if (!ref || !model::isWithin(ref->area, m_actor.scope)) return {};
    lowest = ref->area;
    places.push_back(building.uuid);
  } else if (!scoped(m_actor, area)) {
    return {};
  }
  std::vector<const model::Area*> chain;
  for (std::size_t end = lowest.size(); end != std::string::npos && end > 0; end = end < 2 ? std::string::npos : lowest.rfind('/', end - 2)) {
    const std::size_t length = end == lowest.size() ? end : end + 1;
    if (const auto* found = m_areas.byPath(lowest.substr(0, length))) chain.push_back(found);
  }
  for (const auto* a : chain) places.push_back(a->id.uuid);
  auto out = store::readAppointments(m_c, places, past || asOf != kNever);
  if (asOf != kNever) std::erase_if(out, [&](const auto& a) { return a.from > asOf || a.to <= asOf; });
  // Staff who were never appointed here are responsible all the same.
  for (const auto* a : chain)
    for (const auto& s : m_directory.staff()) {
      using enum model::Post;
      if (s.area != a->path || (s.post != gridLeader && s.post != gridWorker && s.post != communityWorker && s.post != supervisor)) continue;
      if (std::any_of(out.begin(), out.end(), [&](const auto& b) { return b.to == kNever && b.post == s.post && b.area == s.area; })) continue;
      if (s.post == gridLeader && asOf != kNever) continue;
      model::Appointment b;
      b.post = s.post;
      b.kind = model::PlaceKind::area;
      b.place = a->id.uuid;
      b.area = s.area;
      b.staff = s.id;
      b.name = s.name;
      b.phone = s.phone;
      out.push_back(std::move(b));
    }
  return out;
}

PlaceContents RegistryPages::inside(const model::MultiPolygon& shape, std::uint32_t limit) const {
  PlaceContents out;
  const auto room = [limit](const auto& list) { return limit - std::min<std::uint32_t>(limit, static_cast<std::uint32_t>(list.size())); };
  for (const auto n : store::buildingsInside(m_c, shape, m_actor.scope)) {
    auto entry = store::readBuildingLine(m_c, n);
    if (!entry) continue;
    ++out.allBuildings;
    out.dwellings += static_cast<std::uint64_t>(entry->line.dwellings);
    out.occupied += static_cast<std::uint64_t>(entry->line.occupied);
    out.allPeople += static_cast<std::uint64_t>(entry->line.people);
    if (room(out.people) > 0)
      for (const auto person : store::peopleOfBuilding(m_c, n, room(out.people)))
        if (auto line = lineOf(person)) out.people.push_back(std::move(*line));
    if (room(out.organisations) > 0)
      for (auto& o : store::organisationsOfBuilding(m_c, n)) out.organisations.push_back(std::move(o));
    if (room(out.buildings) > 0) out.buildings.push_back(std::move(entry->line));
  }
  return out;
}

std::vector<model::RowVersion> RegistryPages::history(model::RecordKind kind, const Uuid& id) const {
  constexpr Table kTables[] = {Table::people, Table::households, Table::dwellings, Table::organisations, Table::buildings, Table::compounds, Table::volunteers, Table::facilities};
  const Table table = kTables[static_cast<std::size_t>(kind)];
  const auto row = store::registryRow(m_c, table, id);
  if (!row || !mayLook(*row)) return {};
  auto versions = registry::shownHistory(*row, store::registryHistory(m_c, table, row->n));
  // Spec 06, item 3: everything about children is masked.
  if (table == Table::people && registry::shownPerson(*row, {}, {}, m_now).child)
    for (auto& v : versions)
      for (auto& f : v.changed) f.before = f.after = std::string(kHidden);
  return versions;
}

}  // namespace jw::engine
