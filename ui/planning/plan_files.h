// A planned variant as a file that an import of areas takes as it is.
#pragma once
#include <filesystem>

#include "core/base/progress.h"
#include "core/engine/grid_planning.h"

namespace jw::ui {

/// GeoPackage or GeoJSON by the file's ending: code and name (numbered below the area's), parent_code, the counts, square
/// metres and the numbers of the neighbours. Any thread. Throws Error(usage) for another ending, Error(input) where it cannot
/// be written.
void writePlan(const std::filesystem::path& file, const model::Area& area, const planning::PlanVariant& variant, const Progress& progress);

/// "640104001001" + "003"; the n-th grid, from 0.
std::string plannedCode(const model::Area& area, std::size_t n);
/// "和平社区第3网格"
std::string plannedName(const model::Area& area, std::size_t n);

}  // namespace jw::ui
