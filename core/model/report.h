// A report 上报, before it is a case.
#pragma once
#include <optional>
#include <string>

#include "core/model/case.h"

namespace jw::model {

/// A report 上报 as it arrives, before it is validated.
struct Report {
  std::string source;      ///< "desk", "tainan", …: who numbers externalId
  std::string externalId;  ///< key in the source; (source, externalId) enters once. Empty: not known elsewhere
  CategoryId category;
  std::string title, text, address;
  std::optional<Point> point;
  std::optional<AreaId> grid;      ///< where there is no point, the grid that the reporter named
  std::string statedArea;          ///< the area name in the source's own words, to be compared with the located one
  std::optional<Nature> nature;    ///< else the category's
  Channel channel = Channel::desk;
  std::string reporterName, reporterPhone;  ///< empty: anonymous
  std::string partyA, partyB;               ///< 涉案甲方/乙方
  std::vector<FieldValue> fields;           ///< answers to the category's own fields, found by key or name
  Instant reportedAt = kNever;              ///< kNever: now
  Instant due = kNever;                     ///< a handling deadline that the source has set; else from the limit
  DepartmentId suggestedDepartment;         ///< what the source says who is responsible; the rules come first
};

}  // namespace jw::model
