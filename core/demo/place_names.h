// Names of places, none of them given twice.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/random.h"

namespace jw::demo {

class PlaceNames {
 public:
  /// From data/demo/places.toml. Throws Error(input).
  PlaceNames(const std::filesystem::path& data, std::uint64_t seed);
  const std::string& city() const { return m_city; }
  const std::string& cityCode() const { return m_cityCode; }
  std::string district();               ///< "望澜区"
  std::string street(bool rural);       ///< "和平街道", "和平镇"
  std::string community(bool rural);    ///< "和平社区", "和平村"; a different word from every street
  std::string road(bool wide);          ///< "新华大道", "清泉路"
  std::string compound(bool village);   ///< "锦绣花园"; may come up twice in a city

 private:
  std::string word();
  Random m_random;
  std::string m_city, m_cityCode;
  std::vector<std::string> m_districts, m_first, m_second, m_wide, m_narrow, m_compounds, m_villages;
  std::vector<std::uint32_t> m_pairs;
  std::size_t m_taken = 0, m_district = 0, m_road = 0;
  std::vector<std::uint32_t> m_roadPairs;
};

}  // namespace jw::demo
