// A plane cut into faces whose borders are shared vertex by vertex: what makes areas without gap or overlap.
#pragma once
#include <cstdint>
#include <vector>

#include "core/demo/plane.h"

namespace jw::demo {

/// Half-edges (Muller and Preparata 1978): edge k is the half-edges 2k and 2k+1, one for each side. Face 0 is the outside;
/// every other face is one simple ring, counter-clockwise.
class PlanarMap {
 public:
  using Index = std::int32_t;
  /// The outline becomes face 1; its edges belong to line 0.
  explicit PlanarMap(const Loop& outline);

  Index faces() const { return static_cast<Index>(m_first.size()); }
  Index halfEdges() const { return static_cast<Index>(m_half.size()); }
  Index firstOf(Index face) const { return m_first[static_cast<std::size_t>(face)]; }
  Index next(Index h) const { return at(h).next; }
  static Index twin(Index h) { return h ^ 1; }
  Index face(Index h) const { return at(h).face; }
  Index lineOf(Index h) const { return m_line[static_cast<std::size_t>(h / 2)]; }  ///< the cut that made this edge
  Vec origin(Index h) const { return m_points[static_cast<std::size_t>(at(h).origin)]; }
  std::vector<Index> ringOf(Index face) const;
  Loop loopOf(Index face) const;

  /// Puts a vertex into the edge, for both its faces; the half-edge that leaves it in the direction of `h`.
  Index splitEdge(Index h, Vec p);
  /// Cuts the face of `from` and `to` (half-edges of the same ring) along origin(from), between…, origin(to). What lies
  /// right of the cut becomes the new face, which is returned; the rest keeps its number. The cut's edges belong to `line`.
  Index splitFace(Index from, Index to, const std::vector<Vec>& between, Index line);

 private:
  struct Half {
    Index origin, next, prev, face;
  };
  Half& at(Index h) { return m_half[static_cast<std::size_t>(h)]; }
  const Half& at(Index h) const { return m_half[static_cast<std::size_t>(h)]; }
  Index addPoint(Vec p);
  Index addEdge(Index line);
  void link(Index a, Index b);

  std::vector<Vec> m_points;
  std::vector<Half> m_half;
  std::vector<Index> m_line;   // by edge
  std::vector<Index> m_first;  // by face
};

}  // namespace jw::demo
