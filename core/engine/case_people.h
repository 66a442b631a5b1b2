// The case page: everything about a case, with the people in it masked, and their showing for a purpose.
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "core/access/field_cipher.h"
#include "core/access/masking.h"
#include "core/engine/engine.h"
#include "core/engine/working_set.h"
#include "core/store/case_gateway.h"

namespace jw::engine {

/// Immutable; any thread.
class CasePeopleDesk {
 public:
  CasePeopleDesk(std::shared_ptr<const access::FieldCipher> cipher, access::Purposes purposes) : m_cipher(std::move(cipher)), m_purposes(std::move(purposes)) {}
  const access::Purposes& purposes() const { return m_purposes; }
  /// Nothing if the case is not there or out of scope. Personal fields are masked for everybody.
  std::optional<model::CaseDetails> details(store::Connection& c, const model::Actor& actor, CaseId id, const AreaTree& areas) const;
  /// On the engine thread, inside a transaction: judges, writes the audit entry (of a refusal too), then opens the fields.
  std::variant<Engine::CasePeople, Refused> reveal(WorkingSet& set, const model::Actor& actor, CaseId id, std::string_view purpose) const;

 private:
  Engine::CasePeople open(store::Connection& c, std::int64_t caseRow, const Uuid& id, const store::CaseFields& fields) const;
  std::shared_ptr<const access::FieldCipher> m_cipher;
  access::Purposes m_purposes;
};

}  // namespace jw::engine
