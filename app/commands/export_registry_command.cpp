#include "app/commands/export_registry_command.h"

#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/named_actor.h"
#include "app/progress_bar.h"
#include "core/engine/statistics_desk.h"
#include "ui/statistics/rows_export.h"

namespace jw::app {
namespace {

using engine::StatisticsDesk;

int run(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  std::string format = optional(options, "format");
  if (format.empty()) format = out.extension() == ".xlsx" ? "xlsx" : "csv";
  if (format != "csv" && format != "xlsx") throw Error(ErrorCode::usage, "--format is csv or xlsx, not " + format);
  model::Actor actor = namedActor(options);
  const auto engine = openEngine(context, Opening::existing);
  StatisticsDesk::ListQuestion question;
  question.entry = options.contains("entry") ? optional(options, "entry") : "statistics.population";
  question.purpose = optional(options, "purpose");
  if (const auto code = optional(options, "area"); !code.empty()) {
    for (const auto& a : engine->areas()->areas())
      if (a.code == code) question.area = a.path;
    if (question.area.empty()) throw Error(ErrorCode::usage, "--area: there is no area " + code);
  }
  actor.scope = question.area;
  StatisticsDesk desk(*engine);
  if (!desk.catalog().find(question.entry)) throw Error(ErrorCode::usage, "there is no entry " + question.entry + "; see: jingwei stats list");
  using Answer = std::variant<engine::PersonalSheet, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { desk.exportRows(actor, question, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer)) throw Error(why->code == model::RefusalCode::notStored ? ErrorCode::store : ErrorCode::rights, std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& sheet = std::get<engine::PersonalSheet>(answer);
  ProgressBar bar(context.err, context.terminal, context.stop);
  ui::RowsExport::write(out, format, sheet, context.cityLanguage() == Language::zh, bar.progress());
  if (context.json)
    printJson(context.out, {{"out", out.string()}, {"format", format}, {"written", sheet.rows.size()}, {"audit", sheet.audit}});
  else
    context.out << context.text({"写出", "written"}) << ' ' << sheet.rows.size() << '\n';
  return kDone;
}

}  // namespace

Command exportRegistryCommand() {
  Command c{.name = "export registry",
            .arguments = "--as NAME --role ROLE --purpose CODE [--entry KEY] [--area CODE] [--format csv|xlsx] --out FILE",
            .summary = {"为某一用途导出名册（带水印，先记审计）", "rows with personal data for a purpose, marked and recorded first"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = run};
  addPersonOptions(c);
  auto add = c.options.add_options();
  add("entry", po::value<std::string>()->value_name("KEY"), "whose rows: a query or statistic of the catalog; default: everybody");
  add("area", po::value<std::string>()->value_name("CODE"), "only this area");
  add("format", po::value<std::string>()->value_name("FORMAT"), "csv or xlsx; default: by the file's ending");
  add("out", po::value<std::string>()->value_name("FILE"), "the file to write");
  return c;
}

}  // namespace jw::app
