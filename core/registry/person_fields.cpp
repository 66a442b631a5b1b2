#include "core/registry/person_fields.h"

#include <algorithm>

#include "core/access/health_codes.h"
#include "core/base/half_width.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/registry/citizen_id.h"

namespace jw::registry {
namespace {

using model::PersonColumn;
using model::RegistryFault;
using model::RegistryRefusal;
using store::RowImage;

constexpr std::size_t kLongestName = 100;

RegistryRefusal bad(std::string field, std::string detail, std::vector<std::string> values = {}) { return {RegistryFault::badValue, std::move(field), std::move(detail), {}, std::move(values)}; }

const char* faultText(IdFault fault) {
  switch (fault) {
    case IdFault::length:
      return "not 18 characters";
    case IdFault::character:
      return "holds something else than digits";
    case IdFault::region:
      return "begins with no province";
    case IdFault::date:
      return "holds no possible day of birth";
    case IdFault::check:
      return "the check character does not fit";
    case IdFault::none:
      break;
  }
  return "";
}

std::string paperNumber(std::string_view value) {
  std::string number = text::withoutBlanks(text::halfWidth(value));
  std::transform(number.begin(), number.end(), number.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return number;
}

RowImage orNull(std::string hex) { return hex.empty() ? RowImage() : RowImage(std::move(hex)); }

}  // namespace

std::optional<RegistryRefusal> checkCode(const model::CodedAttribute& attribute, std::uint8_t code) {
  if (code == 0 || attribute.find(code)) return std::nullopt;
  return bad(attribute.column, "the table has no code %1", {std::to_string(code)});
}

std::optional<RegistryRefusal> checkText(std::string_view field, std::string_view value, std::size_t longest, bool required) {
  if (!text::isUtf8(value)) return bad(std::string(field), "not UTF-8");
  if (value.find('\0') != std::string_view::npos) return bad(std::string(field), "holds a NUL");
  if (text::length(value) > longest) return bad(std::string(field), "longer than %1 characters", {std::to_string(longest)});
  if (required && text::trim(value).empty()) return RegistryRefusal{RegistryFault::missing, std::string(field), "must not be blank", {}};
  return std::nullopt;
}

std::string opened(const Tools& tools, const char* table, const char* column, const store::RegistryRow& row) {
  const std::string value = row.blob(column);
  return value.empty() ? std::string() : tools.cipher.open(table, column, row.id, value);
}

RowImage sealed(const Tools& tools, const char* table, const char* column, const Uuid& id, std::string_view value) {
  return value.empty() ? RowImage() : RowImage(text::toHex(tools.cipher.seal(table, column, id, value)));
}

std::string blindIndex(const Tools& tools, std::string_view column, std::string_view value) {
  if (value.empty()) return {};
  const auto blind = tools.cipher.blindIndex(column, value);
  return {blind.begin(), blind.end()};
}

RowImage newPersonColumns() {
  RowImage image = {{"name", ""}, {"initials", ""}, {"birth_day", 0}, {"citizen_id", nullptr}, {"citizen_id_index", nullptr}, {"phone", nullptr}, {"phone_index", nullptr}, {"health", nullptr}, {"merged_into", nullptr}};
  for (const auto column : model::columnNames(model::Subject::person).first(model::kPlainPersonColumns)) image[std::string(column)] = 0;
  return image;
}

std::variant<RowImage, RegistryRefusal> personColumns(const Tools& tools, const Uuid& id, const store::RegistryRow* old, const model::PersonPatch& patch, std::int32_t today) {
  RowImage out = RowImage::object();
  if (patch.name || !old) {
    const std::string name = patch.name.value_or("");
    if (auto fault = checkText("name", name, kLongestName, true)) return *fault;
    out["name"] = name;
    out["initials"] = tools.pinyin.initials(name);
  }
  model::PersonCodes health;
  if (old) access::openHealth(tools.cipher, id, old->blob("health"), health);
  const auto healthBefore = health;
  for (const auto& [column, code] : patch.codes) {
    const auto& attribute = tools.attributes.at(column);
    if (auto fault = checkCode(attribute, code)) return *fault;
    if (attribute.storage == model::CodedAttribute::Storage::sealed)
      health[column] = code;
    else
      out[attribute.column] = code;
  }
  if (health != healthBefore) out["health"] = orNull(text::toHex(access::sealHealth(tools.cipher, id, health)));
  if (patch.aggregate) {
    // They have no slot among the codes; their tables are found by name.
    for (const auto& [key, code] : {std::pair("person.ethnic_group", patch.aggregate->ethnicGroup), std::pair("person.political_affiliation", patch.aggregate->politicalAffiliation)})
      if (auto fault = checkCode(*tools.attributes.find(key), code)) return *fault;
  }
  if (patch.phone) {
    const std::string phone = normalisePhone(*patch.phone);
    if (!text::trim(*patch.phone).empty() && (phone.size() < 5 || phone.size() > 20)) return bad("phone", "5 to 20 digits are wanted");
    out["phone"] = sealed(tools, "people", "phone", id, phone);
    out["phone_index"] = orNull(text::toHex(blindIndex(tools, "people.phone", phone)));
  }
  if (patch.birthDay) {
    if (*patch.birthDay > today || *patch.birthDay < today - kOldestDays) return bad("birth_day", "not a day in the last 130 years");
    out["birth_day"] = *patch.birthDay;
  }
  const auto valueOf = [&](const char* column) { return out.contains(column) ? out.at(column).get<std::int64_t>() : old ? old->number(column) : 0; };
  const auto paper = valueOf("paper");
  const bool paperChanged = out.contains("paper") && old && old->number("paper") != paper;
  if (patch.citizenId || paperChanged) {
    const std::string written = patch.citizenId ? *patch.citizenId : opened(tools, "people", "citizen_id", *old);
    const bool citizen = paper <= 1;
    const std::string number = citizen ? normaliseCitizenId(written) : paperNumber(written);
    if (citizen && !number.empty()) {
      if (const auto fault = checkCitizenId(number, today); fault != IdFault::none) return bad("citizen_id", faultText(fault));
      if (!old && paper == 0) out["paper"] = 1;
    } else if (!number.empty() && (number.size() < 4 || number.size() > 30 || !text::isUtf8(number))) {
      return bad("citizen_id", "4 to 30 characters are wanted");
    }
    out["citizen_id"] = sealed(tools, "people", "citizen_id", id, number);
    out["citizen_id_index"] = orNull(text::toHex(blindIndex(tools, "people.citizen_id", number)));
  }
  // What the number says of birth and sex holds whenever one of the three is changed.
  const bool touches = out.contains("citizen_id") || out.contains("birth_day") || out.contains("sex");
  if (touches && valueOf("paper") <= 1) {
    const std::string number = !out.contains("citizen_id") ? (old ? opened(tools, "people", "citizen_id", *old) : std::string())
                               : patch.citizenId           ? normaliseCitizenId(*patch.citizenId)
                                                           : opened(tools, "people", "citizen_id", *old);
    if (!number.empty()) {
      if (out.contains("birth_day") && out["birth_day"] != birthDayOf(number)) return bad("birth_day", "does not agree with the citizen ID");
      const auto sex = static_cast<int>(sexOf(number));
      if (out.contains("sex") && out["sex"] != 0 && out["sex"] != sex) return bad("sex", "does not agree with the citizen ID");
      out["birth_day"] = birthDayOf(number);
      out["sex"] = sex;
    }
  }
  if (!old && !out.contains("birth_day")) return RegistryRefusal{RegistryFault::missing, "birth_day", "a day of birth or a citizen ID is wanted", {}};
  return out;
}

}  // namespace jw::registry
