#include "app/commands/atlas_command.h"

#include <chrono>
#include <ostream>

#include "app/await.h"
#include "app/buildings_stream.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/gis_runtime.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "app/scratch_dir.h"
#include "gis/map/building_cache.h"
#include "gis/map/map_crs.h"
#include "ui/language.h"
#include "ui/planning/atlas_words.h"

namespace jw::app {
namespace {

int atlas(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  if (out.extension() != ".pdf") throw Error(ErrorCode::usage, "--out: the file ends in .pdf");
  engine::AtlasQuestion question;
  question.actor = machineActor();
  question.publicBoard = options["public"].as<bool>();
  if (const auto level = optional(options, "level"); !level.empty() && !model::parseLevel(level, question.level)) throw Error(ErrorCode::usage, "--level is district, street, community or grid, not " + level);
  const auto paper = optional(options, "paper");
  if (!paper.empty() && paper != "A4" && paper != "A3") throw Error(ErrorCode::usage, "--paper is A4 or A3, not " + paper);

  const auto engine = openEngine(context, Opening::existing);
  const auto areas = engine->areas();
  if (const auto code = optional(options, "area"); !code.empty()) {
    for (const auto& a : areas->areas())
      if (a.code == code) question.area = a.path;
    if (question.area.empty()) throw Error(ErrorCode::usage, "--area: there is no area " + code);
  }
  engine::RegistryDesk registry(*engine);
  ProgressBar bar(context.err, context.terminal, context.stop);
  const Progress progress = bar.progress();
  using Answer = std::variant<engine::AtlasFacts, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { engine::atlasFacts(*engine, registry, question, context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer)) throw Error(ErrorCode::usage, "--area: " + std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& facts = std::get<engine::AtlasFacts>(answer);

  const GisRuntime runtime;
  ui::Language language;
  language.set(context.cityLanguage() == Language::zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));
  auto book = ui::AtlasWords::book(facts, *areas, question.publicBoard, paper == "A3" ? gis::AtlasPaper::a3 : gis::AtlasPaper::a4);
  const ScratchDir cache(std::filesystem::temp_directory_path());
  model::Box box;
  for (const auto& sheet : facts.sheets) box.add(sheet.area.shape.box());
  const gis::BuildingCacheKey key{engine->storeId(), engine->buildingRevision(), gis::mapEpsg({(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2})};
  book.buildingCache = QString::fromStdString(gis::writeBuildingCache(cache.path(), key, streamBuildings(*engine, box, progress.stop), progress).string());
  const std::size_t pages = book.pages.size();
  const auto start = std::chrono::steady_clock::now();
  gis::GridAtlas(std::move(book)).run(out, progress);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (context.json)
    printJson(context.out, {{"out", out.string()}, {"pages", pages}, {"bytes", std::filesystem::file_size(out)}, {"seconds", seconds}});
  else
    context.out << context.text({"页数 ", "pages "}) << pages << '\n';
  return kDone;
}

}  // namespace

Command atlasCommand() {
  Command c{.name = "atlas",
            .arguments = "--out PDF [--area CODE] [--level grid|community|street|district] [--public] [--paper A4|A3]",
            .summary = {"网格图册：每个网格一页（地图、相邻网格、数字、责任人）；--public 为不含个人信息的公示牌", "grid atlas: a page a grid with map, neighbours, numbers, who is responsible; --public: notice boards without personal data"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = atlas};
  auto add = c.options.add_options();
  add("out", po::value<std::string>()->value_name("PDF"), "the file");
  add("area", po::value<std::string>()->value_name("CODE"), "only what lies in this area; default: everything");
  add("level", po::value<std::string>()->value_name("LEVEL"), "of the pages: grid (the default), community, street or district");
  add("public", po::bool_switch(), "for everybody to read: no names, small counts hidden");
  add("paper", po::value<std::string>()->value_name("SIZE"), "A4 (the default) or A3, landscape");
  return c;
}

}  // namespace jw::app
