#include "core/demo/cutter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "core/base/error.h"

namespace jw::demo {
namespace {

constexpr double kPi = std::numbers::pi;
// A part with so much too few people is no part.
constexpr double kFarOff = 0.35;

// Where a cut meets the ring: at a vertex, or inside the edge that begins there.
struct End {
  std::size_t at = 0;
  bool vertex = false;
  Vec p;
};

struct Crossing {
  std::size_t edge;
  double along;
  Vec p;
};

struct Chord {
  End from, to;
  double score = std::numeric_limits<double>::infinity();
};

std::vector<Crossing> crossings(const Loop& ring, Vec d, double offset) {
  const Vec n = left(d);
  std::vector<Crossing> out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec a = ring[i], b = ring[(i + 1) % ring.size()];
    const double sa = dot(n, a) - offset, sb = dot(n, b) - offset;
    if ((sa >= 0) == (sb >= 0)) continue;
    const Vec p = a + (b - a) * (sa / (sa - sb));
    out.push_back({i, dot(d, p), p});
  }
  std::sort(out.begin(), out.end(), [](const Crossing& a, const Crossing& b) { return a.along < b.along; });
  return out;
}

// Corners that nearly meet become one: crossroads instead of staggered pairs of them.
End snapped(const Loop& ring, const Crossing& c, double reach) {
  const std::size_t after = (c.edge + 1) % ring.size();
  const double here = length(c.p - ring[c.edge]), there = length(c.p - ring[after]);
  if (std::min(here, there) > reach) return {c.edge, false, c.p};
  return here <= there ? End{c.edge, true, ring[c.edge]} : End{after, true, ring[after]};
}

// The part right of from -> to: along the ring from one end to the other.
Loop rightPart(const Loop& ring, const End& from, const End& to) {
  Loop part{from.p};
  for (std::size_t i = (from.at + 1) % ring.size();; i = (i + 1) % ring.size()) {
    if (to.vertex && i == to.at) break;
    part.push_back(ring[i]);
    if (!to.vertex && i == to.at) break;
  }
  part.push_back(to.p);
  return part;
}

bool touches(const Loop& ring, const End& end, std::size_t edge) {
  if (!end.vertex) return edge == end.at;
  return edge == end.at || (edge + 1) % ring.size() == end.at;
}

// Whether the way stays inside the face and, in its middle, away from the border.
bool isClear(const Loop& ring, const End& from, const End& to, const std::vector<Vec>& between, double clearance) {
  std::vector<Vec> way{from.p};
  way.insert(way.end(), between.begin(), between.end());
  way.push_back(to.p);
  const double near = clearance * 2;
  for (std::size_t k = 0; k + 1 < way.size(); ++k) {
    const Vec middle = (way[k] + way[k + 1]) * 0.5;
    if (!contains(ring, middle) || (k > 0 && !contains(ring, way[k]))) return false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec a = ring[i], b = ring[(i + 1) % ring.size()];
      const bool atEnd = (k == 0 && touches(ring, from, i)) || (k + 2 == way.size() && touches(ring, to, i));
      if (!atEnd && segmentsMeet(way[k], way[k + 1], a, b)) return false;
      for (const Vec p : {middle, way[k]})
        if (length(p - from.p) > near && length(p - to.p) > near && distanceToSegment(p, a, b) < clearance) return false;
    }
  }
  return true;
}

double compactness(const Loop& part) {
  const double area = areaOf(part), perimeter = perimeterOf(part);
  return area > 1 ? perimeter * perimeter / area : 1e9;
}

double shareInside(const Loop& part, const std::vector<Vec>& people) {
  const auto in = std::count_if(people.begin(), people.end(), [&](Vec p) { return contains(part, p); });
  return static_cast<double>(in) / static_cast<double>(people.size());
}

// Enough to tell where the middle is.
std::vector<Vec> sampleOf(const std::vector<Vec>& people) {
  constexpr std::size_t kEnough = 256;
  const std::size_t step = people.size() / kEnough + 1;
  std::vector<Vec> out;
  for (std::size_t i = 0; i < people.size(); i += step) out.push_back(people[i]);
  return out;
}

std::vector<Vec> bent(const End& from, const End& to, const CutWish& wish, double bend, double phase) {
  const Vec d = to.p - from.p;
  const double long_ = length(d);
  const int pieces = std::clamp(static_cast<int>(long_ / (wish.waves > 2 ? 60 : 45)), 2, 400);
  const Vec side = left(d) * (bend / 1);
  std::vector<Vec> between;
  for (int i = 1; i < pieces; ++i) {
    const double s = static_cast<double>(i) / pieces;
    const double swing = std::sin(kPi * s) * (0.75 * std::sin(2 * kPi * wish.waves * s * 0.5 + phase) + 0.25 * std::sin(2 * kPi * wish.waves * s * 1.3 + 2 * phase));
    between.push_back(from.p + d * s + side * swing);
  }
  return between;
}

Chord bestChord(const Loop& ring, const CutWish& wish, Random& random, const std::vector<Vec>& people, double clearance) {
  Chord best;
  std::vector<double> at(people.size());
  const double flip = random.chance(0.5) ? kPi : 0;
  const double area = areaOf(ring);
  for (int i = 0; i < 10; ++i) {
    if (wish.alongOnly && i % 2 == 1) continue;
    const double across = i % 2 == 1 ? kPi / 2 : 0;
    const double turn = i < 2 ? 0 : wish.turn * (random.uniform() * 2 - 1);
    const Vec d = direction(wish.angle + across + turn + flip), n = left(d);
    for (std::size_t k = 0; k < people.size(); ++k) at[k] = dot(n, people[k]);
    const auto rank = static_cast<std::ptrdiff_t>(std::clamp(wish.share * static_cast<double>(at.size()), 0.0, static_cast<double>(at.size() - 1)));
    std::nth_element(at.begin(), at.begin() + rank, at.end());
    const auto meets = crossings(ring, d, at[static_cast<std::size_t>(rank)]);
    for (std::size_t k = 0; k + 1 < meets.size(); k += 2) {
      const double chord = meets[k + 1].along - meets[k].along;
      const double reach = std::min(18.0, chord * 0.1);
      const End from = snapped(ring, meets[k], reach), to = snapped(ring, meets[k + 1], reach);
      if (from.at == to.at && from.vertex == to.vertex) continue;
      const Loop right = rightPart(ring, from, to), rest = rightPart(ring, to, from);
      const double off = std::abs(shareInside(right, people) - wish.share);
      if (off > kFarOff * std::min(wish.share, 1 - wish.share)) continue;
      const double score = off * 90 + compactness(right) + compactness(rest) + 4 * chord / std::sqrt(area);
      if (score < best.score && isClear(ring, from, to, {(from.p + to.p) * 0.5}, clearance)) best = {from, to, score};
    }
  }
  return best;
}

}  // namespace

PlanarMap::Index cutFace(PlanarMap& map, PlanarMap::Index face, PlanarMap::Index line, const CutWish& wish, Random& random, std::vector<Vec>& people, std::vector<Vec>& right) {
  const auto halfEdges = map.ringOf(face);
  const Loop ring = map.loopOf(face);
  if (people.empty()) people.push_back(centreOf(ring));
  const double size = std::sqrt(areaOf(ring));
  Chord chord;
  CutWish wider = wish;
  const auto sample = sampleOf(people);
  for (double clearance = size * 0.12; chord.score == std::numeric_limits<double>::infinity(); clearance *= 0.6) {
    if (clearance < 0.5) throw Error(ErrorCode::internal, "demo city: an area that cannot be cut");
    chord = bestChord(ring, wider, random, sample, clearance);
    wider.turn = std::min(wider.turn * 1.5 + 0.1, kPi / 2);
    wider.alongOnly = false;
  }
  const double phase = random.uniform() * 2 * kPi;
  std::vector<Vec> between;
  double bend = wish.bend;
  for (int i = 0; i < 6; ++i, bend /= 2) {
    between = bent(chord.from, chord.to, wish, bend, phase);
    if (isClear(ring, chord.from, chord.to, between, size * 0.04)) break;
    between.clear();
  }
  const auto halfAt = [&](const End& e) { return e.vertex ? halfEdges[e.at] : map.splitEdge(halfEdges[e.at], e.p); };
  const auto from = halfAt(chord.from), to = halfAt(chord.to);
  const auto fresh = map.splitFace(from, to, between, line);
  const Loop part = map.loopOf(fresh);
  const auto stays = std::stable_partition(people.begin(), people.end(), [&](Vec p) { return !contains(part, p); });
  right.assign(stays, people.end());
  people.erase(stays, people.end());
  return fresh;
}

}  // namespace jw::demo
