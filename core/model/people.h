// Dwellings 房屋, households 户 and people 人口 as the store keeps them. Spec 06 is binding: what is not here is left out.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/attribute.h"

namespace jw::model {

/// Why a row of the registry is in force no more.
enum class Ending : std::uint8_t { none = 0, movedAway = 1, died = 2, merged = 3, mistaken = 4, dissolved = 5 };

/// Since when a row is in the registry, since when it is as it is now, and until when it was in force (half open).
struct Validity {
  Instant from = fromMillis(0);   ///< 1970: before the registry
  Instant since = fromMillis(0);
  Instant to = kNever;
  Ending ending = Ending::none;
  friend bool operator==(const Validity&, const Validity&) = default;
};

struct Dwelling {
  Uuid id;
  std::int64_t building = 0;  ///< row number of the building
  std::int32_t unit = 1, floor = 1, number = 1;
  std::int32_t squareMetres = 0;
  DwellingCodes codes{};
  std::string landlord{};     ///< of a rented dwelling: name and telephone; sealed at rest
};

struct Household {
  Uuid id;
  std::int64_t dwelling = 0;  ///< row number
  HouseholdCodes codes{};
};

enum class Sex : std::uint8_t { unknown = 0, male = 1, female = 2, notStated = 9 };  // GB/T 2261.1
/// Of a person to the household's head; codes of person.relation.
enum class Relation : std::uint8_t { head = 0, spouse = 1, child = 2, parent = 3, grandchild = 4, grandparent = 5, sibling = 6, other = 9 };

struct Person {
  Uuid id;
  std::int64_t household = 0;  ///< row number
  std::string name;
  std::string initials{};      ///< pinyin initials of the name, for search: "zsf"
  std::int32_t birthDay = 0;   ///< days since 1970-01-01
  std::string citizenId;       ///< GB 11643, 18 characters, or another paper's number (codes[paper]); sealed at rest
  std::string phone;           ///< sealed at rest
  PersonCodes codes{};         ///< disability is sealed at rest
  Sex sex() const { return static_cast<Sex>(codes[PersonColumn::sex]); }
};

}  // namespace jw::model
