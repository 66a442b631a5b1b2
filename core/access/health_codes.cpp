#include "core/access/health_codes.h"

#include "core/base/error.h"

namespace jw::access {

using model::PersonColumn;

std::string sealHealth(const FieldCipher& cipher, const Uuid& person, const model::PersonCodes& codes) {
  const std::uint8_t type = codes[PersonColumn::disabilityType], grade = codes[PersonColumn::disabilityGrade];
  if (type == 0 && grade == 0) return {};
  return cipher.seal("people", "health", person, std::string{static_cast<char>(type), static_cast<char>(grade)});
}

void openHealth(const FieldCipher& cipher, const Uuid& person, std::string_view sealed, model::PersonCodes& codes) {
  const std::string plain = sealed.empty() ? std::string(2, '\0') : cipher.open("people", "health", person, sealed);
  if (plain.size() != 2) throw Error(ErrorCode::store, "people.health: a sealed value of another shape");
  codes[PersonColumn::disabilityType] = static_cast<std::uint8_t>(plain[0]);
  codes[PersonColumn::disabilityGrade] = static_cast<std::uint8_t>(plain[1]);
}

}  // namespace jw::access
