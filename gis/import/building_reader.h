// Buildings from a file: OpenStreetMap (PBF or XML), GeoPackage, GeoJSON or shapefile.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/place.h"
#include "gis/import/row_problem.h"

namespace jw::gis {

/// Names of columns; an empty one is guessed. OpenStreetMap files need none.
struct BuildingFields {
  std::string id = {}, name = {}, address = {}, floors = {}, use = {};
  std::string layer = {};  ///< empty: the first that holds polygons
};

/// Complete when next() has returned an empty batch.
struct BuildingSummary {
  std::uint64_t rows = 0;            ///< features read, good or not
  std::uint64_t taken = 0;           ///< drafts handed out
  std::uint64_t repaired = 0;        ///< of these, with mended rings
  std::vector<RowProblem> problems;  ///< in file order; at the end the tagged objects that are no polygon (unassembled)
  BuildingFields used;
  std::string format;  ///< GDAL's driver: "OSM", "GPKG", "GeoJSON", "ESRI Shapefile"
  std::string crs;
};

/// Where batches of drafts come from.
class BuildingSource {
 public:
  virtual ~BuildingSource() = default;
  /// The next drafts, in file order; empty: that was all. Throws Error(input) if the file breaks off, Error(cancelled).
  virtual std::vector<model::BuildingDraft> next() = 0;
  virtual const BuildingSummary& summary() const = 0;
};

/// Reads a file piece by piece: a batch is in memory, and the external ids of all.
/// OpenStreetMap: areas with a building tag; external id "way/123" or "relation/45"; use is the tag's value, empty for
/// "yes"; name, floors and address from their tags. Other files: all polygons; external id from the id column, or
/// "fid/7" where there is none. A second row of an external id is refused.
/// May be used on any thread, by one at a time.
class BuildingReader : public BuildingSource {
 public:
  static constexpr std::size_t kBatch = 1000;

  /// Opens the file. Throws Error(input): no such file, column or layer, or not a known format.
  BuildingReader(const std::filesystem::path& file, const BuildingFields& fields, Progress progress);
  ~BuildingReader() override;
  std::vector<model::BuildingDraft> next() override;
  const BuildingSummary& summary() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::gis
