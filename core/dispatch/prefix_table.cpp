#include "core/dispatch/prefix_table.h"

namespace jw::dispatch {

void PrefixTable::insert(std::uint64_t h, std::uint32_t number) {
  std::size_t i = place(h);
  while (m_slots[i].number != kNone) i = (i + 1) & (m_slots.size() - 1);
  m_slots[i] = {h, number};
}

std::uint32_t PrefixTable::add(std::string_view text) {
  const std::uint64_t h = hash(kSeed, text);
  if (const auto n = lookUp(h, text); n != kNone) return n;
  if (m_slots.size() < 2 * (m_texts.size() + 1)) {
    m_slots.assign(std::max<std::size_t>(8, 2 * m_slots.size()), {});
    for (std::uint32_t i = 0; i < m_texts.size(); ++i) insert(hash(kSeed, m_texts[i]), i);
  }
  const auto number = static_cast<std::uint32_t>(m_texts.size());
  m_texts.emplace_back(text);
  insert(h, number);
  m_lengths.push_back(text.size());
  return number;
}

void PrefixTable::seal() {
  std::sort(m_lengths.begin(), m_lengths.end());
  m_lengths.erase(std::unique(m_lengths.begin(), m_lengths.end()), m_lengths.end());
}

}  // namespace jw::dispatch
