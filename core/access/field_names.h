// What a custom field of an event item must not ask for (spec 06, items 1 to 3).
#pragma once
#include <filesystem>
#include <string_view>

#include "core/access/forbidden_columns.h"

namespace jw::access {

/// What is not modelled at all, and what has a place of its own that guards it. Immutable; any thread.
class FieldNames {
 public:
  /// data/access/forbidden_columns.toml and data/access/kept_elsewhere.toml. Throws Error(input).
  static FieldNames load(const std::filesystem::path& data);
  /// The group that the name looks like; null: none.
  const ForbiddenColumns::Group* find(std::string_view name) const;

 private:
  ForbiddenColumns m_never, m_elsewhere;
};

}  // namespace jw::access
