// The audit log in the store: appended to, read in order, never changed.
#pragma once
#include <cstdint>
#include <vector>

#include "core/model/audit.h"
#include "core/store/connection.h"

namespace jw::store {

/// The last entry's number and hash; seq 0 for an empty log (the hash is then the genesis, which core/access knows).
model::AuditHead auditHead(Connection& c);
/// The entry as core/access/audit_chain completed it. Writer, inside a transaction.
void appendAudit(Connection& w, const model::AuditEntry& entry);
/// From number `from` on, at most `limit`; prevHash of the first is left to the caller.
std::vector<model::AuditEntry> readAudit(Connection& c, std::int64_t from, std::uint32_t limit);

}  // namespace jw::store
