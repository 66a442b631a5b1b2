// A map between dense numbers that mostly run in step: which row holds a person, and which person a row holds.
#pragma once
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace jw::stats {

/// Keys are small numbers. A page of 64 keys whose values follow each other takes 8 bytes; up to eight that do not are kept
/// apart; with more of them the page takes 264. A key that was never set may give any value: who asks must check what he
/// finds. One thread.
class PagedMap {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  std::uint32_t operator[](std::uint32_t key) const {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) return kNone;
    const Page& p = m_pages[page];
    if (p.own < kOdd) return m_own[p.own][key & kMask];
    if (p.own != kOdd)
      if (const auto odd = m_odd.find(key); odd != m_odd.end()) return odd->second;
    return p.base == kNone ? kNone : p.base + (key & kMask);
  }

  void set(std::uint32_t key, std::uint32_t value) {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) m_pages.resize(page + 1);
    Page& p = m_pages[page];
    const std::uint32_t at = key & kMask;
    if (p.own < kOdd) {
      m_own[p.own][at] = value;
      return;
    }
    if (p.base == kNone && value >= at) p.base = value - at;
    const bool follows = p.base != kNone && p.base + at == value;
    if (const auto odd = m_odd.find(key); p.own != kOdd && odd != m_odd.end()) {
      odd->second = value;
    } else if (!follows) {
      m_odd.emplace(key, value);
      if (++p.own - kOdd > kMostOdd) makeOwn(p, key & ~kMask);
    }
  }
  std::size_t bytes() const { return m_pages.capacity() * sizeof(Page) + m_own.size() * sizeof(m_own[0]) + m_odd.size() * 24 + m_odd.bucket_count() * 8; }

 private:
  static constexpr std::uint32_t kShift = 6, kMask = 63, kMostOdd = 8;
  static constexpr std::uint32_t kOdd = 0xFFFFFF00U;  ///< from here on `own` counts the keys kept apart
  struct Page {
    std::uint32_t base = kNone, own = kOdd;
  };
  void makeOwn(Page& p, std::uint32_t first) {
    auto& own = m_own.emplace_back();
    for (std::uint32_t i = 0; i <= kMask; ++i) {
      const auto odd = m_odd.find(first + i);
      own[i] = odd != m_odd.end() ? odd->second : p.base == kNone ? kNone : p.base + i;
      if (odd != m_odd.end()) m_odd.erase(odd);
    }
    p.own = static_cast<std::uint32_t>(m_own.size() - 1);
  }
  std::vector<Page> m_pages;
  std::vector<std::array<std::uint32_t, 64>> m_own;
  std::unordered_map<std::uint32_t, std::uint32_t> m_odd;
};

}  // namespace jw::stats
