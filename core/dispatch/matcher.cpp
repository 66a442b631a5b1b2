#include "core/dispatch/matcher.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/base/json_line.h"
#include "core/base/text.h"

namespace jw::dispatch {
namespace {

constexpr std::uint32_t kWhole = 0x80000000;  // marks the number of a whole category

std::uint64_t pairKey(std::uint32_t category, std::uint32_t area) { return std::uint64_t{category} << 32 | area; }

template <class Value>
std::uint8_t bitsOf(const std::vector<Value>& values) {
  unsigned bits = values.empty() ? 0xFFU : 0U;
  for (const auto v : values) bits |= 1U << static_cast<unsigned>(v);
  return static_cast<std::uint8_t>(bits);
}

template <class Value>
bool hasBit(std::uint8_t bits, Value v) {
  return (bits >> static_cast<unsigned>(v) & 1U) != 0;
}

// The text comes from outside; what is not UTF-8 must not stop a dispatch.
void appendValue(std::string& out, const nlohmann::json& value) { out += jsonLine(value); }

void appendText(std::string& out, std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F; });
  if (plain && text::isUtf8(text))
    out.append(1, '"').append(text).append(1, '"');
  else
    appendValue(out, text);
}

template <class Put>
void appendAttributes(const Put& put, const model::Rule& r, const Facts& facts) {
  auto matched = nlohmann::json::object();
  for (const auto& wanted : r.attributes)
    for (const auto& a : facts.attributes)
      if (a.name == wanted.name && std::find(wanted.values.begin(), wanted.values.end(), a.value) != wanted.values.end()) matched[a.name] = a.value;
  if (!matched.empty()) appendValue(put("attributes"), matched);
}

std::size_t entryAt(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 24); }

constexpr std::size_t kFilterBits = 0x20000;
std::size_t filterBit(std::uint64_t key) { return static_cast<std::size_t>((key * 0xD1342543DE82EF95ULL) >> 47); }

}  // namespace

struct Matcher::Seen {
  boost::container::small_vector<std::uint32_t, 8> categories, areas;
  bool category(std::uint32_t n) const { return std::find(categories.begin(), categories.end(), n) != categories.end(); }
  bool area(std::uint32_t n) const { return std::find(areas.begin(), areas.end(), n) != areas.end(); }
};

std::string_view basisReason(Basis basis) {
  switch (basis) {
    case Basis::rule:
      return "@rule";
    case Basis::categoryDefault:
      return "@category_default";
    case Basis::source:
      return "@source";
    case Basis::none:
      break;
  }
  return {};
}

Matcher::Entry Matcher::entryOf(std::uint32_t rank) {
  const model::Rule& r = m_rules[rank];
  const bool timed = r.validFrom > fromMillis(0) || r.validTo != kNever;
  return {rank,
          r.wholeCategory ? kWhole | m_wholeCategories.add(r.categoryPrefix) : m_categories.add(r.categoryPrefix),
          m_areas.add(r.areaPrefix),
          bitsOf(r.natures),
          bitsOf(r.kinds),
          bitsOf(r.channels),
          timed || r.hours || !r.componentOwner.empty() || !r.attributes.empty() || r.near};
}

Matcher::List Matcher::store(const std::vector<std::uint32_t>& ranks, const std::vector<Entry>& entries) {
  const auto begin = static_cast<std::uint32_t>(m_entries.size());
  for (const auto rank : ranks) m_entries.push_back(entries[rank]);
  return {begin, static_cast<std::uint32_t>(m_entries.size())};
}

Matcher::Matcher(std::vector<model::Rule> rules) : m_rules(std::move(rules)) {
  std::stable_sort(m_rules.begin(), m_rules.end(), ranksBefore);
  std::vector<Entry> entries;
  std::map<std::uint64_t, std::vector<std::uint32_t>> byPlace;
  std::unordered_map<std::string_view, std::uint32_t> keywords;
  std::vector<std::vector<std::uint32_t>> byKeyword;
  std::vector<std::string> words;
  for (std::uint32_t rank = 0; rank < m_rules.size(); ++rank) {
    const model::Rule& r = m_rules[rank];
    entries.push_back(entryOf(rank));
    if (r.keywords.empty()) byPlace[pairKey(entries[rank].category, entries[rank].area)].push_back(rank);
    for (const auto& k : r.keywords) {
      const auto [it, isNew] = keywords.try_emplace(k, static_cast<std::uint32_t>(words.size()));
      if (isNew) {
        words.push_back(k);
        byKeyword.emplace_back();
      }
      if (auto& ranks = byKeyword[it->second]; ranks.empty() || ranks.back() != rank) ranks.push_back(rank);
    }
  }
  m_categories.seal();
  m_wholeCategories.seal();
  m_areas.seal();
  std::size_t slots = 2;
  while (slots < 2 * byPlace.size()) slots *= 2;
  m_table.resize(slots);
  m_filled.resize(kFilterBits / 64);
  for (const auto& [key, ranks] : byPlace) {
    std::size_t i = entryAt(key) & (slots - 1);
    while (m_table[i].key != kFree) i = (i + 1) & (slots - 1);
    m_table[i] = {key, store(ranks, entries)};
    m_filled[filterBit(key) >> 6] |= std::uint64_t{1} << (filterBit(key) & 63);
  }
  for (const auto& ranks : byKeyword) m_byKeyword.push_back(store(ranks, entries));
  m_scan = KeywordScan(words);
}

Matcher::List Matcher::listOf(std::uint32_t category, std::uint32_t area) const {
  const auto key = pairKey(category, area);
  if ((m_filled[filterBit(key) >> 6] >> (filterBit(key) & 63) & 1) == 0) return {};
  for (std::size_t i = entryAt(key) & (m_table.size() - 1);; i = (i + 1) & (m_table.size() - 1)) {
    if (m_table[i].key == key) return m_table[i].list;
    if (m_table[i].key == kFree) return {};
  }
}

void Matcher::consider(List list, const Facts& f, const Seen& seen, Best& best) const {
  for (std::uint32_t i = list.begin; i < list.end; ++i) {
    const Entry& e = m_entries[i];
    if (e.rank >= best.back()) return;
    if (!seen.category(e.category) || !seen.area(e.area)) continue;
    if (!hasBit(e.natures, f.nature) || !hasBit(e.kinds, f.kind) || !hasBit(e.channels, f.channel)) continue;
    if (std::find(best.begin(), best.end(), e.rank) != best.end()) continue;
    if (e.more && !(isValid(m_rules[e.rank], f) && otherConditionsHold(m_rules[e.rank], f))) continue;
    const auto at = std::upper_bound(best.begin(), best.end(), e.rank);
    std::move_backward(at, best.end() - 1, best.end());
    *at = e.rank;
  }
}

Matcher::Best Matcher::best(const Facts& facts) const {
  Best best;
  best.fill(kNoRule);
  if (m_rules.empty()) return best;
  Seen seen;
  m_categories.prefixesOf(facts.categoryCode, [&](std::uint32_t n) { seen.categories.push_back(n); });
  if (const auto n = m_wholeCategories.find(facts.categoryCode); n != PrefixTable::kNone) seen.categories.push_back(kWhole | n);
  m_areas.prefixesOf(facts.area, [&](std::uint32_t n) { seen.areas.push_back(n); });
  for (const auto category : seen.categories)
    for (const auto area : seen.areas) consider(listOf(category, area), facts, seen, best);
  boost::container::small_vector<std::uint32_t, 16> met;
  const auto look = [&](std::uint32_t keyword) {
    if (std::find(met.begin(), met.end(), keyword) != met.end()) return;
    met.push_back(keyword);
    consider(m_byKeyword[keyword], facts, seen, best);
  };
  m_scan(facts.title, look);
  m_scan(facts.text, look);
  return best;
}

Proposal Matcher::propose(const Facts& facts, DepartmentId categoryDefault, DepartmentId suggested) const {
  Proposal p;
  if (const Best ranks = best(facts); ranks.front() != kNoRule) {
    p.basis = Basis::rule;
    p.rule = &m_rules[ranks.front()];
    p.department = p.rule->department;
    for (std::size_t i = 1; i < ranks.size() && ranks[i] != kNoRule; ++i) p.runnersUp.push_back(&m_rules[ranks[i]]);
  } else if (categoryDefault) {
    p.basis = Basis::categoryDefault;
    p.department = categoryDefault;
  } else if (suggested) {
    p.basis = Basis::source;
    p.department = suggested;
  }
  return p;
}

std::string Matcher::explain(const Proposal& p, const Facts& facts) {
  if (p.basis != Basis::rule) return {};
  // Written by hand, with the keys of each object in their order: a tree of values costs more than the whole dispatch.
  const model::Rule& r = *p.rule;
  std::string out = R"({"matched":{)";
  const auto put = [&](std::string_view key) -> std::string& {
    if (out.back() != '{') out += ',';
    return out.append(1, '"').append(key).append("\":");
  };
  if (!r.areaPrefix.empty()) appendText(put("area"), r.areaPrefix);
  if (!r.attributes.empty()) appendAttributes(put, r, facts);
  if (!r.categoryPrefix.empty()) appendText(put("category"), r.categoryPrefix);
  if (!r.channels.empty()) appendText(put("channel"), model::channelName(facts.channel));
  if (r.hours) appendValue(put("hours"), {{"from", r.hours->from}, {"to", r.hours->to}, {"weekdays", r.hours->weekdays}, {"at", facts.minuteOfWeek}});
  if (!r.keywords.empty()) appendText(put("keyword"), keywordIn(r, facts));
  if (!r.kinds.empty()) appendText(put("kind"), model::kindName(facts.kind));
  if (!r.natures.empty()) appendText(put("nature"), model::natureName(facts.nature));
  if (r.near && facts.nearest) appendValue(put("near"), {{"kind", r.near->kind}, {"metres", std::round((*facts.nearest)(r.near->kind))}, {"within", r.near->metres}});
  if (!r.componentOwner.empty()) appendText(put("owner"), r.componentOwner);
  appendText(out.append(R"(},"rule":)"), r.name);
  if (!p.runnersUp.empty()) {
    out += R"(,"runners_up":[)";
    for (const auto* other : p.runnersUp) {
      if (other != p.runnersUp.front()) out += ',';
      appendText(out, other->name);
    }
    out += ']';
  }
  return out.append(R"(,"version":)").append(std::to_string(r.rowVer)).append(1, '}');
}

}  // namespace jw::dispatch
