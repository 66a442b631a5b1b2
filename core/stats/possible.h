// What a condition leaves possible: which codes can come up at all among the rows that it lets through.
#pragma once
#include <cstdint>

#include "core/stats/expression.h"

namespace jw::stats {

/// False only where no row with that code of the attribute can fulfil the condition, whatever else it holds.
bool canHold(const Expression& condition, const model::CodedAttribute& attribute, std::uint8_t code);

}  // namespace jw::stats
