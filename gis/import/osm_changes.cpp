#include "gis/import/osm_changes.h"

#include <algorithm>
#include <set>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace jw::gis {
namespace {

class TemporaryFolder {
 public:
  TemporaryFolder() : m_path(std::filesystem::temp_directory_path() / ("jingwei-" + Uuid::make(0).text())) {
    std::filesystem::create_directory(m_path);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

std::set<std::string> buildingsOf(const std::filesystem::path& file, const Progress& progress) {
  std::set<std::string> ids;
  BuildingReader reader(file, {}, progress);
  for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
    for (auto& draft : batch) ids.insert(std::move(draft.externalId));
  return ids;
}

}  // namespace

class ChangedBuildings::Impl {
 public:
  Impl(const std::filesystem::path& base, const std::vector<std::filesystem::path>& changes, const Progress& progress)
      : m_merge(mergeOsmChanges(base, changes, mergedFile(), progress)),
        m_gone(buildingsOf(base, progress)),
        m_merged(mergedFile(), {}, progress) {
    m_gone.insert(m_merge.undone.begin(), m_merge.undone.end());
  }

  std::vector<model::BuildingDraft> next() {
    auto batch = m_merged.next();
    for (const auto& draft : batch) m_gone.erase(draft.externalId);
    if (!batch.empty()) return batch;
    // A building that a half-finished edit has made unreadable has not been pulled down.
    for (const auto& problem : m_merged.summary().problems)
      if (problem.refused) m_gone.erase(problem.key);
    while (!m_gone.empty() && batch.size() < BuildingReader::kBatch) {
      model::BuildingDraft removed;
      removed.externalId = std::move(m_gone.extract(m_gone.begin()).value());
      removed.removed = true;
      batch.push_back(std::move(removed));
    }
    return batch;
  }

  const BuildingSummary& summary() const { return m_merged.summary(); }
  const OsmMerge& merge() const { return m_merge; }

 private:
  std::filesystem::path mergedFile() const { return m_folder.path() / "merged.osm.pbf"; }

  TemporaryFolder m_folder;
  OsmMerge m_merge;
  std::set<std::string> m_gone;  // of the base, not yet seen in the merged file
  BuildingReader m_merged;
};

ChangedBuildings::ChangedBuildings(const std::filesystem::path& base, const std::vector<std::filesystem::path>& changes,
                                   Progress progress)
    : m_impl(std::make_unique<Impl>(base, changes, std::move(progress))) {}
ChangedBuildings::~ChangedBuildings() = default;
std::vector<model::BuildingDraft> ChangedBuildings::next() {
  return m_impl->next();
}
const BuildingSummary& ChangedBuildings::summary() const {
  return m_impl->summary();
}
const OsmMerge& ChangedBuildings::merge() const {
  return m_impl->merge();
}

}  // namespace jw::gis
