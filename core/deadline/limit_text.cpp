#include "core/deadline/limit_text.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/half_width.h"
#include "core/base/text.h"

namespace jw::deadline {
namespace {

using model::Limit;

constexpr std::int64_t kMost = 1'000'000;

std::vector<std::string> words(const toml::node_view<const toml::node>& node, const char* key) {
  std::vector<std::string> list;
  if (const auto* array = node.as_array())
    for (const auto& entry : *array) {
      list.push_back(entry.value_or(std::string()));
      if (list.back().empty()) throw Error(ErrorCode::input, std::string("units: ") + key + ": words wanted");
    }
  return list;
}

bool skip(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// 一 to 九, 两 as two, 十 in all its places; nothing where there is no numeral.
std::optional<std::int64_t> chineseNumber(std::string_view& text) {
  static constexpr std::array<std::pair<std::string_view, int>, 10> kDigits = {
      {{"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}}};
  const auto digit = [&]() -> std::int64_t {
    for (const auto& [word, value] : kDigits)
      if (skip(text, word)) return value;
    return 0;
  };
  const std::int64_t first = digit();
  if (skip(text, "十")) return std::max<std::int64_t>(first, 1) * 10 + digit();
  return first == 0 ? std::nullopt : std::optional(first);
}

std::optional<std::int64_t> number(std::string_view& text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return chineseNumber(text);
  std::int64_t value = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) value = std::min(value * 10 + (text.front() - '0'), kMost + 1);
  return value;
}

LimitReading refuse(LimitProblem problem, std::string_view rest) { return {std::nullopt, problem, std::string(rest)}; }

}  // namespace

std::string_view limitProblemName(LimitProblem problem) {
  switch (problem) {
    case LimitProblem::none:
      return "none";
    case LimitProblem::empty:
      return "empty";
    case LimitProblem::noAmount:
      return "no_amount";
    case LimitProblem::unknownUnit:
      return "unknown_unit";
    case LimitProblem::textBefore:
      return "text_before";
    case LimitProblem::textAfter:
      return "text_after";
  }
  return "";
}

LimitWords LimitWords::parse(std::string_view text) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, "units: line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  const toml::table& read = table;
  LimitWords result;
  result.m_before = words(read["before"], "before");
  result.m_after = words(read["after"], "after");
  const auto* units = read["unit"].as_array();
  if (!units || units->empty()) throw Error(ErrorCode::input, "units: no [[unit]]");
  for (const auto& node : *units) {
    const auto* entry = node.as_table();
    const std::string name = entry ? (*entry)["unit"].value_or(std::string()) : std::string();
    Limit limit;
    if (name.empty() || !model::parseLimit("1" + name, limit)) throw Error(ErrorCode::input, "units: unit: min, h, d, wh or wd wanted, not " + name);
    const auto list = words((*entry)["words"], "words");
    if (list.empty()) throw Error(ErrorCode::input, "units: words of " + name + " wanted");
    result.m_texts.emplace_back(limit.unit, list.front());
    for (const auto& word : list) result.m_units.emplace_back(word, limit.unit);
  }
  std::stable_sort(result.m_units.begin(), result.m_units.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return result;
}

LimitReading LimitWords::read(std::string_view cell) const {
  const std::string plain = text::withoutBlanks(text::halfWidth(cell));
  std::string_view rest = plain;
  if (rest.empty()) return refuse(LimitProblem::empty, {});
  for (const auto& word : m_before)
    if (skip(rest, word)) break;
  const std::string_view start = rest;
  const auto amount = number(rest);
  if (!amount) {
    const bool later = std::any_of(start.begin(), start.end(), [](char c) { return c >= '0' && c <= '9'; });
    return refuse(later ? LimitProblem::textBefore : LimitProblem::noAmount, start);
  }
  if (*amount <= 0 || *amount > kMost) return refuse(LimitProblem::noAmount, start);
  for (const auto& [word, unit] : m_units) {
    if (!skip(rest, word)) continue;
    for (const auto& after : m_after)
      if (skip(rest, after)) break;
    if (!rest.empty()) return refuse(LimitProblem::textAfter, rest);
    return {Limit{static_cast<std::int32_t>(*amount), unit}, LimitProblem::none, {}};
  }
  return refuse(LimitProblem::unknownUnit, rest);
}

std::string LimitWords::text(Limit limit) const {
  if (!limit) return {};
  const auto it = std::find_if(m_texts.begin(), m_texts.end(), [&](const auto& t) { return t.first == limit.unit; });
  return it == m_texts.end() ? model::limitText(limit) : std::to_string(limit.amount) + it->second;
}

}  // namespace jw::deadline
