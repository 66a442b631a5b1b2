#include "core/dispatch/conditions.h"

#include <algorithm>

#include "core/model/area.h"

namespace jw::dispatch {
namespace {

template <class Value>
bool admits(const std::vector<Value>& values, Value v) {
  return values.empty() || std::find(values.begin(), values.end(), v) != values.end();
}

bool has(std::span<const model::Attribute> attributes, const model::AttributeIn& wanted) {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.name == wanted.name && std::find(wanted.values.begin(), wanted.values.end(), a.value) != wanted.values.end(); });
}

std::size_t conditions(const model::Rule& r) {
  return std::size_t{!r.keywords.empty()} + !r.kinds.empty() + !r.natures.empty() + !r.channels.empty() + r.hours.has_value() + !r.componentOwner.empty() + r.near.has_value() + r.attributes.size();
}

}  // namespace

int minuteOfWeek(const Zone& zone, Instant at) {
  const LocalTime t = zone.toLocal(at);
  // 1970-01-01 was a Thursday.
  const auto day = (daysOf(t.year, t.month, t.day) % 7 + 7 + 3) % 7;
  return static_cast<int>(day) * 1440 + t.hour * 60 + t.minute;
}

std::string_view keywordIn(const model::Rule& r, const Facts& f) {
  for (const std::string& k : r.keywords)
    if (f.title.find(k) != std::string_view::npos || f.text.find(k) != std::string_view::npos) return k;
  return {};
}

bool otherConditionsHold(const model::Rule& r, const Facts& f) {
  if (r.hours && (f.minuteOfWeek == kTimeUnknown || !r.hours->holdsAt(f.minuteOfWeek))) return false;
  if (!r.componentOwner.empty() && r.componentOwner != f.componentOwner) return false;
  for (const auto& wanted : r.attributes)
    if (!has(f.attributes, wanted)) return false;
  // Last, because somebody has to go and look.
  return !r.near || (f.nearest && (*f.nearest)(r.near->kind) <= r.near->metres);
}

bool holds(const model::Rule& r, const Facts& f) {
  if (!isValid(r, f)) return false;
  if (r.wholeCategory ? f.categoryCode != r.categoryPrefix : !f.categoryCode.starts_with(r.categoryPrefix)) return false;
  if (!model::isWithin(f.area, r.areaPrefix)) return false;
  if (!admits(r.kinds, f.kind) || !admits(r.natures, f.nature) || !admits(r.channels, f.channel)) return false;
  if (!r.keywords.empty() && keywordIn(r, f).empty()) return false;
  return otherConditionsHold(r, f);
}

bool ranksBefore(const model::Rule& a, const model::Rule& b) {
  if (a.priority != b.priority) return a.priority < b.priority;
  if (a.categoryPrefix.size() != b.categoryPrefix.size()) return a.categoryPrefix.size() > b.categoryPrefix.size();
  if (a.wholeCategory != b.wholeCategory) return a.wholeCategory;
  if (a.areaPrefix.size() != b.areaPrefix.size()) return a.areaPrefix.size() > b.areaPrefix.size();
  return conditions(a) > conditions(b);
}

}  // namespace jw::dispatch
