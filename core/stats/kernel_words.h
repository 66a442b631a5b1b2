// Counting the codes of a column where bits are counted word by word; included behind kernel_tally.h and on its terms.
#pragma once

// Some codes, as many as have room in the processor, in an order that keeps all of its parts at work; meanwhile `Ahead` lines
// for each block are fetched from `next` on. Columns with more codes and with fewer go through the same instructions where
// they can: a book would not find its next ones in the processor's cache if each had its own.
template <unsigned Ahead, unsigned... Code>
[[gnu::noinline]] const Line* countSome(const Line* lines, unsigned stride, std::size_t blocks, const Line* next, std::uint64_t (&sums)[16]) {
  Tallies<Code...> tallies;
  for (std::size_t b = kBlocks; b <= blocks; b += kBlocks, lines += kBlocks * stride, next += kBlocks * Ahead) {
#pragma GCC unroll 8
    for (unsigned s = 0; s < kBlocks * Ahead; ++s) __builtin_prefetch(next + s);
    tallies.add(lines, stride);
  }
  if constexpr (kBlocks == 2)
    if (blocks % 2 == 1) tallies.addHalf(lines);
  tallies.addTo(sums);
  return next;
}

template <unsigned Ahead, unsigned... Code>
struct Some {};

template <unsigned Highest>
inline void countAll(const Line* lines, unsigned stride, std::size_t blocks, const Line* next, std::uint64_t (&sums)[16]) {
  constexpr unsigned V = kAdded;
  const auto some = [&]<unsigned Ahead, unsigned... Code>(Some<Ahead, Code...>) { next = countSome<Ahead, Code...>(lines, stride, blocks, next, sums); };
  if constexpr (Highest == 1) some(Some<2, V + 1>());
  if constexpr (Highest == 2) some(Some<2, 1, V + 2>());
  if constexpr (Highest == 3) some(Some<2, V + 2, 1, V + 3>());
  if constexpr (Highest == 4) some(Some<3, V + 3, 1, V + 4, 2>());
  if constexpr (Highest == 5) some(Some<3, V + 3, 1, V + 5, 2, V + 4>());
  if constexpr (Highest == 6) some(Some<3, V + 3, 1, V + 5, 2, V + 6, 4>());
  if constexpr (Highest == 7) some(Some<3, V + 3, 1, V + 5, 2, V + 6, 4, V + 7>());
  if constexpr (Highest == 8) some(Some<4, V + 3, 1, V + 5, 2, V + 6, 4, V + 7, 8>());
  if constexpr (Highest == 9) some(Some<4, V + 3, 1, V + 5, 2, V + 6, 4, V + 7, 8, V + 9>());
  if constexpr (Highest > 9) some(Some<2, V + 3, 1, V + 5, 2, V + 6, 4, V + 7>());
  if constexpr (Highest == 10) some(Some<2, V + 9, 8, V + 10>());
  if constexpr (Highest == 11) some(Some<2, V + 9, 8, V + 10, 11>());
  if constexpr (Highest == 12) some(Some<2, V + 9, 8, V + 10, 12, V + 11>());
  if constexpr (Highest == 13) some(Some<2, V + 9, 8, V + 10, 12, V + 11, V + 13>());
  if constexpr (Highest == 14) some(Some<2, V + 10, 8, V + 11, 9, V + 13, 12, V + 14>());
  if constexpr (Highest == 15) some(Some<2, V + 10, 8, V + 11, 9, V + 13, 12, V + 14, V + 15>());
}

// The sums are of rows that have all bits of the code and perhaps others; counts[1 … Highest] grow by those of just the code.
template <unsigned Highest>
inline void addTotals(const std::uint64_t (&sums)[16], std::uint64_t* counts) {
  std::uint64_t exact[16];
#pragma GCC unroll 16
  for (unsigned c = 1; c <= Highest; ++c) exact[c] = sums[c];
#pragma GCC unroll 4
  for (unsigned bit = 1; bit <= Highest; bit <<= 1U)
#pragma GCC unroll 16
    for (unsigned c = 1; c + bit <= Highest; ++c)
      if ((c & bit) == 0) exact[c] -= exact[c + bit];
#pragma GCC unroll 16
  for (unsigned c = 1; c <= Highest; ++c) counts[c] += exact[c];
}

// What is fetched lies so many lines behind the end of the column, about one column further on.
constexpr unsigned kAhead = 64;

template <unsigned Highest, bool Masked>
void countWords(const Line* lines, unsigned stride, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  constexpr unsigned slices = Highest > 7 ? 4 : Highest > 3 ? 3 : Highest > 1 ? 2 : 1;
  std::uint64_t sums[16];
#pragma GCC unroll 16
  for (auto& sum : sums) sum = 0;
  for (std::size_t from = 0, n; from < blocks; from += n) {
    n = pieceOf(blocks - from);
    const Line *at = lines + from * stride, *next = at + n * stride + kAhead;
    if constexpr (!Masked) {
      countAll<Highest>(at, stride, n, next, sums);
    } else {
      Line kept[kPiece * slices];
      for (std::size_t b = 0; b < n; ++b)
#pragma GCC unroll 8
        for (unsigned w = 0; w < 8; w += kWide) {
          const Wide rows = Isa::load(mask[from + b].words + w);
#pragma GCC unroll 4
          for (unsigned s = 0; s < slices; ++s) Isa::store(kept[b * slices + s].words + w, Isa::both(rows, Isa::load(at[b * stride + s].words + w)));
        }
      countAll<Highest>(kept, slices, n, next, sums);
    }
  }
  addTotals<Highest>(sums, counts);
}
