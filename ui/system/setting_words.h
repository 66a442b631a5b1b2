// The words for switches and durations, their values and where they hold.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/snapshots.h"
#include "core/model/settings.h"

namespace jw::ui {

struct SettingWords {
  Q_DECLARE_TR_FUNCTIONS(SettingWords)
 public:
  enum class Kind { onOff, limit, number };
  static Kind kindOf(std::string_view key);
  static QString name(std::string_view key);
  /// What it does, in a sentence or two.
  static QString meaning(std::string_view key);
  /// "on", "3 working days", "50 m".
  static QString value(std::string_view key, std::string_view value);
  static QString unit(std::string_view key);
  static QString scope(const model::SettingScope& scope, const engine::Directory& directory, const engine::AreaTree& areas);
};

/// The last override that holds for this area, department and category; null: the city's value does.
const model::SettingOverride* sourceOf(const model::SettingsTable& table, std::string_view key, std::string_view area, DepartmentId department, CategoryId category);

}  // namespace jw::ui
