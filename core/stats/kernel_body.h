// The loops of kernels.h over a processor's own vectors. Included once in each kernels_*.cpp, inside its anonymous namespace
// and under its target options, behind `Isa` and `lowCodes`, its way to count codes of 1 … 15; it must not include anything itself.
#pragma once

template <bool Masked, unsigned... N>
inline void lowCodesOf(std::integer_sequence<unsigned, N...>, unsigned highest, const Line* lines, unsigned stride, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  using Loop = void (*)(const Line*, unsigned, const Line*, std::size_t, std::uint64_t*);
  static constexpr Loop loops[] = {lowCodes<N + 1, Masked>...};
  loops[highest - 1](lines, stride, mask, blocks, counts);
}

template <bool Masked>
inline void lowCodesOf(unsigned highest, const Line* lines, unsigned stride, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  lowCodesOf<Masked>(std::make_integer_sequence<unsigned, 15>(), highest, lines, stride, mask, blocks, counts);
}

std::uint64_t population(const Line* lines, std::size_t blocks) {
  std::uint64_t counts[2] = {};
  lowCodes<1, false>(lines, 1, nullptr, blocks, counts);
  return counts[1];
}

void flags(const Line* lines, unsigned slices, const Line* mask, std::size_t blocks, std::uint32_t* counts) {
  for (unsigned s = 0; s < slices; ++s) {
    std::uint64_t bit[2] = {};
    (mask ? lowCodes<1, true> : lowCodes<1, false>)(lines + s, slices, mask, blocks, bit);
    counts[s] += static_cast<std::uint32_t>(bit[1]);
  }
}

// Of the rows `among` (null: all of them) those with a bit, whose slice lies in each of the blocks.
inline void keepBit(const Line* among, const Line* slice, unsigned slices, std::size_t blocks, Line* rows) {
  for (std::size_t b = 0; b < blocks; ++b)
#pragma GCC unroll 4
    for (unsigned w = 0; w < 8; w += Isa::kWords) {
      const auto bit = Isa::load(slice[b * slices].words + w);
      Isa::store(rows[b].words + w, among ? Isa::both(bit, Isa::load(among[b].words + w)) : bit);
    }
}

// Codes of more than four bits: for each value of the high bits, and more of them, the low ones are counted among its rows.
void wideCodes(const Line* lines, unsigned slices, unsigned highest, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  std::uint64_t sums[1024];
  for (unsigned c = 0; c <= highest; ++c) sums[c] = 0;
  const unsigned highs = highest >> 4;
  if (mask)
    lowCodesOf<true>(15, lines, slices, mask, blocks, sums);
  else
    lowCodesOf<false>(15, lines, slices, mask, blocks, sums);
  Line rows[kPiece];
  for (std::size_t from = 0, n; from < blocks; from += n) {
    n = pieceOf(blocks - from);
    const Line* at = lines + from * slices;
    for (unsigned high = 1; high <= highs; ++high) {
      const Line* among = mask ? mask + from : nullptr;
      for (unsigned s = 4; s < slices; ++s)
        if (high >> (s - 4) & 1U) {
          keepBit(among, at + s, slices, n, rows);
          among = rows;
        }
      sums[high << 4] += population(rows, n);
      const unsigned rest = high == highs ? highest & 15U : 15;
      if (rest > 0) lowCodesOf<true>(rest, at, slices, rows, n, sums + (high << 4));
    }
  }
  for (unsigned high = 1; high <= highs; ++high)
    for (unsigned c = (high << 4) + 1; c <= highest && (c & 15U) != 0; ++c) sums[high << 4] -= sums[c];
  for (unsigned bit = 16; bit <= highest; bit <<= 1U)
    for (unsigned c = 1; c + bit <= highest; ++c)
      if ((c & bit) == 0) sums[c] -= sums[c + bit];
  for (unsigned c = 1; c <= highest; ++c) counts[c] += sums[c];
}

void codes(const Line* lines, unsigned slices, unsigned highest, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  if (highest > 15)
    wideCodes(lines, slices, highest, mask, blocks, counts);
  else if (mask)
    lowCodesOf<true>(highest, lines, slices, mask, blocks, counts);
  else
    lowCodesOf<false>(highest, lines, slices, mask, blocks, counts);
}
