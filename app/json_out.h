// The one JSON document that a command prints for machines.
#pragma once
#include <filesystem>
#include <iosfwd>
#include <nlohmann/json.hpp>

namespace jw::app {

/// Keys in the order in which they were set.
using Json = nlohmann::ordered_json;

/// Indented, UTF-8; ill-formed bytes become U+FFFD.
std::string jsonText(const Json& json);
void printJson(std::ostream& out, const Json& json);
/// Whole or not at all: written beside the target and renamed. Throws Error(input) if it cannot be written.
void writeFile(const std::filesystem::path& file, std::string_view content);

}  // namespace jw::app
