#include "core/dispatch/further_facts.h"

#include <algorithm>

namespace jw::dispatch {
namespace {

using Type = model::CustomField::Type;
constexpr std::string_view kSource = "source", kStatedArea = "stated_area";
bool isAsked(Type type) { return type != Type::person && type != Type::place; }

}  // namespace

std::vector<model::Attribute> furtherFacts(std::string_view source, std::string_view statedArea, std::string_view fields) {
  std::vector<model::Attribute> out;
  if (!source.empty()) out.push_back({std::string(kSource), std::string(source)});
  if (!statedArea.empty()) out.push_back({std::string(kStatedArea), std::string(statedArea)});
  if (fields.empty()) return out;
  for (auto& f : model::readValues(fields))
    if (isAsked(f.type) && !f.text.empty()) out.push_back({std::move(f.name), std::move(f.text)});
  return out;
}

std::string_view ownerIn(std::span<const model::Attribute> facts) {
  const auto it = std::find_if(facts.begin(), facts.end(), [](const auto& a) { return a.name == kOwnerField; });
  return it == facts.end() ? std::string_view() : std::string_view(it->value);
}

bool canSay(const model::Category& category, std::string_view name) {
  return name == kSource || name == kStatedArea || std::any_of(category.fields.begin(), category.fields.end(), [&](const auto& f) { return isAsked(f.type) && f.name == name; });
}

}  // namespace jw::dispatch
