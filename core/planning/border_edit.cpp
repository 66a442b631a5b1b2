#include "core/planning/border_edit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

#include "core/planning/border_check.h"
#include "core/planning/outline.h"

namespace jw::planning {
namespace {

using model::BorderFault;
using model::MultiPolygon;
using model::Point;
using model::Polygon;
using model::Ring;
using Kind = BorderFault::Kind;
using Ends = std::array<double, 4>;

Ends endsOf(const Line& l) {
  return {l.from.x, l.from.y, l.to.x, l.to.y};
}
Ends backOf(const Line& l) {
  return {l.to.x, l.to.y, l.from.x, l.from.y};
}

void addCrossings(Knots& knots, const std::vector<Line>& cut, const std::vector<Line>& others) {
  for (const Line& c : cut)
    for (const Line& o : others)
      if (Point at; collide(c, o, at)) knots.add(at);
}

/// The pieces of the line inside the shape, without those that end in the open.
std::vector<Line> innerPieces(const MultiPolygon& shape, const std::vector<Line>& border, const std::vector<Line>& cut) {
  std::set<Ends> taken;
  for (const Line& l : border) {
    taken.insert(endsOf(l));
    taken.insert(backOf(l));
  }
  std::vector<Line> out;
  for (const Line& l : cut) {
    if (!taken.insert(endsOf(l)).second || !model::contains(shape, {(l.from.x + l.to.x) / 2, (l.from.y + l.to.y) / 2})) continue;
    taken.insert(backOf(l));
    out.push_back(l);
  }
  for (bool again = true; again;) {
    std::map<std::pair<double, double>, int> ends;
    for (const std::vector<Line>* lines : {&border, static_cast<const std::vector<Line>*>(&out)})
      for (const Line& l : *lines) {
        ++ends[{l.from.x, l.from.y}];
        ++ends[{l.to.x, l.to.y}];
      }
    again = std::erase_if(out, [&](const Line& l) { return ends[{l.from.x, l.from.y}] < 2 || ends[{l.to.x, l.to.y}] < 2; }) > 0;
  }
  return out;
}

/// Pieces with the same ground on both sides divide nothing.
bool dropBridges(const std::vector<Polygon>& faces, std::vector<Line>& pieces) {
  std::set<Ends> bridges;
  for (const Polygon& face : faces)
    for (const Ring& ring : face.rings) {
      std::set<Ends> seen;
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const Line l{ring[i - 1], ring[i]};
        if (seen.contains(backOf(l))) bridges.insert({endsOf(l), backOf(l)});
        seen.insert(endsOf(l));
      }
    }
  return std::erase_if(pieces, [&](const Line& l) { return bridges.contains(endsOf(l)) || bridges.contains(backOf(l)); }) > 0;
}

double groundOf(const Polygon& p) {
  double sum = 0;
  for (const Ring& r : p.rings) sum += twiceArea(r);
  return sum;
}

/// A shape with one corner elsewhere, or made, or gone (`to` null). Whether it had the corner, or a border through it.
bool reshape(const MultiPolygon& shape, Point from, const Point* to, MultiPolygon& out) {
  model::Box box = shape.box();
  if (box.empty() || from.x < box.xmin - kTouch || from.x > box.xmax + kTouch || from.y < box.ymin - kTouch || from.y > box.ymax + kTouch) return false;
  Knots knot;
  knot.add(from);
  knot.settle();
  bool had = false;
  out = shape;
  for (Polygon& part : out.parts)
    for (Ring& ring : part.rings) {
      Ring fresh;
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const bool here = near(ring[i - 1], from);
        had = had || here;
        if (!here)
          fresh.push_back(ring[i - 1]);
        else if (to)
          fresh.push_back(*to);
        if (to && !here && !near(ring[i], from) && knot.tied({{ring[i - 1], ring[i]}}).size() == 2) {
          had = true;
          fresh.push_back(*to);
        }
      }
      if (!fresh.empty()) fresh.push_back(fresh.front());
      ring = std::move(fresh);
    }
  return had;
}

std::vector<bool> lowest(const std::vector<model::Area>& areas) {
  std::unordered_set<AreaId> parents;
  for (const auto& a : areas)
    if (!a.shape.empty()) parents.insert(a.parent);
  std::vector<bool> out;
  for (const auto& a : areas) out.push_back(!a.shape.empty() && !parents.contains(a.id));
  return out;
}

/// The pieces of border of the lowest areas that end in the corner, each direction for itself.
std::vector<Line> spokes(const std::vector<model::Area>& areas, const std::vector<bool>& leaf, Point at) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    MultiPolygon tied;
    if (!leaf[i] || !reshape(areas[i].shape, at, &at, tied)) continue;
    for (const Line& l : linesOf(tied))
      if (near(l.from, at) || near(l.to, at)) lines.push_back(l);
  }
  Knots knots;
  knots.add(at);
  knots.add(lines);
  knots.settle();
  lines = knots.tied(lines);
  std::erase_if(lines, [&](const Line& l) { return !near(l.from, at) && !near(l.to, at); });
  return lines;
}

std::optional<BorderFault> refusal(const std::vector<model::Area>& areas, const std::vector<bool>& leaf, Point at, bool removing) {
  const auto lines = spokes(areas, leaf, at);
  if (lines.empty()) return BorderFault{Kind::noCorner, at, {}};
  LineSum sum;
  sum.add(lines, 1);
  if (!sum.empty()) return BorderFault{Kind::outerBorder, at, {}};
  if (removing && lines.size() != 4) return BorderFault{Kind::neededCorner, at, {}};
  return std::nullopt;
}

std::variant<Reshaped, BorderFault> reshapeAll(const std::vector<model::Area>& areas, const std::vector<bool>& leaf, Point from, const Point* to) {
  Reshaped out;
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (MultiPolygon shape; !areas[i].shape.empty() && reshape(areas[i].shape, from, to, shape)) out.emplace_back(i, std::move(shape));
  std::vector<Drawn> drawn;
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (leaf[i]) drawn.push_back({areas[i].id, &areas[i].shape, &areas[i].shape});
    else drawn.push_back({areas[i].id, nullptr, nullptr});
  for (const auto& [i, shape] : out) {
    for (const Polygon& part : shape.parts)
      for (const Ring& ring : part.rings) {
        if (ring.size() < 4) return BorderFault{Kind::tooSmall, from, areas[i].id};
        for (std::size_t k = 1; k < ring.size(); ++k)
          if (near(ring[k - 1], ring[k])) return BorderFault{Kind::crosses, ring[k], areas[i].id};
      }
    if (!(squareMetresOf(shape) >= 1)) return BorderFault{Kind::tooSmall, from, areas[i].id};
    if (leaf[i]) drawn[i].after = &shape;
  }
  if (auto f = collision(drawn)) return *f;
  return out;
}

}  // namespace

std::variant<std::vector<MultiPolygon>, BorderFault> cutShape(const MultiPolygon& shape, const std::vector<Point>& line) {
  const BorderFault undivided{Kind::notDivided, line.empty() ? model::pointInside(shape) : line[line.size() / 2], {}};
  std::vector<Line> border = linesOf(shape), cut;
  for (std::size_t i = 1; i < line.size(); ++i)
    if (!near(line[i - 1], line[i])) cut.push_back({line[i - 1], line[i]});
  Knots knots;
  knots.add(border);
  knots.add(cut);
  addCrossings(knots, cut, border);
  addCrossings(knots, cut, cut);
  knots.settle();
  border = knots.tied(border);
  auto pieces = innerPieces(shape, border, knots.tied(cut));
  std::vector<Polygon> faces;
  for (bool again = true; again;) {
    auto lines = border;
    for (const Line& l : pieces) {
      lines.push_back(l);
      lines.push_back({l.to, l.from});
    }
    faces = polygonsOf(lines);
    again = dropBridges(faces, pieces);
  }
  if (faces.size() <= shape.parts.size() || pieces.empty()) return undivided;
  std::set<Ends> ends;
  for (const Line& l : pieces) {
    ends.insert(endsOf(l));
    ends.insert(backOf(l));
  }
  std::vector<MultiPolygon> out;
  std::vector<Polygon> untouched;
  for (Polygon& face : faces) {
    bool touched = false;
    for (const Ring& ring : face.rings)
      for (std::size_t i = 1; i < ring.size() && !touched; ++i) touched = ends.contains(endsOf({ring[i - 1], ring[i]}));
    if (touched)
      out.push_back({{std::move(face)}});
    else
      untouched.push_back(std::move(face));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return groundOf(a.parts.front()) > groundOf(b.parts.front()); });
  if (out.size() < 2) return undivided;
  for (Polygon& p : untouched) out.front().parts.push_back(std::move(p));
  for (const auto& piece : out)
    if (!(squareMetresOf(piece) >= 1)) return BorderFault{Kind::tooSmall, model::pointInside(piece), {}};
  return out;
}

std::variant<MultiPolygon, BorderFault> joinShapes(const std::vector<const MultiPolygon*>& shapes) {
  Knots knots;
  for (const auto* shape : shapes) knots.add(linesOf(*shape));
  knots.settle();
  LineSum sum;
  std::set<Ends> all;
  std::vector<std::vector<Line>> tied;
  for (const auto* shape : shapes) {
    tied.push_back(knots.tied(linesOf(*shape)));
    for (const Line& l : tied.back()) all.insert(endsOf(l));
    sum.add(tied.back(), 1);
  }
  for (std::size_t i = 0; i < tied.size() && tied.size() > 1; ++i)
    if (std::none_of(tied[i].begin(), tied[i].end(), [&](const Line& l) { return all.contains(backOf(l)); }))
      return BorderFault{Kind::notNeighbours, model::pointInside(*shapes[i]), {}};
  return MultiPolygon{polygonsOf(sum.left())};
}

std::variant<Reshaped, BorderFault> moveCorner(const std::vector<model::Area>& areas, Point from, Point to) {
  const auto leaf = lowest(areas);
  // Making a corner changes no ground: at the outer border too.
  if (!(from == to))
    if (auto f = refusal(areas, leaf, from, false)) return *f;
  return reshapeAll(areas, leaf, from, &to);
}

std::variant<Reshaped, BorderFault> removeCorner(const std::vector<model::Area>& areas, Point at) {
  const auto leaf = lowest(areas);
  if (auto f = refusal(areas, leaf, at, true)) return *f;
  return reshapeAll(areas, leaf, at, nullptr);
}

}  // namespace jw::planning
