#include "core/stats/filter.h"

#include <algorithm>

namespace jw::stats {
namespace {

constexpr std::uint64_t kOnes = ~std::uint64_t{0};

using Rows = std::vector<Line>;

template <class F>
void each(Rows& rows, const F& f) {
  for (std::size_t b = 0; b < rows.size(); ++b)
    for (unsigned w = 0; w < 8; ++w) rows[b].words[w] = f(rows[b].words[w], b, w);
}

void codesInto(Rows& rows, const Line* lines, unsigned slices, const std::vector<std::uint32_t>& codes) {
  for (std::size_t b = 0; b < rows.size(); ++b, lines += slices) {
    Line any{};
    for (const std::uint32_t code : codes) {
      if (code >> slices != 0) continue;
      Line all;
      std::fill(std::begin(all.words), std::end(all.words), kOnes);
      for (unsigned s = 0; s < slices; ++s) {
        const std::uint64_t flip = code >> s & 1U ? 0 : kOnes;
        for (unsigned w = 0; w < 8; ++w) all.words[w] &= lines[s].words[w] ^ flip;
      }
      for (unsigned w = 0; w < 8; ++w) any.words[w] |= all.words[w];
    }
    rows[b] = any;
  }
}

// From the lowest bit up: a number is at least the limit if its higher bit is, or is equal and the rest is.
void atLeast(Line& out, const Line* slice, unsigned slices, std::uint32_t limit) {
  std::fill(std::begin(out.words), std::end(out.words), kOnes);
  for (unsigned s = 0; s < slices; ++s)
    if (limit >> s & 1U)
      for (unsigned w = 0; w < 8; ++w) out.words[w] &= slice[s].words[w];
    else
      for (unsigned w = 0; w < 8; ++w) out.words[w] |= slice[s].words[w];
}

void betweenInto(Rows& rows, const Line* lines, const Layout::Column& column, std::uint32_t low, std::uint32_t high) {
  if (low > high || low > column.shape.highest) return each(rows, [](auto, auto, auto) { return std::uint64_t{0}; });
  for (std::size_t b = 0; b < rows.size(); ++b, lines += column.slices) {
    atLeast(rows[b], lines, column.slices, low);
    if (high >= column.shape.highest) continue;
    Line above;
    atLeast(above, lines, column.slices, high + 1);
    for (unsigned w = 0; w < 8; ++w) rows[b].words[w] &= ~above.words[w];
  }
}

void evaluate(Rows& rows, const Segment& segment, const Layout& layout, const Filter& f) {
  switch (f.kind) {
    case Filter::Kind::codes:
      return codesInto(rows, segment.lines(f.column), layout[f.column].slices, f.values);
    case Filter::Kind::between:
      return betweenInto(rows, segment.lines(f.column), layout[f.column], f.values[0], f.values[1]);
    case Filter::Kind::all:
    case Filter::Kind::any:
    case Filter::Kind::none:
      break;
  }
  const bool all = f.kind == Filter::Kind::all;
  each(rows, [&](auto, auto, auto) { return all ? kOnes : 0; });
  Rows part(f.parts.empty() ? 0 : rows.size());
  for (const Filter& p : f.parts) {
    evaluate(part, segment, layout, p);
    each(rows, [&](std::uint64_t bits, std::size_t b, unsigned w) { return all ? bits & part[b].words[w] : bits | part[b].words[w]; });
  }
  if (f.kind == Filter::Kind::none) each(rows, [](std::uint64_t bits, auto, auto) { return ~bits; });
}

}  // namespace

std::vector<Line> rowsOf(const Segment& segment, const Layout& layout, const Filter& filter) {
  Rows rows(segment.blocks());
  evaluate(rows, segment, layout, filter);
  each(rows, [used = segment.used()](std::uint64_t bits, std::size_t b, unsigned w) { return bits & used[b].words[w]; });
  return rows;
}

}  // namespace jw::stats
