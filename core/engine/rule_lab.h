// Trying out dispatch rules on the store's own history, before anybody saves them.
#pragma once
#include <functional>
#include <future>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/dispatch/further_facts.h"
#include "core/dispatch/learner.h"
#include "core/dispatch/rule_check.h"
#include "core/dispatch/rule_replay.h"
#include "core/engine/engine.h"

namespace jw::engine {

/// The archived cases that were reported in [from, to) and lie in the actor's scope.
struct HistorySpan {
  model::Actor actor;
  Instant from, to;
};

// Both run on a reader thread of the engine, where `ready` and the progress are called; nothing of the engine's may be
// waited for there. `ready` is not called for a run that was stopped; the future then carries Error(cancelled), and
// Error(store) if the store cannot be read. Rules are judged by the clock of China (UTC+8), as the engine's calendar is.

/// `changed` beside the rules in force. Progress counts cases.
std::future<void> replayRules(const Engine& engine, HistorySpan span, std::vector<model::Rule> changed, std::size_t listed, Progress progress,
                              std::function<void(dispatch::RuleReplay)> ready);
/// Proposals from the history; department names are filled in. Progress counts cases, twice.
std::future<void> learnRules(const Engine& engine, HistorySpan span, dispatch::LearnOptions options, Progress progress, std::function<void(std::vector<dispatch::LearntRule>)> ready);

/// Against the categories, departments, areas and facilities of the city. Where `c` may be read. Throws Error(store).
std::vector<dispatch::RuleFinding> checkRules(const Engine& engine, store::Connection& c, const std::vector<model::Rule>& rules);
/// Metres from a place to the nearest facility of each kind, infinity where there is none. `ready` as above.
void nearestFacilities(const Engine& engine, std::vector<std::string> kinds, model::Point at, std::stop_token stop, std::function<void(std::map<std::string, double>)> ready);

}  // namespace jw::engine
