// The transition table against a second writing of it, made from spec 02 for this test alone.
#include "core/workflow/transition_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/catch.h"

namespace transition_table_test {

using namespace jw;
using model::Action;
using model::CaseState;
using model::RefusalCode;
using model::Role;
using workflow::Request;

namespace {

const DepartmentId kOwn{Uuid::named("own")}, kOther{Uuid::named("other")};
const Instant kLater = fromMillis(2'000'000'000'000);

struct Allowed {
  CaseState to;
  std::set<Role> by;  // besides the engine
  std::string needs;  // r reason, d department, n note with the result, u until
};
using Step = std::pair<CaseState, Action>;

const std::map<Step, Allowed>& spec() {
  using S = CaseState;
  using A = Action;
  const std::set<Role> desk{Role::operator_, Role::communityWorker}, op{Role::operator_}, dept{Role::department};
  static const std::map<Step, Allowed> table{
      {{S::reported, A::void_}, {S::void_, desk, "r"}},
      {{S::reported, A::assign}, {S::assigned, desk, "dr"}},
      {{S::assigned, A::accept}, {S::accepted, dept, ""}},
      {{S::assigned, A::reject}, {S::rejected, dept, "r"}},
      {{S::rejected, A::assign}, {S::assigned, desk, "dr"}},
      {{S::accepted, A::feedBack}, {S::fedBack, dept, "n"}},
      {{S::accepted, A::suspend}, {S::suspended, op, "ru"}},
      {{S::accepted, A::extend}, {S::accepted, op, "ru"}},
      {{S::fedBack, A::followUp}, {S::followedUp, desk, ""}},
      {{S::fedBack, A::archive}, {S::archived, op, ""}},
      {{S::followedUp, A::archive}, {S::archived, op, ""}},
      {{S::followedUp, A::rework}, {S::reworking, {}, ""}},
      {{S::reworking, A::feedBack}, {S::fedBack, dept, "n"}},
      {{S::reworking, A::suspend}, {S::suspended, op, "ru"}},
      {{S::reworking, A::extend}, {S::reworking, op, "ru"}},
      {{S::suspended, A::resume}, {S::accepted, op, ""}},
      {{S::archived, A::reopen}, {S::reworking, op, "r"}},
  };
  return table;
}

const Role kRoles[] = {Role::engine,  Role::administrator,   Role::operator_, Role::supervisor,
                       Role::analyst, Role::communityWorker, Role::department};

model::CaseSummary caseIn(CaseState state, std::uint8_t round = 1) {
  model::CaseSummary c;
  c.state = state;
  c.round = round;
  c.department = kOwn;
  return c;
}
model::Actor actorOf(Role role, DepartmentId department = {}) { return {{}, "x", role, {}, department}; }
Request full(Action action) { return {action, kOther, "reason", "result", true, kLater}; }

std::string name(CaseState s, Action a, Role r) {
  return std::string(model::stateName(s)) + " / " + std::string(model::actionName(a)) + " / role " +
         std::to_string(static_cast<int>(r));
}

}  // namespace

TEST_CASE("every state, action and role: what the table allows, and nothing else") {
  int permitted = 0;
  for (int s = 0; s < model::kCaseStates; ++s)
    for (int a = 1; a < model::kActions; ++a)
      for (const Role role : kRoles) {
        const auto state = static_cast<CaseState>(s);
        const auto action = static_cast<Action>(a);
        INFO(name(state, action, role));
        const auto c = caseIn(state);
        const auto actor = actorOf(role, role == Role::department ? kOwn : DepartmentId{});
        const auto got = workflow::decide(c, full(action), actor, {});
        const auto it = spec().find({state, action});
        const auto offered = workflow::allowed(c, actor, {});
        const bool listed = std::find(offered.begin(), offered.end(), action) != offered.end();
        if (it == spec().end()) {
          REQUIRE(std::holds_alternative<RefusalCode>(got));
          CHECK(std::get<RefusalCode>(got) == RefusalCode::wrongState);
          CHECK_FALSE(listed);
        } else if (role != Role::engine && !it->second.by.contains(role)) {
          REQUIRE(std::holds_alternative<RefusalCode>(got));
          CHECK(std::get<RefusalCode>(got) == RefusalCode::notEntitled);
          CHECK_FALSE(listed);
        } else {
          REQUIRE(std::holds_alternative<workflow::Ruling>(got));
          CHECK(std::get<workflow::Ruling>(got).to == it->second.to);
          CHECK(listed);
          ++permitted;
        }
      }
  CHECK(permitted == 17 + 20);  // the engine's 17 and the sum of the other roles' lists
}

TEST_CASE("a step is offered once in the list of what is allowed") {
  for (int s = 0; s < model::kCaseStates; ++s)
    for (const Role role : kRoles) {
      const auto list = workflow::allowed(caseIn(static_cast<CaseState>(s)), actorOf(role, kOwn), {});
      CHECK(std::set<Action>(list.begin(), list.end()).size() == list.size());
    }
}

TEST_CASE("each need of each step is asked for by its own code") {
  const std::map<char, RefusalCode> codes{{'r', RefusalCode::needsReason},
                                          {'d', RefusalCode::needsDepartment},
                                          {'n', RefusalCode::needsResult},
                                          {'u', RefusalCode::needsDate}};
  for (const auto& [step, allowed] : spec())
    for (const auto& [need, code] : codes) {
      Request r = full(step.second);
      if (need == 'r') r.reason = {};
      if (need == 'd') r.department = {};
      if (need == 'n') r.note = {};
      if (need == 'u') r.until = kNever;
      for (const Role role : kRoles) {
        INFO(name(step.first, step.second, role) << " without " << need);
        if (role != Role::engine && !allowed.by.contains(role)) continue;
        const auto got = workflow::decide(caseIn(step.first), r, actorOf(role, kOwn), {});
        if (allowed.needs.find(need) == std::string::npos) {
          CHECK(std::holds_alternative<workflow::Ruling>(got));
        } else {
          REQUIRE(std::holds_alternative<RefusalCode>(got));
          CHECK(std::get<RefusalCode>(got) == code);
        }
      }
    }
}

TEST_CASE("blanks are no reason and no result") {
  auto code = [](CaseState state, const Request& r, const model::Actor& actor) {
    const auto got = workflow::decide(caseIn(state), r, actor, {});
    const auto* refused = std::get_if<RefusalCode>(&got);
    return refused ? std::string(model::refusalName(*refused)) : std::string("allowed");
  };
  for (const char* blank : {" ", "\t\n", "\xE3\x80\x80"}) {
    Request r = full(Action::reject);
    r.reason = blank;
    CHECK(code(CaseState::assigned, r, actorOf(Role::department, kOwn)) == "needs_reason");
    r = full(Action::feedBack);
    r.note = blank;
    CHECK(code(CaseState::accepted, r, actorOf(Role::department, kOwn)) == "needs_result");
  }
}

TEST_CASE("a department acts on its own cases only") {
  for (const auto& [step, allowed] : spec()) {
    if (!allowed.by.contains(Role::department)) continue;
    INFO(name(step.first, step.second, Role::department));
    for (const DepartmentId stranger : {kOther, DepartmentId{}}) {
      const auto actor = actorOf(Role::department, stranger);
      const auto got = workflow::decide(caseIn(step.first), full(step.second), actor, {});
      REQUIRE(std::holds_alternative<RefusalCode>(got));
      CHECK(std::get<RefusalCode>(got) == RefusalCode::notEntitled);
      CHECK(workflow::allowed(caseIn(step.first), actor, {}).empty());
    }
  }
  // A case that nobody has and an actor of no department do not match each other.
  auto c = caseIn(CaseState::assigned);
  c.department = {};
  CHECK(std::holds_alternative<RefusalCode>(workflow::decide(c, full(Action::accept), actorOf(Role::department), {})));
}

TEST_CASE("the follow-up switch takes the step away from people, not from the engine that enters what has happened") {
  model::Settings off;
  off.followUp = false;
  const auto c = caseIn(CaseState::fedBack);
  for (const Role role : {Role::operator_, Role::communityWorker}) {
    const auto got = workflow::decide(c, full(Action::followUp), actorOf(role), off);
    REQUIRE(std::holds_alternative<RefusalCode>(got));
    CHECK(std::get<RefusalCode>(got) == RefusalCode::wrongState);
    const auto list = workflow::allowed(c, actorOf(role), off);
    CHECK(std::find(list.begin(), list.end(), Action::followUp) == list.end());
  }
  CHECK(std::holds_alternative<workflow::Ruling>(
      workflow::decide(c, full(Action::followUp), actorOf(Role::engine), off)));
  CHECK(std::holds_alternative<workflow::Ruling>(
      workflow::decide(c, full(Action::archive), actorOf(Role::operator_), off)));
}

TEST_CASE("rounds: rework and reopen count up, the rest keeps the round; a resumed later round goes on reworking") {
  auto ruling = [](CaseState state, std::uint8_t round, Action action) {
    return std::get<workflow::Ruling>(workflow::decide(caseIn(state, round), full(action), actorOf(Role::engine), {}));
  };
  for (const auto& [step, allowed] : spec())
    for (const int round : {1, 2, 3, 254}) {
      INFO(name(step.first, step.second, Role::engine) << " round " << round);
      const bool up = step.second == Action::rework || step.second == Action::reopen;
      const auto r = ruling(step.first, static_cast<std::uint8_t>(round), step.second);
      CHECK(r.round == round + (up ? 1 : 0));
      if (step.second == Action::resume) CHECK(r.to == (round > 1 ? CaseState::reworking : CaseState::accepted));
    }
  CHECK(ruling(CaseState::archived, 255, Action::reopen).round == 255);
}

TEST_CASE("what the engine does by itself after a step") {
  for (int s = 0; s < model::kCaseStates; ++s)
    for (int bits = 0; bits < 8; ++bits) {
      const auto state = static_cast<CaseState>(s);
      const bool satisfied = bits & 1;
      model::Settings settings;
      settings.autoArchive = bits & 2;
      settings.followUp = bits & 4;
      INFO(model::stateName(state) << " " << bits);
      const auto got = workflow::automatic(caseIn(state), satisfied, settings);
      std::optional<Action> want;
      if (state == CaseState::followedUp && !satisfied) want = Action::rework;
      if (state == CaseState::followedUp && satisfied && settings.autoArchive) want = Action::archive;
      if (state == CaseState::fedBack && settings.autoArchive && !settings.followUp) want = Action::archive;
      CHECK(got == want);
      if (got)
        CHECK(std::holds_alternative<workflow::Ruling>(
            workflow::decide(caseIn(state), {*got, {}, "@automatic", {}, satisfied, kNever}, actorOf(Role::engine), settings)));
    }
}

}  // namespace transition_table_test
