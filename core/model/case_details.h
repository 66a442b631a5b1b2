// What the case page shows of a case: its trail and what hangs on it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/case.h"

namespace jw::model {

struct Transition {
  std::int32_t n = 0;  ///< 1, 2, 3 … without gaps
  Uuid op;
  Action action = Action::report;
  CaseState from = CaseState::none, to = CaseState::reported;
  Instant at = kNever;          ///< when it happened
  Instant recordedAt = kNever;  ///< when it was stored
  std::string actor;            ///< the name shown
  Role role = Role::engine;
  std::string reason, note;
  DepartmentId department;      ///< of an assignment
  RuleId rule;                  ///< that decided it; nil: a person
  Instant until = kNever;       ///< suspend: the resume date; extend: the new deadline
  std::optional<bool> satisfied = std::nullopt;  ///< of a follow-up
  Instant due = kNever;         ///< the deadline of the state that this step ended, as it stood then
};

/// What a supporting department does in a response group beside the lead 协同处置.
struct CaseTask {
  enum class State : std::uint8_t { open = 1, done = 2, withdrawn = 3 };
  Uuid id;
  std::int64_t rowVer = 1;
  DepartmentId department;
  State state = State::open;
  std::string request, result;
  Instant openedAt = kNever, due = kNever, endedAt = kNever;
  std::string openedBy, endedBy;
};

/// What the department that has a case asks the desk for: more time 延期申请 or a pause 挂账申请. The clock runs on until it is granted.
struct CaseRequest {
  /// granted: the desk has taken the step; lapsed: the case went on without it.
  enum class State : std::uint8_t { open = 1, granted = 2, refused = 3, withdrawn = 4, lapsed = 5 };
  Uuid id;
  std::int64_t rowVer = 1;
  DepartmentId department;
  Action action = Action::extend;  ///< extend or suspend
  State state = State::open;
  std::string reason, answer;
  Instant until = kNever;  ///< the new deadline, or when the case can go on
  Instant askedAt = kNever, answeredAt = kNever;
  std::string askedBy, answeredBy;
};

/// One urging 催办.
struct CaseUrge {
  std::int32_t n = 0;
  Instant at = kNever;
  CaseState state = CaseState::assigned;  ///< in which the case waited; none: a department that was called in was urged
  std::int32_t level = 1;                 ///< 1: who must act; 2 and up: the superior too
  bool automatic = false;
  std::string actor, note;
  std::int32_t messages = 0;  ///< how many were put into the outbox
  DepartmentId department = {};  ///< that was to act; nil: none had the case
};

/// A file that belongs to a step of a case; the bytes lie beside the store under their content hash.
struct Attachment {
  Uuid id;
  std::int32_t step = 1;  ///< of the trail
  std::string hash;       ///< BLAKE2b-256, 64 hexadecimal digits
  std::string name, type; ///< file name as given, media type
  std::int64_t size = 0;  ///< bytes
  Instant at = kNever;
  std::string actor;
};

/// A report that was joined to another as its repetition.
struct CaseLink {
  CaseId id;           ///< of the other case
  std::string number;  ///< of the other case
  bool original = false;  ///< the other one is the case that this one repeats
  Instant at = kNever;
  std::string actor;
};

/// Everything the case page shows. Personal fields come masked unless the reader was entitled (spec 06).
struct CaseDetails {
  CaseSummary summary;
  std::string text, address, source, externalId, statedArea;
  std::string reporterName, reporterPhone, partyA, partyB;
  std::vector<FieldValue> fields;  ///< what was said in the fields of its event item
  std::string crew;      ///< name of the crew that it was given to; "": none
  std::string areaName;  ///< readable path: "海城区 / 和平街道 / …"
  std::vector<Transition> trail;
  std::vector<CaseTask> tasks;
  std::vector<CaseRequest> requests;
  std::vector<CaseUrge> urges;
  std::vector<Attachment> attachments;
  std::vector<CaseLink> links;
};

}  // namespace jw::model
