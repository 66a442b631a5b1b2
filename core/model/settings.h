// Switches 开关设置 and durations 开关时长设置 (spec 02): a global row, overridable per street, department and category.
#pragma once
#include <string>

#include "core/model/category.h"

namespace jw::model {

struct Settings {
  bool autoDispatch = true;   ///< 自动分流
  bool followUp = true;       ///< 回访
  bool autoArchive = true;    ///< 自动归档
  Limit acceptLimit{30, Limit::Unit::naturalMinute};  ///< assigned → accepted
  Limit feedBackLimit{3, Limit::Unit::workingDay};    ///< accepted → fed back, where the category has no limit of its own
  Limit followUpLimit{1, Limit::Unit::workingDay};    ///< fed back → followed up
  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace jw::model
