#include "core/sync/wire_ops.h"

#include <nlohmann/json.hpp>

namespace jw::sync {

Uuid existingOf(const Json& detail) {
  const auto j = nlohmann::json::parse(detail, nullptr, false);
  const auto it = j.find("existing");
  return it != j.end() && it->is_string() ? Uuid::parse(it->get<std::string>()).value_or(Uuid()) : Uuid();
}

}  // namespace jw::sync
