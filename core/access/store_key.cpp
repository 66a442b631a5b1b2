#include "core/access/store_key.h"

#include <sodium.h>

#include <cstring>
#include <utility>

#include "core/base/error.h"

namespace jw::access {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "jwstore1";
constexpr std::uint64_t kIdSubkey = 100;
static_assert(Secret::kSize == crypto_kdf_KEYBYTES);

void startCrypto() {
  if (sodium_init() < 0) throw Error(ErrorCode::internal, "the crypto library cannot start");
}

}  // namespace

Secret::Secret(std::span<const std::uint8_t, kSize> bytes) {
  std::memcpy(m_bytes.data(), bytes.data(), kSize);
}
Secret::Secret(Secret&& other) noexcept : m_bytes(other.m_bytes) {
  sodium_memzero(other.m_bytes.data(), kSize);
}
Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    m_bytes = other.m_bytes;
    sodium_memzero(other.m_bytes.data(), kSize);
  }
  return *this;
}
Secret::~Secret() {
  sodium_memzero(m_bytes.data(), kSize);
}
bool operator==(const Secret& a, const Secret& b) {
  return sodium_memcmp(a.data(), b.data(), Secret::kSize) == 0;
}

StoreKey StoreKey::random() {
  startCrypto();
  Secret master;
  randombytes_buf(master.data(), Secret::kSize);
  return StoreKey(std::move(master));
}

StoreKey::StoreKey(Secret master) : m_master(std::move(master)) {
  startCrypto();
  std::array<std::uint8_t, crypto_kdf_BYTES_MIN> b;
  crypto_kdf_derive_from_key(b.data(), b.size(), kIdSubkey, kContext, m_master.data());
  for (std::size_t i = 0; i < 4; ++i) m_id = m_id << 8 | b[i];
}

Secret StoreKey::derive(Use use) const {
  Secret key;
  crypto_kdf_derive_from_key(key.data(), Secret::kSize, static_cast<std::uint64_t>(use), kContext, m_master.data());
  return key;
}

}  // namespace jw::access
