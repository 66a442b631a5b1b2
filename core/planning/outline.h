// Borders as directed lines with the ground to their left: knotted, added up, and traced into polygons again.
#pragma once
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "core/model/geometry.h"

namespace jw::planning {

/// Degrees, a tenth of a millimetre: nearer points are one, and a point so near to a line lies on it.
constexpr double kTouch = 1e-9;

inline bool near(model::Point a, model::Point b) { return std::abs(a.x - b.x) < kTouch && std::abs(a.y - b.y) < kTouch; }

struct Line {
  model::Point from, to;
};

/// Outer rings counter-clockwise, holes clockwise, whichever way the shape's own rings run; no line is without length.
std::vector<Line> linesOf(const model::MultiPolygon& shape);
/// From the lines of shapes that lie side by side: the polygons with the ground to the left, outer rings first and
/// counter-clockwise. Where rings touch in a point they stay apart. Lines must be knotted and not cross; each line once.
std::vector<model::Polygon> polygonsOf(const std::vector<Line>& lines);

double twiceArea(const model::Ring& ring);  ///< square degrees; positive counter-clockwise
/// Square metres, on the sphere of the mean earth radius; true to half a percent.
double squareMetresOf(const model::MultiPolygon& shape);

/// Points that lines must have in common where they touch. Points nearer than kTouch to one before them are the same.
class Knots {
 public:
  void add(model::Point p) { m_points.push_back(p); }
  void add(const std::vector<Line>& lines);
  /// After the last add, before the first use.
  void settle();
  model::Point nearest(model::Point p) const;  ///< the knot within kTouch, or the point itself
  /// Each line cut at every knot that lies on it, its ends on knots.
  std::vector<Line> tied(const std::vector<Line>& lines) const;

 private:
  std::vector<model::Point> m_points;  ///< by x
};

/// Lines added up: the same line in the other direction takes it away. Empty: the same ground on both sides of the sum.
class LineSum {
 public:
  void add(const std::vector<Line>& lines, int times);
  std::vector<Line> left() const;  ///< what does not cancel, once each
  bool empty() const { return m_sum.empty(); }

 private:
  struct Less {
    bool operator()(const Line& a, const Line& b) const;
  };
  std::map<Line, int, Less> m_sum;  ///< from the lesser end to the greater
};

/// Whether two lines have a point in common that is not an end of both, or run over one another; `at` is where.
bool collide(const Line& a, const Line& b, model::Point& at);

}  // namespace jw::planning
