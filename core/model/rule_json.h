// The conditions and the decision of a rule as JSON: in the store, in rule files and in the trail.
#pragma once
#include <string>
#include <string_view>

#include "core/model/rule.h"

namespace jw::model {

/// {} for a rule without conditions; keys: category, category_is, area, keywords, kinds, natures, channels, hours {from, to,
/// weekdays}, owner, near {kind, metres}, attributes [{name, any}].
std::string conditionsJson(const Rule& rule);
/// What is decided besides the department: nature, limit, leader ("informed", "assigned").
std::string decisionJson(const Rule& rule);
/// Fill in the rule. Throw Error(input) for what is not such a text.
void readConditions(std::string_view json, Rule& rule);
void readDecision(std::string_view json, Rule& rule);

}  // namespace jw::model
