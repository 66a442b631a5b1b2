// The audit log of a store as a whole: the chain is continued and verified here (core/access/audit_chain).
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/model/audit.h"
#include "core/store/check.h"
#include "core/store/connection.h"

namespace jw::engine {

/// Continues the chain with the entry, which gets its number and hashes. Writer, inside a transaction.
void writeAudit(store::Connection& w, model::AuditEntry& entry);

struct AuditVerdict {
  std::int64_t entries = 0;             ///< that were read
  model::AuditHead head;                ///< the last sound entry
  std::optional<std::int64_t> broken;   ///< the first number that does not continue the chain
};
/// Reads the whole log page by page. That its newest entries were cut off shows only against a head that was kept elsewhere.
AuditVerdict verifyAudit(store::Connection& c, const Progress& progress);
/// The same as findings of `check`: none, or one of the kind "audit".
std::vector<store::Finding> checkAudit(store::Connection& c, const Progress& progress);

}  // namespace jw::engine
