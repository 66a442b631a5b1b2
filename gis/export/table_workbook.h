// A plain table of texts as an XLSX workbook of one sheet: a mark above and at the foot of each printed page, frozen heads.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace jw::gis {

struct TextTable {
  std::string title;
  std::string mark;  ///< who took it, when and why; "" for none
  std::int64_t madeMillis = 0;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
/// Cells are texts, so that long numbers keep their digits and nothing runs as a formula. Any thread. Throws Error(input) and
/// Error(cancelled); the file is then as it was before.
void writeTextTable(const std::filesystem::path& file, const TextTable& table, const Progress& progress);

}  // namespace jw::gis
