// A community's ground cut into cells, one around each building place, that cover it exactly.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "core/model/geometry.h"
#include "core/planning/mesh.h"

namespace jw::planning {

/// Where something stands, and half the width of it in metres (0: a point): borders run through the gaps, not through houses.
struct Site {
  model::Point at;
  double radius = 0;
};

/// The ground of one shape. Each cell is made of pieces of the triangles around one point, which is a site or lies on the
/// shape's border; the pieces have their corners in common, so whatever set of cells is joined, there is no gap and no overlap.
/// A triangle's middle is its circumcentre, or the nearest to it that lies well inside; so most borders are those of the
/// Voronoi diagram. Cells are numbers from 0; a set of cells that hang together by links is one polygon on each part.
class Ground {
 public:
  struct Link {
    int to = 0;
    double border = 0;    ///< metres in common; 0 for a link across water
    bool road = false;    ///< a road lies between the two
    bool water = false;   ///< between two parts of the shape; they hang together as a tree
  };

  /// Throws Error(input) for a shape without ground or with borders that cross.
  Ground(const model::MultiPolygon& shape, const std::vector<Site>& sites, const std::vector<std::vector<model::Point>>& roads);

  int cells() const { return static_cast<int>(m_links.size()); }
  const std::vector<Link>& links(int cell) const { return m_links[static_cast<std::size_t>(cell)]; }
  /// Where the site stands; sites in one place share a cell, one outside belongs to the nearest.
  int cellOf(std::size_t site) const { return m_cellOf[site]; }
  double squareMetres() const { return m_area; }

  /// The shapes of sets of cells: gridOf[cell] is 0 … grids-1. Their outer borders are the shape's own points and, where
  /// two grids meet on it, one new point. Rings as model::Polygon has them, outer ones counter-clockwise.
  std::vector<model::MultiPolygon> outlines(const std::vector<int>& gridOf, int grids) const;

  /// Metres east and north of the shape's middle; true to a part in a thousand over a community.
  struct Metres {
    double x = 0, y = 0;
  };
  Metres metres(model::Point p) const;
  double squareMetresOf(const model::MultiPolygon& shape) const;
  double perimeterOf(const model::MultiPolygon& shape) const;

 private:
  int addPoint(model::Point p, bool own, std::map<MeshPoint, int>& seen);
  void addRings(const model::MultiPolygon& shape, std::size_t sites, std::map<MeshPoint, int>& seen);
  int nearestCell(model::Point p) const;
  void makeCells();
  void makeLinks(const std::vector<std::vector<model::Point>>& roads);
  void linkParts();
  model::Point gap(int a, int b) const;
  model::Point middle(const Triangle& t) const;
  int cellAt(std::size_t triangle, int i) const { return m_corner[triangle * 3 + static_cast<std::size_t>(i)]; }

  model::Point m_origin;
  double m_perDegreeX = 1, m_perDegreeY = 1, m_unit = 1;
  double m_area = 0;
  std::vector<model::Point> m_points;
  std::vector<MeshPoint> m_mesh;
  std::vector<double> m_radius;
  std::vector<bool> m_own;  // a point of the shape itself
  std::vector<std::array<int, 2>> m_lines;
  std::vector<Triangle> m_triangles;
  std::vector<model::Point> m_middle;   // of each triangle
  std::vector<int> m_corner;            // the cell of each triangle's corner
  std::vector<int> m_pointOf, m_partOf;  // by cell
  std::vector<std::vector<Link>> m_links;
  std::vector<int> m_cellOf;            // by site
};

}  // namespace jw::planning
