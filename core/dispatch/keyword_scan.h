// Finds all of many keywords in one pass over a text (A. Aho and M. Corasick, "Efficient string matching", CACM 18, 1975).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jw::dispatch {

/// Immutable; any thread. Keywords and text are UTF-8; a step is a character, so that most characters of a Chinese text,
/// which begin no keyword, cost one look into a table. Ill-formed bytes of a text match nothing.
class KeywordScan {
 public:
  KeywordScan() = default;
  /// No empty keywords.
  explicit KeywordScan(const std::vector<std::string>& keywords);

  /// found(number of the keyword) for each occurrence.
  template <class Found>
  void operator()(std::string_view text, Found found) const {
    if (m_states.empty()) return;
    std::uint32_t state = 0;
    const char* p = text.data();
    const char* const end = p + text.size();
    while (p != end) {
      char32_t c = next(p, end);
      if (state == 0) {
        // Most characters begin no keyword, and of those that do most go on as none does.
        while (c < 0x10000 && !mayBegin(c, p, end)) {
          if (p == end) return;
          c = next(p, end);
        }
      }
      const std::uint32_t symbol = symbolOf(c);
      if (symbol == 0) {
        state = 0;
        continue;
      }
      state = follow(state, symbol);
      for (std::uint32_t s = m_states[state].word != kNone ? state : m_states[state].shorter; s != kNone; s = m_states[s].shorter) found(m_states[s].word);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr char32_t kIllFormed = 0xFFFFFFFF;
  static char32_t next(const char*& p, const char* end);
  static std::uint32_t pairOf(char32_t a, char32_t b) { return ((static_cast<std::uint32_t>(a) << 16 ^ static_cast<std::uint32_t>(b)) * 0x9E3779B1U) >> 16; }
  // False: no keyword begins with `c` and what follows it at `p`.
  bool mayBegin(char32_t c, const char* p, const char* end) const {
    if ((m_begins[c >> 6] >> (c & 63) & 1) == 0) return false;
    if (p == end) return true;
    const auto pair = pairOf(c, next(p, end));
    return (m_pairs[pair >> 6] >> (pair & 63) & 1) != 0 || (m_words[c >> 6] >> (c & 63) & 1) != 0;
  }
  std::uint32_t symbolOf(char32_t c) const {
    if (c < m_symbols.size()) return m_symbols[c];
    if (c == kIllFormed || m_rareSymbols.empty()) return 0;
    const auto it = m_rareSymbols.find(c);
    return it == m_rareSymbols.end() ? 0 : it->second;
  }
  std::uint32_t child(std::uint32_t state, std::uint32_t symbol) const;
  std::uint32_t follow(std::uint32_t state, std::uint32_t symbol) const {
    for (; state != 0; state = m_states[state].fail)
      if (const auto to = child(state, symbol); to != kNone) return to;
    return m_first[symbol];
  }
  void addChild(std::uint32_t state, std::uint32_t symbol, std::uint32_t to);
  void link();

  struct State {
    std::uint32_t fail = 0;         ///< the longest proper end of this state's text that begins a keyword
    std::uint32_t word = kNone;     ///< the keyword that ends here
    std::uint32_t shorter = kNone;  ///< the next state on the way of `fail` where a keyword ends
    std::uint32_t parent = 0, symbol = 0;
  };
  struct Edge {
    std::uint64_t key = ~std::uint64_t{0};  ///< state and symbol
    std::uint32_t to = kNone;
  };
  std::vector<State> m_states;           ///< 0 is the root; a parent comes before its children
  std::vector<std::uint32_t> m_first;    ///< the root's children by symbol, 0 where there is none
  std::vector<Edge> m_edges;             ///< of the others: open addressing, a power of two, at most half full
  std::size_t m_edgeCount = 0;
  std::vector<std::uint64_t> m_begins;   ///< a bit for each character of the basic plane that begins a keyword: stays in the nearest cache
  std::vector<std::uint64_t> m_pairs;    ///< by pairOf(): the first two characters of a keyword, and perhaps other pairs
  std::vector<std::uint64_t> m_words;    ///< a bit for each that is a keyword by itself
  std::vector<std::uint32_t> m_symbols;  ///< by character of the basic plane; 0: in no keyword
  std::unordered_map<char32_t, std::uint32_t> m_rareSymbols;
};

// A sequence that is cut short ends before the byte that does not belong to it, so that no keyword behind it is missed.
inline char32_t KeywordScan::next(const char*& p, const char* end) {
  const auto lead = static_cast<unsigned char>(*p++);
  if (lead < 0x80) return lead;
  if (lead > 0xE0 && lead < 0xF0 && end - p >= 2) {  // nearly every character of a Chinese text
    const unsigned b = static_cast<unsigned char>(p[0]) ^ 0x80U, c = static_cast<unsigned char>(p[1]) ^ 0x80U;
    if ((b | c) >= 0x40U) return kIllFormed;
    p += 2;
    return (lead & 0x0FU) << 12 | b << 6 | c;
  }
  const int more = lead >= 0xF0 && lead < 0xF8 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC0 && lead < 0xE0 ? 1 : -1;
  if (more < 0 || end - p < more) return kIllFormed;
  char32_t c = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    const auto b = static_cast<unsigned char>(p[i]);
    if ((b & 0xC0U) != 0x80U) return kIllFormed;
    c = c << 6 | (b & 0x3FU);
  }
  // Overlong forms are not the character.
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  if (c < kLeast[more]) return kIllFormed;
  p += more;
  return c;
}

}  // namespace jw::dispatch
