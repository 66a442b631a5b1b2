// The kinds of record whose history can be read.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/model/attribute.h"

namespace jw::model {

/// The first four are those of Subject.
enum class RecordKind : std::uint8_t { person, household, dwelling, organisation, building, compound, volunteer, facility };
constexpr std::string_view recordName(RecordKind kind) {  // "person" …
  constexpr std::array<std::string_view, 8> kNames{"person", "household", "dwelling", "organisation", "building", "compound", "volunteer", "facility"};
  return kNames[static_cast<std::size_t>(kind)];
}

constexpr RecordKind recordKindOf(Subject subject) { return static_cast<RecordKind>(subject); }

}  // namespace jw::model
