// Fields that an administrator adds to an event item 自定义字段 (spec 02), and what a report says in them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/geometry.h"

namespace jw::model {

/// A question that a report of this event item answers.
struct CustomField {
  enum class Type : std::uint8_t { text = 1, number, choice, date, person, place };
  std::string key;           ///< names it within its item for files and other programs; never changes
  std::string name, nameEn;  ///< nameEn empty: the name
  Type type = Type::text;
  bool required = false;
  std::vector<std::string> options = {};  ///< of a choice
  friend bool operator==(const CustomField&, const CustomField&) = default;
};
std::string_view fieldTypeName(CustomField::Type type);  // "text" …
bool parseFieldType(std::string_view name, CustomField::Type& out);

/// What was said in a field, with the name under which it was asked: it can be read whatever becomes of the field.
struct FieldValue {
  std::string key, name = {}, nameEn = {};
  CustomField::Type type = CustomField::Type::text;
  std::string text = {};   ///< the words, the number, the option, the day (2026-05-01), the person's name, the place in words
  std::string phone = {};  ///< of a person
  std::optional<Point> point = {};  ///< of a place; EPSG:4490
  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

/// Arrays in JSON, as the store keeps them; "" for none.
std::string fieldsJson(const std::vector<CustomField>& fields);
std::string valuesJson(const std::vector<FieldValue>& values);
/// Throw Error(input) for what is not such a text; "" is none.
std::vector<CustomField> readFields(std::string_view json);
std::vector<FieldValue> readValues(std::string_view json);

}  // namespace jw::model
