#include "ui/planning/plan_files.h"

#include <cmath>

#include "gis/export/feature_writer.h"

namespace jw::ui {

std::string plannedCode(const model::Area& area, std::size_t n) {
  std::string number = std::to_string(n + 1);
  number.insert(0, 3 - std::min<std::size_t>(3, number.size()), '0');
  return area.code + number;
}

std::string plannedName(const model::Area& area, std::size_t n) {
  return area.name + "第" + std::to_string(n + 1) + "网格";
}

void writePlan(const std::filesystem::path& file, const model::Area& area, const planning::PlanVariant& variant, const Progress& progress) {
  const auto ending = file.extension().string();
  gis::ExportFormat format{};
  if (!gis::parseExportFormat(ending.empty() ? ending : ending.substr(1), format)) throw Error(ErrorCode::usage, "the file ends in .gpkg or .geojson, not " + file.filename().string());
  using gis::FieldType;
  gis::FeatureWriter writer(file, format, "grids",
                            {{"code", FieldType::text},
                             {"name", FieldType::text},
                             {"parent_code", FieldType::text},
                             {"buildings", FieldType::integer},
                             {"households", FieldType::integer},
                             {"people", FieldType::integer},
                             {"square_metres", FieldType::integer},
                             {"neighbours", FieldType::text}},
                            gis::ShapeKind::multiPolygon, variant.grids.size(), progress);
  for (std::size_t g = 0; g < variant.grids.size(); ++g) {
    const auto& grid = variant.grids[g];
    std::string neighbours;
    for (const int n : grid.neighbours) neighbours += (neighbours.empty() ? "" : " ") + std::to_string(n + 1);
    writer.add({{plannedCode(area, g), plannedName(area, g), area.code, grid.buildings, grid.households, grid.people, static_cast<std::int64_t>(std::llround(grid.squareMetres)), neighbours}, grid.shape});
  }
  writer.finish();
}

}  // namespace jw::ui
