#include "core/model/geometry.h"

#include <cmath>
#include <numbers>

namespace jw::model {
namespace {

double ringArea(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y) - (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  return std::abs(sum) / 2;
}

bool crosses(Point a, Point b, Point c, Point d) {
  const auto side = [](Point from, Point to, Point p) { return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x); };
  return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

template <class Test>
bool anyEdge(const MultiPolygon& shape, const Test& test) {
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i)
        if (test(ring[i - 1], ring[i])) return true;
  return false;
}

}  // namespace

double metresBetween(Point a, Point b) {
  constexpr double kRadius = 6'371'008.8, kRadians = std::numbers::pi / 180;
  const double north = std::sin((b.y - a.y) * kRadians / 2), east = std::sin((b.x - a.x) * kRadians / 2);
  const double h = north * north + std::cos(a.y * kRadians) * std::cos(b.y * kRadians) * east * east;
  return 2 * kRadius * std::asin(std::sqrt(std::fmin(1, h)));
}

Point pointInside(const MultiPolygon& shape) {
  const Polygon* largest = nullptr;
  double area = -1;
  for (const auto& part : shape.parts)
    if (!part.rings.empty() && !part.rings.front().empty() && ringArea(part.rings.front()) > area) {
      area = ringArea(part.rings.front());
      largest = &part;
    }
  if (!largest) return {};
  Box box;
  for (const Point p : largest->rings.front()) box.add(p);
  const double y = (box.ymin + box.ymax) / 2;
  std::vector<double> crossings;
  for (const auto& ring : largest->rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1], b = ring[i];
      if ((a.y <= y) != (b.y <= y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  std::sort(crossings.begin(), crossings.end());
  Point best = largest->rings.front().front();
  double longest = 0;
  for (std::size_t i = 1; i < crossings.size(); i += 2)
    if (crossings[i] - crossings[i - 1] > longest) {
      longest = crossings[i] - crossings[i - 1];
      best = {(crossings[i] + crossings[i - 1]) / 2, y};
    }
  return best;
}

bool contains(const MultiPolygon& shape, Point p) {
  bool inside = false;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a = ring[i - 1], b = ring[i];
        if ((a.y <= p.y) == (b.y <= p.y)) continue;
        if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) <= p.x) inside = !inside;
      }
  return inside;
}

bool meets(const MultiPolygon& a, const MultiPolygon& b) {
  const Box ba = a.box(), bb = b.box();
  if (ba.empty() || bb.empty() || ba.xmin > bb.xmax || bb.xmin > ba.xmax || ba.ymin > bb.ymax || bb.ymin > ba.ymax) return false;
  const auto holds = [](const MultiPolygon& outer, const MultiPolygon& inner) { return anyEdge(inner, [&](Point p, Point) { return contains(outer, p); }); };
  return holds(a, b) || holds(b, a) || anyEdge(a, [&](Point p, Point q) { return anyEdge(b, [&](Point r, Point s) { return crosses(p, q, r, s); }); });
}

}  // namespace jw::model
