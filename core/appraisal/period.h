// The period of an appraisal in the city's local time.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/zone.h"

namespace jw::appraisal {

enum class PeriodKind : std::uint8_t { day, week, month, quarter, year, free };

/// [from, to), from midnight to midnight of the zone's wall clock.
struct Period {
  PeriodKind kind = PeriodKind::month;
  std::string text;  ///< the canonical form, as it is stored
  Instant from = kNever, to = kNever;
};

/// "2026-11-21", "2026-W47" (ISO 8601: Monday to Sunday), "2026-11", "2026-Q4", "2026", "2026-11-01..2026-11-15" (both
/// days belong to it). Nothing for other text or a date that does not exist.
std::optional<Period> parsePeriod(std::string_view text, const Zone& zone);
/// The period of that kind that holds the moment; a free one is the day.
Period periodAt(PeriodKind kind, Instant t, const Zone& zone);
/// The one before (by < 0) or after it; a free one moves by its own length.
Period periodNext(const Period& period, int by, const Zone& zone);

}  // namespace jw::appraisal
