#include "ui/wall/wall_fill.h"

#include <limits>

namespace jw::ui {

void fillWall(gis::WallPage& page, const engine::WallFigures& figures) {
  page.reportedToday = figures.today.reported;
  page.dispatchedSoonPercent = figures.today.dispatchedSoon;
  page.closedInTimePercent = figures.today.closedInTime;
  page.satisfiedPercent = figures.today.satisfied;
  page.hourReported = figures.reported;
  page.hourClosed = figures.closed;
  page.firstHour = page.zone.toLocal(figures.hoursFrom).hour;
  if (figures.before.empty()) return;
  page.reportedBefore.clear();
  page.dispatchedBefore.clear();
  page.closedInTimeBefore.clear();
  page.satisfiedBefore.clear();
  const auto orGap = [](const std::optional<double>& value) { return value.value_or(std::numeric_limits<double>::quiet_NaN()); };
  for (const auto& day : figures.before) {
    page.reportedBefore.push_back(static_cast<double>(day.reported));
    page.dispatchedBefore.push_back(orGap(day.dispatchedSoon));
    page.closedInTimeBefore.push_back(orGap(day.closedInTime));
    page.satisfiedBefore.push_back(orGap(day.satisfied));
  }
}

}  // namespace jw::ui
