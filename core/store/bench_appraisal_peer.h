// A made-up history and a plain query for the bench of appraisal.
#pragma once
#include <cstdint>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

/// Fills an empty store with so many closed cases of six steps each, reported and due within the 30 days from `start`:
/// 40 departments, 20 streets of 10 grids; a tenth late, a twentieth in a second round. Inside a transaction.
void makeClosedHistory(Connection& w, std::int64_t cases, Instant start);

/// Departments with their cases due and closed in [from, to), as a query by hand would get them: the sum of both.
struct ClosingCounts {
  std::int64_t due = 0, closed = 0, departments = 0;
};
ClosingCounts closingByDepartment(Connection& c, Instant from, Instant to);

}  // namespace jw::store
