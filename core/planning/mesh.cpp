#include "core/planning/mesh.h"

#include <algorithm>
#include <deque>
#include <numeric>

#include "core/base/error.h"

namespace jw::planning {
namespace {

__extension__ using Wide = __int128;

constexpr int after(int i) {
  return i == 2 ? 0 : i + 1;
}
constexpr int before(int i) {
  return i == 0 ? 2 : i - 1;
}

class Mesher {
 public:
  explicit Mesher(const std::vector<MeshPoint>& points) : m_points(points), m_touches(points.size() + 3, 0) {
    const int n = static_cast<int>(points.size());
    constexpr std::int64_t far = 16 * kMeshReach;
    m_points.insert(m_points.end(), {{-far, -far}, {far, -far}, {0, far}});
    m_triangles.push_back({{n, n + 1, n + 2}, {-1, -1, -1}, {0, 0, 0}});
    // Neighbours in the order are neighbours on the ground, so that walking from one to the next is short.
    std::vector<int> order(points.size());
    std::iota(order.begin(), order.end(), 0);
    const std::int64_t strip = std::max<std::int64_t>(1, 2 * kMeshReach / (1 + static_cast<std::int64_t>(points.size()) / 32));
    std::sort(order.begin(), order.end(), [&](int a, int b) {
      const MeshPoint p = at(a), q = at(b);
      const std::int64_t sp = (p.y + kMeshReach) / strip, sq = (q.y + kMeshReach) / strip;
      if (sp != sq) return sp < sq;
      return sp % 2 == 0 ? p < q : q < p;
    });
    for (const int p : order) insert(p);
  }

  void addLine(int a, int b) {
    while (a != b) a = advance(a, b);
  }

  std::vector<Triangle> inside() const {
    std::vector<int> depth(m_triangles.size(), -1);
    std::deque<int> todo;
    const int n = static_cast<int>(m_points.size()) - 3;
    for (int t = 0; t < size(); ++t)
      if (std::any_of(tri(t).at.begin(), tri(t).at.end(), [&](int p) { return p >= n; })) {
        depth[static_cast<std::size_t>(t)] = 0;
        todo.push_back(t);
      }
    for (; !todo.empty(); todo.pop_front()) {
      const Triangle& t = tri(todo.front());
      for (int i = 0; i < 3; ++i) {
        const int u = t.beyond[static_cast<std::size_t>(i)];
        if (u < 0 || depth[static_cast<std::size_t>(u)] >= 0) continue;
        depth[static_cast<std::size_t>(u)] = (depth[static_cast<std::size_t>(todo.front())] + t.line[static_cast<std::size_t>(i)]) % 2;
        todo.push_back(u);
      }
    }
    std::vector<int> number(m_triangles.size(), -1);
    std::vector<Triangle> out;
    for (int t = 0; t < size(); ++t)
      if (depth[static_cast<std::size_t>(t)] == 1) {
        number[static_cast<std::size_t>(t)] = static_cast<int>(out.size());
        out.push_back(tri(t));
      }
    for (Triangle& t : out)
      for (int& u : t.beyond) u = u < 0 ? -1 : number[static_cast<std::size_t>(u)];
    return out;
  }

 private:
  struct Edge {
    int triangle, opposite;
  };

  int size() const { return static_cast<int>(m_triangles.size()); }
  MeshPoint at(int p) const { return m_points[static_cast<std::size_t>(p)]; }
  Triangle& tri(int t) { return m_triangles[static_cast<std::size_t>(t)]; }
  const Triangle& tri(int t) const { return m_triangles[static_cast<std::size_t>(t)]; }
  int corner(int t, int i) const { return tri(t).at[static_cast<std::size_t>(i)]; }
  int& beyond(int t, int i) { return tri(t).beyond[static_cast<std::size_t>(i)]; }
  std::uint8_t& line(int t, int i) { return tri(t).line[static_cast<std::size_t>(i)]; }
  int find(int t, int p) const {
    const auto& c = tri(t).at;
    return c[0] == p ? 0 : c[1] == p ? 1 : 2;
  }
  int findBeyond(int t, int u) const {
    const auto& b = tri(t).beyond;
    return b[0] == u ? 0 : b[1] == u ? 1 : 2;
  }

  /// > 0: c lies left of a -> b.
  int side(int a, int b, int c) const {
    const MeshPoint p = at(a), q = at(b), r = at(c);
    const Wide d = static_cast<Wide>(q.x - p.x) * (r.y - p.y) - static_cast<Wide>(q.y - p.y) * (r.x - p.x);
    return d > 0 ? 1 : d < 0 ? -1 : 0;
  }
  bool inCircle(int a, int b, int c, int d) const {
    const MeshPoint o = at(d);
    const auto row = [&](int p) {
      const Wide x = at(p).x - o.x, y = at(p).y - o.y;
      return std::array<Wide, 3>{x, y, x * x + y * y};
    };
    const auto p = row(a), q = row(b), r = row(c);
    return p[2] * (q[0] * r[1] - q[1] * r[0]) - q[2] * (p[0] * r[1] - p[1] * r[0]) + r[2] * (p[0] * q[1] - p[1] * q[0]) > 0;
  }

  void set(int t, std::array<int, 3> points, std::array<int, 3> beyondOf, std::array<std::uint8_t, 3> lines) {
    tri(t) = {points, beyondOf, lines};
    for (const int p : points) m_touches[static_cast<std::size_t>(p)] = t;
  }
  void point(int t, int from, int to) {
    if (t >= 0) beyond(t, findBeyond(t, from)) = to;
  }

  void insert(int p) {
    int t = m_last, out = 0;
    while (out >= 0) {
      out = -1;
      for (int i = 0; i < 3 && out < 0; ++i)
        if (side(corner(t, after(i)), corner(t, before(i)), p) < 0) out = i;
      if (out >= 0) t = beyond(t, out);
    }
    int edge = -1;
    for (int i = 0; i < 3; ++i)
      if (side(corner(t, after(i)), corner(t, before(i)), p) == 0) edge = i;
    edge < 0 ? splitTriangle(t, p) : splitEdge(t, edge, p);
    m_last = m_touches[static_cast<std::size_t>(p)];
  }

  void splitTriangle(int t, int p) {
    const Triangle old = tri(t);
    const int u = size(), w = size() + 1;
    m_triangles.resize(m_triangles.size() + 2);
    const auto [a, b, c] = old.at;
    set(t, {p, b, c}, {old.beyond[0], u, w}, {0, 0, 0});
    set(u, {p, c, a}, {old.beyond[1], w, t}, {0, 0, 0});
    set(w, {p, a, b}, {old.beyond[2], t, u}, {0, 0, 0});
    point(old.beyond[1], t, u);
    point(old.beyond[2], t, w);
    for (const int x : {t, u, w}) legalize(x, 0);
  }

  void splitEdge(int t, int i, int p) {
    const int u = beyond(t, i), j = findBeyond(u, t);
    const int a = corner(t, i), b = corner(t, after(i)), c = corner(t, before(i)), d = corner(u, j);
    const int acrossCA = beyond(t, after(i)), acrossAB = beyond(t, before(i));
    const int acrossBD = beyond(u, after(j)), acrossDC = beyond(u, before(j));
    const int v = size(), w = size() + 1;
    m_triangles.resize(m_triangles.size() + 2);
    set(t, {p, a, b}, {acrossAB, w, v}, {0, 0, 0});
    set(v, {p, c, a}, {acrossCA, t, u}, {0, 0, 0});
    set(u, {p, d, c}, {acrossDC, v, w}, {0, 0, 0});
    set(w, {p, b, d}, {acrossBD, u, t}, {0, 0, 0});
    point(acrossCA, t, v);
    point(acrossBD, u, w);
    for (const int x : {t, u, v, w}) legalize(x, 0);
  }

  void legalize(int t, int i) {
    std::vector<Edge> todo{{t, i}};
    const int p = corner(t, i);
    while (!todo.empty()) {
      const Edge e = todo.back();
      todo.pop_back();
      const int u = beyond(e.triangle, e.opposite);
      if (u < 0) continue;
      if (!inCircle(corner(u, 0), corner(u, 1), corner(u, 2), p)) continue;
      flip(e.triangle, e.opposite);
      todo.push_back({e.triangle, find(e.triangle, p)});
      todo.push_back({u, find(u, p)});
    }
  }

  /// The diagonal b-c of (a, b, c) and (d, c, b) becomes a-d: t is then (a, b, d), the other one (a, d, c).
  void flip(int t, int i) {
    const int u = beyond(t, i), j = findBeyond(u, t);
    const int a = corner(t, i), b = corner(t, after(i)), c = corner(t, before(i)), d = corner(u, j);
    const int acrossCA = beyond(t, after(i)), acrossAB = beyond(t, before(i));
    const int acrossBD = beyond(u, after(j)), acrossDC = beyond(u, before(j));
    const std::uint8_t onCA = line(t, after(i)), onAB = line(t, before(i)), onBD = line(u, after(j)), onDC = line(u, before(j));
    set(t, {a, b, d}, {acrossBD, u, acrossAB}, {onBD, 0, onAB});
    set(u, {a, d, c}, {acrossDC, acrossCA, t}, {onDC, onCA, 0});
    point(acrossBD, u, t);
    point(acrossCA, t, u);
  }

  Edge edgeOf(int a, int b) const {
    const int first = m_touches[static_cast<std::size_t>(a)];
    int t = first;
    do {
      const int i = find(t, a);
      if (corner(t, after(i)) == b) return {t, before(i)};
      if (corner(t, before(i)) == b) return {t, after(i)};
      t = tri(t).beyond[static_cast<std::size_t>(after(i))];
    } while (t != first);
    return {-1, -1};
  }

  void mark(const Edge& e) {
    ++line(e.triangle, e.opposite);
    const int u = beyond(e.triangle, e.opposite);
    ++line(u, findBeyond(u, e.triangle));
  }

  /// Makes the way from a towards b an edge, up to the first point on it, which is returned.
  int advance(int a, int b) {
    if (const Edge there = edgeOf(a, b); there.triangle >= 0) {
      mark(there);
      return b;
    }
    const MeshPoint from = at(a), to = at(b);
    const auto ahead = [&](int p) { return static_cast<Wide>(at(p).x - from.x) * (to.x - from.x) + static_cast<Wide>(at(p).y - from.y) * (to.y - from.y) > 0; };
    const int first = m_touches[static_cast<std::size_t>(a)];
    int t = first, i = find(t, a);
    while (true) {
      const int p = corner(t, after(i)), q = corner(t, before(i));
      const int sp = side(a, b, p), sq = side(a, b, q);
      if (sp == 0 && ahead(p)) {
        mark(edgeOf(a, p));
        return p;
      }
      if (sp < 0 && sq > 0) break;
      t = beyond(t, after(i));
      i = find(t, a);
      if (t == first) throw Error(ErrorCode::internal, "triangulation: a line leads nowhere");
    }
    int right = corner(t, after(i)), left = corner(t, before(i)), end = -1;
    std::deque<std::array<int, 2>> crossed;
    while (end < 0) {
      if (line(t, i) > 0) throw Error(ErrorCode::input, "the outline crosses itself");
      crossed.push_back({right, left});
      const int u = beyond(t, i), r = corner(u, findBeyond(u, t));
      const int s = r == b ? 0 : side(a, b, r);
      if (s == 0)
        end = r;
      else
        (s > 0 ? left : right) = r;
      t = u;
      if (s != 0) i = find(t, s > 0 ? corner(t, after(find(t, r))) : corner(t, before(find(t, r))));
    }
    clear(a, end, crossed);
    mark(edgeOf(a, end));
    return end;
  }

  void clear(int a, int b, std::deque<std::array<int, 2>>& crossed) {
    std::vector<std::array<int, 2>> fresh;
    while (!crossed.empty()) {
      const auto [p, q] = crossed.front();
      crossed.pop_front();
      const Edge e = edgeOf(p, q);
      const int c = corner(e.triangle, e.opposite), u = beyond(e.triangle, e.opposite), d = corner(u, findBeyond(u, e.triangle));
      if (side(c, d, p) * side(c, d, q) >= 0) {
        crossed.push_back({p, q});
        continue;
      }
      flip(e.triangle, e.opposite);
      const bool meets = c != a && c != b && d != a && d != b && side(a, b, c) * side(a, b, d) < 0;
      if (meets)
        crossed.push_back({c, d});
      else
        fresh.push_back({c, d});
    }
    for (bool again = true; again;) {
      again = false;
      for (auto& [p, q] : fresh) {
        if ((p == a && q == b) || (p == b && q == a)) continue;
        const Edge e = edgeOf(p, q);
        const int c = corner(e.triangle, e.opposite), u = beyond(e.triangle, e.opposite), d = corner(u, findBeyond(u, e.triangle));
        if (line(e.triangle, e.opposite) > 0 || !inCircle(corner(e.triangle, 0), corner(e.triangle, 1), corner(e.triangle, 2), d)) continue;
        flip(e.triangle, e.opposite);
        p = c;
        q = d;
        again = true;
      }
    }
  }

  std::vector<MeshPoint> m_points;
  std::vector<Triangle> m_triangles;
  std::vector<int> m_touches;  // a triangle at each point
  int m_last = 0;
};

}  // namespace

std::vector<Triangle> triangulate(const std::vector<MeshPoint>& points, const std::vector<std::array<int, 2>>& lines) {
  Mesher mesher(points);
  for (const auto& [a, b] : lines) mesher.addLine(a, b);
  return mesher.inside();
}

}  // namespace jw::planning
