// Counting codes by a count of each vector. Included once in a kernels_*.cpp, inside its anonymous namespace and under its
// target options, after `Isa` has been defined there; it must not include anything itself.
#pragma once

// Rows of code c are found below the rows of c without its lowest bit; the order of c needs few vectors at a time.
template <unsigned C, bool Masked>
inline void countCode(typename Isa::Vector (&rows)[16], const typename Isa::Vector (&slice)[4], typename Isa::Sum (&sums)[16]) {
  constexpr unsigned parent = C & (C - 1), bit = static_cast<unsigned>(__builtin_ctz(C));
  if constexpr (parent == 0 && !Masked)
    rows[C] = slice[bit];
  else
    rows[C] = Isa::both(rows[parent], slice[bit]);
  Isa::add(sums[C], rows[C]);
}

template <bool Masked, unsigned... C>
inline void countCodes(std::integer_sequence<unsigned, C...>, typename Isa::Vector (&rows)[16], const typename Isa::Vector (&slice)[4], typename Isa::Sum (&sums)[16]) {
  (countCode<C + 1, Masked>(rows, slice, sums), ...);
}

// Lines that the loop will come to soon; behind a column's last line lies the next column's first.
constexpr unsigned kAhead = 48;

template <unsigned Highest, bool Masked>
void countEach(const Line* lines, unsigned stride, const Line* mask, std::size_t blocks, std::uint64_t* counts) {
  constexpr unsigned slices = Highest > 7 ? 4 : Highest > 3 ? 3 : Highest > 1 ? 2 : 1;
  typename Isa::Sum sums[16];
#pragma GCC unroll 16
  for (auto& sum : sums) sum = typename Isa::Sum();
  for (std::size_t b = 0; b < blocks; ++b) {
    const Line* at = lines + b * stride;
#pragma GCC unroll 4
    for (unsigned s = 0; s < slices; ++s) __builtin_prefetch(at + kAhead + s);
    for (unsigned w = 0; w < 8; w += Isa::kWords) {
      typename Isa::Vector rows[16], slice[4];
#pragma GCC unroll 4
      for (unsigned s = 0; s < slices; ++s) slice[s] = Isa::load(at[s].words + w);
      if constexpr (Masked) rows[0] = Isa::load(mask[b].words + w);
      countCodes<Masked>(std::make_integer_sequence<unsigned, Highest>(), rows, slice, sums);
    }
  }
  addTotals<Highest>(sums, counts);
}
