// What hangs on a case beside its trail: tasks of a response group, urges, attachments, joined duplicates.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/case_details.h"
#include "core/model/crew.h"
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
std::vector<std::string> attachmentHashes(Connection& c);                               ///< of every attachment, each once
std::vector<model::CaseLink> linksOf(Connection& c, CaseId id);                        ///< both directions
/// What the department said last that it has done; "" before the first feedback.
std::string lastResult(Connection& c, std::int64_t caseRow);
/// The joined duplicates of a case whose reporters have not been told of the result.
struct JoinedCase {
  std::int64_t n = 0;
  CaseId id;
};
std::vector<JoinedCase> uninformedJoined(Connection& c, CaseId original);
bool hasOpenTasks(Connection& c, std::int64_t caseRow);
/// The case that a task belongs to; nothing for an unknown task.
std::optional<CaseId> caseOfTask(Connection& c, const Uuid& task);
/// How often each open case was urged by itself since it came into its present state, and when last; the others are not in it.
struct UrgesOfCase {
  CaseId id;
  model::CaseState state;
  std::int32_t count = 0;
  Instant last;
  Uuid task = {};  ///< of a department that was called in, since then (`state` is none); nil: of the case
};
std::vector<UrgesOfCase> presentUrges(Connection& c);
std::optional<UrgesOfCase> presentUrges(Connection& c, CaseId id);  ///< nothing: none
/// The same of the departments called in, by their open tasks.
std::vector<UrgesOfCase> calledInUrges(Connection& c);
std::vector<UrgesOfCase> calledInUrges(Connection& c, CaseId id);

std::string crewName(Connection& c, CrewId crew);  ///< "" for an unknown one
std::uint32_t openCasesOfCrew(Connection& c, CrewId crew);

// On the writing connection, inside a transaction; each with its journal row.
void insertTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& task);
/// Writes the due and the version.
void moveTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& task, Instant at);
/// Writes state, result, end and version.
void endTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& task);
/// Also counts it in the case's row; urge.n is filled in. The case's row_ver stays: an urge moves nothing.
void insertUrge(Connection& w, const model::Actor& actor, const CaseKey& key, DepartmentId department, model::CaseUrge& urge);
/// False if the same bytes hang on the same step already.
bool insertAttachment(Connection& w, const model::Actor& actor, const CaseKey& key, const model::Attachment& attachment);
void insertLink(Connection& w, const model::Actor& actor, const CaseKey& duplicate, CaseId original, Instant at);
void markInformed(Connection& w, const model::Actor& actor, const CaseKey& duplicate, Instant at);

}  // namespace jw::store
