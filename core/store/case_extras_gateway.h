// What hangs on a case beside its trail: tasks of a response group, urges, attachments, joined duplicates.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/actor.h"
#include "core/model/case_details.h"
#include "core/store/connection.h"

namespace jw::store {

/// Which case a row belongs to: its row number, its key and its area for the journal.
struct CaseKey {
  std::int64_t n = 0;
  CaseId id;
  std::string_view area;
};

std::vector<model::CaseTask> tasksOf(Connection& c, std::int64_t caseRow);             ///< oldest first
std::vector<model::CaseUrge> urgesOf(Connection& c, std::int64_t caseRow);             ///< oldest first
std::vector<model::Attachment> attachmentsOf(Connection& c, std::int64_t caseRow);     ///< by step
std::vector<model::CaseLink> linksOf(Connection& c, CaseId id);                        ///< both directions
bool hasOpenTasks(Connection& c, std::int64_t caseRow);
/// The case that a task belongs to; nothing for an unknown task.
std::optional<CaseId> caseOfTask(Connection& c, const Uuid& task);
/// When each open case was urged last; cases that never were are not in it.
std::unordered_map<CaseId, Instant> lastUrges(Connection& c);
/// Open tasks by case and department, for the queue of supporting departments.
struct OpenTask {
  CaseId id;
  DepartmentId department;
};
std::vector<OpenTask> openTasks(Connection& c);

// On the writing connection, inside a transaction; each with its journal row.
void insertTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& task);
/// Writes state, result, end and version.
void endTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& task);
/// Also counts it in the case's row; urge.n is filled in. The case's row_ver stays: an urge moves nothing.
void insertUrge(Connection& w, const model::Actor& actor, const CaseKey& key, DepartmentId department, model::CaseUrge& urge);
/// False if the same bytes hang on the same step already.
bool insertAttachment(Connection& w, const model::Actor& actor, const CaseKey& key, const model::Attachment& attachment);
void insertLink(Connection& w, const model::Actor& actor, const CaseKey& duplicate, CaseId original, Instant at);

}  // namespace jw::store
