#include "app/commands/headless_command.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/gis_runtime.h"
#include "app/json_out.h"
#include "app/live_incidents.h"
#include "app/map_picture.h"
#include "app/number_option.h"
#include "app/percentiles.h"
#include "app/progress_bar.h"
#include "app/run_log.h"
#include "app/statistics_sheet.h"
#include "core/store/check.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

std::string format(const char* pattern, double a, double b = 0, double c = 0) {
  char text[200];
  std::snprintf(text, sizeof text, pattern, a, b, c);
  return text;
}

std::string countsText(const engine::Engine& engine, store::CheckReport& report, const Progress& progress) {
  engine.read(progress.stop, [&](store::Connection& c) { report = store::checkStore(c, progress); }).get();
  const auto& n = report.counts;
  return std::to_string(n.areas) + " areas, " + std::to_string(n.buildings) + " buildings, " +
         std::to_string(n.people) + " people, " + std::to_string(n.cases) + " cases, " + std::to_string(n.transitions) +
         " transitions";
}

void play(engine::Engine& engine, const LiveOptions& options, double seconds, RunLog& log, const Context& context) {
  LiveIncidents live(engine, options);
  ProgressBar bar(context.err, context.terminal, context.stop);
  const Progress progress = bar.progress();
  const auto began = SteadyClock::now();
  const auto end = began + std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(seconds));
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  for (auto next = began + std::chrono::seconds(5); SteadyClock::now() < end;) {
    wake.wait_for(lock, context.stop, std::chrono::milliseconds(200), [] { return false; });
    const auto counts = live.counts();
    const double passed = std::chrono::duration<double>(SteadyClock::now() - began).count();
    progress(static_cast<std::uint64_t>(1000 * std::min(passed, seconds)), static_cast<std::uint64_t>(1000 * seconds),
             "incidents");
    if (SteadyClock::now() < next) continue;
    next += std::chrono::seconds(5);
    log.line("so far " + std::to_string(counts.reported) + " reported, " + std::to_string(counts.steps) + " steps, " +
             std::to_string(counts.archived) + " archived; open now " + std::to_string(engine.load().openCases));
  }
  const auto counts = live.counts();
  const auto p = percentilesOf(counts.answerMicros);
  log.line(format("played %.0f s of incidents at %.3g reports a second", seconds, options.perSecond));
  log.line(std::to_string(counts.reported) + " reported, " + std::to_string(counts.refused) + " refused, " +
           std::to_string(counts.assigned) + " dispatched by rule, " + std::to_string(counts.steps) + " steps taken, " +
           std::to_string(counts.archived) + " archived");
  log.line(format("durable answer to a submission: median %.1f ms, 90 %% %.1f ms, 99 %% %.1f ms", p.p50 / 1000,
                  p.p90 / 1000, p.p99 / 1000));
}

int headless(const Context& context, const Options& options) {
  const fs::path out = needed(options, "out");
  const double seconds = numberOption(options, "seconds", 20.0, 0.1, 86400.0);
  LiveOptions live;
  live.perSecond = numberOption(options, "rate", 20.0, 0.1, 10000.0);
  live.stepSeconds = std::max(0.5, seconds / 10);  // so that some cases come to their end while it plays
  live.data = context.data;
  std::error_code ec;
  fs::create_directories(out, ec);
  if (ec) throw Error(ErrorCode::input, "cannot make " + out.string() + ": " + ec.message());

  const GisRuntime runtime;
  RunLog log(out / "run.log", context.json ? context.err : context.out);
  const auto engine = openEngine(context, Opening::existing);
  log.line("store " + engine->storePath().string());
  store::CheckReport report;
  const Progress quiet{{}, context.stop};
  log.line("found " + countsText(*engine, report, quiet));
  live.seed = static_cast<std::uint64_t>(toMillis(engine->now()));
  play(*engine, live, seconds, log, context);
  log.line("now   " + countsText(*engine, report, quiet));
  for (const auto& f : report.findings) log.line("finding: " + f.kind + " " + f.id + " " + f.text);
  log.line(report.sound() ? "the store is sound" : "the store is NOT sound");

  writeSheets(out / "statistics.xlsx", caseStatistics(*engine, machineActor(), context.cityLanguage(), context.stop));
  log.line("wrote " + (out / "statistics.xlsx").string());
  PictureOptions picture;
  picture.wall = true;
  writeMapPicture(*engine, machineActor(), context.cityLanguage(), picture, out / "wall.png", quiet);
  log.line("wrote " + (out / "wall.png").string());
  if (context.json)
    printJson(context.out, {{"out", out.string()}, {"sound", report.sound()}, {"cases", report.counts.cases}});
  return report.sound() ? kDone : kStore;
}

}  // namespace

Command headlessCommand() {
  Command c{.name = "headless",
            .arguments = "--out DIR [--seconds N] [--rate N]",
            .summary = {"无显示器时的主要工作：播放事件，写出大屏图片、统计表和日志",
                        "the main job without a display: plays incidents, writes a wall picture, statistics and a log"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = headless};
  auto add = c.options.add_options();
  add("out", po::value<std::string>()->value_name("DIR"), "gets wall.png, statistics.xlsx and run.log");
  add("seconds", po::value<std::string>()->value_name("N"), "how long incidents are played; default: 20");
  add("rate", po::value<std::string>()->value_name("N"), "reports a second; default: 20");
  return c;
}

}  // namespace jw::app
