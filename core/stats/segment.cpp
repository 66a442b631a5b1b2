#include "core/stats/segment.h"

#include <algorithm>
#include <bit>

namespace jw::stats {

void Segment::reserve(std::size_t blocks) {
  if (blocks <= m_blocks) return;
  std::vector<Line> lines(m_layout->slices() * blocks);
  std::copy_n(m_lines.begin(), m_blocks, lines.begin());
  for (const auto& c : m_layout->columns())
    std::copy_n(m_lines.begin() + static_cast<std::ptrdiff_t>(c.first * m_blocks), c.slices * m_blocks, lines.begin() + static_cast<std::ptrdiff_t>(c.first * blocks));
  m_lines = std::move(lines);
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
  const unsigned bit = slot & 63;
  const std::uint64_t keep = ~(std::uint64_t{1} << bit);
  const std::size_t block = slot >> 9, word = (slot >> 6) & 7;
  m_lines[block].words[word] &= keep;
  values.resize(m_layout->size());
  std::uint32_t* value = values.data();
  for (const auto& c : m_layout->columns()) {
    Line* at = m_lines.data() + c.first * m_blocks + block * c.slices;
    std::uint32_t v = 0;
    for (unsigned s = 0; s < c.slices; ++s) {
      auto& bits = at[s].words[word];
      v |= static_cast<std::uint32_t>(bits >> bit & 1U) << s;
      bits &= keep;
    }
    *value++ = v;
  }
  m_freeFrom = std::min(m_freeFrom, block);
  --m_rows;
  ++m_version;
}

std::uint32_t Segment::value(std::uint32_t slot, std::size_t column) const {
  const auto& c = (*m_layout)[column];
  const Line* at = m_lines.data() + c.first * m_blocks + (slot >> 9) * c.slices;
  std::uint32_t value = 0;
  for (unsigned s = 0; s < c.slices; ++s) value |= static_cast<std::uint32_t>(at[s].words[(slot >> 6) & 7] >> (slot & 63) & 1U) << s;
  return value;
}

void Segment::setValue(std::uint32_t slot, std::size_t column, std::uint32_t value) {
  const auto& c = (*m_layout)[column];
  Line* at = m_lines.data() + c.first * m_blocks + (slot >> 9) * c.slices;
  const std::uint64_t bit = std::uint64_t{1} << (slot & 63);
  ++m_version;
  for (unsigned s = 0; s < c.slices; ++s) {
    auto& word = at[s].words[(slot >> 6) & 7];
    word = value >> s & 1U ? word | bit : word & ~bit;
  }
}

void Segment::fill(std::uint32_t slot, std::span<const std::uint32_t> values) {
  const unsigned bit = slot & 63;
  const std::size_t block = slot >> 9, word = (slot >> 6) & 7;
  ++m_version;
  // Zeros are written as well: which bits a value has, no processor can foresee.
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& c = (*m_layout)[i];
    Line* at = m_lines.data() + c.first * m_blocks + block * c.slices;
    for (unsigned s = 0; s < c.slices; ++s) at[s].words[word] |= static_cast<std::uint64_t>(values[i] >> s & 1U) << bit;
  }
}

std::uint32_t Segment::localCode(std::size_t local, const std::string& key) {
  auto& l = m_locals[local];
  const auto [it, fresh] = l.codes.try_emplace(key, static_cast<std::uint32_t>(l.keys.size() + 1));
  if (fresh) l.keys.push_back(key);
  return it->second;
}

}  // namespace jw::stats
