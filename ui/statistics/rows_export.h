// The rows behind a figure as a file: purpose, place, the entry in the audit log, then the file.
#pragma once
#include <QCoreApplication>
#include <filesystem>

#include "core/base/progress.h"
#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QWidget;

namespace jw::ui {

struct RowsExport {
  Q_DECLARE_TR_FUNCTIONS(RowsExport)
 public:
  /// Asks for the purpose in a menu below `under`, then where to; says on the desk how it went. `kind`: "xlsx" or "csv".
  static void begin(const Desk& desk, engine::StatisticsDesk& statistics, engine::StatisticsDesk::ListQuestion question, const QString& kind, QWidget* under);
  /// Writes what was given off the main thread and says on the desk how it went; `tooMany` where there were more rows than may leave at once.
  static void keep(const Desk& desk, const std::variant<engine::PersonalSheet, engine::Refused>& answer, const QString& kind, const QString& file, const QString& tooMany, QWidget* receiver);
  /// Any thread. Throws Error(input).
  static void write(const std::filesystem::path& file, const std::string& kind, const engine::PersonalSheet& sheet, bool chinese, const Progress& progress);
};

}  // namespace jw::ui
