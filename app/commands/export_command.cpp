#include "app/commands/export_command.h"

#include <functional>

#include "app/buildings_stream.h"
#include "app/case_where.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/export_sink.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "core/base/zone.h"

namespace jw::app {
namespace {

using gis::FieldType;
using gis::FieldValue;
constexpr std::uint32_t kPage = 5000;

// "2016-09-13T00:36:25+08:00", or in UTC as a GeoPackage has to have it; null for no time.
FieldValue timeValue(Instant t, bool utc) {
  if (t == kNever) return std::monostate();
  if (utc) return formatUtc(t);
  std::string text = formatLocal(Zone::china().toLocal(t));
  text[10] = 'T';
  return text + "+08:00";
}

FieldValue textValue(std::string_view text) {
  if (text.empty()) return std::monostate();
  return std::string(text);
}

const std::vector<gis::FieldSpec>& caseFields() {
  static const std::vector<gis::FieldSpec> fields = {{"number", FieldType::text},
                                                     {"title", FieldType::text},
                                                     {"kind", FieldType::text},
                                                     {"category_code", FieldType::text},
                                                     {"category", FieldType::text},
                                                     {"nature", FieldType::text},
                                                     {"state", FieldType::text},
                                                     {"channel", FieldType::text},
                                                     {"round", FieldType::integer},
                                                     {"department", FieldType::text},
                                                     {"area", FieldType::text},
                                                     {"area_path", FieldType::text},
                                                     {"contradicted", FieldType::integer},
                                                     {"reported_at", FieldType::time},
                                                     {"recorded_at", FieldType::time},
                                                     {"state_since", FieldType::time},
                                                     {"due", FieldType::time},
                                                     {"closed_at", FieldType::time},
                                                     {"lon", FieldType::real},
                                                     {"lat", FieldType::real}};
  return fields;
}

gis::Feature caseFeature(const model::CaseSummary& c, const engine::Directory& directory, const engine::AreaTree& areas,
                         bool utc) {
  const auto* category = directory.category(c.category);
  gis::Feature f;
  f.values = {c.number,
              textValue(c.title),
              std::string(model::kindName(c.kind)),
              textValue(category ? category->code : ""),
              textValue(category ? category->name : ""),
              std::string(model::natureName(c.nature)),
              std::string(model::stateName(c.state)),
              std::string(model::channelName(c.channel)),
              std::int64_t{c.round},
              textValue(directory.departmentName(c.department)),
              textValue(areas.readablePath(c.area)),
              textValue(c.area),
              std::int64_t{c.areaContradicted},
              timeValue(c.reportedAt, utc),
              timeValue(c.recordedAt, utc),
              timeValue(c.stateSince, utc),
              timeValue(c.due, utc),
              timeValue(c.closedAt, utc),
              c.point ? FieldValue(c.point->x) : FieldValue(),
              c.point ? FieldValue(c.point->y) : FieldValue()};
  if (c.point) f.shape = *c.point;
  return f;
}

// Pages by reporting time, so that the last page costs no more than the first.
void eachCase(store::Connection& c, store::CaseQuery query,
              const std::function<void(const model::CaseSummary&)>& take) {
  query.order = store::CaseQuery::Order::reported;
  query.descending = false;
  std::uint32_t offset = 0;
  while (true) {
    const auto page = store::searchCases(c, "", query, offset, kPage);
    for (const auto& summary : page) take(summary);
    if (page.size() < kPage) return;
    const Instant last = page.back().reportedAt;
    std::uint32_t same = 0;
    while (same < page.size() && page[page.size() - 1 - same].reportedAt == last) ++same;
    offset = last == query.reportedFrom ? offset + kPage : same;
    query.reportedFrom = last;
  }
}

std::uint64_t exportCases(const engine::Engine& engine, ExportPlan plan, const std::vector<std::string>& where,
                          const Progress& progress) {
  const auto directory = engine.directory();
  const auto areas = engine.areas();
  const auto query = parseWhere(where, *directory, *areas, engine.now());
  plan.fields = caseFields();
  std::uint64_t n = 0;
  engine
      .read(progress.stop,
            [&](store::Connection& c) {
              const auto sink = openSink(plan, store::countCases(c, "", query), progress);
              eachCase(c, query, [&](const model::CaseSummary& summary) {
                sink->add(caseFeature(summary, *directory, *areas, plan.format == "gpkg"));
                ++n;
              });
              sink->finish();
            })
      .get();
  return n;
}

std::uint64_t exportAreas(const engine::Engine& engine, ExportPlan plan, const Progress& progress) {
  const auto tree = engine.areas();
  plan.fields = {{"code", FieldType::text},
                 {"name", FieldType::text},
                 {"level", FieldType::text},
                 {"parent_code", FieldType::text},
                 {"path", FieldType::text}};
  plan.shapes = gis::ShapeKind::multiPolygon;
  const auto sink = openSink(plan, tree->areas().size(), progress);
  for (const auto& a : tree->areas()) {
    const auto* parent = tree->find(a.parent);
    sink->add({{a.code, a.name, std::string(model::levelName(a.level)), textValue(parent ? parent->code : ""), a.path},
               a.shape});
  }
  sink->finish();
  return tree->areas().size();
}

std::uint64_t exportBuildings(const engine::Engine& engine, ExportPlan plan, const Progress& progress) {
  const auto tree = engine.areas();
  plan.fields = {{"source", FieldType::text},  {"external_id", FieldType::text}, {"name", FieldType::text},
                 {"address", FieldType::text}, {"use", FieldType::text},         {"floors", FieldType::integer},
                 {"area", FieldType::text},    {"area_path", FieldType::text},   {"lon", FieldType::real},
                 {"lat", FieldType::real}};
  plan.shapes = gis::ShapeKind::multiPolygon;
  const auto sink = openSink(plan, 0, progress);
  const auto next = streamBuildings(engine, kWholeWorld, progress.stop);
  std::uint64_t n = 0;
  for (auto page = next(); !page.empty(); page = next())
    for (const auto& b : page) {
      sink->add({{b.source, b.externalId, textValue(b.name), textValue(b.address), textValue(b.use),
                  b.floors > 0 ? FieldValue(std::int64_t{b.floors}) : FieldValue(),
                  textValue(tree->readablePath(b.area)), textValue(b.area), b.point.x, b.point.y},
                 b.shape});
      ++n;
    }
  sink->finish();
  return n;
}

int runExport(const Context& context, const Options& options, const std::string& subject) {
  ExportPlan plan;
  plan.file = needed(options, "out");
  plan.format = needed(options, "format");
  plan.layer = subject;
  const auto where =
      options.contains("where") ? options["where"].as<std::vector<std::string>>() : std::vector<std::string>();
  const auto engine = openEngine(context, Opening::existing);
  std::uint64_t n = 0;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    const Progress progress = bar.progress();
    if (subject == "cases") n = exportCases(*engine, plan, where, progress);
    if (subject == "areas") n = exportAreas(*engine, plan, progress);
    if (subject == "buildings") n = exportBuildings(*engine, plan, progress);
  }
  if (context.json)
    printJson(context.out, {{"out", plan.file.string()}, {"format", plan.format}, {"written", n}});
  else
    context.out << context.text({"写出", "written"}) << ' ' << n << '\n';
  return kDone;
}

int exportCasesCommand(const Context& context, const Options& options) {
  return runExport(context, options, "cases");
}
int exportAreasCommand(const Context& context, const Options& options) {
  return runExport(context, options, "areas");
}
int exportBuildingsCommand(const Context& context, const Options& options) {
  return runExport(context, options, "buildings");
}

}  // namespace

std::vector<Command> exportCommands() {
  const auto command = [](const char* name, Words summary, int (*run)(const Context&, const Options&)) {
    Command c{.name = name,
              .arguments = "--format csv|xlsx|gpkg|geojson --out FILE",
              .summary = summary,
              .positional = {},
              .options = po::options_description("Options"),
              .run = run};
    auto add = c.options.add_options();
    add("format", po::value<std::string>()->value_name("FORMAT"), "csv, xlsx, gpkg or geojson");
    add("out", po::value<std::string>()->value_name("FILE"), "the file to write");
    return c;
  };
  Command cases = command("export cases", {"导出案件（不含个人信息）", "cases as a file, without personal fields"},
                          exportCasesCommand);
  cases.arguments += " [--where KEY=VALUE]…";
  cases.options.add_options()("where", po::value<std::vector<std::string>>()->value_name("KEY=VALUE"),
                              "only such cases, may be repeated; keys: state, kind, nature, category, department, "
                              "area, from, to, text, overdue, unlocated");
  return {cases, command("export areas", {"导出区划", "areas as a file"}, exportAreasCommand),
          command("export buildings", {"导出楼栋", "buildings as a file"}, exportBuildingsCommand)};
}

}  // namespace jw::app
