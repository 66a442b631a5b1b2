#include "core/model/geometry.h"

#include <cmath>

namespace jw::model {
namespace {

double ringArea(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y) - (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  return std::abs(sum) / 2;
}

}  // namespace

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

}  // namespace jw::model
