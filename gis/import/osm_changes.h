// OpenStreetMap change files (.osc, .osc.gz) applied to a base file, so that buildings follow what has happened since.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "gis/import/building_reader.h"

namespace jw::gis {

/// What became of the objects (nodes, ways, relations) in the change files; the newest version of each counts once.
struct OsmMerge {
  std::uint64_t replaced = 0;  ///< known to the base, newer in a change file
  std::uint64_t removed = 0;   ///< known to the base, deleted
  std::uint64_t added = 0;     ///< new, and they belong here
  std::uint64_t stale = 0;     ///< known to the base in the same or a newer version
  std::uint64_t foreign = 0;   ///< left out: nothing to do with the base
  /// "way/1": buildings that an earlier change made and a later one deleted, so that the base never had them; some may
  /// be foreign.
  std::vector<std::string> undone;
};

/// Writes `base` with the changes applied to `out` (format by its name, "x.osm.pbf"), sorted by type and id.
/// Change files may cover the whole planet. Of an object with several versions the newest counts. Taken is
///  1. what the base knows by type and id;
///  2. a new node inside the base's box (that of its header, else of its nodes);
///  3. a new way with a node inside the box, a new relation with such a node or with a way of the base or taken;
///  4. what a taken multipolygon or way is made of, wherever it lies.
/// Everything else is foreign and left out. Applying the same changes to the result changes nothing.
/// Throws Error(input): a file cannot be read or the base is not sorted by type and id; Error(cancelled).
OsmMerge mergeOsmChanges(const std::filesystem::path& base, const std::vector<std::filesystem::path>& changes,
                         const std::filesystem::path& out, const Progress& progress);

/// The buildings of base and changes together, then, with `removed` set and nothing but the external id, those of the
/// base that are gone. One that still is there but has become unreadable is reported, not removed.
/// The merged file lies in the folder for temporary files until this dies.
class ChangedBuildings : public BuildingSource {
 public:
  ChangedBuildings(const std::filesystem::path& base, const std::vector<std::filesystem::path>& changes,
                   Progress progress);
  ~ChangedBuildings() override;
  std::vector<model::BuildingDraft> next() override;
  const BuildingSummary& summary() const override;
  const OsmMerge& merge() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::gis
