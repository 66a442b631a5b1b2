#include "app/name_resolver.h"

namespace jw::app {

NameResolver::NameResolver(const engine::Directory& directory, const intake::CaseMapping& mapping)
    : m_mapping(mapping) {
  // A code goes before a name, so names are entered only where they are free.
  for (const auto& c : directory.categories())
    if (c.kind == mapping.kind) m_categories.emplace(c.code, c.id);
  for (const auto& c : directory.categories())
    if (c.kind == mapping.kind) m_categories.emplace(c.name, c.id);
  for (const auto& d : directory.departments()) m_departments.emplace(d.name, d.id);
  for (const auto& d : directory.departments()) m_departments.emplace(d.code, d.id);
}

CategoryId NameResolver::category(const intake::CaseRow& row) {
  for (const std::string& key : {row.categoryCode, row.categoryName})
    if (const auto it = m_categories.find(key); it != m_categories.end()) return it->second;
  if (!m_mapping.createCategories) return {};
  model::Category made;
  made.id = {Uuid::named("category:" + m_mapping.source + ":" + std::string(model::kindName(m_mapping.kind)) + ":" +
                         row.categoryCode)};
  made.kind = m_mapping.kind;
  made.code = row.categoryCode;
  made.name = row.categoryName;
  made.limit = m_mapping.limit;
  made.department = department(m_mapping.departmentOf(row.categoryName, ""));
  m_categories.emplace(made.code, made.id);
  m_newCategories.push_back(made);
  return made.id;
}

DepartmentId NameResolver::department(const std::string& name) {
  if (name.empty()) return {};
  if (const auto it = m_departments.find(name); it != m_departments.end()) return it->second;
  model::Department made;
  made.id = {Uuid::named("department:" + m_mapping.source + ":" + name)};
  made.code = name;
  made.name = name;
  m_departments.emplace(name, made.id);
  m_newDepartments.push_back(made);
  return made.id;
}

std::vector<engine::Order> NameResolver::takeNew(const model::Actor& actor) {
  std::vector<engine::Order> orders;
  for (auto& d : m_newDepartments) orders.push_back({actor, engine::PutDepartment{std::move(d)}});
  for (auto& c : m_newCategories) {
    const model::SettingScope scope{model::SettingScope::Kind::category, {}, {}, c.id};
    orders.push_back({actor, engine::PutCategory{std::move(c)}});
    for (const auto& [key, value] : m_mapping.categorySwitches) orders.push_back({actor, engine::PutSetting{scope, key, value}});
  }
  m_newDepartments.clear();
  m_newCategories.clear();
  return orders;
}

}  // namespace jw::app
