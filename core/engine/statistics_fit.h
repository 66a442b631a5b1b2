// Which questions to the statistics have no answer, and why: told before they are asked, and by the refusal afterwards.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/engine/area_tree.h"
#include "core/engine/statistics_desk.h"

namespace jw::engine {

enum class Unfit : std::uint8_t {
  none,
  noEntry,                  ///< the catalog does not have it (any more)
  noArea,                   ///< the tree does not have it
  noRows,                   ///< no area of that level lies below the area
  dayToCome,
  aggregatesBelowCommunity, ///< more tables than one pattern of hidden cells can protect (spec 06)
  aggregatesOfPastDay,      ///< two patterns over nearly the same people would tell what each of them hides
  casesByCompound,          ///< a case lies in a grid, not in a compound
  noDays,                   ///< a period that ends before it begins, or begins behind the day that is asked for
};
std::string_view unfitName(Unfit why);  ///< "aggregates_below_community" …
/// The detail of a refusal with RefusalCode::badValue: the name, then what it is about (an entry's key or an area's path).
Refused refusedAs(Unfit why, const std::string& about);
Unfit unfitOf(const Refused& refused);  ///< none: refused for something else

/// The level that rows have where nobody names one; nothing: the area has none below it.
std::optional<model::AreaLevel> nextLevel(const AreaTree& areas, const model::AreaPath& area);

/// Of the entry itself, for rows of that level (nothing: the next one) below the area. `past`: as of an earlier day. Any thread.
Unfit entryUnfit(const stats::Entry& entry, const AreaTree& areas, const model::AreaPath& area, const std::optional<StatisticsDesk::Level>& level, bool past);

}  // namespace jw::engine
