// A constrained Delaunay triangulation: ground cut into triangles that keep its borders.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace jw::planning {

/// Whole numbers, so that every question about them has an exact answer: |x|, |y| <= kMeshReach.
struct MeshPoint {
  std::int64_t x = 0, y = 0;
  friend auto operator<=>(const MeshPoint&, const MeshPoint&) = default;
};
constexpr std::int64_t kMeshReach = std::int64_t{1} << 26;

struct Triangle {
  std::array<int, 3> at;             ///< points, counter-clockwise
  std::array<int, 3> beyond;         ///< the triangle on the other side of the edge opposite at[i]; -1: none
  std::array<std::uint8_t, 3> line;  ///< how many lines lie on that edge
};

/// The triangles from which an odd number of lines must be crossed to get out. Points must be distinct; a line joins two of
/// them and may pass through others. Incremental insertion with flips (Lawson 1977), lines by flipping what they cross
/// (Sloan 1993). Throws Error(input) where two lines cross.
std::vector<Triangle> triangulate(const std::vector<MeshPoint>& points, const std::vector<std::array<int, 2>>& lines);

}  // namespace jw::planning
