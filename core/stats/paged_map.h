// A map between dense numbers that mostly run in step: which row holds a person, and which person a row holds.
#pragma once
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace jw::stats {

/// Keys are small numbers. A page of 64 keys whose values follow each other takes 8 bytes; up to seven that do not are kept
/// beside it in 36 more; with more of them the page takes 264. A key that was never set may give any value: who asks must
/// check what he finds. One thread.
class PagedMap {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  std::uint32_t operator[](std::uint32_t key) const {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) return kNone;
    const Page& p = m_pages[page];
    const std::uint32_t at = key & kMask;
    if (p.more == kNothing) return p.base == kNone ? kNone : p.base + at;
    if ((p.more & kOwn) != 0) return m_own[p.more & ~kOwn][at];
    const Few& few = m_few[p.more];
    for (std::uint32_t i = 0; i < few.count; ++i)
      if (few.at[i] == at) return few.values[i];
    return p.base == kNone ? kNone : p.base + at;
  }

  void prefetch(std::uint32_t key) const { __builtin_prefetch(m_pages.data() + (key >> kShift)); }

  void set(std::uint32_t key, std::uint32_t value) {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) m_pages.resize(page + 1);
    Page& p = m_pages[page];
    const std::uint32_t at = key & kMask;
    if (p.more != kNothing) {
      if ((p.more & kOwn) != 0) {
        m_own[p.more & ~kOwn][at] = value;
        return;
      }
      Few& few = m_few[p.more];
      for (std::uint32_t i = 0; i < few.count; ++i)
        if (few.at[i] == at) {
          few.values[i] = value;
          return;
        }
    }
    if (p.base == kNone && value >= at) p.base = value - at;
    if (p.base != kNone && p.base + at == value) return;
    if (p.more == kNothing) p.more = newFew();
    Few& few = m_few[p.more];
    if (few.count == kMostOdd) {
      makeOwn(p);
      m_own[p.more & ~kOwn][at] = value;
      return;
    }
    few.at[few.count] = static_cast<std::uint8_t>(at);
    few.values[few.count++] = value;
  }
  std::size_t bytes() const { return m_pages.capacity() * sizeof(Page) + m_own.capacity() * sizeof(m_own[0]) + m_few.capacity() * sizeof(Few); }

 private:
  static constexpr std::uint32_t kShift = 6, kMask = 63, kMostOdd = 7;
  static constexpr std::uint32_t kNothing = 0xFFFFFFFFU, kOwn = 0x80000000U;
  struct Page {
    std::uint32_t base = kNone;
    std::uint32_t more = kNothing;  ///< number of its few, or with kOwn of its own values
  };
  struct Few {
    std::uint32_t values[kMostOdd];
    std::uint8_t at[kMostOdd];
    std::uint8_t count = 0;
  };
  std::uint32_t newFew() {
    if (m_free != kNothing) {
      const std::uint32_t n = m_free;
      m_free = m_few[n].values[0];
      m_few[n].count = 0;
      return n;
    }
    m_few.emplace_back();
    return static_cast<std::uint32_t>(m_few.size() - 1);
  }
  void makeOwn(Page& p) {
    auto& own = m_own.emplace_back();
    for (std::uint32_t i = 0; i <= kMask; ++i) own[i] = p.base == kNone ? kNone : p.base + i;
    Few& few = m_few[p.more];
    for (std::uint32_t i = 0; i < few.count; ++i) own[few.at[i]] = few.values[i];
    few.values[0] = std::exchange(m_free, p.more);
    p.more = static_cast<std::uint32_t>(m_own.size() - 1) | kOwn;
  }
  std::vector<Page> m_pages;
  std::vector<std::array<std::uint32_t, 64>> m_own;
  std::vector<Few> m_few;
  std::uint32_t m_free = kNothing;  ///< a list of those that are free, by their first value
};

}  // namespace jw::stats
