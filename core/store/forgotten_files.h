// Attachments whose case has left the scope of this workstation: noted with the purge, removed once it is committed.
#pragma once
#include <string>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// Inside the transaction that erases the case.
void noteFilesToForget(Connection& w, std::int64_t caseRow);
/// Content hashes.
std::vector<std::string> filesToForget(Connection& c);
bool fileIsNamed(Connection& c, const std::string& hash);  ///< by a case that stays
void fileForgotten(Connection& w, const std::string& hash);

}  // namespace jw::store
