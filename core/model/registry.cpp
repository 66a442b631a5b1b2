#include <array>

#include "core/model/registry_commands.h"

namespace jw::model {

std::string_view faultName(RegistryFault fault) {
  constexpr std::array<std::string_view, 10> kNames{"not_entitled", "out_of_scope", "unknown_row", "changed_meanwhile", "missing", "bad_value", "duplicate", "needs_head", "not_stored", "in_use"};
  return kNames[static_cast<std::size_t>(fault) - 1];
}

std::string detailText(std::string_view detail, const std::vector<std::string>& values) {
  std::string out(detail);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const auto at = out.find("%" + std::to_string(i + 1)); at != std::string::npos) out.replace(at, 2, values[i]);
  return out;
}

}  // namespace jw::model
