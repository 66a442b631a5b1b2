// Counting codes where bits are counted word by word: that is done by one part of the processor alone, so that about half of
// the codes are first added up in vectors by others at the same time (W. Muła, N. Kurz, D. Lemire: Faster population counts,
// 2018). Included once in a kernels_*.cpp, inside its anonymous namespace and under its target options, behind `Isa`; it must
// not include anything itself.
#pragma once

using Wide = Isa::Vector;
constexpr unsigned kWide = Isa::kWords;

inline std::uint64_t bitsOf(std::uint64_t x) { return static_cast<std::uint64_t>(__builtin_popcountll(x)); }
// By way of memory: to take words out of a vector would cost those parts that are at work on others.
inline std::uint64_t bitsOf(Wide x) {
  alignas(32) std::uint64_t words[kWide];
  Isa::store(words, x);
  asm("" : "+m"(words));
  std::uint64_t bits = 0;
#pragma GCC unroll 4
  for (const std::uint64_t word : words) bits += bitsOf(word);
  return bits;
}

// A sum of three bits each: its low bits stay in `sum`, its high ones are given.
inline Wide added(Wide& sum, Wide a, Wide b) {
  const Wide differ = Isa::unlike(a, b);
  const Wide high = Isa::unlike(Isa::both(Isa::unlike(sum, a), differ), a);
  sum = Isa::unlike(sum, differ);
  return high;
}

template <unsigned Code>
inline Wide wideOf(const Line* slices, unsigned w) {
  constexpr unsigned rest = Code & (Code - 1);
  const Wide slice = Isa::load(slices[__builtin_ctz(Code)].words + w);
  if constexpr (rest == 0)
    return slice;
  else
    return Isa::both(slice, wideOf<rest>(slices, w));
}
template <unsigned Code>
inline std::uint64_t wordOf(const Line* slices, unsigned w) {
  constexpr unsigned rest = Code & (Code - 1);
  const std::uint64_t slice = slices[__builtin_ctz(Code)].words[w];
  if constexpr (rest == 0)
    return slice;
  else
    return slice & wordOf<rest>(slices, w);
}

// So many blocks hold the four vectors that are added up at a time.
constexpr unsigned kBlocks = kWide / 2;

// How a code is counted: by words, or (kAdded) by vectors. Where these are long, words gain nothing.
constexpr unsigned kAdded = 16;
template <unsigned Code, bool Vectors = kWide != 2 || (Code >= kAdded)>
struct Tally {
  std::uint64_t bits = 0;
  void add(const Line* slices, unsigned) {
#pragma GCC unroll 8
    for (unsigned w = 0; w < 8; ++w) bits += bitsOf(wordOf<Code>(slices, w));
  }
  std::uint64_t total() const { return bits; }
};
template <unsigned Code>
struct Tally<Code, true> {
  static constexpr unsigned kCode = Code % kAdded;
  Wide ones{}, twos{};
  std::uint64_t fours = 0;
  void add(const Line* slices, unsigned stride) {
    const Line* half = kBlocks == 1 ? slices : slices + stride;
    constexpr unsigned from = kBlocks == 1 ? 2 * kWide : 0;
    const Wide a = added(ones, wideOf<kCode>(slices, 0), wideOf<kCode>(slices, kWide));
    const Wide b = added(ones, wideOf<kCode>(half, from), wideOf<kCode>(half, from + kWide));
    fours += bitsOf(added(twos, a, b));
  }
  // A block that is left over.
  void addHalf(const Line* slices) { fours += bitsOf(added(twos, added(ones, wideOf<kCode>(slices, 0), wideOf<kCode>(slices, kWide)), Wide{})); }
  std::uint64_t total() const { return 4 * fours + 2 * bitsOf(twos) + bitsOf(ones); }
};

template <unsigned... Code>
struct Tallies : Tally<Code>... {
  void add(const Line* slices, unsigned stride) { (Tally<Code>::add(slices, stride), ...); }
  void addHalf(const Line* slices) { (Tally<Code>::addHalf(slices), ...); }
  void addTo(std::uint64_t (&sums)[16]) const { ((sums[Code % kAdded] += Tally<Code>::total()), ...); }
};
