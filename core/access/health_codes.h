// Disability type and grade (codes of data/codes/registry.toml) as one sealed value: the column people.health.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/access/field_cipher.h"
#include "core/model/attribute.h"

namespace jw::access {

/// "" (stored as NULL) if neither is recorded. "None" is recorded and sealed like any other answer, so that a value's being
/// there tells only that somebody asked.
std::string sealHealth(const FieldCipher& cipher, const Uuid& person, const model::PersonCodes& codes);

/// Sets both codes; an empty value sets them to "not recorded". Throws Error(store) as FieldCipher::open does.
void openHealth(const FieldCipher& cipher, const Uuid& person, std::string_view sealed, model::PersonCodes& codes);

}  // namespace jw::access
