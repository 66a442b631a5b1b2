// A workstation as the center knows it.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/clock.h"

namespace jw::sync {

struct SiteStatus {
  int number = 0;
  std::string name, login, appVersion;
  Millis silent{0};        ///< since it last spoke to the center
  Millis clockSkew{0};     ///< its clock less the center's, at the last handshake
  std::int64_t behind = 0; ///< changes in the log after its cursor at the last handshake, of all areas
  int waiting = 0, refused = 0;  ///< operations, as it last said
};

}  // namespace jw::sync
