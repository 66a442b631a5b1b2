#include "app/rule_file.h"


#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/intake/time_format.h"
#include "core/model/rule_json.h"

namespace jw::app {
namespace {

DepartmentId departmentOf(const std::string& key, const engine::Directory& directory) {
  for (const auto& d : directory.departments())
    if (d.code == key || d.name == key) return d.id;
  throw Error(ErrorCode::input, "there is no department " + key);
}

Instant timeAt(const Json& j, const char* key, Instant otherwise) {
  if (!j.contains(key)) return otherwise;
  const auto text = j.at(key).get<std::string>();
  const auto t = intake::TimeFormats({"%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"}).parse(text, Zone::china());
  if (!t) throw Error(ErrorCode::input, std::string(key) + " is not a time: " + text);
  return *t;
}

model::Rule ruleOf(const Json& j, const engine::Directory& directory) {
  model::Rule r;
  r.name = j.at("name");
  r.id = {Uuid::named("rule:" + r.name)};
  if (j.contains("id")) {
    const auto id = Uuid::parse(j.at("id").get<std::string>());
    if (!id) throw Error(ErrorCode::input, "id is not a UUID");
    r.id = {*id};
  }
  r.priority = j.value("priority", r.priority);
  if (j.contains("conditions")) model::readConditions(j.at("conditions").dump(), r);
  if (j.contains("decision")) model::readDecision(j.at("decision").dump(), r);
  r.department = departmentOf(j.at("department"), directory);
  r.validFrom = timeAt(j, "valid_from", r.validFrom);
  r.validTo = timeAt(j, "valid_to", r.validTo);
  return r;
}

}  // namespace

Json ruleJson(const model::Rule& r, const engine::Directory& directory) {
  const auto* department = directory.department(r.department);
  Json j{{"id", r.id.text()}, {"name", r.name}, {"priority", r.priority}, {"conditions", Json::parse(model::conditionsJson(r))}, {"department", department ? department->code : r.department.text()}};
  if (const auto decision = Json::parse(model::decisionJson(r)); !decision.empty()) j["decision"] = decision;
  if (r.validFrom > fromMillis(0)) j["valid_from"] = formatLocal(Zone::china().toLocal(r.validFrom));
  if (r.validTo != kNever) j["valid_to"] = formatLocal(Zone::china().toLocal(r.validTo));
  return j;
}

RuleFile readRuleFile(const std::filesystem::path& file, const engine::Directory& directory) {
  const std::string text = readFile(file);
  RuleFile out;
  Json document;
  try {
    document = Json::parse(text);
  } catch (const Json::exception& e) {
    throw Error(ErrorCode::input, file.string() + ": " + e.what());
  }
  if (!document.is_object() || !document.contains("rules") || !document["rules"].is_array()) throw Error(ErrorCode::input, file.string() + ": has no list \"rules\"");
  std::size_t number = 0;
  for (const auto& j : document["rules"]) {
    ++number;
    try {
      out.rules.push_back(ruleOf(j, directory));
    } catch (const Json::exception& e) {
      out.refused.push_back({number, e.what()});
    } catch (const Error& e) {
      out.refused.push_back({number, e.what()});
    }
  }
  return out;
}

}  // namespace jw::app
