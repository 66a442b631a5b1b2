#include "core/demo/plots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace jw::demo {
namespace {

constexpr double kLane = 4;  // metres from the middle of a lane

struct Extent {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void add(double v) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  double size() const { return high - low; }
};

Extent extentOf(const Loop& loop, Vec axis) {
  Extent e;
  for (const Vec p : loop) e.add(dot(axis, p));
  return e;
}

struct Cut {
  std::size_t edge;
  double along;
  Vec p;
};

// From one cut along the ring to the other, closed by a lane.
Plot piece(const Plot& plot, const Cut& from, const Cut& to) {
  Plot out{{from.p}, {plot.setbacks[from.edge]}};
  for (std::size_t i = (from.edge + 1) % plot.loop.size();; i = (i + 1) % plot.loop.size()) {
    out.loop.push_back(plot.loop[i]);
    out.setbacks.push_back(plot.setbacks[i]);
    if (i == to.edge) break;
  }
  out.loop.push_back(to.p);
  out.setbacks.push_back(kLane);
  return out;
}

std::optional<std::pair<Plot, Plot>> halved(const Plot& plot, Vec along, double offset) {
  const Vec n = left(along);
  std::vector<Cut> cuts;
  for (std::size_t i = 0; i < plot.loop.size(); ++i) {
    const Vec a = plot.loop[i], b = plot.loop[(i + 1) % plot.loop.size()];
    const double sa = dot(n, a) - offset, sb = dot(n, b) - offset;
    if ((sa >= 0) == (sb >= 0)) continue;
    const Vec p = a + (b - a) * (sa / (sa - sb));
    cuts.push_back({i, dot(along, p), p});
  }
  if (cuts.size() < 2) return std::nullopt;
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.along < b.along; });
  std::size_t best = 0;
  for (std::size_t k = 0; k + 1 < cuts.size(); k += 2)
    if (cuts[k + 1].along - cuts[k].along > cuts[best + 1].along - cuts[best].along) best = k;
  return std::pair{piece(plot, cuts[best], cuts[best + 1]), piece(plot, cuts[best + 1], cuts[best])};
}

// Liang and Barsky: whether a segment enters the box around the origin.
bool entersBox(Vec a, Vec b, double halfX, double halfY) {
  double t0 = 0, t1 = 1;
  const Vec d = b - a;
  const double p[4] = {-d.x, d.x, -d.y, d.y}, q[4] = {a.x + halfX, halfX - a.x, a.y + halfY, halfY - a.y};
  for (int i = 0; i < 4; ++i) {
    if (p[i] == 0) {
      if (q[i] < 0) return false;
      continue;
    }
    const double t = q[i] / p[i];
    if (p[i] < 0)
      t0 = std::max(t0, t);
    else
      t1 = std::min(t1, t);
    if (t0 > t1) return false;
  }
  return true;
}

bool fits(const Plot& plot, const Rectangle& r) {
  if (!contains(plot.loop, r.middle)) return false;
  const Vec across = left(r.along);
  for (std::size_t i = 0, n = plot.loop.size(); i < n; ++i) {
    const Vec a = plot.loop[i] - r.middle, b = plot.loop[(i + 1) % n] - r.middle;
    const double s = plot.setbacks[i];
    if (entersBox({dot(a, r.along), dot(a, across)}, {dot(b, r.along), dot(b, across)}, r.halfLength + s, r.halfDepth + s)) return false;
  }
  return true;
}

}  // namespace

Loop Rectangle::loop() const {
  const Vec u = along * halfLength, v = left(along) * halfDepth;
  return {middle - u - v, middle + u - v, middle + u + v, middle - u + v};
}

std::vector<Plot> partPlot(Plot plot, double most, double angle, Random& random) {
  std::vector<Plot> out, open;
  open.push_back(std::move(plot));
  while (!open.empty()) {
    Plot p = std::move(open.back());
    open.pop_back();
    if (areaOf(p.loop) <= most) {
      out.push_back(std::move(p));
      continue;
    }
    const Vec u = direction(angle), v = left(u);
    const Extent eu = extentOf(p.loop, u), ev = extentOf(p.loop, v);
    // The lane runs across the longer side.
    const Vec along = eu.size() > ev.size() ? v : u;
    const Extent e = extentOf(p.loop, left(along));
    auto two = halved(p, along, e.low + e.size() * random.between(0.44, 0.56));
    if (!two) {
      out.push_back(std::move(p));
      continue;
    }
    open.push_back(std::move(two->first));
    open.push_back(std::move(two->second));
  }
  return out;
}

std::vector<Rectangle> fillPlot(const Plot& plot, double angle, const Rows& rows, std::size_t most) {
  std::vector<Rectangle> out;
  const Vec u = direction(angle), v = left(u);
  const Extent eu = extentOf(plot.loop, u), ev = extentOf(plot.loop, v);
  for (double y = ev.low + rows.depth / 2; y + rows.depth / 2 <= ev.high && out.size() < most;) {
    const std::size_t before = out.size();
    for (double x = eu.low; x < eu.high && out.size() < most;) {
      bool placed = false;
      for (const double length : rows.lengths) {
        const Rectangle r{u * (x + length / 2) + v * y, u, length / 2, rows.depth / 2};
        if (!fits(plot, r)) continue;
        out.push_back(r);
        x += length + rows.gapAlong;
        placed = true;
        break;
      }
      if (!placed) x += 4;
    }
    y += out.size() > before ? rows.depth + rows.gapAcross : 4;
  }
  return out;
}

}  // namespace jw::demo
