// Real villages for tests, and where they lie.
#pragma once
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/model/geometry.h"

namespace jw::planning {

inline std::filesystem::path dataFolder() {
  const char* given = std::getenv("JINGWEI_DATA");
  return given ? std::filesystem::path(given) : std::filesystem::path(JW_SOURCE_DIR) / "../shared/data";
}

/// The 649 villages of Tainan as the file has them; empty without the data.
inline std::vector<model::MultiPolygon> villages() {
  std::vector<model::MultiPolygon> out;
  const gzFile file = gzopen((dataFolder() / "areas/tainan_villages.geojson.gz").c_str(), "rb");
  if (!file) return out;
  std::string text(1 << 20, '\0');
  std::string all;
  for (int n = 0; (n = gzread(file, text.data(), static_cast<unsigned>(text.size()))) > 0;) all.append(text, 0, static_cast<std::size_t>(n));
  gzclose(file);
  const auto json = nlohmann::json::parse(all);
  for (const auto& feature : json["features"]) {
    const auto& geometry = feature["geometry"];
    model::MultiPolygon shape;
    const auto polygon = [&](const nlohmann::json& rings) {
      model::Polygon p;
      for (const auto& r : rings) {
        model::Ring one;
        for (const auto& c : r) one.push_back({c[0], c[1]});
        p.rings.push_back(std::move(one));
      }
      shape.parts.push_back(std::move(p));
    };
    if (geometry["type"] == "Polygon")
      polygon(geometry["coordinates"]);
    else
      for (const auto& p : geometry["coordinates"]) polygon(p);
    out.push_back(std::move(shape));
  }
  return out;
}

}  // namespace jw::planning
