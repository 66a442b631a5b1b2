// What can be asked of the engine, and what it answers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/engine/put_commands.h"
#include "core/model/actor.h"
#include "core/model/case_details.h"
#include "core/model/refusal.h"
#include "core/model/report.h"

namespace jw::engine {

/// A new case. With joinTo it is recorded, and at once void as a repetition of that open case.
struct ReportCase {
  model::Report report;
  CaseId joinTo = {};
};

/// One step of a case. Which fields a step needs is the transition table's to say (core/workflow).
struct ActOnCase {
  CaseId id;
  model::Action action = model::Action::accept;
  DepartmentId department;           ///< assign
  std::string reason;                ///< void, assign, reject, suspend, extend, reopen
  std::string note;                  ///< feed back: the result; follow up: what was said
  bool satisfied = true;             ///< follow up
  Instant until = kNever;            ///< suspend: resume date; extend: the new deadline
  Instant at = kNever;               ///< when it really happened, for late entry and import; kNever: now
  std::optional<std::int64_t> seen;  ///< the row version that the person looked at; refused if the case has moved on
};

/// A reported case repeats another open one: it becomes void, both are linked, both reporters are kept.
struct JoinDuplicate {
  CaseId duplicate, original;
  std::string note;
  std::optional<std::int64_t> seen;  ///< row version of the duplicate
};

/// Calls in a supporting department beside the lead (response group 协同处置).
struct OpenTask {
  CaseId id;
  DepartmentId department;
  std::string request;
  Instant due = kNever;  ///< kNever: the limit in which the case itself is to be handled, from now
};
/// Done (by its department, with a result) or withdrawn (by the desk, with a reason).
struct EndTask {
  Uuid task;
  bool withdraw = false;
  std::string result;
};

/// The department that has a case asks the desk for a step that is the desk's to take: more time 延期申请 or a pause 挂账申请.
struct AskForStep {
  CaseId id;
  model::Action action = model::Action::extend;  ///< extend or suspend
  std::string reason;
  Instant until = kNever;            ///< the deadline or the resume date that it wishes
  std::optional<std::int64_t> seen;  ///< the row version that the person looked at
};
/// Refused (by the desk, with a reason) or withdrawn (by the department). It is granted by the step itself: ActOnCase.
struct EndRequest {
  Uuid request;
  bool withdraw = false;
  std::string answer;
};

/// Urges who must act 催办; the messages go into the outbox in the same commit.
struct UrgeCase {
  CaseId id;
  std::string note;
  Uuid task = {};  ///< of a department that was called in: it is urged; nil: who has the case
};

/// The bytes lie in the vault already (AttachmentDesk does both).
struct AttachFile {
  CaseId id;
  model::Attachment file;
};

struct Order {
  model::Actor actor;
  std::variant<ReportCase, ActOnCase, JoinDuplicate, OpenTask, EndTask, AskForStep, EndRequest, UrgeCase, AttachFile, PutCategory, PutDepartment, PutStaff, PutRule, PutSettings, PutSetting, PutCrew> command;
};

using model::Location;
using model::RefusalCode;

struct Refused {
  RefusalCode code;
  std::string detail;  ///< English, for the log and the command line
};

/// Answered only after the commit: what is said here is on disk.
struct Done {
  CaseId id;           ///< nil for Put commands
  CaseId suspect;      ///< of a report: the open case that it probably repeats
  std::string number;
  model::CaseState state = model::CaseState::none;
  std::int64_t rowVer = 0;
  bool alreadyThere = false;  ///< this (source, external id) had entered before; nothing was changed
  Location location = Location::located;
  bool contradicted = false;  ///< stated and located area disagree
  std::int32_t messages = 0;  ///< of an urge or a task: how many went into the outbox; 0: nobody is told
};

using Answer = std::variant<Done, Refused>;
inline const Done* done(const Answer& a) { return std::get_if<Done>(&a); }
inline const Refused* refused(const Answer& a) { return std::get_if<Refused>(&a); }

}  // namespace jw::engine
