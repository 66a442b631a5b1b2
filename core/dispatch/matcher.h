// Dispatch 分流: which department a report goes to, and why.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "core/model/category.h"
#include "core/model/rule.h"

namespace jw::dispatch {

/// What a rule can look at.
struct Facts {
  std::string_view categoryCode, area, title, text;
  model::Nature nature = model::Nature::ordinary;
  Instant at;
};

/// Where a decision came from.
enum class Basis : std::uint8_t { none = 0, rule = 1, categoryDefault = 2, source = 3 };

struct Proposal {
  Basis basis = Basis::none;
  DepartmentId department;  ///< nil: the manual queue
  const model::Rule* rule = nullptr;           ///< of Basis::rule; lives as long as the matcher
  std::vector<const model::Rule*> runnersUp;   ///< the next rules that hold too, at most three
};

/// "@rule", "@category_default", "@source": what the trail keeps as the reason, translated where it is shown.
std::string_view basisReason(Basis basis);

/// A compiled rule set. Immutable; any thread. Of the rules that hold, the one with the smallest priority wins; among
/// equals the more specific one (longer category prefix, then longer area, then more conditions), then the older row.
class Matcher {
 public:
  explicit Matcher(std::vector<model::Rule> rules);
  /// The winning rule, else the category's default, else what the source suggested.
  Proposal propose(const Facts& facts, DepartmentId categoryDefault, DepartmentId suggested) const;
  /// The conditions of a rule that held, as JSON: kept in the trail.
  static std::string explain(const Proposal& proposal, const Facts& facts);

 private:
  std::vector<model::Rule> m_rules;  ///< by rank
  std::unordered_map<std::string, std::vector<std::uint32_t>> m_byPrefix;  ///< ranks of the rules with this category prefix
  std::size_t m_longestPrefix = 0;
};

}  // namespace jw::dispatch
