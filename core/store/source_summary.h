// What has become of the cases of one source: for the report of a replay.
#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

/// Seconds that a step took, one value for each case that has gone through it.
using Seconds = std::vector<double>;

struct SourceSummary {
  std::map<model::CaseState, std::uint64_t> byState;
  std::map<DepartmentId, std::uint64_t> byDepartment;  ///< nil: nobody
  Seconds reportedToAssigned, assignedToAccepted, acceptedToFedBack, assignedToClosed, reportedToClosed;
};

/// Of the source's cases reported in [from, to); kNever: no bound. A step counts by its first time, closing by its
/// last.
SourceSummary summarizeSource(Connection& c, std::string_view source, Instant from, Instant to);

}  // namespace jw::store
