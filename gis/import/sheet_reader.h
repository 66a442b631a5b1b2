// The first sheet of an XLSX workbook, as records.
#pragma once
#include <filesystem>

#include "core/base/record_source.h"

namespace jw::gis {

/// By the ending of its name.
bool isWorkbook(const std::filesystem::path& file);
/// Through GDAL's XLSX driver: cells as texts, days as 2026/11/22, the last result of formulas; blank rows are passed over but
/// counted. Throws Error(input) for what is no workbook or has no rows. Any thread.
std::unique_ptr<RecordSource> openSheet(const std::filesystem::path& file);

}  // namespace jw::gis
