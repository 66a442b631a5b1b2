#include "core/demo/grid_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/access/health_codes.h"
#include "core/base/error.h"
#include "core/base/zone.h"
#include "core/demo/toml_file.h"
#include "core/registry/citizen_id.h"
#include "core/store/directory_gateway.h"
#include "core/store/people_gateway.h"

namespace jw::demo {
namespace {

using model::PersonColumn;

// Homes that stand empty, as a share of those that do not.
constexpr double kEmptyHomes = 0.05;
constexpr int kLastDay = 110 * 366;
constexpr int kSequences = 500;

std::string asText(const access::FieldCipher::Blind& index) { return {index.begin(), index.end()}; }

}  // namespace

GridWriter::GridWriter(const CityOptions& options, const CityAreas& city, const std::vector<model::Category>& categories)
    : m_options(options), m_city(city), m_random(Random::of(options.seed, 5)), m_places(options.data, options.seed + 1), m_names(options.data), m_census(options.data), m_traits(options.data) {
  const LocalTime local = Zone::china().toLocal(options.now);
  m_today = static_cast<std::int32_t>(daysOf(local.year, local.month, local.day));
  const auto path = options.data / "demo" / "facilities.toml";
  const auto table = readToml(path);
  for (const auto* row : tablesAt(table, "facility", path.string())) {
    const std::string code = textAt(*row, "code", path.string());
    const auto category = std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return c.kind == model::CaseKind::component && c.code == code; });
    if (category == categories.end()) throw Error(ErrorCode::input, path.string() + ": no component class " + code);
    m_facilities.push_back({code, category->name, std::max(10.0, (*row)["every"].value_or(100.0)), category->department});
  }
}

void GridWriter::write(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, const Cell& cell, std::uint64_t people, CityCounts& counts) {
  std::vector<std::vector<Census::Member>> households;
  for (std::uint64_t n = 0; n < people; n += households.back().size()) households.push_back(m_census.next(m_random));
  m_leaderless.clear();
  const auto homes = writeBuildings(w, actor, cell, counts, static_cast<int>(std::ceil(static_cast<double>(households.size()) * (1 + kEmptyHomes))));
  // Who lives where is drawn; homes without anybody stand empty or are let to a business.
  std::vector<std::int32_t> living(homes.size(), -1);
  for (std::size_t i = 0; i < households.size(); ++i) living[i] = static_cast<std::int32_t>(i);
  m_random.shuffle(living);
  for (std::size_t i = 0; i < homes.size(); ++i) {
    const Home& home = homes[i];
    const bool rented = m_random.chance(0.24);
    model::Dwelling d;
    d.id = m_random.uuid();
    d.building = home.building;
    d.unit = home.unit;
    d.floor = home.floor;
    d.number = home.number;
    d.squareMetres = home.house ? m_random.whole(110, 240) : m_random.whole(42, 150);
    d.codes[model::DwellingColumn::residence] = living[i] < 0 ? (m_random.chance(0.2) ? 5 : 4) : rented ? 2 : m_random.chance(0.04) ? 3 : 1;
    m_traits.drawDwelling(m_random, home.house, d.codes);
    const auto row = store::insertDwelling(w, d, cell.path);
    ++counts.dwellings;
    if (living[i] >= 0) writeHousehold(w, cipher, cell, row, home.building, rented, households[static_cast<std::size_t>(living[i])], counts);
  }
  writeFacilities(w, actor, cell, counts);
}

std::vector<GridWriter::Home> GridWriter::writeBuildings(store::Connection& w, const model::Actor& actor, const Cell& cell, CityCounts& counts, int dwellings) {
  std::vector<Home> homes;
  for (const Built& built : buildCell(cell, m_city, dwellings, m_places, m_random)) {
    model::Building b;
    b.id = {m_random.uuid()};
    b.source = "demo";
    b.externalId = std::to_string(++m_building);
    b.name = built.name;
    b.address = built.address;
    b.use = built.use;
    b.floors = built.floors;
    b.area = cell.path;
    b.shape = m_city.plane.toShape(built.footprint);
    b.point = model::pointInside(b.shape);
    const auto row = store::insertBuilding(w, b, m_options.now, actor.name);
    ++counts.buildings;
    // A compound is what its buildings' names have in common: "云锦花园3号楼".
    const auto tail = b.name.find_first_of("0123456789");
    const std::int64_t compound = built.units > 0 && tail != std::string::npos && tail > 0 ? store::compoundNamed(w, m_random.uuid(), b.name.substr(0, tail), cell.path, {}) : 0;
    if (!built.oneDwelling && built.units > 0) m_leaderless[row] = b.id.uuid;
    store::setCompound(w, row, compound, built.units, m_random.whole(1985, 2024));
    if (built.oneDwelling) {
      homes.push_back({row, 1, 1, 1, true});
      continue;
    }
    for (int unit = 1; unit <= built.units; ++unit)
      for (int floor = 1; floor <= built.floors; ++floor)
        for (int door = 1; door <= built.doorsPerFloor; ++door) homes.push_back({row, unit, floor, door, false});
  }
  return homes;
}

void GridWriter::writeHousehold(store::Connection& w, const access::FieldCipher& cipher, const Cell& cell, std::int64_t dwelling, std::int64_t building, bool rented, const std::vector<Census::Member>& members, CityCounts& counts) {
  model::Household h;
  h.id = m_random.uuid();
  h.dwelling = dwelling;
  const bool cameIn = m_random.chance(rented ? 0.65 : 0.1);
  h.codes[model::HouseholdColumn::registration] = m_random.chance(0.02) ? 3 : m_random.chance(cameIn ? 0.5 : 0.2) ? 2 : 1;
  // Children have their father's name, a spouse and a spouse's parents their own.
  const std::string family = m_names.surname(m_random);
  const int region = cameIn ? 9000 + m_random.whole(0, 39) : 101 + cell.district;
  const auto with = [&](model::Relation relation) { return std::count_if(members.begin(), members.end(), [&](const auto& m) { return m.relation == static_cast<std::uint8_t>(relation); }); };
  std::vector<model::PersonCodes> codes(members.size());
  std::vector<model::AggregateCodes> aggregate(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto relation = static_cast<model::Relation>(members[i].relation);
    codes[i][PersonColumn::sex] = static_cast<std::uint8_t>(members[i].sex);
    codes[i][PersonColumn::relation] = members[i].relation;
    codes[i][PersonColumn::residence] = cameIn ? 2 : m_random.chance(0.025) ? 3 : 1;
    const bool couple = relation == model::Relation::parent ? with(relation) == 2 : relation <= model::Relation::spouse && with(model::Relation::spouse) == 1;
    m_traits.draw(m_random, members[i].age, couple, codes[i], aggregate[i]);
  }
  m_traits.drawHousehold(m_random, members, h.codes, codes);
  const auto household = store::insertHousehold(w, h, cell.path);
  ++counts.households;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& m = members[i];
    model::Person p;
    p.id = m_random.uuid();
    p.household = household;
    p.codes = codes[i];
    p.birthDay = m_today - static_cast<std::int32_t>(std::floor((m.age + m_random.uniform()) * 365.2425)) - 1;
    const bool own = m.relation == 1 || m.relation == 9 || (m.relation == 3 && m.sex == model::Sex::female);
    p.name = (own ? m_names.surname(m_random) : family) + m_names.given(m_random, m.sex, dateOf(p.birthDay).year);
    p.initials = m_pinyin.initials(p.name);
    p.citizenId = citizenId(region, p.birthDay, m.sex);
    if (m.age >= 12 && m_random.chance(m.age > 75 ? 0.6 : 0.93)) p.phone = fictitiousPhone(m_random);
    writePerson(w, cipher, cell, p, aggregate[i]);
    // The first head of a household in a building who has the age for it leads it.
    if (const auto leaderless = m_leaderless.find(building); i == 0 && m.age >= 35 && m.age <= 72 && leaderless != m_leaderless.end()) {
      store::insertAppointment(w, m_random.uuid(), {{}, 1, model::Post::buildingLeader, "", model::PlaceKind::building, leaderless->second, cell.path, p.id, {}, p.name, fictitiousPhone(m_random), m_options.now, kNever, "@demo", "", ""});
      m_leaderless.erase(leaderless);
    }
    ++counts.people;
  }
}

void GridWriter::writePerson(store::Connection& w, const access::FieldCipher& cipher, const Cell& cell, const model::Person& p, const model::AggregateCodes& aggregate) {
  store::SealedPerson sealed;
  sealed.citizenId = cipher.seal("people", "citizen_id", p.id, p.citizenId);
  sealed.citizenIdIndex = asText(cipher.blindIndex("people.citizen_id", p.citizenId));
  if (!p.phone.empty()) {
    sealed.phone = cipher.seal("people", "phone", p.id, p.phone);
    sealed.phoneIndex = asText(cipher.blindIndex("people.phone", p.phone));
  }
  sealed.health = access::sealHealth(cipher, p.id, p.codes);
  store::putAggregateCodes(w, store::insertPerson(w, p, sealed, cell.path), aggregate);
}

// A region's numbers of one birthday and sex can run out in a very large city; then a neighbouring region's are taken.
std::string GridWriter::citizenId(int district, std::int32_t birthDay, model::Sex sex) {
  const auto slot = static_cast<std::size_t>(std::clamp(m_today - birthDay, 0, kLastDay - 1)) * 2 + (sex == model::Sex::male ? 1 : 0);
  while (true) {
    auto& taken = m_idTaken[district];
    taken.resize(std::size_t{kLastDay} * 2);
    if (taken[slot] < kSequences) return registry::makeFictitiousId(district, birthDay, taken[slot]++, sex);
    district = (district + 100) % 10'000;
  }
}

void GridWriter::writeFacilities(store::Connection& w, const model::Actor& actor, const Cell& cell, CityCounts& counts) {
  double perimeter = 0;
  for (std::size_t i = 0; i < cell.loop.size(); ++i) {
    const Vec a = cell.loop[i], d = cell.loop[(i + 1) % cell.loop.size()] - a;
    const double metres = length(d);
    const double setback = setbackOf(m_city.roads[static_cast<std::size_t>(cell.lines[i])].border);
    for (const auto& kind : m_facilities) {
      // A share of the whole border's spacing falls on this edge, wherever it begins.
      for (double at = kind.every - std::fmod(perimeter, kind.every); at < metres; at += kind.every) {
        const Vec p = a + d * (at / metres) + left(d) * (setback * m_random.between(0.5, 0.85) / metres);
        if (!contains(cell.loop, p)) continue;
        const int number = ++m_facilityNumber[{cell.district, kind.code}];
        char tail[8];
        std::snprintf(tail, sizeof(tail), "%06d", number % 1'000'000);
        store::putFacility(w, actor, m_options.now, {m_random.uuid(), kind.code, cell.code.substr(0, 6) + kind.code + tail, kind.name, cell.path, m_city.plane.toPoint(p), kind.department});
        ++counts.facilities;
      }
    }
    perimeter += metres;
  }
}

}  // namespace jw::demo
