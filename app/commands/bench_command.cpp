#include "app/commands/bench_command.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <ostream>
#include <thread>

#include "app/bench/bench_appraisal.h"
#include "app/bench/bench_clocks.h"
#include "app/bench/bench_intake.h"
#include "app/bench/bench_locate.h"
#include "app/bench/bench_map.h"
#include "app/bench/bench_painted.h"
#include "app/bench/bench_rules.h"
#include "app/bench/bench_statistics.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "core/base/error.h"

namespace jw::app {
namespace {

// "AMD EPYC 7B13, 2 threads": what the figures hold for.
std::string machineName() {
  std::ifstream info("/proc/cpuinfo");
  std::string line, model = "unknown CPU";
  while (std::getline(info, line))
    if (line.starts_with("model name")) {
      model = line.substr(line.find(':') + 2);
      break;
    }
  return model + ", " + std::to_string(std::thread::hardware_concurrency()) + " threads";
}

struct Bench {
  const char* name;
  std::vector<BenchResult> (*run)(const Context&, const StatisticsBench& asked, const Progress&);
};

constexpr Bench kBenches[] = {
    {"appraisal", [](const Context& context, const StatisticsBench& asked,
                     const Progress& progress) { return benchAppraisal(asked.scratch, context.data, progress); }},
    {"clocks", [](const Context&, const StatisticsBench&, const Progress& progress) { return benchClocks(progress); }},
    {"intake", [](const Context& context, const StatisticsBench& asked,
                  const Progress& progress) { return benchIntake(asked.scratch, context.data, progress); }},
    {"locate", [](const Context&, const StatisticsBench&, const Progress&) { return benchLocate(); }},
    {"map", [](const Context&, const StatisticsBench& asked,
               const Progress& progress) { return benchMap(asked.scratch, 500'000, progress); }},
    {"painted", [](const Context& context, const StatisticsBench& asked,
                   const Progress& progress) { return benchPainted(context, asked.scratch, progress); }},
    {"rules", [](const Context&, const StatisticsBench&, const Progress&) { return benchRules(); }},
    {"statistics", [](const Context&, const StatisticsBench& asked, const Progress& progress) { return benchStatistics(asked, progress); }},
};

std::string benchNames(std::string_view between) {
  std::string all;
  for (const Bench& b : kBenches) all += (all.empty() ? std::string() : std::string(between)) + b.name;
  return all;
}

void printTable(std::ostream& out, const std::vector<BenchResult>& results) {
  std::size_t width = 4;
  for (const auto& r : results) width = std::max(width, r.name.size());
  const auto text = [&](const std::string& s, std::size_t w) -> std::ostream& {
    return out << std::left << std::setw(static_cast<int>(w)) << s;
  };
  const auto number = [&](double v, int w) -> std::ostream& {
    out << std::right << std::setw(w);
    return v >= 1000 ? out << std::fixed << std::setprecision(0) << v
                     : out << std::defaultfloat << std::setprecision(4) << v;
  };
  for (const auto& r : results) {
    text(r.name, width + 2);
    number(r.ours, 12) << ' ';
    text(r.unit, 16);
    if (!r.peerName.empty()) {
      number(r.peer, 12) << ' ';
      text(r.peerName, 24);
      number(r.ratio, 8) << " x";
    }
    out << '\n';
  }
}

Json benchJson(const std::vector<BenchResult>& results, const std::string& machine) {
  Json list = Json::array();
  for (const auto& r : results)
    list.push_back({{"name", r.name},
                    {"unit", r.unit},
                    {"ours", r.ours},
                    {"peer", r.peer},
                    {"peer_name", r.peerName},
                    {"ratio", r.ratio},
                    {"n", r.n},
                    {"machine", machine}});
  return list;
}

int bench(const Context& context, const Options& options) {
  std::vector<std::string> names;
  if (options.contains("name")) names = options["name"].as<std::vector<std::string>>();
  for (const auto& name : names)
    if (std::none_of(std::begin(kBenches), std::end(kBenches), [&](const Bench& b) { return name == b.name; }))
      throw Error(ErrorCode::usage, "no such bench: " + name + " (" + benchNames(", ") + ")");
  const std::string scratch = optional(options, "scratch");
  StatisticsBench asked{scratch.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(scratch), context.data, optional(options, "duckdb"), 1'000'000};
  if (options.contains("people")) asked.people = options["people"].as<std::uint64_t>();
  if (asked.people < 20'000 || asked.people > 100'000'000) throw Error(ErrorCode::usage, "--people is 20000 to 100000000");
  std::vector<BenchResult> results;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    const Progress progress = bar.progress();
    for (const Bench& b : kBenches) {
      if (!names.empty() && std::find(names.begin(), names.end(), b.name) == names.end()) continue;
      progress(0, 0, b.name);
      const auto more = b.run(context, asked, progress);
      results.insert(results.end(), more.begin(), more.end());
    }
  }
  const std::string machine = machineName();
  if (context.json) {
    printJson(context.out, benchJson(results, machine));
  } else {
    context.out << machine << '\n';
    printTable(context.out, results);
  }
  return kDone;
}

}  // namespace

Command benchCommand() {
  // The command keeps only views of its words.
  static const std::string zh = "与同类实现在同一次运行中对比（" + benchNames("、") + "）";
  static const std::string en = "our figures beside those of peers, in one run (" + benchNames(", ") + ")";
  Command c{.name = "bench",
            .arguments = "[NAME…] [--people N] [--duckdb DIR] [--scratch DIR]",
            .summary = {zh, en},
            .positional = {"name"},
            .options = po::options_description("Options"),
            .run = bench,
            .repeated = true,
            .optional = true};
  c.options.add_options()("people", po::value<std::uint64_t>()->value_name("N"),
                          "residents of the bench of statistics; default: 1000000")(
      "duckdb", po::value<std::string>()->value_name("DIR"),
      "folder of the npm package @duckdb/node-api, the peer of the bench of statistics; default: without it")(
      "scratch", po::value<std::string>()->value_name("DIR"),
      "where the files of the benches go, on the disk to be measured; default: the temporary folder");
  return c;
}

}  // namespace jw::app
