#include "core/stats/suppression.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>

namespace jw::stats {
namespace {

// All that is seen of a count that is not small.
int sizeOf(std::uint64_t count) { return std::bit_width(count); }

// A cell is an arc that carries its count: from its place's parent (of the same group) to its place, or, at the lowest
// places, to the place's public number of people. What flows into a vertex flows out of it, so a cell can be raised if
// there is a way back from its head to its tail: along other hidden cells raised, or against them lowered.
class Network {
 public:
  explicit Network(const PlaceTree& tree) : m_tree(tree), m_children(tree.parent.size()) {
    const std::size_t cells = tree.counts.size();
    for (std::size_t p = 1; p < tree.parent.size(); ++p) m_children[tree.parent[p]].push_back(static_cast<Number>(p));
    for (std::size_t p = 0, cell = 0; p < tree.parent.size(); ++p)
      for (std::size_t v = 0; v < tree.values; ++v, ++cell) {
        m_head.push_back(static_cast<Number>(lowest(p) ? p * tree.values : cell));
        m_tail.push_back(static_cast<Number>(p == 0 ? cells : tree.parent[p] * tree.values + v));
        m_hidden.push_back(tree.counts[cell] < kSmallest);
        m_cost.push_back(m_hidden[cell] ? kHidden : 64U * static_cast<std::uint32_t>(1 + sizeOf(tree.counts[cell])));
      }
    m_reached.resize(cells + 1);
    m_ring.resize(cells + 1);
    std::iota(m_ring.begin(), m_ring.end(), Number{0});
    m_ringSize.assign(cells + 1, 1);
  }

  std::vector<bool> run() {
    for (Number cell = 0; cell < m_hidden.size(); ++cell)
      if (m_tree.counts[cell] < kSmallest) protect(cell);
    return std::move(m_hidden);
  }

 private:
  // Vertices: of each cell of an inner place its sum, of each lowest place its people (at its first cell's number), and the source.
  using Number = std::uint32_t;  // of cells, places and vertices
  // Each step costs a little, so that ways are short; hiding costs more the larger the count.
  static constexpr std::uint32_t kHidden = 1;
  Number source() const { return static_cast<Number>(m_tree.counts.size()); }
  bool lowest(std::size_t p) const { return m_children[p].empty(); }

  void protect(Number cell) {
    if (ring(m_head[cell]) == ring(m_tail[cell])) return;
    for (std::uint64_t by = kSmallest - m_tree.counts[cell]; by > 0; by = by > 1 ? 1 : 0)
      if (hideWay(cell, m_head[cell], m_tail[cell], by)) return;
    if (m_tree.counts[cell] > 0) hideWay(cell, m_tail[cell], m_head[cell], 1);
  }

  // A ring holds vertices from each of which kSmallest can go to each other one along hidden cells alone. A small cell between
  // two of them can be raised to kSmallest that way: no such way goes along the cell itself, for it cannot be lowered by as
  // much, and raising it would leave from where the way is to end.
  Number ring(Number vertex) {
    while (m_ring[vertex] != vertex) vertex = m_ring[vertex] = m_ring[m_ring[vertex]];
    return vertex;
  }
  void join(Number a, Number b) {
    a = ring(a);
    b = ring(b);
    if (a == b) return;
    if (m_ringSize[a] > m_ringSize[b]) std::swap(a, b);
    m_ring[a] = b;
    m_ringSize[b] += m_ringSize[a];
    if (m_ringSize[b] > m_ringSize[m_largest]) m_largest = b;
  }

  // The cells at a vertex, the vertex at their other end, and whether going there raises them.
  template <class F>
  void eachWay(Number vertex, const F& f) const {
    const auto values = static_cast<Number>(m_tree.values);
    if (vertex == source()) {
      for (Number v = 0; v < values; ++v) f(v, m_head[v], true);
      return;
    }
    const Number place = vertex / values;
    if (lowest(place)) {
      for (Number v = 0; v < values; ++v) f(vertex + v, m_tail[vertex + v], false);
      return;
    }
    f(vertex, m_tail[vertex], false);
    const Number value = vertex % values;
    for (const Number child : m_children[place]) f(child * values + value, m_head[child * values + value], true);
  }

  // A part of a way: its cells, its vertices, and whether kSmallest can go all along it.
  struct Part {
    std::vector<Number> cells, vertices;
    bool whole = true;
  };

  static bool shareCells(const Part& a, const Part& b) {
    return std::any_of(a.cells.begin(), a.cells.end(), [&](Number cell) { return std::find(b.cells.begin(), b.cells.end(), cell) != b.cells.end(); });
  }

  // A cheap way by which `by` can go from one vertex to the other without the cell itself; what lies on it is hidden. Within
  // a ring there is one already. So it is looked for from the end with the smaller ring until the other ring is reached; where
  // neither is the largest ring, by way of that one.
  bool hideWay(Number without, Number from, Number to, std::uint64_t by) {
    const Number here = ring(from), there = ring(to);
    std::optional<Part> one, two;
    if (here != m_largest && there != m_largest && m_ringSize[m_largest] > 1) {
      one = part(without, from, true, there, m_largest, by);
      if (!one) return false;
      const Number end = ring(one->vertices.front());
      if (end != there) two = part(without, to, false, m_largest, m_largest, by);
      // A cell that is raised on the way there and lowered on the way back would be hidden for nothing, and could not move.
      if (end != there && (!two || shareCells(*one, *two))) {
        one.reset();
        two.reset();
      }
    }
    if (!one) one = m_ringSize[here] < m_ringSize[there] ? part(without, from, true, there, there, by) : part(without, to, false, here, here, by);
    if (!one) return false;
    const bool whole = from == m_head[without] && one->whole && (!two || two->whole);  // and the cell closes it to a ring
    for (const auto* p : {&one, &two}) {
      if (!*p) continue;
      for (const Number cell : (*p)->cells) {
        m_hidden[cell] = true;
        m_cost[cell] = kHidden;
      }
      if (whole)
        for (const Number vertex : (*p)->vertices) join(vertex, from);
    }
    if (whole) join(from, to);
    return true;
  }

  // From a vertex (or, not forward, to it) until one of two rings is reached, at the first of the vertices. Hidden cells cost
  // little; small counts cost less than large ones. What is found is not the cheapest where that would be long to look for.
  std::optional<Part> part(Number without, Number start, bool forward, Number aim, Number orAim, std::uint64_t by) {
    constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();
    ++m_round;
    std::uint32_t best = kFar;
    Number end = start;
    int patience = 48;
    using Item = std::pair<std::uint32_t, Number>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    m_reached[start] = {m_round, 0, without};
    open.push({0, start});
    while (!open.empty() && open.top().first < best && (best == kFar || patience-- > 0)) {
      const auto [cost, vertex] = open.top();
      open.pop();
      if (cost > m_reached[vertex].cost) continue;
      // What leaves a vertex raised comes to it lowered.
      eachWay(vertex, [&](Number cell, Number next, bool leavesRaised) {
        if (cell == without || (leavesRaised != forward && m_tree.counts[cell] < by)) return;
        const std::uint32_t sum = cost + m_cost[cell];
        auto& reached = m_reached[next];
        if (sum >= best || (reached.round == m_round && reached.cost <= sum)) return;
        reached = {m_round, sum, cell};
        if (const Number r = ring(next); r == aim || r == orAim) {
          best = sum;
          end = next;
        } else {
          open.push({sum, next});
        }
      });
    }
    if (best == kFar) return std::nullopt;
    Part found{{}, {end}, true};
    for (Number at = end; at != start;) {
      const Number cell = m_reached[at].by;
      const bool lowered = (m_tail[cell] == at) == forward;
      found.whole = found.whole && (!lowered || m_tree.counts[cell] >= kSmallest);
      at = m_tail[cell] == at ? m_head[cell] : m_tail[cell];
      found.cells.push_back(cell);
      found.vertices.push_back(at);
    }
    return found;
  }

  struct Reached {
    std::uint32_t round = 0, cost = 0;
    Number by = 0;  ///< the cell
  };
  const PlaceTree& m_tree;
  std::vector<bool> m_hidden;
  std::vector<std::vector<Number>> m_children;
  std::vector<Number> m_head, m_tail;  ///< of each cell
  std::vector<std::uint32_t> m_cost;
  std::vector<Reached> m_reached;         ///< of each vertex
  std::vector<Number> m_ring, m_ringSize;  ///< another vertex of its ring; of the one that names the ring
  Number m_largest = 0;  ///< ring
  std::uint32_t m_round = 0;
};

}  // namespace

std::vector<bool> hiddenCells(const PlaceTree& tree) { return Network(tree).run(); }

bool hideAlike(const PlaceTree& a, const PlaceTree& b) {
  const auto alike = [](std::uint64_t x, std::uint64_t y) { return x == y || (x >= kSmallest && y >= kSmallest && sizeOf(x) == sizeOf(y)); };
  return a.values == b.values && a.parent == b.parent && std::equal(a.counts.begin(), a.counts.end(), b.counts.begin(), b.counts.end(), alike);
}

}  // namespace jw::stats
