// Finds which of many texts a given text begins with.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jw::dispatch {

/// Filled by add(), then sealed; after that any thread may ask.
class PrefixTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The number of the text, from 0; the same for the same text.
  std::uint32_t add(std::string_view text);
  void seal();
  /// The number of exactly this text.
  std::uint32_t find(std::string_view text) const { return lookUp(hash(kSeed, text), text); }
  /// found(number) for each text that `whole` begins with, the shortest first.
  template <class Found>
  void prefixesOf(std::string_view whole, Found found) const {
    std::uint64_t h = kSeed;
    std::size_t done = 0;
    for (const std::size_t length : m_lengths) {
      if (length > whole.size()) return;
      h = hash(h, whole.substr(done, length - done));
      done = length;
      if (const auto n = lookUp(h, whole.substr(0, length)); n != kNone) found(n);
    }
  }
  std::size_t size() const { return m_texts.size(); }

 private:
  // FNV-1a: a prefix's hash is a step on the way to the whole text's.
  static constexpr std::uint64_t kSeed = 0xCBF29CE484222325ULL;
  static std::uint64_t hash(std::uint64_t h, std::string_view s) {
    for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return h;
  }
  std::uint32_t lookUp(std::uint64_t h, std::string_view text) const {
    if (m_slots.empty()) return kNone;
    for (std::size_t i = place(h);; i = (i + 1) & (m_slots.size() - 1)) {
      const Slot& s = m_slots[i];
      if (s.number == kNone) return kNone;
      if (s.hash == h && m_texts[s.number] == text) return s.number;
    }
  }
  std::size_t place(std::uint64_t h) const { return static_cast<std::size_t>(h ^ (h >> 29)) & (m_slots.size() - 1); }
  void insert(std::uint64_t h, std::uint32_t number);

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = kNone;
  };
  std::vector<std::string> m_texts;
  std::vector<Slot> m_slots;  ///< a power of two, at most half full
  std::vector<std::size_t> m_lengths;
};

}  // namespace jw::dispatch
