// Keys of rows: UUID version 7 (RFC 9562), so that keys made on any workstation are unique and sort by time.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace jw {

/// 16 bytes in network order. The nil UUID (all zero) means "none".
class Uuid {
 public:
  constexpr Uuid() = default;
  /// A fresh version 7 UUID: 48 bits of Unix milliseconds, a per-thread counter, and random bits. Any thread.
  static Uuid make(std::int64_t unixMilliseconds);
  /// A version 8 UUID that is a function of the text alone (BLAKE2b-128): for seeds and shipped data.
  static Uuid named(std::string_view text);
  /// From the 36-character form; nothing if it is not one.
  static std::optional<Uuid> parse(std::string_view text);
  static Uuid fromBytes(const void* bytes) {
    Uuid u;
    std::memcpy(u.m_bytes.data(), bytes, 16);
    return u;
  }
  std::string text() const;
  const std::uint8_t* data() const { return m_bytes.data(); }
  static constexpr std::size_t size() { return 16; }
  bool isNil() const { return *this == Uuid(); }
  explicit operator bool() const { return !isNil(); }
  friend auto operator<=>(const Uuid&, const Uuid&) = default;

 private:
  std::array<std::uint8_t, 16> m_bytes{};
};

/// A Uuid that knows what it names, so that a case cannot be passed for an area.
template <class Tag>
struct Id {
  Uuid uuid;
  explicit operator bool() const { return !uuid.isNil(); }
  std::string text() const { return uuid.text(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using AreaId = Id<struct AreaTag>;
using BuildingId = Id<struct BuildingTag>;
using CaseId = Id<struct CaseTag>;
using CategoryId = Id<struct CategoryTag>;
using DepartmentId = Id<struct DepartmentTag>;
using StaffId = Id<struct StaffTag>;
using RuleId = Id<struct RuleTag>;
using UserId = Id<struct UserTag>;

}  // namespace jw

template <>
struct std::hash<jw::Uuid> {
  std::size_t operator()(const jw::Uuid& u) const noexcept {
    std::uint64_t a, b;
    std::memcpy(&a, u.data(), 8);
    std::memcpy(&b, u.data() + 8, 8);
    return static_cast<std::size_t>((a * 0x9E3779B97F4A7C15ULL) ^ b);
  }
};
template <class Tag>
struct std::hash<jw::Id<Tag>> {
  std::size_t operator()(const jw::Id<Tag>& id) const noexcept { return std::hash<jw::Uuid>()(id.uuid); }
};
