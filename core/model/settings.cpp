#include "core/model/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

namespace jw::model {
namespace {

struct Number {
  std::int32_t Settings::*field;
  std::int32_t least, most;
};
struct Field {
  std::string_view key;
  std::variant<bool Settings::*, Limit Settings::*, Number> at;
};

constexpr std::size_t kFields = 16;
const std::array<Field, kFields>& fields() {
  static const std::array<Field, kFields> all{{
      {"auto_dispatch", &Settings::autoDispatch},
      {"follow_up", &Settings::followUp},
      {"auto_archive", &Settings::autoArchive},
      {"urge_by_sms", &Settings::urgeBySms},
      {"urge_by_email", &Settings::urgeByEmail},
      {"tell_reporter", &Settings::tellReporter},
      {"hold_duplicates", &Settings::holdDuplicates},
      {"dispatch_limit", &Settings::dispatchLimit},
      {"accept_limit", &Settings::acceptLimit},
      {"feed_back_limit", &Settings::feedBackLimit},
      {"follow_up_limit", &Settings::followUpLimit},
      {"timer_seconds", Number{&Settings::timerSeconds, 1, 3600}},
      {"urge_repeat_hours", Number{&Settings::urgeRepeatHours, 0, 720}},
      {"escalate_after", Number{&Settings::escalateAfter, 0, 100}},
      {"duplicate_metres", Number{&Settings::duplicateMetres, 0, 1000}},
      {"duplicate_hours", Number{&Settings::duplicateHours, 0, 720}},
  }};
  return all;
}

const Field* find(std::string_view key) {
  const auto& all = fields();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Field& f) { return f.key == key; });
  return it == all.end() ? nullptr : &*it;
}

template <class... Ts>
struct Visit : Ts... {
  using Ts::operator()...;
};

constexpr std::int32_t kLongestLimit = 100'000;

}  // namespace

std::span<const std::string_view> settingKeys() {
  static const auto keys = [] {
    std::array<std::string_view, kFields> out;
    std::transform(fields().begin(), fields().end(), out.begin(), [](const Field& f) { return f.key; });
    return out;
  }();
  return keys;
}

std::string settingText(const Settings& s, std::string_view key) {
  const Field* f = find(key);
  if (!f) return {};
  return std::visit(Visit{[&](bool Settings::*p) { return std::string(s.*p ? "1" : "0"); }, [&](Limit Settings::*p) { return limitText(s.*p); },
                          [&](const Number& n) { return std::to_string(s.*n.field); }},
                    f->at);
}

bool setSetting(Settings& s, std::string_view key, std::string_view value) {
  const Field* f = find(key);
  if (!f) return false;
  return std::visit(Visit{[&](bool Settings::*p) {
                            if (value != "0" && value != "1") return false;
                            s.*p = value == "1";
                            return true;
                          },
                          [&](Limit Settings::*p) {
                            Limit limit;
                            if (!parseLimit(value, limit) || limit.amount > kLongestLimit) return false;
                            s.*p = limit;
                            return true;
                          },
                          [&](const Number& n) {
                            std::int32_t x = 0;
                            const auto r = std::from_chars(value.data(), value.data() + value.size(), x);
                            if (r.ec != std::errc() || r.ptr != value.data() + value.size() || x < n.least || x > n.most) return false;
                            s.*n.field = x;
                            return true;
                          }},
                    f->at);
}

std::string SettingScope::text() const {
  switch (kind) {
    case Kind::area:
      return "street:" + area;
    case Kind::department:
      return "department:" + department.text();
    case Kind::category:
      return "category:" + category.text();
    case Kind::city:
      break;
  }
  return {};
}

std::optional<SettingScope> SettingScope::parse(std::string_view text) {
  SettingScope scope;
  if (text.empty()) return scope;
  const auto colon = text.find(':');
  const std::string_view kind = text.substr(0, colon), rest = colon == text.npos ? std::string_view() : text.substr(colon + 1);
  if (kind == "street" && !rest.empty()) {
    scope.kind = Kind::area;
    scope.area = rest;
    return scope;
  }
  const auto id = Uuid::parse(rest);
  if (!id) return std::nullopt;
  if (kind == "department") {
    scope.kind = Kind::department;
    scope.department = {*id};
    return scope;
  }
  if (kind != "category") return std::nullopt;
  scope.kind = Kind::category;
  scope.category = {*id};
  return scope;
}

SettingsTable::SettingsTable(Settings city, std::vector<SettingOverride> overrides, CalendarYears years) : m_city(city), m_overrides(std::move(overrides)), m_years(std::move(years)) {
  std::stable_sort(m_overrides.begin(), m_overrides.end(), [](const SettingOverride& a, const SettingOverride& b) {
    if (a.scope.kind != b.scope.kind) return a.scope.kind < b.scope.kind;
    if (a.scope.area.size() != b.scope.area.size()) return a.scope.area.size() < b.scope.area.size();
    return a.key < b.key;
  });
}

Settings SettingsTable::effective(std::string_view area, DepartmentId department, CategoryId category) const {
  Settings s = m_city;
  using Kind = SettingScope::Kind;
  for (const SettingOverride& o : m_overrides) {
    const bool holds = (o.scope.kind == Kind::area && isWithin(area, o.scope.area)) || (o.scope.kind == Kind::department && department && o.scope.department == department) ||
                       (o.scope.kind == Kind::category && o.scope.category == category);
    if (holds) setSetting(s, o.key, o.value);
  }
  return s;
}

}  // namespace jw::model
