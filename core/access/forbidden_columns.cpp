#include "core/access/forbidden_columns.h"

#include <toml++/toml.h>

#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/base/half_width.h"
#include "core/base/text.h"

namespace jw::access {
namespace {

using Words = std::vector<std::string>;

bool isLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool isAscii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// A new word starts behind anything that is no letter, at "nC" and at the last capital of "IDCode".
Words englishWords(std::string_view s) {
  Words words;
  bool inWord = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!isLower(s[i]) && !isUpper(s[i])) {
      inWord = false;
      continue;
    }
    const bool capital = isUpper(s[i]);
    const bool afterLower = i > 0 && isLower(s[i - 1]);
    const bool beforeLower = i + 1 < s.size() && isLower(s[i + 1]);
    if (!inWord || (capital && (afterLower || beforeLower))) words.emplace_back();
    inWord = true;
    words.back() += s[i];
  }
  for (std::string& w : words) w = text::lowerAscii(w);
  return words;
}

std::string chineseOf(std::string_view s) {
  std::string out;
  std::copy_if(s.begin(), s.end(), std::back_inserter(out), [](char c) { return !isAscii(c); });
  for (const std::string_view mark : {"、", "·", "【", "】", "《", "》", "“", "”", "。", "—", "…"})
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) out.erase(at, mark.size());
  return out;
}

bool fits(std::string_view pattern, std::string_view word) {
  const bool anyFront = pattern.starts_with('*'), anyEnd = pattern.ends_with('*');
  if (anyFront) pattern.remove_prefix(1);
  if (anyEnd) pattern.remove_suffix(1);
  if (anyFront && anyEnd) return word.find(pattern) != std::string_view::npos;
  if (anyFront) return word.ends_with(pattern);
  return anyEnd ? word.starts_with(pattern) : word == pattern;
}

// Each word, and up to four neighbours run together: "TikTok" and "tik_tok" are "tiktok", "MentalHealth"
// "mentalhealth".
Words withNeighbours(const Words& words) {
  Words out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string joined;
    for (std::size_t j = i; j < std::min(words.size(), i + 4); ++j) out.push_back(joined += words[j]);
  }
  return out;
}

bool hasPhrase(const Words& phrase, const Words& words, const Words& neighbours) {
  const auto at = std::search(words.begin(), words.end(), phrase.begin(), phrase.end(),
                              [](const std::string& word, const std::string& pattern) { return fits(pattern, word); });
  if (at != words.end()) return true;
  std::string joined;
  for (const std::string& p : phrase) joined += p;
  // Small letters alone do not show where a phrase ends ("mentalhealthcode").
  if (phrase.size() > 1 && !joined.ends_with('*')) joined += '*';
  return std::any_of(neighbours.begin(), neighbours.end(), [&](const std::string& n) { return fits(joined, n); });
}

bool consistsOf(std::string_view s, const Words& frame) {
  std::vector<bool> reached(s.size() + 1, false);
  reached[0] = true;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (reached[i])
      for (const std::string& f : frame)
        if (s.substr(i).starts_with(f)) reached[i + f.size()] = true;
  return reached.back();
}

// Whether `core` stands somewhere with nothing but words of the frame before and behind it.
bool isFramed(std::string_view s, std::string_view core, const Words& frame) {
  for (std::size_t at = s.find(core); at != std::string_view::npos; at = s.find(core, at + 1))
    if (consistsOf(s.substr(0, at), frame) && consistsOf(s.substr(at + core.size()), frame)) return true;
  return false;
}

Words stringsOf(const toml::table& table, const char* key, std::string_view where) {
  Words out;
  if (const auto* list = table[key].as_array())
    for (const auto& node : *list) {
      out.push_back(node.value_or(std::string()));
      if (out.back().empty())
        throw Error(ErrorCode::input,
                    "forbidden columns: " + std::string(where) + ": " + key + ": an empty word or no text");
    }
  return out;
}

}  // namespace

ForbiddenColumns ForbiddenColumns::parse(std::string_view text) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, "forbidden columns: line " + std::to_string(e.source().begin.line) + ": " +
                                      std::string(e.description()));
  }
  ForbiddenColumns out;
  out.m_frame = stringsOf(table, "frame", "top");
  const auto* list = table["group"].as_array();
  // A list that was lost must not mean that all is allowed.
  if (!list || list->empty()) throw Error(ErrorCode::input, "forbidden columns: no [[group]]");
  for (const auto& node : *list) {
    const auto* row = node.as_table();
    if (!row) throw Error(ErrorCode::input, "forbidden columns: not a table");
    Group g;
    g.code = (*row)["code"].value_or(std::string());
    g.zh = (*row)["zh"].value_or(std::string());
    g.en = (*row)["en"].value_or(std::string());
    if (g.code.empty() || g.zh.empty() || g.en.empty())
      throw Error(ErrorCode::input, "forbidden columns: '" + g.code + "': code, zh and en wanted");
    g.contains = stringsOf(*row, "contains", g.code);
    g.whole = stringsOf(*row, "whole", g.code);
    for (const std::string& phrase : stringsOf(*row, "words", g.code)) g.phrases.push_back(text::split(phrase, ' '));
    if (g.contains.empty() && g.whole.empty() && g.phrases.empty())
      throw Error(ErrorCode::input, "forbidden columns: '" + g.code + "' has no words");
    out.m_groups.push_back(std::move(g));
  }
  return out;
}

const ForbiddenColumns::Group* ForbiddenColumns::find(std::string_view header) const {
  const std::string folded = text::halfWidth(header);
  const std::string chinese = chineseOf(text::withoutBlanks(folded));
  const Words words = englishWords(folded);
  const Words neighbours = withNeighbours(words);

  for (const Group& g : m_groups) {
    const auto within = [&](const std::string& s) { return chinese.find(s) != std::string::npos; };
    const auto framed = [&](const std::string& s) { return isFramed(chinese, s, m_frame); };
    const auto phrased = [&](const Words& p) { return hasPhrase(p, words, neighbours); };
    if (std::any_of(g.contains.begin(), g.contains.end(), within) ||
        std::any_of(g.whole.begin(), g.whole.end(), framed) || std::any_of(g.phrases.begin(), g.phrases.end(), phrased))
      return &g;
  }
  return nullptr;
}

}  // namespace jw::access
