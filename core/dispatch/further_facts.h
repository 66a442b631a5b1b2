// What a report says beside its fixed fields, as rules may ask for it.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "core/model/category.h"
#include "core/model/rule.h"

namespace jw::dispatch {

/// The field of an event item that names whom a component belongs to (权属单位, the term of GB/T 30428.2); what is said there is what the
/// rules' condition on the owner is held against.
inline constexpr std::string_view kOwnerField = "权属单位";

/// "source", "stated_area", and under its name what was answered in each field of the event item that is no person and no place
/// (model::valuesJson). Empty ones are left out. Throws Error(input) for what is no such text.
std::vector<model::Attribute> furtherFacts(std::string_view source, std::string_view statedArea, std::string_view fields);
/// "": nobody has said.
std::string_view ownerIn(std::span<const model::Attribute> facts);
/// Whether a report of that event item can say something under this name.
bool canSay(const model::Category& category, std::string_view name);

}  // namespace jw::dispatch
