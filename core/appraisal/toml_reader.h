// Reading the appraisal's TOML files strictly: every fault names the file and the key.
#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace jw::appraisal {

/// A table of a file. What is missing, of the wrong type, or not known throws Error(input).
class TomlReader {
 public:
  TomlReader(std::string file, std::string where, const toml::table& table) : m_file(std::move(file)), m_where(std::move(where)), m_table(&table) {}
  bool has(std::string_view key) const { return m_table->contains(key); }
  std::string text(std::string_view key);
  std::string textOr(std::string_view key, std::string fallback);
  double number(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  ///< empty if the key is not there
  std::vector<TomlReader> tables(std::string_view key);  ///< of an array of tables; empty if the key is not there
  std::optional<TomlReader> table(std::string_view key);
  std::vector<double> numbers(std::string_view key);
  /// Arrays of two numbers.
  std::vector<std::pair<double, double>> pairs(std::string_view key);
  /// Throws for a key that was not asked for.
  void done() const;
  [[noreturn]] void fault(std::string_view key, const std::string& what) const;

 private:
  const toml::node& node(std::string_view key);
  std::string m_file, m_where;
  const toml::table* m_table;
  std::set<std::string, std::less<>> m_asked;
};

/// Throws Error(input) with the file's name and the place of the fault.
toml::table parseToml(const std::filesystem::path& file);

}  // namespace jw::appraisal
