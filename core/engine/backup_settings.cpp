#include "core/engine/backup_settings.h"

#include <toml++/toml.h>

#include <charconv>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

struct Number {
  const char *name, *key;  // in the file, in the store
  int& (*of)(BackupSettings&);
};
constexpr Number kNumbers[] = {{"minutes", "backup_minutes", [](BackupSettings& s) -> int& { return s.minutes; }},
                               {"hourly", "backup_hourly", [](BackupSettings& s) -> int& { return s.keeping.hourly; }},
                               {"daily", "backup_daily", [](BackupSettings& s) -> int& { return s.keeping.daily; }}};
constexpr const char *kOn = "backup_on", *kFolder = "backup_folder";

int valueOf(const Number& n, BackupSettings s) { return n.of(s); }
bool within(const Number& n, int value, const BackupLimits& limits) { return value >= valueOf(n, limits.least) && value <= valueOf(n, limits.most); }

}  // namespace

BackupLimits loadBackupLimits(const std::filesystem::path& dataFolder) {
  const auto file = dataFolder / "backup" / "settings.toml";
  BackupLimits limits;
  try {
    const auto toml = toml::parse_file(file.string());
    const auto fill = [&](const char* part, BackupSettings& s) {
      for (const auto& n : kNumbers) {
        const auto value = toml[part][n.name].value_exact<std::int64_t>();
        if (!value) throw Error(ErrorCode::input, file.string() + ": " + part + "." + n.name + " must be a number");
        n.of(s) = static_cast<int>(*value);
      }
    };
    fill("default", limits.standard);
    fill("least", limits.least);
    fill("most", limits.most);
    limits.standard.on = toml["default"]["on"].value_or(true);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, file.string() + ": " + std::string(e.description()));
  }
  if (const auto wrong = faultOf(limits.standard, limits); !wrong.empty()) throw Error(ErrorCode::input, file.string() + ": default." + wrong + " lies outside the limits");
  return limits;
}

BackupSettings backupSettings(store::Connection& c, const BackupLimits& limits) {
  BackupSettings s = limits.standard;
  for (const auto& n : kNumbers) {
    const std::string text = store::metaValue(c, n.key);
    int value = 0;
    const auto r = std::from_chars(text.data(), text.data() + text.size(), value);
    if (!text.empty() && r.ec == std::errc() && r.ptr == text.data() + text.size() && within(n, value, limits)) n.of(s) = value;
  }
  if (const std::string on = store::metaValue(c, kOn); !on.empty()) s.on = on == "1";
  s.folder = store::metaValue(c, kFolder);
  return s;
}

std::string faultOf(const BackupSettings& settings, const BackupLimits& limits) {
  for (const auto& n : kNumbers)
    if (!within(n, valueOf(n, settings), limits)) return n.name;
  const std::string folder = settings.folder.string();
  if (!folder.empty() && (!settings.folder.is_absolute() || !text::isUtf8(folder) || folder.find('\0') != std::string::npos)) return "folder";
  return {};
}

void putBackupSettings(store::Connection& w, const BackupSettings& settings) {
  for (const auto& n : kNumbers) store::setMetaValue(w, n.key, std::to_string(valueOf(n, settings)));
  store::setMetaValue(w, kOn, settings.on ? "1" : "0");
  store::setMetaValue(w, kFolder, settings.folder.string());
}

}  // namespace jw::engine
