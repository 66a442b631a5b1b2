// Counts of cases as a spreadsheet.
#pragma once
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/engine/engine.h"

namespace jw::app {

/// One sheet: headings, then a label and figures a row.
struct Sheet {
  std::string name;
  std::vector<std::string> headings;
  struct Row {
    std::string label;
    std::vector<std::uint64_t> figures;
  };
  std::vector<Row> rows;
};

/// Main thread, with a GisRuntime. Of all cases that the actor may see: by state, by department, by category, by
/// district; waits for a reader. The rows with most cases come first; a last row sums up.
std::vector<Sheet> caseStatistics(const engine::Engine& engine, const model::Actor& actor, Language language,
                                  std::stop_token stop);

/// XLSX, whole or not at all. Throws Error(input) where it cannot be written.
void writeSheets(const std::filesystem::path& file, const std::vector<Sheet>& sheets);

}  // namespace jw::app
