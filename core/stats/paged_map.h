// A map between dense numbers that mostly run in step: which row holds a person, and which person a row holds.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace jw::stats {

/// Keys are small numbers. A page of 64 keys whose values follow each other takes 8 bytes, any other 264. A key that was
/// never set may give any value: who asks must check what he finds. One thread.
class PagedMap {
 public:
  std::uint32_t operator[](std::uint32_t key) const {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) return kNone;
    const Page& p = m_pages[page];
    if (p.own != kNone) return m_own[p.own][key & kMask];
    return p.base == kNone ? kNone : p.base + (key & kMask);
  }
  void set(std::uint32_t key, std::uint32_t value) {
    const std::size_t page = key >> kShift;
    if (page >= m_pages.size()) m_pages.resize(page + 1);
    Page& p = m_pages[page];
    const std::uint32_t at = key & kMask;
    if (p.own == kNone) {
      if (p.base == kNone && value >= at) p.base = value - at;
      if (p.base != kNone && p.base + at == value) return;
      p.own = static_cast<std::uint32_t>(m_own.size());
      m_own.emplace_back();
      for (std::uint32_t i = 0; i <= kMask; ++i) m_own.back()[i] = p.base == kNone ? kNone : p.base + i;
    }
    m_own[p.own][at] = value;
  }
  std::size_t bytes() const { return m_pages.capacity() * sizeof(Page) + m_own.size() * sizeof(m_own[0]); }
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

 private:
  static constexpr std::uint32_t kShift = 6, kMask = 63;
  struct Page {
    std::uint32_t base = kNone, own = kNone;
  };
  std::vector<Page> m_pages;
  std::vector<std::array<std::uint32_t, 64>> m_own;
};

}  // namespace jw::stats
