#include "app/commands/statistics_command.h"

#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "core/engine/statistics_desk.h"
#include "core/stats/report_csv.h"

namespace jw::app {
namespace {

using engine::StatisticsDesk;

const char* kindName(const stats::Entry& e) { return e.kind == stats::Entry::Kind::query ? "query" : "statistics"; }

int list(const Context& context, const Options&) {
  const auto catalog = stats::Catalog::load(context.data / "statistics", std::make_shared<const model::Attributes>(model::Attributes::load(context.data)));
  if (context.json) {
    Json all = Json::array();
    for (const auto& e : catalog.entries())
      all.push_back({{"key", e.key}, {"zh", e.zh}, {"en", e.en}, {"page", e.page}, {"kind", kindName(e)}, {"subject", std::string(model::subjectName(e.subject))}, {"aggregate_only", e.aggregateOnly()}});
    printJson(context.out, all);
    return kDone;
  }
  for (const auto& e : catalog.entries()) context.out << e.key << '\t' << (context.language == Language::zh ? e.zh : e.en) << '\n';
  return kDone;
}

std::optional<StatisticsDesk::Level> levelOf(const std::string& name) {
  if (name.empty()) return std::nullopt;
  StatisticsDesk::Level level;
  if (name == "compound") {
    level.compounds = true;
  } else if (!model::parseLevel(name, level.area)) {
    throw Error(ErrorCode::usage, "--level is city, district, street, community, grid or compound, not " + name);
  }
  return level;
}

// A hidden figure is null.
Json jsonOf(const stats::Report::Cell& cell, stats::Measure measure) {
  if (cell.hidden) return nullptr;
  if (measure == stats::Measure::count) return cell.count;
  return {{"count", cell.count}, {"value", cell.value}};
}

Json jsonOf(const stats::Report& r, const Zone& zone) {
  const auto measure = r.entry->measure;
  const auto cells = [&](const stats::Report::Cell* from) {
    Json all = Json::array();
    for (std::size_t c = 0; c < r.columns.size(); ++c) all.push_back(jsonOf(from[c], measure));
    return all;
  };
  Json json{{"entry", r.entry->key}, {"zh", r.entry->zh}, {"en", r.entry->en}, {"subject", std::string(model::subjectName(r.entry->subject))}, {"filter", r.entry->filterText}, {"area", r.area}, {"scope", r.scope},
            {"revision", r.revision}, {"as_of", formatLocal(zone.toLocal(r.asOf))}, {"columns", Json::array()}, {"rows", Json::array()}};
  for (const auto& c : r.columns) json["columns"].push_back({{"code", c.code}, {"zh", c.zh}, {"en", c.en}});
  for (std::size_t i = 0; i < r.rows.size(); ++i) {
    Json row{{"path", r.rows[i].path}, {"name", r.rows[i].name}, {"cells", cells(r.cells.data() + i * r.columns.size())}, {"total", jsonOf(r.rowTotals[i], measure)}};
    if (r.rows[i].compound != 0) row["compound"] = r.rows[i].compound;
    json["rows"].push_back(std::move(row));
  }
  json["totals"] = {{"cells", cells(r.columnTotals.data())}, {"total", jsonOf(r.total, measure)}};
  return json;
}

int run(const Context& context, const Options& options) {
  const std::string format = optional(options, "format");
  if (!format.empty() && format != "csv" && format != "json") throw Error(ErrorCode::usage, "--format is csv or json, not " + format);
  StatisticsDesk::Question question{argument(options, "entry"), {}, levelOf(optional(options, "level"))};
  const auto engine = openEngine(context, Opening::existing);
  if (const auto code = optional(options, "area"); !code.empty()) {
    for (const auto& a : engine->areas()->areas())
      if (a.code == code) question.area = a.path;
    if (question.area.empty()) throw Error(ErrorCode::usage, "--area: there is no area " + code);
  }
  StatisticsDesk desk(*engine);
  if (!desk.catalog().find(question.entry)) throw Error(ErrorCode::usage, "there is no entry " + question.entry + "; see: jingwei stats list");
  const auto answer = await<std::variant<stats::ReportPtr, engine::Refused>>([&](auto ready) { desk.run(machineActor(), question, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer))
    throw Error(why->code == model::RefusalCode::badValue ? ErrorCode::usage : why->code == model::RefusalCode::notStored ? ErrorCode::store : ErrorCode::rights, std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& report = *std::get<stats::ReportPtr>(answer);
  const bool json = context.json || format == "json";
  const std::string text = json ? jsonText(jsonOf(report, Zone::china())) : stats::csvOf(report, context.cityLanguage() == Language::zh);
  if (const std::filesystem::path out = optional(options, "out"); !out.empty())
    writeFile(out, text);
  else
    context.out << text << (json ? "\n" : "");
  return kDone;
}

}  // namespace

std::vector<Command> statisticsCommands() {
  Command all{.name = "stats list", .arguments = "", .summary = {"列出统计目录：查询页与统计页", "list the catalog: query pages and statistics pages"}, .positional = {}, .options = po::options_description("Options"), .run = list};
  Command one{.name = "stats run",
              .arguments = "ENTRY [--area CODE] [--level LEVEL] [--format csv|json] [--out FILE]",
              .summary = {"按统计目录的条目出数", "the figures of one entry of the catalog"},
              .positional = {"entry"},
              .options = po::options_description("Options"),
              .run = run};
  auto add = one.options.add_options();
  add("area", po::value<std::string>()->value_name("CODE"), "only this area; default: the whole city");
  add("level", po::value<std::string>()->value_name("LEVEL"), "rows: district, street, community, grid or compound; default: the next level below the area");
  add("format", po::value<std::string>()->value_name("FORMAT"), "csv (default) or json");
  add("out", po::value<std::string>()->value_name("FILE"), "a file instead of the standard output");
  return {std::move(all), std::move(one)};
}

}  // namespace jw::app
