#include "app/commands/import_standard_command.h"

#include <map>
#include <ostream>
#include <set>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "core/base/json_line.h"
#include "core/base/read_file.h"
#include "core/intake/case_standard.h"

namespace jw::app {
namespace {

constexpr std::size_t kShown = 40;

deadline::LimitWords limitWords(const Context& context) {
  const auto file = context.data / "calendars" / "units.toml";
  return deadline::LimitWords::parse(readFile(file));
}

struct Counts {
  std::uint64_t inserted = 0, updated = 0, unchanged = 0;
  Json json() const { return {{"inserted", inserted}, {"updated", updated}, {"unchanged", unchanged}}; }
};

class Importer {
 public:
  explicit Importer(engine::Engine& engine) : m_engine(engine), m_directory(engine.directory()) {
    for (const auto& d : m_directory->departments()) m_departments.emplace(d.name, d.id);
  }

  void take(const intake::CaseStandard& standard) {
    for (const auto& row : standard.rows) {
      model::Category c;
      c.kind = standard.kind;
      c.code = row.code;
      c.id = {Uuid::named("category:" + std::string(model::kindName(c.kind)) + ":" + c.code)};
      // What the standard does not speak of stays as the city has it.
      for (const auto& known : m_directory->categories())
        if (known.kind == c.kind && known.code == c.code) c = known;
      c.name = row.name();
      // Of several units, or where the limit is odd, a person has decided, or will.
      if (row.limit) c.limit = row.limit;
      const bool decided = c.department && std::find(row.moreUnits.begin(), row.moreUnits.end(), m_directory->departmentName(c.department)) != row.moreUnits.end();
      if (!row.unit.empty() && !decided) c.department = department(row.unit);
      m_orders.push_back({machineActor(), engine::PutCategory{std::move(c)}});
    }
  }

  void submit() {
    auto orders = std::move(m_newDepartments);
    const std::size_t departments = orders.size();
    orders.insert(orders.end(), std::make_move_iterator(m_orders.begin()), std::make_move_iterator(m_orders.end()));
    const auto sent = orders;
    const auto answers = m_engine.submit(std::move(orders)).get();
    for (std::size_t i = 0; i < answers.size(); ++i) {
      Counts& counts = i < departments ? m_departmentCounts : m_categoryCounts;
      if (const auto* no = engine::refused(answers[i])) {
        const auto* category = std::get_if<engine::PutCategory>(&sent[i].command);
        m_refused.push_back({{"code", category ? category->value.code : std::get<engine::PutDepartment>(sent[i].command).value.code},
                             {"reason", std::string(model::refusalName(no->code)) + ": " + no->detail}});
      } else if (const auto* done = engine::done(answers[i]); done->alreadyThere) {
        ++counts.unchanged;
      } else {
        ++(done->rowVer == 1 ? counts.inserted : counts.updated);
      }
    }
  }

  Json report() const { return {{"categories", m_categoryCounts.json()}, {"departments", m_departmentCounts.json()}, {"refused", m_refused}}; }

 private:
  DepartmentId department(const std::string& name) {
    if (const auto it = m_departments.find(name); it != m_departments.end()) return it->second;
    model::Department d{{Uuid::named("department:standard:" + name)}, 1, name, name, "", ""};
    m_departments.emplace(name, d.id);
    const auto id = d.id;
    m_newDepartments.push_back({machineActor(), engine::PutDepartment{std::move(d)}});
    return id;
  }

  engine::Engine& m_engine;
  std::shared_ptr<const engine::Directory> m_directory;
  std::map<std::string, DepartmentId> m_departments;
  std::vector<engine::Order> m_newDepartments, m_orders;
  Counts m_categoryCounts, m_departmentCounts;
  Json m_refused = Json::array();
};

int importStandard(const Context& context, const Options& options) {
  const auto words = limitWords(context);
  std::vector<intake::CaseStandard> standards;
  Json odd = Json::array(), shared = Json::array();
  std::uint64_t rows = 0;
  for (const auto& name : options["file"].as<std::vector<std::string>>()) {
    const auto& s = standards.emplace_back(intake::readCaseStandard(name, words));
    rows += s.rows.size();
    for (const auto& cell : s.odd) odd.push_back({{"file", name}, {"row", cell.row}, {"column", cell.column}, {"reason", cell.reason}, {"text", cell.text}});
    for (const auto& r : s.rows)
      if (!r.moreUnits.empty()) shared.push_back({{"file", name}, {"row", r.row}, {"code", r.code}, {"unit", r.unit}, {"others", r.moreUnits}});
  }
  const auto engine = openEngine(context, Opening::existing);
  Importer importer(*engine);
  for (const auto& s : standards) importer.take(s);
  importer.submit();
  Json report{{"rows", rows}};
  report.update(importer.report());
  report["odd"] = odd;
  report["several_units"] = shared;
  if (context.json) {
    printJson(context.out, report);
  } else {
    context.out << context.text({"读取", "read"}) << ' ' << rows << '\n'
                << context.text({"类别", "categories"}) << ' ' << report["categories"] << '\n'
                << context.text({"部门", "departments"}) << ' ' << report["departments"] << '\n'
                << context.text({"多个处置单位（取第一个）", "several handling units (the first was taken)"}) << ' ' << shared.size() << '\n'
                << context.text({"待人工确认的单元格", "cells for a person to decide on"}) << ' ' << odd.size() << '\n';
    for (std::size_t i = 0; i < std::min(kShown, odd.size()); ++i) context.out << "  " << jsonLine(odd[i]) << '\n';
    if (odd.size() > kShown) context.out << "  …\n";
    for (const auto& r : report["refused"]) context.out << "  " << jsonLine(r) << '\n';
  }
  return odd.empty() && report["refused"].empty() ? kDone : kFindings;
}

}  // namespace

Command importStandardCommand() {
  return {.name = "import standard",
          .arguments = "FILE…",
          .summary = {"导入本市立案、处置和结案标准（CSV）", "import a city's case standard (CSV) into categories, departments and limits"},
          .positional = {"file"},
          .options = po::options_description("Options"),
          .run = importStandard,
          .repeated = true};
}

}  // namespace jw::app
