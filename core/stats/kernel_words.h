// Counting codes where bits are counted word by word: that is done by one part of the processor alone, so that half of the
// codes are first added up in vectors by others at the same time (W. Muła, N. Kurz, D. Lemire: Faster population counts,
// 2018). Included once in kernels_plain.cpp, inside its anonymous namespace, behind kernel_each.h.
#pragma once

#if defined(__x86_64__) && !defined(__clang__)
using Pair = __m128i;
inline Pair pairAt(const std::uint64_t* p) { return _mm_load_si128(reinterpret_cast<const __m128i*>(p)); }
inline Pair noBits() { return _mm_setzero_si128(); }
inline Pair both(Pair x, Pair y) { return _mm_and_si128(x, y); }
inline Pair either(Pair x, Pair y) { return _mm_or_si128(x, y); }
inline Pair unlike(Pair x, Pair y) { return _mm_xor_si128(x, y); }
inline std::uint64_t first(Pair x) { return static_cast<std::uint64_t>(_mm_cvtsi128_si64(x)); }
inline std::uint64_t second(Pair x) { return static_cast<std::uint64_t>(_mm_extract_epi64(x, 1)); }
#else
using Pair = Isa::Vector;
inline Pair pairAt(const std::uint64_t* p) { return Isa::load(p); }
inline Pair noBits() { return {0, 0}; }
inline Pair both(Pair x, Pair y) { return Isa::both(x, y); }
inline Pair either(Pair x, Pair y) { return Isa::either(x, y); }
inline Pair unlike(Pair x, Pair y) { return {x.a ^ y.a, x.b ^ y.b}; }
inline std::uint64_t first(Pair x) { return x.a; }
inline std::uint64_t second(Pair x) { return x.b; }
#endif
inline std::uint64_t bitsOf(std::uint64_t x) { return static_cast<std::uint64_t>(__builtin_popcountll(x)); }
inline std::uint64_t bitsOf(Pair x) { return bitsOf(first(x)) + bitsOf(second(x)); }

// A sum of three bits each: its low bits stay in `sum`, its high ones are given.
inline Pair added(Pair& sum, Pair a, Pair b) {
  const Pair other = unlike(sum, a);
  const Pair high = either(both(sum, a), both(other, b));
  sum = unlike(other, b);
  return high;
}

template <unsigned Code>
inline Pair pairOf(const Line* slices, unsigned w) {
  constexpr unsigned rest = Code & (Code - 1);
  const Pair slice = pairAt(slices[__builtin_ctz(Code)].words + w);
  if constexpr (rest == 0)
    return slice;
  else
    return both(slice, pairOf<rest>(slices, w));
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

struct AddedUp {
  Pair ones = noBits(), twos = noBits();
  std::uint64_t fours = 0;
  std::uint64_t total() const { return 4 * fours + 2 * bitsOf(twos) + bitsOf(ones); }
};
template <unsigned Code>
inline void addBlock(AddedUp& sum, const Line* slices) {
  const Pair a = added(sum.ones, pairOf<Code>(slices, 0), pairOf<Code>(slices, 2));
  const Pair b = added(sum.ones, pairOf<Code>(slices, 4), pairOf<Code>(slices, 6));
  sum.fours += bitsOf(added(sum.twos, a, b));
}
template <unsigned Code>
inline void addBlock(std::uint64_t& sum, const Line* slices) {
#pragma GCC unroll 8
  for (unsigned w = 0; w < 8; ++w) sum += bitsOf(wordOf<Code>(slices, w));
}

// Codes from First on, the later ones in vectors. Columns with more codes and with fewer go through the same instructions: a
// book would not find its next ones in the processor's cache if each had its own.
template <unsigned First, unsigned... Word, unsigned... Vector>
[[gnu::noinline]] void countSome(std::integer_sequence<unsigned, Word...>, std::integer_sequence<unsigned, Vector...>, const Line* lines, unsigned stride, std::size_t blocks, std::uint64_t (&sums)[16]) {
  constexpr unsigned vectors = First + sizeof...(Word);
  [[maybe_unused]] std::uint64_t words[sizeof...(Word) + 1] = {};
  AddedUp added[sizeof...(Vector)];
  for (std::size_t b = 0; b < blocks; ++b, lines += stride) {
    if constexpr (First == 1) {
#pragma GCC unroll 4
      for (unsigned s = 0; s < 4; ++s) __builtin_prefetch(lines + kAhead + s);
    }
    (addBlock<vectors + Vector>(added[Vector], lines), ...);
    (addBlock<First + Word>(words[Word], lines), ...);
  }
  ((sums[First + Word] += words[Word]), ...);
  ((sums[vectors + Vector] += added[Vector].total()), ...);
}

// A few codes at a time have room in the processor; their lines are still near for the next ones.
template <unsigned Highest, unsigned First = 1>
inline void countFrom(const Line* lines, unsigned stride, std::size_t blocks, std::uint64_t (&sums)[16]) {
  constexpr unsigned left = Highest + 1 - First, n = left > 5 ? 4 : left, vectors = (n + 1) / 2;
  countSome<First>(std::make_integer_sequence<unsigned, n - vectors>(), std::make_integer_sequence<unsigned, vectors>(), lines, stride, blocks, sums);
  if constexpr (n < left) countFrom<Highest, First + n>(lines, stride, blocks, sums);
}

// Of all rows. Masked ones would gain nothing: vectors take longer to leave rows out than words do.
template <unsigned Highest>
void countWords(const Line* lines, unsigned stride, const Line*, std::size_t blocks, std::uint64_t* counts) {
  std::uint64_t sums[16] = {};
  countFrom<Highest>(lines, stride, blocks, sums);
  addTotals<Highest>(sums, counts);
}
