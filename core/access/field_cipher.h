// Sensitive columns at rest: authenticated encryption of single values, and blind indexes for exact search (spec 06,
// 11).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/access/store_key.h"
#include "core/base/ids.h"

namespace jw::access {

/// Immutable; any thread. XChaCha20-Poly1305 (libsodium, IETF construction) with a random nonce for each value.
/// A sealed value is bound to its place (table, column, row) and key: moved elsewhere it does not open.
/// Layout: 1 version byte, 4 key id (big-endian), 24 nonce, ciphertext, 16 tag. Its size tells the length of the text.
class FieldCipher {
 public:
  static constexpr std::size_t kOverhead = 1 + 4 + 24 + 16;

  explicit FieldCipher(const StoreKey& key);

  /// `table` and `column` are names of the schema, without '|'.
  std::string seal(std::string_view table, std::string_view column, const Uuid& row, std::string_view plain) const;
  /// Throws Error(store) if the value was sealed with another key, was changed, or belongs to another place.
  std::string open(std::string_view table, std::string_view column, const Uuid& row, std::string_view sealed) const;

  using Blind = std::array<std::uint8_t, 16>;
  /// Keyed BLAKE2b-128 of column and text: equal texts of a column have equal values, which tell nothing else about
  /// them to whoever has no key. The text is normalised by the caller (normalisePhone, normaliseCitizenId).
  /// `column` names the table too ("person.phone") where columns must not be matched with each other.
  Blind blindIndex(std::string_view column, std::string_view normalised) const;

  std::uint32_t keyId() const { return m_keyId; }
  /// The key that a sealed value needs; nothing if it is no sealed value.
  static std::optional<std::uint32_t> keyIdOf(std::string_view sealed);

 private:
  Secret m_encryption, m_blind;
  std::uint32_t m_keyId;
};

}  // namespace jw::access
