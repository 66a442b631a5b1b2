// Which coded attributes a list of the statistics shows beside name and address: those it is asked about.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/attribute.h"
#include "core/stats/catalog.h"
#include "core/stats/coding.h"

namespace jw::engine {

/// Of people the sex first; then the dimensions of the entry and what its filter looks at, each once. Aggregate-only ones
/// (spec 06, item 2) never. As long as the attributes live. Any thread.
std::vector<const model::CodedAttribute*> listedAttributes(const stats::Entry& entry, const model::Attributes& attributes);

/// Their values in a row of the columns; nothing: it is not there. "＊" for each of a child under 14 (spec 06, item 3).
std::vector<stats::Dimension::Label> listedValues(const std::vector<const model::CodedAttribute*>& attributes, const stats::Coding& coding, const std::optional<std::vector<std::uint32_t>>& row, bool child);

}  // namespace jw::engine
