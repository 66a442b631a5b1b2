#include "gis/map/building_cache.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>

#include "core/base/error.h"
#include "core/base/ids.h"
#include "gis/map/map_crs.h"
#include "gis/map/packed_writer.h"

namespace jw::gis {
namespace {

namespace fs = std::filesystem;

/// Removes an unfinished file whichever way the work ends.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : m_path(std::move(path)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(m_path, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

/// From degrees to the map's metres; a shape of which a point cannot be projected becomes empty.
class Projector {
 public:
  explicit Projector(int epsg) : m_transform(geographicCrs(), crsOfEpsg(epsg), QgsCoordinateTransformContext()) {}

  model::MultiPolygon operator()(const model::MultiPolygon& shape) {
    m_x.clear();
    m_y.clear();
    for (const model::Polygon& part : shape.parts)
      for (const model::Ring& ring : part.rings)
        for (const model::Point p : ring) {
          m_x.append(p.x);
          m_y.append(p.y);
        }
    m_z.fill(0, m_x.size());
    try {
      m_transform.transformCoords(static_cast<int>(m_x.size()), m_x.data(), m_y.data(), m_z.data());
    } catch (const QgsCsException&) {
      return {};
    }
    model::MultiPolygon out = shape;
    qsizetype at = 0;
    for (model::Polygon& part : out.parts)
      for (model::Ring& ring : part.rings)
        for (model::Point& p : ring) {
          p = {m_x[at], m_y[at]};
          ++at;
        }
    return out;
  }

 private:
  QgsCoordinateTransform m_transform;
  QVector<double> m_x, m_y, m_z;
};

/// What stands for a building of which only the place is known: a square on its point, as no building is drawn.
constexpr double kMark = 7;  // metres from the middle to a point
model::MultiPolygon markAt(model::Point p) {
  return {{{{{{p.x, p.y - kMark}, {p.x + kMark, p.y}, {p.x, p.y + kMark}, {p.x - kMark, p.y}, {p.x, p.y - kMark}}}}}};
}

model::MultiPolygon outlineOf(const model::Building& b, Projector& projected) {
  if (!b.shape.empty()) return projected(b.shape);
  const model::MultiPolygon place = projected({{{{{b.point}}}}});
  return place.empty() ? place : markAt(place.parts.front().rings.front().front());
}

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
  return folder / (prefixOf(key) + std::to_string(key.revision) + "-" + std::to_string(key.epsg) + ".buildings");
}

fs::path writeBuildingCache(const fs::path& folder, const BuildingCacheKey& key,
                            const std::function<std::vector<model::Building>()>& next, const Progress& progress) {
  const fs::path file = buildingCachePath(folder, key);
  std::error_code error;
  if (fs::exists(file, error)) return file;
  fs::create_directories(folder, error);
  if (error) throw Error(ErrorCode::store, "building cache: " + folder.string() + ": " + error.message());
  const TemporaryFile temporary(file.string() + "." + Uuid::make(0).text() + ".part");
  Projector projected(key.epsg);
  PackedWriter writer;
  std::uint64_t done = 0;
  for (std::vector<model::Building> batch = next(); !batch.empty(); batch = next()) {
    for (const model::Building& b : batch) writer.add(b.id, b.use, b.floors, outlineOf(b, projected));
    done += batch.size();
    progress(done, 0, "buildings");
  }
  writer.write(temporary.path(), key.epsg);
  fs::rename(temporary.path(), file, error);
  if (error) throw Error(ErrorCode::store, "building cache: " + file.string() + ": " + error.message());
  removeOthers(folder, key, file);
  return file;
}

}  // namespace jw::gis
