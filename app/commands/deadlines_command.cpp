#include "app/commands/deadlines_command.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <ostream>

#include "app/data_dir.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "core/base/read_file.h"
#include "core/deadline/limit_inference.h"
#include "core/intake/case_file.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using deadline::DueRule;
using deadline::InferredLimit;

constexpr double kReproduced = 0.95;  // of the due days of a type (issue of the event engine)

struct Calendars {
  std::vector<std::string> names;
  std::vector<WorkingCalendar> all;
};

struct TypeHistory {
  std::vector<deadline::DuePair> pairs;
  std::vector<deadline::ClosedCase> closed;
};

fs::path findCalendar(const std::string& name, const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_regular_file(name, ignored)) return name;
  const fs::path shipped = folder / (name + ".toml");
  if (name.find('/') == std::string::npos && fs::is_regular_file(shipped, ignored)) return shipped;
  throw Error(ErrorCode::input, "no calendar file: " + name + " (nor " + shipped.string() + ")");
}

// Those that were named; else the shipped ones of the source; else the default one.
Calendars readCalendars(const Options& options, const fs::path& data, const std::string& source) {
  const fs::path folder = data / "calendars";
  std::vector<fs::path> files;
  if (options.contains("calendar"))
    for (const auto& name : options["calendar"].as<std::vector<std::string>>()) files.push_back(findCalendar(name, folder));
  if (files.empty())
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().filename().string().starts_with(source)) files.push_back(entry.path());
  if (files.empty()) files.push_back(findCalendar("default", folder));
  if (!options.contains("calendar")) std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.stem() < b.stem(); });
  Calendars calendars;
  for (const auto& file : files) {
    calendars.names.push_back(file.stem().string());
    calendars.all.push_back(WorkingCalendar::parse(readFile(file)));
  }
  return calendars;
}

std::map<std::string, TypeHistory> readHistory(const fs::path& file, const intake::CaseMapping& mapping, std::int64_t& refused, const Progress& progress) {
  intake::CaseFile cases(file, mapping);
  std::map<std::string, TypeHistory> types;
  while (const auto row = cases.next()) {
    progress(cases.position(), cases.size(), "reading");
    const auto* good = std::get_if<intake::CaseRow>(&*row);
    if (!good || good->report.due == kNever) continue;
    TypeHistory& type = types[good->categoryName];
    type.pairs.push_back({good->report.reportedAt, good->report.due});
    if (good->closedAt != kNever && good->ontime) type.closed.push_back({type.pairs.back(), good->closedAt, *good->ontime});
  }
  refused = cases.counts().refusedInAll();
  return types;
}

std::string_view landingName(DueRule::Landing landing) {
  switch (landing) {
    case DueRule::Landing::anyMoment:
      return "any_moment";
    case DueRule::Landing::workingDay:
      return "working_day";
    case DueRule::Landing::openHours:
      return "open_hours";
  }
  return "";
}

Json ruleJson(const DueRule& rule, const Calendars& calendars) {
  Json json = {{"limit", model::limitText(rule.limit)}, {"landing", landingName(rule.landing)}};
  json["calendar"] = rule.usesCalendar() ? Json(calendars.names[rule.calendar]) : Json();
  return json;
}

// Why the rule does not give every due: English, for the report.
std::string reasonOf(const InferredLimit& l) {
  std::string text;
  const auto add = [&](std::size_t n, const std::string& what) {
    if (n > 0) text += (text.empty() ? "" : "; ") + std::to_string(n) + " of " + std::to_string(l.pairs) + " " + what;
  };
  if (l.second) add(l.bySecond, "follow a second limit of " + model::limitText(l.second->limit));
  add(l.byHand, "were entered by hand (whole minutes that no limit gives)");
  add(l.unexplained, "follow no limit");
  return text;
}

Json typeJson(const std::string& name, const InferredLimit& l, const deadline::Verdicts& v, const Calendars& calendars) {
  Json json = {{"type", name}};
  json.update(ruleJson(l.rule, calendars));
  json.update({{"n", l.pairs}, {"days", l.days}, {"share", l.share()}, {"confidence", l.confidence()}, {"exact", l.exact}, {"rivals", l.rivals}});
  json["second"] = l.second ? ruleJson(*l.second, calendars) : Json();
  json.update({{"by_second", l.bySecond}, {"by_hand", l.byHand}, {"unexplained", l.unexplained}, {"judged", v.judged}, {"verdicts", v.same}, {"verdicts_by_two", v.sameByTwo}});
  json["reproduced"] = l.share() >= kReproduced;
  json["reason"] = reasonOf(l);
  return json;
}

void print(const Context& context, const Json& report) {
  std::size_t width = 4;
  for (const auto& t : report["types"]) width = std::max(width, t["type"].get<std::string>().size());
  std::ostream& out = context.out;
  const auto percent = [&](double share) -> std::ostream& { return out << std::right << std::setw(8) << std::fixed << std::setprecision(2) << 100 * share << '%'; };
  const auto line = [&](const std::string& type, const std::string& limit, const std::string& landing, const std::string& calendar, const std::string& n) {
    out << std::left << std::setw(static_cast<int>(width) + 2) << type << std::setw(8) << limit << std::setw(12) << landing << std::setw(20) << calendar << ' ' << std::right << std::setw(6) << n;
  };
  line("type", "limit", "due lies", "calendar", "n");
  out << "     days  verdicts\n";
  for (const auto& t : report["types"]) {
    line(t["type"], t["limit"], t["landing"], t["calendar"].is_null() ? "-" : t["calendar"].get<std::string>(), std::to_string(t["n"].get<std::size_t>()));
    percent(t["share"].get<double>()) << "  " << t["verdicts"] << '/' << t["judged"] << '\n';
  }
  const Json& all = report["total"];
  const auto total = [&](const Words& words, const char* of, const char* all_) {
    const auto a = all[of].get<double>(), b = all[all_].get<double>();
    out << context.text(words) << ' ' << all[of] << '/' << all[all_];
    if (b > 0) percent(a / b);
    out << '\n';
  };
  total({"到期日一致", "due days reproduced"}, "days", "n");
  total({"是否按期一致（每类一个时限）", "verdicts, one limit for each type"}, "verdicts", "judged");
  total({"是否按期一致（含第二时限）", "verdicts, with second limits"}, "verdicts_by_two", "judged");
  total({"人工改动的期限", "dues entered by hand"}, "moved_by_hand", "judged");
  total({"是否按期一致（人工改动计为延期）", "verdicts, with those kept as extensions"}, "verdicts_extended", "judged");
  total({"是否按期一致（不含人工改动）", "verdicts, without those"}, "verdicts_unmoved", "unmoved");
  for (const auto& t : report["not_reproduced"])
    out << context.text({"未能复现：", "not reproduced: "}) << t["type"].get<std::string>() << ": " << t["reason"].get<std::string>() << '\n';
}

int infer(const Context& context, const Options& options) {
  const auto mapping = intake::CaseMapping::load(findMapping(needed(options, "map"), context.data));
  const Calendars calendars = readCalendars(options, context.data, mapping.source);
  Json report = {{"source", mapping.source}, {"calendars", calendars.names}};
  std::int64_t refused = 0;
  std::vector<std::pair<std::size_t, Json>> types;
  Json bad = Json::array();
  std::size_t n = 0, days = 0;
  deadline::Verdicts all;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    const Progress progress = bar.progress();
    const auto history = readHistory(argument(options, "file"), mapping, refused, progress);
    for (const auto& [name, type] : history) {
      progress(types.size(), history.size(), name);
      const auto limit = deadline::inferLimit(type.pairs, calendars.all);
      n += type.pairs.size();
      if (!limit) {
        bad.push_back({{"type", name}, {"n", type.pairs.size()}, {"share", 0}, {"reason", "no due comes after its beginning"}});
        all.judged += type.closed.size();
        continue;
      }
      const auto verdicts = deadline::verdictsOf(type.closed, *limit, calendars.all);
      days += limit->days;
      all += verdicts;
      Json json = typeJson(name, *limit, verdicts, calendars);
      if (!json["reproduced"]) bad.push_back({{"type", name}, {"n", limit->pairs}, {"share", limit->share()}, {"reason", json["reason"]}});
      types.emplace_back(limit->pairs, std::move(json));
    }
  }
  std::stable_sort(types.begin(), types.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  report["types"] = Json::array();
  for (auto& [pairs, json] : types) report["types"].push_back(std::move(json));
  report["not_reproduced"] = std::move(bad);
  report["total"] = {{"n", n},
                     {"days", days},
                     {"judged", all.judged},
                     {"verdicts", all.same},
                     {"verdicts_by_two", all.sameByTwo},
                     {"moved_by_hand", all.movedByHand},
                     {"verdicts_extended", all.sameExtended},
                     {"unmoved", all.judged - all.movedByHand},
                     {"verdicts_unmoved", all.sameUnmoved},
                     {"refused", refused}};
  if (context.json)
    printJson(context.out, report);
  else
    print(context, report);
  return report["not_reproduced"].empty() && refused == 0 ? kDone : kFindings;
}

}  // namespace

Command deadlinesInferCommand() {
  Command c{.name = "deadlines infer",
            .arguments = "FILE --map MAPPING [--calendar FILE]…",
            .summary = {"从历史案件推断各类别的时限和工作日历", "infer the limit and calendar of each type from a city's history"},
            .positional = {"file"},
            .options = po::options_description("Options"),
            .run = infer};
  auto add = c.options.add_options();
  add("map", po::value<std::string>()->value_name("MAPPING"), "mapping file, or the name of one in data/mappings");
  add("calendar", po::value<std::vector<std::string>>()->composing()->value_name("FILE"),
      "a candidate: a calendar file or the name of one in data/calendars; may be given several times; default: those "
      "that begin with the mapping's source, else default");
  return c;
}

}  // namespace jw::app
