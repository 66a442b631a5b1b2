// Dispatch rules in a file that people can read and change: JSON, departments by code.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/json_out.h"
#include "core/base/zone.h"
#include "core/engine/directory.h"
#include "core/model/rule.h"

namespace jw::app {

/// {name, priority, conditions {…}, department, decision {…}, valid_from, valid_to}; what says nothing is left out.
/// Conditions and decision as in core/model/rule_json.h; times as "2016-09-13 00:36:25", China Standard Time.
Json ruleJson(const model::Rule& rule, const engine::Directory& directory);

struct RefusedRule {
  std::size_t number = 0;  ///< place in the file, from 1
  std::string reason;
};
struct RuleFile {
  std::vector<model::Rule> rules;
  std::vector<RefusedRule> refused;
};
/// {"rules": [...]}; more keys are left alone. A rule without "id" gets one that follows from its name. Throws
/// Error(input) naming the file if it cannot be read or is not such a document.
RuleFile readRuleFile(const std::filesystem::path& file, const engine::Directory& directory);

}  // namespace jw::app
