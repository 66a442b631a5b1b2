// What the departments of a case ask the desk for: more time 延期申请, a pause 挂账申请.
#pragma once
#include <optional>
#include <vector>

#include "core/model/case_details.h"
#include "core/store/case_extras_gateway.h"

namespace jw::store {

std::vector<model::CaseRequest> requestsOf(Connection& c, std::int64_t caseRow);  ///< oldest first
/// The case that a request belongs to; nothing for an unknown one.
std::optional<CaseId> caseOfRequest(Connection& c, const Uuid& request);

// On the writing connection, inside a transaction; each with its journal row.
void insertRequest(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseRequest& request);
/// Writes state, answer, end and version.
void endRequest(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseRequest& request);

}  // namespace jw::store
