#include "core/planning/neighbours.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace jw::planning {
namespace {

using model::Point;
constexpr double kOnLine = 1e-10;  // degrees

bool lies(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  if (length == 0) return false;
  const double s = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
  return std::abs(p.x - a.x - s * dx) < kOnLine && std::abs(p.y - a.y - s * dy) < kOnLine;
}

void pointsOn(const model::MultiPolygon& of, const model::MultiPolygon& border, const model::Box& box, std::set<std::pair<double, double>>& found) {
  for (const auto& part : of.parts)
    for (const auto& ring : part.rings)
      for (const Point p : ring) {
        if (found.size() > 1) return;
        if (p.x < box.xmin - kOnLine || p.x > box.xmax + kOnLine || p.y < box.ymin - kOnLine || p.y > box.ymax + kOnLine) continue;
        for (const auto& other : border.parts)
          for (const auto& line : other.rings)
            for (std::size_t i = 1; i < line.size(); ++i)
              if (lies(p, line[i - 1], line[i])) {
                // A vertex of both may differ in its last digits.
                const bool fresh = std::none_of(found.begin(), found.end(), [&](const auto& q) { return std::abs(q.first - p.x) < 10 * kOnLine && std::abs(q.second - p.y) < 10 * kOnLine; });
                if (fresh) found.emplace(p.x, p.y);
                i = line.size();
              }
      }
}

}  // namespace

std::vector<std::vector<int>> neighboursOf(const std::vector<model::MultiPolygon>& shapes) {
  std::vector<model::Box> boxes;
  for (const auto& s : shapes) boxes.push_back(s.box());
  std::vector<int> order(shapes.size());
  std::iota(order.begin(), order.end(), 0);
  const auto box = [&](int i) -> const model::Box& { return boxes[static_cast<std::size_t>(i)]; };
  std::sort(order.begin(), order.end(), [&](int a, int b) { return box(a).xmin < box(b).xmin; });
  std::vector<std::vector<int>> out(shapes.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t k = i + 1; k < order.size() && box(order[k]).xmin <= box(order[i]).xmax + kOnLine; ++k) {
      const int a = order[i], b = order[k];
      if (box(a).ymin > box(b).ymax + kOnLine || box(b).ymin > box(a).ymax + kOnLine) continue;
      std::set<std::pair<double, double>> found;
      pointsOn(shapes[static_cast<std::size_t>(a)], shapes[static_cast<std::size_t>(b)], box(b), found);
      pointsOn(shapes[static_cast<std::size_t>(b)], shapes[static_cast<std::size_t>(a)], box(a), found);
      if (found.size() < 2) continue;
      out[static_cast<std::size_t>(a)].push_back(b);
      out[static_cast<std::size_t>(b)].push_back(a);
    }
  for (auto& n : out) std::sort(n.begin(), n.end());
  return out;
}

}  // namespace jw::planning
