#include "core/model/area.h"

#include <array>

namespace jw::model {
namespace {
constexpr std::array<std::string_view, 5> kLevelNames{"city", "district", "street", "community", "grid"};
}

std::string_view levelName(AreaLevel level) { return kLevelNames[static_cast<std::size_t>(level) - 1]; }

bool parseLevel(std::string_view name, AreaLevel& out) {
  for (std::size_t i = 0; i < kLevelNames.size(); ++i)
    if (kLevelNames[i] == name) {
      out = static_cast<AreaLevel>(i + 1);
      return true;
    }
  return false;
}

}  // namespace jw::model
