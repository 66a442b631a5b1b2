#include "core/stats/cube.h"

#include <new>

namespace jw::stats {

std::uint32_t* Cube::cellsFor(std::size_t segment, std::size_t part) {
  const std::size_t at = segment * (parts() + 1) + part;
  if (at >= m_cells.size()) m_cells.resize((segment + 1) * (parts() + 1));
  if (!m_cells[at]) m_cells[at] = new (m_arena.take(width() * sizeof(std::uint32_t) / sizeof(Line))) std::uint32_t[width()]{};
  return m_cells[at];
}

void Cube::count(std::size_t segment, std::size_t one, std::size_t other, std::uint32_t byOne, std::uint32_t byOther, std::span<const std::uint32_t> values) {
  std::uint32_t *a = cellsFor(segment, one), *b = cellsFor(segment, other);
  a[0] += byOne;
  b[0] += byOther;
  const auto* column = m_layout->columns().data();
  for (const std::uint32_t value : values) {
    // Where nothing is to be counted, a neighbour grows by nothing: cheaper than to guess.
    const std::uint32_t counts = value != 0 && column->isCode() ? ~0U : 0;
    const std::size_t cell = column->isCode() ? column->cell + value : 0;
    a[cell] += byOne & counts;
    b[cell] += byOther & counts;
    ++column;
  }
}

void Cube::add(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values) {
  count(segment, part, whole(), 1U, 1U, values);
}
void Cube::remove(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values) {
  count(segment, part, whole(), ~0U, ~0U, values);
}
void Cube::move(std::size_t segment, std::size_t from, std::size_t to, std::span<const std::uint32_t> values) {
  count(segment, from, to, ~0U, 1U, values);
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
