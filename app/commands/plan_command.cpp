#include "app/commands/plan_command.h"

#include <cmath>
#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/progress_bar.h"
#include "core/base/text.h"
#include "core/engine/grid_planning.h"
#include "gis/export/feature_writer.h"
#include "ui/planning/plan_files.h"

namespace jw::app {
namespace {

constexpr double kGood = 0.10;

std::string_view aimName(planning::PlanAim aim) {
  return aim == planning::PlanAim::compact ? "compact" : aim == planning::PlanAim::even ? "even" : "balanced";
}

Json variantJson(const planning::PlanVariant& v) {
  Json json{{"aim", aimName(v.aim)}, {"imbalance", v.imbalance}, {"compactness", v.compactness}, {"border_metres", v.borderMetres}, {"compounds", v.compounds}, {"compounds_cut", v.compoundsCut}};
  json["grids"] = Json::array();
  for (const auto& g : v.grids)
    json["grids"].push_back({{"buildings", g.buildings}, {"households", g.households}, {"people", g.people}, {"square_metres", g.squareMetres}, {"polygons", g.shape.parts.size()}, {"neighbours", g.neighbours}});
  return json;
}

int plan(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  gis::ExportFormat format{};
  if (const auto ending = out.extension().string(); ending.empty() || !gis::parseExportFormat(ending.substr(1), format)) throw Error(ErrorCode::usage, "--out: the file ends in .gpkg or .geojson");
  engine::PlanQuestion question;
  question.actor = machineActor();
  const auto code = needed(options, "area");
  question.parts = numberOption<int>(options, "parts", 0, 1, 999);
  question.target = numberOption<std::int64_t>(options, "target", 400, 1, 1'000'000);
  question.seed = numberOption<std::uint64_t>(options, "seed", 1, 0, UINT64_MAX);
  question.variants = numberOption<int>(options, "variants", 3, 1, 12);
  const auto by = optional(options, "by");
  if (!by.empty() && by != "households" && by != "people") throw Error(ErrorCode::usage, "--by is households or people, not " + by);
  if (by == "people") question.measure = planning::Measure::people;

  const auto engine = openEngine(context, Opening::existing);
  const auto areas = engine->areas();
  for (const auto& a : areas->areas())
    if (a.code == code) question.area = a.path;
  if (question.area.empty()) throw Error(ErrorCode::usage, "--area: there is no area " + code);
  ProgressBar bar(context.err, context.terminal, context.stop);
  using Answer = std::variant<engine::PlannedArea, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { engine::planGrids(*engine, question, bar.progress(), std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer)) throw Error(ErrorCode::usage, "--area: " + std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& planned = std::get<engine::PlannedArea>(answer);
  using No = planning::GridPlan::Refused;
  switch (planned.plan.refused) {
    case No::no:
      break;
    case No::noBuildings:
      throw Error(ErrorCode::usage, "there is no building in " + code);
    case No::moreGridsThanPlaces:
      throw Error(ErrorCode::usage, "--parts: " + code + " has buildings in fewer places than that");
    case No::badShape:
      throw Error(ErrorCode::input, "the outline of " + code + " is not a valid one");
  }
  const auto& best = planned.plan.variants.front();
  ui::writePlan(out, *areas->byPath(question.area), best, bar.progress());
  if (context.json) {
    Json json{{"out", out.string()}, {"area", code}, {"parts", planned.task.parts}, {"least_imbalance", planned.plan.leastImbalance}};
    json["variants"] = Json::array();
    for (const auto& v : planned.plan.variants) json["variants"].push_back(variantJson(v));
    printJson(context.out, json);
  } else {
    for (const auto& v : planned.plan.variants)
      context.out << aimName(v.aim) << ": " << context.text({"最大偏差 ", "largest deviation "}) << std::lround(v.imbalance * 1000) / 10.0 << " %, " << context.text({"紧凑度 ", "compactness "})
                  << std::lround(v.compactness * 100) / 100.0 << ", " << context.text({"被拆分的小区 ", "compounds cut "}) << v.compoundsCut << '\n';
    context.out << context.text({"写出第一方案，网格数 ", "written: the first, grids "}) << best.grids.size() << '\n';
  }
  return best.imbalance <= kGood ? kDone : kFindings;
}

}  // namespace

Command planGridsCommand() {
  Command c{.name = "plan grids",
            .arguments = "--area CODE (--parts K | --target N) --out FILE [--by households|people] [--variants N] [--seed S]",
            .summary = {"把一个社区划成户数（人口）均衡、连片的网格；最大偏差超过 10 % 时返回 1", "split a community into contiguous grids of equal households (or people); exit 1 where one is more than 10 % off"},
            .positional = {},
            .options = po::options_description("Options"),
            .run = plan};
  auto add = c.options.add_options();
  add("area", po::value<std::string>()->value_name("CODE"), "the community");
  add("parts", po::value<std::string>()->value_name("K"), "number of grids; default: as --target wants");
  add("target", po::value<std::string>()->value_name("N"), "households (people) of a grid; default 400");
  add("by", po::value<std::string>()->value_name("WHAT"), "what is balanced: households (the default) or people");
  add("variants", po::value<std::string>()->value_name("N"), "how many are compared, 1 to 12; default 3");
  add("seed", po::value<std::string>()->value_name("S"), "another seed gives other variants; default 1");
  add("out", po::value<std::string>()->value_name("FILE"), "the best variant, .gpkg or .geojson, as import areas takes it");
  return c;
}

}  // namespace jw::app
