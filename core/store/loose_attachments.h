// Attachments whose case goes: kept for the case that takes its place, or forgotten with their bytes where it leaves the scope.
#pragma once
#include <string>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// All on the writing connection, inside the transaction that erases or brings the case. They wait for it to come (back).
void leaveAttachments(Connection& w, std::int64_t caseRow, const Uuid& caseId);
/// Another case stands in its place.
void leaveAttachmentsTo(Connection& w, const Uuid& from, const Uuid& to);
/// Hangs on a case that is here now what waits for it.
void hangAttachments(Connection& w, std::int64_t caseRow, const Uuid& caseId);

/// The rows go, and the bytes are noted to be removed once that is committed. Of one case, or of all that wait.
void forgetAttachments(Connection& w, std::int64_t caseRow);
void forgetLeftAttachments(Connection& w);
/// Content hashes.
std::vector<std::string> filesToForget(Connection& c);
bool fileIsNamed(Connection& c, const std::string& hash);  ///< by an attachment that stays
void fileForgotten(Connection& w, const std::string& hash);

}  // namespace jw::store
