#include "core/appraisal/indicators.h"

#include <algorithm>
#include <array>

#include "core/appraisal/toml_reader.h"
#include "core/base/text.h"
#include "core/model/category.h"

namespace jw::appraisal {
namespace {

// In the order of their enums.
constexpr std::array<std::string_view, kFlags> kFlagNames{"filed",      "void",        "duplicate", "closed",   "closed_in_time",       "archived_in_time", "handled",  "handled_in_time", "handled_once", "overdue",        "deferred", "returned",
                                                          "accepted",   "accepted_in_time", "followed_up", "followed_up_in_time", "satisfied", "reworked", "urged",    "extended",        "suspended",    "dispatch_known", "dispatched_in_time"};
constexpr std::array<std::string_view, kMoments> kMomentNames{"reported", "filed", "assigned", "accepted", "handled", "followed_up", "closed", "accept_due", "handle_due", "follow_up_due", "due"};
constexpr std::array<std::string_view, 6> kMeasures{"rate", "count", "mean", "p90", "events", "none"};
constexpr std::array<std::string_view, 5> kSteps{"dispatch", "accept", "handle", "follow_up", "case"};
constexpr std::array<std::string_view, 2> kEvents{"returned", "urged"};

template <class Enum, std::size_t N>
Enum chosen(TomlReader& t, std::string_view key, const std::array<std::string_view, N>& names) {
  const std::string text = t.text(key);
  const auto it = std::find(names.begin(), names.end(), text);
  if (it == names.end()) t.fault(key, "\"" + text + "\" is not known");
  return static_cast<Enum>(it - names.begin());
}

// "matter|component" as a mask of the values.
template <class Enum>
std::uint16_t maskOf(TomlReader& t, std::string_view key, std::string_view values, bool (*parse)(std::string_view, Enum&)) {
  std::uint16_t mask = 0;
  for (const auto& name : text::split(values, '|')) {
    Enum value{};
    if (!parse(name, value)) t.fault(key, "\"" + name + "\" is not known");
    mask = static_cast<std::uint16_t>(mask | 1U << static_cast<unsigned>(value));
  }
  return mask;
}

Condition condition(TomlReader& t, std::string_view key) {
  Condition c;
  for (const std::string& term : t.texts(key)) {
    const std::string_view s = term;
    if (s.starts_with("kind:")) {
      c.kinds = maskOf<model::CaseKind>(t, key, s.substr(5), model::parseKind);
    } else if (s.starts_with("nature:")) {
      c.natures = maskOf<model::Nature>(t, key, s.substr(7), model::parseNature);
    } else if (s.starts_with("channel:")) {
      c.channels = maskOf<model::Channel>(t, key, s.substr(8), model::parseChannel);
    } else {
      const bool no = s.starts_with('!');
      const auto it = std::find(kFlagNames.begin(), kFlagNames.end(), s.substr(no ? 1 : 0));
      if (it == kFlagNames.end()) t.fault(key, "\"" + term + "\" is not known");
      (no ? c.none : c.all) |= bit(static_cast<Flag>(it - kFlagNames.begin()));
    }
  }
  return c;
}

Indicator indicator(TomlReader& t) {
  Indicator i;
  i.id = t.text("id");
  i.zh = t.text("zh");
  i.en = t.text("en");
  i.source = t.text("source");
  i.noteZh = t.textOr("note_zh", "");
  i.noteEn = t.textOr("note_en", "");
  i.measure = chosen<Measure>(t, "measure", kMeasures);
  if (t.has("better")) i.higherIsBetter = chosen<int>(t, "better", std::array<std::string_view, 2>{"lower", "higher"}) == 1;
  if (i.measure != Measure::none) {
    i.step = chosen<Step>(t, "step", kSteps);
    i.of = condition(t, "of");
    if (i.measure == Measure::mean || i.measure == Measure::p90) {
      i.from = chosen<Moment>(t, "from", kMomentNames);
      i.to = chosen<Moment>(t, "to", kMomentNames);
      i.moment = i.to;
    } else if (i.measure == Measure::events) {
      i.event = chosen<Event::Kind>(t, "event", kEvents);
    } else {
      i.moment = chosen<Moment>(t, "period", kMomentNames);
    }
    if (i.measure == Measure::rate) {
      if (!t.has("count")) t.fault("count", "is missing");
      i.count = condition(t, "count");
    }
  }
  t.done();
  return i;
}

}  // namespace

int Catalog::find(std::string_view id) const {
  const auto it = std::find_if(indicators.begin(), indicators.end(), [&](const Indicator& i) { return i.id == id; });
  return it == indicators.end() ? -1 : static_cast<int>(it - indicators.begin());
}

Catalog readCatalog(const std::filesystem::path& file) {
  const auto table = parseToml(file);
  TomlReader t(file.filename().string(), "", table);
  Catalog catalog;
  catalog.version = static_cast<int>(t.number("version"));
  const double minutes = t.number("dispatch_limit_minutes");
  if (minutes < 0) t.fault("dispatch_limit_minutes", "must not be negative");
  catalog.dispatchLimit = Millis(static_cast<std::int64_t>(minutes * 60'000));
  for (auto& entry : t.tables("indicator")) {
    catalog.indicators.push_back(indicator(entry));
    if (catalog.find(catalog.indicators.back().id) + 1 != static_cast<int>(catalog.indicators.size())) entry.fault("id", "\"" + catalog.indicators.back().id + "\" stands here twice");
  }
  if (catalog.indicators.empty()) t.fault("indicator", "there is none");
  t.done();
  return catalog;
}

}  // namespace jw::appraisal
