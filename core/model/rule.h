// A dispatch rule 分流规则: conditions -> department (spec 02).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/category.h"

namespace jw::model {

struct Rule {
  RuleId id;
  std::int64_t rowVer = 1;  ///< its version, kept with every decision
  std::string name;
  std::int32_t priority = 100;  ///< smaller wins
  // Conditions: an empty one always holds; all must hold.
  std::string categoryPrefix;          ///< of the category code
  std::string areaPrefix;              ///< an AreaPath
  std::vector<std::string> keywords;   ///< any of them in title or text
  std::vector<Nature> natures;
  // Decision
  DepartmentId department;
  Instant validFrom = fromMillis(0), validTo = kNever;
};

}  // namespace jw::model
