#include "app/bench/bench_locate.h"

// Boost.Geometry 1.74 includes a header that its own library calls deprecated.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include <geos_c.h>

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>
#include <random>
#include <span>

#include "app/bench/cpu_time.h"
#include "core/base/error.h"
#include "core/intake/grid_locator.h"
#include "core/store/bench_spatial_peer.h"

namespace jw::app {

namespace {

using intake::GridLocator;
using model::MultiPolygon;
using model::Point;
using model::Ring;
namespace bg = boost::geometry;

constexpr int kPerSide = 16;
constexpr std::size_t kLocatedPoints = 4'000'000, kLibraryPoints = 200'000, kDatabasePoints = 4'000;
constexpr int kEdits = 20;
constexpr double kWest = 120.0, kSouth = 22.8, kExtent = 0.6;  // degrees

/// side x side grids that share their wobbling borders, kPerSide edges on each of four sides.
std::vector<MultiPolygon> makeNet(int side) {
  std::mt19937_64 random(static_cast<std::uint64_t>(side));
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  const double step = kExtent / side;
  const auto at = [&](int i, int j) { return static_cast<std::size_t>(j * (side + 1) + i); };
  std::vector<Point> corners(at(side, side) + 1);
  for (int j = 0; j <= side; ++j)
    for (int i = 0; i <= side; ++i)
      corners[at(i, j)] = {kWest + step * (i + between(-0.1, 0.1)), kSouth + step * (j + between(-0.1, 0.1))};
  // The wobble vanishes at the corners, so that borders which meet there do not cross.
  const auto border = [&](Point from, Point to, bool eastward) {
    const double phase = between(0, 6), turns = between(1, 3), height = between(0.02, 0.07);
    Ring line;
    for (int k = 0; k < kPerSide; ++k) {
      const double t = 1.0 * k / kPerSide;
      const double wave = height * std::sin(phase + turns * 2 * std::numbers::pi * t) + between(-0.015, 0.015);
      const double off = step * wave * std::sin(std::numbers::pi * t);
      line.push_back(
          {from.x + t * (to.x - from.x) + (eastward ? 0 : off), from.y + t * (to.y - from.y) + (eastward ? off : 0)});
    }
    line.push_back(to);
    return line;
  };
  std::vector<Ring> rows(corners.size()), columns(corners.size());
  for (int j = 0; j <= side; ++j)
    for (int i = 0; i <= side; ++i) {
      if (i < side) rows[at(i, j)] = border(corners[at(i, j)], corners[at(i + 1, j)], true);
      if (j < side) columns[at(i, j)] = border(corners[at(i, j)], corners[at(i, j + 1)], false);
    }
  std::vector<MultiPolygon> net;
  for (int j = 0; j < side; ++j)
    for (int i = 0; i < side; ++i) {
      Ring ring(rows[at(i, j)].begin(), rows[at(i, j)].end() - 1);
      ring.insert(ring.end(), columns[at(i + 1, j)].begin(), columns[at(i + 1, j)].end() - 1);
      ring.insert(ring.end(), rows[at(i, j + 1)].rbegin(), rows[at(i, j + 1)].rend() - 1);
      ring.insert(ring.end(), columns[at(i, j)].rbegin(), columns[at(i, j)].rend());
      net.push_back({{{{std::move(ring)}}}});
    }
  return net;
}

std::vector<Point> randomPoints(std::size_t count) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> x(kWest - 0.002, kWest + kExtent + 0.002),
      y(kSouth - 0.002, kSouth + kExtent + 0.002);
  std::vector<Point> points(count);
  for (Point& p : points) p = {x(random), y(random)};
  return points;
}

/// As a register lies on the disk: grid by grid, in any order within each.
std::vector<Point> byGrid(std::span<const Point> points, std::span<const std::uint32_t> owners) {
  std::vector<std::uint32_t> order(points.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return owners[i]; });
  std::vector<Point> sorted;
  sorted.reserve(points.size());
  for (const std::uint32_t i : order) sorted.push_back(points[i]);
  return sorted;
}

class GeosPeer {
 public:
  explicit GeosPeer(std::span<const MultiPolygon> areas)
      : m_geos(GEOS_init_r()), m_tree(GEOSSTRtree_create_r(m_geos, 10)) {
    for (const auto& area : areas) {
      const Ring& ring = area.parts.front().rings.front();
      GEOSCoordSequence* line = GEOSCoordSeq_create_r(m_geos, static_cast<unsigned>(ring.size()), 2);
      for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(m_geos, line, i, ring[i].x, ring[i].y);
      GEOSGeometry* shape = GEOSGeom_createPolygon_r(m_geos, GEOSGeom_createLinearRing_r(m_geos, line), nullptr, 0);
      if (!shape || GEOSisValid_r(m_geos, shape) != 1)
        throw Error(ErrorCode::internal, "the bench's grids are not valid");
      m_items.push_back({shape, GEOSPrepare_r(m_geos, shape), static_cast<std::uint32_t>(m_items.size())});
    }
    for (Item& item : m_items) GEOSSTRtree_insert_r(m_geos, m_tree, item.shape, &item);
  }
  ~GeosPeer() {
    GEOSSTRtree_destroy_r(m_geos, m_tree);
    for (const Item& item : m_items) {
      GEOSPreparedGeom_destroy_r(m_geos, item.prepared);
      GEOSGeom_destroy_r(m_geos, item.shape);
    }
    GEOS_finish_r(m_geos);
  }
  GeosPeer(const GeosPeer&) = delete;
  GeosPeer& operator=(const GeosPeer&) = delete;

  std::uint32_t locate(Point p) {
    Question q{m_geos, GEOSGeom_createPointFromXY_r(m_geos, p.x, p.y), GridLocator::kNone};
    GEOSSTRtree_query_r(m_geos, m_tree, q.point, &ask, &q);
    GEOSGeom_destroy_r(m_geos, q.point);
    return q.owner;
  }

 private:
  struct Item {
    GEOSGeometry* shape;
    const GEOSPreparedGeometry* prepared;
    std::uint32_t number;
  };
  struct Question {
    GEOSContextHandle_t geos;
    GEOSGeometry* point;
    std::uint32_t owner;
  };
  static void ask(void* item, void* question) {
    const auto* i = static_cast<const Item*>(item);
    auto* q = static_cast<Question*>(question);
    if (q->owner == GridLocator::kNone && GEOSPreparedContains_r(q->geos, i->prepared, q->point) == 1)
      q->owner = i->number;
  }

  GEOSContextHandle_t m_geos;
  GEOSSTRtree* m_tree;
  std::vector<Item> m_items;
};

class BoostPeer {
 public:
  explicit BoostPeer(std::span<const MultiPolygon> areas) {
    std::vector<Item> items;
    for (const auto& area : areas) {
      Shape shape;
      for (const Point p : area.parts.front().rings.front()) bg::append(shape.outer(), Place(p.x, p.y));
      items.push_back({bg::return_envelope<bg::model::box<Place>>(shape), static_cast<std::uint32_t>(items.size())});
      m_shapes.push_back(std::move(shape));
    }
    m_tree = Tree(items);
  }
  std::uint32_t locate(Point p) const {
    const Place place(p.x, p.y);
    for (auto it = m_tree.qbegin(bg::index::intersects(place)); it != m_tree.qend(); ++it)
      if (bg::within(place, m_shapes[it->second])) return it->second;
    return GridLocator::kNone;
  }

 private:
  using Place = bg::model::d2::point_xy<double>;
  using Shape = bg::model::polygon<Place, false>;
  using Item = std::pair<bg::model::box<Place>, std::uint32_t>;
  using Tree = bg::index::rtree<Item, bg::index::rstar<16>>;
  std::vector<Shape> m_shapes;
  Tree m_tree;
};

struct Rate {
  double millions = 0;  ///< points a second
  std::uint64_t differences = 0;
};

/// `points` are few enough that five rounds take less than a second or two.
template <class Peer>
Rate rateOf(Peer& peer, std::span<const Point> points, std::span<const std::uint32_t> ours) {
  std::vector<std::uint32_t> answers(points.size());
  const double seconds = bestSeconds(5, [&] {
    for (std::size_t i = 0; i < points.size(); ++i) answers[i] = peer.locate(points[i]);
  });
  Rate rate{static_cast<double>(points.size()) / seconds / 1e6, 0};
  for (std::size_t i = 0; i < points.size(); ++i) rate.differences += answers[i] != ours[i];
  return rate;
}

void benchNet(int side, std::span<const Point> points, std::vector<BenchResult>& results) {
  const std::vector<MultiPolygon> net = makeNet(side);
  const std::string suffix = "." + std::to_string(net.size());
  std::vector<GridLocator::Entry> entries;
  for (const auto& area : net) entries.push_back({static_cast<std::uint32_t>(entries.size()), &area});
  std::unique_ptr<GridLocator> locator;
  const double build = bestSeconds(2, [&] { locator = std::make_unique<GridLocator>(entries); });

  std::vector<std::uint32_t> owners(points.size());
  const auto millions = [&](std::span<const Point> some) {
    std::vector<std::uint32_t> out(some.size());
    return static_cast<double>(some.size()) / bestSeconds(5, [&] { locator->locate(some, out); }) / 1e6;
  };
  locator->locate(points, owners);
  const double unordered = millions(points), ordered = millions(byGrid(points, owners));

  GeosPeer geos(net);
  const Rate byGeos = rateOf(geos, points.first(kLibraryPoints), owners);
  BoostPeer boost(net);
  const Rate byBoost = rateOf(boost, points.first(kLibraryPoints), owners);
  store::BenchSpatialPeer spatial(net);
  const Rate bySpatial = rateOf(spatial, points.first(kDatabasePoints), owners);

  const auto add = [&](const std::string& name, const char* unit, double ours, double peer, const char* peerName,
                       double ratio, std::uint64_t n) {
    results.push_back({"locate." + name + suffix, unit, ours, peer, peerName, ratio, n});
  };
  const char* rate = "M points/s";
  add("unordered", rate, unordered, byGeos.millions, "GEOS STRtree + prepared", unordered / byGeos.millions,
      points.size());
  add("unordered", rate, unordered, byBoost.millions, "Boost rtree + within", unordered / byBoost.millions,
      points.size());
  add("unordered", rate, unordered, bySpatial.millions, "SpatiaLite R-tree + ST_Contains",
      unordered / bySpatial.millions, points.size());
  add("ordered", rate, ordered, byGeos.millions, "GEOS STRtree + prepared", ordered / byGeos.millions, points.size());
  add("disagreements", "points", static_cast<double>(byGeos.differences), 0, "GEOS STRtree + prepared", 0,
      kLibraryPoints);

  const double megabytes = static_cast<double>(locator->bytes()) / 1e6;
  // The goal is set for this net.
  const bool aimed = side == 100;
  add("memory", "MB", megabytes, aimed ? 60 : 0, aimed ? "goal" : "", aimed ? 60 / megabytes : 0, net.size());
  add("build", "ms", build * 1e3, 0, "", 0, net.size());
  std::size_t turn = 0;
  const double edit = bestSeconds(5,
                                  [&] {
                                    for (int i = 0; i < kEdits; ++i) {
                                      const std::size_t grid = turn++ * 7919 % net.size();
                                      MultiPolygon edited = net[grid];
                                      edited.parts[0].rings[0][3].y += 1e-7;
                                      *locator = locator->withReplaced(static_cast<std::uint32_t>(grid), edited);
                                    }
                                  }) /
                      kEdits;
  add("edit", "ms", edit * 1e3, 1, "goal", 1 / (edit * 1e3), kEdits);
}

}  // namespace

std::vector<BenchResult> benchLocate() {
  std::vector<BenchResult> results;
  const std::vector<Point> points = randomPoints(kLocatedPoints);
  for (const int side : {71, 100, 141}) benchNet(side, points, results);
  return results;
}

}  // namespace jw::app
