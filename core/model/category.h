// What a case can be about, and how long it may take.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/custom_field.h"

namespace jw::model {

/// 事项 matter, 部件 component, 民情 public sentiment, 警情 police.
enum class CaseKind : std::uint8_t { matter = 1, component = 2, sentiment = 3, police = 4 };
enum class Nature : std::uint8_t { ordinary = 1, urgent = 2, major = 3 };

std::string_view kindName(CaseKind kind);      // "matter" …
bool parseKind(std::string_view name, CaseKind& out);
std::string_view natureName(Nature nature);    // "ordinary" …
bool parseNature(std::string_view name, Nature& out);

/// A limit (时限): an amount in one of the units of spec 02. Urgent cases always run on natural time.
struct Limit {
  enum class Unit : std::uint8_t { naturalMinute = 1, naturalHour = 2, naturalDay = 3, workingHour = 4, workingDay = 5 };
  std::int32_t amount = 0;  ///< 0: no limit
  Unit unit = Unit::naturalHour;
  explicit operator bool() const { return amount > 0; }
  friend bool operator==(const Limit&, const Limit&) = default;
};

/// "30min", "4h", "2d", "8wh", "3wd" (w: working time); "" is no limit.
std::string limitText(Limit limit);
bool parseLimit(std::string_view text, Limit& out);

struct Category {
  CategoryId id;
  std::int64_t rowVer = 1;
  CaseKind kind = CaseKind::matter;
  std::string code;  ///< unique within its kind
  std::string name, nameEn;
  Nature nature = Nature::ordinary;
  DepartmentId department;  ///< the default; nil: a person decides
  Limit limit;              ///< from acceptance of the report to feedback 处置时限
  std::vector<CustomField> fields = {};  ///< what a report of it is asked besides, in this order
};

}  // namespace jw::model
