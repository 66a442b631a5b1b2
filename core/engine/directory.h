// The directory of a city, as the engine shows it.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/calendar.h"
#include "core/model/case.h"
#include "core/model/category.h"
#include "core/model/crew.h"
#include "core/model/organisation.h"
#include "core/model/rule.h"
#include "core/model/settings.h"

namespace jw::engine {

/// Categories, departments, staff, rules and switches as of one moment.
class Directory {
 public:
  Directory() = default;
  /// `shipped`: the working calendar where the settings say nothing else.
  Directory(std::vector<model::Category>, std::vector<model::Department>, std::vector<model::Staff>, std::vector<model::Rule>, std::vector<model::Crew>, model::SettingsTable, WorkingCalendar shipped);
  const std::vector<model::Category>& categories() const { return m_categories; }  ///< by kind and code
  const std::vector<model::Department>& departments() const { return m_departments; }  ///< by code
  const std::vector<model::Staff>& staff() const { return m_staff; }
  const std::vector<model::Rule>& rules() const { return m_rules; }  ///< by priority
  const std::vector<model::Crew>& crews() const { return m_crews; }  ///< by code
  const model::Settings& settings() const { return m_settings.city(); }  ///< of the whole city
  const model::SettingsTable& allSettings() const { return m_settings; }
  model::Settings settingsFor(const model::CaseSummary& c) const { return m_settings.effective(c.area, c.department ? c.department : c.proposed, c.category); }
  const WorkingCalendar& calendar() const { return m_calendar; }
  const model::Category* category(CategoryId id) const;
  const model::Department* department(DepartmentId id) const;
  const model::Rule* rule(RuleId id) const;
  /// "" for an unknown or nil id.
  const std::string& departmentName(DepartmentId id) const;

 private:
  std::vector<model::Category> m_categories;
  std::vector<model::Department> m_departments;
  std::vector<model::Staff> m_staff;
  std::vector<model::Rule> m_rules;
  std::vector<model::Crew> m_crews;
  model::SettingsTable m_settings;
  WorkingCalendar m_calendar{Zone::china()};
  std::unordered_map<CategoryId, std::size_t> m_categoryAt;
  std::unordered_map<DepartmentId, std::size_t> m_departmentAt;
  std::unordered_map<RuleId, std::size_t> m_ruleAt;
};

}  // namespace jw::engine
