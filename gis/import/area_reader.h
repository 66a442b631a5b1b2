// Areas from a file: GeoJSON, GeoPackage or shapefile, plain or compressed.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/area.h"
#include "gis/import/row_problem.h"

namespace jw::gis {

/// Names of columns; an empty one is guessed (the parent only from a column named parent or the like).
struct AreaFields {
  std::string name = {}, code = {}, parent = {};
  std::string layer = {};  ///< empty: the first that holds polygons
};

struct AreaFile {
  std::vector<model::AreaDraft> drafts;  ///< in file order; codes unique; shapes valid, EPSG:4490
  std::vector<RowProblem> problems;      ///< in file order
  std::uint64_t rows = 0;                ///< features in the layer = drafts + refused
  AreaFields used;                       ///< what was really taken; empty: nothing suitable
  std::string crs;                       ///< of the file, "EPSG:3826"; "none": taken as degrees
};

/// Reads the whole file. A row without code gets one made from its name, or its number, and is reported; a code with
/// '/' and the second row of a code are refused. Reading the same file again gives the same drafts. One thread.
/// Throws Error(input) for a file that cannot be read to its end, a named column or layer that is not there;
/// Error(cancelled).
AreaFile readAreas(const std::filesystem::path& file, const AreaFields& fields, model::AreaLevel level,
                   const Progress& progress);

}  // namespace jw::gis
