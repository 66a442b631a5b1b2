// The filters of kernels.h over a processor's own vectors; included behind kernel_body.h and on its terms.
#pragma once

void keepCodes(const Line* lines, unsigned slices, const std::uint32_t* codes, std::size_t n, std::size_t blocks, Line* rows) {
  for (std::size_t b = 0; b < blocks; ++b, lines += slices)
    for (unsigned w = 0; w < 8; w += Isa::kWords) {
      const auto among = Isa::load(rows[b].words + w);
      auto any = Isa::without(among, among);
      for (std::size_t c = 0; c < n; ++c) {
        auto all = among;
        for (unsigned s = 0; s < slices; ++s) {
          const auto slice = Isa::load(lines[s].words + w);
          all = codes[c] >> s & 1U ? Isa::both(all, slice) : Isa::without(all, slice);
        }
        any = Isa::either(any, all);
      }
      Isa::store(rows[b].words + w, any);
    }
}

// From the lowest bit up: a number is at least the limit if its higher bit is, or is equal and the rest is. Below the limit's
// lowest bit nothing is asked of the number.
inline typename Isa::Vector atLeast(const Line* slices, unsigned count, std::uint32_t limit, unsigned w) {
  const auto first = static_cast<unsigned>(__builtin_ctz(limit));
  auto out = Isa::load(slices[first].words + w);
  for (unsigned s = first + 1; s < count; ++s) {
    const auto slice = Isa::load(slices[s].words + w);
    out = limit >> s & 1U ? Isa::both(out, slice) : Isa::either(out, slice);
  }
  return out;
}

void keepBetween(const Line* lines, unsigned slices, std::uint32_t low, std::uint32_t high, std::size_t blocks, Line* rows) {
  const std::uint64_t above = std::uint64_t{high} + 1;
  for (std::size_t b = 0; b < blocks; ++b, lines += slices)
    for (unsigned w = 0; w < 8; w += Isa::kWords) {
      auto kept = Isa::load(rows[b].words + w);
      if (low > 0) kept = Isa::both(kept, atLeast(lines, slices, low, w));
      if (above >> slices == 0) kept = Isa::without(kept, atLeast(lines, slices, static_cast<std::uint32_t>(above), w));
      Isa::store(rows[b].words + w, kept);
    }
}
