#include "gis/import/area_topology.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>
#include <unordered_set>

#include "gis/import/geos.h"
#include "gis/import/shape_reader.h"

namespace jw::gis {
namespace {

struct Node {
  model::AreaLevel level = model::AreaLevel::grid;
  std::string code;
  std::size_t order = 0;  // drafts first, in their order
  Geos::Geometry shape;
  Geos::Prepared prepared;
  double area = 0;
};

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::lround(share * 100))) + " %";
}

class Topology {
 public:
  Topology(std::vector<model::AreaDraft>& drafts, const std::vector<model::Area>& stored,
           const TopologyOptions& options, const Progress& progress)
      : m_drafts(drafts), m_options(options), m_progress(progress) {
    std::unordered_set<std::string_view> replaced;
    for (const auto& draft : drafts) replaced.insert(draft.code);
    m_nodes.reserve(drafts.size() + stored.size());
    for (const auto& draft : drafts) addNode(draft.level, draft.code, draft.shape);
    for (const auto& area : stored)
      if (!replaced.contains(area.code))
        if (const auto shape = mend(area.shape, m_geos).shape; !shape.empty()) addNode(area.level, area.code, shape);
    for (Node& node : m_nodes) {
      auto& tree = m_trees[static_cast<std::size_t>(node.level)];
      if (!tree) tree = m_geos.tree();
      GEOSSTRtree_insert_r(m_geos.context(), tree.get(), node.shape.get(), &node);
      m_byCode.emplace(node.code, &node);
    }
  }

  TopologyReport run() {
    m_out.parents.resize(m_drafts.size());
    m_parents.resize(m_drafts.size());
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
      m_progress(i, m_drafts.size(), "parents");
      findParent(i);
    }
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
      m_progress(i, m_drafts.size(), "overlaps");
      findOverlaps(m_nodes[i]);
    }
    findGaps();
    std::stable_sort(m_out.overlaps.begin(), m_out.overlaps.end(),
                     [](const auto& a, const auto& b) { return a.squareMetres > b.squareMetres; });
    std::stable_sort(m_out.gaps.begin(), m_out.gaps.end(),
                     [](const auto& a, const auto& b) { return a.squareMetres > b.squareMetres; });
    return std::move(m_out);
  }

 private:
  void addNode(model::AreaLevel level, const std::string& code, const model::MultiPolygon& shape) {
    m_progress(m_nodes.size(), 0, "shapes");
    Node node{level, code, m_nodes.size(), m_geos.make(shape), {}, 0};
    if (!node.shape) throw Error(ErrorCode::internal, "area " + code + " has no valid shape: " + m_geos.lastError());
    node.area = m_geos.area(*node.shape);
    node.prepared = m_geos.prepare(*node.shape);
    m_nodes.push_back(std::move(node));
  }

  // Those of a level whose box meets the shape's, in their order.
  std::vector<Node*> near(std::size_t level, const GEOSGeometry& shape) const {
    std::vector<Node*> found;
    if (!m_trees[level]) return found;
    const auto take = [](void* node, void* into) {
      static_cast<std::vector<Node*>*>(into)->push_back(static_cast<Node*>(node));
    };
    GEOSSTRtree_query_r(m_geos.context(), m_trees[level].get(), &shape, take, &found);
    std::sort(found.begin(), found.end(), [](const Node* a, const Node* b) { return a->order < b->order; });
    return found;
  }

  Geos::Geometry checked(GEOSGeometry* g) const {
    if (!g) throw Error(ErrorCode::internal, "overlay of areas failed: " + m_geos.lastError());
    return m_geos.own(g);
  }

  // Of the child's ground.
  double share(const Node& parent, const Node& child) const {
    if (GEOSPreparedCovers_r(m_geos.context(), parent.prepared.get(), child.shape.get()) == 1) return 1;
    if (GEOSPreparedIntersects_r(m_geos.context(), parent.prepared.get(), child.shape.get()) != 1) return 0;
    return m_geos.area(*checked(GEOSIntersection_r(m_geos.context(), parent.shape.get(), child.shape.get()))) /
           child.area;
  }

  void problem(std::size_t draft, std::string reason, std::string text) {
    m_out.problems.push_back({m_drafts[draft].row, m_drafts[draft].code, std::move(reason), std::move(text), false});
  }

  void findParent(std::size_t i) {
    const Node& child = m_nodes[i];
    if (const std::string& stated = m_drafts[i].parentCode; !stated.empty()) {
      const auto known = m_byCode.find(stated);
      if (known != m_byCode.end() && known->second->level < child.level) {
        const double part = share(*known->second, child);
        if (part <= 0.5)
          problem(i, "disputed_parent", "only " + percent(part) + " of it lies in the stated parent " + stated);
        return settle(i, *known->second, part);
      }
      problem(i, "unknown_parent", "the stated parent " + stated + " is not there");
      m_drafts[i].parentCode.clear();
    }
    bool anyAbove = false;
    for (std::size_t level = static_cast<std::size_t>(child.level) - 1; level > 0; --level) {
      anyAbove = anyAbove || m_trees[level];
      if (m_trees[level] && findParentOn(level, i)) return;
    }
    if (anyAbove) problem(i, "no_parent", "lies in no area of a higher level");
  }

  bool findParentOn(std::size_t level, std::size_t i) {
    const Node& child = m_nodes[i];
    const auto point = checked(GEOSPointOnSurface_r(m_geos.context(), child.shape.get()));
    Node *holder = nullptr, *largest = nullptr;
    double holderShare = 0, largestShare = 0;
    for (Node* candidate : near(level, *child.shape)) {
      const double part = share(*candidate, child);
      if (!holder && GEOSPreparedIntersects_r(m_geos.context(), candidate->prepared.get(), point.get()) == 1) {
        holder = candidate;
        holderShare = part;
      }
      if (part > largestShare) {
        largest = candidate;
        largestShare = part;
      }
    }
    if (largestShare > 0.5) {
      if (holder && holder != largest)
        problem(i, "disputed_parent",
                percent(largestShare) + " of it lies in " + largest->code + ", but its point in " + holder->code);
      settle(i, *largest, largestShare);
    } else if (holder) {
      problem(i, "disputed_parent", "only " + percent(holderShare) + " of it lies in " + holder->code);
      settle(i, *holder, holderShare);
    } else {
      return false;
    }
    return true;
  }

  void settle(std::size_t i, const Node& parent, double part) {
    m_drafts[i].parentCode = parent.code;
    m_out.parents[i] = {parent.code, parent.level, part};
    m_parents[i] = &parent;
  }

  struct Patch {
    double squareMetres = 0;
    model::Point at;
  };
  Patch measure(const GEOSGeometry& g) const {
    Patch out;
    const auto middle = m_geos.own(GEOSPointOnSurface_r(m_geos.context(), &g));
    if (!middle || GEOSisEmpty_r(m_geos.context(), middle.get())) return out;
    GEOSGeomGetX_r(m_geos.context(), middle.get(), &out.at.x);
    GEOSGeomGetY_r(m_geos.context(), middle.get(), &out.at.y);
    out.squareMetres = m_geos.area(g) * squareMetresPerSquareDegree(out.at.y);
    return out;
  }

  void findOverlaps(const Node& node) {
    for (const Node* other : near(static_cast<std::size_t>(node.level), *node.shape)) {
      if (other->order <= node.order ||
          GEOSPreparedIntersects_r(m_geos.context(), node.prepared.get(), other->shape.get()) != 1)
        continue;
      const auto common = checked(GEOSIntersection_r(m_geos.context(), node.shape.get(), other->shape.get()));
      if (!(m_geos.area(*common) > 0)) continue;
      const Patch patch = measure(*common);
      if (patch.squareMetres > m_options.overlapTolerance)
        m_out.overlaps.push_back({node.code, other->code, patch.squareMetres, patch.at});
    }
  }

  Geos::Geometry unionOf(const std::vector<const GEOSGeometry*>& shapes) const {
    std::vector<GEOSGeometry*> copies;
    for (const GEOSGeometry* shape : shapes) copies.push_back(GEOSGeom_clone_r(m_geos.context(), shape));
    const auto all = m_geos.own(GEOSGeom_createCollection_r(m_geos.context(), GEOS_GEOMETRYCOLLECTION, copies.data(),
                                                            static_cast<unsigned>(copies.size())));
    return checked(GEOSUnaryUnion_r(m_geos.context(), all.get()));
  }

  void findGaps() {
    // Each parent once for each level that has drafts directly below it; those at the top of the tree together.
    std::map<std::pair<const Node*, std::size_t>, std::vector<const GEOSGeometry*>, ByOrder> families;
    for (std::size_t i = 0; i < m_drafts.size(); ++i)
      families[{m_parents[i], static_cast<std::size_t>(m_nodes[i].level)}].push_back(m_nodes[i].shape.get());
    std::size_t done = 0;
    for (const auto& [family, children] : families) {
      m_progress(done++, families.size(), "gaps");
      if (family.first)
        gapsIn(*family.first, family.second);
      else
        holesIn(*unionOf(children));
    }
  }

  void gapsIn(const Node& parent, std::size_t level) {
    std::vector<const GEOSGeometry*> cover;
    for (std::size_t l = static_cast<std::size_t>(parent.level) + 1; l <= level; ++l)
      for (const Node* node : near(l, *parent.shape)) cover.push_back(node->shape.get());
    const auto covered = unionOf(cover);
    const auto bare = checked(GEOSDifference_r(m_geos.context(), parent.shape.get(), covered.get()));
    const auto border = checked(GEOSBoundary_r(m_geos.context(), parent.shape.get()));
    for (const auto& part : m_geos.toModel(*bare).parts) {
      const auto gap = m_geos.make({{part}});
      addGap(parent.code, *gap, GEOSIntersects_r(m_geos.context(), gap.get(), border.get()) != 1);
    }
  }

  void holesIn(const GEOSGeometry& whole) {
    for (const auto& part : m_geos.toModel(whole).parts)
      for (std::size_t i = 1; i < part.rings.size(); ++i)
        addGap({}, *m_geos.make({{model::Polygon{{part.rings[i]}}}}), true);
  }

  void addGap(const std::string& parent, const GEOSGeometry& gap, bool enclosed) {
    const Patch patch = measure(gap);
    if (patch.squareMetres > m_options.gapTolerance)
      m_out.gaps.push_back({parent, enclosed, patch.squareMetres, patch.at});
  }

  struct ByOrder {
    bool operator()(const std::pair<const Node*, std::size_t>& a, const std::pair<const Node*, std::size_t>& b) const {
      const auto key = [](const auto& p) { return std::pair(p.first ? p.first->order + 1 : 0, p.second); };
      return key(a) < key(b);
    }
  };

  std::vector<model::AreaDraft>& m_drafts;
  const TopologyOptions& m_options;
  const Progress& m_progress;
  Geos m_geos;
  std::vector<Node> m_nodes;
  std::array<Geos::Tree, 6> m_trees;  // by level
  std::unordered_map<std::string_view, const Node*> m_byCode;
  std::vector<const Node*> m_parents;
  TopologyReport m_out;
};

}  // namespace

TopologyReport settleAreas(std::vector<model::AreaDraft>& drafts, const std::vector<model::Area>& stored,
                           const TopologyOptions& options, const Progress& progress) {
  return Topology(drafts, stored, options, progress).run();
}

double squareMetresPerSquareDegree(double latitude) {
  constexpr double a = 6378137, f = 1 / 298.257222101, e2 = f * (2 - f), degree = std::numbers::pi / 180;
  const double s = std::sin(latitude * degree), w = 1 - e2 * s * s;
  const double meridian = a * (1 - e2) / (w * std::sqrt(w)), prime = a / std::sqrt(w);
  return degree * degree * meridian * prime * std::cos(latitude * degree);
}

}  // namespace jw::gis
