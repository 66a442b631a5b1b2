#include "core/registry/facility_words.h"

#include "core/base/text.h"
#include "core/store/directory_gateway.h"

namespace jw::registry {

FacilityWords::FacilityWords(store::Connection& c) {
  for (const auto& category : store::readCategories(c)) {
    if (category.kind != model::CaseKind::component) continue;
    for (const auto& name : {category.name, category.nameEn})
      if (!name.empty()) m_kinds.try_emplace(text::folded(name), category.code);
  }
  for (const auto& d : store::readDepartments(c)) {
    m_byCode.emplace(text::folded(d.code), d.id);
    const auto [it, first] = m_byName.try_emplace(text::folded(d.name), d.id);
    if (!first) it->second.reset();
  }
}

std::string FacilityWords::kind(std::string_view words) const {
  const auto known = m_kinds.find(text::folded(words));
  return known == m_kinds.end() ? std::string(text::trim(words)) : known->second;
}

std::optional<DepartmentId> FacilityWords::department(std::string_view words) const {
  const std::string plain = text::folded(words);
  if (const auto it = m_byCode.find(plain); it != m_byCode.end()) return it->second;
  const auto named = m_byName.find(plain);
  return named == m_byName.end() ? std::nullopt : named->second;
}

}  // namespace jw::registry
