// The hash chain of the audit log: each entry's hash covers the one before it, so that no entry can be edited, removed,
// added or moved without breaking the chain from there on. Pure functions; any thread.
// What a chain alone cannot tell: that its newest entries were cut off, or that all entries from some point on were
// written anew with new hashes. Both show against a head that was kept elsewhere (another workstation, a print).
#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/model/audit.h"

namespace jw::access {

/// What the first entry of a store's log hangs on; a function of the store's id, so that no other store's log fits.
model::AuditHead auditGenesis(const Uuid& store);

/// BLAKE2b-256 over all fields but `hash`: numbers big-endian, texts with their length in front.
model::AuditHash auditHash(const model::AuditEntry& entry);

/// Gives the entry its number, previous hash and hash, and moves the head onto it.
void appendTo(model::AuditHead& head, model::AuditEntry& entry);

/// Whether the entries, in this order, continue the chain at `head`. Nothing: they do, and `head` stands on the last;
/// a long log is verified page by page this way, and at the end the caller compares `head` with the one it knows.
/// Else the number of the first broken entry: the one that should stand there; `head` stays before it.
std::optional<std::int64_t> firstBroken(model::AuditHead& head, std::span<const model::AuditEntry> entries);

/// The hash as 64 hexadecimal digits: for printing and comparing by eye.
std::string hexOf(const model::AuditHash& hash);

}  // namespace jw::access
