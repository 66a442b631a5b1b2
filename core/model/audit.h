// The audit log 审计日志: who read or did what to which personal record, and for what purpose (spec 06).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/actor.h"

namespace jw::model {

using AuditHash = std::array<std::uint8_t, 32>;

struct AuditEntry {
  std::int64_t seq = 0;  ///< 1, 2, 3 … without gaps; given by core/access/audit_chain
  Instant at = kNever;   ///< when it was stored
  UserId user;
  std::string actor;  ///< the name shown
  Role role = Role::engine;
  std::string action;   ///< "read", "read.refused", "export", "login" …
  std::string object;   ///< what it was done to: "case/<uuid>", "person/<uuid>"
  std::string purpose;  ///< a code of data/access/purposes.toml; empty: none was needed or given
  std::string detail;   ///< JSON, kept and hashed as the bytes that it is; never holds the personal value itself
  AuditHash prevHash{}, hash{};
  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// What somebody did to something at a moment; purpose and detail are the caller's.
inline AuditEntry auditOf(const Actor& actor, Instant at, std::string action, std::string object) {
  AuditEntry entry;
  entry.at = at;
  entry.user = actor.user;
  entry.actor = actor.name;
  entry.role = actor.role;
  entry.action = std::move(action);
  entry.object = std::move(object);
  return entry;
}

/// The end of a chain as far as it is known: what the next entry hangs on.
struct AuditHead {
  std::int64_t seq = 0;
  AuditHash hash{};
  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

}  // namespace jw::model
