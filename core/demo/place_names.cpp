#include "core/demo/place_names.h"

#include <algorithm>

#include "core/demo/toml_file.h"

namespace jw::demo {
namespace {

// A character that stands twice in a list would give the same name twice.
std::vector<std::string> once(std::vector<std::string> words) {
  std::vector<std::string> out;
  for (auto& word : words)
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
  return out;
}

}  // namespace

PlaceNames::PlaceNames(const std::filesystem::path& data, std::uint64_t seed) : m_random(Random::of(seed, 3)) {
  const auto file = data / "demo" / "places.toml";
  const std::string name = file.string();
  const auto table = readToml(file);
  m_city = textAt(table, "city", name);
  m_cityCode = textAt(table, "city_code", name);
  m_districts = once(wordsAt(table, "districts", name));
  m_first = once(wordsAt(table, "first", name));
  m_second = once(wordsAt(table, "second", name));
  m_wide = wordsAt(table, "roads_wide", name);
  m_narrow = wordsAt(table, "roads_narrow", name);
  m_compounds = wordsAt(table, "compounds", name);
  m_villages = wordsAt(table, "villages", name);
  for (std::uint32_t i = 0; i < m_first.size(); ++i)
    for (std::uint32_t k = 0; k < m_second.size(); ++k)
      if (m_first[i] != m_second[k]) m_pairs.push_back(static_cast<std::uint32_t>(i * m_second.size() + k));
  m_roadPairs = m_pairs;
  m_random.shuffle(m_districts);
  m_random.shuffle(m_pairs);
  m_random.shuffle(m_roadPairs);
}

// When all words are used up they begin again with a number behind them.
std::string PlaceNames::word() {
  const auto pair = m_pairs[m_taken % m_pairs.size()];
  std::string text = m_first[pair / m_second.size()] + m_second[pair % m_second.size()];
  if (const auto again = m_taken / m_pairs.size(); again > 0) text += std::to_string(again + 1);
  ++m_taken;
  return text;
}

std::string PlaceNames::district() {
  const auto i = m_district++;
  return i < m_districts.size() ? m_districts[i] + "区" : word() + "区";
}
std::string PlaceNames::street(bool rural) { return word() + (rural ? "镇" : "街道"); }
std::string PlaceNames::community(bool rural) { return word() + (rural ? "村" : "社区"); }

std::string PlaceNames::road(bool wide) {
  const auto pair = m_roadPairs[m_road % m_roadPairs.size()];
  const auto again = m_road / m_roadPairs.size();
  ++m_road;
  static const char* const ordinals[] = {"", "东", "西", "南", "北", "中"};
  std::string name = m_first[pair / m_second.size()] + m_second[pair % m_second.size()];
  name += again < 6 ? std::string(ordinals[again]) : std::to_string(again);
  return name + m_random.pick(wide ? m_wide : m_narrow);
}

std::string PlaceNames::compound(bool village) {
  return m_random.pick(m_first) + m_random.pick(m_second) + m_random.pick(village ? m_villages : m_compounds);
}

}  // namespace jw::demo
