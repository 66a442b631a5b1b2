#include "app/commands/import_areas_command.h"

#include <algorithm>
#include <ostream>
#include <unordered_map>
#include <unordered_set>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/import_report.h"
#include "app/progress_bar.h"
#include "gis/import/area_reader.h"
#include "gis/import/area_topology.h"

namespace jw::app {
namespace {

// Stored areas that may now have a nearer parent: below the imported level, with a parent above it or none.
std::vector<model::AreaDraft> lookForNewParents(const engine::AreaTree& tree, model::AreaLevel level,
                                                const std::vector<model::AreaDraft>& imported) {
  std::unordered_set<std::string> replaced;
  for (const auto& d : imported) replaced.insert(d.code);
  std::vector<model::AreaDraft> drafts;
  for (const auto& area : tree.areas()) {
    if (area.level <= level || replaced.contains(area.code)) continue;
    const auto* parent = tree.find(area.parent);
    if (parent != nullptr && parent->level >= level) continue;
    model::AreaDraft d;
    d.level = area.level;
    d.code = area.code;
    d.name = area.name;
    d.shape = area.shape;
    drafts.push_back(std::move(d));
  }
  return drafts;
}

// Ids are made here; the store keeps its own where it knows the code.
engine::Engine::AreaImport toImport(std::vector<model::AreaDraft> drafts, const engine::AreaTree& tree,
                                    const std::string& source, Instant now) {
  std::unordered_map<std::string, AreaId> ids;
  for (const auto& area : tree.areas()) ids.emplace(area.code, area.id);
  for (const auto& d : drafts) ids.try_emplace(d.code, AreaId{Uuid::make(toMillis(now))});
  engine::Engine::AreaImport import;
  import.source = source;
  for (auto& d : drafts) {
    model::Area area;
    area.id = ids.at(d.code);
    area.level = d.level;
    area.code = std::move(d.code);
    area.name = std::move(d.name);
    area.shape = std::move(d.shape);
    if (!d.parentCode.empty())
      if (const auto it = ids.find(d.parentCode); it != ids.end()) area.parent = it->second;
    import.areas.push_back(std::move(area));
  }
  std::stable_sort(import.areas.begin(), import.areas.end(),
                   [](const auto& a, const auto& b) { return a.level < b.level; });
  return import;
}

Json topologyJson(const gis::TopologyReport& topology) {
  Json json;
  json["overlaps"] = Json::array();
  for (const auto& o : topology.overlaps)
    json["overlaps"].push_back({{"a", o.a}, {"b", o.b}, {"square_metres", o.squareMetres}, {"at", {o.at.x, o.at.y}}});
  json["gaps"] = Json::array();
  for (const auto& g : topology.gaps)
    json["gaps"].push_back(
        {{"parent", g.parent}, {"enclosed", g.enclosed}, {"square_metres", g.squareMetres}, {"at", {g.at.x, g.at.y}}});
  return json;
}

int importAreas(const Context& context, const Options& options) {
  const std::filesystem::path file = argument(options, "file");
  model::AreaLevel level{};
  if (!model::parseLevel(needed(options, "level"), level))
    throw Error(ErrorCode::usage,
                "--level is city, district, street, community or grid, not " + optional(options, "level"));
  const gis::AreaFields fields{.name = optional(options, "name"),
                               .code = optional(options, "code"),
                               .parent = optional(options, "parent"),
                               .layer = optional(options, "layer")};

  ProgressBar bar(context.err, context.terminal, context.stop);
  const Progress progress = bar.progress();
  gis::AreaFile read = gis::readAreas(file, fields, level, progress);
  const auto engine = openEngine(context, Opening::create);
  const auto tree = engine->areas();
  const std::size_t fromFile = read.drafts.size();
  for (auto& d : lookForNewParents(*tree, level, read.drafts)) read.drafts.push_back(std::move(d));
  const gis::TopologyReport topology = gis::settleAreas(read.drafts, tree->areas(), {}, progress);
  const auto counts = engine
                          ->importAreas(machineActor(), toImport(std::move(read.drafts), *tree,
                                                                 file.filename().string(), engine->now()))
                          .get();

  std::vector<gis::RowProblem> problems = read.problems;
  problems.insert(problems.end(), topology.problems.begin(), topology.problems.end());
  Json report = importReport(read.rows, counts, problems);
  report["crs"] = read.crs;
  report["fields"] = {
      {"name", read.used.name}, {"code", read.used.code}, {"parent", read.used.parent}, {"layer", read.used.layer}};
  report.update(topologyJson(topology));
  report["looked_at_again"] = topology.parents.size() - fromFile;
  if (context.json)
    printJson(context.out, report);
  else
    printImport(context.out, context, report);
  return findingsIn(report) || !topology.overlaps.empty() || !topology.gaps.empty() ? kFindings : kDone;
}

}  // namespace

Command importAreasCommand() {
  Command c{.name = "import areas",
            .arguments =
                "FILE --level city|district|street|community|grid [--name FIELD] [--code FIELD] [--parent FIELD] "
                "[--layer NAME]",
            .summary = {"导入一级区划（GeoJSON、GPKG、SHP）", "import one level of areas (GeoJSON, GPKG, SHP)"},
            .positional = {"file"},
            .options = po::options_description("Options"),
            .run = importAreas};
  auto add = c.options.add_options();
  add("level", po::value<std::string>()->value_name("LEVEL"), "city, district, street, community or grid");
  add("name", po::value<std::string>()->value_name("FIELD"), "column of the names; default: guessed");
  add("code", po::value<std::string>()->value_name("FIELD"), "column of the codes; default: guessed");
  add("parent", po::value<std::string>()->value_name("FIELD"), "column of the parents' codes; default: by containment");
  add("layer", po::value<std::string>()->value_name("NAME"), "layer of the file; default: the first with polygons");
  return c;
}

}  // namespace jw::app
