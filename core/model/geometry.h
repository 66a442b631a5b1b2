// Plain geometry values. Coordinates are longitude and latitude in degrees, EPSG:4490 (CGCS2000) unless a contract says
// otherwise; WGS84 input is taken as CGCS2000 (they differ by centimetres).
#pragma once
#include <algorithm>
#include <limits>
#include <vector>

namespace jw::model {

struct Point {
  double x = 0;  ///< longitude, degrees
  double y = 0;  ///< latitude, degrees
  friend bool operator==(const Point&, const Point&) = default;
};

/// Closed: the last point equals the first.
using Ring = std::vector<Point>;

/// The outer ring first, then the holes.
struct Polygon {
  std::vector<Ring> rings;
};

struct Box {
  double xmin = std::numeric_limits<double>::infinity(), ymin = std::numeric_limits<double>::infinity();
  double xmax = -std::numeric_limits<double>::infinity(), ymax = -std::numeric_limits<double>::infinity();
  bool empty() const { return xmin > xmax; }
  bool contains(Point p) const { return p.x >= xmin && p.x <= xmax && p.y >= ymin && p.y <= ymax; }
  void add(Point p) {
    xmin = std::min(xmin, p.x);
    xmax = std::max(xmax, p.x);
    ymin = std::min(ymin, p.y);
    ymax = std::max(ymax, p.y);
  }
  void add(const Box& b) {
    xmin = std::min(xmin, b.xmin);
    xmax = std::max(xmax, b.xmax);
    ymin = std::min(ymin, b.ymin);
    ymax = std::max(ymax, b.ymax);
  }
};

struct MultiPolygon {
  std::vector<Polygon> parts;
  bool empty() const { return parts.empty(); }
  Box box() const {
    Box b;
    for (const auto& part : parts)
      if (!part.rings.empty())
        for (const Point p : part.rings.front()) b.add(p);
    return b;
  }
};

/// Metres on the sphere of the mean earth radius 6,371,008.8 m (haversine); true to half a percent.
double metresBetween(Point a, Point b);
/// A point inside the shape (never in a hole): the middle of the longest stretch of a horizontal line through the middle
/// of its largest part. The first vertex for a shape without area; (0, 0) for an empty one.
Point pointInside(const MultiPolygon& shape);
/// By the even-odd rule. A border belongs to the area east and north of it, so that of areas that tile the ground just one contains each point.
bool contains(const MultiPolygon& shape, Point p);
/// Whether the two have ground in common, or their borders cross. Quick where `a` holds a vertex of `b`, else time by the product of their vertices.
bool meets(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace jw::model
