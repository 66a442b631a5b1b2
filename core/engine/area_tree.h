// The areas of a city, as the engine shows them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/area.h"

namespace jw::intake {
class GridLocator;
}

namespace jw::engine {

/// The areas as of one revision, with the index that finds the grid of a point.
class AreaTree {
 public:
  AreaTree();
  AreaTree(std::vector<model::Area> areas, std::uint64_t revision);
  ~AreaTree();
  std::uint64_t revision() const { return m_revision; }
  const std::vector<model::Area>& areas() const { return m_areas; }  ///< by path: a parent before its children
  const model::Area* find(AreaId id) const;
  const model::Area* byPath(const model::AreaPath& path) const;
  /// The area of the lowest level that holds the point; null if none does.
  const model::Area* gridAt(model::Point p) const;
  /// The ancestor (or itself) of that level; null if the path has none.
  const model::Area* ancestor(const model::Area& area, model::AreaLevel level) const;
  /// "海城区 / 和平街道 / …" from the top down; "" for the empty path.
  std::string readablePath(const model::AreaPath& path) const;
  model::Box box() const { return m_box; }
  bool empty() const { return m_areas.empty(); }

 private:
  std::vector<model::Area> m_areas;
  std::unordered_map<AreaId, std::size_t> m_byId;
  std::unordered_map<std::string, std::size_t> m_byPath;
  std::unique_ptr<intake::GridLocator> m_locator;
  model::Box m_box;
  std::uint64_t m_revision = 0;
};

}  // namespace jw::engine
