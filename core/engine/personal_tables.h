// Tables of the registry with personal data, as they leave for a purpose and can be taken in again.
#pragma once
#include <string>

#include "core/access/field_cipher.h"
#include "core/access/masking.h"
#include "core/engine/personal_export.h"
#include "core/model/record_kind.h"

namespace jw::engine {

/// One table: households with their dwellings, or volunteers, below an area. What the purpose, the role or the person's age do not open is
/// masked, and so of children their sex and paper left out; landlords, and telephones of residents who are volunteers, stay in.
struct PersonalTable {
  model::RecordKind subject = model::RecordKind::household;  ///< or volunteer
  model::AreaPath area;                                      ///< inside the actor's scope
  std::string purpose;
};
/// Whether there is such a table, and the role and the purpose open the names in it.
bool mayTakeTable(const model::Actor& actor, model::RecordKind subject, const std::string& purpose, const access::Purposes& purposes);
std::uint64_t countTable(store::Connection& c, const PersonalTable& table);
/// Its columns are those of registry::importColumns, then the mark, which givePersonal fills in. A reading connection. Throws Error(store).
PersonalSheet readTable(store::Connection& c, const PersonalTable& table, const model::Actor& actor, const model::Attributes& attributes, const access::FieldCipher& cipher,
                        const access::Purposes& purposes, Instant now);

}  // namespace jw::engine
