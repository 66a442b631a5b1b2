#include "core/planning/partition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "core/planning/joined.h"

namespace jw::planning {
namespace {

constexpr double kUneven = 0.07;  // a deviation beyond it costs more and more
constexpr int kFirstTrees = 24, kPairTrees = 8, kCandidates = 6, kRounds = 14, kPasses = 10;
constexpr double kLeast = 1e-9;

class Splitter {
 public:
  Splitter(const PartGraph& graph, const PartWish& wish)
      : m_graph(graph), m_wish(wish), m_random(wish.seed), m_part(graph.weight.size(), 0), m_local(graph.weight.size(), -1), m_mark(graph.weight.size(), 0) {
    m_mean = std::accumulate(graph.weight.begin(), graph.weight.end(), 0.0) / wish.parts;
  }

  std::vector<int> run(const Progress& progress) {
    std::vector<int> all(m_part.size());
    std::iota(all.begin(), all.end(), 0);
    m_sum.assign(z(m_wish.parts), 0);
    m_count.assign(z(m_wish.parts), 0);
    splitFirst(all, m_wish.parts, 0, progress);
    for (std::size_t v = 0; v < m_part.size(); ++v) {
      m_sum[z(m_part[v])] += m_graph.weight[v];
      ++m_count[z(m_part[v])];
    }
    double last = cost();
    for (int round = 0, idle = 0; round < kRounds && idle < 2 && m_wish.parts > 1; ++round) {
      progress(static_cast<std::uint64_t>(round), kRounds, "");
      recombinePairs(progress);
      for (int pass = 0; pass < kPasses; ++pass) moveNodes(0.03 * (1 - static_cast<double>(round) / (kRounds - 2)) * (kPasses - 1 - pass) / kPasses);
      const double now = cost();
      idle = now > last - 0.005 * std::abs(last) ? idle + 1 : 0;
      last = std::min(last, now);
      if (m_best.empty() || now < m_bestCost) {
        m_best = m_part;
        m_bestCost = now;
      }
    }
    return m_best.empty() ? m_part : m_best;
  }

 private:
  struct Cut {
    double score = std::numeric_limits<double>::infinity();
    std::vector<int> side;  // by local number: 1 or 0
  };

  double uniform() { return (static_cast<double>(m_random() >> 11) + 0.5) * 0x1.0p-53; }

  double unevenness(double weight, double parts = 1) const {
    const double d = m_mean > 0 ? weight / (m_mean * parts) - 1 : 0;
    const double over = std::max(0.0, std::abs(d) - kUneven);
    return m_wish.evenness * (d * d + 20 * over * over);
  }

  double cost() const {
    double sum = 0;
    for (const double w : m_sum) sum += unevenness(w);
    for (std::size_t v = 0; v < m_part.size(); ++v)
      for (const auto& l : m_graph.links[v])
        if (z(l.to) > v && m_part[v] != m_part[z(l.to)]) sum += l.cost;
    return sum;
  }

  /// The best of some spanning trees' cuts of connected nodes into `ofOne` and `ofOther` parts' worth of weight.
  Cut cut(const std::vector<int>& nodes, int ofOne, int ofOther, int trees) {
    struct Edge {
      int a, b;
      double cost, key;
    };
    const int n = static_cast<int>(nodes.size());
    double total = 0;
    for (int i = 0; i < n; ++i) {
      m_local[z(nodes[z(i)])] = i;
      total += m_graph.weight[z(nodes[z(i)])];
    }
    std::vector<Edge> edges;
    for (int i = 0; i < n; ++i)
      for (const auto& l : m_graph.links[z(nodes[z(i)])])
        if (const int j = m_local[z(l.to)]; j > i) edges.push_back({i, j, l.cost, 0});
    const double target = total * ofOne / (ofOne + ofOther);
    Cut best;
    std::vector<int> up(z(n)), order(z(n)), parent(z(n)), size(z(n));
    std::vector<double> weight(z(n));
    std::vector<std::vector<int>> tree(z(n));
    for (int trial = 0; trial < trees; ++trial) {
      // What costs much to cut is likely to be in the tree, and together.
      for (Edge& e : edges) e.key = -std::log(uniform()) / (e.cost + 1e-3);
      std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.key < b.key; });
      std::iota(up.begin(), up.end(), 0);
      for (auto& t : tree) t.clear();
      const auto root = [&](int i) {
        while (up[z(i)] != i) i = up[z(i)] = up[z(up[z(i)])];
        return i;
      };
      for (const Edge& e : edges)
        if (const int a = root(e.a), b = root(e.b); a != b) {
          up[z(a)] = b;
          tree[z(e.a)].push_back(e.b);
          tree[z(e.b)].push_back(e.a);
        }
      order.assign(1, 0);
      parent[0] = -1;
      for (std::size_t k = 0; k < order.size(); ++k)
        for (const int next : tree[z(order[k])])
          if (next != parent[z(order[k])]) {
            parent[z(next)] = order[k];
            order.push_back(next);
          }
      for (int i = 0; i < n; ++i) {
        weight[z(i)] = m_graph.weight[z(nodes[z(i)])];
        size[z(i)] = 1;
      }
      for (std::size_t k = order.size() - 1; k > 0; --k) {
        weight[z(parent[z(order[k])])] += weight[z(order[k])];
        size[z(parent[z(order[k])])] += size[z(order[k])];
      }
      // The subtree below a node is one side; it may stand for either.
      std::vector<std::pair<double, int>> candidates;
      for (std::size_t k = 1; k < order.size(); ++k) {
        const int v = order[k], below = size[z(v)];
        if (below >= ofOne && n - below >= ofOther) candidates.emplace_back(std::abs(weight[z(v)] - target), v + 1);
        if (below >= ofOther && n - below >= ofOne) candidates.emplace_back(std::abs(total - weight[z(v)] - target), -(v + 1));
      }
      const auto few = std::min<std::ptrdiff_t>(kCandidates, static_cast<std::ptrdiff_t>(candidates.size()));
      std::partial_sort(candidates.begin(), candidates.begin() + few, candidates.end());
      for (std::ptrdiff_t c = 0; c < few; ++c) {
        const bool below = candidates[z(static_cast<int>(c))].second > 0;
        const int top = std::abs(candidates[z(static_cast<int>(c))].second) - 1;
        const double one = below ? weight[z(top)] : total - weight[z(top)];
        std::vector<int> side(z(n), below ? 0 : 1);
        for (const int v : order) side[z(v)] = v == top || (parent[z(v)] >= 0 && side[z(parent[z(v)])] == (below ? 1 : 0)) ? (below ? 1 : 0) : side[z(v)];
        double score = unevenness(one, ofOne) * ofOne + unevenness(total - one, ofOther) * ofOther;
        for (const Edge& e : edges)
          if (side[z(e.a)] != side[z(e.b)]) score += e.cost;
        if (score < best.score) best = {score, std::move(side)};
      }
    }
    for (const int v : nodes) m_local[z(v)] = -1;
    return best;
  }

  void splitFirst(const std::vector<int>& nodes, int parts, int first, const Progress& progress) {
    progress(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(m_wish.parts), "");
    if (parts == 1) {
      for (const int v : nodes) m_part[z(v)] = first;
      return;
    }
    int half = parts / 2;
    Cut best = cut(nodes, half, parts - half, kFirstTrees);
    if (best.side.empty()) best = cut(nodes, half = 1, parts - 1, kFirstTrees);  // a leaf can always be cut off
    std::vector<int> one, other;
    for (std::size_t i = 0; i < nodes.size(); ++i) (best.side[i] == 1 ? one : other).push_back(nodes[i]);
    splitFirst(one, half, first, progress);
    splitFirst(other, parts - half, first + half, progress);
  }

  void recombinePairs(const Progress& progress) {
    std::set<std::pair<int, int>> neighbours;
    for (std::size_t v = 0; v < m_part.size(); ++v)
      for (const auto& l : m_graph.links[v])
        if (m_part[v] < m_part[z(l.to)]) neighbours.emplace(m_part[v], m_part[z(l.to)]);
    std::vector<std::pair<int, int>> pairs(neighbours.begin(), neighbours.end());
    for (std::size_t i = pairs.size(); i > 1; --i) std::swap(pairs[i - 1], pairs[m_random() % i]);
    for (const auto& [p, q] : pairs) {
      progress(0, 0, "");
      recombine(p, q);
    }
  }

  void recombine(int p, int q) {
    std::vector<int> nodes;
    double border = 0;
    for (std::size_t v = 0; v < m_part.size(); ++v) {
      if (m_part[v] != p && m_part[v] != q) continue;
      nodes.push_back(static_cast<int>(v));
      if (m_part[v] == p)
        for (const auto& l : m_graph.links[v])
          if (m_part[z(l.to)] == q) border += l.cost;
    }
    // They may no longer be neighbours.
    if (border <= 0 && !touch(p, q)) return;
    const Cut found = cut(nodes, 1, 1, kPairTrees);
    if (found.side.empty() || found.score >= border + unevenness(m_sum[z(p)]) + unevenness(m_sum[z(q)]) - kLeast) return;
    for (const int part : {p, q}) {
      m_sum[z(part)] = 0;
      m_count[z(part)] = 0;
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const int part = found.side[i] == 1 ? p : q;
      m_part[z(nodes[i])] = part;
      m_sum[z(part)] += m_graph.weight[z(nodes[i])];
      ++m_count[z(part)];
    }
  }

  bool touch(int p, int q) const {
    for (std::size_t v = 0; v < m_part.size(); ++v)
      if (m_part[v] == p)
        for (const auto& l : m_graph.links[v])
          if (m_part[z(l.to)] == q) return true;
    return false;
  }

  /// Nodes at borders change sides: always where it helps, with less and less chance where it does not (annealing).
  void moveNodes(double heat) {
    std::vector<int> order(m_part.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[m_random() % i]);
    std::map<int, double> to;
    for (const int v : order) {
      const int from = m_part[z(v)];
      to.clear();
      for (const auto& l : m_graph.links[z(v)]) to[m_part[z(l.to)]] += l.cost;
      if (to.size() < 2 && to.contains(from)) continue;
      if (m_count[z(from)] == 1) continue;
      const double w = m_graph.weight[z(v)], stay = to.contains(from) ? to[from] : 0;
      const double left = unevenness(m_sum[z(from)] - w) - unevenness(m_sum[z(from)]);
      int best = -1;
      double gain = std::numeric_limits<double>::infinity();
      for (const auto& [part, cost] : to) {
        if (part == from) continue;
        const double change = left + unevenness(m_sum[z(part)] + w) - unevenness(m_sum[z(part)]) + stay - cost;
        if (change < gain) {
          gain = change;
          best = part;
        }
      }
      if (best < 0 || (gain >= -kLeast && (heat <= 0 || uniform() >= std::exp(-gain / heat)))) continue;
      if (!staysWhole(v)) continue;
      m_part[z(v)] = best;
      m_sum[z(from)] -= w;
      m_sum[z(best)] += w;
      --m_count[z(from)];
      ++m_count[z(best)];
    }
  }

  /// Whether the part of v still hangs together without it.
  bool staysWhole(int v) {
    std::vector<int> todo;
    int wanted = 0;
    ++m_stamp;
    const int target = m_stamp++;
    for (const auto& l : m_graph.links[z(v)])
      if (m_part[z(l.to)] == m_part[z(v)] && m_mark[z(l.to)] != target) {
        m_mark[z(l.to)] = target;
        ++wanted;
        if (todo.empty()) todo.push_back(l.to);
      }
    if (wanted <= 1) return wanted == 1;
    m_mark[z(v)] = m_mark[z(todo.front())] = m_stamp;
    for (std::size_t k = 0, found = 1; k < todo.size(); ++k)
      for (const auto& l : m_graph.links[z(todo[k])]) {
        if (m_part[z(l.to)] != m_part[z(v)] || m_mark[z(l.to)] == m_stamp) continue;
        if (m_mark[z(l.to)] == target && ++found == z(wanted)) return true;
        m_mark[z(l.to)] = m_stamp;
        todo.push_back(l.to);
      }
    return false;
  }

  const PartGraph& m_graph;
  const PartWish& m_wish;
  std::mt19937_64 m_random;
  double m_mean = 0;
  std::vector<int> m_part, m_local, m_mark, m_count, m_best;
  std::vector<double> m_sum;
  double m_bestCost = 0;
  int m_stamp = 0;
};

}  // namespace

std::vector<int> splitGraph(const PartGraph& graph, const PartWish& wish, const Progress& progress) {
  return Splitter(graph, wish).run(progress);
}

}  // namespace jw::planning
