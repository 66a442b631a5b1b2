#include "core/workflow/way.h"

#include <algorithm>
#include <deque>

#include "core/workflow/transition_table.h"

namespace jw::workflow {
namespace {

using model::Action;
using model::CaseState;

constexpr WayStep kSteps[] = {{Action::assign, true},   {Action::accept, true},    {Action::feedBack, true}, {Action::archive, true},
                              {Action::reject, true},   {Action::followUp, false}, {Action::reopen, true}};

struct Node {
  model::CaseSummary c;
  std::vector<WayStep> way;
};

}  // namespace

std::optional<std::vector<WayStep>> wayTo(const model::CaseSummary& start, std::span<const CaseState> goals, DepartmentId department, const model::Settings& settings) {
  const model::Actor engine{{}, "@engine", model::Role::engine, {}, {}};
  const auto there = [&](const model::CaseSummary& c) {
    const bool goal = std::find(goals.begin(), goals.end(), c.state) != goals.end();
    return goal && (c.state == CaseState::reported || !department || c.department == department);
  };
  std::deque<Node> open{{start, {}}};
  std::vector<std::pair<CaseState, DepartmentId>> seen{{start.state, start.department}};
  while (!open.empty()) {
    Node node = std::move(open.front());
    open.pop_front();
    if (there(node.c)) return std::move(node.way);
    for (const WayStep& step : kSteps) {
      if (step.action == Action::assign && !department) continue;
      const auto ruled = decide(node.c, {step.action, department, "-", "-", step.satisfied, kNever}, engine, settings);
      const auto* ruling = std::get_if<Ruling>(&ruled);
      if (!ruling) continue;
      Node next = node;
      next.c.state = ruling->to;
      next.c.round = ruling->round;
      if (step.action == Action::assign) next.c.department = department;
      if (step.action == Action::followUp) next.c.state = CaseState::reworking;  // what follows by itself
      next.way.push_back(step);
      const std::pair key{next.c.state, next.c.department};
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      open.push_back(std::move(next));
    }
  }
  return std::nullopt;
}

}  // namespace jw::workflow
