#include "core/demo/incident_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/zone.h"
#include "core/demo/directory.h"
#include "core/demo/toml_file.h"

namespace jw::demo {
namespace {

constexpr double kMillisPerDay = 86'400'000;
// Of a hundred reports …
constexpr double kAnonymous = 0.22, kWithoutPoint = 0.04, kWithoutPlace = 0.008, kNamesArea = 0.7, kNamesWrongArea = 0.025, kMoreUrgent = 0.03;

std::string fileOf(const std::filesystem::path& data) { return (data / "demo" / "incidents.toml").string(); }

std::vector<double> numbers(const toml::table& table, const char* section, const char* key, std::size_t n, const std::string& file) {
  std::vector<double> out;
  if (const auto* array = table[section][key].as_array())
    for (const auto& node : *array) out.push_back(node.value_or(0.0));
  if (out.size() != n) throw Error(ErrorCode::input, file + ": [" + section + "] " + key + " needs " + std::to_string(n) + " numbers");
  return out;
}

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
}

bool isEvening(int hour) { return hour >= 19 || hour < 2; }

}  // namespace

Rhythm::Rhythm(const std::filesystem::path& data) {
  const std::string file = fileOf(data);
  const auto table = readToml(file);
  m_hours = numbers(table, "rhythm", "hours", 24, file);
  m_weekdays = numbers(table, "rhythm", "weekdays", 7, file);
  m_highest = *std::max_element(m_hours.begin(), m_hours.end()) * *std::max_element(m_weekdays.begin(), m_weekdays.end());
}

double Rhythm::at(Instant t) const {
  const LocalTime local = Zone::china().toLocal(t);
  // 1970-01-01 was a Thursday.
  const auto weekday = static_cast<std::size_t>((daysOf(local.year, local.month, local.day) + 3) % 7);
  const auto hour = static_cast<std::size_t>(local.hour);
  const double part = (local.minute * 60 + local.second) / 3600.0;
  return (m_hours[hour] * (1 - part) + m_hours[(hour + 1) % 24] * part) * m_weekdays[weekday];
}

IncidentStream::IncidentStream(Options options, const std::vector<model::Area>& areas, const std::vector<model::Category>& categories, std::vector<IncidentPlace> places)
    : m_options(std::move(options)), m_random(Random::of(m_options.seed, 8)), m_answers(Random::of(m_options.seed, 13)), m_rhythm(m_options.data), m_names(m_options.data), m_categories(categories), m_places(std::move(places)) {
  if (m_places.empty() || m_categories.empty()) throw Error(ErrorCode::input, "no incidents without places and categories");
  std::unordered_map<AreaId, std::size_t> at;
  for (const auto& a : areas) {
    if (a.level == model::AreaLevel::district || a.level == model::AreaLevel::street) m_streets.push_back(m_areas.size());
    at[a.id] = m_areas.size();
    m_areas.push_back(a);
    m_areas.back().shape = {};
  }
  std::unordered_map<std::size_t, double> hot;
  for (const auto& p : m_places) {
    const auto grid = at.find(p.grid);
    if (grid == at.end()) throw Error(ErrorCode::input, "a place for incidents lies in no area");
    m_gridOf.push_back(grid->second);
    // Few grids and in them few places see much of it all.
    const auto [it, fresh] = hot.try_emplace(grid->second, 0);
    if (fresh) it->second = std::exp(1.1 * m_random.normal());
    m_placeWeights.add(it->second * std::exp(0.9 * m_random.normal()));
  }
  readEntries();
}

void IncidentStream::readEntries() {
  const std::string file = fileOf(m_options.data);
  const auto table = readToml(file);
  const auto others = [&](std::string_view kind) { return table["others"][kind].value_or(0.0); };
  struct Special {
    double weight;
    bool evening, parties;
    std::vector<std::string> texts;
  };
  std::unordered_map<std::string, Special> special;
  for (const auto* e : tablesAt(table, "entry", file))
    special[textAt(*e, "kind", file) + textAt(*e, "code", file)] = {(*e)["weight"].value_or(1.0), (*e)["evening"].value_or(false), (*e)["parties"].value_or(false), textsAt(*e, "texts")};
  for (const auto& category : m_categories) {
    const std::string kind(model::kindName(category.kind));
    Entry entry{&category, {}, false};
    double weight = others(kind);
    bool evening = false;
    if (const auto it = special.find(kind + category.code); it != special.end()) {
      entry.texts = it->second.texts;
      entry.parties = it->second.parties;
      weight = it->second.weight;
      evening = it->second.evening;
    }
    if (entry.texts.empty() && table["others"].is_table()) entry.texts = textsAt(*table["others"].as_table(), kind + "_texts");
    if (entry.texts.empty()) entry.texts.push_back("{place}{name}");
    m_byDay.add(weight * (evening ? 0.5 : 1));
    m_byEvening.add(weight * (evening ? 3 : 0.8));
    m_entries.push_back(std::move(entry));
  }
  for (const auto channel : {model::Channel::phone, model::Channel::wechat, model::Channel::app, model::Channel::patrol, model::Channel::desk, model::Channel::api}) {
    m_channels.push_back(channel);
    m_channelWeights.add(table["channels"][model::channelName(channel)].value_or(1.0));
  }
}

// Lewis and Shedler's thinning: as many as at the busiest time, of which each hour keeps its share.
Instant IncidentStream::step() {
  const auto now = [this] { return m_options.start + Millis(static_cast<std::int64_t>(m_millis)); };
  if (m_options.perSecond > 0) {
    m_millis += m_random.exponential() * 1000 / m_options.perSecond;
    return now();
  }
  do m_millis += m_random.exponential() * kMillisPerDay / (m_options.perDay * m_rhythm.highest());
  while (m_random.uniform() * m_rhythm.highest() > m_rhythm.at(now()));
  return now();
}

model::Report IncidentStream::next() { return at(step()); }

std::string IncidentStream::statedArea(const model::Area& grid) {
  if (m_streets.empty() || !m_random.chance(kNamesArea)) return {};
  std::vector<std::size_t> own;
  for (const auto i : m_streets)
    if (model::isWithin(grid.path, m_areas[i].path)) own.push_back(i);
  if (m_random.chance(kNamesWrongArea / kNamesArea) && own.size() < m_streets.size()) {
    for (;;)
      if (const auto i = m_random.pick(m_streets); !model::isWithin(grid.path, m_areas[i].path)) return m_areas[i].name;
  }
  return own.empty() ? std::string() : m_areas[m_random.pick(own)].name;
}

void IncidentStream::describe(model::Report& r, const Entry& entry, const IncidentPlace& place) {
  const auto& grid = m_areas[m_gridOf[static_cast<std::size_t>(&place - m_places.data())]];
  r.address = place.address.empty() ? grid.name : place.address;
  r.title = entry.category->name;
  r.text = m_random.pick(entry.texts);
  replaceAll(r.text, "{place}", r.address);
  replaceAll(r.text, "{name}", entry.category->name);
  r.statedArea = statedArea(grid);
  if (m_random.chance(kWithoutPlace)) return;
  if (m_random.chance(kWithoutPoint)) {
    r.grid = grid.id;
    return;
  }
  // Some metres from the door.
  r.point = model::Point{std::round((place.point.x + m_random.normal() * 0.00012) * 1e6) / 1e6, std::round((place.point.y + m_random.normal() * 0.0001) * 1e6) / 1e6};
}

// Drawn apart, so that a city without fields has the same incidents.
void IncidentStream::answer(model::Report& r, const model::Category& category) {
  using Type = model::CustomField::Type;
  for (const auto& field : category.fields) {
    model::FieldValue v{field.key};
    if (!field.required && m_answers.chance(0.25)) continue;
    if (field.type == Type::choice) v.text = m_answers.pick(field.options);
    if (field.type == Type::number) v.text = std::to_string(m_answers.whole(1, 9));
    if (field.type == Type::person) {
      v.text = m_names.full(m_answers, m_answers.chance(0.5) ? model::Sex::male : model::Sex::female, m_answers.whole(1960, 2000));
      v.phone = fictitiousPhone(m_answers);
    }
    if (!v.text.empty()) r.fields.push_back(std::move(v));
  }
}

model::Report IncidentStream::at(Instant t) {
  model::Report r;
  r.source = m_options.source;
  r.externalId = std::to_string(m_options.seed) + "-" + std::to_string(++m_number);
  r.reportedAt = t;
  const auto& entry = m_entries[(isEvening(Zone::china().toLocal(t).hour) ? m_byEvening : m_byDay).draw(m_random)];
  r.category = entry.category->id;
  describe(r, entry, m_places[m_placeWeights.draw(m_random)]);
  r.channel = m_channels[m_channelWeights.draw(m_random)];
  if (entry.category->nature == model::Nature::ordinary && m_random.chance(kMoreUrgent)) r.nature = model::Nature::urgent;
  const auto name = [this] { return m_names.full(m_random, m_random.chance(0.5) ? model::Sex::male : model::Sex::female, m_random.whole(1945, 2003)); };
  if (r.channel != model::Channel::patrol && !m_random.chance(kAnonymous)) {
    r.reporterName = name();
    r.reporterPhone = fictitiousPhone(m_random);
  }
  if (entry.parties && m_random.chance(0.8)) {
    r.partyA = name();
    r.partyB = name();
  }
  answer(r, *entry.category);
  return r;
}

}  // namespace jw::demo
