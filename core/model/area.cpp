#include "core/model/area.h"

#include <array>

namespace jw::model {
namespace {
constexpr std::array<std::string_view, 5> kNames{"city", "district", "street", "community", "grid"};
}

std::string_view levelName(AreaLevel level) { return kNames[static_cast<std::size_t>(level) - 1]; }

bool parseLevel(std::string_view name, AreaLevel& out) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) {
      out = static_cast<AreaLevel>(i + 1);
      return true;
    }
  return false;
}

}  // namespace jw::model
