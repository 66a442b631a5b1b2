#include "core/planning/border_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/planning/outline.h"

namespace jw::planning {
namespace {

using model::AreaChange;
using model::BorderFault;
using model::Point;
using Kind = BorderFault::Kind;

constexpr double kLeastGround = 1;  // square metres

std::array<double, 4> keyOf(const Line& l) {
  const bool forth = l.from.x < l.to.x || (l.from.x == l.to.x && l.from.y < l.to.y);
  return forth ? std::array{l.from.x, l.from.y, l.to.x, l.to.y} : std::array{l.to.x, l.to.y, l.from.x, l.from.y};
}

struct Owned {
  Line line;
  std::size_t area;
  double west() const { return std::min(line.from.x, line.to.x); }
  double east() const { return std::max(line.from.x, line.to.x); }
};

bool meet(const model::Box& a, const model::Box& b) {
  return a.xmin <= b.xmax + kTouch && b.xmin <= a.xmax + kTouch && a.ymin <= b.ymax + kTouch && b.ymin <= a.ymax + kTouch;
}

Point middle(const Line& l) {
  return {(l.from.x + l.to.x) / 2, (l.from.y + l.to.y) / 2};
}

/// The areas before and after, by parent.
class Families {
 public:
  Families(const std::vector<model::Area>& areas, const model::AreaPlan& plan) : m_areas(areas), m_plan(plan) {
    for (const auto& c : plan.changes) m_changes[c.id] = &c;
    for (const auto& a : areas) {
      m_now[a.id] = &a;
      m_children[a.parent].push_back(&a);
    }
    for (const auto& c : plan.changes)
      if (c.what == AreaChange::What::added) m_added[c.parent].push_back(&c);
  }

  std::optional<BorderFault> fault() {
    if (auto f = ofChanges()) return f;
    std::unordered_set<AreaId> parents;
    for (const auto& c : m_plan.changes) {
      parents.insert(c.parent);
      parents.insert(c.id);
    }
    for (const AreaId p : parents)
      if (auto f = ofParent(p)) return f;
    return collision(leaves());
  }

 private:
  const AreaChange* changeOf(AreaId id) const {
    const auto it = m_changes.find(id);
    return it == m_changes.end() ? nullptr : it->second;
  }
  const model::MultiPolygon* before(AreaId id) const {
    const auto it = m_now.find(id);
    return it == m_now.end() ? nullptr : &it->second->shape;
  }
  const model::MultiPolygon* after(AreaId id) const {
    if (const auto* c = changeOf(id)) return c->what == AreaChange::What::ended ? nullptr : &c->shape;
    return before(id);
  }

  std::optional<BorderFault> ofChanges() const {
    std::unordered_set<std::string_view> codes;
    for (const auto& a : m_areas) codes.insert(a.code);
    for (const auto& c : m_plan.changes) {
      const Point at = model::pointInside(c.shape);
      if (c.what == AreaChange::What::added) {
        if (m_now.contains(c.id)) return BorderFault{Kind::changedMeanwhile, at, c.id};
        if (c.parent && !after(c.parent)) return BorderFault{Kind::changedMeanwhile, at, c.parent};
        if (!c.code.empty() && !codes.insert(c.code).second) return BorderFault{Kind::badCode, at, c.id};
      } else if (const auto it = m_now.find(c.id); it == m_now.end() || it->second->rowVer != c.seen || it->second->parent != c.parent) {
        return BorderFault{Kind::changedMeanwhile, at, c.id};
      }
      if (c.what == AreaChange::What::ended) continue;
      if (c.name.empty()) return BorderFault{Kind::noName, at, c.id};
      if (!(squareMetresOf(c.shape) >= kLeastGround)) return BorderFault{Kind::tooSmall, at, c.id};
    }
    return std::nullopt;
  }

  std::optional<BorderFault> ofParent(AreaId parent) const {
    std::vector<Line> was, is, all;
    bool some = false, lives = false;
    const auto put = [](std::vector<Line>& into, const model::MultiPolygon* shape) {
      if (!shape) return;
      const auto lines = linesOf(*shape);
      into.insert(into.end(), lines.begin(), lines.end());
    };
    if (const auto it = m_children.find(parent); it != m_children.end())
      for (const auto* child : it->second) {
        const auto* now = after(child->id);
        lives = lives || now;
        put(all, now);
        if (!changeOf(child->id)) continue;
        some = true;
        put(was, &child->shape);
        put(is, now);
      }
    if (const auto it = m_added.find(parent); it != m_added.end())
      for (const auto* child : it->second) {
        some = lives = true;
        put(is, &child->shape);
        put(all, &child->shape);
      }
    std::vector<Line> parentWas, parentIs;
    if (parent) {
      put(parentWas, before(parent));
      put(parentIs, after(parent));
      // Nothing lies below it, or nothing any more: then it is a lowest area itself.
      if (!lives) return std::nullopt;
      if (!after(parent)) return BorderFault{Kind::groundLost, model::pointInside(*before(parent)), parent};
      if (!some && !changeOf(parent)) return std::nullopt;
    }
    Knots knots;
    for (const auto* lines : {&was, &is, &parentWas, &parentIs}) knots.add(*lines);
    knots.settle();
    LineSum moved;
    moved.add(knots.tied(is), 1);
    moved.add(knots.tied(was), -1);
    moved.add(knots.tied(parentIs), -1);
    moved.add(knots.tied(parentWas), 1);
    if (moved.empty()) return std::nullopt;
    const BorderFault lost{Kind::groundLost, middle(moved.left().front()), parent};
    if (!parent) return lost;
    Knots whole;
    whole.add(all);
    whole.add(parentIs);
    whole.settle();
    LineSum cover;
    cover.add(whole.tied(all), 1);
    cover.add(whole.tied(parentIs), -1);
    return cover.empty() ? std::nullopt : std::optional(lost);
  }

  std::vector<Drawn> leaves() const {
    std::unordered_set<AreaId> wasParent, isParent;
    for (const auto& a : m_areas) {
      if (a.parent) wasParent.insert(a.parent);
      if (a.parent && after(a.id)) isParent.insert(a.parent);
    }
    for (const auto& [parent, added] : m_added) isParent.insert(parent);
    std::vector<Drawn> out;
    const auto put = [&](AreaId id) {
      Drawn d{id, wasParent.contains(id) ? nullptr : before(id), isParent.contains(id) ? nullptr : after(id)};
      if (d.before || d.after) out.push_back(d);
    };
    for (const auto& a : m_areas) put(a.id);
    for (const auto& c : m_plan.changes)
      if (c.what == AreaChange::What::added) put(c.id);
    return out;
  }

  const std::vector<model::Area>& m_areas;
  const model::AreaPlan& m_plan;
  std::unordered_map<AreaId, const AreaChange*> m_changes;
  std::unordered_map<AreaId, const model::Area*> m_now;
  std::unordered_map<AreaId, std::vector<const model::Area*>> m_children;
  std::unordered_map<AreaId, std::vector<const AreaChange*>> m_added;
};

}  // namespace

std::optional<BorderFault> collision(const std::vector<Drawn>& areas) {
  std::set<std::array<double, 4>> old;
  model::Box box;
  std::vector<std::vector<Line>> after(areas.size());
  for (const Drawn& d : areas) {
    if (!d.before || d.before == d.after) continue;
    for (const Line& l : linesOf(*d.before)) old.insert(keyOf(l));
  }
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!areas[i].after || areas[i].before == areas[i].after) continue;
    after[i] = linesOf(*areas[i].after);
    for (const Line& l : after[i])
      if (!old.contains(keyOf(l))) {
        box.add(l.from);
        box.add(l.to);
      }
  }
  if (box.empty()) return std::nullopt;
  Knots knots;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].after && after[i].empty() && meet(areas[i].after->box(), box)) after[i] = linesOf(*areas[i].after);
    std::erase_if(after[i], [&](const Line& l) {
      model::Box b;
      b.add(l.from);
      b.add(l.to);
      return !meet(b, box);
    });
    knots.add(after[i]);
  }
  knots.settle();
  std::vector<Line> was;
  for (const Drawn& d : areas)
    if (d.before && meet(d.before->box(), box)) {
      const auto lines = linesOf(*d.before);
      was.insert(was.end(), lines.begin(), lines.end());
    }
  old.clear();
  for (const Line& l : knots.tied(was)) old.insert(keyOf(l));

  std::vector<Owned> all, fresh;
  double widest = 0;
  for (std::size_t i = 0; i < areas.size(); ++i)
    for (const Line& l : knots.tied(after[i])) {
      all.push_back({l, i});
      widest = std::max(widest, all.back().east() - all.back().west());
      if (!old.contains(keyOf(l))) fresh.push_back(all.back());
    }
  std::sort(all.begin(), all.end(), [](const Owned& a, const Owned& b) { return a.west() < b.west(); });
  for (const Owned& f : fresh) {
    auto o = std::lower_bound(all.begin(), all.end(), f.west() - widest - kTouch, [](const Owned& a, double x) { return a.west() < x; });
    for (; o != all.end() && o->west() <= f.east() + kTouch; ++o)
      if (Point at; collide(f.line, o->line, at)) return BorderFault{Kind::crosses, at, areas[f.area].id, areas[o->area].id};
  }
  return std::nullopt;
}

std::optional<BorderFault> faultOf(const std::vector<model::Area>& areas, const model::AreaPlan& plan) {
  return Families(areas, plan).fault();
}

}  // namespace jw::planning
