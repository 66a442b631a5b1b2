#include "core/engine/statistics_fit.h"

#include <algorithm>
#include <array>

namespace jw::engine {
namespace {

constexpr std::array<std::string_view, 9> kNames = {"", "no_entry", "no_area", "no_rows", "day_to_come", "aggregates_below_community", "aggregates_of_past_day", "cases_by_compound", "no_days"};

}  // namespace

std::string_view unfitName(Unfit why) { return kNames[static_cast<std::size_t>(why)]; }

Refused refusedAs(Unfit why, const std::string& about) { return {model::RefusalCode::badValue, std::string(unfitName(why)) + (about.empty() ? "" : " ") + about}; }

Unfit unfitOf(const Refused& refused) {
  if (refused.code != model::RefusalCode::badValue) return Unfit::none;
  const auto name = std::string_view(refused.detail).substr(0, refused.detail.find(' '));
  for (std::size_t i = 1; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Unfit>(i);
  return Unfit::none;
}

std::optional<model::AreaLevel> nextLevel(const AreaTree& areas, const model::AreaPath& path) {
  const auto* area = path.empty() ? nullptr : areas.byPath(path);
  std::optional<model::AreaLevel> next;
  for (const auto& a : areas.areas())
    if (model::isWithin(a.path, path) && a.path != path && (!area || a.level > area->level) && (!next || a.level < *next)) next = a.level;
  return next;
}

Unfit entryUnfit(const stats::Entry& entry, const AreaTree& areas, const model::AreaPath& area, const std::optional<StatisticsDesk::Level>& level, bool past) {
  const bool compounds = level && level->compounds;
  if (entry.cases) return compounds ? Unfit::casesByCompound : Unfit::none;
  if (!entry.aggregateOnly()) return Unfit::none;
  if (past) return Unfit::aggregatesOfPastDay;
  if (compounds) return Unfit::aggregatesBelowCommunity;
  auto rows = level ? std::optional(level->area) : nextLevel(areas, area);
  // Without a level below it the area itself is the row.
  if (const auto* own = areas.byPath(area); !rows && own) rows = own->level;
  const auto& all = areas.areas();
  // A tree without communities is counted down to its lowest areas.
  if (std::none_of(all.begin(), all.end(), [](const model::Area& a) { return a.level == model::AreaLevel::community; })) return Unfit::none;
  return rows && *rows > model::AreaLevel::community ? Unfit::aggregatesBelowCommunity : Unfit::none;
}

}  // namespace jw::engine
