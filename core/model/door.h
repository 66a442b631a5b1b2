// Doors as people write them, and how the address of a dwelling is written everywhere.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace jw::model {

/// A door on its floor: 3 and 1 are door 301, -1 and 2 door B102. There is no floor 0.
struct Door {
  std::int32_t floor = 1, number = 1;
  friend bool operator==(const Door&, const Door&) = default;
};
/// Why a door cannot be: as a RegistryRefusal has it.
struct DoorFault {
  const char* field = "number";  ///< "unit", "floor" or "number"
  std::string detail;            ///< English, with %1 …; "": the field must be said
  std::vector<std::string> values;
};
/// What of a building limits its doors; 0: not known.
struct DoorLimits {
  std::int32_t floors = 0, units = 0;
};

/// `written` from 100 on holds the floor (303 is the 3rd door of the 3rd floor) and must agree with `floor` where that is
/// given; below 100 it counts on the floor, which may be left out only where the building has one floor or an unknown number.
/// `unit` 0: the building has none. Pure; any thread.
std::variant<Door, DoorFault> doorOf(std::int32_t unit, std::optional<std::int32_t> floor, std::int32_t written, const DoorLimits& limits);

/// Whole numbers as files have them: "2单元", "3层", "3F", "B1", "地下1层", "负1", "303室", "0303", full-width or not. Nothing for other text.
std::optional<std::int32_t> readDoorNumber(std::string_view text);

/// "301", "1203", "B102". A number of three digits on the floor, which older programs let in, is told apart: "1F-301".
std::string doorText(std::int32_t floor, std::int32_t number);
/// "云锦花园3号楼 1单元 201"; without the unit where it is 0.
std::string dwellingAddress(std::string_view building, std::int32_t unit, std::int32_t floor, std::int32_t number);

/// The end of such an address, read back: "云锦花园3号楼 1单元 201" or "… 1-201" is building "云锦花园3号楼", unit 1, door 201.
struct WrittenAddress {
  std::string building;  ///< trimmed; "" where none is written
  std::optional<std::int32_t> unit;
  Door door;
};
/// Nothing where the text ends in no door of three digits or more.
std::optional<WrittenAddress> readDwellingAddress(std::string_view text);

}  // namespace jw::model
