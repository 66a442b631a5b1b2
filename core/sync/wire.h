// What a workstation and the center say to each other: plain values. JSON travels as text.
#pragma once
#include <variant>

#include "core/sync/wire_ops.h"
#include "core/sync/wire_rows.h"

namespace jw::sync {

struct Handshake {
  Uuid site;
  std::string siteName, appVersion;
  int tablesVersion = 0;         ///< of tables.toml
  std::uint32_t keyId = 0;       ///< of the key that seals fields; all sites of a center have the same one
  Uuid epoch;                    ///< nil: never spoken to this center
  std::int64_t scopeEpoch = 0;
  Cursor cursor;                 ///< the older of the lanes'
  Instant clock;
};

enum class Verdict : std::uint8_t { ok = 1, migrate, readOnly, rebootstrap, wrongKey };

struct Welcome {
  Verdict verdict = Verdict::ok;
  Uuid epoch;                      ///< another one than the site's: the center was restored or replaced
  std::int64_t scopeEpoch = 0;     ///< another one than the site's: `areas` have changed
  std::vector<std::string> areas;  ///< area paths; the site gets what lies below them. One "": the whole city
  int siteNumber = 0;              ///< small, unique to the site, from 1
  Instant serverNow{};
  Millis horizonAge{0};
  std::string why;                 ///< for the log, where the verdict is not ok
};

/// Why there was no answer. The site goes on without.
struct Trouble {
  enum class Kind : std::uint8_t { unreachable = 1, refused, protocol, cancelled } kind = Kind::unreachable;
  std::string text;  ///< English, for the log; without secrets
};
template <class T>
using Reply = std::variant<T, Trouble>;

}  // namespace jw::sync
