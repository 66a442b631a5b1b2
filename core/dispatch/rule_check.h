// What is wrong with a rule set, before anybody relies on it.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/category.h"
#include "core/model/rule.h"

namespace jw::dispatch {

enum class RuleProblem : std::uint8_t {
  unreachable = 1,    ///< another rule that comes first holds whenever this one holds
  contradictory,      ///< another rule of the same rank asks the same and sends elsewhere
  uncovered,          ///< a category without default department for which no rule holds, or none in every case
  unknownDepartment,
  unknownArea,        ///< no area has this path
  unknownCategory,    ///< no category code begins so
  unknownFacility,    ///< no facility is of this kind
  expired,            ///< its validity has ended
  unaskedField,       ///< no event item for which it holds asks what it wants to know
};
std::string_view ruleProblemName(RuleProblem problem);  // "unreachable" …

struct RuleFinding {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  RuleProblem problem = RuleProblem::unreachable;
  std::uint32_t rule = kNone;   ///< place in the list that was checked; none for uncovered
  std::uint32_t other = kNone;  ///< the rule that is in the way
  CategoryId category;                  ///< of uncovered
  bool partly = false;                  ///< of uncovered: rules hold under some conditions
  std::string detail;                   ///< the reference that leads nowhere; the category's code
};

/// What rules can refer to. A function that is not given is not asked.
struct RuleWorld {
  std::span<const model::Category> categories;
  std::function<bool(DepartmentId)> hasDepartment;
  std::function<bool(const model::AreaPath&)> hasArea;
  std::function<bool(std::string_view kind)> hasFacility;
  std::function<bool(const model::Category&, std::string_view name)> says;  ///< whether its reports can say something under this name
  Instant now{};
};

/// Whether `wide` holds whenever `narrow` holds; false where this cannot be told from the two rules alone.
bool covers(const model::Rule& wide, const model::Rule& narrow);

/// By rule in the order of the list, then uncovered categories. Rules that have expired hide nothing. Pure; any thread.
std::vector<RuleFinding> checkRules(std::span<const model::Rule> rules, const RuleWorld& world);

}  // namespace jw::dispatch
