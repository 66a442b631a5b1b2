// What is right about the fields of an event item, and about what a report says in them (spec 02). Pure; any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/model/custom_field.h"
#include "core/model/refusal.h"

namespace jw::model {

/// Lengths in code points.
constexpr std::size_t kMostFields = 30, kMostOptions = 100, kLongestFieldName = 100, kLongestFieldText = 2'000, kLongestFieldPlace = 500, kLongestOption = 100;

struct FieldFault {
  RefusalCode code;
  std::string detail;  ///< English; names the field
};

/// The first thing that is wrong with the definitions, in English; what must not be asked for is access::FieldNames' to say.
std::optional<std::string> definitionFault(const std::vector<CustomField>& fields);

/// Why this cannot be the answer to the field; nothing: it can. An empty answer is one to every field.
std::optional<FieldFault> answerFault(const CustomField& field, const FieldValue& value);
inline bool isEmpty(const FieldValue& v) { return v.text.empty() && v.phone.empty() && !v.point; }

/// Puts what was said into the order of the fields, under their names and trimmed, half-width numbers and days; empty answers
/// go. A value is found by the key or the name of its field. The first fault, if any: of a value without a field, a wrong
/// one, or one that is missing though required, unless `mayMiss` (files of elsewhere do not know our fields).
std::optional<FieldFault> settle(const std::vector<CustomField>& fields, std::vector<FieldValue>& values, bool mayMiss);

}  // namespace jw::model
