#include "app/commands/registry_command.h"

#include <future>
#include <ostream>

#include "app/await.h"
#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/named_actor.h"
#include "app/progress_bar.h"
#include "core/base/json_line.h"
#include "core/engine/personal_export.h"
#include "core/engine/registry_import.h"
#include "gis/import/sheet_reader.h"
#include "ui/statistics/rows_export.h"

namespace jw::app {
namespace {

constexpr std::size_t kShown = 20;

// A reading that fails drops its callback; the log has the reason.
template <class T, class Ask>
T awaited(const Ask& ask) {
  auto promise = std::make_shared<std::promise<T>>();
  auto answer = promise->get_future();
  ask([promise = std::move(promise)](T value) { promise->set_value(std::move(value)); });
  try {
    return answer.get();
  } catch (const std::future_error&) {
    throw Error(ErrorCode::store, "the registry could not be read");
  }
}

model::AreaPath areaOf(const engine::Engine& engine, const Options& options) {
  const std::string code = optional(options, "area");
  if (code.empty()) return {};
  for (const auto& a : engine.areas()->areas())
    if (a.code == code || a.path == code) return a.path;
  throw Error(ErrorCode::usage, "no area has the code " + code);
}

std::string nameOf(const model::CodedAttribute& attribute, std::uint8_t value, const Context& context) {
  const auto* code = attribute.find(value);
  return !code ? std::string() : context.language == Language::zh ? code->zh : code->en;
}

Json personJson(const model::PersonLine& p, const model::Attributes& attributes, const Context& context) {
  Json j{{"id", p.id.text()}, {"name", p.name}, {"relation", nameOf(attributes.at(model::PersonColumn::relation), p.codes[model::PersonColumn::relation], context)}, {"household", p.household.text()}, {"address", p.address}};
  if (p.age >= 0) j["age"] = p.age;
  if (p.child) j["child"] = true;
  return j;
}

Json buildingJson(const model::BuildingLine& b) {
  return {{"id", b.id.text()}, {"name", b.name}, {"address", b.address}, {"area", b.area}, {"dwellings", b.dwellings}, {"occupied", b.occupied}, {"people", b.people}};
}

void print(const Context& context, const Json& report) {
  if (context.json) return printJson(context.out, report);
  for (const auto& [key, value] : report.items()) {
    if (!value.is_array()) {
      context.out << key << ": " << jsonLine(value) << '\n';
      continue;
    }
    context.out << key << ": " << value.size() << '\n';
    for (std::size_t i = 0; i < std::min(kShown, value.size()); ++i) context.out << "  " << jsonLine(value[i]) << '\n';
    if (value.size() > kShown) context.out << "  …\n";
  }
}

int find(const Context& context, const Options& options) {
  const auto engine = openEngine(context, Opening::existing);
  const engine::RegistryDesk desk(*engine);
  engine::RegistryQuery query;
  query.text = argument(options, "text");
  query.area = areaOf(*engine, options);
  const auto found = awaited<engine::RegistryFound>([&](auto ready) { desk.find(machineActor(), query, context.stop, std::move(ready)); });
  Json report{{"people", Json::array()}, {"buildings", Json::array()}, {"dwellings", Json::array()}, {"organisations", Json::array()}, {"more", found.more}};
  for (const auto& p : found.people) report["people"].push_back(personJson(p, desk.attributes(), context));
  for (const auto& b : found.buildings) report["buildings"].push_back(buildingJson(b));
  for (const auto& d : found.dwellings) report["dwellings"].push_back({{"id", d.dwelling.id.text()}, {"address", d.address}});
  for (const auto& o : found.organisations)
    report["organisations"].push_back({{"id", o.id.text()}, {"name", o.name}, {"kind", nameOf(desk.attributes().organisationKind(), o.kind, context)}, {"address", o.address}});
  print(context, report);
  return kDone;
}

int showEntry(const Context& context, const Options& options) {
  const auto id = Uuid::parse(argument(options, "id"));
  if (!id) throw Error(ErrorCode::usage, "an id is 36 characters, as registry find gives it");
  const auto engine = openEngine(context, Opening::existing);
  const engine::RegistryDesk desk(*engine);
  const auto actor = machineActor();
  Json report;
  auto home = awaited<std::optional<engine::DwellingSheet>>([&](auto ready) { desk.household(actor, *id, kNever, context.stop, std::move(ready)); });
  if (!home) home = awaited<std::optional<engine::DwellingSheet>>([&](auto ready) { desk.dwelling(actor, *id, kNever, context.stop, std::move(ready)); });
  if (!home)
    if (const auto person = awaited<std::optional<engine::PersonSheet>>([&](auto ready) { desk.person(actor, *id, kNever, context.stop, std::move(ready)); })) {
      report["person"] = personJson(person->person, desk.attributes(), context);
      home = person->home;
    }
  if (home) {
    report["building"] = buildingJson(home->building);
    report["people"] = Json::array();
    for (const auto& h : home->households)
      for (const auto& p : h.members) report["people"].push_back(personJson(p, desk.attributes(), context));
    report["responsible"] = Json::array();
    for (const auto& a : home->responsible) report["responsible"].push_back({{"post", static_cast<int>(a.post)}, {"name", a.name}, {"area", a.area}});
  } else if (const auto building = awaited<std::optional<engine::BuildingSheet>>([&](auto ready) { desk.building(actor, {*id}, kNever, context.stop, std::move(ready)); })) {
    report["building"] = buildingJson(building->building);
    report["dwellings"] = Json::array();
    for (const auto& d : building->dwellings)
      report["dwellings"].push_back({{"id", d.id.text()}, {"unit", d.unit}, {"floor", d.floor}, {"number", d.number}, {"households", d.households}, {"people", d.people}});
  } else {
    throw Error(ErrorCode::input, "nothing in force has the id " + id->text());
  }
  print(context, report);
  return kDone;
}

// Of those that come in and go out as tables.
std::optional<model::RecordKind> kindOf(const std::string& subject) {
  for (const auto k : {model::RecordKind::person, model::RecordKind::household, model::RecordKind::organisation, model::RecordKind::compound, model::RecordKind::volunteer, model::RecordKind::facility})
    if (subject == model::recordName(k)) return k;
  return std::nullopt;
}

int importFile(const Context& context, const Options& options) {
  const auto engine = openEngine(context, Opening::existing);
  engine::RegistryDesk desk(*engine);
  const std::string subject = optional(options, "subject");
  const auto kind = kindOf(subject);
  if (!kind) throw Error(ErrorCode::usage, "--subject is person, household, organisation, compound, volunteer or facility");
  const std::filesystem::path file = argument(options, "file");
  engine::ImportRequest request{{file, gis::isWorkbook(file) ? OpenRecords([file] { return gis::openSheet(file); }) : OpenRecords()}, *kind, {}, areaOf(*engine, options), options.count("dry-run") > 0, 100'000};
  ProgressBar bar(context.err, context.terminal, context.stop);
  const auto result = engine::importTable(*engine, desk, machineActor(), request, bar.progress());
  Json report{{"rows", result.rows}, {"taken", result.taken}, {"stored", result.stored}, {"faults", Json::array()}};
  if (kind != model::RecordKind::person && kind != model::RecordKind::organisation) {
    report["updated"] = result.updated;
    report["updates"] = Json::array();
    for (const auto& u : result.updates) report["updates"].push_back({{"row", u.row}, {"code", u.code}, {"name", u.name}, {"columns", u.columns}});
  }
  for (const auto& f : result.faults) {
    Json j{{"row", f.row}, {"column", f.key}, {"fault", f.fault}, {"detail", model::detailText(f.detail, f.values)}};
    if (f.firstRow) j["first_row"] = f.firstRow;
    if (!f.known.empty()) j["known"] = f.known;
    report["faults"].push_back(std::move(j));
  }
  print(context, report);
  return result.faults.empty() ? kDone : kFindings;
}

// Households and volunteers leave for a purpose, by somebody who may, and are in the audit log first.
int exportPeople(const Context& context, const Options& options, model::RecordKind kind) {
  const auto engine = openEngine(context, Opening::existing);
  engine::RegistryDesk desk(*engine);
  model::Actor actor = namedActor(options);
  actor.scope = areaOf(*engine, options);
  using Answer = std::variant<engine::PersonalSheet, engine::Refused>;
  const auto answer = await<Answer>([&](auto ready) { desk.exportTable(actor, kind, actor.scope, optional(options, "purpose"), context.stop, std::move(ready)); });
  if (const auto* why = std::get_if<engine::Refused>(&answer)) throw Error(why->code == model::RefusalCode::notStored ? ErrorCode::store : ErrorCode::rights, std::string(model::refusalName(why->code)) + ": " + why->detail);
  const auto& sheet = std::get<engine::PersonalSheet>(answer);
  const std::filesystem::path file = argument(options, "file");
  ProgressBar bar(context.err, context.terminal, context.stop);
  ui::RowsExport::write(file, file.extension() == ".xlsx" ? "xlsx" : "csv", sheet, context.cityLanguage() == Language::zh, bar.progress());
  print(context, {{"rows", sheet.rows.size()}, {"audit", sheet.audit}});
  return kDone;
}

int exportFile(const Context& context, const Options& options) {
  const std::string subject = optional(options, "subject");
  const auto kind = subject.empty() ? model::RecordKind::organisation : kindOf(subject).value_or(model::RecordKind::person);
  if (kind == model::RecordKind::person) throw Error(ErrorCode::usage, "--subject is household, organisation, compound, volunteer or facility; people: jingwei export registry");
  if (kind == model::RecordKind::household || kind == model::RecordKind::volunteer) return exportPeople(context, options, kind);
  const auto engine = openEngine(context, Opening::existing);
  const engine::RegistryDesk desk(*engine);
  ProgressBar bar(context.err, context.terminal, context.stop);
  const auto area = areaOf(*engine, options);
  engine::FacilityFilter filter;
  filter.area = area;
  const auto actor = machineActor();
  const std::filesystem::path file = argument(options, "file");
  const auto rows = kind == model::RecordKind::facility   ? engine::exportFacilities(*engine, actor, filter, desk.attributes(), file, bar.progress())
                    : kind == model::RecordKind::compound ? engine::exportCompounds(*engine, actor, area, desk.attributes(), file, bar.progress())
                                                          : engine::exportOrganisations(*engine, desk, actor, area, file, bar.progress());
  print(context, {{"rows", rows}});
  return kDone;
}

Command command(std::string name, std::string arguments, Words summary, int (*run)(const Context&, const Options&), std::string positional) {
  Command c{.name = std::move(name), .arguments = std::move(arguments), .summary = summary, .positional = {}, .options = po::options_description("Options"), .run = run};
  c.positional = {std::move(positional)};
  return c;
}

}  // namespace

std::vector<Command> registryCommands() {
  auto search = command("registry find", "TEXT", {"按姓名、拼音首字母、证件号、电话或地址查人、房、组织", "find people, houses and organisations by name, pinyin initials, ID, telephone or address"}, find, "text");
  auto page = command("registry show", "ID", {"查看人、户、房或楼栋", "show a person, household, dwelling or building"}, showEntry, "id");
  auto in = command("registry import", "FILE --subject person|household|organisation|compound|volunteer|facility", {"导入人口、户及房屋、组织、小区、志愿者或公共设施（XLSX 或 CSV），全部成功或全部不入库", "take in people, households with their dwellings, organisations, compounds, volunteers or facilities (XLSX or CSV), all or none"}, importFile, "file");
  auto out = command("registry export", "FILE [--subject household|organisation|compound|volunteer|facility]", {"导出可再次导入的表格：组织、小区、公共设施（CSV），户及房屋、志愿者（CSV 或 XLSX，须有用途）", "write tables that can be imported again: organisations, compounds, facilities (CSV), households with their dwellings, volunteers (CSV or XLSX, for a purpose)"}, exportFile, "file");
  for (Command* c : {&search, &in, &out}) c->options.add_options()("area", po::value<std::string>()->value_name("CODE"), "only below this area");
  out.options.add_options()("subject", po::value<std::string>()->value_name("S"), "household, organisation (the default), compound, volunteer or facility");
  addPersonOptions(out);
  in.options.add_options()("subject", po::value<std::string>()->value_name("S"), "person, household, organisation, compound, volunteer or facility")("dry-run", "find every fault, keep nothing");
  return {std::move(search), std::move(page), std::move(in), std::move(out)};
}

}  // namespace jw::app
