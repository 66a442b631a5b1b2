#include "core/demo/territory.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <span>

#include "core/demo/cutter.h"

namespace jw::demo {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr int kPeoplePerGrid = 1050;
constexpr int kPointsPerGrid = 64;
// 9,000 people a square kilometre on the average, as in the built-up area of a large city.
constexpr double kGridArea = kPeoplePerGrid / 9000.0 * 1e6;

// What is to be cut out, from the city down.
struct Node {
  int grids = 1;
  Border border = Border::grid;  // between the children
  std::vector<Node> children;
  Territory::Leaf leaf;  // of a grid
};

// `all` things in `parts` lots that differ by one at most.
int lot(int all, int parts, int i) { return static_cast<int>(std::int64_t{all} * (i + 1) / parts - std::int64_t{all} * i / parts); }

Node treeOf(const AreaCounts& c) {
  Node city{c.grids, Border::district, {}, {}};
  Territory::Leaf leaf;
  for (; leaf.district < c.districts; ++leaf.district) {
    Node district{0, Border::street, {}, {}};
    for (int s = lot(c.streets, c.districts, leaf.district); s > 0; --s, ++leaf.street) {
      Node street{0, Border::community, {}, {}};
      for (int k = lot(c.communities, c.streets, leaf.street); k > 0; --k, ++leaf.community) {
        Node community{lot(c.grids, c.communities, leaf.community), Border::grid, {}, {}};
        community.children.assign(static_cast<std::size_t>(community.grids), Node{1, Border::grid, {}, leaf});
        street.grids += community.grids;
        street.children.push_back(std::move(community));
      }
      district.grids += street.grids;
      district.children.push_back(std::move(street));
    }
    city.children.push_back(std::move(district));
  }
  return city;
}

CutWish wishFor(Border border) {
  switch (border) {
    case Border::river:
      return {.turn = 0.35, .bend = 0.13, .waves = 3, .alongOnly = true};
    case Border::district:
      return {.turn = 0.3, .bend = 0.05, .waves = 2};
    case Border::street:
      return {.turn = 0.15, .bend = 0.025, .waves = 1};
    case Border::community:
      return {.turn = 0.08, .bend = 0.015, .waves = 1};
    default:
      return {.turn = 0.05, .bend = 0.006, .waves = 1};
  }
}

class Divider {
 public:
  Divider(Territory& t, std::uint64_t seed, int grids, const Progress& progress) : m_territory(t), m_random(Random::of(seed, 2)), m_grids(grids), m_progress(progress) {}

  void divide(PlanarMap::Index face, std::vector<Vec> people, std::span<const Node> parts, Border border) {
    if (parts.size() == 1) {
      const Node& node = parts.front();
      if (!node.children.empty()) return divide(face, std::move(people), node.children, node.border);
      m_territory.leaves.push_back(node.leaf);
      m_territory.leaves.back().face = face;
      m_progress(m_territory.leaves.size(), static_cast<std::uint64_t>(m_grids), "areas");
      return;
    }
    const auto half = parts.first(parts.size() / 2), rest = parts.subspan(parts.size() / 2);
    const auto gridsOf = [](std::span<const Node> nodes) {
      int n = 0;
      for (const auto& node : nodes) n += node.grids;
      return static_cast<double>(n);
    };
    // The first cut of all is the river.
    if (m_territory.lines.size() == 1) border = Border::river;
    CutWish wish = wishFor(border);
    wish.share = gridsOf(half) / gridsOf(parts);
    wish.angle = m_territory.streetAngle(centreOf(m_territory.map.loopOf(face)));
    std::vector<Vec> right;
    const auto line = static_cast<PlanarMap::Index>(m_territory.lines.size());
    const auto fresh = cutFace(m_territory.map, face, line, wish, m_random, people, right);
    m_territory.lines.push_back(border);
    if (border == Border::river) border = Border::district;
    divide(fresh, std::move(right), half, border);
    divide(face, std::move(people), rest, border);
  }

 private:
  Territory& m_territory;
  Random m_random;
  int m_grids;
  const Progress& m_progress;
};

Loop outlineOf(double radius, Random& random) {
  double size[8], phase[8];
  for (int k = 2; k < 8; ++k) {
    size[k] = random.between(0.35, 1) * 0.27 / k;
    phase[k] = random.between(0, 2 * kPi);
  }
  const int n = std::clamp(static_cast<int>(2 * kPi * radius / 110), 36, 1200);
  Loop loop;
  for (int i = 0; i < n; ++i) {
    const double angle = 2 * kPi * i / n;
    double r = 1;
    for (int k = 2; k < 8; ++k) r += size[k] * std::cos(k * angle + phase[k]);
    r += 0.006 * std::cos(23 * angle + phase[3]) + 0.004 * std::cos(41 * angle + phase[5]);
    loop.push_back(direction(angle) * (radius * r));
  }
  return loop;
}

// Dense in the middle and around some lesser centres, thin at the edge.
class Density {
 public:
  Density(double radius, Random& random) : m_radius(radius) {
    for (int i = 0; i < 4; ++i) m_centres.push_back(direction(random.between(0, 2 * kPi)) * (radius * random.between(0.35, 0.75)));
  }
  double at(Vec p) const {
    double d = 0.12 + 0.88 * std::exp(-std::pow(length(p) / (0.42 * m_radius), 2));
    for (const Vec c : m_centres) d += 0.4 * std::exp(-std::pow(length(p - c) / (0.16 * m_radius), 2));
    return std::min(d, 1.0);
  }

 private:
  double m_radius;
  std::vector<Vec> m_centres;
};

}  // namespace

AreaCounts areaCountsFor(std::int64_t people) {
  AreaCounts c;
  c.grids = std::max(10, static_cast<int>((people + kPeoplePerGrid / 2) / kPeoplePerGrid));
  c.districts = std::max(2, static_cast<int>(std::lround(std::pow(c.grids, 0.56) / 10.6)));
  c.streets = std::max(c.districts, static_cast<int>(std::lround(c.grids / 52.0)));
  c.communities = std::max(c.streets + 1, static_cast<int>(std::lround(c.grids / 5.2)));
  return c;
}

double setbackOf(Border border) {
  switch (border) {
    case Border::outline:
      return 22;
    case Border::river:
      return 75;
    case Border::district:
      return 30;
    case Border::street:
      return 22;
    case Border::community:
      return 14;
    case Border::grid:
      return 9;
  }
  return 9;
}

double Territory::streetAngle(Vec p) const {
  const double u = p.x / radius, v = p.y / radius;
  return baseAngle + 0.30 * std::sin(1.7 * u + 2.3 * baseAngle) + 0.26 * std::sin(2.1 * v + 1.1 + 3.1 * baseAngle);
}

Territory cutTerritory(const AreaCounts& counts, std::uint64_t seed, const Progress& progress) {
  Random random = Random::of(seed, 1);
  const double radius = std::sqrt(counts.grids * kGridArea / kPi);
  const Loop outline = outlineOf(radius, random);
  Territory t{PlanarMap(outline), {Border::outline}, {}, radius, random.between(-0.35, 0.35)};

  const Density density(radius, random);
  std::vector<Vec> people;
  const auto wanted = static_cast<std::size_t>(counts.grids) * kPointsPerGrid;
  while (people.size() < wanted) {
    const Vec p{random.between(-1.5, 1.5) * radius, random.between(-1.5, 1.5) * radius};
    if (random.uniform() < density.at(p) && contains(outline, p)) people.push_back(p);
  }
  const Node city = treeOf(counts);
  Divider(t, seed, counts.grids, progress).divide(1, std::move(people), std::span<const Node>(&city, 1), Border::district);
  return t;
}

}  // namespace jw::demo
