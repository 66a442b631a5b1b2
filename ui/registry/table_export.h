// Tables of the registry as files that can be imported again: which, for what purpose where people are in it, and where to.
#pragma once
#include <QCoreApplication>
#include <functional>

#include "core/model/area.h"
#include "core/model/record_kind.h"
#include "ui/desk.h"

class QWidget;

namespace jw::ui {

struct TableExport {
  Q_DECLARE_TR_FUNCTIONS(TableExport)
 public:
  /// A menu below `under` of what the person at the desk may take away, below the area. Does not wait.
  static void offer(const Desk& desk, const model::AreaPath& area, QWidget* under);
  /// Writes the table as CSV or as a workbook, by the file's ending, and says on the desk how it went. `purpose` "": one without people.
  static void write(const Desk& desk, model::RecordKind subject, const model::AreaPath& area, const std::string& purpose, const QString& file, QWidget* receiver);
};

}  // namespace jw::ui
