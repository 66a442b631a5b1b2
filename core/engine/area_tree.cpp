#include "core/engine/area_tree.h"

#include <algorithm>

#include "core/intake/grid_locator.h"

namespace jw::engine {

AreaTree::AreaTree() = default;
AreaTree::~AreaTree() = default;

AreaTree::AreaTree(std::vector<model::Area> areas, std::uint64_t revision) : m_areas(std::move(areas)), m_revision(revision) {
  std::sort(m_areas.begin(), m_areas.end(), [](const model::Area& a, const model::Area& b) { return a.path < b.path; });
  std::vector<intake::GridLocator::Entry> leaves;
  for (std::uint32_t i = 0; i < m_areas.size(); ++i) {
    m_byId[m_areas[i].id] = i;
    m_byPath[m_areas[i].path] = i;
    m_box.add(m_areas[i].shape.box());
    // By path a parent stands before its children: an area is a leaf iff the next one does not lie inside it.
    const bool leaf = i + 1 == m_areas.size() || !model::isWithin(m_areas[i + 1].path, m_areas[i].path);
    if (leaf) leaves.push_back({i, &m_areas[i].shape});
  }
  m_locator = std::make_unique<intake::GridLocator>(leaves);
}

const model::Area* AreaTree::find(AreaId id) const {
  const auto it = m_byId.find(id);
  return it == m_byId.end() ? nullptr : &m_areas[it->second];
}

const model::Area* AreaTree::byPath(const model::AreaPath& path) const {
  const auto it = m_byPath.find(path);
  return it == m_byPath.end() ? nullptr : &m_areas[it->second];
}

const model::Area* AreaTree::gridAt(model::Point p) const {
  if (!m_locator) return nullptr;
  const auto i = m_locator->locate(p);
  return i ? &m_areas[*i] : nullptr;
}

const model::Area* AreaTree::ancestor(const model::Area& area, model::AreaLevel level) const {
  for (const model::Area* a = &area; a; a = a->parent ? find(a->parent) : nullptr)
    if (a->level == level) return a;
  return nullptr;
}

std::string AreaTree::readablePath(const model::AreaPath& path) const {
  std::string out;
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    const auto it = m_byPath.find(path.substr(0, slash + 1));
    if (it == m_byPath.end()) continue;
    if (!out.empty()) out += " / ";
    out += m_areas[it->second].name;
  }
  return out;
}

}  // namespace jw::engine
