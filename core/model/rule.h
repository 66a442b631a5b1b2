// A dispatch rule 分流规则: conditions -> department (spec 02).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/case.h"
#include "core/model/category.h"

namespace jw::model {

/// A named value that the source of a report gives beside the case's own fields ("pwd_district" = "07").
struct Attribute {
  std::string name, value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// Times of day on the wall clock: minutes after midnight, half open; wraps over midnight if `to` <= `from`, and then the
/// weekday is that of the beginning.
struct Hours {
  std::int16_t from = 0, to = 0;  ///< 0…1439, 0…1440
  std::uint8_t weekdays = 0x7F;   ///< bit 0 is Monday
  /// `minute` of the week: 0 is Monday 00:00.
  bool holdsAt(int minute) const {
    const int day = minute / 1440, time = minute % 1440;
    const auto on = [&](int d) { return (weekdays >> ((d + 7) % 7) & 1) != 0; };
    if (from < to) return time >= from && time < to && on(day);
    return (time >= from && on(day)) || (time < to && on(day - 1));
  }
  friend bool operator==(const Hours&, const Hours&) = default;
};

/// A facility of this kind lies within `metres`.
struct NearFacility {
  std::string kind;
  double metres = 0;
  friend bool operator==(const NearFacility&, const NearFacility&) = default;
};

/// The attribute has one of these values.
struct AttributeIn {
  std::string name;
  std::vector<std::string> values;
  friend bool operator==(const AttributeIn&, const AttributeIn&) = default;
};

/// What the leader 网格长 of the case's grid hears of it.
enum class LeaderPart : std::uint8_t { none = 0, informed = 1, assigned = 2 };

struct Rule {
  RuleId id;
  std::int64_t rowVer = 1;  ///< its version, kept with every decision
  std::string name;
  std::int32_t priority = 100;  ///< smaller wins
  // Conditions: an empty one always holds; all must hold.
  std::string categoryPrefix;          ///< of the category code
  bool wholeCategory = false;          ///< the code must be categoryPrefix itself
  std::string areaPrefix;              ///< an AreaPath
  std::vector<std::string> keywords;   ///< any of them in title or text; UTF-8
  std::vector<CaseKind> kinds;
  std::vector<Nature> natures;
  std::vector<Channel> channels;
  std::optional<Hours> hours;          ///< of the report
  std::string componentOwner;          ///< 权属单位, as the component's record names it
  std::optional<NearFacility> near;
  std::vector<AttributeIn> attributes;
  // Decision
  DepartmentId department;
  std::optional<Nature> nature;        ///< instead of the report's
  Limit limit;                         ///< instead of the category's
  LeaderPart leader = LeaderPart::none;
  Instant validFrom = fromMillis(0), validTo = kNever;
};

}  // namespace jw::model
