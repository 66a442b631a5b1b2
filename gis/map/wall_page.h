// The frame round the map on the wall: name, clock, key figures, overdue board, newest reports.
#pragma once
#include <QRect>
#include <QString>
#include <optional>
#include <vector>

#include "core/base/zone.h"
#include "core/model/area.h"
#include "gis/map/case_scene.h"
#include "gis/map/map_style.h"

class QPainter;

namespace jw::gis {

/// The words of the page in one language.
struct WallWords {
  QString reportedToday, open, overdue, closedInTime, overdueBoard, nothingOverdue, newest, day, hour, minute;
  std::vector<QString> weekdays;  ///< Monday first
  static WallWords chinese();
  static WallWords english();
};

/// A plain value; figures that are not known are shown as a dash.
struct WallPage {
  WallWords words = WallWords::chinese();
  QString title;
  Zone zone = Zone::china();
  std::optional<std::int64_t> reportedToday, open, overdue;
  std::optional<double> closedInTimePercent;

  /// Where the map goes: more than 60 % of the picture.
  static QRect stage(QSize size);
  /// Everything but the stage. Type is sized from the height. The board lists open cases whose deadline is past,
  /// longest first; the foot lists the newest ones. Any thread that may paint on an image.
  void paint(QPainter& painter, QSize size, const MapStyle& style, const std::vector<model::Area>& areas,
             const std::vector<CasePtr>& cases, Instant now) const;
};

}  // namespace jw::gis
