// The kinds of record whose history can be read.
#pragma once
#include <cstdint>

#include "core/model/attribute.h"

namespace jw::model {

/// The first four are those of Subject.
enum class RecordKind : std::uint8_t { person, household, dwelling, organisation, building, compound, volunteer };

constexpr RecordKind recordKindOf(Subject subject) { return static_cast<RecordKind>(subject); }

}  // namespace jw::model
