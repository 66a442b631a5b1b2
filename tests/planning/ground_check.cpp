#include "tests/planning/ground_check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace jw::planning {
namespace {

using model::Point;
using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;

double doubledArea(const model::Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) - (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
  return sum;
}

double areaOf(const model::MultiPolygon& shape) {
  double sum = 0;
  for (const auto& part : shape.parts)
    for (std::size_t r = 0; r < part.rings.size(); ++r) sum += (r == 0 ? 1 : -1) * std::abs(doubledArea(part.rings[r])) / 2;
  return sum;
}

double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool properlyCross(Point a, Point b, Point c, Point d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

std::vector<Edge> edgesOf(const model::MultiPolygon& shape) {
  std::vector<Edge> out;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) out.push_back({{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}});
  return out;
}

double length(const Edge& e) {
  return std::hypot(e.first.first - e.second.first, e.first.second - e.second.second);
}

// Of a point from a segment.
double distance(std::pair<double, double> p, const Edge& e) {
  const double dx = e.second.first - e.first.first, dy = e.second.second - e.first.second;
  const double s = std::clamp(((p.first - e.first.first) * dx + (p.second - e.first.second) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(p.first - e.first.first - s * dx, p.second - e.first.second - s * dy);
}

}  // namespace

bool holds(const model::MultiPolygon& shape, Point p) {
  bool in = false;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a = ring[i - 1], b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) in = !in;
      }
  return in;
}

std::string coverFault(const model::MultiPolygon& shape, const std::vector<model::MultiPolygon>& grids, bool onePiece) {
  const double area = areaOf(shape);
  double sum = 0;
  std::map<Edge, int> edges;
  for (std::size_t g = 0; g < grids.size(); ++g) {
    if (grids[g].empty()) return "grid " + std::to_string(g) + " is empty";
    if (onePiece && grids[g].parts.size() != 1) return "grid " + std::to_string(g) + " has " + std::to_string(grids[g].parts.size()) + " pieces";
    if (grids[g].parts.size() > shape.parts.size()) return "grid " + std::to_string(g) + " is in pieces";
    for (const auto& part : grids[g].parts)
      for (std::size_t r = 0; r < part.rings.size(); ++r) {
        if (part.rings[r].size() < 4 || part.rings[r].front() != part.rings[r].back()) return "an open ring";
        if ((doubledArea(part.rings[r]) > 0) != (r == 0)) return "a ring the wrong way round";
      }
    sum += areaOf(grids[g]);
    for (const auto& e : edgesOf(grids[g])) ++edges[e];
  }
  if (std::abs(sum - area) > area * 1e-9) return "areas differ by " + std::to_string((sum - area) / area);
  const auto outline = edgesOf(shape);
  double border = 0, wanted = 0;
  for (const auto& e : outline) wanted += length(e);
  std::vector<Edge> all;
  for (const auto& [e, n] : edges) {
    if (n != 1) return "a border twice";
    all.push_back(e);
    if (edges.contains({e.second, e.first})) continue;
    const bool onOutline = std::any_of(outline.begin(), outline.end(), [&](const Edge& o) { return distance(e.first, o) < 1e-9 && distance(e.second, o) < 1e-9; });
    if (!onOutline) return "a border with one side";
    border += length(e);
  }
  if (std::abs(border - wanted) > wanted * 1e-7) return "the outer border is not covered";
  std::sort(all.begin(), all.end(), [](const Edge& a, const Edge& b) { return std::min(a.first.first, a.second.first) < std::min(b.first.first, b.second.first); });
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = i + 1; k < all.size() && std::min(all[k].first.first, all[k].second.first) <= std::max(all[i].first.first, all[i].second.first); ++k)
      if (properlyCross({all[i].first.first, all[i].first.second}, {all[i].second.first, all[i].second.second}, {all[k].first.first, all[k].first.second}, {all[k].second.first, all[k].second.second})) return "borders cross";
  return "";
}

}  // namespace jw::planning
