// Responsible people of areas as the directory of staff names them: who takes a post there is appointed, with history.
#pragma once
#include "core/model/organisation.h"
#include "core/store/registry_rows.h"

namespace jw::store {

/// What a vacant post of the directory has for a name.
inline constexpr const char* kVacantPost = "空缺";

/// After the directory's entry `staff` was written: whoever held the post under this entry and is another one now, or the leader
/// of the same grid under another entry, is dismissed; the new one is appointed, both at op.at; a telephone that changed is
/// the same appointment's. Posts that are nobody's for an area (department workers, operators, those of the whole city) are
/// left alone. Writer, inside a transaction.
void appointFromStaff(Connection& w, const RegistryOp& op, const model::Staff& staff);

}  // namespace jw::store
