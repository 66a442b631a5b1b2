// Word lists and tables in TOML files.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace jw::demo {

/// Throws Error(input) naming the file, and the place of a fault in it.
toml::table readToml(const std::filesystem::path& file);

/// A text value; throws Error(input) naming the key if it is not there. `file` is for the message.
std::string textAt(const toml::table& table, std::string_view key, std::string_view file);
/// A text value, or "".
std::string textOr(const toml::table& table, std::string_view key);
/// The words of a text value, parted by white space; at least one.
std::vector<std::string> wordsAt(const toml::table& table, std::string_view key, std::string_view file);
/// The texts of an array; empty if there is none.
std::vector<std::string> textsAt(const toml::table& table, std::string_view key);
/// The tables of an array of tables; throws Error(input) if there is none.
std::vector<const toml::table*> tablesAt(const toml::table& table, std::string_view key, std::string_view file);

}  // namespace jw::demo
