// Areas being drawn anew, step by step, each of which can be taken back until the whole is handed in as a plan.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/area_plan.h"

namespace jw::planning {

/// One thread. Nothing here touches a store; a step that has a fault changes nothing. Coordinates EPSG:4490.
class BorderDraft {
 public:
  using Fault = std::optional<model::BorderFault>;
  /// All areas of all levels, as they are in force.
  explicit BorderDraft(std::vector<model::Area> areas);

  /// As drawn now. One that has no shape is not there (any more).
  const std::vector<model::Area>& areas() const { return m_areas; }
  const model::Area* find(AreaId id) const;
  /// The lowest area that holds the point.
  const model::Area* at(model::Point p) const;
  bool isLowest(const model::Area& area) const;

  /// The largest piece keeps the area's code and name; the others are new areas beside it ("name-2"). Their corners on the
  /// border become corners of the neighbours.
  Fault split(AreaId area, const std::vector<model::Point>& line);
  /// `other` is no more, its ground is `kept`'s. Both must lie in the same area above.
  Fault merge(AreaId kept, AreaId other);
  /// As planning::moveCorner; on a border without a corner one is made first.
  Fault move(model::Point from, model::Point to);
  Fault remove(model::Point at);
  /// The lowest areas below `parent` become these shapes: each takes over the area with which it shares most of `weights`
  /// (point, weight), what is left over is new (with its name of `names`) or no more.
  Fault divide(AreaId parent, const std::vector<model::MultiPolygon>& shapes, const std::vector<std::pair<model::Point, double>>& weights, const std::vector<std::string>& names);
  void rename(AreaId area, const std::string& name);

  bool canUndo() const { return m_done > 0; }
  bool canRedo() const { return m_done < m_steps.size(); }
  void undo();
  void redo();
  /// Everything that is different from the start; without id, title and day.
  model::AreaPlan plan() const;

  /// The corner nearest to the point, within the reach (degrees east and north): one of a lowest area.
  std::optional<model::Point> cornerNear(model::Point p, double reachX, double reachY) const;
  /// The nearest point on a border of a lowest area.
  std::optional<model::Point> borderNear(model::Point p, double reachX, double reachY) const;

 private:
  struct Change {
    std::size_t at;
    model::Area before, after;
  };
  using Step = std::vector<Change>;
  std::size_t indexOf(AreaId id) const;
  void take(Step step);
  model::Area newArea(const model::Area& like, std::string name, model::MultiPolygon shape) const;
  std::string freeName(const std::string& name) const;
  template <class Measure>
  std::optional<model::Point> nearest(model::Point p, double reachX, double reachY, Measure measure) const;

  std::size_t m_start;                ///< so many areas were there
  std::vector<model::Area> m_before;  ///< these
  std::vector<model::Area> m_areas;
  std::vector<Step> m_steps;
  std::size_t m_done = 0;
};

}  // namespace jw::planning
