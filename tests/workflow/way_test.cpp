#include "core/workflow/way.h"

#include "core/workflow/transition_table.h"
#include "tests/catch.h"

namespace way_test {

using namespace jw;
using model::Action;
using model::CaseState;

namespace {

const DepartmentId kOurs{Uuid::named("ours")}, kOther{Uuid::named("other")};

std::string way(CaseState from, std::vector<CaseState> goals, DepartmentId department = kOurs, model::Settings settings = {}) {
  model::CaseSummary c;
  c.state = from;
  if (from != CaseState::reported) c.department = kOurs;
  const auto found = workflow::wayTo(c, goals, department, settings);
  if (!found) return "none";
  std::string text;
  for (const auto& step : *found) text += (text.empty() ? "" : " ") + std::string(model::actionName(step.action)) + (step.satisfied ? "" : "!");
  return text;
}

}  // namespace

TEST_CASE("the shortest way between two states that were seen") {
  const std::vector<CaseState> inWork{CaseState::accepted, CaseState::reworking};
  CHECK(way(CaseState::reported, {CaseState::assigned}) == "assign");
  CHECK(way(CaseState::reported, {CaseState::archived}) == "assign accept feed_back archive");
  CHECK(way(CaseState::assigned, {CaseState::fedBack}) == "accept feed_back");
  CHECK(way(CaseState::accepted, {CaseState::archived}) == "feed_back archive");
  CHECK(way(CaseState::fedBack, inWork) == "follow_up!");
  CHECK(way(CaseState::archived, inWork) == "reopen");
  CHECK(way(CaseState::archived, {CaseState::fedBack}) == "reopen feed_back");
  CHECK(way(CaseState::reworking, inWork).empty());
  CHECK(way(CaseState::assigned, {CaseState::assigned}, kOther) == "reject assign");
  CHECK(way(CaseState::assigned, inWork, kOther) == "reject assign accept");
  CHECK(way(CaseState::assigned, inWork, {}) == "accept");
}

TEST_CASE("there is no way back to where the table leads nobody") {
  CHECK(way(CaseState::accepted, {CaseState::assigned}) == "none");
  CHECK(way(CaseState::assigned, {CaseState::reported}) == "none");
  CHECK(way(CaseState::fedBack, {CaseState::assigned}) == "none");
  CHECK(way(CaseState::accepted, {CaseState::accepted, CaseState::reworking}, kOther) == "none");
  CHECK(way(CaseState::void_, {CaseState::accepted}) == "none");
  CHECK(way(CaseState::reported, {CaseState::assigned}, {}) == "none");
}

TEST_CASE("every step of every way is one that the table allows") {
  for (int from = 1; from < model::kCaseStates; ++from)
    for (int to = 1; to < model::kCaseStates; ++to)
      for (const bool followUp : {false, true}) {
        model::Settings settings;
        settings.followUp = settings.autoArchive = followUp;
        model::CaseSummary c;
        c.state = static_cast<CaseState>(from);
        c.department = kOurs;
        const CaseState goals[] = {static_cast<CaseState>(to)};
        const auto found = workflow::wayTo(c, goals, kOurs, settings);
        if (!found) continue;
        CAPTURE(from, to, followUp);
        const model::Actor engine{{}, "@engine", model::Role::engine, {}, {}};
        for (const auto& step : *found) {
          const auto ruled = workflow::decide(c, {step.action, kOurs, "r", "n", step.satisfied, kNever}, engine, settings);
          REQUIRE(std::holds_alternative<workflow::Ruling>(ruled));
          c.state = std::get<workflow::Ruling>(ruled).to;
          while (const auto next = workflow::automatic(c, step.satisfied, settings)) {
            const auto follows = workflow::decide(c, {*next, {}, "r", {}, true, kNever}, engine, settings);
            REQUIRE(std::holds_alternative<workflow::Ruling>(follows));
            c.state = std::get<workflow::Ruling>(follows).to;
          }
        }
        if (!(settings.autoArchive && to == static_cast<int>(CaseState::followedUp))) CHECK(static_cast<int>(c.state) == to);
      }
}

}  // namespace way_test
