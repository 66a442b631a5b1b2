// The keys of one store: a random master key and what is derived from it. Wiped from memory when they go.
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace jw::access {

/// Bytes that are set to zero when their owner dies. Moves, never copies.
class Secret {
 public:
  static constexpr std::size_t kSize = 32;
  Secret() = default;
  explicit Secret(std::span<const std::uint8_t, kSize> bytes);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();
  std::uint8_t* data() { return m_bytes.data(); }
  const std::uint8_t* data() const { return m_bytes.data(); }
  /// In constant time.
  friend bool operator==(const Secret& a, const Secret& b);

 private:
  std::array<std::uint8_t, kSize> m_bytes{};
};

/// Immutable; any thread.
class StoreKey {
 public:
  /// From the system's generator. Throws Error(internal) if the crypto library cannot start.
  static StoreKey random();
  explicit StoreKey(Secret master);

  const Secret& master() const { return m_master; }
  /// Names the key without telling anything about it; stored with every sealed value.
  std::uint32_t id() const { return m_id; }
  enum class Use : std::uint8_t { encryption = 1, blindIndex = 2 };
  /// An independent key for one use (libsodium crypto_kdf, BLAKE2b).
  Secret derive(Use use) const;

 private:
  Secret m_master;
  std::uint32_t m_id = 0;
};

}  // namespace jw::access
