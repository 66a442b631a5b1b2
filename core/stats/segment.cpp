#include "core/stats/segment.h"

#include <algorithm>
#include <bit>

namespace jw::stats {

void Segment::reserve(std::size_t blocks) {
  if (blocks <= m_blocks) return;
  Line* lines = m_arena->take(m_layout->slices() * blocks);
  std::copy_n(m_lines, m_blocks, lines);
  for (const auto& c : m_layout->columns()) std::copy_n(m_lines + c.first * m_blocks, c.slices * m_blocks, lines + c.first * blocks);
  m_arena->give(m_lines, m_layout->slices() * m_blocks);
  m_lines = lines;
  m_blocks = blocks;
}

std::uint32_t Segment::take() {
  for (; m_freeFrom < m_blocks; ++m_freeFrom)
    for (std::uint32_t w = 0; w < 8; ++w)
      if (auto& word = m_lines[m_freeFrom].words[w]; word != ~std::uint64_t{0}) {
        const auto bit = static_cast<std::uint32_t>(std::countr_one(word));
        word |= std::uint64_t{1} << bit;
        ++m_rows;
        ++m_version;
        return static_cast<std::uint32_t>(m_freeFrom * kBlockRows) + w * 64 + bit;
      }
  reserve(m_blocks + 1 + m_blocks / 32);
  return take();
}

void Segment::release(std::uint32_t slot, std::vector<std::uint32_t>& values) {
  const std::uint64_t bit = std::uint64_t{1} << (slot & 63);
  const std::size_t block = slot >> 9, word = (slot >> 6) & 7;
  m_lines[block].words[word] &= ~bit;
  values.resize(m_layout->size());
  std::uint32_t* value = values.data();
  for (const auto& c : m_layout->columns()) {
    const Line* first = m_lines + c.first * m_blocks + block * c.slices;
    std::uint32_t v = 0;
    for (Line* at = m_lines + c.first * m_blocks + (block + 1) * c.slices; at != first;) {
      auto& bits = (--at)->words[word];
      v = v * 2 + ((bits & bit) != 0 ? 1 : 0);
      bits &= ~bit;
    }
    *value++ = v;
  }
  m_freeFrom = std::min(m_freeFrom, block);
  --m_rows;
  ++m_version;
}

std::uint32_t Segment::value(std::uint32_t slot, std::size_t column) const {
  const auto& c = (*m_layout)[column];
  const Line* at = m_lines + c.first * m_blocks + (slot >> 9) * c.slices;
  const std::uint64_t bit = std::uint64_t{1} << (slot & 63);
  std::uint32_t value = 0;
  for (unsigned s = c.slices; s-- > 0;) value = value * 2 + ((at[s].words[(slot >> 6) & 7] & bit) != 0 ? 1 : 0);
  return value;
}

void Segment::setValue(std::uint32_t slot, std::size_t column, std::uint32_t value) {
  const auto& c = (*m_layout)[column];
  Line* at = m_lines + c.first * m_blocks + (slot >> 9) * c.slices;
  const std::uint64_t bit = std::uint64_t{1} << (slot & 63);
  ++m_version;
  for (unsigned s = 0; s < c.slices; ++s) {
    auto& word = at[s].words[(slot >> 6) & 7];
    word = value >> s & 1U ? word | bit : word & ~bit;
  }
}

void Segment::fill(std::uint32_t slot, std::span<const std::uint32_t> values) {
  const std::uint64_t bit = std::uint64_t{1} << (slot & 63);
  const std::size_t block = slot >> 9, word = (slot >> 6) & 7;
  ++m_version;
  // Zeros are written as well: which bits a value has, no processor can foresee.
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& c = (*m_layout)[i];
    Line* at = m_lines + c.first * m_blocks + block * c.slices;
    const Line* last = at + c.slices;
    for (std::uint64_t rest = values[i]; at != last; ++at, rest >>= 1) at->words[word] |= bit & (0 - (rest & 1));
  }
}

std::uint32_t Segment::localCode(std::size_t local, const std::string& key) {
  auto& l = m_locals[local];
  const auto [it, fresh] = l.codes.try_emplace(key, static_cast<std::uint32_t>(l.keys.size() + 1));
  if (fresh) l.keys.push_back(key);
  return it->second;
}

}  // namespace jw::stats
