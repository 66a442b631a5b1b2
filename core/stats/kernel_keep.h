// The filters of kernels.h over a processor's own vectors; included behind kernel_body.h and on its terms.
#pragma once

// The lines of some blocks, one of each, in the processor's registers.
template <unsigned Blocks>
struct Held {
  static constexpr unsigned kOfLine = 8 / Isa::kWords;
  typename Isa::Vector parts[Blocks * kOfLine];
  /// The lines are `stride` apart.
  Held(const Line* lines, unsigned stride) {
#pragma GCC unroll 4
    for (unsigned i = 0; i < Blocks * kOfLine; ++i) parts[i] = Isa::load(lines[i / kOfLine * stride].words + i % kOfLine * Isa::kWords);
  }
  void storeTo(Line* lines) const {
#pragma GCC unroll 4
    for (unsigned i = 0; i < Blocks * kOfLine; ++i) Isa::store(lines[i / kOfLine].words + i % kOfLine * Isa::kWords, parts[i]);
  }
  template <auto F>
  void join(const Held& other) {
#pragma GCC unroll 4
    for (unsigned i = 0; i < Blocks * kOfLine; ++i) parts[i] = F(parts[i], other.parts[i]);
  }
};

// Lines that a filter will come to soon.
constexpr unsigned kFiltered = 64;

// `f` for as many blocks at a time as fill four registers, so that what is asked of a bit is asked seldom; then for those left over.
template <class F>
inline void eachHeld(const Line* lines, unsigned slices, std::size_t blocks, Line* rows, const F& f) {
  constexpr unsigned many = Isa::kWords / 2;
  for (; blocks >= many; blocks -= many, lines += many * slices, rows += many) {
    for (unsigned s = 0; s < many * slices; ++s) __builtin_prefetch(lines + kFiltered + s);
    f.template operator()<many>(lines, rows);
  }
  if constexpr (many > 1)
    for (; blocks > 0; --blocks, lines += slices, ++rows) f.template operator()<1>(lines, rows);
}

void keepCodes(const Line* lines, unsigned slices, const std::uint32_t* codes, std::size_t n, std::size_t blocks, Line* rows) {
  eachHeld(lines, slices, blocks, rows, [=]<unsigned Blocks>(const Line* at, Line* out) {
    const Held<Blocks> among(out, 1);
    Held<Blocks> any = among;
    any.template join<Isa::without>(among);
    for (std::size_t c = 0; c < n; ++c) {
      Held<Blocks> all = among;
      for (unsigned s = 0; s < slices; ++s) {
        const Held<Blocks> slice(at + s, slices);
        if (codes[c] >> s & 1U)
          all.template join<Isa::both>(slice);
        else
          all.template join<Isa::without>(slice);
      }
      any.template join<Isa::either>(all);
    }
    any.storeTo(out);
  });
}

// From the lowest bit up: a number is at least the limit if its higher bit is, or is equal and the rest is. Below the limit's
// lowest bit nothing is asked of the number; there `out` may hold anything.
template <unsigned Blocks>
inline void atLeast(Held<Blocks>& out, const Held<Blocks>& slice, unsigned s, std::uint32_t limit, unsigned lowest) {
  if (s == lowest)
    out = slice;
  else if (limit >> s & 1U)
    out.template join<Isa::both>(slice);
  else
    out.template join<Isa::either>(slice);
}

void keepBetween(const Line* lines, unsigned slices, std::uint32_t low, std::uint32_t high, std::size_t blocks, Line* rows) {
  const std::uint64_t end = std::uint64_t{high} + 1;
  const bool below = low > 0, above = end >> slices == 0;  // whether there are numbers to be left out
  const auto over = static_cast<std::uint32_t>(end);
  const unsigned lowest = below ? static_cast<unsigned>(__builtin_ctz(low)) : 0, overLowest = above ? static_cast<unsigned>(__builtin_ctz(over)) : 0;
  eachHeld(lines, slices, blocks, rows, [=]<unsigned Blocks>(const Line* at, Line* out) {
    Held<Blocks> kept(out, 1), from = kept, to = kept;
    for (unsigned s = 0; s < slices; ++s) {
      const Held<Blocks> slice(at + s, slices);
      if (below) atLeast(from, slice, s, low, lowest);
      if (above) atLeast(to, slice, s, over, overLowest);
    }
    if (below) kept.template join<Isa::both>(from);
    if (above) kept.template join<Isa::without>(to);
    kept.storeTo(out);
  });
}
