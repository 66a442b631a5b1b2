#include "core/stats/suppression.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <queue>
#include <unordered_map>

namespace jw::stats {
namespace {

// A cell is an arc that carries its count: from its place's parent (of the same group) to its place, or, at the lowest
// places, to the place's public number of people. What flows into a vertex flows out of it, so a cell can be raised if
// there is a way back from its head to its tail: along other hidden cells raised, or against them lowered.
class Network {
 public:
  explicit Network(const PlaceTree& tree) : m_tree(tree), m_hidden(tree.counts.size()), m_children(tree.parent.size()) {
    for (std::size_t p = 1; p < tree.parent.size(); ++p) m_children[tree.parent[p]].push_back(p);
    for (std::size_t i = 0; i < m_hidden.size(); ++i) m_hidden[i] = tree.counts[i] < kSmallest;
    m_cost.resize(tree.counts.size() + 1);
    m_seen.assign(tree.counts.size() + 1, 0);
    m_from.resize(tree.counts.size() + 1);
  }

  std::vector<bool> run() {
    const auto small = m_hidden;
    for (std::size_t cell = 0; cell < small.size(); ++cell)
      if (small[cell]) protect(cell);
    return std::move(m_hidden);
  }

 private:
  // Vertices: of each cell of an inner place its sum, of each lowest place its people (at its first cell's number), and the source.
  std::size_t source() const { return m_tree.counts.size(); }
  std::size_t place(std::size_t cell) const { return cell / m_tree.values; }
  bool lowest(std::size_t p) const { return m_children[p].empty(); }
  std::size_t head(std::size_t cell) const { return lowest(place(cell)) ? place(cell) * m_tree.values : cell; }
  std::size_t tail(std::size_t cell) const {
    const std::size_t p = place(cell);
    return p == 0 ? source() : m_tree.parent[p] * m_tree.values + cell % m_tree.values;
  }

  void protect(std::size_t cell) {
    if (goesTheKnownWay(cell)) return;
    for (std::uint64_t by = kSmallest - m_tree.counts[cell]; by > 0; by = by > 1 ? 1 : 0)
      if (hideWay(cell, head(cell), tail(cell), by)) return;
    if (m_tree.counts[cell] > 0) hideWay(cell, tail(cell), head(cell), 1);
  }

  // From a lowest place a way to the source was found before by which any count can be raised: a cell of the same place can
  // go it too, if its group is hidden all the way down from the top.
  bool goesTheKnownWay(std::size_t cell) const {
    const auto known = m_waysUp.find(place(cell));
    if (known == m_waysUp.end()) return false;
    const std::size_t value = cell % m_tree.values;
    for (const std::size_t c : known->second)
      if (c % m_tree.values == value) return false;
    for (std::size_t p = place(cell); p != 0;) {
      p = m_tree.parent[p];
      if (!m_hidden[p * m_tree.values + value]) return false;
    }
    return true;
  }

  // Each step costs a little, so that ways are short; hiding costs more the larger the count.
  std::uint32_t costOf(std::size_t cell) const { return m_hidden[cell] ? 1 : 64U * static_cast<std::uint32_t>(1 + std::bit_width(m_tree.counts[cell])); }

  // The cells at a vertex, the vertex at their other end, and whether going there raises them.
  template <class F>
  void eachWay(std::size_t vertex, const F& f) const {
    if (vertex == source()) {
      for (std::size_t v = 0; v < m_tree.values; ++v) f(v, head(v), true);
    } else if (lowest(place(vertex))) {
      for (std::size_t v = 0; v < m_tree.values; ++v) f(vertex + v, tail(vertex + v), false);
    } else {
      f(vertex, tail(vertex), false);
      for (const std::size_t child : m_children[place(vertex)]) {
        const std::size_t cell = child * m_tree.values + vertex % m_tree.values;
        f(cell, head(cell), true);
      }
    }
  }

  // The cheapest way by which `by` can go from one vertex to the other without the cell itself; what lies on it is hidden.
  // Hidden cells cost nothing; small counts cost less than large ones.
  bool hideWay(std::size_t without, std::size_t from, std::size_t to, std::uint64_t by) {
    ++m_round;
    // Every way ends with one of the cells at its last vertex: what the cheapest of them costs need not be looked for.
    std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    eachWay(to, [&](std::size_t cell, std::size_t, bool leavesRaised) {
      if (cell != without && (leavesRaised ? m_tree.counts[cell] >= by : true)) last = std::min(last, costOf(cell));
    });
    if (last == std::numeric_limits<std::uint32_t>::max()) return false;
    using Item = std::pair<std::uint32_t, std::size_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    const auto reach = [&](std::size_t cell, std::size_t vertex, std::uint32_t cost, bool raised) {
      if (cell == without || (!raised && m_tree.counts[cell] < by)) return;
      cost += costOf(cell);
      if (m_seen[vertex] == m_round && m_cost[vertex] <= cost) return;
      m_seen[vertex] = m_round;
      m_cost[vertex] = cost;
      m_from[vertex] = cell;
      open.push({cost, vertex});
    };
    m_seen[from] = m_round;
    m_cost[from] = 0;
    open.push({0, from});
    while (!open.empty()) {
      const auto [cost, vertex] = open.top();
      open.pop();
      if (cost > m_cost[vertex]) continue;
      if (vertex == to || (m_seen[to] == m_round && cost + last >= m_cost[to])) break;
      eachWay(vertex, [&](std::size_t cell, std::size_t next, bool raised) { reach(cell, next, cost, raised); });
    }
    if (m_seen[to] != m_round) return false;
    bool above = to == source(), any = true;
    std::vector<std::size_t> up;
    for (std::size_t at = to; at != from;) {
      const std::size_t cell = m_from[at];
      m_hidden[cell] = true;
      const bool lowered = tail(cell) == at;
      at = lowered ? head(cell) : tail(cell);
      if (above) {
        up.push_back(cell);
        any = any && (!lowered || m_tree.counts[cell] >= kSmallest);
      }
      above = above || at == source();
    }
    if (above && any && !up.empty() && from != source() && lowest(place(from))) m_waysUp[place(from)] = std::move(up);
    return true;
  }

  const PlaceTree& m_tree;
  std::vector<bool> m_hidden;
  std::vector<std::vector<std::size_t>> m_children;
  std::vector<std::uint32_t> m_cost, m_seen;
  std::vector<std::size_t> m_from;
  std::uint32_t m_round = 0;
  std::unordered_map<std::size_t, std::vector<std::size_t>> m_waysUp;  // by lowest place: the cells
};

}  // namespace

std::vector<bool> hiddenCells(const PlaceTree& tree) { return Network(tree).run(); }

}  // namespace jw::stats
