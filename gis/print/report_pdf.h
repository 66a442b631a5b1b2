// Statistics as a PDF report: cover, contents, then each report with its chart, its map and its table.
#pragma once
#include <filesystem>

#include "core/base/progress.h"
#include "gis/export/report_sheet.h"

class QPagedPaintDevice;
class QPrinter;

namespace jw::gis {

/// A4 landscape, light. The same book gives the same bytes on the same machine (fonts are embedded). Whole or not at all.
/// Any thread; needs a QGuiApplication. Progress counts sheets. Throws Error(input) where it cannot be written, Error(cancelled).
void writeReport(const std::filesystem::path& file, const ReportBook& book, const Progress& progress);

/// A printer as printReport wants it: its page, its resolution, the name of what is printed.
void setReportPage(QPrinter& printer, const ReportBook& book);
/// The same pages without cover and contents, on a printer as set. False where it does not print. Any thread.
bool printReport(QPagedPaintDevice& device, const ReportBook& book);

}  // namespace jw::gis
