#include "app/commands/replay_command.h"

#include <charconv>

#include "app/compose.h"
#include "app/data_dir.h"
#include "app/exit_codes.h"
#include "app/feed_report.h"
#include "app/progress_bar.h"
#include "app/state_feed.h"

namespace jw::app {
namespace {

double speedOf(const std::string& text) {
  if (text.empty() || text == "max") return 0;
  double speed = 0;
  const auto r = std::from_chars(text.data(), text.data() + text.size(), speed);
  if (r.ec != std::errc() || r.ptr != text.data() + text.size() || !(speed > 0 && speed <= 1e9))
    throw Error(ErrorCode::usage, "--speed is max or a number above 0, not " + text);
  return speed;
}

// "2016-09-13" or "2016-09-13 08:30" or with seconds, in the zone of the file.
Instant timeOf(const std::string& name, const std::string& text, const Zone& zone) {
  if (text.empty()) return kNever;
  const intake::TimeFormats formats({"%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"});
  const auto t = formats.parse(text, zone);
  if (!t) throw Error(ErrorCode::usage, "--" + name + " is a date or a time such as 2016-09-13 08:30, not " + text);
  return *t;
}

Json listOf(const std::vector<RefusedState>& list) {
  Json json = Json::array();
  for (const auto& r : list) json.push_back({{"row", r.row}, {"id", r.id}, {"from", r.from}, {"to", r.to}, {"reason", r.reason}});
  return json;
}

int follow(const Context& context, const Options& options, engine::Engine& engine, const intake::CaseMapping& mapping, const std::filesystem::path& file) {
  StateFeedResult r;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    r = feedStates(engine, machineActor(), mapping, file, bar.progress());
  }
  Json bad = Json::array();
  for (const auto& [row, reason] : r.badRows) bad.push_back({{"row", row}, {"reason", reason}});
  const Json report{{"observed", r.observed},   {"cases", r.cases},       {"stored", r.stored},     {"already_there", r.alreadyThere}, {"unchanged", r.unchanged},
                    {"earlier", r.earlier},     {"followed", r.followed}, {"steps", r.steps},       {"changes", r.changes},            {"refused_states", listOf(r.refused)},
                    {"ends_elsewhere", listOf(r.endsElsewhere)}, {"refused", bad}, {"seconds", r.seconds}};
  if (options.contains("report")) writeFile(optional(options, "report"), jsonText(report));
  if (context.json) {
    printJson(context.out, report);
  } else {
    context.out << r.observed << " states of " << r.cases << " cases: " << r.followed << " changes followed in " << r.steps << " steps, " << r.unchanged << " without a change, " << r.refused.size()
                << " refused, " << r.endsElsewhere.size() << " cases end elsewhere; " << r.stored << " stored, " << r.alreadyThere << " already there, " << r.badRows.size() << " rows refused; "
                << r.seconds << " s\n";
  }
  return r.refused.empty() && r.badRows.empty() ? kDone : kFindings;
}

int feed(const Context& context, const Options& options) {
  FeedOptions feed;
  feed.file = argument(options, "file");
  feed.speed = speedOf(optional(options, "speed"));
  const auto mapping = intake::CaseMapping::load(findMapping(needed(options, "map"), context.data));
  feed.from = timeOf("from", optional(options, "from"), mapping.zone);
  feed.to = timeOf("to", optional(options, "to"), mapping.zone);
  const auto engine = openEngine(context, Opening::create);
  if (mapping.observesStates()) {
    if (feed.speed != 0 || feed.from != kNever || feed.to != kNever) throw Error(ErrorCode::usage, "a stream of observed states is taken whole, as fast as it goes");
    return follow(context, options, *engine, mapping, feed.file);
  }
  FeedResult result;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    result = feedCases(*engine, machineActor(), mapping, feed, bar.progress());
  }
  const Json report =
      feedReport(result, readSummary(*engine, mapping.source, feed.from, feed.to, context.stop), *engine->directory());
  if (options.contains("report")) writeFile(optional(options, "report"), jsonText(report));
  if (context.json)
    printJson(context.out, report);
  else
    printFeed(context.out, context, report);
  return result.refused.empty() && result.notClosed.empty() ? kDone : kFindings;
}

int replay(const Context& context, const Options& options) {
  needed(options, "report");
  return feed(context, options);
}

}  // namespace

Command replayCommand() {
  Command c{.name = "replay",
            .arguments = "FILE --map MAPPING [--speed max|N] [--from T] [--to T] --report FILE",
            .summary = {"按给定速度把案件文件送入引擎，并写出报告",
                        "drive a case file through the engine at a given speed and write a report"},
            .positional = {"file"},
            .options = po::options_description("Options"),
            .run = replay};
  auto add = c.options.add_options();
  add("map", po::value<std::string>()->value_name("MAPPING"), "mapping file, or the name of one in data/mappings");
  add("speed", po::value<std::string>()->value_name("max|N"), "max (the default), or seconds of the file per second");
  add("from", po::value<std::string>()->value_name("T"),
      "only what was reported at or after T (local time of the file)");
  add("to", po::value<std::string>()->value_name("T"), "only what was reported before T");
  add("report", po::value<std::string>()->value_name("FILE"), "where the report goes (JSON)");
  return c;
}

Command importCasesCommand() {
  Command c{.name = "import cases",
            .arguments = "FILE --map MAPPING",
            .summary = {"导入案件历史（CSV，可为 .gz）", "import case history (CSV, may be .gz)"},
            .positional = {"file"},
            .options = po::options_description("Options"),
            .run = feed};
  c.options.add_options()("map", po::value<std::string>()->value_name("MAPPING"),
                          "mapping file, or the name of one in data/mappings");
  return c;
}

}  // namespace jw::app
