// How areas lie in one another: parents by containment, overlaps, gaps.
#pragma once
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/area.h"
#include "gis/import/row_problem.h"

namespace jw::gis {

/// The parent of one draft.
struct ParentFound {
  std::string code;  ///< empty: none
  model::AreaLevel level = model::AreaLevel::city;
  double share = 0;  ///< how much of the child lies in it, 0 … 1
};

/// Two areas of one level on the same ground.
struct AreaOverlap {
  std::string a, b;  ///< codes
  double squareMetres = 0;
  model::Point at;  ///< in the middle of it
};

/// Ground of a parent that none of its children covers.
struct AreaGap {
  std::string parent;     ///< code; empty: a hole in the union of a level that has nothing above it
  bool enclosed = false;  ///< children all around, else it lies at the parent's border
  double squareMetres = 0;
  model::Point at;
};

struct TopologyOptions {
  double overlapTolerance = 1;  ///< square metres; smaller ones are not reported
  double gapTolerance = 1;      ///< square metres
};

struct TopologyReport {
  std::vector<ParentFound> parents;   ///< one for each draft, in their order
  std::vector<RowProblem> problems;   ///< no_parent, unknown_parent, disputed_parent; nothing is refused here
  std::vector<AreaOverlap> overlaps;  ///< largest first
  std::vector<AreaGap> gaps;          ///< largest first
};

/// Finds the parent of every draft among the other drafts and `stored`, writes its code into parentCode, and reports
/// how the drafts lie beside one another and beside stored areas of their level. A parent that the file states is kept
/// if it exists on a higher level. Else the nearest higher level counts where an area holds a point on the draft's
/// surface; where the largest overlap, if above one half, is with another area, that one is the parent and the dispute
/// is reported. Levels may be skipped. Nothing above at all: no parent, no report. A stored area with the code of a
/// draft is what the draft replaces and is left out. Shapes must be valid, EPSG:4490. One thread; seconds for ten
/// thousand areas. Throws Error(cancelled).
TopologyReport settleAreas(std::vector<model::AreaDraft>& drafts, const std::vector<model::Area>& stored,
                           const TopologyOptions& options, const Progress& progress);

/// Square metres of one square degree at a latitude: (π/180)² · M · N · cos φ with the radii of curvature M and N of
/// the CGCS2000 ellipsoid (a = 6378137 m, 1/f = 298.257222101). Good to 0.1 % for areas of some tens of kilometres.
double squareMetresPerSquareDegree(double latitude);

}  // namespace jw::gis
