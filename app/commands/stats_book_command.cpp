#include "app/commands/stats_book_command.h"

#include <algorithm>
#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/gis_runtime.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "core/engine/scheduled_books.h"
#include "core/engine/statistics_fit.h"
#include "core/registry/table_import.h"
#include "ui/language.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/words.h"

namespace jw::app {
namespace {

using engine::StatisticsDesk;

// Behind every day that there is: a period without an end goes up to today.
const auto kOpenEnd = static_cast<stats::Day>(daysOf(9999, 12, 31));

struct Key {
  std::string key;
  bool named = false;  ///< by itself, not with its kind
};

// Keys of the catalog, "all", or a kind of entries: "statistics", "queries".
std::vector<Key> keysOf(const stats::Catalog& catalog, const std::vector<std::string>& asked) {
  std::vector<Key> keys;
  using Kind = stats::Entry::Kind;
  for (const auto& name : asked) {
    const bool all = name == "all", statistics = name == "statistics", queries = name == "queries";
    if (all || statistics || queries) {
      for (const auto& e : catalog.entries())
        if (all || (statistics && e.kind == Kind::statistics) || (queries && e.kind == Kind::query)) keys.push_back({e.key});
    } else if (catalog.find(name)) {
      keys.push_back({name, true});
    } else {
      throw Error(ErrorCode::usage, "--entries: there is no entry " + name + "; see: jingwei stats list");
    }
  }
  return keys;
}

// What leaves is on record before it leaves.
void record(engine::Engine& engine, const std::filesystem::path& out, const std::string& title, const std::vector<StatisticsDesk::Question>& questions) {
  engine::BookContents contents;
  contents.title = title;
  contents.area = questions.front().area;
  for (const auto& q : questions) contents.entries.push_back(q.entry);
  engine::ScheduledBooks books(engine);
  if (!await<bool>([&](auto done) { books.record(machineActor(), contents, std::filesystem::absolute(out).string(), std::move(done)); }))
    throw Error(ErrorCode::store, "the audit log could not be written, and without an entry there no book is made; look at the disk, then try again");
}

int book(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  const std::string kind = out.extension() == ".pdf" ? "pdf" : out.extension() == ".xlsx" ? "xlsx" : "";
  if (kind.empty()) throw Error(ErrorCode::usage, "--out: the file ends in .xlsx or .pdf");
  const auto engine = openEngine(context, Opening::existing);
  StatisticsDesk::Question question;
  if (const auto day = optional(options, "as-of"); !day.empty()) {
    question.asOf = registry::parseDay(day);
    if (!question.asOf) throw Error(ErrorCode::usage, "--as-of is a day such as 2026-11-22, not " + day);
  }
  question.period = periodOf(options);
  if (const auto code = optional(options, "area"); !code.empty()) {
    for (const auto& a : engine->areas()->areas())
      if (a.code == code) question.area = a.path;
    if (question.area.empty()) throw Error(ErrorCode::usage, "--area: there is no area " + code);
  }
  question.area = ui::ReportWords::placeOf(question.area, *engine->areas());
  if (const auto name = optional(options, "level"); !name.empty()) {
    StatisticsDesk::Level level;
    level.compounds = name == "compound";
    if (!level.compounds && !model::parseLevel(name, level.area)) throw Error(ErrorCode::usage, "--level is district, street, community, grid or compound, not " + name);
    question.level = level;
  }
  const LocalTime now = Zone::china().toLocal(engine->now());
  StatisticsDesk desk(*engine);
  std::vector<StatisticsDesk::Question> questions;
  const auto asked = options.contains("entries") ? options["entries"].as<std::vector<std::string>>() : std::vector<std::string>{"statistics"};
  Json leftOut = Json::array();
  // Of a period that is over, the registry is as it was at its end.
  const auto today = static_cast<stats::Day>(daysOf(now.year, now.month, now.day));
  const bool past = question.asOf || (question.period && question.period->last() < today);
  for (const auto& [key, named] : keysOf(desk.catalog(), asked)) {
    const auto why = engine::entryUnfit(*desk.catalog().find(key), *engine->areas(), question.area, question.level, past);
    if (why != engine::Unfit::none) {
      const std::string words = refusalWords(engine::refusedAs(why, key));
      if (named) throw Error(ErrorCode::usage, words);
      context.err << "left out: " << words << '\n';
      leftOut.push_back({{"entry", key}, {"why", std::string(engine::unfitName(why))}});
      continue;
    }
    question.entry = key;
    questions.push_back(question);
  }
  if (questions.empty()) throw Error(ErrorCode::usage, "no entry is left for these rows; choose another --level or other --entries");
  using Answer = std::variant<std::vector<stats::ReportPtr>, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { desk.book(machineActor(), questions, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer)) throw Error(ErrorCode::usage, refusalWords(*why));
  const auto& reports = std::get<std::vector<stats::ReportPtr>>(answer);
  record(*engine, out, optional(options, "title"), questions);
  writeReports(context, *engine, out, kind, optional(options, "title"), reports, options["shares"].as<bool>() ? stats::ShownAs::ofRow : options["shares-of-area"].as<bool>() ? stats::ShownAs::ofParent : stats::ShownAs::number);
  if (context.json) printJson(context.out, {{"out", out.string()}, {"reports", reports.size()}, {"rows", reports.empty() ? 0 : reports.front()->rows.size()}, {"revision", reports.empty() ? 0 : reports.front()->revision}, {"left_out", leftOut}});
  return kDone;
}

}  // namespace

std::string refusalWords(const engine::Refused& why) {
  const auto space = why.detail.find(' ');
  const std::string about = space == std::string::npos ? std::string() : why.detail.substr(space + 1);
  switch (engine::unfitOf(why)) {
    case engine::Unfit::noEntry:
      return "there is no entry " + about + "; see: jingwei stats list";
    case engine::Unfit::noArea:
      return "there is no area " + about;
    case engine::Unfit::noRows:
      return "there are no areas of this level below " + (about.empty() ? "the city" : about) + "; choose another --level or --area";
    case engine::Unfit::dayToCome:
      return "--as-of: that day is still to come";
    case engine::Unfit::aggregatesBelowCommunity:
      return about + " is counted down to communities only, so that nobody can be told from small numbers; choose --level community or above, or leave it out";
    case engine::Unfit::aggregatesOfPastDay:
      return about + " is counted for today only: between two days, hidden figures could be worked out; leave out --as-of, or the entry";
    case engine::Unfit::noDays:
      return "--from … --to: the period has no day before the day that is asked for";
    case engine::Unfit::casesByCompound:
      return about + " counts cases, which lie in grids and not in compounds; choose an area level, or leave it out";
    case engine::Unfit::none:
      break;
  }
  return std::string(model::refusalName(why.code)) + ": " + why.detail;
}

void writeReports(const Context& context, const engine::Engine& engine, const std::filesystem::path& out, const std::string& kind, const std::string& title, const std::vector<stats::ReportPtr>& reports, stats::ShownAs as) {
  ProgressBar bar(context.err, context.terminal, context.stop);
  const GisRuntime runtime;
  ui::Language language;
  language.set(context.cityLanguage() == Language::zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));
  const auto words = ui::ReportWords::book(title.empty() ? ui::ReportWords::bookTitle() : ui::text(title), reports, *engine.areas(), as);
  ui::ReportFiles::write(out, QString::fromStdString(kind), words, bar.progress());
}

void addPeriod(po::options_description& options) {
  options.add_options()("from", po::value<std::string>()->value_name("DATE"), "of cases: reported on that day or later; default: as many days as the entry says. The registry is as of the last day of a period that is over")(
      "to", po::value<std::string>()->value_name("DATE"), "of cases: reported on that day or before; default: today");
}

std::optional<stats::Period> periodOf(const Options& options) {
  const auto day = [&](const char* name) -> std::optional<stats::Day> {
    const auto text = optional(options, name);
    if (text.empty()) return std::nullopt;
    const auto parsed = registry::parseDay(text);
    if (!parsed) throw Error(ErrorCode::usage, "--" + std::string(name) + " is a day such as 2026-11-22, not " + text);
    return *parsed;
  };
  const auto from = day("from"), to = day("to");
  if (!from && !to) return std::nullopt;
  if (!from) throw Error(ErrorCode::usage, "--to needs --from");
  if (to && *to < *from) throw Error(ErrorCode::usage, "--to lies before --from");
  return stats::Period{*from, to ? *to + 1 : kOpenEnd};
}

Command statsBookCommand() {
  Command c{.name = "stats book",
            .arguments = "--out FILE [--entries KEY]… [--area CODE] [--level LEVEL] [--as-of DATE] [--from DATE --to DATE] [--title WORDS] [--shares|--shares-of-area]",
            .summary = {"把同一时刻的多份统计汇成一本工作簿（.xlsx）或报告（.pdf）", "many reports of one moment as a workbook (.xlsx) or a report (.pdf)"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = book};
  auto add = c.options.add_options();
  add("out", po::value<std::string>()->value_name("FILE"), "the file; its ending says what it becomes");
  add("entries", po::value<std::vector<std::string>>()->composing()->value_name("KEY"), "an entry of the catalog, or statistics (the default), queries, all; may be given several times");
  add("area", po::value<std::string>()->value_name("CODE"), "only this area; default: the whole city");
  add("level", po::value<std::string>()->value_name("LEVEL"), "rows: district, street, community, grid or compound; default: the next level below the area");
  add("as-of", po::value<std::string>()->value_name("DATE"), "the registry as it was at the end of that day; without ethnic group and political affiliation, which have no past");
  addPeriod(c.options);
  add("title", po::value<std::string>()->value_name("WORDS"), "on the cover");
  add("shares", po::bool_switch(), "per cent of each row's total instead of figures");
  add("shares-of-area", po::bool_switch(), "per cent of the same figure of the area above instead of figures");
  return c;
}

}  // namespace jw::app
