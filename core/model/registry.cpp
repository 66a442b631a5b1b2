#include <array>

#include "core/model/registry_commands.h"

namespace jw::model {

std::string_view faultName(RegistryFault fault) {
  constexpr std::array<std::string_view, 10> kNames{"not_entitled", "out_of_scope", "unknown_row", "changed_meanwhile", "missing", "bad_value", "duplicate", "needs_head", "not_stored", "in_use"};
  return kNames[static_cast<std::size_t>(fault) - 1];
}

}  // namespace jw::model
