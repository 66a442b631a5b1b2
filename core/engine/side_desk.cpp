#include "core/engine/side_desk.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/deadline/urging.h"
#include "core/engine/case_messages.h"
#include "core/intake/intake.h"
#include "core/store/case_requests.h"
#include "core/store/open_parts.h"
#include "core/workflow/side_steps.h"

namespace jw::engine {
namespace {

Refused refuse(RefusalCode code, std::string detail = {}) { return {code, std::move(detail)}; }

store::CaseKey keyOf(const store::CaseRecord& record) { return {record.n, record.summary.id, record.summary.area}; }

std::optional<store::CaseRecord> seenCase(WorkingSet& set, const model::Actor& actor, CaseId id) {
  auto record = store::caseById(set.db, id);
  if (record && !model::isWithin(record->summary.area, actor.scope)) record.reset();
  return record;
}

Done doneWith(const model::CaseSummary& c) {
  Done d;
  d.id = c.id;
  d.number = c.number;
  d.state = c.state;
  d.rowVer = c.rowVer;
  return d;
}

constexpr std::int64_t kLargestFile = 64 << 20;

}  // namespace

Answer SideDesk::openTask(const model::Actor& actor, const OpenTask& command) {
  auto record = seenCase(m_set, actor, command.id);
  if (!record) return refuse(RefusalCode::unknownCase, command.id.text());
  if (!m_set.directory->department(command.department)) return refuse(RefusalCode::unknownDepartment, command.department.text());
  if (const auto code = workflow::judgeOpenTask(record->summary, command.department, actor)) return refuse(*code, "calling in a department");
  if (text::trim(command.request).empty()) return refuse(RefusalCode::needsReason);
  if (const auto fault = intake::textFault(command.request)) return refuse(fault->code, fault->detail);
  const Instant now = m_set.clock.now();
  if (command.due != kNever && command.due <= now) return refuse(RefusalCode::badTime, "due " + formatUtc(command.due));
  for (const auto& t : store::tasksOf(m_set.db, record->n))
    if (t.department == command.department && t.state == model::CaseTask::State::open) return refuse(RefusalCode::duplicateCode, "this department has an open task already");
  model::CaseTask task;
  task.id = Uuid::make(toMillis(now));
  task.department = command.department;
  task.request = text::trim(command.request);
  task.openedAt = now;
  task.due = command.due == kNever ? m_cases.handledBy(*record) : command.due;
  task.openedBy = actor.name;
  store::insertTask(m_set.db, actor, keyOf(*record), task);
  record->summary.calledIn.push_back({task.id, task.department, task.openedAt, task.due});
  m_cases.touch(record->summary);
  Done d = doneWith(record->summary);
  d.messages = putTaskMessages(m_set, actor, *record, task);
  return d;
}

Answer SideDesk::endTask(const model::Actor& actor, const EndTask& command) {
  const auto id = store::caseOfTask(m_set.db, command.task);
  auto record = id ? seenCase(m_set, actor, *id) : std::nullopt;
  if (!record) return refuse(RefusalCode::unknownTask, command.task.text());
  model::CaseTask ended;
  for (auto& task : store::tasksOf(m_set.db, record->n)) {
    if (task.id != command.task) continue;
    if (const auto code = workflow::judgeEndTask(task, command.withdraw, actor)) return refuse(*code, "ending a task");
    if (text::trim(command.result).empty()) return refuse(command.withdraw ? RefusalCode::needsReason : RefusalCode::needsResult);
    if (const auto fault = intake::textFault(command.result)) return refuse(fault->code, fault->detail);
    task.state = command.withdraw ? model::CaseTask::State::withdrawn : model::CaseTask::State::done;
    task.result = text::trim(command.result);
    task.endedAt = std::max(m_set.clock.now(), task.openedAt);
    task.endedBy = actor.name;
    ++task.rowVer;
    store::endTask(m_set.db, actor, keyOf(*record), task);
    std::erase_if(record->summary.calledIn, [&](const auto& called) { return called.task == task.id; });
    ended = task;
  }
  m_cases.touch(record->summary);
  Done d = doneWith(record->summary);
  d.messages = putTaskMessages(m_set, actor, *record, ended);
  return d;
}

Answer SideDesk::ask(const model::Actor& actor, const AskForStep& command) {
  auto record = seenCase(m_set, actor, command.id);
  if (!record) return refuse(RefusalCode::unknownCase, command.id.text());
  model::CaseSummary& c = record->summary;
  if (command.seen && *command.seen != c.rowVer) return refuse(RefusalCode::changedMeanwhile, "now " + std::string(model::stateName(c.state)));
  const bool extend = command.action == model::Action::extend;
  if (const auto code = workflow::judgeAsk(c, command.action, actor)) return refuse(*code, "asking to " + std::string(model::actionName(command.action)));
  if (text::trim(command.reason).empty()) return refuse(RefusalCode::needsReason);
  if (const auto fault = intake::textFault(command.reason)) return refuse(fault->code, fault->detail);
  const Instant now = m_set.clock.now();
  if (command.until == kNever) return refuse(RefusalCode::needsDate);
  if (extend && c.stepDue != kNever && now > c.stepDue) return refuse(RefusalCode::deadlinePassed, formatUtc(c.stepDue));
  if (command.until <= now || (extend && c.stepDue != kNever && command.until <= c.stepDue)) return refuse(RefusalCode::badTime, "until " + formatUtc(command.until));
  model::CaseRequest r;
  r.id = Uuid::make(toMillis(now));
  r.department = c.department;
  r.action = command.action;
  r.reason = text::trim(command.reason);
  r.until = command.until;
  r.askedAt = now;
  r.askedBy = actor.name;
  store::insertRequest(m_set.db, actor, keyOf(*record), r);
  store::takeOpenParts(m_set.db, record->n, c);
  m_cases.touch(c);
  return doneWith(c);
}

Answer SideDesk::endRequest(const model::Actor& actor, const EndRequest& command) {
  const auto id = store::caseOfRequest(m_set.db, command.request);
  auto record = id ? seenCase(m_set, actor, *id) : std::nullopt;
  if (!record) return refuse(RefusalCode::unknownRequest, command.request.text());
  Done d;
  for (auto& r : store::requestsOf(m_set.db, record->n)) {
    if (r.id != command.request) continue;
    if (const auto code = workflow::judgeEndRequest(r, command.withdraw, actor)) return refuse(*code, "ending a request");
    if (!command.withdraw && text::trim(command.answer).empty()) return refuse(RefusalCode::needsReason);
    if (const auto fault = intake::textFault(command.answer)) return refuse(fault->code, fault->detail);
    r.state = command.withdraw ? model::CaseRequest::State::withdrawn : model::CaseRequest::State::refused;
    r.answer = text::trim(command.answer);
    r.answeredAt = std::max(m_set.clock.now(), r.askedAt);
    r.answeredBy = actor.name;
    ++r.rowVer;
    store::endRequest(m_set.db, actor, keyOf(*record), r);
    store::takeOpenParts(m_set.db, record->n, record->summary);
    d = doneWith(record->summary);
    d.messages = putRequestMessages(m_set, actor, *record, r);
  }
  m_cases.touch(record->summary);
  return d;
}

Answer SideDesk::urgeCalledIn(const model::Actor& actor, const UrgeCase& command, store::CaseRecord& record) {
  model::CaseSummary& c = record.summary;
  if (const auto code = workflow::judgeUrgeTask(c, command.task, actor)) return refuse(*code, "urging a department that was called in, in state " + std::string(model::stateName(c.state)));
  if (const auto fault = intake::textFault(command.note)) return refuse(fault->code, fault->detail);
  const auto called = *std::find_if(c.calledIn.begin(), c.calledIn.end(), [&](const auto& task) { return task.task == command.task; });
  const auto own = model::asCalledIn(c, called);
  store::UrgesOfCase before{c.id, model::CaseState::none, 0, kNever, called.task};
  for (const auto& u : store::calledInUrges(m_set.db, c.id))
    if (u.task == called.task) before = u;
  model::CaseUrge urge;
  urge.at = m_set.clock.now();
  urge.state = model::CaseState::none;
  urge.level = deadline::nextUrge(own, m_set.directory->settingsFor(own), {before.count, before.last}).level;
  urge.automatic = actor.role == model::Role::engine;
  urge.actor = actor.name;
  urge.note = text::trim(command.note);
  urge.department = called.department;
  urge.messages = putTaskUrgeMessages(m_set, actor, record, called, urge, before.count + 1);
  store::insertUrge(m_set.db, actor, keyOf(record), called.department, urge);
  c.urges = static_cast<std::uint16_t>(urge.n);
  if (urge.automatic) m_urged.push_back({c.id, model::CaseState::none, before.count + 1, urge.at, called.task});
  m_cases.touch(c);
  Done d = doneWith(c);
  d.messages = urge.messages;
  return d;
}

Answer SideDesk::urge(const model::Actor& actor, const UrgeCase& command) {
  auto record = seenCase(m_set, actor, command.id);
  if (!record) return refuse(RefusalCode::unknownCase, command.id.text());
  if (command.task) return urgeCalledIn(actor, command, *record);
  model::CaseSummary& c = record->summary;
  if (const auto code = workflow::judgeUrge(c, actor)) return refuse(*code, "urging in state " + std::string(model::stateName(c.state)));
  if (const auto fault = intake::textFault(command.note)) return refuse(fault->code, fault->detail);
  model::CaseUrge urge;
  urge.at = m_set.clock.now();
  urge.state = c.state;
  const auto before = store::presentUrges(m_set.db, c.id).value_or(store::UrgesOfCase{c.id, c.state, 0, kNever});
  urge.level = deadline::nextUrge(c, m_set.directory->settingsFor(c), {before.count, before.last}).level;
  urge.automatic = actor.role == model::Role::engine;
  urge.actor = actor.name;
  urge.note = text::trim(command.note);
  urge.department = c.department;
  urge.messages = putUrgeMessages(m_set, actor, *record, urge);
  store::insertUrge(m_set.db, actor, keyOf(*record), c.department, urge);
  c.urges = static_cast<std::uint16_t>(urge.n);
  if (urge.automatic) m_urged.push_back({c.id, c.state, before.count + 1, urge.at});
  m_cases.touch(c);
  Done d = doneWith(c);
  d.messages = urge.messages;
  return d;
}

Answer SideDesk::attach(const model::Actor& actor, const AttachFile& command) {
  const auto record = seenCase(m_set, actor, command.id);
  if (!record) return refuse(RefusalCode::unknownCase, command.id.text());
  if (const auto code = workflow::judgeAttach(record->summary, actor)) return refuse(*code, "attaching a file");
  model::Attachment file = command.file;
  if (file.hash.size() != 64 || text::fromHex(file.hash).size() != 32 || file.size <= 0 || file.size > kLargestFile) return refuse(RefusalCode::badFile, file.name);
  if (text::trim(file.name).empty() || !text::isUtf8(file.name) || text::length(file.name) > 200) return refuse(RefusalCode::badFile, "its name");
  file.id = Uuid::make(toMillis(m_set.clock.now()));
  file.step = record->transitions;
  file.at = m_set.clock.now();
  file.actor = actor.name;
  Done d = doneWith(record->summary);
  d.alreadyThere = !store::insertAttachment(m_set.db, actor, keyOf(*record), file);
  if (!d.alreadyThere) m_cases.touch(record->summary);
  return d;
}

}  // namespace jw::engine
