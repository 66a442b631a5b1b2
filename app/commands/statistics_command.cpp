#include "app/commands/statistics_command.h"

#include <ostream>

#include "app/await.h"
#include "app/commands/stats_book_command.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "core/engine/statistics_desk.h"
#include "core/registry/table_import.h"
#include "core/stats/comparison.h"
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

std::string dayText(stats::Day day) { return formatLocal(dateOf(day)).substr(0, 10); }

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
  if (r.period) json["period"] = {{"from", dayText(r.period->first)}, {"to", dayText(r.period->last())}};
  for (const auto& c : r.columns) json["columns"].push_back({{"code", c.code}, {"zh", c.zh}, {"en", c.en}});
  for (std::size_t i = 0; i < r.rows.size(); ++i) {
    Json row{{"path", r.rows[i].path}, {"name", r.rows[i].name}, {"cells", cells(r.cells.data() + i * r.columns.size())}, {"total", jsonOf(r.rowTotals[i], measure)}};
    if (r.rows[i].compound != 0) row["compound"] = r.rows[i].compound;
    json["rows"].push_back(std::move(row));
  }
  json["totals"] = {{"cells", cells(r.columnTotals.data())}, {"total", jsonOf(r.total, measure)}};
  return json;
}

std::optional<stats::Day> dayOf(const Options& options, const char* name) {
  const std::string text = optional(options, name);
  if (text.empty()) return std::nullopt;
  const auto day = registry::parseDay(text);
  if (!day) throw Error(ErrorCode::usage, "--" + std::string(name) + " is a day such as 2026-11-22, not " + text);
  return *day;
}

model::AreaPath areaOf(const engine::Engine& engine, const Options& options, const char* name) {
  const auto code = optional(options, name);
  for (const auto& a : engine.areas()->areas())
    if (!code.empty() && a.code == code) return a.path;
  if (!code.empty()) throw Error(ErrorCode::usage, "--" + std::string(name) + ": there is no area " + code);
  return {};
}

Json jsonOf(const stats::Comparison& c, const Zone& zone) {
  const auto number = [](const std::optional<double>& v) { return v ? Json(*v) : Json(nullptr); };
  Json json{{"first", jsonOf(*c.first, zone)}, {"second", jsonOf(*c.second, zone)}, {"lines", Json::array()}};
  for (const auto& l : c.lines) {
    Json line{{"path", l.path}, {"zh", l.zh}, {"en", l.en}, {"first", number(l.first)}, {"second", number(l.second)}, {"difference", number(l.difference)}, {"change_percent", number(l.change)}};
    if (l.compound != 0) line["compound"] = l.compound;
    if (l.whole) line["total"] = true;
    json["lines"].push_back(std::move(line));
  }
  return json;
}

void give(const Context& context, const Options& options, const std::string& text) {
  if (const std::filesystem::path out = optional(options, "out"); !out.empty())
    writeFile(out, text);
  else
    context.out << text;
}

// The other day is the first side: what has come since is the difference. Another area is the second: how it differs from this one.
std::string compared(const Context& context, const engine::Engine& engine, const std::vector<StatisticsDesk::Question>& questions, const std::vector<stats::ReportPtr>& reports, const Options& options, bool json) {
  const bool areas = questions[0].area != questions[1].area, chinese = context.cityLanguage() == Language::zh;
  std::size_t column = reports[1]->columns.size();
  if (const auto code = optional(options, "column"); !code.empty()) {
    for (std::size_t c = 0; c < reports[1]->columns.size(); ++c)
      if (reports[1]->columns[c].code == code) column = c;
    if (column == reports[1]->columns.size()) throw Error(ErrorCode::usage, "--column: the entry has no column " + code);
  }
  const auto comparison = areas ? stats::compareByColumn(reports[0], reports[1], stats::ShownAs::number) : stats::compareByPlace(reports[0], reports[1], column, stats::ShownAs::number);
  if (json) return jsonText(jsonOf(comparison, Zone::china())) + "\n";
  const auto name = [&](const stats::Report& r) { return areas ? engine.areas()->readablePath(r.area) : r.period ? stats::text(*r.period) : dayText(r.day); };
  return stats::csvOf(comparison, name(*reports[0]), name(*reports[1]), chinese);
}

int runEntry(const Context& context, const Options& options) {
  const std::string format = optional(options, "format");
  const bool paper = format == "xlsx" || format == "pdf", json = context.json || format == "json";
  if (!format.empty() && format != "csv" && format != "json" && !paper) throw Error(ErrorCode::usage, "--format is csv, json, xlsx or pdf, not " + format);
  StatisticsDesk::Question question{argument(options, "entry"), {}, levelOf(optional(options, "level")), dayOf(options, "as-of"), periodOf(options)};
  const auto otherDay = dayOf(options, "against-date");
  const auto engine = openEngine(context, Opening::existing);
  question.area = areaOf(*engine, options, "area");
  StatisticsDesk::Question other = question;
  if (otherDay) other.asOf = otherDay;
  if (otherDay && question.period) {
    // As many days, up to that one.
    if (optional(options, "to").empty()) throw Error(ErrorCode::usage, "--against-date compares as many days: --to is wanted as well");
    other.asOf.reset();
    other.period = stats::Period{*otherDay + 1 - question.period->days(), *otherDay + 1};
  }
  other.area = optional(options, "against-area").empty() ? question.area : areaOf(*engine, options, "against-area");
  const bool areas = other.area != question.area;
  if (areas && otherDay) throw Error(ErrorCode::usage, "either --against-date or --against-area");
  std::vector<StatisticsDesk::Question> questions{question};
  if (areas)
    questions.push_back(other);
  else if (otherDay)
    questions.insert(questions.begin(), other);
  if (paper && questions.size() > 1) throw Error(ErrorCode::usage, "a comparison is written as csv or json");
  StatisticsDesk desk(*engine);
  if (!desk.catalog().find(question.entry)) throw Error(ErrorCode::usage, "there is no entry " + question.entry + "; see: jingwei stats list");
  using Answer = std::variant<std::vector<stats::ReportPtr>, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { desk.book(machineActor(), questions, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer))
    throw Error(why->code == model::RefusalCode::badValue ? ErrorCode::usage : why->code == model::RefusalCode::notStored ? ErrorCode::store : ErrorCode::rights, refusalWords(*why));
  const auto& reports = std::get<std::vector<stats::ReportPtr>>(answer);
  if (reports.size() > 1) {
    give(context, options, compared(context, *engine, questions, reports, options, json));
  } else if (paper) {
    writeReports(context, *engine, needed(options, "out"), format, {}, reports, stats::ShownAs::number);
  } else {
    give(context, options, json ? jsonText(jsonOf(*reports[0], Zone::china())) + "\n" : stats::csvOf(*reports[0], context.cityLanguage() == Language::zh));
  }
  return kDone;
}

}  // namespace

std::vector<Command> statisticsCommands() {
  Command all{.name = "stats list", .arguments = "", .summary = {"列出统计目录：查询页与统计页", "list the catalog: query pages and statistics pages"}, .positional = {}, .options = po::options_description("Options"), .run = list};
  Command one{.name = "stats run",
              .arguments = "ENTRY [--area CODE] [--level LEVEL] [--as-of DATE] [--from DATE --to DATE] [--against-date DATE|--against-area CODE] [--format csv|json|xlsx|pdf] [--out FILE]",
              .summary = {"按统计目录的条目出数", "the figures of one entry of the catalog"},
              .positional = {"entry"},
              .options = po::options_description("Options"),
              .run = runEntry};
  auto add = one.options.add_options();
  add("area", po::value<std::string>()->value_name("CODE"), "only this area; default: the whole city");
  add("level", po::value<std::string>()->value_name("LEVEL"), "rows: district, street, community, grid or compound; default: the next level below the area");
  add("as-of", po::value<std::string>()->value_name("DATE"), "the registry as it was at the end of that day; default: now");
  addPeriod(one.options);
  add("against-date", po::value<std::string>()->value_name("DATE"), "compare with that day: both figures, difference and change in per cent, place by place");
  add("against-area", po::value<std::string>()->value_name("CODE"), "compare with another area, column by column");
  add("column", po::value<std::string>()->value_name("CODE"), "of --against-date: this column instead of the totals");
  add("format", po::value<std::string>()->value_name("FORMAT"), "csv (default), json, xlsx or pdf");
  add("out", po::value<std::string>()->value_name("FILE"), "a file instead of the standard output");
  return {std::move(all), std::move(one)};
}

}  // namespace jw::app
