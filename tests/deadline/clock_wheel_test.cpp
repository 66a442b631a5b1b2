#include "core/deadline/clock_wheel.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/catch.h"

namespace clock_wheel_test {

using namespace jw;
using deadline::ClockWheel;
using Keys = std::vector<std::uint64_t>;

namespace {

constexpr std::int64_t kSecond = 1000, kHour = 3'600'000, kDay = 24 * kHour, kYear = 365 * kDay;
const Instant kStart = fromMillis(1'790'000'000'123);

Instant after(std::int64_t ms) { return kStart + Millis(ms); }

Keys drained(ClockWheel& wheel, Instant now) {
  Keys keys;
  wheel.drain(now, keys);
  return keys;
}

// The same by a sorted map: keys are unique here.
struct Model {
  std::map<std::pair<Instant, std::uint64_t>, ClockWheel::Handle> waiting;
  Keys drain(Instant now) {
    Keys keys;
    while (!waiting.empty() && waiting.begin()->first.first <= now) {
      keys.push_back(waiting.begin()->first.second);
      waiting.erase(waiting.begin());
    }
    return keys;
  }
};

}  // namespace

TEST_CASE("wheel: a clock fires once, at its millisecond and not before") {
  for (const std::int64_t wait : {1L, 877L, 878L, 1023L, 1024L, 262'143L, 262'144L, kHour, 3 * kDay, 545 * kDay, 400 * kYear}) {
    ClockWheel wheel(kStart);
    wheel.add(after(wait), 7);
    CHECK(wheel.next() <= after(wait));
    CHECK(drained(wheel, after(wait - 1)).empty());
    CHECK(drained(wheel, after(wait)) == Keys{7});
    CHECK(drained(wheel, after(wait + kDay)).empty());
    CHECK(wheel.size() == 0);
    CHECK_FALSE(wheel.next());
  }
}

TEST_CASE("wheel: where a slot ends and where a level ends") {
  for (const std::int64_t turn : {std::int64_t{1} << 15, std::int64_t{1} << 32, std::int64_t{1} << 40})
    for (const std::int64_t more : {-65'536L, -32'768L, -1L, 0L, 1L, 32'768L, 65'536L})
      for (const std::int64_t offset : {0L, 1L, 32'767L, 20'000'000L}) {
        const Instant start = fromMillis(416LL * (std::int64_t{1} << 32) + offset);
        const Instant due = start + Millis(turn + more);
        if (due <= start) continue;
        ClockWheel wheel(start);
        wheel.add(due, 1);
        wheel.add(due + Millis(turn), 2);
        wheel.add(start, 3);  // so that the next due has to be looked for
        CHECK(drained(wheel, start) == Keys{3});
        Keys keys;
        for (int steps = 0; keys.empty() && steps < 5 && wheel.next(); ++steps) {
          CHECK(*wheel.next() <= due);
          wheel.drain(*wheel.next(), keys);
        }
        CHECK(keys == Keys{1});
        CHECK(wheel.next() <= due + Millis(turn));
        CHECK(drained(wheel, due + Millis(turn - 1)).empty());
        CHECK(drained(wheel, due + Millis(turn)) == Keys{2});
      }
}

TEST_CASE("wheel: what is due already fires at the next drain, in the order of the dues and then the keys") {
  ClockWheel wheel(kStart);
  wheel.add(after(0), 4);
  wheel.add(after(-kYear), 9);
  wheel.add(after(-1), 3);
  wheel.add(after(-1), 2);
  wheel.add(fromMillis(-5), 1);
  CHECK(wheel.next() == fromMillis(-5));
  CHECK(drained(wheel, kStart) == Keys{1, 9, 2, 3, 4});
}

TEST_CASE("wheel: no moment is no clock") {
  ClockWheel wheel(kStart);
  const auto none = wheel.add(kNever, 1);
  CHECK_FALSE(none);
  CHECK_FALSE(wheel.cancel(none));
  CHECK(wheel.size() == 0);
  CHECK(drained(wheel, after(1000 * kYear)).empty());
}

TEST_CASE("wheel: a stale handle harms nobody") {
  ClockWheel wheel(kStart);
  const auto first = wheel.add(after(kSecond), 1);
  CHECK(wheel.cancel(first));
  CHECK_FALSE(wheel.cancel(first));
  CHECK(drained(wheel, after(2 * kSecond)).empty());
  const auto second = wheel.add(after(3 * kSecond), 2);  // takes the same room
  CHECK(second.node == first.node);
  CHECK_FALSE(wheel.cancel(first));
  CHECK(drained(wheel, after(3 * kSecond)) == Keys{2});
  CHECK_FALSE(wheel.cancel(second));
}

TEST_CASE("wheel: the moment of the next due is reached in a few steps") {
  for (const std::int64_t wait : {5 * kSecond, 9 * kHour, 120 * kDay, 20 * kYear}) {
    ClockWheel wheel(kStart);
    wheel.add(after(wait), 1);
    int steps = 0;
    Keys keys;
    for (; keys.empty() && steps < 10; ++steps) {
      REQUIRE(wheel.next() <= after(wait));
      wheel.drain(*wheel.next(), keys);
    }
    CHECK(keys == Keys{1});
    CHECK(steps <= 3);
  }
}

TEST_CASE("wheel: forward by years in one step, and back again") {
  ClockWheel wheel(kStart);
  Keys wanted;
  for (std::uint64_t k = 0; k < 3000; ++k) {
    wheel.add(after(static_cast<std::int64_t>(k) * kDay), k);
    if (k <= 365 * 5) wanted.push_back(k);
  }
  CHECK(drained(wheel, after(5 * kYear)) == wanted);
  CHECK(drained(wheel, kStart).empty());  // set back: nothing twice
  wheel.add(after(kHour), 9999);
  CHECK(wheel.next() <= after(kHour));
  CHECK(drained(wheel, after(kHour - 1)).empty());
  CHECK(drained(wheel, after(kHour)) == Keys{9999});
  CHECK(wheel.size() == 3000 - wanted.size());
  CHECK(drained(wheel, after(5 * kYear + kDay)) == Keys{365 * 5 + 1});
}

TEST_CASE("wheel: cancelled clocks give their room back") {
  ClockWheel wheel(kStart);
  const std::size_t empty = wheel.memoryBytes();
  std::vector<ClockWheel::Handle> handles;
  for (int round = 0; round < 50; ++round) {
    for (const auto h : handles) CHECK(wheel.cancel(h));
    handles.clear();
    for (std::uint64_t k = 0; k < 1000; ++k) handles.push_back(wheel.add(after(kYear), k));
  }
  CHECK(wheel.size() == 1000);
  CHECK(wheel.memoryBytes() - empty < 300'000);  // 50,000 were added, of 24 bytes each
  CHECK(drained(wheel, after(kYear)).size() == 1000);
}

TEST_CASE("wheel: the same as a sorted map under random adds, cancels and jumps of the clock") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    // Distances of all sizes, from milliseconds to a century.
    const auto span = [&] { return below(std::int64_t{1} << (1 + below(41))); };
    Instant now = kStart;
    ClockWheel wheel(now);
    Model model;
    std::vector<std::pair<std::pair<Instant, std::uint64_t>, ClockWheel::Handle>> given;
    std::uint64_t key = 0;
    bool same = true;
    for (int i = 0; i < 40'000 && same; ++i) {
      switch (below(10)) {
        case 0:
        case 1:
        case 2:
        case 3: {
          const Instant due = now + Millis(below(8) == 0 ? -span() : span());
          const auto handle = wheel.add(due, ++key);
          model.waiting.emplace(std::pair{due, key}, handle);
          given.push_back({{due, key}, handle});
          break;
        }
        case 4:
        case 5:
          if (given.empty()) break;
          {
            const auto& [what, handle] = given[static_cast<std::size_t>(below(static_cast<std::int64_t>(given.size())))];
            same = wheel.cancel(handle) == (model.waiting.erase(what) == 1);
          }
          break;
        case 6:
          if (below(20) == 0) now += Millis(span());
          if (below(20) == 0) now -= Millis(span());
          [[fallthrough]];
        case 7:
          if (const auto next = wheel.next(); next && below(2) == 0) now = std::max(now, *next);
          [[fallthrough]];
        default:
          now += Millis(below(3 * kSecond));
          same = drained(wheel, now) == model.drain(now);
      }
      same = same && wheel.size() == model.waiting.size() && wheel.next().has_value() == !model.waiting.empty() &&
             (model.waiting.empty() || *wheel.next() <= model.waiting.begin()->first.first);
      if (below(5000) == 0) {  // a restart
        wheel = ClockWheel(now);
        given.clear();
        for (auto& [what, handle] : model.waiting) given.push_back({what, handle = wheel.add(what.first, what.second)});
      }
    }
    CHECK(same);
    CHECK(drained(wheel, after(1000 * kYear)) == model.drain(after(1000 * kYear)));
  }
}

}  // namespace clock_wheel_test
