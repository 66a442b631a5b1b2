#include "app/commands/import_buildings_command.h"

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/import_report.h"
#include "app/progress_bar.h"
#include "gis/import/osm_changes.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

// "gebaeude.geojson.gz" → "gebaeude": what a file that numbers its rows is called as a source.
std::string sourceOf(const fs::path& file, const std::string& format) {
  if (format == "OSM") return "osm";
  fs::path name = file.filename();
  while (name.has_extension()) name = name.stem();
  return name.string();
}

Json mergeJson(const gis::OsmMerge& m) {
  return {
      {"replaced", m.replaced}, {"removed", m.removed}, {"added", m.added}, {"stale", m.stale}, {"foreign", m.foreign}};
}

int importBuildings(const Context& context, const Options& options) {
  const auto& names = options["file"].as<std::vector<std::string>>();
  const fs::path file = names.front();
  const std::vector<fs::path> changes(names.begin() + 1, names.end());
  const gis::BuildingFields fields{.id = optional(options, "id"),
                                   .name = optional(options, "name"),
                                   .address = optional(options, "address"),
                                   .floors = optional(options, "floors"),
                                   .use = optional(options, "use"),
                                   .layer = optional(options, "layer")};

  ProgressBar bar(context.err, context.terminal, context.stop);
  std::unique_ptr<gis::BuildingSource> source;
  gis::ChangedBuildings* changed = nullptr;
  if (changes.empty()) {
    source = std::make_unique<gis::BuildingReader>(file, fields, bar.progress());
  } else {
    auto merged = std::make_unique<gis::ChangedBuildings>(file, changes, bar.progress());
    changed = merged.get();
    source = std::move(merged);
  }
  const auto engine = openEngine(context, Opening::create);
  const std::string given = optional(options, "source");
  const std::string name = given.empty() ? sourceOf(file, changes.empty() ? source->summary().format : "OSM") : given;
  const auto counts = engine->importBuildings(machineActor(), name, [&] { return source->next(); }).get();

  const auto& summary = source->summary();
  Json report = importReport(summary.rows, counts, summary.problems);
  report["source"] = name;
  report["format"] = summary.format;
  report["crs"] = summary.crs;
  report["repaired"] = summary.repaired;
  if (changed != nullptr) report["changes"] = mergeJson(changed->merge());
  if (context.json)
    printJson(context.out, report);
  else
    printImport(context.out, context, report);
  return findingsIn(report) ? kFindings : kDone;
}

}  // namespace

Command importBuildingsCommand() {
  Command c{.name = "import buildings",
            .arguments = "FILE [CHANGES.osc…]",
            .summary = {"导入楼栋（OSM PBF、GPKG、GeoJSON、SHP；OSM 变更文件用于更新）",
                        "import buildings (OSM PBF, GPKG, GeoJSON, SHP; OSM change files update them)"},
            .positional = {"file"},
            .options = po::options_description("Options"),
            .run = importBuildings,
            .repeated = true};
  auto add = c.options.add_options();
  add("source", po::value<std::string>()->value_name("NAME"),
      "whose keys the external ids are; default: osm, or the file's name");
  add("id", po::value<std::string>()->value_name("FIELD"),
      "column of the external ids; default: guessed (not for OSM, as the following)");
  add("name", po::value<std::string>()->value_name("FIELD"), "column of the names");
  add("address", po::value<std::string>()->value_name("FIELD"), "column of the addresses");
  add("floors", po::value<std::string>()->value_name("FIELD"), "column of the number of floors");
  add("use", po::value<std::string>()->value_name("FIELD"), "column of the use");
  add("layer", po::value<std::string>()->value_name("NAME"), "layer of the file; default: the first with polygons");
  return c;
}

}  // namespace jw::app
