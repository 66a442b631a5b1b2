// Days by the city's clock that a question about cases is cut by. Pure; any thread.
#pragma once
#include <cstdint>
#include <string>

#include "core/stats/age.h"

namespace jw::stats {

/// From the midnight that begins `first` to the one that begins `end`: half open, so that of two periods that touch each case
/// lies in one.
struct Period {
  Day first = 0, end = 0;
  Day last() const { return end - 1; }
  int days() const { return end - first; }
  friend bool operator==(const Period&, const Period&) = default;
};

enum class NamedPeriod : std::uint8_t { thisMonth, lastMonth, thisQuarter, lastQuarter, thisYear, lastYear, last30Days, last365Days };
/// The whole month, quarter or year, also where it goes on after `today`; so many days, `today` the last one.
Period periodOf(NamedPeriod name, Day today);

/// What lies before it: as many months, where it begins with a month; else as many days.
Period periodBefore(const Period& period);
/// The same days a year earlier; of 29 February the 28th.
Period yearBefore(const Period& period);

/// "2026-11-01..2026-11-30": both days belong to it.
std::string text(const Period& period);

}  // namespace jw::stats
