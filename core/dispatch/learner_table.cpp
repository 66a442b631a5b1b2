#include "core/dispatch/learner_table.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace jw::dispatch {
namespace {

// "1/12/123/" down to 2: "1/12/"; "" if it is not that deep.
std::string_view areaPart(std::string_view path, int depth) {
  std::size_t end = 0;
  for (int i = 0; i < depth; ++i) {
    const auto at = path.find('/', end);
    if (at == std::string_view::npos) return {};
    end = at + 1;
  }
  return path.substr(0, end);
}

class Filler {
 public:
  Filler(Column& column, std::size_t cases) : m_column(column) {
    column.ofCase.assign(cases, 0);
    column.values.emplace_back();
  }
  void set(std::size_t i, std::string_view value) {
    if (value.empty()) return;
    const auto [it, isNew] = m_numbers.try_emplace(std::string(value), static_cast<std::uint32_t>(m_column.values.size()));
    if (isNew) m_column.values.emplace_back(value);
    m_column.ofCase[i] = it->second;
  }

 private:
  Column& m_column;
  std::unordered_map<std::string, std::uint32_t> m_numbers;
};

bool isWordByte(unsigned char c) { return c < 0x80 && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')); }

}  // namespace

LearnTable::LearnTable(std::span<const Example> history) : cases(history) {
  std::map<DepartmentId, std::uint32_t> numbers;
  std::set<std::string> names;
  std::ptrdiff_t depth = 0;
  for (std::uint32_t i = 0; i < history.size(); ++i) {
    const Example& e = history[i];
    const auto [it, isNew] = numbers.try_emplace(e.outcome, static_cast<std::uint32_t>(outcomes.size()));
    if (isNew) outcomes.push_back(e.outcome);
    outcome.push_back(it->second);
    byCategory[e.category].push_back(i);
    depth = std::max(depth, std::count(e.area.begin(), e.area.end(), '/'));
    for (const auto& a : e.attributes) names.insert(a.name);
  }
  columns.reserve(names.size() + static_cast<std::size_t>(depth));
  for (int d = 1; d <= depth; ++d) {
    Column& column = columns.emplace_back();
    column.areaDepth = d;
    Filler fill(column, history.size());
    for (std::size_t i = 0; i < history.size(); ++i) fill.set(i, areaPart(history[i].area, d));
  }
  for (const auto& name : names) {
    Column& column = columns.emplace_back();
    column.attribute = name;
    Filler fill(column, history.size());
    for (std::size_t i = 0; i < history.size(); ++i)
      for (const auto& a : history[i].attributes)
        if (a.name == name) fill.set(i, a.value);
  }
}

std::uint32_t Votes::winner() const {
  std::uint32_t best = 0, most = 0;
  for (const auto& [outcome, n] : m_counts)
    if (n > most) best = outcome, most = n;
  return best;
}

double Votes::rightWithoutThemselves(std::uint32_t otherwise) const {
  if (m_all == 1) return of(otherwise);
  std::uint32_t first = 0, second = 0;
  for (const auto& [outcome, n] : m_counts) {
    if (n > first)
      second = std::exchange(first, n);
    else
      second = std::max(second, n);
  }
  // A case of the winner's takes its own vote away; one of another outcome leaves the winner as it is.
  if (first - 1 > second) return first;
  return first - 1 == second ? first / 2.0 : 0;
}

Votes votesOf(const LearnTable& table, const Cases& cases) {
  Votes votes;
  for (const auto i : cases) votes.add(table.outcome[i]);
  return votes;
}

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (isWordByte(c)) {
      const std::size_t begin = i;
      while (i < text.size() && isWordByte(static_cast<unsigned char>(text[i]))) ++i;
      if (i - begin >= 4) words.emplace_back(text.substr(begin, i - begin));
    } else if (c >= 0xE3 && c <= 0xE9) {
      // Ideographs: where each neighbour ends.
      std::size_t end = i;
      for (int n = 1; n <= 4 && end + 3 <= text.size(); ++n) {
        const auto lead = static_cast<unsigned char>(text[end]);
        if (lead < 0xE3 || lead > 0xE9 || text.substr(end).starts_with("\xE3\x80")) break;
        end += 3;
        if (n >= 2) words.emplace_back(text.substr(i, end - i));
      }
      i += 3;
    } else {
      ++i;
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace jw::dispatch
