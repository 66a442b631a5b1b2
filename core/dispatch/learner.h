// Proposes dispatch rules from closed history: ordinary rules, each with what speaks for it, for a person to accept.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/rule.h"

namespace jw::dispatch {

/// A case of the past and the department where it ended.
struct Example {
  std::string category;  ///< the code
  std::string area;      ///< path; "": not known
  std::string text;      ///< where keywords are looked for, as the matcher will: title and text
  std::vector<model::Attribute> attributes;  ///< further things that a rule may ask
  DepartmentId outcome;
};

struct LearnOptions {
  int depth = 3;              ///< conditions beside the category, at most
  std::uint32_t gain = 3;     ///< a refinement is kept if so many more cases would have been decided rightly
  std::uint32_t support = 2;  ///< a proposal needs so many cases
  double confidence = 0.5;    ///< and this share of them decided rightly
  bool keywords = true;
  std::int32_t priority = 500;  ///< of the most particular rules; a city's own, smaller ones come first
  std::function<std::string(DepartmentId)> nameOf;  ///< for the names of the rules; may be empty
};

struct LearntRule {
  model::Rule rule;
  std::uint64_t support = 0;  ///< cases of the history that it decides
  std::uint64_t right = 0;    ///< of these, how many ended where it sends them
  double confidence() const { return support ? static_cast<double>(right) / static_cast<double>(support) : 0; }
};

/// For each category the department of most of its cases, refined by area, attribute or keyword as long as this decides
/// more cases rightly, counted with each case left out of the vote on itself; a refinement that adds nothing over what it
/// refines is left out. Within a category the refinements come first (smaller priority). In the order of decision.
/// Deterministic. Pure; any thread. Throws Error(cancelled).
std::vector<LearntRule> learnRules(std::span<const Example> history, const LearnOptions& options, const Progress& progress = {});

}  // namespace jw::dispatch
