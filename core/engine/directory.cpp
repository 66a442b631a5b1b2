#include "core/engine/directory.h"

namespace jw::engine {

Directory::Directory(std::vector<model::Category> categories, std::vector<model::Department> departments, std::vector<model::Staff> staff, std::vector<model::Rule> rules,
                     std::vector<model::Crew> crews, model::SettingsTable settings, WorkingCalendar shipped)
    : m_categories(std::move(categories)), m_departments(std::move(departments)), m_staff(std::move(staff)), m_rules(std::move(rules)), m_crews(std::move(crews)), m_settings(std::move(settings)), m_calendar(std::move(shipped)) {
  for (const auto& [year, days] : m_settings.years()) m_calendar.setYear(year, days);
  for (std::size_t i = 0; i < m_categories.size(); ++i) m_categoryAt[m_categories[i].id] = i;
  for (std::size_t i = 0; i < m_departments.size(); ++i) m_departmentAt[m_departments[i].id] = i;
  for (std::size_t i = 0; i < m_rules.size(); ++i) m_ruleAt.try_emplace(m_rules[i].id, i);
}

const model::Category* Directory::category(CategoryId id) const {
  const auto it = m_categoryAt.find(id);
  return it == m_categoryAt.end() ? nullptr : &m_categories[it->second];
}

const model::Department* Directory::department(DepartmentId id) const {
  const auto it = m_departmentAt.find(id);
  return it == m_departmentAt.end() ? nullptr : &m_departments[it->second];
}

const model::Rule* Directory::rule(RuleId id) const {
  const auto it = m_ruleAt.find(id);
  return it == m_ruleAt.end() ? nullptr : &m_rules[it->second];
}

const std::string& Directory::departmentName(DepartmentId id) const {
  static const std::string none;
  const auto* d = department(id);
  return d ? d->name : none;
}

}  // namespace jw::engine
