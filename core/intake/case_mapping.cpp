#include "core/intake/case_mapping.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <utility>

#include "core/base/error.h"
#include "core/model/settings.h"

namespace jw::intake {
namespace {

constexpr std::array<std::string_view, kFields> kFieldNames{
    "id",   "reported_at", "closed_at",     "due",      "ontime",      "title",      "text",   "address", "lon",
    "lat",  "area",        "category_code", "category", "subcategory", "department", "status", "channel", "nature",
    "observed_at"};

using Table = std::map<std::string, std::string, std::less<>>;

// One table of the file. What was not asked for when leave() is called is an unknown key.
class Section {
 public:
  Section(const toml::table* table, std::string path, const std::string& file) : m_table(table), m_path(std::move(path)), m_file(file) {}

  [[noreturn]] void fail(std::string_view key, const std::string& why) const {
    const toml::node* node = m_table ? m_table->get(key) : nullptr;
    if (!node) node = m_table;
    std::string where = m_file;
    if (node && node->source().begin) where += ": line " + std::to_string(node->source().begin.line);
    where += ": " + m_path;
    where += key;
    throw Error(ErrorCode::input, where + ": " + why);
  }
  const toml::node* find(std::string_view key) {
    m_known.emplace(key);
    return m_table ? m_table->get(key) : nullptr;
  }
  template <class T>
  T value(std::string_view key, T otherwise, const char* typeName) {
    const toml::node* node = find(key);
    if (!node) return otherwise;
    const auto v = node->value_exact<T>();
    if (!v) fail(key, std::string(typeName) + " wanted");
    return *v;
  }
  std::string text(std::string_view key, std::string otherwise = {}) { return value<std::string>(key, std::move(otherwise), "a text"); }
  bool flag(std::string_view key) { return value<bool>(key, false, "true or false"); }
  double number(std::string_view key, const toml::node& node) const {
    const auto v = node.is_number() ? node.value<double>() : std::nullopt;
    if (!v) fail(key, "numbers wanted");
    return *v;
  }
  std::vector<double> numbers(std::string_view key, const toml::node* node, std::size_t count) const {
    std::vector<double> out;
    if (const auto* array = node->as_array())
      for (const auto& item : *array) out.push_back(number(key, item));
    if (out.size() != count) fail(key, std::to_string(count) + " numbers wanted");
    return out;
  }
  std::vector<std::string> texts(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return {};
    if (const auto one = node->value_exact<std::string>()) return {*one};
    std::vector<std::string> out;
    const auto* array = node->as_array();
    if (!array) fail(key, "a text or a list of texts wanted");
    for (const auto& item : *array) {
      const auto v = item.value_exact<std::string>();
      if (!v) fail(key, "a text or a list of texts wanted");
      out.push_back(*v);
    }
    return out;
  }
  Section section(std::string_view key) {
    const toml::node* node = find(key);
    if (node && !node->is_table()) fail(key, "a table wanted");
    return Section(node ? node->as_table() : nullptr, m_path + std::string(key) + '.', m_file);
  }
  Table words(std::string_view key) {
    Section s = section(key);
    Table out;
    if (s.m_table)
      for (const auto& [word, unused] : *s.m_table) out[std::string(word.str())] = s.text(word.str());
    return out;
  }
  /// A name of an enumeration's value, read by the model's own parser.
  template <class Enum>
  Enum choice(std::string_view key, const std::string& name, bool (*parser)(std::string_view, Enum&)) const {
    Enum out{};
    if (!parser(name, out)) fail(key, "not one of the known names: \"" + name + "\"");
    return out;
  }
  template <class Value, class Enum>
  void meanings(Words<Value>& out, bool (*parser)(std::string_view, Enum&)) {
    if (const auto name = text("default"); !name.empty()) out.fallback = choice("default", name, parser);
    const Section values = section("values");
    for (const auto& [word, name] : words("values")) out.values[word] = values.choice(word, name, parser);
  }
  void leave() const {
    if (!m_table) return;
    for (const auto& [key, node] : *m_table)
      if (!m_known.contains(std::string(key.str()))) fail(key.str(), "unknown key");
  }

 private:
  const toml::table* m_table;
  std::string m_path;
  const std::string& m_file;
  std::set<std::string, std::less<>> m_known;
};

void readColumns(Section s, CaseMapping& m) {
  for (std::size_t i = 0; i < kFields; ++i) {
    m.columns[i] = s.texts(kFieldNames[i]);
    if (std::find(m.columns[i].begin(), m.columns[i].end(), "") != m.columns[i].end()) s.fail(kFieldNames[i], "an empty column name");
  }
  for (const Field f : {Field::id, Field::reportedAt, Field::closedAt, Field::due, Field::observedAt, Field::lon, Field::lat})
    if (m.column(f).size() > 1) s.fail(fieldName(f), "one column wanted");
  for (const Field f : {Field::id, Field::reportedAt})
    if (m.column(f).empty()) s.fail(fieldName(f), "is needed");
  if (m.column(Field::lon).empty() != m.column(Field::lat).empty()) s.fail("lon", "lon and lat belong together");
  s.leave();
}

void readCategory(Section s, CaseMapping& m) {
  m.createCategories = s.flag("create");
  m.defaultCategory = s.text("default");
  m.kind = s.choice("kind", s.text("kind", "matter"), model::parseKind);
  m.limit = s.choice("limit", s.text("limit"), model::parseLimit);
  m.categoryNames = s.words("names");
  m.categorySwitches = s.words("switches");
  model::Settings probe;
  for (const auto& [key, value] : m.categorySwitches)
    if (!model::setSetting(probe, key, value)) s.fail("switches", key + " cannot be \"" + value + "\"");
  if (m.column(Field::category).empty() && m.defaultCategory.empty()) s.fail("default", "is needed where no column has the category");
  s.leave();
}

void readPoint(Section s, CaseMapping& m) {
  if (const toml::node* list = s.find("fallback")) {
    if (!list->is_array()) s.fail("fallback", "a list of [longitude, latitude] wanted");
    for (const auto& item : *list->as_array()) {
      const auto p = s.numbers("fallback", &item, 2);
      m.fallbackPoints.push_back({p[0], p[1]});
    }
  }
  if (const toml::node* tolerance = s.find("tolerance")) m.fallbackTolerance = s.number("tolerance", *tolerance);
  if (const toml::node* bounds = s.find("bounds")) {
    const auto b = s.numbers("bounds", bounds, 4);
    m.bounds = {b[0], b[1], b[2], b[3]};
    if (m.bounds.empty() || b[1] > b[3]) s.fail("bounds", "west, south, east, north wanted");
  }
  s.leave();
}

CaseMapping read(Section top, const std::string& fileName) {
  CaseMapping m;
  m.fileName = fileName;
  m.source = top.text("source");
  if (m.source.empty()) top.fail("source", "is needed");
  const auto zone = top.text("zone");
  const auto separator = top.text("separator", ",");
  if (separator.size() != 1 || separator.find_first_of("\"\r\n") != separator.npos) top.fail("separator", "one ASCII character wanted");
  m.separator = separator[0];
  m.entities = top.flag("entities");
  const auto times = top.texts("times");
  if (times.empty()) top.fail("times", "is needed");
  const auto within = [&](const char* key, const std::function<void()>& step) {
    try {
      step();
    } catch (const Error& e) {
      top.fail(key, e.what());
    }
  };
  within("zone", [&] { m.zone = Zone(zone); });
  within("times", [&] { m.times = TimeFormats(times); });
  readColumns(top.section("columns"), m);
  readCategory(top.section("category"), m);
  readPoint(top.section("point"), m);

  Section area = top.section("area");
  if (const auto level = area.text("level"); !level.empty()) m.areaLevel = area.choice("level", level, model::parseLevel);
  m.blankArea = area.text("blank");
  area.leave();

  Section department = top.section("department");
  m.departments = department.words("by_category");
  m.defaultDepartment = department.text("default");
  for (auto& word : department.texts("none")) m.noDepartment.insert(std::move(word));
  department.leave();

  Section status = top.section("status"), channel = top.section("channel"), nature = top.section("nature"), ontime = top.section("ontime");
  status.meanings(m.states, model::parseState);
  channel.meanings(m.channels, model::parseChannel);
  nature.meanings(m.natures, model::parseNature);
  for (const bool value : {true, false})
    for (auto& word : ontime.texts(value ? "yes" : "no")) m.ontime.values[std::move(word)] = value;
  for (const Section* s : {&status, &channel, &nature, &ontime}) s->leave();
  top.leave();
  return m;
}

}  // namespace

std::string_view fieldName(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

CaseMapping CaseMapping::parse(std::string_view text, const std::string& fileName) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, fileName + ": line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  return read(Section(&table, "", fileName), fileName);
}

CaseMapping CaseMapping::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  if (!in.is_open() || in.bad()) throw Error(ErrorCode::input, file.string() + ": cannot be read");
  return parse(text, file.string());
}

std::string CaseMapping::departmentOf(std::string_view category, std::string_view subcategory) const {
  auto it = departments.find(std::string(category) + '/' + std::string(subcategory));
  if (it == departments.end()) it = departments.find(category);
  return it == departments.end() ? defaultDepartment : it->second;
}

}  // namespace jw::intake
