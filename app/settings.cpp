#include "app/settings.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace jw::app {
namespace fs = std::filesystem;
namespace {

nlohmann::json readSettings(const fs::path& file) {
  std::ifstream in(file);
  auto json = nlohmann::json::parse(in, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

}  // namespace

fs::path settingsFile() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  const fs::path base =
      config != nullptr && *config == '/' ? fs::path(config) : fs::path(home != nullptr ? home : "/") / ".config";
  return base / "jingwei" / "settings.json";
}

std::optional<fs::path> lastStore(const fs::path& settings) {
  const auto json = readSettings(settings);
  const auto it = json.find("last_store");
  if (it == json.end() || !it->is_string()) return std::nullopt;
  return fs::path(it->get<std::string>());
}

bool rememberStore(const fs::path& settings, const fs::path& store) {
  std::error_code ec;
  const fs::path absolute = fs::absolute(store, ec);
  auto json = readSettings(settings);
  if (ec) return false;
  if (json.value("last_store", "") == absolute.string()) return true;
  json["last_store"] = absolute.string();
  fs::create_directories(settings.parent_path(), ec);
  // Two programs may end at the same time: each writes a file of its own, and the rename is whole or not at all.
  const fs::path part = settings.string() + "." + std::to_string(getpid());
  std::ofstream out(part);
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  out.close();
  if (out) fs::rename(part, settings, ec);
  if (!out || ec) {
    fs::remove(part, ec);
    return false;
  }
  return true;
}

}  // namespace jw::app
