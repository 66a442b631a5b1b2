// What the sync has changed in the store.
#pragma once
#include <cstddef>
#include <vector>

#include "core/base/ids.h"

namespace jw::sync {

/// What a change to the store must be told of.
struct Touched {
  std::vector<CaseId> cases;
  bool directory = false, areas = false, buildings = false, facilities = false, registry = false;
  bool purged = false;  ///< rows that left the scope were deleted: their traces in the log want purging
  std::size_t rows = 0;

  void note(int table, const Uuid& id);
};

}  // namespace jw::sync
