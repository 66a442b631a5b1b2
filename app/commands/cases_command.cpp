#include "app/commands/cases_command.h"

#include <ostream>

#include "app/await.h"
#include "app/buildings_stream.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/gis_runtime.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/scratch_dir.h"
#include "core/base/zone.h"
#include "gis/map/building_cache.h"
#include "gis/map/map_crs.h"
#include "gis/print/place_map.h"
#include "ui/case/case_sheet.h"
#include "ui/language.h"
#include "ui/words.h"

namespace jw::app {
namespace {

using model::CaseState;

constexpr double kReach = 0.005;  // degrees: buildings that far from the case may stand in its picture

struct Queue {
  std::string_view name;
  std::vector<CaseState> states;
  bool overdue = false;
};

const std::vector<Queue>& queues() {
  static const std::vector<Queue> all = {
      {"all", {}, false},
      {"to-dispatch", {CaseState::reported}, false},
      {"rejected", {CaseState::rejected}, false},
      {"to-accept", {CaseState::assigned}, false},
      {"to-feed-back", {CaseState::accepted}, false},
      {"rework", {CaseState::reworking}, false},
      {"to-follow-up", {CaseState::fedBack}, false},
      {"to-archive", {CaseState::followedUp}, false},
      {"suspended", {CaseState::suspended}, false},
      {"leftover", {CaseState::rejected, CaseState::assigned}, false},
      {"archived", {CaseState::archived}, false},
      {"late-to-accept", {CaseState::assigned}, true},
      {"late-to-feed-back", {CaseState::accepted, CaseState::reworking}, true},
      {"late-to-follow-up", {CaseState::fedBack}, true},
  };
  return all;
}

const Queue& queueOf(const std::string& name) {
  std::string known;
  for (const Queue& queue : queues()) {
    if (queue.name == name) return queue;
    known += (known.empty() ? "" : ", ") + std::string(queue.name);
  }
  throw Error(ErrorCode::usage, "--queue is one of " + known + ", not " + name);
}

/// As a person of the city writes it; "" for kNever.
std::string moment(Instant t) { return ui::Words::fullMoment(t).toStdString(); }

Json summaryJson(const model::CaseSummary& c, const engine::Directory& directory) {
  Json json = {{"number", c.number},
               {"title", c.title},
               {"state", model::stateName(c.state)},
               {"round", c.round},
               {"department", directory.departmentName(c.department)},
               {"area", c.area},
               {"reported_at", formatUtc(c.reportedAt)}};
  json["due"] = model::activeDue(c) == kNever ? Json() : Json(formatUtc(model::activeDue(c)));
  return json;
}

engine::CasePage find(const engine::Engine& engine, engine::CaseFilter filter, std::stop_token stop) {
  return await<engine::CasePage>([&](auto ready) { engine.findCases(machineActor(), std::move(filter), stop, std::move(ready)); });
}

model::CaseDetails caseOf(const engine::Engine& engine, const std::string& number, std::stop_token stop) {
  engine::CaseFilter filter;
  filter.text = number;
  for (const auto& c : find(engine, std::move(filter), stop).cases)
    if (c.number == number)
      if (auto details = await<std::optional<model::CaseDetails>>([&](auto ready) { engine.caseDetails(machineActor(), c.id, std::move(ready)); })) return *std::move(details);
  throw Error(ErrorCode::input, "no case has the number " + number);
}

int list(const Context& context, const Options& options) {
  const std::string name = optional(options, "queue");
  const Queue& queue = queueOf(name.empty() ? "all" : name);
  engine::CaseFilter filter;
  filter.states = queue.states;
  filter.overdueOnly = queue.overdue;
  filter.sort = engine::CaseFilter::Sort::due;
  filter.descending = false;
  filter.limit = numberOption<std::uint32_t>(options, "limit", 100, 1, 100000);
  const auto engine = openEngine(context, Opening::existing);
  const auto page = find(*engine, std::move(filter), context.stop);
  const auto directory = engine->directory();
  if (context.json) {
    Json json = {{"queue", queue.name}, {"total", page.total}, {"cases", Json::array()}};
    for (const auto& c : page.cases) json["cases"].push_back(summaryJson(c, *directory));
    printJson(context.out, json);
    return kDone;
  }
  for (const auto& c : page.cases)
    context.out << c.number << "  " << model::stateName(c.state) << "  " << moment(model::activeDue(c)) << "  " << directory->departmentName(c.department) << "  " << c.title << '\n';
  context.out << page.cases.size() << " / " << page.total << '\n';
  return kDone;
}

int show(const Context& context, const Options& options) {
  const auto engine = openEngine(context, Opening::existing);
  const auto d = caseOf(*engine, argument(options, "number"), context.stop);
  const auto directory = engine->directory();
  Json json = summaryJson(d.summary, *directory);
  json["text"] = d.text;
  json["address"] = d.address;
  json["area_name"] = d.areaName;
  json["reporter"] = d.reporterName;
  json["reporter_phone"] = d.reporterPhone;
  json["fields"] = Json::array();
  for (const auto& f : d.fields) {
    Json field = {{"key", f.key}, {"name", f.name}, {"type", model::fieldTypeName(f.type)}, {"text", f.text}};
    if (!f.phone.empty()) field["phone"] = f.phone;
    if (f.point) field["lon"] = f.point->x, field["lat"] = f.point->y;
    json["fields"].push_back(std::move(field));
  }
  json["trail"] = Json::array();
  for (const auto& t : d.trail)
    json["trail"].push_back({{"n", t.n}, {"at", formatUtc(t.at)}, {"action", model::actionName(t.action)}, {"to", model::stateName(t.to)}, {"by", t.actor}, {"reason", t.reason}, {"note", t.note}});
  json["tasks"] = Json::array();
  for (const auto& t : d.tasks) json["tasks"].push_back({{"department", directory->departmentName(t.department)}, {"request", t.request}, {"open", t.state == model::CaseTask::State::open}, {"result", t.result}});
  json["requests"] = Json::array();
  for (const auto& r : d.requests)
    json["requests"].push_back({{"department", directory->departmentName(r.department)}, {"asks_to", model::actionName(r.action)}, {"open", r.state == model::CaseRequest::State::open}, {"granted", r.state == model::CaseRequest::State::granted}, {"reason", r.reason}, {"answer", r.answer}});
  json["urges"] = d.urges.size();
  json["attachments"] = Json::array();
  for (const auto& a : d.attachments) json["attachments"].push_back({{"name", a.name}, {"type", a.type}, {"size", a.size}, {"hash", a.hash}, {"step", a.step}});
  json["links"] = Json::array();
  for (const auto& l : d.links) json["links"].push_back({{"number", l.number}, {"original", l.original}});
  if (context.json) {
    printJson(context.out, json);
    return kDone;
  }
  context.out << d.summary.number << "  " << d.summary.title << '\n' << model::stateName(d.summary.state) << "  " << directory->departmentName(d.summary.department) << "  " << d.areaName << "  " << d.address << '\n';
  for (const auto& f : d.fields) context.out << ui::Words::name(f).toStdString() << ": " << ui::Words::of(f).toStdString() << '\n';
  for (const auto& t : d.trail) {
    context.out << moment(t.at) << "  " << model::actionName(t.action) << " -> " << model::stateName(t.to) << "  " << t.actor;
    for (const auto& words : {t.reason, t.note})
      if (!words.empty()) context.out << "  " << words;
    context.out << '\n';
  }
  for (const auto& a : d.attachments) context.out << "file  " << a.name << "  " << a.size << "  " << a.hash << '\n';
  return kDone;
}

int sheet(const Context& context, const Options& options) {
  const std::filesystem::path out = needed(options, "out");
  const auto engine = openEngine(context, Opening::existing);
  ui::CaseSheet sheet;
  sheet.details = caseOf(*engine, argument(options, "number"), context.stop);
  const GisRuntime runtime;
  ui::Language language;
  language.set(context.cityLanguage() == Language::zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));
  const auto areas = engine->areas();
  sheet.directory = engine->directory();
  sheet.city = areas->empty() ? QString() : ui::text(areas->areas().front().name);
  sheet.printedBy = QStringLiteral("jingwei");
  sheet.now = engine->now();
  if (const auto point = sheet.details.summary.point) {
    gis::PlaceMapRequest request;
    request.centre = *point;
    request.areas = areas->areas();
    const model::Box box{point->x - kReach, point->y - kReach, point->x + kReach, point->y + kReach};
    const ScratchDir cache(std::filesystem::temp_directory_path());
    const gis::BuildingCacheKey key{engine->storeId(), engine->buildingRevision(), gis::mapEpsg(*point)};
    request.buildingCache = QString::fromStdString(gis::writeBuildingCache(cache.path(), key, streamBuildings(*engine, box, context.stop), {{}, context.stop}).string());
    sheet.map = gis::renderPlaceMapNow(request);
  }
  if (!ui::CaseSheets::writePdf(ui::CaseSheets::pages(sheet), QString::fromStdString(out.string()))) throw Error(ErrorCode::input, out.string() + ": cannot be written");
  if (context.json) printJson(context.out, {{"out", out.string()}, {"number", sheet.details.summary.number}});
  return kDone;
}

Command command(std::string name, std::string arguments, Words summary, int (*run)(const Context&, const Options&)) {
  Command c{.name = std::move(name), .arguments = std::move(arguments), .summary = summary, .positional = {}, .options = po::options_description("Options"), .run = run};
  return c;
}

}  // namespace

std::vector<Command> casesCommands() {
  auto lists = command("cases list", "[--queue NAME] [--limit N]", {"列出工作队列中的案卷，最紧迫的在前", "the cases of a work queue, the most pressing first"}, list);
  lists.options.add_options()("queue", po::value<std::string>()->value_name("NAME"), "all, to-dispatch, rejected, to-accept, to-feed-back, rework, to-follow-up, to-archive, suspended, leftover, archived, late-to-…");
  lists.options.add_options()("limit", po::value<std::string>()->value_name("N"), "at most so many; default: 100");
  auto shows = command("cases show", "NUMBER", {"显示一个案卷及其办理过程", "one case with its trail"}, show);
  shows.positional = {"number"};
  auto sheets = command("cases sheet", "NUMBER --out PDF", {"把案件单存成 PDF（A4）", "the case sheet as a PDF (A4)"}, sheet);
  sheets.positional = {"number"};
  sheets.options.add_options()("out", po::value<std::string>()->value_name("PDF"), "the file");
  return {std::move(lists), std::move(shows), std::move(sheets)};
}

}  // namespace jw::app
