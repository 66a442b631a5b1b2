#include "core/workflow/side_steps.h"

#include <algorithm>

namespace jw::workflow {
namespace {

using model::CaseState;
using model::RefusalCode;
using model::Role;

bool isDesk(const model::Actor& a) { return a.role == Role::engine || a.role == Role::operator_ || a.role == Role::communityWorker; }

}  // namespace

std::optional<RefusalCode> judgeJoin(const model::CaseSummary& duplicate, const model::CaseSummary& original, const model::Actor& actor) {
  if (!isDesk(actor)) return RefusalCode::notEntitled;
  if (duplicate.state != CaseState::reported || !model::isOpen(original.state) || duplicate.id == original.id) return RefusalCode::wrongState;
  return std::nullopt;
}

std::optional<RefusalCode> judgeOpenTask(const model::CaseSummary& c, DepartmentId department, const model::Actor& actor) {
  if (!isDesk(actor)) return RefusalCode::notEntitled;
  if (c.state != CaseState::assigned && c.state != CaseState::accepted && c.state != CaseState::reworking) return RefusalCode::wrongState;
  if (department == c.department) return RefusalCode::badValue;
  return std::nullopt;
}

std::optional<RefusalCode> judgeEndTask(const model::CaseTask& task, bool withdraw, const model::Actor& actor) {
  const bool own = actor.role == Role::department && actor.department && actor.department == task.department;
  if (withdraw ? !isDesk(actor) : !own && actor.role != Role::engine) return RefusalCode::notEntitled;
  if (task.state != model::CaseTask::State::open) return RefusalCode::wrongState;
  return std::nullopt;
}

std::optional<RefusalCode> judgeAsk(const model::CaseSummary& c, model::Action action, const model::Actor& actor) {
  if (actor.role != Role::department || !actor.department || actor.department != c.department) return RefusalCode::notEntitled;
  if (action != model::Action::extend && action != model::Action::suspend) return RefusalCode::badValue;
  if (c.state != CaseState::accepted && c.state != CaseState::reworking) return RefusalCode::wrongState;
  return c.asked ? std::optional(RefusalCode::alreadyAsked) : std::nullopt;
}

std::optional<RefusalCode> judgeEndRequest(const model::CaseRequest& request, bool withdraw, const model::Actor& actor) {
  const bool own = actor.role == Role::department && actor.department && actor.department == request.department;
  // Whoever may take the step may refuse it.
  if (withdraw ? !own : actor.role != Role::operator_) return RefusalCode::notEntitled;
  return request.state == model::CaseRequest::State::open ? std::nullopt : std::optional(RefusalCode::wrongState);
}

std::optional<RefusalCode> judgeUrge(const model::CaseSummary& c, const model::Actor& actor) {
  if (!isDesk(actor) && actor.role != Role::supervisor) return RefusalCode::notEntitled;
  // The desk is not urged by itself.
  if (c.state == CaseState::reported || c.state == CaseState::rejected) return actor.role == Role::engine || actor.role == Role::supervisor ? std::nullopt : std::optional(RefusalCode::wrongState);
  if (c.state != CaseState::assigned && c.state != CaseState::accepted && c.state != CaseState::reworking && c.state != CaseState::fedBack) return RefusalCode::wrongState;
  return std::nullopt;
}

std::optional<RefusalCode> judgeUrgeTask(const model::CaseSummary& c, const Uuid& task, const model::Actor& actor) {
  if (!isDesk(actor) && actor.role != Role::supervisor) return RefusalCode::notEntitled;
  if (!model::isOpen(c.state) || c.state == CaseState::suspended) return RefusalCode::wrongState;
  const bool open = std::any_of(c.calledIn.begin(), c.calledIn.end(), [&](const auto& called) { return called.task == task; });
  return open ? std::nullopt : std::optional(RefusalCode::unknownTask);
}

std::optional<RefusalCode> judgeAttach(const model::CaseSummary& c, const model::Actor& actor) {
  const auto isOwn = [&](DepartmentId department) { return actor.role == Role::department && actor.department && actor.department == department; };
  const bool own = isOwn(c.department) || std::any_of(c.calledIn.begin(), c.calledIn.end(), [&](const auto& called) { return isOwn(called.department); });
  if (!isDesk(actor) && !own) return RefusalCode::notEntitled;
  return model::isOpen(c.state) ? std::nullopt : std::optional(RefusalCode::wrongState);
}

}  // namespace jw::workflow
