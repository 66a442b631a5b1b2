#include "gis/map/building_cache.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>

#include "core/base/error.h"
#include "core/base/ids.h"

namespace jw::gis {
namespace {

namespace fs = std::filesystem;

struct CloseDataset {
  void operator()(GDALDataset* d) const { GDALClose(d); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;
struct DestroyTransform {
  void operator()(OGRCoordinateTransformation* t) const { OGRCoordinateTransformation::DestroyCT(t); }
};

/// Removes an unfinished file whichever way the work ends.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : m_path(std::move(path)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    for (const char* tail : {"", "-journal", "-wal", "-shm"}) fs::remove(m_path.string() + tail, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::store, "building cache: " + what + ": " + CPLGetLastErrorMsg());
}

OGRSpatialReference referenceOf(int epsg) {
  OGRSpatialReference reference;
  if (reference.importFromEPSG(epsg) != OGRERR_NONE) fail("EPSG:" + std::to_string(epsg));
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

class Writer {
 public:
  Writer(const fs::path& file, int epsg)
      : m_from(referenceOf(4490)),
        m_to(referenceOf(epsg)),
        m_transform(OGRCreateCoordinateTransformation(&m_from, &m_to)) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (!driver || !m_transform) fail("GDAL cannot write GeoPackage");
    m_data.reset(driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_data) fail("cannot create " + file.string());
    m_layer = m_data->CreateLayer("buildings", &m_to, wkbMultiPolygon, nullptr);
    if (!m_layer) fail("cannot create the layer");
    OGRFieldDefn name("name", OFTString), use("use", OFTString), floors("floors", OFTInteger);
    for (OGRFieldDefn* field : {&name, &use, &floors})
      if (m_layer->CreateField(field) != OGRERR_NONE) fail("cannot create a field");
    if (m_data->StartTransaction() != OGRERR_NONE) fail("cannot begin");
  }

  void add(const model::Building& b) {
    auto shape = projected(b.shape);
    if (!shape) return;
    OGRFeature feature(m_layer->GetLayerDefn());
    feature.SetField(0, b.name.c_str());
    feature.SetField(1, b.use.c_str());
    feature.SetField(2, b.floors);
    feature.SetGeometryDirectly(shape.release());
    if (m_layer->CreateFeature(&feature) != OGRERR_NONE) fail("cannot write a building");
  }

  void finish() {
    if (m_data->CommitTransaction() != OGRERR_NONE) fail("cannot commit");
    CPLErrorReset();
    m_data.reset();
    if (CPLGetLastErrorType() >= CE_Failure) fail("cannot close");
  }

 private:
  std::unique_ptr<OGRMultiPolygon> projected(const model::MultiPolygon& shape) {
    auto out = std::make_unique<OGRMultiPolygon>();
    for (const model::Polygon& part : shape.parts) {
      auto polygon = std::make_unique<OGRPolygon>();
      for (const model::Ring& ring : part.rings) {
        m_x.clear();
        m_y.clear();
        for (const model::Point p : ring) {
          m_x.push_back(p.x);
          m_y.push_back(p.y);
        }
        if (ring.size() < 4 || !m_transform->Transform(ring.size(), m_x.data(), m_y.data(), nullptr)) break;
        auto line = std::make_unique<OGRLinearRing>();
        line->setPoints(static_cast<int>(ring.size()), m_x.data(), m_y.data());
        polygon->addRingDirectly(line.release());
      }
      if (polygon->getExteriorRing()) out->addGeometryDirectly(polygon.release());
    }
    if (out->IsEmpty()) return nullptr;
    return out;
  }

  OGRSpatialReference m_from, m_to;
  std::unique_ptr<OGRCoordinateTransformation, DestroyTransform> m_transform;
  Dataset m_data;
  OGRLayer* m_layer = nullptr;
  std::vector<double> m_x, m_y;
};

std::string prefixOf(const BuildingCacheKey& key) {
  return "buildings-" + key.storeId + "-";
}

void removeOthers(const fs::path& folder, const BuildingCacheKey& key, const fs::path& keep) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    // Half-written files of a program that runs beside this one must stay: they end in .part.
    if (name.starts_with(prefixOf(key)) && !name.starts_with(keep.filename().string()) &&
        name.find(".part") == std::string::npos)
      fs::remove(entry.path(), ignored);
  }
}

}  // namespace

fs::path buildingCachePath(const fs::path& folder, const BuildingCacheKey& key) {
  return folder / (prefixOf(key) + std::to_string(key.revision) + "-" + std::to_string(key.epsg) + ".gpkg");
}

fs::path writeBuildingCache(const fs::path& folder, const BuildingCacheKey& key,
                            const std::function<std::vector<model::Building>()>& next, const Progress& progress) {
  const fs::path file = buildingCachePath(folder, key);
  std::error_code error;
  if (fs::exists(file, error)) return file;
  fs::create_directories(folder, error);
  if (error) throw Error(ErrorCode::store, "building cache: " + folder.string() + ": " + error.message());
  GDALAllRegister();
  // A cache can be made anew, so nothing is lost if the machine stops before it is on the disk.
  CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  const TemporaryFile temporary(file.string() + "." + Uuid::make(0).text() + ".part.gpkg");
  Writer writer(temporary.path(), key.epsg);
  std::uint64_t done = 0;
  for (std::vector<model::Building> batch = next(); !batch.empty(); batch = next()) {
    for (const model::Building& b : batch) writer.add(b);
    done += batch.size();
    progress(done, 0, "buildings");
  }
  writer.finish();
  fs::rename(temporary.path(), file, error);
  if (error) throw Error(ErrorCode::store, "building cache: " + file.string() + ": " + error.message());
  removeOthers(folder, key, file);
  return file;
}

}  // namespace jw::gis
