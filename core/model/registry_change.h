// What changed in the registry: told after the commit, in commit order, so that statistics can follow without reading again.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/area.h"
#include "core/model/attribute.h"

namespace jw::model {

/// A person's row as the statistics sees it. Nobody is named here; codes are in clear, so this never leaves the process
/// and reaches no page: subscribers are parts of the program (core/engine/registry_feed.h).
struct PersonFacts {
  std::int64_t household = 0, dwelling = 0, building = 0, compound = 0;  ///< row numbers; compound 0: in none
  std::int32_t birthDay = 0;
  PersonCodes codes{};
  AreaPath area;
};
struct HouseholdFacts {
  std::int64_t dwelling = 0, building = 0, compound = 0;
  HouseholdCodes codes{};
  AreaPath area;
};
struct DwellingFacts {
  std::int64_t building = 0, compound = 0;
  DwellingCodes codes{};
  std::int32_t squareMetres = 0;
  AreaPath area;
};

/// `before` is empty for a new row, `after` for one that is in force no more (died, moved away, merged).
template <class Facts>
struct RowChange {
  std::int64_t row = 0;  ///< row number n, which is never given to another row
  std::optional<Facts> before, after;
};

/// All that one command changed: one commit may carry several of them, in their order. When a dwelling or household moves,
/// each household and person below it is named too, so that a follower never has to look anything up.
struct RegistryChange {
  std::uint64_t revision = 0;  ///< meta revision "registry" after this change; a reader that sees it in the store has this change
  std::vector<RowChange<DwellingFacts>> dwellings;
  std::vector<RowChange<HouseholdFacts>> households;
  std::vector<RowChange<PersonFacts>> people;
  std::vector<std::int64_t> aggregates;  ///< people whose aggregate-only codes changed: read them from people_aggregate
  bool everything = false;  ///< an import of many rows, or areas or compounds were drawn anew: read all again
};

}  // namespace jw::model
