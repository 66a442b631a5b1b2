// Where exported rows go: a CSV, XLSX, GeoPackage or GeoJSON file, complete or not at all.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "gis/export/feature_writer.h"

namespace jw::app {

class ExportSink {
 public:
  virtual ~ExportSink() = default;
  virtual void add(const gis::Feature& feature) = 0;
  /// Puts the file in its place; without it nothing is left.
  virtual void finish() = 0;
};

struct ExportPlan {
  std::filesystem::path file;
  std::string format;  ///< csv, xlsx, gpkg or geojson
  std::string layer;   ///< also the sheet's name
  std::vector<gis::FieldSpec> fields;
  gis::ShapeKind shapes = gis::ShapeKind::point;
};

/// CSV and XLSX leave shapes out (points are in columns of their own); a text that a spreadsheet would run as a formula
/// gets an apostrophe in CSV. One thread at a time. Throws Error(usage) for another format, Error(input) where the file
/// cannot be written.
std::unique_ptr<ExportSink> openSink(const ExportPlan& plan, std::uint64_t total, const Progress& progress);

}  // namespace jw::app
