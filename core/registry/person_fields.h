// The fields of a person as they come from a form or a file: checked, in one spelling, sealed.
#pragma once
#include <optional>

#include "core/access/field_cipher.h"
#include "core/model/registry_commands.h"
#include "core/registry/pinyin.h"
#include "core/store/registry_rows.h"

namespace jw::registry {

/// What the registry's rows are made with. The pinyin remembers, so all of it belongs to one thread.
struct Tools {
  const access::FieldCipher& cipher;
  const model::Attributes& attributes;
  Pinyin& pinyin;
};

/// A row's columns that the patch sets, or the first field that is wrong. `old`: the row before; null for a new one, which
/// must have a name and a birth day (from the citizen ID where there is one). Birth and sex of a citizen ID override
/// nothing silently: what is said beside it must agree. `today`: days since 1970-01-01.
std::variant<store::RowImage, model::RegistryRefusal> personColumns(const Tools& tools, const Uuid& id, const store::RegistryRow* old, const model::PersonPatch& patch, std::int32_t today);

/// Every column of a new person but those that the patch sets.
store::RowImage newPersonColumns();

/// A code of the table, or 0.
std::optional<model::RegistryRefusal> checkCode(const model::CodedAttribute& attribute, std::uint8_t code);
/// UTF-8 without NUL, at most `longest` characters; `required`: not blank.
std::optional<model::RegistryRefusal> checkText(std::string_view field, std::string_view value, std::size_t longest, bool required);

/// The value of a protected column in clear; "" if there is none. Throws Error(store).
std::string opened(const Tools& tools, const char* table, const char* column, const store::RegistryRow& row);
/// Sealed for an image; JSON null for "".
store::RowImage sealed(const Tools& tools, const char* table, const char* column, const Uuid& id, std::string_view value);
/// The blind index for an image or for a search: `column` "people.citizen_id" or "people.phone", the value normalised.
std::string blindIndex(const Tools& tools, std::string_view column, std::string_view value);

}  // namespace jw::registry
