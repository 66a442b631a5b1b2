#include "core/stats/cube.h"

namespace jw::stats {

std::uint32_t* Cube::cellsFor(std::size_t segment, std::size_t part) {
  const std::size_t at = segment * (parts() + 1) + part;
  if (at >= m_cells.size()) m_cells.resize((segment + 1) * (parts() + 1));
  if (!m_cells[at]) {
    m_cells[at] = std::make_unique<std::uint32_t[]>(width());
    ++m_used;
  }
  return m_cells[at].get();
}

void Cube::count(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values, std::uint32_t by) {
  std::uint32_t* cells = cellsFor(segment, part);
  cells[0] += by;
  const auto& columns = m_layout->columns();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (columns[i].isCode() && values[i] != 0) cells[columns[i].cell + values[i]] += by;
}

void Cube::add(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values) {
  count(segment, part, values, 1U);
  count(segment, whole(), values, 1U);
}
void Cube::remove(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values) {
  count(segment, part, values, ~0U);
  count(segment, whole(), values, ~0U);
}
void Cube::move(std::size_t segment, std::size_t from, std::size_t to, std::span<const std::uint32_t> values) {
  count(segment, from, values, ~0U);
  count(segment, to, values, 1U);
}

void Cube::change(std::size_t segment, std::size_t part, std::size_t column, std::uint32_t before, std::uint32_t after) {
  const auto& c = (*m_layout)[column];
  if (!c.isCode()) return;
  for (const std::size_t p : {part, whole()}) {
    std::uint32_t* cells = cellsFor(segment, p);
    if (before != 0) --cells[c.cell + before];
    if (after != 0) ++cells[c.cell + after];
  }
}

}  // namespace jw::stats
