// Everything that stands and lives in a grid, written into the store.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/access/field_cipher.h"
#include "core/demo/builder.h"
#include "core/demo/census.h"
#include "core/demo/city_options.h"
#include "core/demo/directory.h"
#include "core/demo/person_names.h"
#include "core/demo/traits.h"
#include "core/model/place.h"
#include "core/registry/pinyin.h"
#include "core/store/connection.h"

namespace jw::demo {

/// Remembers across grids what must not come up twice: numbers of buildings, facilities and people. One thread.
class GridWriter {
 public:
  /// Throws Error(input).
  GridWriter(const CityOptions& options, const CityAreas& city, const std::vector<model::Category>& categories);
  /// Adds to `counts`. People are added until the grid has `people`; the last household may be some too large.
  void write(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, const Cell& cell, std::uint64_t people, CityCounts& counts);

 private:
  struct FacilityKind {
    std::string code, name;
    double every;
    DepartmentId department;
  };
  struct Home {
    std::int64_t building = 0;
    int unit = 1, floor = 1, number = 1;
    bool house = false;
  };
  std::vector<Home> writeBuildings(store::Connection& w, const model::Actor& actor, const Cell& cell, CityCounts& counts, int dwellings);
  void writeHousehold(store::Connection& w, const access::FieldCipher& cipher, const Cell& cell, std::int64_t dwelling, std::int64_t building, bool rented, const std::vector<Census::Member>& members, CityCounts& counts);
  void writePerson(store::Connection& w, const access::FieldCipher& cipher, const Cell& cell, const model::Person& person, const model::AggregateCodes& aggregate);
  void writeFacilities(store::Connection& w, const model::Actor& actor, const Cell& cell, CityCounts& counts);
  std::string citizenId(int district, std::int32_t birthDay, model::Sex sex);

  const CityOptions& m_options;
  const CityAreas& m_city;
  Random m_random;
  PlaceNames m_places;
  PersonNames m_names;
  Census m_census;
  Traits m_traits;
  std::vector<FacilityKind> m_facilities;
  std::int32_t m_today;
  std::unordered_map<int, std::vector<std::uint16_t>> m_idTaken;  // by region: sequences used, by birthday and sex
  std::map<std::pair<int, std::string>, int> m_facilityNumber;    // by district and class
  std::int64_t m_building = 0;
  std::unordered_map<std::int64_t, Uuid> m_leaderless;  // of the grid: buildings without a leader yet, by row
  registry::Pinyin m_pinyin;
};

}  // namespace jw::demo
