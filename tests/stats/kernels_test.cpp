// The inner loops of counting, each of this processor's beside one row after the other.
#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <random>
#include <vector>

#include "core/stats/kernels.h"

namespace kernels_test {

using namespace jw::stats;

namespace {

// Codes of 0 … highest in bit slices, and a mask of which a quarter is set.
struct Made {
  unsigned highest, slices;
  std::size_t blocks;
  std::vector<std::uint32_t> codes;
  std::vector<Line> lines, mask;

  Made(unsigned most, std::size_t n, std::mt19937& random) : highest(most), slices(static_cast<unsigned>(std::bit_width(most))), blocks(n), codes(n * kBlockRows), lines(n * slices), mask(n) {
    for (std::size_t row = 0; row < codes.size(); ++row) {
      codes[row] = static_cast<std::uint32_t>(random() % (highest + 1));
      for (unsigned s = 0; s < slices; ++s)
        if (codes[row] >> s & 1U) set(lines[row / kBlockRows * slices + s], row);
      if (random() % 4 == 0) set(mask[row / kBlockRows], row);
    }
  }
  static void set(Line& line, std::size_t row) { line.words[row % kBlockRows / 64] |= std::uint64_t{1} << (row % 64); }
  static bool has(const std::vector<Line>& rows, std::size_t row) { return rows[row / kBlockRows].words[row % kBlockRows / 64] >> (row % 64) & 1U; }
};

}  // namespace

TEST_CASE("every kernel counts every number of codes in any number of blocks") {
  std::mt19937 random(7);
  for (const unsigned highest : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 12U, 13U, 14U, 15U, 16U, 21U, 31U, 57U, 200U})
    for (const std::size_t blocks : {1U, 2U, 3U, 48U, 49U, 97U}) {
      const Made made(highest, blocks, random);
      std::vector<std::uint64_t> all(highest + 1), some(highest + 1);
      std::uint64_t set = 0;
      for (std::size_t row = 0; row < made.codes.size(); ++row) {
        ++all[made.codes[row]];
        some[made.codes[row]] += Made::has(made.mask, row);
        set += Made::has(made.mask, row);
      }
      all[0] = some[0] = 5;
      for (const Kernels* k : runnableKernels()) {
        INFO(k->name << ", " << highest << " codes, " << blocks << " blocks");
        std::vector<std::uint64_t> counts(highest + 1);
        counts[0] = 5;
        auto masked = counts;
        k->codes(made.lines.data(), made.slices, highest, nullptr, blocks, counts.data());
        k->codes(made.lines.data(), made.slices, highest, made.mask.data(), blocks, masked.data());
        CHECK(counts == all);
        CHECK(masked == some);
        CHECK(k->population(made.mask.data(), blocks) == set);
        std::vector<std::uint32_t> bits(made.slices), expected(made.slices);
        k->flags(made.lines.data(), made.slices, made.mask.data(), blocks, bits.data());
        for (unsigned c = 1; c <= highest; ++c)
          for (unsigned s = 0; s < made.slices; ++s)
            if (c >> s & 1U) expected[s] += static_cast<std::uint32_t>(some[c]);
        CHECK(bits == expected);
      }
    }
}

TEST_CASE("every kernel keeps just the rows of some codes and those between two") {
  std::mt19937 random(8);
  for (const unsigned highest : {1U, 6U, 15U, 200U, 65'000U})
    for (const std::size_t blocks : {1U, 2U, 3U, 7U, 8U}) {
      const Made made(highest, blocks, random);
      const auto any = [&] { return static_cast<std::uint32_t>(random() % (highest + 1)); };
      for (int round = 0; round < 8; ++round) {
        const std::uint32_t codes[] = {any(), any(), 0};
        const std::uint32_t one = any(), other = any(), low = round == 0 ? 0 : std::min(one, other), high = round == 1 ? (1U << made.slices) - 1 : std::max(one, other);
        for (const Kernels* k : runnableKernels()) {
          INFO(k->name << ", up to " << highest << ", " << blocks << " blocks, " << low << " to " << high);
          auto kept = made.mask, between = made.mask;
          k->keepCodes(made.lines.data(), made.slices, codes, 2 + round % 2, blocks, kept.data());
          k->keepBetween(made.lines.data(), made.slices, low, high, blocks, between.data());
          std::size_t wrong = 0;
          for (std::size_t row = 0; row < made.codes.size(); ++row) {
            const std::uint32_t code = made.codes[row];
            const bool in = Made::has(made.mask, row);
            wrong += Made::has(kept, row) != (in && (code == codes[0] || code == codes[1] || (round % 2 == 1 && code == 0)));
            wrong += Made::has(between, row) != (in && low <= code && code <= high);
          }
          CHECK(wrong == 0);
        }
      }
    }
}

}  // namespace kernels_test
