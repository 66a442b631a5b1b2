#include "core/model/custom_field.h"

#include <array>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "core/base/error.h"

namespace jw::model {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kTypes{"text", "number", "choice", "date", "person", "place"};

template <class Value>
void putIf(json& j, const char* key, const Value& value) {
  if (!(value == Value())) j[key] = value;
}

CustomField::Type typeAt(const json& j) {
  CustomField::Type type{};
  if (!parseFieldType(j.value("type", "text"), type)) throw Error(ErrorCode::input, "fields: there is no type " + j.value("type", ""));
  return type;
}

template <class Each>
auto read(std::string_view text, const Each& each) {
  std::vector<std::invoke_result_t<Each, const json&>> out;
  if (text.empty()) return out;
  try {
    const json all = json::parse(text);
    if (!all.is_array()) throw Error(ErrorCode::input, "fields: not a JSON array");
    for (const json& j : all) out.push_back(each(j));
  } catch (const json::exception& e) {
    throw Error(ErrorCode::input, std::string("fields: ") + e.what());
  }
  return out;
}

}  // namespace

std::string_view fieldTypeName(CustomField::Type type) { return kTypes[static_cast<std::size_t>(type) - 1]; }

bool parseFieldType(std::string_view name, CustomField::Type& out) {
  for (std::size_t i = 0; i < kTypes.size(); ++i)
    if (kTypes[i] == name) {
      out = static_cast<CustomField::Type>(i + 1);
      return true;
    }
  return false;
}

std::string fieldsJson(const std::vector<CustomField>& fields) {
  if (fields.empty()) return {};
  json all = json::array();
  for (const auto& f : fields) {
    json j{{"key", f.key}, {"name", f.name}, {"type", fieldTypeName(f.type)}};
    putIf(j, "name_en", f.nameEn);
    putIf(j, "required", f.required);
    putIf(j, "options", f.options);
    all.push_back(std::move(j));
  }
  return all.dump();
}

std::string valuesJson(const std::vector<FieldValue>& values) {
  if (values.empty()) return {};
  json all = json::array();
  for (const auto& v : values) {
    json j{{"key", v.key}, {"name", v.name}, {"type", fieldTypeName(v.type)}};
    putIf(j, "name_en", v.nameEn);
    putIf(j, "text", v.text);
    putIf(j, "phone", v.phone);
    if (v.point) j["lon"] = v.point->x, j["lat"] = v.point->y;
    all.push_back(std::move(j));
  }
  return all.dump();
}

std::vector<CustomField> readFields(std::string_view text) {
  return read(text, [](const json& j) {
    return CustomField{j.value("key", ""), j.value("name", ""), j.value("name_en", ""), typeAt(j), j.value("required", false), j.value("options", std::vector<std::string>())};
  });
}

std::vector<FieldValue> readValues(std::string_view text) {
  return read(text, [](const json& j) {
    FieldValue v{j.value("key", ""), j.value("name", ""), j.value("name_en", ""), typeAt(j), j.value("text", ""), j.value("phone", ""), {}};
    if (j.contains("lon")) v.point = Point{j.at("lon").get<double>(), j.at("lat").get<double>()};
    return v;
  });
}

}  // namespace jw::model
