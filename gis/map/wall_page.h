// The frame round the map on the wall: name, clock, key figures, overdue board, cards, newest reports, the last day.
#pragma once
#include <QRect>
#include <QString>
#include <functional>
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
  QString reportedToday, dispatchedSoon, open, overdue, closedInTime, satisfied, overdueBoard, nothingOverdue, cards, red, yellow, major, newest, lastDay, day, hour, minute;
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
  std::optional<double> dispatchedSoonPercent, closedInTimePercent, satisfiedPercent;
  /// The same hours of earlier days, the oldest first, as a faint line behind the figure; not a number where there was nothing.
  std::vector<double> reportedBefore, dispatchedBefore, closedInTimeBefore, satisfiedBefore;
  /// Of the last hours, the oldest first; the last one is not over. `firstHour`: of the day, 0–23.
  std::vector<std::int64_t> hourReported, hourClosed;
  int firstHour = 0;

  struct Card {
    bool red = false;
    QString subject;
  };
  /// What the lists show; the frame shows as many as there is room for.
  struct Lists {
    std::vector<CasePtr> late;    ///< open and past the deadline, longest first; perhaps not all
    std::int64_t allLate = 0;
    std::vector<CasePtr> newest;  ///< newest first
    std::vector<Card> cards;
    CasePtr onStage;                 ///< a major case that has the stage; null: none
    std::vector<QString> stageTrail; ///< its steps, newest first
    std::function<QString(const model::AreaPath&)> placeName;
  };
  /// From all open cases.
  static Lists listsOf(const std::vector<CasePtr>& cases, Instant now);

  /// Where the map goes: more than 60 % of the picture.
  static QRect stage(QSize size);
  /// Everything but the stage. Type is sized from the height. Any thread that may paint on an image.
  void paint(QPainter& painter, QSize size, const MapStyle& style, const Lists& lists, Instant now) const;
};

}  // namespace jw::gis
