// A list of cases on paper: A4 landscape, head and page numbers on every sheet, for when all else fails.
#pragma once
#include <QPagedPaintDevice>
#include <QString>
#include <QStringList>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/engine/snapshots.h"
#include "ui/desk.h"

class QWidget;

namespace jw::ui {

/// Everything as words: nothing of it changes while it is printed on another thread.
struct PrintedList {
  QString title;   ///< "To dispatch"
  QString detail;  ///< area, filter, how many
  QString foot;    ///< when and by whom
  QString page;    ///< with %1 for the number and %2 for how many
  QStringList heads;
  std::vector<double> widths;  ///< shares of the width
  /// A row of a single text is the head of a group (a department).
  std::vector<QStringList> rows;
};

using CaseAddresses = std::unordered_map<CaseId, std::string>;

/// Of the cases as they are now, with the addresses that are known; `byDepartment` groups them, otherwise they stay in their order.
PrintedList printedList(const Desk& desk, const QString& title, const QString& detail, const std::vector<engine::CaseSummaryPtr>& cases, const CaseAddresses& addresses, bool byDepartment);

/// Any thread. A row takes up to three lines, so that a place can be found by it. The pages printed; 0 if the device cannot be painted on.
int printList(const PrintedList& list, QPagedPaintDevice& device);

/// Asks for grouping, and for a printer or a PDF file; prints on a thread of the pool and tells how it went. Not modal.
void openPrintDialog(const Desk& desk, const QString& title, const QString& detail, std::vector<engine::CaseSummaryPtr> cases, QWidget* parent);

}  // namespace jw::ui
