// Trying to work the hidden cells out: the exact range of each one, given all that is shown.
#include "core/stats/suppression.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <random>

#include "tests/catch.h"

namespace suppression_test {

using namespace jw::stats;

namespace {

// The tables as sums to be solved: for each hidden cell the least and the greatest value that whole numbers from 0 on can
// give it so that all visible cells, all sums over places and all numbers of people stay. The sums are a network, so the
// range is found exactly by augmenting flows (Ford and Fulkerson) from the true values.
class Attack {
 public:
  Attack(const PlaceTree& tree, const std::vector<bool>& hidden) : m_tree(tree), m_hidden(hidden) {}
  std::uint64_t least(std::size_t cell) const { return m_tree.counts[cell] - most(cell, false, m_tree.counts[cell]); }
  /// Looked for up to `limit` above the value.
  std::uint64_t greatest(std::size_t cell, std::uint64_t limit) const { return m_tree.counts[cell] + most(cell, true, limit); }

 private:
  // Equations: for each inner place and value "cell = sum of children", for each lowest place "sum of values = people". The
  // top's people follow from the others. A cell is in two equations, with opposite signs; vertex 0 stands for the outside.
  std::pair<std::size_t, std::size_t> ends(std::size_t cell) const {
    const std::size_t place = cell / m_tree.values, value = cell % m_tree.values;
    const bool inner = std::count(m_tree.parent.begin() + 1, m_tree.parent.end(), place) > 0;
    const std::size_t from = place == 0 ? 0 : 1 + m_tree.parent[place] * m_tree.values + value;
    return {from, inner ? 1 + cell : 1 + m_tree.counts.size() + place};
  }
  std::uint64_t most(std::size_t cell, bool up, std::uint64_t limit) const {
    auto flow = m_tree.counts;
    std::vector<std::vector<std::pair<std::size_t, bool>>> out(1 + m_tree.counts.size() + m_tree.parent.size());
    for (std::size_t c = 0; c < flow.size(); ++c) {
      if (!m_hidden[c] || c == cell) continue;
      const auto [from, to] = ends(c);
      out[from].push_back({c, true});
      out[to].push_back({c, false});
    }
    const auto [tail, head] = ends(cell);
    const std::size_t start = up ? head : tail, end = up ? tail : head;
    std::uint64_t moved = 0;
    while (moved < limit) {
      std::vector<int> seen(out.size());
      std::function<bool(std::size_t)> walk = [&](std::size_t at) {
        if (at == end) return true;
        seen[at] = 1;
        for (const auto& [c, forward] : out[at]) {
          const auto [from, to] = ends(c);
          const std::size_t next = forward ? to : from;
          if (seen[next] || (!forward && flow[c] == 0)) continue;
          if (!walk(next)) continue;
          forward ? ++flow[c] : --flow[c];
          return true;
        }
        return false;
      };
      if (!walk(start)) break;
      ++moved;
    }
    return moved;
  }
  const PlaceTree& m_tree;
  const std::vector<bool>& m_hidden;
};

PlaceTree treeOf(std::vector<std::size_t> parent, std::size_t values, const std::function<std::uint64_t(std::size_t place, std::size_t value)>& lowest) {
  PlaceTree t{std::move(parent), values, {}};
  t.counts.resize(t.parent.size() * values);
  for (std::size_t p = t.parent.size(); p-- > 0;) {
    const bool inner = std::count(t.parent.begin() + 1, t.parent.end(), p) > 0;
    for (std::size_t v = 0; v < values; ++v) {
      if (!inner) t.counts[p * values + v] = lowest(p, v);
      if (p > 0) t.counts[t.parent[p] * values + v] += t.counts[p * values + v];
    }
  }
  return t;
}

std::uint64_t peopleOf(const PlaceTree& t, std::size_t place) {
  std::uint64_t n = 0;
  for (std::size_t v = 0; v < t.values; ++v) n += t.at(place, v);
  return n;
}

void attack(const PlaceTree& t) {
  const auto hidden = hiddenCells(t);
  const Attack attacker(t, hidden);
  for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
    const std::uint64_t value = t.counts[cell];
    INFO("place " << cell / t.values << ", value " << cell % t.values << ", count " << value);
    if (!hidden[cell]) {
      CHECK(value >= kSmallest);
      continue;
    }
    // A place of a handful of people says by its number alone that all of its counts are small.
    if (peopleOf(t, cell / t.values) < 2 * kSmallest) continue;
    const auto high = attacker.greatest(cell, kSmallest);
    CHECK(high >= kSmallest);
    CHECK((high > value || attacker.least(cell) < value));
  }
}

}  // namespace

TEST_CASE("a single small cell is hidden with a rectangle around it, and no more") {
  const auto t = treeOf({0, 0, 0, 0}, 3, [](std::size_t p, std::size_t v) -> std::uint64_t { return p == 2 && v == 1 ? 4 : 100 + 10 * p + v; });
  const auto hidden = hiddenCells(t);
  CHECK(std::count(hidden.begin(), hidden.end(), true) == 4);
  CHECK(hidden[2 * 3 + 1]);
  attack(t);
}

TEST_CASE("the attack itself finds what is not protected") {
  const auto t = treeOf({0, 0, 0, 0}, 3, [](std::size_t p, std::size_t v) -> std::uint64_t { return p == 2 && v == 1 ? 4 : 100 + 10 * p + v; });
  std::vector<bool> hidden(t.counts.size());
  hidden[2 * 3 + 1] = true;
  CHECK(Attack(t, hidden).least(7) == 4);
  CHECK(Attack(t, hidden).greatest(7, 50) == 4);
  // Two in a row, and nothing in the columns: the column totals still give both away.
  hidden[2 * 3 + 2] = true;
  CHECK(Attack(t, hidden).greatest(7, 50) == 4);
  // Two rectangles that share one cell only by a bridge: the bridge is known.
  const auto hiddenAll = hiddenCells(t);
  CHECK(Attack(t, hiddenAll).greatest(7, 50) > 10);
}

TEST_CASE("no hidden cell of random trees can be worked out") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::size_t> parent{0};
    const std::size_t districts = 1 + random() % 3, values = 3 + random() % 7;
    for (std::size_t d = 0; d < districts; ++d) {
      const std::size_t district = parent.size();
      parent.push_back(0);
      for (std::size_t s = 0; s < 1 + random() % 3; ++s) {
        const std::size_t street = parent.size();
        parent.push_back(district);
        for (std::size_t c = 0; c < 1 + random() % 4; ++c) parent.push_back(street);
      }
    }
    INFO("round " << round);
    attack(treeOf(parent, values, [&](std::size_t, std::size_t v) -> std::uint64_t {
      if (v == 0) return 200 + random() % 3000;
      if (v == 1) return random() % 200;
      return random() % 3 == 0 ? random() % 30 : random() % 4 == 0 ? random() % 9 : 0;
    }));
  }
}

TEST_CASE("what is said to hide alike does, and a small count that changes does not") {
  std::mt19937 random(6);
  int alike = 0;
  for (int round = 0; round < 60; ++round) {
    const auto count = [&](std::size_t p, std::size_t v) -> std::uint64_t { return v == 0 ? 200 + p * 40 : v == 1 ? 20 + 5 * p : (p * 7 + v * 3) % 25; };
    const std::size_t place = 2 + random() % 4, value = random() % 6, more = random() % 12;
    const auto before = treeOf({0, 0, 1, 1, 1, 1, 0, 6, 6}, 6, count);
    const auto after = treeOf({0, 0, 1, 1, 1, 1, 0, 6, 6}, 6, [&](std::size_t p, std::size_t v) { return count(p, v) + (p == place && v == value ? more : 0); });
    const std::size_t cell = place * 6 + value;
    if (hideAlike(before, after)) {
      ++alike;
      CHECK(hiddenCells(before) == hiddenCells(after));
    }
    if (more > 0 && before.counts[cell] < kSmallest) CHECK_FALSE(hideAlike(before, after));
  }
  CHECK(alike > 10);
  CHECK_FALSE(hideAlike(treeOf({0, 0}, 2, [](auto, auto) { return 50; }), treeOf({0, 0, 0}, 2, [](auto, auto) { return 50; })));
}

TEST_CASE("a city of 600 communities and 57 groups is done soon, and most of its large cells stay") {
  std::mt19937 random(9);
  std::vector<std::size_t> parent{0};
  for (int d = 0; d < 6; ++d) {
    const std::size_t district = parent.size();
    parent.push_back(0);
    for (int s = 0; s < 10; ++s) {
      const std::size_t street = parent.size();
      parent.push_back(district);
      for (int c = 0; c < 10; ++c) parent.push_back(street);
    }
  }
  const auto t = treeOf(parent, 58, [&](std::size_t, std::size_t v) -> std::uint64_t {
    if (v == 1) return 12'000 + random() % 3000;
    const double mean = 900.0 / static_cast<double>((v + 1) * (v + 1));
    return static_cast<std::uint64_t>(mean * static_cast<double>(random() % 2000) / 1000);
  });
  const auto start = std::chrono::steady_clock::now();
  const auto hidden = hiddenCells(t);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::size_t large = 0, kept = 0;
  for (std::size_t i = 0; i < hidden.size(); ++i)
    if (t.counts[i] >= kSmallest) {
      ++large;
      kept += !hidden[i];
    }
  INFO(kept << " of " << large << " in " << took.count() << " s");
  if (std::getenv("JW_SAY")) WARN(kept << " of " << large << " in " << took.count() << " s");
  CHECK(kept * 2 > large);
  // Some of the hidden cells, by the exact attack.
  const Attack attacker(t, hidden);
  for (int i = 0; i < 12; ++i) {
    const std::size_t cell = random() % hidden.size();
    if (hidden[cell]) CHECK(attacker.greatest(cell, kSmallest) >= kSmallest);
  }
}

}  // namespace suppression_test
