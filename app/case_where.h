// --where KEY=VALUE of the exports: which cases.
#pragma once
#include <string>
#include <vector>

#include "core/engine/snapshots.h"
#include "core/store/case_search.h"

namespace jw::app {

/// Keys: state, kind, nature, category (code), department (code or name), area (code), from, to (local time of the
/// city), text, overdue, unlocated. The first three may come several times or with commas. Throws Error(usage) naming
/// the key or value that is not known. `now` is what overdue is measured against.
store::CaseQuery parseWhere(const std::vector<std::string>& where, const engine::Directory& directory,
                            const engine::AreaTree& areas, Instant now);

}  // namespace jw::app
