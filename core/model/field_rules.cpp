#include "core/model/field_rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::model {
namespace {

using Type = CustomField::Type;

bool isWords(const std::string& s, std::size_t longest) { return !text::trim(s).empty() && text::isUtf8(s) && s.find('\0') == std::string::npos && text::length(s) <= longest; }

bool isKey(const std::string& s) {
  return !s.empty() && s.size() <= 32 && std::all_of(s.begin(), s.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

template <class Values, class Of>
bool areDifferent(const Values& values, const Of& of) {
  for (auto a = values.begin(); a != values.end(); ++a)
    for (auto b = values.begin(); b != a; ++b)
      if (of(*a) == of(*b)) return false;
  return true;
}

bool isNumber(const std::string& s) {
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc() && end == s.data() + s.size() && std::isfinite(value);
}

bool isDay(const std::string& s) {
  int parts[3] = {};
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  for (int i = 0; i < 3; ++i) {
    const char *from = s.data() + (i == 0 ? 0 : i == 1 ? 5 : 8), *to = s.data() + (i == 0 ? 4 : i == 1 ? 7 : 10);
    if (const auto r = std::from_chars(from, to, parts[i]); r.ec != std::errc() || r.ptr != to) return false;
  }
  if (parts[0] < 1900 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) return false;
  const LocalTime there = dateOf(daysOf(parts[0], parts[1], parts[2]));
  return there.month == parts[1] && there.day == parts[2];
}

std::size_t longestOf(Type type) {
  switch (type) {
    case Type::text: return kLongestFieldText;
    case Type::place: return kLongestFieldPlace;
    default: return kLongestFieldName;
  }
}

}  // namespace

std::optional<std::string> definitionFault(const std::vector<CustomField>& fields) {
  if (fields.size() > kMostFields) return "more than " + std::to_string(kMostFields) + " fields";
  for (const auto& f : fields) {
    if (!isKey(f.key)) return "a key is letters, digits and _: " + f.key;
    if (!isWords(f.name, kLongestFieldName)) return f.key + ": no name";
    if (!f.nameEn.empty() && !isWords(f.nameEn, kLongestFieldName)) return f.key + ": its English name";
    if (f.type < Type::text || f.type > Type::place) return f.key + ": no type";
    if (f.type != Type::choice && !f.options.empty()) return f.key + ": options belong to a choice";
    if (f.type == Type::choice && (f.options.size() < 2 || f.options.size() > kMostOptions)) return f.key + ": a choice has 2 to " + std::to_string(kMostOptions) + " options";
    if (!std::all_of(f.options.begin(), f.options.end(), [](const auto& o) { return isWords(o, kLongestOption); })) return f.key + ": an option without words";
    if (!areDifferent(f.options, [](const auto& o) { return text::trim(o); })) return f.key + ": two options are the same";
  }
  if (!areDifferent(fields, [](const auto& f) { return f.key; })) return "two fields have one key";
  if (!areDifferent(fields, [](const auto& f) { return text::trim(f.name); })) return "two fields have one name";
  return std::nullopt;
}

std::optional<FieldFault> answerFault(const CustomField& field, const FieldValue& value) {
  if (isEmpty(value)) return std::nullopt;
  const auto bad = [&](const char* why) { return FieldFault{RefusalCode::badField, field.name + ": " + why}; };
  for (const std::string* s : {&value.text, &value.phone})
    if (!text::isUtf8(*s) || s->find('\0') != std::string::npos) return FieldFault{RefusalCode::badText, field.name + ": not UTF-8 text"};
  if (text::length(value.text) > longestOf(field.type) || text::length(value.phone) > kLongestFieldName) return FieldFault{RefusalCode::tooLong, field.name};
  if (!value.phone.empty() && field.type != Type::person) return bad("only a person has a telephone");
  if (value.point && field.type != Type::place) return bad("only a place has coordinates");
  if (value.point && (!std::isfinite(value.point->x) || !std::isfinite(value.point->y) || std::abs(value.point->x) > 180 || std::abs(value.point->y) > 90)) return bad("not a longitude and latitude");
  if (field.type == Type::number && !isNumber(value.text)) return bad("not a number");
  if (field.type == Type::date && !isDay(value.text)) return bad("not a day (2026-05-01)");
  if (field.type == Type::choice && std::find(field.options.begin(), field.options.end(), value.text) == field.options.end()) return bad("not one of its options");
  return std::nullopt;
}

std::optional<FieldFault> settle(const std::vector<CustomField>& fields, std::vector<FieldValue>& values, bool mayMiss) {
  if (fields.empty() && values.empty()) return std::nullopt;
  std::vector<FieldValue> out;
  for (const auto& f : fields) {
    const auto at = std::find_if(values.begin(), values.end(), [&](const FieldValue& v) { return !v.key.empty() ? v.key == f.key : v.name == f.name; });
    FieldValue v = at == values.end() ? FieldValue{} : std::move(*at);
    if (at != values.end()) values.erase(at);
    v.key = f.key;
    v.name = f.name;
    v.nameEn = f.nameEn;
    v.type = f.type;
    v.text = text::trim(f.type == Type::number || f.type == Type::date ? text::halfWidth(v.text) : v.text);
    v.phone = text::trim(v.phone);
    if (auto fault = answerFault(f, v)) return fault;
    if (!isEmpty(v))
      out.push_back(std::move(v));
    else if (f.required && !mayMiss)
      return FieldFault{RefusalCode::missingField, f.name};
  }
  if (!values.empty()) return FieldFault{RefusalCode::badField, "the event item has no field " + (values[0].key.empty() ? values[0].name : values[0].key)};
  values = std::move(out);
  return std::nullopt;
}

}  // namespace jw::model
