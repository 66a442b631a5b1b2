// Switches 开关设置 and durations 开关时长设置 (spec 02): a row for the whole city, overridable per area, department and category.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/category.h"

namespace jw::model {

struct Settings {
  bool autoDispatch = true;    ///< 自动分流
  bool followUp = true;        ///< 回访
  bool autoArchive = true;     ///< 自动归档
  bool urgeBySms = false;      ///< 短信催办
  bool urgeByEmail = true;     ///< 邮件催办
  bool tellReporter = true;    ///< 告知上报人: the result by SMS, where a phone number is known
  bool holdDuplicates = true;  ///< a likely duplicate waits for a person instead of being dispatched by itself; not for imports
  Limit dispatchLimit;                                ///< reported or rejected → assigned; 0: none
  Limit acceptLimit{30, Limit::Unit::naturalMinute};  ///< assigned → accepted
  Limit feedBackLimit{3, Limit::Unit::workingDay};    ///< accepted → fed back, where the category has no limit of its own
  Limit followUpLimit{1, Limit::Unit::workingDay};    ///< fed back → followed up
  std::int32_t timerSeconds = 60;     ///< timer interval 定时间隔: how often the due clocks are acted on, 1 … 3600
  std::int32_t urgeRepeatHours = 4;   ///< urge again after so many hours, 0: once only; at most 720
  std::int32_t escalateAfter = 2;     ///< after so many urges the superior gets the next ones too, 0: never; at most 100
  std::int32_t duplicateMetres = 50;  ///< a report of the same category this near to an open case …
  std::int32_t duplicateHours = 24;   ///< … and this soon after it probably repeats it; 0: not looked for
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// The keys under which the store keeps the fields: "auto_dispatch" …
std::span<const std::string_view> settingKeys();
/// "1"/"0", a limit's text, or a number; "" for an unknown key.
std::string settingText(const Settings& settings, std::string_view key);
/// False for an unknown key or a value that the field cannot have; the settings are then as before.
bool setSetting(Settings& settings, std::string_view key, std::string_view value);

/// Where a value holds. Later kinds go over earlier ones, longer area paths over shorter ones.
struct SettingScope {
  enum class Kind : std::uint8_t { city, area, department, category } kind = Kind::city;
  AreaPath area;
  DepartmentId department;
  CategoryId category;
  /// "" for the city, "street:<path>", "department:<uuid>", "category:<uuid>": what the store keeps.
  std::string text() const;
  static std::optional<SettingScope> parse(std::string_view text);
  friend bool operator==(const SettingScope&, const SettingScope&) = default;
};

struct SettingOverride {
  SettingScope scope;
  std::string key, value;
};

/// The special days of the years that the city has arranged itself.
using CalendarYears = std::map<int, SpecialDays>;

/// The city's settings with everything that differs from them somewhere. Immutable after it was built; any thread.
class SettingsTable {
 public:
  SettingsTable() = default;
  SettingsTable(Settings city, std::vector<SettingOverride> overrides, CalendarYears years = {});
  const Settings& city() const { return m_city; }
  const std::vector<SettingOverride>& overrides() const { return m_overrides; }  ///< by kind, area length, key
  const CalendarYears& years() const { return m_years; }
  /// What holds for a case of this area, department and category (nil: not known).
  Settings effective(std::string_view area, DepartmentId department, CategoryId category) const;

 private:
  Settings m_city;
  std::vector<SettingOverride> m_overrides;
  CalendarYears m_years;
};

}  // namespace jw::model
