// From indicators to scores, ranks and boards.
#pragma once
#include <span>

#include "core/appraisal/appraise.h"

namespace jw::appraisal {

/// Fills points, bonus, penalty, vetoes, score and grade from the cells. The weight of an indicator without a value is
/// carried by the others in proportion; the score stays within 0 and the scheme's points.
void score(Row& row, const Rules& rules, const Scheme& scheme, std::span<const Entry> entries);

/// Sorts the rows, fills rank and boards; returns how many have a rank. Scores are compared to two decimals, ties by the
/// scheme's indicators; who is equal there too shares the rank, and the next rank is left out.
std::uint64_t rank(std::vector<Row>& rows, const Rules& rules, const Scheme& scheme);

}  // namespace jw::appraisal
