#include "app/commands/window_command.h"

#include <ostream>

#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/window.h"
#include "core/base/error.h"

namespace jw::app {
namespace {

int window(const Context& context, const Options& options) {
  WindowOptions window;
  if (options.contains("live")) window.incidentsPerSecond = numberOption(options, "live", 1.0, 0.001, 10000.0);
  if (options.contains("close-after"))
    window.close = std::chrono::seconds(numberOption(options, "close-after", 60, 1, 86400));
  window.pan = options.contains("pan");
  window.book = optional(options, "book");
  if (!window.book.empty() && !window.book.ends_with(".xlsx") && !window.book.ends_with(".pdf")) throw Error(ErrorCode::usage, "--book: the file ends in .xlsx or .pdf");
  window.central = optional(options, "central");
  window.rootCertificate = optional(options, "root-cert");
  window.site = optional(options, "site");
  const WindowReport report = openWindow(context, window);
  if (context.json) {
    Json json{{"usable_ms", report.usableMillis}, {"longest_stall_ms", report.longestStallMillis}, {"commands", report.committed}, {"seconds", report.seconds}};
    if (window.pan) {
      json["frames"] = report.tour.frames;
      json["longest_frame_gap_ms"] = report.tour.longestGapMillis;
      json["longest_own_frame_gap_ms"] = report.tour.longestOwnGapMillis;
      json["longest_own_stall_ms"] = report.tour.longestOwnStallMillis;
      json["p99_frame_gap_ms"] = report.tour.p99GapMillis;
      json["bare_frames"] = report.tour.bareFrames;
    }
    if (!window.book.empty()) {
      json["statistics_ready_ms"] = report.book.readyMillis;
      json["book_reports"] = report.book.reports;
      json["book_counted_ms"] = report.book.countedMillis;
      json["book_written_ms"] = report.book.writtenMillis;
      json["book_longest_stall_ms"] = report.book.longestStallMillis;
    }
    printJson(context.out, json);
  }
  if (!report.book.fault.isEmpty()) throw Error(ErrorCode::usage, "--book: " + report.book.fault.toStdString());
  return context.stop.stop_requested() ? kInterrupted : kDone;
}

}  // namespace

Command windowCommand() {
  Command c{.name = "",
            .arguments = "[--live N] [--pan] [--book FILE] [--close-after SECONDS] [--central URL]",
            .summary = {"打开指挥中心窗口", "open the command center"},
            .positional = {},
            .options = po::options_description("Options without a command"),
            .run = window};
  auto add = c.options.add_options();
  add("live", po::value<std::string>()->value_name("N"),
      "demo incidents come in, N a second, and departments look after them");
  add("pan", "the map is dragged and zoomed without end, from when it shows the buildings; with --json the times between its pictures are printed");
  add("book", po::value<std::string>()->value_name("FILE"),
      "the window makes the book of all statistics by community as .xlsx or .pdf and closes; with --json its times are printed");
  add("close-after", po::value<std::string>()->value_name("SECONDS"),
      "close by itself; with --json the longest stall of the window is printed");
  add("central", po::value<std::string>()->value_name("URL"),
      "the central database that this store belongs to, without a password (libpq finds it in ~/.pgpass); remembered once it has answered");
  add("root-cert", po::value<std::string>()->value_name("FILE"), "PEM file of the authority; the server's certificate and name are then verified");
  add("site", po::value<std::string>()->value_name("NAME"), "what this workstation is called at the center");
  return c;
}

}  // namespace jw::app
