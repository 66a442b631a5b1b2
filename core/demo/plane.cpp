#include "core/demo/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::demo {
namespace {

// GRS80 mean length of a degree on the meridian and on the equator.
constexpr double kDegreeY = 111132.95;
constexpr double kDegreeX = 111319.49;

double rounded(double degrees) { return std::round(degrees * 1e7) / 1e7; }

}  // namespace

double length(Vec a) { return std::hypot(a.x, a.y); }
Vec direction(double angle) { return {std::cos(angle), std::sin(angle)}; }

double areaOf(const Loop& loop) {
  double twice = 0;
  for (std::size_t i = 0, n = loop.size(); i < n; ++i) twice += cross(loop[i] - loop[0], loop[(i + 1) % n] - loop[0]);
  return twice / 2;
}

double perimeterOf(const Loop& loop) {
  double sum = 0;
  for (std::size_t i = 0, n = loop.size(); i < n; ++i) sum += length(loop[(i + 1) % n] - loop[i]);
  return sum;
}

Vec centreOf(const Loop& loop) {
  Vec sum;
  double twice = 0;
  for (std::size_t i = 0, n = loop.size(); i < n; ++i) {
    const Vec a = loop[i] - loop[0], b = loop[(i + 1) % n] - loop[0];
    const double w = cross(a, b);
    sum = sum + (a + b) * w;
    twice += w;
  }
  return twice == 0 ? loop.front() : loop[0] + sum * (1 / (3 * twice));
}

bool contains(const Loop& loop, Vec p) {
  bool inside = false;
  for (std::size_t i = 0, n = loop.size(), j = n - 1; i < n; j = i++) {
    const Vec a = loop[i], b = loop[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

double distanceToSegment(Vec p, Vec a, Vec b) {
  const Vec d = b - a;
  const double squared = dot(d, d);
  const double t = squared > 0 ? std::clamp(dot(p - a, d) / squared, 0.0, 1.0) : 0;
  return length(p - (a + d * t));
}

bool segmentsMeet(Vec a, Vec b, Vec c, Vec d) {
  const double s1 = cross(b - a, c - a), s2 = cross(b - a, d - a), s3 = cross(d - c, a - c), s4 = cross(d - c, b - c);
  return ((s1 <= 0 && s2 >= 0) || (s1 >= 0 && s2 <= 0)) && ((s3 <= 0 && s4 >= 0) || (s3 >= 0 && s4 <= 0));
}

Plane::Plane(model::Point origin)
    : m_origin(origin), m_metresPerDegreeX(kDegreeX * std::cos(origin.y * std::numbers::pi / 180)), m_metresPerDegreeY(kDegreeY) {}

model::Point Plane::toPoint(Vec v) const { return {rounded(m_origin.x + v.x / m_metresPerDegreeX), rounded(m_origin.y + v.y / m_metresPerDegreeY)}; }

Vec Plane::toVec(model::Point p) const { return {(p.x - m_origin.x) * m_metresPerDegreeX, (p.y - m_origin.y) * m_metresPerDegreeY}; }

model::MultiPolygon Plane::toShape(const Loop& loop) const {
  model::Ring ring;
  ring.reserve(loop.size() + 1);
  for (const Vec v : loop) ring.push_back(toPoint(v));
  ring.push_back(ring.front());
  return {{model::Polygon{{std::move(ring)}}}};
}

}  // namespace jw::demo
