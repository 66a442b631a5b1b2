// The buildings of a store as a packed file of their own, so that drawing them never touches the live file.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/place.h"

namespace jw::gis {

/// Which buildings a cache file holds. A file is never changed: another revision is another file.
struct BuildingCacheKey {
  std::string storeId;         ///< UUID text of the store
  std::uint64_t revision = 0;  ///< of its buildings
  int epsg = 0;                ///< the projection in which the outlines are kept: the map's (mapEpsg)
};

std::filesystem::path buildingCachePath(const std::filesystem::path& folder, const BuildingCacheKey& key);

/// A building without an outline is there as a square of 10 m that stands on its point. Makes the file of that key, unless it is there, and returns its path; older revisions of the store's files go away.
/// `next` gives the buildings in batches until it returns an empty one. For a worker thread: takes as long as it takes.
/// The file appears under its name only when it is whole (temporary file, then rename); PackedBuildings reads it. Throws
/// Error(store) where the folder cannot be written, and what `next` or `progress` throw.
std::filesystem::path writeBuildingCache(const std::filesystem::path& folder, const BuildingCacheKey& key,
                                         const std::function<std::vector<model::Building>()>& next,
                                         const Progress& progress);

}  // namespace jw::gis
