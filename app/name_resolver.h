// The categories and departments that a case file names, found in the store or made.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/intake/case_file.h"

namespace jw::app {

/// What is made has an id that follows from the source and the name alone, so that another import finds it again.
/// One thread.
class NameResolver {
 public:
  /// `mapping` must outlive it.
  NameResolver(const engine::Directory& directory, const intake::CaseMapping& mapping);

  /// By code, then by name, among the mapping's kind; nil if it is not there and the mapping makes none.
  CategoryId category(const intake::CaseRow& row);
  /// By name, then by code; nil for an empty name.
  DepartmentId department(const std::string& name);
  /// The commands that put what was made since the last call into the store; they go before those that use it.
  std::vector<engine::Order> takeNew(const model::Actor& actor);

 private:
  const intake::CaseMapping& m_mapping;
  std::map<std::string, CategoryId, std::less<>> m_categories;
  std::map<std::string, DepartmentId, std::less<>> m_departments;
  std::vector<model::Category> m_newCategories;
  std::vector<model::Department> m_newDepartments;
};

}  // namespace jw::app
