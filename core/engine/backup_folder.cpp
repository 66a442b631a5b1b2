#include "core/engine/backup_folder.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

#include "core/base/error.h"
#include "core/engine/backup.h"
#include "core/engine/file_vault.h"
#include "core/store/backup.h"
#include "core/store/case_extras_gateway.h"

namespace jw::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnd = ".backup";
constexpr std::size_t kStamp = 16;  // 20261123T011500Z

std::string stamp(Instant t) {
  std::string s = formatUtc(t);
  std::erase_if(s, [](char c) { return c == '-' || c == ':'; });
  return s;
}

std::optional<Instant> momentOf(std::string_view stamp) {
  if (stamp.size() != kStamp || stamp[8] != 'T' || stamp[15] != 'Z') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) {
    int value = -1;
    const auto r = std::from_chars(stamp.data() + at, stamp.data() + at + n, value);
    return r.ec == std::errc() && r.ptr == stamp.data() + at + n ? value : -1;
  };
  const int year = number(0, 4), month = number(4, 2), day = number(6, 2), hour = number(9, 2), minute = number(11, 2), second = number(13, 2);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  return fromMillis(((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60'000 + second * 1000);
}

// The contents that any backup of the folder names; nothing where one of them does not say it.
std::optional<std::set<std::string>> namedIn(const fs::path& folder) {
  std::set<std::string> named;
  try {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (!entry.is_regular_file() || !store::looksLikeStore(entry.path())) continue;
      store::Connection c(entry.path(), store::OpenMode::readOnly);
      for (auto& hash : store::attachmentHashes(c)) named.insert(std::move(hash));
    }
  } catch (const std::exception& e) {
    spdlog::warn("attachments beside backups are all kept: {}", e.what());
    return std::nullopt;
  }
  return named;
}

void removeUnnamed(const fs::path& folder) {
  const fs::path files = backupVaultOf(folder).string() + ".files";
  std::error_code ec;
  if (!fs::is_directory(files, ec)) return;
  const auto named = namedIn(folder);
  if (!named) return;
  std::vector<fs::path> gone;
  for (const auto& entry : fs::recursive_directory_iterator(files, ec))
    if (entry.is_regular_file() && !named->contains(entry.path().filename().string())) gone.push_back(entry.path());
  for (const auto& file : gone) fs::remove(file, ec);
}

std::string quoted(const fs::path& file) {
  std::string text = file.string(), out;
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/._-+,=@%:").find(c) != std::string_view::npos; });
  if (plain) return text;
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + out + "'";
}

}  // namespace

fs::path defaultBackupFolder(const fs::path& store) { return store.string() + ".backups"; }

fs::path backupName(const fs::path& folder, const fs::path& store, Instant takenAt) { return folder / (store.filename().string() + "-" + stamp(takenAt) + std::string(kEnd)); }

std::vector<KeptBackup> backupsIn(const fs::path& folder, const fs::path& store) {
  std::vector<KeptBackup> kept;
  const std::string begin = store.filename().string() + "-";
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().string();
    if (name.size() != begin.size() + kStamp + kEnd.size() || !name.starts_with(begin) || !name.ends_with(kEnd)) continue;
    if (const auto at = momentOf(std::string_view(name).substr(begin.size(), kStamp))) kept.push_back({entry.path(), *at});
  }
  std::sort(kept.begin(), kept.end(), [](const KeptBackup& a, const KeptBackup& b) { return a.takenAt > b.takenAt; });
  return kept;
}

std::vector<KeptBackup> superfluous(const std::vector<KeptBackup>& kept, const Keeping& keeping, const Zone& zone) {
  std::vector<KeptBackup> gone;
  std::set<std::int64_t> hours;
  std::set<std::string> days;
  for (const auto& backup : kept) {
    const bool first = hours.empty();
    const bool ofHour = static_cast<int>(hours.size()) < keeping.hourly && hours.insert(toMillis(backup.takenAt) / 3'600'000).second;
    const bool ofDay = static_cast<int>(days.size()) < keeping.daily && days.insert(formatDate8(zone.toLocal(backup.takenAt))).second;
    if (first) hours.insert(toMillis(backup.takenAt) / 3'600'000);
    if (!first && !ofHour && !ofDay) gone.push_back(backup);
  }
  return gone;
}

std::size_t thinOut(const fs::path& folder, const fs::path& store, const Keeping& keeping, const Zone& zone) {
  const auto gone = superfluous(backupsIn(folder, store), keeping, zone);
  for (const auto& backup : gone) {
    std::error_code ec;
    fs::remove(backup.file, ec);
    if (ec) throw Error(ErrorCode::input, backup.file.string() + " cannot be removed: " + ec.message());
  }
  if (!gone.empty()) removeUnnamed(folder);
  return gone.size();
}

std::optional<fs::path> newestSound(const std::vector<fs::path>& files, const Progress& progress) {
  std::vector<std::pair<Instant, fs::path>> found;
  const auto readable = [&](const fs::path& file, const auto& use) {
    try {
      use(file);
      return true;
    } catch (const Error& e) {
      if (e.code() == ErrorCode::cancelled) throw;
      return false;
    }
  };
  for (const auto& file : files)
    readable(file, [&](const fs::path& f) {
      const Instant at = store::readFacts(f).takenAt;
      if (at != kNever) found.emplace_back(at, f);
    });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [at, file] : found)
    if (readable(file, [&](const fs::path& f) { store::verifyStore(f, progress); })) return file;
  return std::nullopt;
}

std::string restoreCommand(const fs::path& store, const fs::path& backup) { return "jingwei --store " + quoted(store) + " restore " + quoted(backup); }

}  // namespace jw::engine
