// Which counts of small groups are hidden, and which others with them, so that none can be worked out from totals (spec 06).
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jw::stats {

/// Counts below this are hidden.
constexpr std::uint64_t kSmallest = 10;

/// Counts of `values` groups in a tree of places: what a place counts is the sum of what its children count, and all
/// groups of a place together are its public number of people.
struct PlaceTree {
  std::vector<std::size_t> parent;  ///< of each place; of place 0, the top, itself. A parent comes before its children
  std::size_t values = 0;
  std::vector<std::uint64_t> counts;  ///< place by place
  std::uint64_t at(std::size_t place, std::size_t value) const { return counts[place * values + value]; }
};

/// For each cell whether it is hidden. One pattern for the whole tree, so that no two tables of it tell more together than
/// each alone. Every count below kSmallest is hidden. Beside it so many others are that each hidden count can be moved to
/// kSmallest or above, all visible figures and totals unchanged, or at least by one where the place has too few people
/// for that; so nobody can tell its value, nor that it is small. The pattern is a network flow problem: a tree of sums with
/// one more dimension (M. Fischetti, J.-J. Salazar-González: complementary cell suppression); each small cell gets a cheap
/// cycle along which it can move. Deterministic; any thread.
std::vector<bool> hiddenCells(const PlaceTree& tree);

/// Whether hiddenCells surely gives the same for both: of a count it sees the number if it is small, else only its size in
/// powers of two. So most changes of one person leave the pattern as it is.
bool hideAlike(const PlaceTree& a, const PlaceTree& b);

}  // namespace jw::stats
