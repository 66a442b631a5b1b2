#include "core/dispatch/keyword_scan.h"

#include <algorithm>

namespace jw::dispatch {
namespace {

std::uint64_t keyOf(std::uint32_t state, std::uint32_t symbol) { return std::uint64_t{state} << 32 | symbol; }
std::size_t edgeAt(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20); }

}  // namespace

KeywordScan::KeywordScan(const std::vector<std::string>& keywords) {
  if (keywords.empty()) return;
  std::vector<std::vector<std::uint32_t>> spelled;
  std::uint32_t symbols = 0;
  m_symbols.assign(0x10000, 0);
  for (auto* bits : {&m_begins, &m_pairs, &m_words}) bits->assign(0x10000 / 64, 0);
  for (const auto& word : keywords) {
    auto& out = spelled.emplace_back();
    char32_t first = 0;
    for (const char *p = word.data(), *end = p + word.size(); p != end;) {
      const char32_t c = next(p, end);
      auto& symbol = c < m_symbols.size() ? m_symbols[c] : m_rareSymbols[c];
      if (symbol == 0) symbol = ++symbols;
      if (out.empty()) first = c;
      if (out.empty() && c < 0x10000) m_begins[c >> 6] |= std::uint64_t{1} << (c & 63);
      if (out.size() == 1) m_pairs[pairOf(first, c) >> 6] |= std::uint64_t{1} << (pairOf(first, c) & 63);
      out.push_back(symbol);
    }
    if (out.size() == 1 && first < 0x10000) m_words[first >> 6] |= std::uint64_t{1} << (first & 63);
  }
  m_first.assign(symbols + 1, 0);
  m_states.resize(1);
  for (std::uint32_t k = 0; k < keywords.size(); ++k) {
    std::uint32_t state = 0;
    for (const auto symbol : spelled[k]) {
      std::uint32_t to = state == 0 ? m_first[symbol] : child(state, symbol);
      if (to == 0 || to == kNone) {
        to = static_cast<std::uint32_t>(m_states.size());
        m_states.push_back({0, kNone, kNone, state, symbol});
        if (state == 0)
          m_first[symbol] = to;
        else
          addChild(state, symbol, to);
      }
      state = to;
    }
    if (state != 0) m_states[state].word = k;
  }
  link();
}

std::uint32_t KeywordScan::child(std::uint32_t state, std::uint32_t symbol) const {
  if (m_edges.empty()) return kNone;
  const auto key = keyOf(state, symbol);
  for (std::size_t i = edgeAt(key) & (m_edges.size() - 1);; i = (i + 1) & (m_edges.size() - 1)) {
    if (m_edges[i].to == kNone) return kNone;
    if (m_edges[i].key == key) return m_edges[i].to;
  }
}

void KeywordScan::addChild(std::uint32_t state, std::uint32_t symbol, std::uint32_t to) {
  const auto put = [&](Edge edge) {
    std::size_t i = edgeAt(edge.key) & (m_edges.size() - 1);
    while (m_edges[i].to != kNone) i = (i + 1) & (m_edges.size() - 1);
    m_edges[i] = edge;
  };
  if (m_edges.size() < 2 * (m_edgeCount + 1)) {
    const auto old = std::move(m_edges);
    m_edges.assign(std::max<std::size_t>(16, 2 * old.size()), {});
    for (const auto& edge : old)
      if (edge.to != kNone) put(edge);
  }
  put({keyOf(state, symbol), to});
  ++m_edgeCount;
}

// Breadth first: the link of a state needs those of all shorter ones.
void KeywordScan::link() {
  std::vector<std::uint32_t> depth(m_states.size(), 0), order;
  for (std::uint32_t s = 1; s < m_states.size(); ++s) {
    depth[s] = depth[m_states[s].parent] + 1;
    order.push_back(s);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return depth[a] < depth[b]; });
  for (const auto s : order) {
    State& state = m_states[s];
    state.fail = state.parent == 0 ? 0 : follow(m_states[state.parent].fail, state.symbol);
    state.shorter = m_states[state.fail].word != kNone ? state.fail : m_states[state.fail].shorter;
  }
}

}  // namespace jw::dispatch
