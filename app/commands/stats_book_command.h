// jingwei stats book: many reports of one moment as one workbook or PDF report.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/command.h"
#include "core/engine/statistics_desk.h"

namespace jw::app {

Command statsBookCommand();
/// Why there is no answer, and what to do instead.
std::string refusalWords(const engine::Refused& why);
/// `kind`: "xlsx" or "pdf"; `title` may be empty. Shows its progress.
void writeReports(const Context& context, const engine::Engine& engine, const std::filesystem::path& out, const std::string& kind, const std::string& title, const std::vector<stats::ReportPtr>& reports, stats::ShownAs as);
/// --from and --to: both days belong to the period; without the second one it goes up to today. Throws Error(usage).
void addPeriod(po::options_description& options);
std::optional<stats::Period> periodOf(const Options& options);

}  // namespace jw::app
