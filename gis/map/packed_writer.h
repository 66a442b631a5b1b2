// Makes a file of packed buildings.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/model/geometry.h"
#include "gis/map/packed_format.h"

namespace jw::gis {

/// One thread. Keeps everything in memory until it is written: about 60 bytes a building.
class PackedWriter {
 public:
  /// `shape` in metres of the map's projection. Polygons without area (less than the unit of the file) are left out, and
  /// so are points of polygons with more than 65,000 of them (every second one, until they fit), and holes after the
  /// first 200.
  void add(BuildingId id, const std::string& use, int floors, const model::MultiPolygon& shape);
  /// Sorts and writes. Throws Error(store) where the file cannot be written.
  void write(const std::filesystem::path& file, int epsg);

 private:
  void addPart(BuildingId id, std::uint8_t use, int floors, const model::Polygon& polygon);
  void sort();
  std::uint8_t useNumber(const std::string& use);

  std::vector<packed::Part> m_parts;
  std::vector<BuildingId> m_ids;
  std::vector<packed::Pair> m_pairs;
  std::map<std::string, std::uint8_t> m_uses{{"", std::uint8_t{0}}};
  std::vector<std::string> m_useNames{""};
  double m_originX = 0, m_originY = 0;
  model::Box m_box;
  std::size_t m_buildings = 0;
};

}  // namespace jw::gis
