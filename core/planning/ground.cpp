#include "core/planning/ground.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "core/base/error.h"
#include "core/planning/joined.h"

namespace jw::planning {
namespace {

constexpr double kEarthRadius = 6371008.8;  // metres, IUGG mean
constexpr std::size_t kFewestPlaces = 60;    // so many cells across the ground even where there are few buildings
constexpr double kWellInside = 0.08;         // the least of a middle's barycentric coordinates

double ringArea(const Ground& ground, const model::Ring& ring) {
  double sum = 0;
  const auto o = ground.metres(ring.front());
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const auto a = ground.metres(ring[i - 1]), b = ground.metres(ring[i]);
    sum += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
  }
  return sum / 2;
}

bool cross(Ground::Metres a, Ground::Metres b, Ground::Metres c, Ground::Metres d) {
  const auto side = [](Ground::Metres p, Ground::Metres q, Ground::Metres r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0; };
  return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

}  // namespace

Ground::Metres Ground::metres(model::Point p) const {
  return {(p.x - m_origin.x) * m_perDegreeX, (p.y - m_origin.y) * m_perDegreeY};
}

double Ground::squareMetresOf(const model::MultiPolygon& shape) const {
  double sum = 0;
  for (const auto& part : shape.parts)
    for (std::size_t r = 0; r < part.rings.size(); ++r)
      if (!part.rings[r].empty()) sum += (r == 0 ? 1 : -1) * std::abs(ringArea(*this, part.rings[r]));
  return sum;
}

double Ground::perimeterOf(const model::MultiPolygon& shape) const {
  double sum = 0;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto a = metres(ring[i - 1]), b = metres(ring[i]);
        sum += std::hypot(a.x - b.x, a.y - b.y);
      }
  return sum;
}

Ground::Ground(const model::MultiPolygon& shape, const std::vector<Site>& sites, const std::vector<std::vector<model::Point>>& roads) {
  const model::Box box = shape.box();
  if (box.empty()) throw Error(ErrorCode::input, "an area without a shape");
  m_origin = {(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
  m_perDegreeY = kEarthRadius * std::numbers::pi / 180;
  m_perDegreeX = m_perDegreeY * std::cos(m_origin.y * std::numbers::pi / 180);
  const double reach = std::max((box.xmax - box.xmin) * m_perDegreeX, (box.ymax - box.ymin) * m_perDegreeY) / 2;
  m_area = squareMetresOf(shape);
  if (!(m_area > 0)) throw Error(ErrorCode::input, "an area without ground");
  m_unit = static_cast<double>(kMeshReach) / (reach * 1.01);

  std::map<MeshPoint, int> seen;
  addRings(shape, sites.size(), seen);
  std::vector<int> pointOf(sites.size(), -1);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (!box.contains(sites[i].at)) continue;
    pointOf[i] = addPoint(sites[i].at, false, seen);
    double& radius = m_radius[static_cast<std::size_t>(pointOf[i])];
    radius = std::max(radius, sites[i].radius);
  }
  m_triangles = triangulate(m_mesh, m_lines);
  if (m_triangles.empty()) throw Error(ErrorCode::input, "an area without ground");
  makeCells();
  makeLinks(roads);
  linkParts();

  std::vector<int> cellOfPoint(m_points.size(), -1);
  for (int c = cells() - 1; c >= 0; --c) cellOfPoint[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(c)])] = c;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const int cell = pointOf[i] < 0 ? -1 : cellOfPoint[static_cast<std::size_t>(pointOf[i])];
    m_cellOf.push_back(cell < 0 ? nearestCell(sites[i].at) : cell);
  }
}

int Ground::nearestCell(model::Point p) const {
  const auto at = metres(p);
  int nearest = 0;
  double least = std::numeric_limits<double>::infinity();
  for (int c = 0; c < cells(); ++c) {
    const auto there = metres(m_points[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(c)])]);
    const double d = std::hypot(at.x - there.x, at.y - there.y);
    if (d < least) nearest = c;
    least = std::min(least, d);
  }
  return nearest;
}

int Ground::addPoint(model::Point p, bool own, std::map<MeshPoint, int>& seen) {
  const auto m = metres(p);
  const MeshPoint at{std::llround(m.x * m_unit), std::llround(m.y * m_unit)};
  const auto [it, fresh] = seen.try_emplace(at, static_cast<int>(m_points.size()));
  if (!fresh) return it->second;
  m_points.push_back(p);
  m_mesh.push_back(at);
  m_own.push_back(own);
  m_radius.push_back(0);
  return it->second;
}

void Ground::addRings(const model::MultiPolygon& shape, std::size_t sites, std::map<MeshPoint, int>& seen) {
  const double step = std::sqrt(m_area / static_cast<double>(std::max(sites, kFewestPlaces)));
  const auto take = [&](model::Point p, bool own) { return addPoint(p, own, seen); };
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings) {
      if (ring.size() < 4) continue;
      int last = take(ring.front(), true);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const model::Point a = ring[i - 1], b = ring[i];
        const auto ma = metres(a), mb = metres(b);
        const int pieces = static_cast<int>(std::ceil(std::hypot(ma.x - mb.x, ma.y - mb.y) / (1.5 * step)));
        for (int k = 1; k <= pieces; ++k) {
          const double s = static_cast<double>(k) / pieces;
          const int here = k == pieces ? take(b, true) : take({a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s}, false);
          if (here != last) m_lines.push_back({last, here});
          last = here;
        }
      }
    }
}

void Ground::makeCells() {
  // The corners at one point that hang together by triangles: where the border touches itself in a point there are two cells.
  std::vector<int> up(m_triangles.size() * 3);
  std::iota(up.begin(), up.end(), 0);
  for (std::size_t t = 0; t < m_triangles.size(); ++t)
    for (std::size_t i = 0; i < 3; ++i) {
      const int u = m_triangles[t].beyond[i];
      if (u < 0) continue;
      const Triangle& other = m_triangles[static_cast<std::size_t>(u)];
      for (std::size_t k = 0; k < 3; ++k) {
        if (k == i) continue;
        for (std::size_t l = 0; l < 3; ++l)
          if (other.at[l] == m_triangles[t].at[k]) up[static_cast<std::size_t>(rootOf(up, static_cast<int>(t * 3 + k)))] = rootOf(up, u * 3 + static_cast<int>(l));
      }
    }
  std::map<int, int> number;
  m_corner.resize(up.size());
  for (std::size_t c = 0; c < up.size(); ++c) {
    const auto [it, fresh] = number.try_emplace(rootOf(up, static_cast<int>(c)), static_cast<int>(number.size()));
    if (fresh) m_pointOf.push_back(m_triangles[c / 3].at[c % 3]);
    m_corner[c] = it->second;
  }
  m_links.resize(number.size());
  for (const Triangle& t : m_triangles) m_middle.push_back(middle(t));
}

model::Point Ground::middle(const Triangle& t) const {
  std::array<Metres, 3> p;
  for (std::size_t i = 0; i < 3; ++i) p[i] = metres(m_points[static_cast<std::size_t>(t.at[i])]);
  const auto squared = [&](std::size_t a, std::size_t b) { return (p[a].x - p[b].x) * (p[a].x - p[b].x) + (p[a].y - p[b].y) * (p[a].y - p[b].y); };
  const std::array<double, 3> s{squared(1, 2), squared(2, 0), squared(0, 1)};
  std::array<double, 3> w{s[0] * (s[1] + s[2] - s[0]), s[1] * (s[2] + s[0] - s[1]), s[2] * (s[0] + s[1] - s[2])};
  const double sum = w[0] + w[1] + w[2];
  for (double& x : w) x = sum > 0 ? x / sum : 1.0 / 3;
  if (const double least = *std::min_element(w.begin(), w.end()); least < kWellInside) {
    const double back = (kWellInside - least) / (1.0 / 3 - least);
    for (double& x : w) x = x * (1 - back) + back / 3;
  }
  model::Point out;
  for (std::size_t i = 0; i < 3; ++i) {
    out.x += w[i] * (m_points[static_cast<std::size_t>(t.at[i])].x - m_origin.x);
    out.y += w[i] * (m_points[static_cast<std::size_t>(t.at[i])].y - m_origin.y);
  }
  return {out.x + m_origin.x, out.y + m_origin.y};
}

model::Point Ground::gap(int a, int b) const {
  if (a > b) std::swap(a, b);  // the same number from both sides
  const model::Point p = m_points[static_cast<std::size_t>(a)], q = m_points[static_cast<std::size_t>(b)];
  const auto mp = metres(p), mq = metres(q);
  const double apart = std::hypot(mp.x - mq.x, mp.y - mq.y), lean = m_radius[static_cast<std::size_t>(a)] - m_radius[static_cast<std::size_t>(b)];
  const double s = std::clamp(0.5 + (apart > 0 ? lean / (2 * apart) : 0), 0.15, 0.85);
  return {p.x + (q.x - p.x) * s, p.y + (q.y - p.y) * s};
}

void Ground::makeLinks(const std::vector<std::vector<model::Point>>& roads) {
  std::vector<std::map<int, Link>> links(m_links.size());
  for (std::size_t t = 0; t < m_triangles.size(); ++t)
    for (int i = 0; i < 3; ++i) {
      const int j = (i + 1) % 3, a = cellAt(t, i), b = cellAt(t, j);
      const auto from = metres(gap(m_triangles[t].at[static_cast<std::size_t>(i)], m_triangles[t].at[static_cast<std::size_t>(j)])), to = metres(m_middle[t]);
      const double border = std::hypot(from.x - to.x, from.y - to.y);
      for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
        Link& link = links[static_cast<std::size_t>(one)][other];
        link.to = other;
        link.border += border;
      }
    }
  for (std::size_t c = 0; c < links.size(); ++c)
    for (auto& [to, link] : links[c]) {
      const auto p = metres(m_points[static_cast<std::size_t>(m_pointOf[c])]), q = metres(m_points[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(to)])]);
      for (const auto& road : roads)
        for (std::size_t i = 1; i < road.size() && !link.road; ++i) link.road = cross(p, q, metres(road[i - 1]), metres(road[i]));
      m_links[c].push_back(link);
    }
}

void Ground::linkParts() {
  std::vector<int> up(m_links.size());
  std::iota(up.begin(), up.end(), 0);
  for (int c = 0; c < cells(); ++c)
    for (const Link& l : links(c)) up[static_cast<std::size_t>(rootOf(up, c))] = rootOf(up, l.to);
  std::map<int, int> number;
  std::vector<std::vector<int>> parts;
  for (int c = 0; c < cells(); ++c) {
    const auto [it, fresh] = number.try_emplace(rootOf(up, c), static_cast<int>(parts.size()));
    if (fresh) parts.emplace_back();
    m_partOf.push_back(it->second);
    parts[static_cast<std::size_t>(it->second)].push_back(c);
  }
  // The shortest ways over the water that join all parts (Prim).
  struct Ferry {
    double metres = std::numeric_limits<double>::infinity();
    int from = 0, to = 0;
  };
  std::vector<Ferry> best(parts.size());
  std::vector<bool> joined(parts.size(), false);
  for (std::size_t next = 0, count = 0; count < parts.size(); ++count) {
    joined[next] = true;
    if (count > 0)
      for (const auto& [one, other] : {std::pair(best[next].from, best[next].to), std::pair(best[next].to, best[next].from)}) m_links[static_cast<std::size_t>(one)].push_back({other, 0, false, true});
    const std::size_t from = next;
    next = parts.size();
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (joined[p]) continue;
      for (const int a : parts[from])
        for (const int b : parts[p]) {
          const auto x = metres(m_points[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(a)])]), y = metres(m_points[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(b)])]);
          if (const double d = std::hypot(x.x - y.x, x.y - y.y); d < best[p].metres) best[p] = {d, a, b};
        }
      if (next == parts.size() || best[p].metres < best[next].metres) next = p;
    }
  }
}

std::vector<model::MultiPolygon> Ground::outlines(const std::vector<int>& gridOf, int grids) const {
  // Corners of the outlines: points of the mesh as (cell, -1), gaps between two points as (a, b), middles as (-1, triangle).
  using Corner = std::pair<int, int>;
  struct Step {
    Corner to;
    int part;
  };
  std::vector<std::map<Corner, Step>> steps(static_cast<std::size_t>(grids));
  const auto gridAt = [&](std::size_t t, int i) { return gridOf[static_cast<std::size_t>(cellAt(t, i))]; };
  for (std::size_t t = 0; t < m_triangles.size(); ++t)
    for (int i = 0; i < 3; ++i) {
      const int j = (i + 1) % 3, p = m_triangles[t].at[static_cast<std::size_t>(i)], q = m_triangles[t].at[static_cast<std::size_t>(j)];
      const int a = gridAt(t, i), b = gridAt(t, j), part = m_partOf[static_cast<std::size_t>(cellAt(t, i))];
      const Corner between = std::minmax(p, q), centre{-1, static_cast<int>(t)};
      const Corner atP{cellAt(t, i), -1}, atQ{cellAt(t, j), -1};
      if (a != b) {
        steps[static_cast<std::size_t>(a)][between] = {centre, part};
        steps[static_cast<std::size_t>(b)][centre] = {between, part};
      }
      if (m_triangles[t].beyond[static_cast<std::size_t>((i + 2) % 3)] < 0) {
        steps[static_cast<std::size_t>(a)][atP] = {a == b ? atQ : between, part};
        if (a != b) steps[static_cast<std::size_t>(b)][between] = {atQ, part};
      }
    }
  const auto pointAt = [&](const Corner& c) { return c.first == -1 ? m_middle[static_cast<std::size_t>(c.second)] : c.second == -1 ? m_points[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(c.first)])] : gap(c.first, c.second); };

  std::vector<model::MultiPolygon> out(static_cast<std::size_t>(grids));
  for (std::size_t g = 0; g < out.size(); ++g) {
    std::map<int, std::size_t> outer;  // the polygon of each part
    std::vector<std::pair<int, model::Ring>> holes;
    while (!steps[g].empty()) {
      const Corner first = steps[g].begin()->first;
      const int part = steps[g].begin()->second.part;
      model::Ring ring;
      Corner at = first;
      do {
        if (at.second != -1 || at.first == -1 || m_own[static_cast<std::size_t>(m_pointOf[static_cast<std::size_t>(at.first)])]) ring.push_back(pointAt(at));
        const auto step = steps[g].find(at);
        if (step == steps[g].end()) throw Error(ErrorCode::internal, "grid plan: an outline does not close");
        at = step->second.to;
        steps[g].erase(step);
      } while (at != first);
      ring.push_back(ring.front());
      if (ringArea(*this, ring) > 0) {
        if (!outer.try_emplace(part, out[g].parts.size()).second) throw Error(ErrorCode::internal, "grid plan: a grid in pieces");
        out[g].parts.push_back({{std::move(ring)}});
      } else {
        holes.emplace_back(part, std::move(ring));
      }
    }
    for (auto& [part, ring] : holes) out[g].parts[outer.at(part)].rings.push_back(std::move(ring));
  }
  return out;
}

}  // namespace jw::planning
