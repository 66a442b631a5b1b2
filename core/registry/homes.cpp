#include "core/registry/homes.h"

#include <algorithm>

#include "core/base/zone.h"
#include "core/model/people.h"
#include "core/store/registry_late.h"

namespace jw::registry {

std::optional<store::RegistryRow> headOf(store::Connection& c, const store::RegistryRow& household) {
  for (auto& p : store::registryRowsOf(c, store::Table::people, household.n, kNever))
    if (p.number("relation") == static_cast<int>(model::Relation::head)) return std::move(p);
  return std::nullopt;
}

Instant livesThereSince(store::Connection& c, const store::RegistryRow& household) {
  return std::max(fromMillis(household.number("valid_from")), store::heldSince(c, store::Table::households, household, "dwelling"));
}

std::int32_t localDay(Instant t) {
  const LocalTime local = Zone::china().toLocal(t);
  return static_cast<std::int32_t>(daysOf(local.year, local.month, local.day));
}

std::string dayText(std::int32_t day) { return formatLocal(dateOf(day)).substr(0, 10); }

}  // namespace jw::registry
