#include "core/appraisal/toml_reader.h"


#include "core/base/error.h"
#include "core/base/read_file.h"

namespace jw::appraisal {

void TomlReader::fault(std::string_view key, const std::string& what) const {
  throw Error(ErrorCode::input, m_file + ": " + m_where + (m_where.empty() || key.empty() ? "" : ".") + std::string(key) + ": " + what);
}

const toml::node& TomlReader::node(std::string_view key) {
  m_asked.emplace(key);
  const auto* found = m_table->get(key);
  if (!found) fault(key, "is missing");
  return *found;
}

std::string TomlReader::text(std::string_view key) {
  const auto value = node(key).value<std::string>();
  if (!value || value->empty()) fault(key, "must be a text");
  return *value;
}

std::string TomlReader::textOr(std::string_view key, std::string fallback) {
  m_asked.emplace(key);
  return has(key) ? text(key) : std::move(fallback);
}

double TomlReader::number(std::string_view key) {
  const auto value = node(key).value<double>();
  if (!value) fault(key, "must be a number");
  return *value;
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
  m_asked.emplace(key);
  std::vector<std::string> out;
  if (!has(key)) return out;
  const auto* array = node(key).as_array();
  if (!array) fault(key, "must be an array of texts");
  for (const auto& item : *array) {
    const auto value = item.value<std::string>();
    if (!value) fault(key, "must be an array of texts");
    out.push_back(*value);
  }
  return out;
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) {
  m_asked.emplace(key);
  std::vector<TomlReader> out;
  if (!has(key)) return out;
  const auto* array = node(key).as_array();
  if (!array) fault(key, "must be an array of tables");
  for (const auto& item : *array) {
    const std::string where = m_where + (m_where.empty() ? "" : ".") + std::string(key) + "[" + std::to_string(out.size() + 1) + "]";
    if (!item.is_table()) fault(key, "must be an array of tables");
    out.emplace_back(m_file, where, *item.as_table());
  }
  return out;
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
  m_asked.emplace(key);
  if (!has(key)) return std::nullopt;
  const auto* found = node(key).as_table();
  if (!found) fault(key, "must be a table");
  return TomlReader(m_file, m_where + (m_where.empty() ? "" : ".") + std::string(key), *found);
}

std::vector<double> TomlReader::numbers(std::string_view key) {
  std::vector<double> out;
  const auto* array = node(key).as_array();
  if (!array) fault(key, "must be an array of numbers");
  for (const auto& item : *array) {
    const auto value = item.value<double>();
    if (!value) fault(key, "must be an array of numbers");
    out.push_back(*value);
  }
  return out;
}

std::vector<std::pair<double, double>> TomlReader::pairs(std::string_view key) {
  std::vector<std::pair<double, double>> out;
  const auto* array = node(key).as_array();
  if (!array) fault(key, "must be an array of pairs of numbers");
  for (const auto& item : *array) {
    const auto* pair = item.as_array();
    const auto a = pair && pair->size() == 2 ? (*pair)[0].value<double>() : std::nullopt;
    const auto b = pair && pair->size() == 2 ? (*pair)[1].value<double>() : std::nullopt;
    if (!a || !b) fault(key, "must be an array of pairs of numbers");
    out.emplace_back(*a, *b);
  }
  return out;
}

void TomlReader::done() const {
  for (const auto& [key, value] : *m_table)
    if (!m_asked.contains(key.str())) fault(key.str(), "is not known here");
}

toml::table parseToml(const std::filesystem::path& file) {
  const std::string text = readFile(file);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, file.filename().string() + ": line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
}

}  // namespace jw::appraisal
