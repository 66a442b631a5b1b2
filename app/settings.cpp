#include "app/settings.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/sync/postgres/pg_connection.h"

namespace jw::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBackupsKnown = 20;

nlohmann::json readSettings(const fs::path& file) {
  std::ifstream in(file);
  auto json = nlohmann::json::parse(in, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

bool change(const fs::path& settings, const std::function<void(nlohmann::json&)>& edit) {
  const auto before = readSettings(settings);
  auto json = before;
  edit(json);
  if (json == before) return true;
  std::error_code ec;
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
  return !ec && change(settings, [&](nlohmann::json& json) { json["last_store"] = absolute.string(); });
}

std::vector<fs::path> backupsOf(const fs::path& settings, const fs::path& store) {
  std::vector<fs::path> files;
  std::error_code ec;
  const auto json = readSettings(settings);
  const auto all = json.find("backups");
  const std::string key = fs::absolute(store, ec).string();
  if (all == json.end() || !all->is_object() || !all->contains(key) || !all->at(key).is_array()) return files;
  for (const auto& file : all->at(key))
    if (file.is_string()) files.emplace_back(file.get<std::string>());
  return files;
}

bool rememberBackup(const fs::path& settings, const fs::path& store, const fs::path& backup) {
  std::error_code ec;
  const fs::path file = fs::absolute(backup, ec);
  auto files = nlohmann::json::array({file.string()});
  for (const auto& earlier : backupsOf(settings, store))
    if (earlier != file && files.size() < kBackupsKnown) files.push_back(earlier.string());
  const std::string key = fs::absolute(store, ec).string();
  return change(settings, [&](nlohmann::json& json) { json["backups"][key] = files; });
}

engine::CenterAddress centerOf(const fs::path& settings, const std::string& storeId) {
  engine::CenterAddress center;
  const auto json = readSettings(settings);
  const auto all = json.find("centers");
  if (all != json.end() && all->is_object() && all->contains(storeId) && all->at(storeId).is_object()) {
    const auto& of = all->at(storeId);
    const auto text = [&](const char* key) { return of.contains(key) && of.at(key).is_string() ? of.at(key).get<std::string>() : std::string(); };
    center = {text("url"), text("root_certificate"), text("site")};
  }
  char host[256] = "";
  if (center.siteName.empty() && gethostname(host, sizeof(host) - 1) == 0) center.siteName = host;
  return center;
}

bool rememberCenter(const fs::path& settings, const std::string& storeId, const engine::CenterAddress& center) {
  if (sync::carriesPassword(center.url)) return false;
  std::error_code ec;
  const fs::path certificate = center.rootCertificate.empty() ? fs::path() : fs::absolute(center.rootCertificate, ec);
  return !ec && change(settings, [&](nlohmann::json& json) { json["centers"][storeId] = {{"url", center.url}, {"root_certificate", certificate.string()}, {"site", center.siteName}}; });
}

}  // namespace jw::app
