// Lines of memory that are taken and given back.
#include "core/stats/line_arena.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace line_arena_test {

using jw::stats::Line;
using jw::stats::LineArena;

TEST_CASE("lines that were taken are zero and belong to nobody else") {
  struct Taken {
    Line* at;
    std::size_t lines;
    std::uint64_t mark;
  };
  LineArena arena;
  std::vector<Taken> taken;
  std::mt19937 random(11);
  for (std::uint64_t mark = 1; mark < 2000; ++mark) {
    if (taken.size() > 40 || (mark % 3 == 0 && !taken.empty())) {
      std::swap(taken[random() % taken.size()], taken.back());
      const Taken t = taken.back();
      taken.pop_back();
      REQUIRE(std::all_of(t.at, t.at + t.lines, [&](const Line& l) { return std::all_of(l.words, l.words + 8, [&](std::uint64_t w) { return w == t.mark; }); }));
      arena.give(t.at, t.lines);
    }
    const std::size_t lines = 1 + random() % 3000;
    Line* at = arena.take(lines);
    REQUIRE(reinterpret_cast<std::uintptr_t>(at) % sizeof(Line) == 0);
    REQUIRE(std::all_of(at, at + lines, [](const Line& l) { return std::all_of(l.words, l.words + 8, [](std::uint64_t w) { return w == 0; }); }));
    std::for_each(at, at + lines, [mark](Line& l) { std::fill_n(l.words, 8, mark); });
    taken.push_back({at, lines, mark});
  }
  CHECK(arena.bytes() >= sizeof(Line));
}

TEST_CASE("what is given back is taken again, neighbours as one") {
  LineArena arena;
  const std::size_t half = (std::size_t{1} << 20) / sizeof(Line);
  Line* a = arena.take(half);
  Line* b = arena.take(half);
  const std::size_t bytes = arena.bytes();
  arena.give(a, half);
  arena.give(b, half);
  CHECK(arena.take(2 * half) == std::min(a, b));
  CHECK(arena.bytes() == bytes);
  arena.take(10 * half);
  CHECK(arena.bytes() >= bytes + 10 * half * sizeof(Line));
}

}  // namespace line_arena_test
