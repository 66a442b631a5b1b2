#include "app/commands/window_command.h"

#include <ostream>

#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/window.h"

namespace jw::app {
namespace {

int window(const Context& context, const Options& options) {
  WindowOptions window;
  if (options.contains("live")) window.incidentsPerSecond = numberOption(options, "live", 1.0, 0.001, 10000.0);
  if (options.contains("close-after"))
    window.close = std::chrono::seconds(numberOption(options, "close-after", 60, 1, 86400));
  const WindowReport report = openWindow(context, window);
  if (context.json)
    printJson(context.out, {{"longest_stall_ms", report.longestStallMillis}, {"commands", report.committed}});
  return context.stop.stop_requested() ? kInterrupted : kDone;
}

}  // namespace

Command windowCommand() {
  Command c{.name = "",
            .arguments = "[--live N] [--close-after SECONDS]",
            .summary = {"打开指挥中心窗口", "open the command center"},
            .positional = {},
            .options = po::options_description("Options without a command"),
            .run = window};
  auto add = c.options.add_options();
  add("live", po::value<std::string>()->value_name("N"),
      "demo incidents come in, N a second, and departments look after them");
  add("close-after", po::value<std::string>()->value_name("SECONDS"),
      "close by itself; with --json the longest stall of the window is printed");
  return c;
}

}  // namespace jw::app
