#include "core/planning/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace jw::planning {
namespace {

using model::Point;
using model::Ring;

bool less(Point a, Point b) {
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double along(Point p, const Line& l) {
  const double dx = l.to.x - l.from.x, dy = l.to.y - l.from.y;
  return ((p.x - l.from.x) * dx + (p.y - l.from.y) * dy) / (dx * dx + dy * dy);
}

// Strictly between the ends.
bool liesOn(Point p, const Line& l) {
  if (near(p, l.from) || near(p, l.to)) return false;
  const double s = along(p, l);
  if (s <= 0 || s >= 1) return false;
  return near(p, {l.from.x + s * (l.to.x - l.from.x), l.from.y + s * (l.to.y - l.from.y)});
}

bool inRing(const Ring& ring, Point p) {
  bool in = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1], b = ring[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) in = !in;
  }
  return in;
}

bool hasLine(const Ring& ring, Point from, Point to) {
  for (std::size_t i = 1; i < ring.size(); ++i)
    if (ring[i - 1] == from && ring[i] == to) return true;
  return false;
}

/// Lines by where they begin, to walk along the ground that lies to their left.
class Walk {
 public:
  explicit Walk(const std::vector<Line>& lines) : m_lines(lines), m_walked(lines.size(), false) {
    for (std::size_t i = 0; i < lines.size(); ++i) m_from[{lines[i].from.x, lines[i].from.y}].push_back(i);
  }

  std::vector<Ring> rings() {
    std::vector<Ring> out;
    for (std::size_t start = 0; start < m_lines.size(); ++start) {
      if (m_walked[start]) continue;
      Ring ring{m_lines[start].from};
      for (std::optional<std::size_t> i = start; i && !m_walked[*i]; i = next(*i)) {
        m_walked[*i] = true;
        ring.push_back(m_lines[*i].to);
      }
      if (ring.size() >= 4 && ring.front() == ring.back()) out.push_back(std::move(ring));
    }
    return out;
  }

 private:
  // The first one clockwise from the way back.
  std::optional<std::size_t> next(std::size_t i) const {
    const Line& l = m_lines[i];
    const auto found = m_from.find({l.to.x, l.to.y});
    if (found == m_from.end()) return std::nullopt;
    const double back = std::atan2(l.from.y - l.to.y, l.from.x - l.to.x);
    std::optional<std::size_t> best;
    double least = 0;
    for (const std::size_t k : found->second) {
      const Line& o = m_lines[k];
      double angle = back - std::atan2(o.to.y - o.from.y, o.to.x - o.from.x);
      while (angle <= 0) angle += 2 * std::numbers::pi;
      if (!best || angle < least) {
        best = k;
        least = angle;
      }
    }
    return best;
  }

  const std::vector<Line>& m_lines;
  std::vector<bool> m_walked;
  std::map<std::pair<double, double>, std::vector<std::size_t>> m_from;
};

}  // namespace

double twiceArea(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += turn(ring[0], ring[i - 1], ring[i]);
  return sum;
}

double squareMetresOf(const model::MultiPolygon& shape) {
  constexpr double kMetres = 111195.08;  // a degree of latitude
  double sum = 0;
  for (const auto& part : shape.parts)
    for (std::size_t r = 0; r < part.rings.size(); ++r) sum += (r == 0 ? 1 : -1) * std::abs(twiceArea(part.rings[r])) / 2;
  const model::Box box = shape.box();
  return box.empty() ? 0 : sum * kMetres * kMetres * std::cos((box.ymin + box.ymax) / 2 * std::numbers::pi / 180);
}

std::vector<Line> linesOf(const model::MultiPolygon& shape) {
  std::vector<Line> out;
  for (const auto& part : shape.parts)
    for (std::size_t r = 0; r < part.rings.size(); ++r) {
      const Ring& ring = part.rings[r];
      const bool asIs = (twiceArea(ring) > 0) == (r == 0);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] == ring[i]) continue;
        out.push_back(asIs ? Line{ring[i - 1], ring[i]} : Line{ring[i], ring[i - 1]});
      }
    }
  return out;
}

std::vector<model::Polygon> polygonsOf(const std::vector<Line>& lines) {
  std::vector<model::Polygon> out;
  std::vector<Ring> holes;
  for (Ring& ring : Walk(lines).rings()) {
    if (twiceArea(ring) > 0)
      out.push_back({{std::move(ring)}});
    else
      holes.push_back(std::move(ring));
  }
  for (Ring& hole : holes) {
    // No border runs through the middle of another: it lies inside an outer ring or outside of it, or on that of what fills the hole.
    const Point middle{(hole[0].x + hole[1].x) / 2, (hole[0].y + hole[1].y) / 2};
    model::Polygon* home = nullptr;
    for (auto& p : out)
      if (!hasLine(p.rings.front(), hole[1], hole[0]) && inRing(p.rings.front(), middle) && (!home || twiceArea(p.rings.front()) < twiceArea(home->rings.front()))) home = &p;
    if (home) home->rings.push_back(std::move(hole));
  }
  return out;
}

void Knots::add(const std::vector<Line>& lines) {
  for (const Line& l : lines) {
    m_points.push_back(l.from);
    m_points.push_back(l.to);
  }
}

void Knots::settle() {
  std::sort(m_points.begin(), m_points.end(), less);
  std::vector<Point> kept;
  for (const Point p : m_points) {
    bool there = false;
    for (auto k = kept.rbegin(); k != kept.rend() && p.x - k->x < kTouch && !there; ++k) there = near(p, *k);
    if (!there) kept.push_back(p);
  }
  m_points = std::move(kept);
}

Point Knots::nearest(Point p) const {
  auto k = std::lower_bound(m_points.begin(), m_points.end(), p.x - kTouch, [](Point a, double x) { return a.x < x; });
  Point found = p;
  for (double best = kTouch * 2; k != m_points.end() && k->x < p.x + kTouch; ++k)
    if (const double d = std::hypot(k->x - p.x, k->y - p.y); near(*k, p) && d < best) {
      best = d;
      found = *k;
    }
  return found;
}

std::vector<Line> Knots::tied(const std::vector<Line>& lines) const {
  std::vector<Line> out;
  std::vector<Point> on;
  for (const Line& given : lines) {
    const Line l{nearest(given.from), nearest(given.to)};
    if (l.from == l.to) continue;
    const auto [west, east] = std::minmax(l.from.x, l.to.x);
    const auto [south, north] = std::minmax(l.from.y, l.to.y);
    on.clear();
    for (auto k = std::lower_bound(m_points.begin(), m_points.end(), west - kTouch, [](Point a, double x) { return a.x < x; }); k != m_points.end() && k->x <= east + kTouch; ++k)
      if (k->y >= south - kTouch && k->y <= north + kTouch && liesOn(*k, l)) on.push_back(*k);
    std::sort(on.begin(), on.end(), [&](Point a, Point b) { return along(a, l) < along(b, l); });
    on.push_back(l.to);
    for (Point from = l.from; const Point to : on) {
      out.push_back({from, to});
      from = to;
    }
  }
  return out;
}

bool LineSum::Less::operator()(const Line& a, const Line& b) const {
  return less(a.from, b.from) || (a.from == b.from && less(a.to, b.to));
}

void LineSum::add(const std::vector<Line>& lines, int times) {
  for (const Line& l : lines) {
    const bool forth = less(l.from, l.to);
    const auto it = m_sum.try_emplace(forth ? l : Line{l.to, l.from}, 0).first;
    it->second += forth ? times : -times;
    if (it->second == 0) m_sum.erase(it);
  }
}

std::vector<Line> LineSum::left() const {
  std::vector<Line> out;
  for (const auto& [line, n] : m_sum) out.push_back(n > 0 ? line : Line{line.to, line.from});
  return out;
}

bool collide(const Line& a, const Line& b, Point& at) {
  if (std::max(a.from.x, a.to.x) < std::min(b.from.x, b.to.x) - kTouch || std::max(b.from.x, b.to.x) < std::min(a.from.x, a.to.x) - kTouch) return false;
  if (std::max(a.from.y, a.to.y) < std::min(b.from.y, b.to.y) - kTouch || std::max(b.from.y, b.to.y) < std::min(a.from.y, a.to.y) - kTouch) return false;
  const bool same = near(a.from, b.from) || near(a.from, b.to) || near(a.to, b.from) || near(a.to, b.to);
  if ((near(a.from, b.from) && near(a.to, b.to)) || (near(a.from, b.to) && near(a.to, b.from))) return false;
  for (const Point p : {a.from, a.to})
    if (liesOn(p, b)) return at = p, true;
  for (const Point p : {b.from, b.to})
    if (liesOn(p, a)) return at = p, true;
  if (same) return false;
  const double c = turn(a.from, a.to, b.from), d = turn(a.from, a.to, b.to), e = turn(b.from, b.to, a.from), f = turn(b.from, b.to, a.to);
  if (!((c > 0) != (d > 0) && (e > 0) != (f > 0))) return false;
  const double s = c / (c - d);
  at = {b.from.x + s * (b.to.x - b.from.x), b.from.y + s * (b.to.y - b.from.y)};
  return true;
}

}  // namespace jw::planning
