// The inner loops of counting, once for each kind of processor.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stats/layout.h"

namespace jw::stats {

/// Pure functions of their arguments; any thread.
struct Kernels {
  const char* name;
  /// A column of codes: `lines` holds `slices` lines for each block, the lowest bit first. counts[c] (c = 1 … highest, at most
  /// 1023) grows by the number of rows whose code is c; counts[0] is left alone. Rows outside `mask` (one line for each block;
  /// null: all) do not count.
  void (*codes)(const Line* lines, unsigned slices, unsigned highest, const Line* mask, std::size_t blocks, std::uint64_t* counts);
  /// counts[s] grows by the rows that have bit s.
  void (*flags)(const Line* lines, unsigned slices, const Line* mask, std::size_t blocks, std::uint32_t* counts);
  /// Bits that are set.
  std::uint64_t (*population)(const Line* lines, std::size_t blocks);
  /// Of `rows` (one line for each block) those stay whose value is one of the n codes; each code has at most `slices` bits.
  void (*keepCodes)(const Line* lines, unsigned slices, const std::uint32_t* codes, std::size_t n, std::size_t blocks, Line* rows);
  /// … whose value is low … high, both included; low <= high.
  void (*keepBetween)(const Line* lines, unsigned slices, std::uint32_t low, std::uint32_t high, std::size_t blocks, Line* rows);
};

/// The fastest of those that this processor can run.
const Kernels& bestKernels();
/// All that this processor can run, slowest first: for tests and benches.
std::vector<const Kernels*> runnableKernels();

/// At most so many blocks of a column at a time, in equal pieces: they stay near the processor while all codes are counted.
constexpr std::size_t kPiece = 48;
constexpr std::size_t pieceOf(std::size_t blocks) {
  const std::size_t pieces = (blocks + kPiece - 1) / kPiece;
  return (blocks + pieces - 1) / pieces;
}

const Kernels& plainKernels();  ///< x86-64-v2: POPCNT
#if defined(__x86_64__) && !defined(__clang__)
const Kernels& avx2Kernels();
const Kernels& avx512Kernels();  ///< VPOPCNTDQ
#endif

}  // namespace jw::stats
