#include "app/case_driver.h"

#include <optional>

#include "core/dispatch/matcher.h"

namespace jw::app {
namespace {

using model::Action;
using model::CaseState;

std::optional<engine::ActOnCase> nextStep(DrivenCase& c, CaseState goal) {
  engine::ActOnCase act;
  act.id = c.id;
  act.at = c.reportedAt;
  switch (c.state) {
    case CaseState::reported:
      if (!c.department) {
        c.refused = "no department is named";
        return std::nullopt;
      }
      act.action = Action::assign;
      act.department = c.department;
      act.reason = dispatch::basisReason(dispatch::Basis::source);
      return act;
    case CaseState::assigned:
      act.action = Action::accept;
      return act;
    case CaseState::accepted:
      if (goal != CaseState::archived) return std::nullopt;
      act.action = Action::feedBack;
      act.note = c.result;
      act.at = c.closedAt;
      return act;
    // The file knows nothing of a follow-up, and none is made up: the operator's archiving needs none.
    case CaseState::fedBack:
    case CaseState::followedUp:
      if (goal != CaseState::archived) return std::nullopt;
      act.action = Action::archive;
      act.at = c.closedAt;
      return act;
    default:
      return std::nullopt;
  }
}

}  // namespace

void driveCases(engine::Engine& engine, const model::Actor& actor, std::vector<DrivenCase>& cases, CaseState goal) {
  while (true) {
    std::vector<engine::Order> orders;
    std::vector<DrivenCase*> of;
    for (DrivenCase& c : cases) {
      if (!c.refused.empty()) continue;
      if (auto act = nextStep(c, goal)) {
        orders.push_back({actor, std::move(*act)});
        of.push_back(&c);
      }
    }
    if (orders.empty()) return;
    const auto answers = engine.submit(std::move(orders)).get();
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (const auto* d = engine::done(answers[i])) of[i]->state = d->state;
      if (const auto* r = engine::refused(answers[i]))
        of[i]->refused = std::string(model::refusalName(r->code)) + (r->detail.empty() ? "" : ": " + r->detail);
    }
  }
}

}  // namespace jw::app
