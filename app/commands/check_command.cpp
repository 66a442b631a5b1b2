#include "app/commands/check_command.h"

#include <algorithm>
#include <ostream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "app/restore_hint.h"
#include "core/engine/audit_log.h"
#include "core/engine/file_vault.h"
#include "core/store/check.h"

namespace jw::app {
namespace {

Json reportJson(const store::CheckReport& r) {
  Json json = {{"sound", r.sound()}, {"schema", r.schema}};
  json["counts"] = {{"areas", r.counts.areas},
                    {"buildings", r.counts.buildings},
                    {"dwellings", r.counts.dwellings},
                    {"households", r.counts.households},
                    {"people", r.counts.people},
                    {"cases", r.counts.cases},
                    {"transitions", r.counts.transitions}};
  json["findings"] = Json::array();
  for (const auto& f : r.findings) json["findings"].push_back({{"kind", f.kind}, {"id", f.id}, {"text", f.text}});
  return json;
}

// A file that is there and does not open is a finding like any other.
store::CheckReport look(const Context& context) {
  store::CheckReport report;
  std::unique_ptr<engine::Engine> engine;
  try {
    engine = openEngine(context, Opening::existing);
  } catch (const Error& e) {
    if (exitCodeOf(e.code()) != kStore || !std::filesystem::exists(storeFile(context))) throw;
    report.findings.push_back({e.code() == ErrorCode::newer_store ? "schema" : "file", "", e.what()});
    return report;
  }
  ProgressBar bar(context.err, context.terminal, context.stop);
  try {
    engine->read(context.stop, [&](store::Connection& c) {
            report = store::checkStore(c, bar.progress());
            for (auto& finding : engine::checkFiles(c, bar.progress())) report.findings.push_back(std::move(finding));
            for (auto& finding : engine::checkAudit(c, bar.progress())) report.findings.push_back(std::move(finding));
          }).get();
  } catch (const Error& e) {
    // Where a page is damaged, what reads it ends.
    if (e.code() != ErrorCode::store) throw;
    report.findings.push_back({"integrity", "", e.what()});
  }
  return report;
}

int check(const Context& context, const Options&) {
  const store::CheckReport report = look(context);
  const Json json = reportJson(report);
  if (context.json) {
    printJson(context.out, json);
  } else {
    context.out << (report.sound() ? context.text({"数据库完好", "the store is sound"})
                                   : context.text({"数据库有问题", "the store is not sound"}))
                << '\n';
    for (const auto& [name, n] : json["counts"].items()) context.out << "  " << name << ' ' << n << '\n';
    for (const auto& f : report.findings) context.out << f.kind << ' ' << f.id << ' ' << f.text << '\n';
    const bool damaged = std::any_of(report.findings.begin(), report.findings.end(), [](const store::Finding& f) { return f.kind == "integrity"; });
    if (const std::string hint = damaged ? restoreHint(context, storeFile(context)) : std::string(); !hint.empty()) context.out << hint.substr(1) << '\n';
  }
  return report.sound() ? kDone : kStore;
}

}  // namespace

Command checkCommand() {
  return {.name = "check",
          .arguments = "",
          .summary = {"检查数据库文件和数据是否完好", "whether the store and what must hold in it are sound"},
          .positional = {},
          .options = po::options_description("Options"),
          .run = check};
}

}  // namespace jw::app
