// What files say of facilities in words: the kind and the department, found in the store.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/ids.h"
#include "core/store/connection.h"

namespace jw::registry {

/// As the directory was when it was made. One thread.
class FacilityWords {
 public:
  explicit FacilityWords(store::Connection& c);
  /// The code of the component category that is called so in Chinese or English; any other text as it is.
  std::string kind(std::string_view words) const;
  /// By its code, else by its name; nothing if there is none, or more than one has the name.
  std::optional<DepartmentId> department(std::string_view words) const;

 private:
  std::unordered_map<std::string, std::string> m_kinds;
  std::unordered_map<std::string, DepartmentId> m_byCode;
  std::unordered_map<std::string, std::optional<DepartmentId>> m_byName;
};

}  // namespace jw::registry
