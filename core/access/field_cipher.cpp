#include "core/access/field_cipher.h"

#include <sodium.h>

#include <cstdio>

#include "core/base/error.h"

namespace jw::access {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHead = 1 + 4 + kNonce;
static_assert(kHead + kTag == FieldCipher::kOverhead);
static_assert(Secret::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const std::uint8_t* bytes(std::string_view s) {
  return reinterpret_cast<const std::uint8_t*>(s.data());
}
std::uint8_t* bytes(std::string& s) {
  return reinterpret_cast<std::uint8_t*>(s.data());
}

void appendKeyId(std::string& out, std::uint32_t id) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(id >> shift & 0xFF);
}

// table|column|row|key id: names hold no '|' and the rest has a fixed length, so no two places have the same text.
std::string placeOf(std::string_view table, std::string_view column, const Uuid& row, std::uint32_t keyId) {
  if (table.find('|') != std::string_view::npos || column.find('|') != std::string_view::npos)
    throw Error(ErrorCode::internal, "a table or column name with '|'");
  std::string place;
  place.reserve(table.size() + column.size() + Uuid::size() + 7);
  place.append(table).append(1, '|').append(column).append(1, '|');
  place.append(reinterpret_cast<const char*>(row.data()), Uuid::size()).append(1, '|');
  appendKeyId(place, keyId);
  return place;
}

std::string describe(std::string_view table, std::string_view column, const Uuid& row) {
  return std::string(table) + "." + std::string(column) + " of " + row.text();
}

std::string hex(std::uint32_t id) {
  char text[9];
  std::snprintf(text, sizeof(text), "%08x", static_cast<unsigned>(id));
  return text;
}

}  // namespace

FieldCipher::FieldCipher(const StoreKey& key)
    : m_encryption(key.derive(StoreKey::Use::encryption)),
      m_blind(key.derive(StoreKey::Use::blindIndex)),
      m_keyId(key.id()) {}

std::string FieldCipher::seal(std::string_view table, std::string_view column, const Uuid& row,
                              std::string_view plain) const {
  const std::string place = placeOf(table, column, row, m_keyId);
  std::string sealed(1, kVersion);
  sealed.reserve(kOverhead + plain.size());
  appendKeyId(sealed, m_keyId);
  sealed.resize(kOverhead + plain.size());
  // Straight from the system: a buffered generator would give a forked child the nonces of its parent.
  std::uint8_t* nonce = bytes(sealed) + 1 + 4;
  randombytes_buf(nonce, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + kHead, nullptr, bytes(plain), plain.size(), bytes(place),
                                             place.size(), nullptr, nonce, m_encryption.data());
  return sealed;
}

std::string FieldCipher::open(std::string_view table, std::string_view column, const Uuid& row,
                              std::string_view sealed) const {
  const auto id = keyIdOf(sealed);
  if (!id) throw Error(ErrorCode::store, describe(table, column, row) + " is not a sealed value");
  if (*id != m_keyId)
    throw Error(ErrorCode::store, describe(table, column, row) + " needs key " + hex(*id) +
                                      ", but the key of this store is " + hex(m_keyId));
  const std::string place = placeOf(table, column, row, m_keyId);
  std::string plain(sealed.size() - kOverhead, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), nullptr, nullptr, bytes(sealed) + kHead,
                                                 sealed.size() - kHead, bytes(place), place.size(),
                                                 bytes(sealed) + 1 + 4, m_encryption.data()) != 0)
    throw Error(ErrorCode::store, describe(table, column, row) + " was changed or belongs to another place");
  return plain;
}

FieldCipher::Blind FieldCipher::blindIndex(std::string_view column, std::string_view normalised) const {
  if (column.find('|') != std::string_view::npos) throw Error(ErrorCode::internal, "a column name with '|'");
  Blind blind;
  crypto_generichash_state state;
  crypto_generichash_init(&state, m_blind.data(), Secret::kSize, blind.size());
  crypto_generichash_update(&state, bytes(column), column.size());
  crypto_generichash_update(&state, bytes("|"), 1);
  crypto_generichash_update(&state, bytes(normalised), normalised.size());
  crypto_generichash_final(&state, blind.data(), blind.size());
  return blind;
}

std::optional<std::uint32_t> FieldCipher::keyIdOf(std::string_view sealed) {
  if (sealed.size() < kOverhead || sealed[0] != kVersion) return std::nullopt;
  std::uint32_t id = 0;
  for (std::size_t i = 1; i <= 4; ++i) id = id << 8 | static_cast<std::uint8_t>(sealed[i]);
  return id;
}

}  // namespace jw::access
