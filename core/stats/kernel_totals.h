// The end of counting codes for processors that add what they have counted one by one. Included once in a kernels_*.cpp,
// inside its anonymous namespace and under its target options, after `Isa`; it must not include anything itself.
#pragma once

// The sums are of rows that have all bits of the code and perhaps others; counts[1 … Highest] grow by those of just the code.
template <unsigned Highest>
inline void addTotals(const typename Isa::Sum (&sums)[16], std::uint64_t* counts) {
  std::uint64_t exact[16];
#pragma GCC unroll 16
  for (unsigned c = 1; c <= Highest; ++c) exact[c] = Isa::total(sums[c]);
#pragma GCC unroll 4
  for (unsigned bit = 1; bit <= Highest; bit <<= 1U)
#pragma GCC unroll 16
    for (unsigned c = 1; c + bit <= Highest; ++c)
      if ((c & bit) == 0) exact[c] -= exact[c + bit];
#pragma GCC unroll 16
  for (unsigned c = 1; c <= Highest; ++c) counts[c] += exact[c];
}
