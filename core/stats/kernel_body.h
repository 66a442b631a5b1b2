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
  typename Isa::Sum sum = {};
  for (std::size_t b = 0; b < blocks; ++b)
    for (unsigned w = 0; w < 8; w += Isa::kWords) Isa::add(sum, Isa::load(lines[b].words + w));
  return Isa::total(sum);
}

// So many blocks at a time keep the rows of the high bits on the stack.
constexpr std::size_t kChunk = 64;

// Codes of more than four bits: for each value of the high bits, and more of them, the low ones are counted among its rows.
void wideCodes(const Line* lines, unsigned slices, unsigned highest, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  std::uint64_t sums[1024];
  for (unsigned c = 0; c <= highest; ++c) sums[c] = 0;
  const unsigned highs = highest >> 4;
  if (mask)
    lowCodesOf<true>(15, lines, slices, mask, blocks, sums);
  else
    lowCodesOf<false>(15, lines, slices, mask, blocks, sums);
  Line rows[kChunk];
  for (std::size_t from = 0; from < blocks; from += kChunk) {
    const std::size_t n = blocks - from < kChunk ? blocks - from : kChunk;
    const Line* at = lines + from * slices;
    for (unsigned high = 1; high <= highs; ++high) {
      const unsigned first = 4 + static_cast<unsigned>(__builtin_ctz(high));
      for (std::size_t b = 0; b < n; ++b)
        for (unsigned w = 0; w < 8; w += Isa::kWords) {
          auto all = Isa::load(at[b * slices + first].words + w);
          if (mask) all = Isa::both(all, Isa::load(mask[from + b].words + w));
          for (unsigned s = first + 1; s < slices; ++s)
            if (high >> (s - 4) & 1U) all = Isa::both(all, Isa::load(at[b * slices + s].words + w));
          Isa::store(rows[b].words + w, all);
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

void flags(const Line* lines, unsigned slices, const Line* mask, std::size_t blocks, std::uint32_t* counts) {
  for (unsigned s = 0; s < slices; ++s) {
    typename Isa::Sum sum = {};
    for (std::size_t b = 0; b < blocks; ++b)
      for (unsigned w = 0; w < 8; w += Isa::kWords) {
        const auto bits = Isa::load(lines[b * slices + s].words + w);
        Isa::add(sum, mask ? Isa::both(bits, Isa::load(mask[b].words + w)) : bits);
      }
    counts[s] += static_cast<std::uint32_t>(Isa::total(sum));
  }
}
