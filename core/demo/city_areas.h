// The areas of the demo city with their codes, names and shapes, and the grids as ground to build on.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/territory.h"
#include "core/model/area.h"

namespace jw::demo {

/// A grid as the builders see it.
struct Cell {
  std::string code;      ///< 15 characters (spec 07)
  std::string address;   ///< "望澜区和平街道"
  model::AreaPath path;
  int district = 0;      ///< from 0
  Loop loop;             ///< metres, counter-clockwise
  std::vector<std::int32_t> lines;  ///< of the edge that begins at each point: a number of a road
};

struct CityAreas {
  struct Road {
    Border border = Border::grid;
    std::string name;
  };
  std::vector<model::Area> areas;  ///< parents before children, by code; ids and paths are filled in
  std::vector<Cell> cells;         ///< by code
  std::vector<Road> roads;
  Plane plane{{0, 0}};
  std::string city;  ///< "云澜市"
};

/// Names and codes from data/demo/places.toml. Areas are numbered from the northwest, row by row.
/// Throws Error(input) for a broken list, Error(cancelled).
CityAreas makeAreas(std::int64_t people, std::uint64_t seed, const std::filesystem::path& data, const Progress& progress);

}  // namespace jw::demo
