#include "core/demo/directory.h"

#include <algorithm>
#include <cstdio>

#include "core/base/credit_code.h"
#include "core/base/error.h"
#include "core/demo/person_names.h"
#include "core/demo/toml_file.h"

namespace jw::demo {
namespace {

constexpr const char* kTables[] = {"matters.toml", "components.toml", "sentiment.toml", "police.toml"};

std::string deskPhone(std::size_t i) {
  char text[24];
  std::snprintf(text, sizeof(text), "0190-8000%03zu", i);
  return text;
}

model::Category categoryFrom(const toml::table& row, model::CaseKind kind, const Departments& departments, const std::string& file) {
  model::Category c;
  c.kind = kind;
  c.code = textAt(row, "code", file);
  c.name = textAt(row, "name", file);
  c.nameEn = textAt(row, "name_en", file);
  c.id = {Uuid::named("category:" + std::string(model::kindName(kind)) + ":" + c.code)};
  if (const auto key = textOr(row, "department"); !key.empty()) c.department = departments.byKey(key).id;
  if (const auto nature = textOr(row, "nature"); !nature.empty() && !model::parseNature(nature, c.nature)) throw Error(ErrorCode::input, file + ": category " + c.code + ": not a nature: " + nature);
  if (!model::parseLimit(textOr(row, "limit"), c.limit)) throw Error(ErrorCode::input, file + ": category " + c.code + ": not a limit");
  return c;
}

}  // namespace

const model::Department& Departments::byKey(const std::string& key) const {
  const auto it = std::find(keys.begin(), keys.end(), key);
  if (it == keys.end()) throw Error(ErrorCode::input, "no department \"" + key + "\" in data/demo/departments.toml");
  return all[static_cast<std::size_t>(it - keys.begin())];
}

Departments readDepartments(const std::filesystem::path& data) {
  const auto path = data / "demo" / "departments.toml";
  Departments out;
  const auto table = readToml(path);
  for (const auto* row : tablesAt(table, "department", path.string())) {
    const std::string key = textAt(*row, "key", path.string());
    const auto n = out.all.size() + 1;
    model::Department d;
    d.id = {Uuid::named("demo:department:" + key)};
    d.code = makeFictitiousCreditCode(101, static_cast<std::int64_t>(n));
    d.name = textAt(*row, "name", path.string());
    d.email = key + "@yunlan.invalid";
    d.phone = deskPhone(n);
    out.all.push_back(std::move(d));
    out.keys.push_back(key);
    out.workers.push_back(textAt(*row, "worker", path.string()));
  }
  return out;
}

std::vector<model::Category> readCategories(const std::filesystem::path& data, const Departments& departments) {
  std::vector<model::Category> out;
  for (const char* name : kTables) {
    const auto path = data / "categories" / name;
    const std::string file = path.string();
    const auto table = readToml(path);
    model::CaseKind kind{};
    if (!model::parseKind(textAt(table, "kind", file), kind)) throw Error(ErrorCode::input, file + ": not a kind of case");
    for (const auto* major : tablesAt(table, "major", file))
      for (const auto* row : tablesAt(*major, "category", file)) out.push_back(categoryFrom(*row, kind, departments, file));
  }
  return out;
}

void addDemoFields(const std::filesystem::path& data, std::vector<model::Category>& categories) {
  const auto path = data / "demo" / "fields.toml";
  const std::string file = path.string();
  const auto table = readToml(path);
  for (const auto* item : tablesAt(table, "item", file)) {
    std::vector<model::CustomField> fields;
    for (const auto* row : tablesAt(*item, "fields", file)) {
      model::CustomField f{textAt(*row, "key", file), textAt(*row, "name", file), textOr(*row, "name_en")};
      if (!model::parseFieldType(textAt(*row, "type", file), f.type)) throw Error(ErrorCode::input, file + ": " + f.key + ": not a type");
      f.required = (*row)["required"].value_or(false);
      f.options = textsAt(*row, "options");
      fields.push_back(std::move(f));
    }
    const std::string kind = textAt(*item, "kind", file);
    for (const auto& code : textsAt(*item, "codes")) {
      const auto at = std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return model::kindName(c.kind) == kind && c.code == code; });
      if (at == categories.end()) throw Error(ErrorCode::input, file + ": there is no " + kind + " " + code);
      at->fields = fields;
    }
  }
}

std::vector<model::Rule> readRules(const std::filesystem::path& data, const Departments& departments, const std::vector<model::Area>& areas) {
  const auto path = data / "categories" / "rules.toml";
  const std::string file = path.string();
  std::vector<std::string> districts;
  for (const auto& area : areas)
    if (area.level == model::AreaLevel::district) districts.push_back(area.path);
  std::vector<model::Rule> out;
  const auto table = readToml(path);
  for (const auto* row : tablesAt(table, "rule", file)) {
    model::Rule r;
    r.name = textAt(*row, "name", file);
    r.id = {Uuid::named("rule:" + r.name)};
    r.priority = (*row)["priority"].value_or(100);
    r.categoryPrefix = textOr(*row, "category");
    r.keywords = textsAt(*row, "keywords");
    for (const auto& text : textsAt(*row, "natures")) {
      model::Nature nature{};
      if (!model::parseNature(text, nature)) throw Error(ErrorCode::input, file + ": not a nature: " + text);
      r.natures.push_back(nature);
    }
    if (const auto district = (*row)["district"].value<std::int64_t>(); district && *district > 0 && static_cast<std::size_t>(*district) <= districts.size()) r.areaPrefix = districts[static_cast<std::size_t>(*district - 1)];
    r.department = departments.byKey(textAt(*row, "department", file)).id;
    out.push_back(std::move(r));
  }
  return out;
}

std::string fictitiousPhone(Random& random) {
  char text[24];
  std::snprintf(text, sizeof(text), "1200%07zu", random.below(10'000'000));
  return text;
}

std::vector<model::Staff> makeStaff(const std::filesystem::path& data, std::uint64_t seed, const std::vector<model::Area>& areas, const Departments& departments) {
  Random random = Random::of(seed, 4);
  const PersonNames names(data);
  std::vector<model::Staff> out;
  const auto add = [&](model::Post post, const model::AreaPath& area, DepartmentId department, const std::string& mailbox) {
    model::Staff s;
    s.id = {random.uuid()};
    s.name = names.full(random, random.chance(0.5) ? model::Sex::male : model::Sex::female, random.whole(1966, 2000));
    s.post = post;
    s.area = area;
    s.department = department;
    s.phone = fictitiousPhone(random);
    s.email = mailbox + "@yunlan.invalid";
    out.push_back(std::move(s));
  };
  for (const auto& area : areas) {
    if (area.level == model::AreaLevel::city)
      for (int i = 1; i <= 4; ++i) add(model::Post::operator_, area.path, {}, "desk" + std::to_string(i));
    if (area.level == model::AreaLevel::street) add(model::Post::supervisor, area.path, {}, "street" + area.code);
    if (area.level == model::AreaLevel::community) add(model::Post::communityWorker, area.path, {}, "community" + area.code);
    if (area.level == model::AreaLevel::grid) {
      add(model::Post::gridLeader, area.path, {}, "leader" + area.code);
      add(model::Post::gridWorker, area.path, {}, "grid" + area.code);
    }
  }
  const model::AreaPath city = areas.empty() ? model::AreaPath() : areas.front().path;
  for (std::size_t i = 0; i < departments.all.size(); ++i)
    for (int k = 1; k <= 3; ++k) add(model::Post::departmentWorker, city, departments.all[i].id, departments.keys[i] + std::to_string(k));
  return out;
}

}  // namespace jw::demo
