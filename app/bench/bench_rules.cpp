#include "app/bench/bench_rules.h"


#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <string>

#include "app/bench/cpu_time.h"
#include "core/dispatch/matcher.h"

namespace jw::app {
namespace {

using dispatch::Facts;
using dispatch::Matcher;
using model::Rule;

constexpr int kReports = 20'000, kNaiveReports = 400;
constexpr int kRuleRounds = 5;

class City {
 public:
  explicit City(int rules) : m_random(static_cast<std::uint64_t>(rules)) {
    // One keyword to twenty rules, as a city's departments come up with them.
    for (int i = 0; i < std::max(20, rules / 20); ++i) m_words.push_back(word(2 + below(3), 100));
    for (int i = 0; i < rules; ++i) m_rules.push_back(rule(i));
    for (int i = 0; i < kReports; ++i) m_reports.push_back(report());
  }
  const std::vector<Rule>& rules() const { return m_rules; }
  Facts facts(int i) const {
    const auto& r = m_reports[static_cast<std::size_t>(i)];
    Facts f{r.category, r.area, r.title, r.text, r.nature, fromMillis(1'800'000'000'000)};
    f.minuteOfWeek = r.minute;
    return f;
  }

 private:
  struct Report {
    std::string category, area, title, text;
    model::Nature nature = model::Nature::ordinary;
    int minute = 0;
  };
  int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
  // Characters about as often as in Chinese text: the n-th as 1/(n + 20), the first one in a hundred.
  // The first hundred are those that join the others; keywords are made of the others.
  std::string character(int first) {
    const int n = static_cast<int>(std::exp(std::uniform_real_distribution<double>(std::log(20.0 + first), std::log(3000.0))(m_random))) - 20;
    const int c = 0x4E00 + n * 5;
    return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
  }
  std::string word(int length, int first = 0) {
    std::string s;
    while (length-- > 0) s += character(first);
    return s;
  }
  std::string code(int major, int minor) { return {static_cast<char>('0' + major / 10), static_cast<char>('0' + major % 10), '0', static_cast<char>('0' + minor / 10), static_cast<char>('0' + minor % 10)}; }
  // A city of 5 districts, 10 streets each, 10 communities each, 4 grids each.
  std::string path(int levels) {
    std::string s = "990100/";
    const char* names[] = {"99010", "001", "002", "0003"};
    constexpr int kPerLevel[] = {5, 10, 10, 4};
    for (int i = 0; i < levels; ++i) s += names[i] + std::to_string(below(kPerLevel[i])) + "/";
    return s;
  }
  Rule rule(int i) {
    Rule r;
    r.name = std::to_string(i);
    r.priority = 10 * (1 + below(10));
    r.department = {Uuid::named(std::to_string(below(30)))};
    if (below(20) != 0) r.categoryPrefix = below(4) ? code(1 + below(10), 1 + below(30)) : code(1 + below(10), 0).substr(0, 2);
    if (below(3) != 0) r.areaPrefix = path(1 + below(3));
    if (r.categoryPrefix.empty() || below(3) == 0)
      for (int n = 1 + below(3); n > 0; --n) r.keywords.push_back(m_words[static_cast<std::size_t>(below(static_cast<int>(m_words.size())))]);
    if (below(10) == 0) r.natures = {model::Nature::urgent, model::Nature::major};
    if (below(20) == 0) r.hours = model::Hours{22 * 60, 6 * 60, 0x7F};
    return r;
  }
  Report report() {
    Report r{code(1 + below(10), 1 + below(30)), path(4), word(8), {}, below(10) ? model::Nature::ordinary : model::Nature::urgent, below(7 * 1440)};
    // Sixty characters, and a word that a rule knows in every other report.
    r.text = word(30);
    if (below(2)) r.text += m_words[static_cast<std::size_t>(below(static_cast<int>(m_words.size())))];
    r.text += word(30);
    return r;
  }

  std::mt19937_64 m_random;
  std::vector<std::string> m_words;
  std::vector<Rule> m_rules;
  std::vector<Report> m_reports;
};

void benchSize(int size, std::vector<BenchResult>& results) {
  const City city(size);
  Matcher matcher({});
  const double build = bestSeconds(kRuleRounds, [&] { matcher = Matcher(city.rules()); });
  std::vector<Matcher::Best> compiled(kReports), naive(kNaiveReports);
  const double ours = bestSeconds(kRuleRounds, [&] {
    for (int i = 0; i < kReports; ++i) compiled[static_cast<std::size_t>(i)] = matcher.best(city.facts(i));
  }) / kReports;
  // The peer goes through the rules in the order of their rank and stops when it has as many as ours.
  const double peer = bestSeconds(kRuleRounds, [&] {
    for (int i = 0; i < kNaiveReports; ++i) {
      auto& best = naive[static_cast<std::size_t>(i)];
      best.fill(Matcher::kNoRule);
      const Facts facts = city.facts(i);
      std::size_t found = 0;
      for (std::uint32_t rank = 0; rank < matcher.rules().size() && found < best.size(); ++rank)
        if (dispatch::holds(matcher.rules()[rank], facts)) best[found++] = rank;
    }
  }) / kNaiveReports;
  std::uint64_t differences = 0, decided = 0;
  for (std::size_t i = 0; i < naive.size(); ++i) differences += naive[i] != compiled[i];
  for (const auto& best : compiled) decided += best[0] != Matcher::kNoRule;
  const std::string suffix = "." + std::to_string(size);
  results.push_back({"rules.match" + suffix, "us/report", ours * 1e6, peer * 1e6, "search through all", peer / ours, kReports});
  if (size == 10'000) results.push_back({"rules.match" + suffix, "us/report", ours * 1e6, 1, "goal", 1 / (ours * 1e6), kReports});
  results.push_back({"rules.disagreements" + suffix, "reports", static_cast<double>(differences), 0, "search through all", 0, kNaiveReports});
  results.push_back({"rules.decided" + suffix, "%", 100.0 * static_cast<double>(decided) / kReports, 0, "", 0, kReports});
  results.push_back({"rules.build" + suffix, "ms", build * 1e3, 0, "", 0, static_cast<std::uint64_t>(size)});
}

}  // namespace

std::vector<BenchResult> benchRules() {
  std::vector<BenchResult> results;
  for (const int size : {100, 1000, 10'000}) benchSize(size, results);
  return results;
}

}  // namespace jw::app
