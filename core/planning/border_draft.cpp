#include "core/planning/border_draft.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "core/planning/border_edit.h"
#include "core/planning/outline.h"

namespace jw::planning {
namespace {

using model::Area;
using model::AreaChange;
using model::BorderFault;
using model::Point;
using Kind = BorderFault::Kind;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::int64_t millisNow() {
  return toMillis(std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()));
}

bool same(const model::MultiPolygon& a, const model::MultiPolygon& b) {
  if (a.parts.size() != b.parts.size()) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    if (a.parts[i].rings != b.parts[i].rings) return false;
  return true;
}

template <class Each>
void eachCorner(const model::MultiPolygon& shape, const Each& each) {
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) each(ring[i - 1], ring[i]);
}

}  // namespace

BorderDraft::BorderDraft(std::vector<Area> areas) : m_start(areas.size()), m_before(areas), m_areas(std::move(areas)) {}

std::size_t BorderDraft::indexOf(AreaId id) const {
  for (std::size_t i = 0; i < m_areas.size(); ++i)
    if (m_areas[i].id == id && !m_areas[i].shape.empty()) return i;
  return kNone;
}

const Area* BorderDraft::find(AreaId id) const {
  const auto i = indexOf(id);
  return i == kNone ? nullptr : &m_areas[i];
}

bool BorderDraft::isLowest(const Area& area) const {
  return std::none_of(m_areas.begin(), m_areas.end(), [&](const Area& a) { return a.parent == area.id && !a.shape.empty(); });
}

const Area* BorderDraft::at(Point p) const {
  const Area* found = nullptr;
  for (const Area& a : m_areas)
    if (!a.shape.empty() && (!found || a.level > found->level) && a.shape.box().contains(p) && model::contains(a.shape, p)) found = &a;
  return found;
}

void BorderDraft::take(Step step) {
  m_steps.resize(m_done);
  for (const Change& c : step) {
    if (c.at == m_areas.size()) m_areas.push_back(c.after);
    m_areas[c.at] = c.after;
  }
  m_steps.push_back(std::move(step));
  ++m_done;
}

void BorderDraft::undo() {
  if (!canUndo()) return;
  const Step& step = m_steps[--m_done];
  for (auto c = step.rbegin(); c != step.rend(); ++c) m_areas[c->at] = c->before;
}

void BorderDraft::redo() {
  if (!canRedo()) return;
  for (const Change& c : m_steps[m_done++]) m_areas[c.at] = c.after;
}

std::string BorderDraft::freeName(const std::string& name) const {
  for (int n = 2;; ++n) {
    const std::string wanted = name + "-" + std::to_string(n);
    if (std::none_of(m_areas.begin(), m_areas.end(), [&](const Area& a) { return a.name == wanted; })) return wanted;
  }
}

Area BorderDraft::newArea(const Area& like, std::string name, model::MultiPolygon shape) const {
  Area a;
  a.id = {Uuid::make(millisNow())};
  a.rowVer = 0;
  a.level = like.level;
  a.name = std::move(name);
  a.parent = like.parent;
  a.shape = std::move(shape);
  return a;
}

BorderDraft::Fault BorderDraft::split(AreaId id, const std::vector<Point>& line) {
  const auto i = indexOf(id);
  if (i == kNone || !isLowest(m_areas[i])) return BorderFault{Kind::changedMeanwhile, line.empty() ? Point() : line.front(), id};
  auto cut = cutShape(m_areas[i].shape, line);
  if (auto* f = std::get_if<BorderFault>(&cut)) {
    f->area = id;
    return *f;
  }
  auto& pieces = std::get<std::vector<model::MultiPolygon>>(cut);
  std::set<std::pair<double, double>> old, made;
  eachCorner(m_areas[i].shape, [&](Point p, Point) { old.insert({p.x, p.y}); });
  for (const auto& piece : pieces)
    eachCorner(piece, [&](Point p, Point) {
      if (!old.contains({p.x, p.y})) made.insert({p.x, p.y});
    });
  Step step;
  step.push_back({i, m_areas[i], m_areas[i]});
  step.back().after.shape = std::move(pieces.front());
  // Neighbours get the corners where the new border meets theirs.
  std::vector<Area> others = m_areas;
  others[i].shape = {};
  std::set<std::size_t> touched;
  for (const auto& [x, y] : made) {
    auto tied = moveCorner(others, {x, y}, {x, y});
    if (auto* shapes = std::get_if<Reshaped>(&tied))
      for (auto& [k, shape] : *shapes) {
        others[k].shape = std::move(shape);
        touched.insert(k);
      }
  }
  for (const std::size_t k : touched) step.push_back({k, m_areas[k], others[k]});
  const std::string base = m_areas[i].name;
  take(std::move(step));
  for (std::size_t p = 1; p < pieces.size(); ++p) {
    Area fresh = newArea(m_areas[i], freeName(base), std::move(pieces[p]));
    Area none = fresh;
    none.shape = {};
    m_steps.back().push_back({m_areas.size(), none, fresh});
    m_areas.push_back(std::move(fresh));
  }
  return std::nullopt;
}

BorderDraft::Fault BorderDraft::merge(AreaId kept, AreaId other) {
  const auto a = indexOf(kept), b = indexOf(other);
  if (a == kNone || b == kNone || a == b) return BorderFault{Kind::changedMeanwhile, {}, kept, other};
  const Point at = model::pointInside(m_areas[b].shape);
  if (m_areas[a].parent != m_areas[b].parent || m_areas[a].level != m_areas[b].level || !isLowest(m_areas[a]) || !isLowest(m_areas[b])) return BorderFault{Kind::otherParent, at, kept, other};
  auto joined = joinShapes({&m_areas[a].shape, &m_areas[b].shape});
  if (auto* f = std::get_if<BorderFault>(&joined)) return BorderFault{f->kind, at, kept, other};
  Step step{{a, m_areas[a], m_areas[a]}, {b, m_areas[b], m_areas[b]}};
  step[0].after.shape = std::move(std::get<model::MultiPolygon>(joined));
  step[1].after.shape = {};
  take(std::move(step));
  return std::nullopt;
}

BorderDraft::Fault BorderDraft::move(Point from, Point to) {
  auto moved = moveCorner(m_areas, from, to);
  if (auto* f = std::get_if<BorderFault>(&moved)) return *f;
  Step step;
  for (auto& [i, shape] : std::get<Reshaped>(moved)) {
    step.push_back({i, m_areas[i], m_areas[i]});
    step.back().after.shape = std::move(shape);
  }
  if (step.empty()) return BorderFault{Kind::noCorner, from, {}};
  take(std::move(step));
  return std::nullopt;
}

BorderDraft::Fault BorderDraft::remove(Point at) {
  auto gone = removeCorner(m_areas, at);
  if (auto* f = std::get_if<BorderFault>(&gone)) return *f;
  Step step;
  for (auto& [i, shape] : std::get<Reshaped>(gone)) {
    step.push_back({i, m_areas[i], m_areas[i]});
    step.back().after.shape = std::move(shape);
  }
  take(std::move(step));
  return std::nullopt;
}

BorderDraft::Fault BorderDraft::divide(AreaId parent, const std::vector<model::MultiPolygon>& shapes, const std::vector<std::pair<Point, double>>& weights, const std::vector<std::string>& names) {
  const auto above = indexOf(parent);
  if (above == kNone) return BorderFault{Kind::changedMeanwhile, {}, parent};
  std::vector<std::size_t> old;
  for (std::size_t i = 0; i < m_areas.size(); ++i)
    if (m_areas[i].parent == parent && !m_areas[i].shape.empty()) {
      if (!isLowest(m_areas[i])) return BorderFault{Kind::otherParent, model::pointInside(m_areas[i].shape), m_areas[i].id};
      old.push_back(i);
    }
  const auto holder = [&](const auto& shapeOf, std::size_t n, Point p) {
    for (std::size_t i = 0; i < n; ++i)
      if (model::contains(shapeOf(i), p)) return i;
    return kNone;
  };
  std::map<std::pair<std::size_t, std::size_t>, double> common;  // (shape, old)
  for (const auto& [p, weight] : weights) {
    const auto s = holder([&](std::size_t i) -> const auto& { return shapes[i]; }, shapes.size(), p);
    const auto o = holder([&](std::size_t i) -> const auto& { return m_areas[old[i]].shape; }, old.size(), p);
    if (s != kNone && o != kNone) common[{s, o}] += weight;
  }
  std::vector<std::pair<double, std::pair<std::size_t, std::size_t>>> best;
  for (const auto& [pair, weight] : common) best.push_back({weight, pair});
  std::stable_sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::size_t> heirOf(shapes.size(), kNone);
  std::vector<bool> taken(old.size(), false);
  for (const auto& [weight, pair] : best)
    if (heirOf[pair.first] == kNone && !taken[pair.second]) {
      heirOf[pair.first] = pair.second;
      taken[pair.second] = true;
    }
  Step step;
  Area like;
  like.level = model::AreaLevel::grid;
  like.parent = parent;
  std::size_t next = m_areas.size();
  for (std::size_t s = 0; s < shapes.size(); ++s) {
    if (heirOf[s] != kNone) {
      const auto i = old[heirOf[s]];
      step.push_back({i, m_areas[i], m_areas[i]});
      step.back().after.shape = shapes[s];
      continue;
    }
    const Area fresh = newArea(like, names[s], shapes[s]);
    Area none = fresh;
    none.shape = {};
    step.push_back({next++, none, fresh});
  }
  for (std::size_t o = 0; o < old.size(); ++o)
    if (!taken[o]) {
      step.push_back({old[o], m_areas[old[o]], m_areas[old[o]]});
      step.back().after.shape = {};
    }
  take(std::move(step));
  return std::nullopt;
}

void BorderDraft::rename(AreaId area, const std::string& name) {
  const auto i = indexOf(area);
  if (i == kNone || m_areas[i].name == name) return;
  Step step{{i, m_areas[i], m_areas[i]}};
  step[0].after.name = name;
  take(std::move(step));
}

model::AreaPlan BorderDraft::plan() const {
  model::AreaPlan out;
  for (std::size_t i = 0; i < m_areas.size(); ++i) {
    const Area& now = m_areas[i];
    const bool was = i < m_start;
    if (now.shape.empty() ? !was || m_before[i].shape.empty() : was && now.name == m_before[i].name && same(now.shape, m_before[i].shape)) continue;
    AreaChange c;
    c.what = now.shape.empty() ? AreaChange::What::ended : was ? AreaChange::What::reshaped : AreaChange::What::added;
    c.id = now.id;
    c.level = now.level;
    c.code = now.code;
    c.name = now.name;
    c.parent = now.parent;
    c.shape = now.shape.empty() ? m_before[i].shape : now.shape;
    c.seen = was ? m_before[i].rowVer : 0;
    out.changes.push_back(std::move(c));
  }
  return out;
}

template <class Measure>
std::optional<Point> BorderDraft::nearest(Point p, double reachX, double reachY, Measure measure) const {
  std::optional<Point> found;
  double best = 1;
  const model::Box reach{p.x - reachX, p.y - reachY, p.x + reachX, p.y + reachY};
  for (const Area& a : m_areas) {
    const model::Box box = a.shape.box();
    if (box.empty() || box.xmin > reach.xmax || box.xmax < reach.xmin || box.ymin > reach.ymax || box.ymax < reach.ymin || !isLowest(a)) continue;
    eachCorner(a.shape, [&](Point from, Point to) {
      const Point at = measure(from, to);
      if (const double d = std::hypot((at.x - p.x) / reachX, (at.y - p.y) / reachY); d < best) {
        best = d;
        found = at;
      }
    });
  }
  return found;
}

std::optional<Point> BorderDraft::cornerNear(Point p, double reachX, double reachY) const {
  return nearest(p, reachX, reachY, [](Point from, Point) { return from; });
}

std::optional<Point> BorderDraft::borderNear(Point p, double reachX, double reachY) const {
  return nearest(p, reachX, reachY, [&](Point from, Point to) {
    const double dx = (to.x - from.x) / reachX, dy = (to.y - from.y) / reachY, length = dx * dx + dy * dy;
    const double s = length == 0 ? 0 : std::clamp(((p.x - from.x) / reachX * dx + (p.y - from.y) / reachY * dy) / length, 0.0, 1.0);
    return Point{from.x + s * (to.x - from.x), from.y + s * (to.y - from.y)};
  });
}

}  // namespace jw::planning
