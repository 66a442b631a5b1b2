#include "core/workflow/transition_table.h"

#include "core/base/text.h"

namespace jw::workflow {
namespace {

using model::Action;
using model::CaseState;
using model::RefusalCode;
using model::Role;

// What a step needs besides the state and the role.
enum Need : unsigned { nothing = 0, reason = 1, department = 2, result = 4, date = 8 };

constexpr unsigned bit(Role r) { return 1U << static_cast<unsigned>(r); }
constexpr unsigned kDesk = bit(Role::operator_) | bit(Role::communityWorker);

struct Row {
  CaseState from;
  Action action;
  CaseState to;  // for resume: of the first round; later rounds go back to reworking
  unsigned by;
  unsigned needs;
};

// Spec 02, "States and transitions", row by row. The engine acts for rules, clocks and imports of what has happened.
constexpr Row kRows[] = {
    {CaseState::reported, Action::void_, CaseState::void_, kDesk, reason},
    {CaseState::reported, Action::assign, CaseState::assigned, kDesk, department | reason},
    {CaseState::assigned, Action::accept, CaseState::accepted, bit(Role::department), nothing},
    {CaseState::assigned, Action::reject, CaseState::rejected, bit(Role::department), reason},
    {CaseState::rejected, Action::assign, CaseState::assigned, kDesk, department | reason},
    {CaseState::accepted, Action::feedBack, CaseState::fedBack, bit(Role::department), result},
    {CaseState::fedBack, Action::followUp, CaseState::followedUp, kDesk, nothing},
    {CaseState::fedBack, Action::archive, CaseState::archived, bit(Role::operator_), nothing},
    {CaseState::followedUp, Action::archive, CaseState::archived, bit(Role::operator_), nothing},
    {CaseState::followedUp, Action::rework, CaseState::reworking, 0, nothing},
    {CaseState::reworking, Action::feedBack, CaseState::fedBack, bit(Role::department), result},
    {CaseState::accepted, Action::suspend, CaseState::suspended, bit(Role::operator_), reason | date},
    {CaseState::reworking, Action::suspend, CaseState::suspended, bit(Role::operator_), reason | date},
    {CaseState::suspended, Action::resume, CaseState::accepted, bit(Role::operator_), nothing},
    {CaseState::accepted, Action::extend, CaseState::accepted, bit(Role::operator_), reason | date},
    {CaseState::reworking, Action::extend, CaseState::reworking, bit(Role::operator_), reason | date},
    {CaseState::archived, Action::reopen, CaseState::reworking, bit(Role::operator_), reason},
};

const Row* find(CaseState from, Action action) {
  for (const Row& row : kRows)
    if (row.from == from && row.action == action) return &row;
  return nullptr;
}

bool entitled(const Row& row, const model::CaseSummary& c, const model::Actor& actor) {
  if (actor.role == Role::engine) return true;
  if ((row.by & bit(actor.role)) == 0) return false;
  return actor.role != Role::department || (actor.department && actor.department == c.department);
}

bool switchedOff(const Row& row, const model::Settings& settings) { return row.action == Action::followUp && !settings.followUp; }

}  // namespace

std::variant<Ruling, RefusalCode> decide(const model::CaseSummary& c, const Request& request, const model::Actor& actor, const model::Settings& settings) {
  const Row* row = find(c.state, request.action);
  if (!row || (actor.role != Role::engine && switchedOff(*row, settings))) return RefusalCode::wrongState;
  if (!entitled(*row, c, actor)) return RefusalCode::notEntitled;
  if ((row->needs & department) && !request.department) return RefusalCode::needsDepartment;
  if ((row->needs & reason) && text::trim(request.reason).empty()) return RefusalCode::needsReason;
  if ((row->needs & result) && text::trim(request.note).empty()) return RefusalCode::needsResult;
  if ((row->needs & date) && request.until == kNever) return RefusalCode::needsDate;
  Ruling ruling{row->to, c.round};
  if (request.action == Action::rework || request.action == Action::reopen) ruling.round = static_cast<std::uint8_t>(c.round < 255 ? c.round + 1 : 255);
  if (request.action == Action::resume && c.round > 1) ruling.to = CaseState::reworking;
  return ruling;
}

std::vector<Action> allowed(const model::CaseSummary& c, const model::Actor& actor, const model::Settings& settings) {
  std::vector<Action> out;
  for (const Row& row : kRows)
    if (row.from == c.state && entitled(row, c, actor) && !switchedOff(row, settings) && (row.by != 0 || actor.role == Role::engine)) out.push_back(row.action);
  return out;
}

std::optional<Action> automatic(const model::CaseSummary& c, bool satisfied, const model::Settings& settings) {
  if (c.state == CaseState::followedUp) {
    if (!satisfied) return Action::rework;
    if (settings.autoArchive) return Action::archive;
  }
  if (c.state == CaseState::fedBack && settings.autoArchive && !settings.followUp) return Action::archive;
  return std::nullopt;
}

}  // namespace jw::workflow
