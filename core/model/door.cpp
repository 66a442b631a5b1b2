#include "core/model/door.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/half_width.h"
#include "core/base/text.h"

namespace jw::model {
namespace {

constexpr std::int32_t kLowest = -9, kHighest = 200, kMostUnits = 99;
constexpr std::array<std::string_view, 10> kBehind{"单元", "unit", "层", "楼", "室", "号", "户", "房", "f", "#"};
constexpr std::array<std::string_view, 5> kBelow{"地下", "负", "-", "b", "−"};

std::optional<std::int32_t> whole(std::string_view s) {
  std::int32_t n = 0;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), n);
  const bool digits = !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && r.ec == std::errc() && r.ptr == s.data() + s.size() ? std::optional(n) : std::nullopt;
}

// Without trailing digits and what belongs to a basement; the number that stood there.
std::optional<std::int32_t> takeNumber(std::string_view& s) {
  std::size_t from = s.size();
  while (from > 0 && s[from - 1] >= '0' && s[from - 1] <= '9') --from;
  const auto n = whole(s.substr(from));
  if (n) s = s.substr(0, from);
  return n;
}

bool dropEnd(std::string_view& s, std::string_view end) {
  if (!s.ends_with(end)) return false;
  s.remove_suffix(end.size());
  return true;
}

}  // namespace

std::optional<std::int32_t> readDoorNumber(std::string_view text) {
  const std::string plain = text::folded(text);
  std::string_view s = plain;
  for (const auto end : kBehind)
    if (dropEnd(s, end)) break;
  const auto below = std::find_if(kBelow.begin(), kBelow.end(), [&](std::string_view b) { return s.starts_with(b); });
  if (below != kBelow.end()) s.remove_prefix(below->size());
  const auto n = whole(s);
  return n && below != kBelow.end() ? std::optional(-*n) : n;
}

std::variant<Door, DoorFault> doorOf(std::int32_t unit, std::optional<std::int32_t> floor, std::int32_t written, const DoorLimits& limits) {
  const auto text = [](std::int32_t n) { return std::to_string(n); };
  if (unit < 0 || unit > kMostUnits) return DoorFault{"unit", "0 to 99 are possible", {}};
  if (limits.units > 0 && unit == 0) return DoorFault{"unit", "the building has units; say which", {}};
  if (limits.units > 0 && unit > limits.units) return DoorFault{"unit", "the building has %1 units", {text(limits.units)}};
  Door door{floor.value_or(0), written};
  // A basement's door is written with its floor in front too: B102, -102.
  const bool below = written < 0;
  const std::int32_t shown = below ? -written : written;
  if (shown >= 100) {
    const std::int32_t said = shown / 100;
    door = {below || door.floor < 0 ? -said : said, shown % 100};
    if (floor && *floor != door.floor) return DoorFault{"number", "door %1 lies on floor %2, not on floor %3", {text(shown), text(door.floor), text(*floor)}};
  } else if (below) {
    return DoorFault{"number", "no such door", {}};
  } else if (!floor) {
    if (limits.floors > 1) return DoorFault{"floor", "", {}};
    door.floor = 1;
  }
  if (door.number < 1) return DoorFault{"number", "doors are counted from 1 on each floor", {}};
  const char* field = floor ? "floor" : "number";
  if (door.floor == 0 || door.floor < kLowest || door.floor > kHighest) return DoorFault{field, "floors are -9 to 200 without 0", {}};
  if (limits.floors > 0 && door.floor > limits.floors) return DoorFault{field, "the building has %1 floors", {text(limits.floors)}};
  return door;
}

std::string doorText(std::int32_t floor, std::int32_t number) {
  const std::string level = floor < 0 ? "B" + std::to_string(-floor) : std::to_string(floor);
  if (number >= 100) return level + "F-" + std::to_string(number);
  return level + (number < 10 ? "0" : "") + std::to_string(number);
}

std::string dwellingAddress(std::string_view building, std::int32_t unit, std::int32_t floor, std::int32_t number) {
  std::string out(building);
  if (unit != 0) out += " " + std::to_string(unit) + "单元";
  return out + " " + doorText(floor, number);
}

std::optional<WrittenAddress> readDwellingAddress(std::string_view text) {
  const std::string plain = text::halfWidth(text);
  std::string_view s = text::trim(plain);
  for (const std::string_view end : {"室", "号房", "房", "户"})
    if (dropEnd(s, end)) break;
  const auto number = takeNumber(s);
  if (!number || *number < 100) return std::nullopt;
  WrittenAddress out;
  // A basement's B stands alone: "A座B302" is a block of the house.
  const auto alone = [&](std::string_view b) { return s.ends_with(" " + std::string(b)) || s.ends_with("-" + std::string(b)) || s.ends_with("单元" + std::string(b)); };
  const bool below = alone("B") || alone("b");
  if (below) s.remove_suffix(1);
  out.door = {below ? -(*number / 100) : *number / 100, *number % 100};
  if (out.door.number == 0) return std::nullopt;
  const std::string_view rest = s;
  std::string_view before = text::trim(s);
  bool marked = dropEnd(before, "单元");
  if (!marked) marked = dropEnd(before, "-");
  before = text::trim(before);
  if (const auto unit = marked ? takeNumber(before) : std::nullopt) {
    out.unit = *unit;
    if (before.ends_with('-')) before.remove_suffix(1);
    s = before;
  } else {
    // "12号302" is a house number and a door; "和平路302" is a street and a house.
    if (marked || (rest == text::trim(rest) && !rest.ends_with("楼") && !rest.ends_with("栋") && !rest.ends_with("幢") && !rest.ends_with("座"))) return std::nullopt;
    s = rest;
  }
  out.building = std::string(text::trim(s));
  return out;
}

}  // namespace jw::model
