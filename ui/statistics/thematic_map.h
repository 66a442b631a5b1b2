// The thematic maps of a report: shades by class, circles, dots, pies; on screen and as a file for QGIS.
#pragma once
#include <QCoreApplication>
#include <QStringList>

#include <optional>

#include "core/engine/statistics_desk.h"
#include "gis/map/area_shading.h"
#include "ui/desk.h"

class QComboBox;
class QWidget;

namespace jw::ui {

class ReportPicture;

/// Main thread. A kind is its place in kinds().
struct ThematicMap {
  Q_DECLARE_TR_FUNCTIONS(ThematicMap)
 public:
  static QStringList kinds();
  /// Circles, dots and pies stand for numbers: of shares and means there are only shades.
  static bool isPossible(int kind, const stats::Report& report);
  /// Greys the kinds out that the report cannot be shown as.
  static void offer(QComboBox& box, const stats::Report& report);
  /// Shades where the kind is not possible. `column`: the figure that is shown; of pies all columns are, the smallest together.
  static void show(ReportPicture& picture, const stats::Report& report, const engine::AreaTree& areas, int kind, std::size_t column, stats::ShownAs as);
  /// The areas of the report that have a shape, with one figure of each.
  static gis::AreaShading shading(const stats::Report& report, const engine::AreaTree& areas, std::size_t column, stats::ShownAs as);
  /// The classes of a kind; nothing for circles, dots and pies.
  static std::optional<gis::Classing> classing(int kind);
  /// Asks where to, writes all columns with the shades of this one, and says on the desk how it went.
  static void save(const Desk& desk, QWidget* parent, const stats::Report& report, int kind, std::size_t column, stats::ShownAs as);
};

}  // namespace jw::ui
