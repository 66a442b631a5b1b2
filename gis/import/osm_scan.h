// A look at an OpenStreetMap file without building geometries.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace jw::gis {

/// "way/123" or "relation/45" of every object with a building tag, in file order. Throws Error(input),
/// Error(cancelled).
std::vector<std::string> taggedBuildings(const std::filesystem::path& file, const Progress& progress);

}  // namespace jw::gis
