// From a report to a case: what must be right about it before it is stored. Pure; any thread.
#pragma once
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/model/case.h"
#include "core/model/refusal.h"
#include "core/model/report.h"

namespace jw::intake {

/// Longest texts in code points; a longer one is refused, never cut in silence.
constexpr std::size_t kLongestTitle = 200, kLongestText = 20'000, kLongestAddress = 500, kLongestName = 100;

struct Fault {
  model::RefusalCode code;
  std::string detail;  ///< English; names the field
};

/// The first thing that is wrong with the report, if any. `now` is the clock's time. The category is not looked up here.
std::optional<Fault> faultOf(const model::Report& report, Instant now);
/// The same of a free text by itself: a reason, a note, a request.
std::optional<Fault> textFault(const std::string& text);

}  // namespace jw::intake
