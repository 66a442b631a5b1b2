// How a city's case file is to be read: which column is what, in which zone and style times are, what its words mean.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/zone.h"
#include "core/intake/time_format.h"
#include "core/model/area.h"
#include "core/model/case.h"

namespace jw::intake {

/// What a column can be; the names in a mapping's [columns] are those of fieldName().
enum class Field : std::uint8_t {
  id, reportedAt, closedAt, due, ontime, title, text, address, lon, lat, area, categoryCode, category, subcategory,
  department, status, channel, nature, observedAt,
};
constexpr std::size_t kFields = 19;
std::string_view fieldName(Field field);  // "id", "reported_at" …

/// The words of a column and what they mean; words that are not listed get the default. Text is compared as it is.
template <class Value>
struct Words {
  std::map<std::string, Value, std::less<>> values;
  Value fallback{};
  Value of(std::string_view word) const {
    const auto it = values.find(word);
    return it == values.end() ? fallback : it->second;
  }
};

/// A value; filled by parse() or load() from a TOML file as those in data/mappings, where every key is explained by use.
struct CaseMapping {
  /// Throws Error(input) naming file, line and key: what is not TOML, an unknown key, a wrong type or value, a missing one.
  static CaseMapping load(const std::filesystem::path& file);
  static CaseMapping parse(std::string_view toml, const std::string& fileName);

  std::string fileName;
  std::string source;  ///< names the stream; goes into every report
  Zone zone{"UTC"};
  char separator = ',';
  bool entities = false;  ///< decode character references (&#22356;)
  TimeFormats times;
  /// Empty: the file has no such column. Several: joined, empty and repeated parts left out ('/' for categories, else ' ').
  std::array<std::vector<std::string>, kFields> columns;
  const std::vector<std::string>& column(Field field) const { return columns[static_cast<std::size_t>(field)]; }

  std::optional<model::AreaLevel> areaLevel;  ///< of the stated area, for the comparison with the located one; none: any
  std::string blankArea;                      ///< what an empty cell of the area column is taken to say

  bool createCategories = false;    ///< categories that the store does not know are made
  std::string defaultCategory;      ///< for an empty cell; empty: such a row is refused
  model::CaseKind kind = model::CaseKind::matter;
  model::Limit limit;               ///< of categories that are made
  std::map<std::string, std::string, std::less<>> categorySwitches;  ///< settings (core/model/settings.h) of categories that are made
  std::map<std::string, std::string, std::less<>> categoryNames;  ///< other spellings -> name

  /// Where the file names none: by "category/subcategory", then "category", then the default (may be empty).
  std::string departmentOf(std::string_view category, std::string_view subcategory) const;
  std::map<std::string, std::string, std::less<>> departments;
  std::string defaultDepartment;
  std::set<std::string, std::less<>> noDepartment;  ///< words of the department column that name none

  /// Whether the rows are states observed one after another, the same case many times.
  bool observesStates() const { return !column(Field::observedAt).empty(); }

  std::vector<model::Point> fallbackPoints;  ///< where the source puts what it could not locate
  double fallbackTolerance = 1e-6;           ///< degrees
  model::Box bounds{-180, -90, 180, 90};     ///< points outside are mistakes

  Words<model::CaseState> states{{}, model::CaseState::reported};
  Words<model::Channel> channels{{}, model::Channel::import_};
  Words<std::optional<model::Nature>> natures;
  Words<std::optional<bool>> ontime;
};

}  // namespace jw::intake
