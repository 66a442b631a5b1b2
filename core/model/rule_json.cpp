#include "core/model/rule_json.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace jw::model {
namespace {

using nlohmann::json;

template <class Value>
void putNames(json& j, const char* key, const std::vector<Value>& values, std::string_view (*name)(Value)) {
  for (const auto v : values) j[key].push_back(name(v));
}

template <class Value>
std::vector<Value> namesAt(const json& j, const char* key, bool (*parse)(std::string_view, Value&)) {
  std::vector<Value> out;
  for (const std::string& name : j.value(key, std::vector<std::string>())) {
    Value v{};
    if (!parse(name, v)) throw Error(ErrorCode::input, std::string(key) + ": there is no " + name);
    out.push_back(v);
  }
  return out;
}

Hours hoursOf(const json& j) {
  const int from = j.at("from"), to = j.at("to"), weekdays = j.value("weekdays", 0x7F);
  if (from < 0 || from >= 1440 || to < 0 || to > 1440 || weekdays <= 0 || weekdays > 0x7F) throw Error(ErrorCode::input, "hours: not times of a day");
  return {static_cast<std::int16_t>(from), static_cast<std::int16_t>(to), static_cast<std::uint8_t>(weekdays)};
}

json parse(std::string_view text) {
  json j = json::parse(text);
  if (!j.is_object()) throw Error(ErrorCode::input, "not a JSON object");
  return j;
}

}  // namespace

std::string conditionsJson(const Rule& r) {
  json j = json::object();
  if (!r.categoryPrefix.empty()) j[r.wholeCategory ? "category_is" : "category"] = r.categoryPrefix;
  if (!r.areaPrefix.empty()) j["area"] = r.areaPrefix;
  if (!r.keywords.empty()) j["keywords"] = r.keywords;
  putNames(j, "kinds", r.kinds, kindName);
  putNames(j, "natures", r.natures, natureName);
  putNames(j, "channels", r.channels, channelName);
  if (r.hours) j["hours"] = {{"from", r.hours->from}, {"to", r.hours->to}, {"weekdays", r.hours->weekdays}};
  if (!r.componentOwner.empty()) j["owner"] = r.componentOwner;
  if (r.near) j["near"] = {{"kind", r.near->kind}, {"metres", r.near->metres}};
  for (const auto& a : r.attributes) j["attributes"].push_back({{"name", a.name}, {"any", a.values}});
  return j.dump();
}

std::string decisionJson(const Rule& r) {
  json j = json::object();
  if (r.nature) j["nature"] = natureName(*r.nature);
  if (r.limit) j["limit"] = limitText(r.limit);
  if (r.leader != LeaderPart::none) j["leader"] = r.leader == LeaderPart::informed ? "informed" : "assigned";
  return j.dump();
}

void readConditions(std::string_view text, Rule& r) {
  try {
    const json j = parse(text);
    r.wholeCategory = j.contains("category_is");
    r.categoryPrefix = j.value(r.wholeCategory ? "category_is" : "category", "");
    r.areaPrefix = j.value("area", "");
    r.keywords = j.value("keywords", std::vector<std::string>());
    r.kinds = namesAt<CaseKind>(j, "kinds", parseKind);
    r.natures = namesAt<Nature>(j, "natures", parseNature);
    r.channels = namesAt<Channel>(j, "channels", parseChannel);
    r.hours.reset();
    if (j.contains("hours")) r.hours = hoursOf(j.at("hours"));
    r.componentOwner = j.value("owner", "");
    r.near.reset();
    if (j.contains("near")) r.near = NearFacility{j.at("near").at("kind"), j.at("near").at("metres")};
    r.attributes.clear();
    if (j.contains("attributes"))
      for (const json& a : j.at("attributes")) r.attributes.push_back({a.at("name"), a.at("any")});
  } catch (const json::exception& e) {
    throw Error(ErrorCode::input, e.what());
  }
}

void readDecision(std::string_view text, Rule& r) {
  try {
    const json j = parse(text);
    r.nature.reset();
    if (Nature nature{}; j.contains("nature")) {
      if (!parseNature(j.at("nature").get<std::string>(), nature)) throw Error(ErrorCode::input, "nature: there is no such");
      r.nature = nature;
    }
    if (!parseLimit(j.value("limit", ""), r.limit)) throw Error(ErrorCode::input, "limit: not a limit");
    const std::string leader = j.value("leader", "");
    if (!leader.empty() && leader != "informed" && leader != "assigned") throw Error(ErrorCode::input, "leader: informed or assigned");
    r.leader = leader.empty() ? LeaderPart::none : leader == "informed" ? LeaderPart::informed : LeaderPart::assigned;
  } catch (const json::exception& e) {
    throw Error(ErrorCode::input, e.what());
  }
}

}  // namespace jw::model
