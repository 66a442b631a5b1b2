#include "app/commands/appraise_command.h"

#include <algorithm>
#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/export_sink.h"
#include "app/json_out.h"
#include "core/appraisal/sheet.h"
#include "core/engine/appraisal_desk.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

// Columns of a terminal that the text takes: two for what is wider than Latin.
std::size_t widthOf(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE1U ? 2 : 1;
  }
  return width;
}

void printTable(std::ostream& out, const appraisal::Sheet& sheet) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < sheet.headings.size(); ++i) {
    std::size_t width = widthOf(sheet.headings[i]);
    for (const auto& row : sheet.rows) width = std::max(width, widthOf(appraisal::textOf(row[i])));
    widths.push_back(width);
  }
  const auto put = [&](std::size_t i, const std::string& text, bool left) {
    const std::string blanks(widths[i] - widthOf(text), ' ');
    out << (i > 0 ? "  " : "") << (left ? text + blanks : blanks + text);
  };
  for (std::size_t i = 0; i < sheet.headings.size(); ++i) put(i, sheet.headings[i], i == 1);
  out << '\n';
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) put(i, row[i].index() == 0 ? "–" : appraisal::textOf(row[i]), i == 1);
    out << '\n';
  }
}

void writeOut(const fs::path& file, const appraisal::Sheet& sheet, const std::string& name) {
  const std::string extension = file.extension().string();
  if (extension == ".csv") return writeFile(file, appraisal::csvOf(sheet));
  if (extension != ".xlsx") throw Error(ErrorCode::usage, "--out takes a .csv or an .xlsx file, not " + file.string());
  ExportPlan plan{file, "xlsx", name, {}, gis::ShapeKind::point};
  for (const auto& heading : sheet.headings) plan.fields.push_back({heading, gis::FieldType::text});
  const auto sink = openSink(plan, sheet.rows.size(), {});
  for (const auto& row : sheet.rows) {
    gis::Feature f;
    for (const auto& field : row) std::visit([&](const auto& value) { f.values.emplace_back(value); }, field);
    sink->add(f);
  }
  sink->finish();
}

model::AreaPath areaOf(const engine::AreaTree& tree, const std::string& code) {
  if (code.empty()) return {};
  for (const auto& a : tree.areas())
    if (a.code == code) return a.path;
  throw Error(ErrorCode::usage, "--area: there is no area " + code);
}

// Refusals of a run name what was wrong with the question.
ErrorCode codeOf(const engine::Refused& why) {
  return why.code == model::RefusalCode::badValue ? ErrorCode::usage
         : why.code == model::RefusalCode::notStored ? ErrorCode::store
                                                     : ErrorCode::rights;
}

int appraise(const Context& context, const Options& options) {
  const auto engine = openEngine(context, Opening::existing);
  const engine::AppraisalDesk desk(*engine, context.data);
  engine::AppraisalDesk::Request request;
  request.scheme = needed(options, "scheme");
  if (!desk.rules().find(request.scheme)) {
    std::string names;
    for (const auto& s : desk.rules().schemes) names += (names.empty() ? "" : ", ") + s.name;
    throw Error(ErrorCode::usage, "there is no scheme " + request.scheme + " (" + names + ")");
  }
  request.period = needed(options, "period");
  const std::string subject = optional(options, "subject");
  if (!subject.empty() && !appraisal::parseSubject(subject, request.subjectKind))
    throw Error(ErrorCode::usage, "--subject is department, street, community, grid or person, not " + subject);
  request.scope = areaOf(*engine->areas(), optional(options, "area"));
  const auto outcome = await<engine::Outcome<engine::AppraisalPtr>>(
      [&](auto ready) { desk.run(machineActor(), request, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&outcome))
    throw Error(codeOf(*why), std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& result = *std::get<engine::AppraisalPtr>(outcome);
  const bool chinese = context.language == Language::zh;

  if (const fs::path out = optional(options, "out"); !out.empty())
    writeOut(out, appraisal::sheetOf(result, appraisal::Columns::all, context.cityLanguage() == Language::zh),
             result.scheme->name + " " + result.period.text);
  if (context.json) {
    Json json = Json::parse(appraisal::frozen(result));
    json["scheme"].erase("text");
    printJson(context.out, json);
    return kDone;
  }
  context.out << (chinese ? result.scheme->zh : result.scheme->en) << " v" << result.scheme->version << " · "
              << result.period.text << " · " << context.text({"截至", "as of"}) << ' '
              << formatLocal(desk.zone().toLocal(result.asOf)) << " · " << context.text({"案件", "cases"}) << ' '
              << result.facts.facts.size() << '\n';
  printTable(context.out,
             appraisal::sheetOf(result, options.contains("all") ? appraisal::Columns::all : appraisal::Columns::items,
                                chinese));
  return kDone;
}

}  // namespace

Command appraiseCommand() {
  Command c{.name = "appraise",
            .arguments = "--scheme NAME --period P [--subject KIND] [--area CODE] [--all] [--out FILE]",
            .summary = {"按方案考核部门、街道、社区、网格或个人", "a ranked appraisal by a scheme"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = appraise};
  auto add = c.options.add_options();
  add("scheme", po::value<std::string>()->value_name("NAME"), "a scheme of data/appraisal: standard, thousand");
  add("period", po::value<std::string>()->value_name("P"),
      "2026-11-21, 2026-W47, 2026-11, 2026-Q4, 2026 or 2026-11-01..2026-11-15, in the city's time");
  add("subject", po::value<std::string>()->value_name("KIND"),
      "department (default), street, community, grid or person");
  add("area", po::value<std::string>()->value_name("CODE"), "only cases of this area");
  add("all", "every indicator, not only those of the scheme");
  add("out", po::value<std::string>()->value_name("FILE"), "a table with every indicator as .csv or .xlsx");
  return c;
}

}  // namespace jw::app
