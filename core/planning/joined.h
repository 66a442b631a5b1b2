// What hangs together: numbers as a forest that is joined pair by pair.
#pragma once
#include <cstddef>
#include <vector>

namespace jw::planning {

/// A number of a cell or vertex as an index.
constexpr std::size_t z(int i) { return static_cast<std::size_t>(i); }

/// The root of `i`'s tree; `up` holds for each number the next towards its root, a root itself, and gets shorter by asking.
/// Two trees are joined by up[rootOf(a)] = rootOf(b).
inline int rootOf(std::vector<int>& up, int i) {
  while (up[z(i)] != i) i = up[z(i)] = up[z(up[z(i)])];
  return i;
}

}  // namespace jw::planning
