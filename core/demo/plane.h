// The demo city's ground: plane geometry in metres around its middle, and the way from there to longitude and latitude.
#pragma once
#include <vector>

#include "core/model/geometry.h"

namespace jw::demo {

/// Metres east (x) and north (y) of the city's middle.
struct Vec {
  double x = 0, y = 0;
  friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec operator*(Vec a, double k) { return {a.x * k, a.y * k}; }
  friend bool operator==(const Vec&, const Vec&) = default;
};
inline double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y; }
inline double cross(Vec a, Vec b) { return a.x * b.y - a.y * b.x; }
inline Vec left(Vec a) { return {-a.y, a.x}; }
double length(Vec a);
Vec direction(double angle);

/// Open: the last point is joined to the first. Counter-clockwise unless said otherwise.
using Loop = std::vector<Vec>;
double areaOf(const Loop& loop);  ///< square metres; negative for a clockwise loop
double perimeterOf(const Loop& loop);
Vec centreOf(const Loop& loop);  ///< of its area; may lie outside
bool contains(const Loop& loop, Vec p);
double distanceToSegment(Vec p, Vec a, Vec b);
/// Whether the segments have a point in common.
bool segmentsMeet(Vec a, Vec b, Vec c, Vec d);

/// An equirectangular plane: true to a few parts in ten thousand over a city, which is all that a made-up one needs.
class Plane {
 public:
  explicit Plane(model::Point origin);
  /// Rounded to 1e-7 degrees (a centimetre), so that a vertex is the same number wherever it is used.
  model::Point toPoint(Vec v) const;
  Vec toVec(model::Point p) const;
  model::MultiPolygon toShape(const Loop& loop) const;

 private:
  model::Point m_origin;
  double m_metresPerDegreeX, m_metresPerDegreeY;
};

}  // namespace jw::demo
