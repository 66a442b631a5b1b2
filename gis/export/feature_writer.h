// Features into a GeoPackage or a GeoJSON file, complete or not at all.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/progress.h"
#include "core/model/geometry.h"

namespace jw::gis {

enum class ExportFormat { gpkg, geojson };
/// "gpkg" or "geojson"; false for other text.
bool parseExportFormat(std::string_view name, ExportFormat& out);

enum class FieldType { text, integer, real, time };
struct FieldSpec {
  std::string name;
  FieldType type = FieldType::text;
};

/// monostate: null. Time is text in ISO 8601, "2016-09-13T00:36:25+08:00".
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, double>;

enum class ShapeKind { point, multiPolygon };

struct Feature {
  std::vector<FieldValue> values;  ///< in the order of the fields; missing ones at the end are null
  std::variant<std::monostate, model::Point, model::MultiPolygon> shape = {};
};

/// Writes one layer into a file beside the target, which takes its place in finish(). Without finish() nothing is left,
/// and a file that was there before stays as it is. GeoPackage: EPSG:4490. GeoJSON (RFC 7946): the same degrees as
/// WGS84, 9 decimals. One thread at a time.
class FeatureWriter {
 public:
  /// `total` is for the progress alone; 0: not known. Throws Error(input) if the file cannot be made.
  FeatureWriter(const std::filesystem::path& file, ExportFormat format, const std::string& layer,
                const std::vector<FieldSpec>& fields, ShapeKind shapes, std::uint64_t total, Progress progress);
  ~FeatureWriter();
  FeatureWriter(const FeatureWriter&) = delete;
  FeatureWriter& operator=(const FeatureWriter&) = delete;

  /// Throws Error(input) when the feature cannot be written, Error(cancelled).
  void add(const Feature& feature);
  /// Puts the file in its place, durably. Throws Error(input).
  void finish();
  std::uint64_t written() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::gis
