#include "core/stats/filter.h"

#include <algorithm>

namespace jw::stats {
namespace {

using Rows = std::vector<Line>;

template <class F>
void each(Rows& rows, const Rows& other, const F& f) {
  for (std::size_t b = 0; b < rows.size(); ++b)
    for (unsigned w = 0; w < 8; ++w) rows[b].words[w] = f(rows[b].words[w], other[b].words[w]);
}

struct Keeper {
  const Segment& segment;
  const Layout& layout;
  const Kernels& kernels;

  void keepNone(Rows& rows) const { std::fill(rows.begin(), rows.end(), Line{}); }

  void keepCodes(Rows& rows, const Filter& f) const {
    const unsigned slices = layout[f.column].slices;
    auto codes = f.values;
    std::erase_if(codes, [&](std::uint32_t code) { return code >> slices != 0; });
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    if (codes.empty()) return keepNone(rows);
    const Line* lines = segment.lines(f.column);
    if (codes.size() > 1 && codes.back() - codes.front() + 1 == codes.size())
      kernels.keepBetween(lines, slices, codes.front(), codes.back(), rows.size(), rows.data());
    else
      kernels.keepCodes(lines, slices, codes.data(), codes.size(), rows.size(), rows.data());
  }

  // Of the rows those stay for which the filter holds.
  void keep(Rows& rows, const Filter& f) const {
    switch (f.kind) {
      case Filter::Kind::codes:
        return keepCodes(rows, f);
      case Filter::Kind::between:
        if (f.values[0] > f.values[1] || f.values[0] > layout[f.column].shape.highest) return keepNone(rows);
        return kernels.keepBetween(segment.lines(f.column), layout[f.column].slices, f.values[0], f.values[1], rows.size(), rows.data());
      case Filter::Kind::all:
        for (const Filter& p : f.parts) keep(rows, p);
        return;
      case Filter::Kind::any:
      case Filter::Kind::none:
        break;
    }
    Rows any(rows.size()), part;
    for (const Filter& p : f.parts) {
      part = rows;
      keep(part, p);
      each(any, part, [](std::uint64_t x, std::uint64_t y) { return x | y; });
    }
    if (f.kind == Filter::Kind::any)
      rows = std::move(any);
    else
      each(rows, any, [](std::uint64_t x, std::uint64_t y) { return x & ~y; });
  }
};

}  // namespace

std::vector<Line> rowsOf(const Segment& segment, const Layout& layout, const Filter& filter, const Kernels& kernels) {
  Rows rows(segment.used(), segment.used() + segment.blocks());
  keepRows(segment, layout, filter, kernels, rows);
  return rows;
}

void keepRows(const Segment& segment, const Layout& layout, const Filter& filter, const Kernels& kernels, std::vector<Line>& rows) { Keeper{segment, layout, kernels}.keep(rows, filter); }

}  // namespace jw::stats
