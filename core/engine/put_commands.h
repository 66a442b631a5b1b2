// Commands that keep the directory: categories, departments, staff, rules, switches.
#pragma once
#include <optional>
#include <string>

#include "core/model/category.h"
#include "core/model/crew.h"
#include "core/model/organisation.h"
#include "core/model/rule.h"
#include "core/model/settings.h"

namespace jw::engine {

/// Inserted, or replaced if the id is known. A code that another row holds is refused.
struct PutCategory {
  model::Category value;
};
struct PutDepartment {
  model::Department value;
};
struct PutStaff {
  model::Staff value;  ///< whoever is responsible for an area by it is appointed there, with history; who was before is dismissed
};
struct PutRule {
  model::Rule value;
};
struct PutCrew {
  model::Crew value;
};
/// The switches and durations of the whole city.
struct PutSettings {
  model::Settings value;
};
/// One of them for an area, a department or a category; nothing: what holds above it again. Or the special days of a year
/// (core/model/calendar_year) for the whole city, by administrators; nothing: as shipped. Running deadlines follow.
struct PutSetting {
  model::SettingScope scope;
  std::string key;
  std::optional<std::string> value;
};

}  // namespace jw::engine
