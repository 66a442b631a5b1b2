#include "core/demo/toml_file.h"

#include <sstream>

#include "core/base/error.h"
#include "core/base/read_file.h"

namespace jw::demo {
namespace {

[[noreturn]] void missing(std::string_view key, std::string_view file) {
  throw Error(ErrorCode::input, std::string(file) + ": \"" + std::string(key) + "\" is missing or not what it should be");
}

}  // namespace

toml::table readToml(const std::filesystem::path& file) {
  const std::string text = readFile(file);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, file.string() + ", line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
}

std::string textAt(const toml::table& table, std::string_view key, std::string_view file) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty()) missing(key, file);
  return *value;
}

std::string textOr(const toml::table& table, std::string_view key) { return table[key].value_or(std::string()); }

std::vector<std::string> wordsAt(const toml::table& table, std::string_view key, std::string_view file) {
  std::istringstream in(textAt(table, key, file));
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(std::move(word));
  if (words.empty()) missing(key, file);
  return words;
}

std::vector<std::string> textsAt(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* array = table[key].as_array())
    for (const auto& node : *array)
      if (const auto text = node.value<std::string>()) texts.push_back(*text);
  return texts;
}

std::vector<const toml::table*> tablesAt(const toml::table& table, std::string_view key, std::string_view file) {
  std::vector<const toml::table*> tables;
  if (const auto* array = table[key].as_array())
    for (const auto& node : *array)
      if (const auto* t = node.as_table()) tables.push_back(t);
  if (tables.empty()) missing(key, file);
  return tables;
}

}  // namespace jw::demo
