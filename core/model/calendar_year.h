// The arrangement of one year's holidays and make-up days (节假日安排) as a value of the city's settings: "calendar_2027" = "-01-01 +01-03".
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/calendar.h"

namespace jw::model {

inline constexpr int kFirstCalendarYear = 2000, kLastCalendarYear = 2100;

std::string calendarKey(int year);
/// Nothing for any other key, or a year out of range.
std::optional<int> calendarYear(std::string_view key);
/// '-': a day off, '+': a working day, in the order of the year; "" where no day differs from its weekday.
std::string calendarText(const SpecialDays& days);
/// Nothing if a day does not exist, comes twice or out of order.
std::optional<SpecialDays> parseCalendar(int year, std::string_view text);
/// The year whose days should be known by now, while none is entered though those of an earlier year are: that of `now`, and from the
/// first of December on the next one. The State Council publishes them in October or November.
std::optional<int> lackingYear(const WorkingCalendar& calendar, Instant now);

}  // namespace jw::model
