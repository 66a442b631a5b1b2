// Statistics as an XLSX workbook.
#pragma once
#include <filesystem>

#include "core/base/progress.h"
#include "gis/export/report_sheet.h"

namespace jw::gis {

/// Contents first, then a sheet for each report: real numbers with their formats, frozen heads, totals, a native chart. The
/// same book gives the same bytes. Whole or not at all. Any thread. Progress counts sheets.
/// Throws Error(input) where it cannot be written, Error(cancelled).
void writeWorkbook(const std::filesystem::path& file, const ReportBook& book, const Progress& progress);

}  // namespace jw::gis
