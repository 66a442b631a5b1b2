#include "core/access/audit_chain.h"

#include <sodium.h>

namespace jw::access {
namespace {

using model::AuditEntry;
using model::AuditHash;
using model::AuditHead;

class Hasher {
 public:
  explicit Hasher(std::string_view domain) {
    crypto_generichash_init(&m_state, nullptr, 0, sizeof(AuditHash));
    text(domain);
  }
  void number(std::uint64_t n) {
    std::array<std::uint8_t, 8> b;
    for (std::size_t i = 0; i < 8; ++i) b[i] = static_cast<std::uint8_t>(n >> (56 - 8 * i));
    bytes(b.data(), b.size());
  }
  // The length in front keeps "ab"+"c" apart from "a"+"bc".
  void text(std::string_view s) {
    number(s.size());
    bytes(reinterpret_cast<const std::uint8_t*>(s.data()), s.size());
  }
  void bytes(const std::uint8_t* data, std::size_t size) { crypto_generichash_update(&m_state, data, size); }
  AuditHash done() {
    AuditHash h;
    crypto_generichash_final(&m_state, h.data(), h.size());
    return h;
  }

 private:
  crypto_generichash_state m_state;
};

}  // namespace

AuditHead auditGenesis(const Uuid& store) {
  Hasher h("jingwei audit genesis 1");
  h.bytes(store.data(), store.size());
  return {0, h.done()};
}

AuditHash auditHash(const AuditEntry& e) {
  Hasher h("jingwei audit entry 1");
  h.number(static_cast<std::uint64_t>(e.seq));
  h.number(static_cast<std::uint64_t>(toMillis(e.at)));
  h.bytes(e.user.uuid.data(), e.user.uuid.size());
  h.number(static_cast<std::uint64_t>(e.role));
  for (const std::string* s : {&e.actor, &e.action, &e.object, &e.purpose, &e.detail}) h.text(*s);
  h.bytes(e.prevHash.data(), e.prevHash.size());
  return h.done();
}

void appendTo(AuditHead& head, AuditEntry& entry) {
  entry.seq = head.seq + 1;
  entry.prevHash = head.hash;
  entry.hash = auditHash(entry);
  head = {entry.seq, entry.hash};
}

std::optional<std::int64_t> firstBroken(AuditHead& head, std::span<const AuditEntry> entries) {
  for (const AuditEntry& e : entries) {
    if (e.seq != head.seq + 1 || e.prevHash != head.hash || e.hash != auditHash(e)) return head.seq + 1;
    head = {e.seq, e.hash};
  }
  return std::nullopt;
}

std::string hexOf(const AuditHash& hash) {
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

}  // namespace jw::access
