// Reports as files: workbook, CSV, PDF, picture. The place is asked for, the writing is done off the main thread.
#pragma once
#include <QCoreApplication>
#include <filesystem>
#include <functional>
#include <optional>

#include "core/base/progress.h"
#include "gis/export/report_sheet.h"
#include "ui/desk.h"

class QImage;
class QWidget;

namespace jw::ui {

struct ReportFiles {
  Q_DECLARE_TR_FUNCTIONS(ReportFiles)
 public:
  /// Asks where to, then calls `then` with the file, not at all if the person gives up. `kind`: "xlsx", "csv", "pdf", "png".
  static void ask(const Desk& desk, QWidget* parent, const QString& kind, const QString& name, std::function<void(const QString& file)> then);
  /// Asks where to, lets `work` write the file on a thread of the pool, and says on the desk how it went.
  static void make(const Desk& desk, QWidget* parent, const QString& kind, const QString& name, std::function<void(const QString& file)> work);
  static void save(const Desk& desk, QWidget* parent, const QString& kind, gis::ReportBook book);
  /// Asks for the printer, then prints on a thread of the pool and says how it went.
  static void print(const Desk& desk, QWidget* parent, gis::ReportBook book);
  static void savePicture(const Desk& desk, QWidget* parent, const QString& name, const QImage& picture);
  /// Any thread. Of CSV only the first sheet. Throws Error(input), Error(cancelled).
  static void write(const std::filesystem::path& file, const QString& kind, const gis::ReportBook& book, const Progress& progress);
  /// Runs `work` on a thread of the pool; `then` comes in the main thread with what went wrong, "" for nothing, if `receiver` lives.
  static void inBackground(QObject* receiver, std::function<void()> work, std::function<void(const QString& wrong)> then);
};

}  // namespace jw::ui
