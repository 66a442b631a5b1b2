#include "core/engine/backup.h"

#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/base/json_line.h"
#include "core/base/zone.h"
#include "core/engine/audit_log.h"
#include "core/engine/file_vault.h"
#include "core/store/case_extras_gateway.h"
#include "core/store/outbox_gateway.h"
#include "core/store/part_file.h"
#include "core/store/schema.h"
#include "core/store/store_hold.h"
#include "core/sync/another_site.h"

namespace jw::engine {
namespace {

namespace fs = std::filesystem;

void refuseTarget(const fs::path& store, const BackupTarget& target) {
  const auto& file = target.file;
  std::error_code ec;
  for (const char* tail : {"", "-wal", "-shm", "-journal"})
    if (fs::weakly_canonical(file, ec) == fs::weakly_canonical(store.string() + tail, ec)) throw Error(ErrorCode::usage, file.string() + " is the store itself; name another file");
  if (fs::is_directory(file, ec)) throw Error(ErrorCode::usage, file.string() + " is a folder; name a file in it");
  if (!fs::is_directory(store::folderOf(file), ec)) throw Error(ErrorCode::input, store::folderOf(file).string() + ": no such folder");
  if (store::onNetworkFileSystem(file)) throw Error(ErrorCode::input, file.string() + ": lies on a network file system, where a file cannot be known to be on disk; make the backup on a local disk and copy the finished file");
  if (!fs::exists(file, ec)) return;
  if (!target.replace) throw Error(ErrorCode::usage, file.string() + " is there already; name another file, or give --replace");
  if (!store::looksLikeStore(file)) throw Error(ErrorCode::usage, file.string() + " is no backup of Jingwei, and is not replaced");
}

// A store that finds no room any more stops: what is left on its own disk must be as much again.
void refuseWithoutRoom(const fs::path& store, const fs::path& target) {
  const fs::path folder = store::folderOf(target);
  std::error_code ec;
  std::uintmax_t size = fs::file_size(store, ec);
  if (const auto log = fs::file_size(store.string() + "-wal", ec); !ec) size += log;
  const auto room = fs::space(folder, ec);
  struct stat ours {}, theirs {};
  // No disk at all, or one that does not tell: the copying will say what is wrong.
  if (ec || room.capacity == 0 || ::stat(store.c_str(), &ours) != 0 || ::stat(folder.c_str(), &theirs) != 0) return;
  const std::uintmax_t needed = ours.st_dev == theirs.st_dev ? 2 * size : size;
  if (room.available >= needed) return;
  const auto megabytes = [](std::uintmax_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; };
  throw Error(ErrorCode::input, target.string() + ": too little room: a copy of " + megabytes(size) + (needed > size ? ", and as much must stay free for the store" : "") + ", but " +
                                    megabytes(room.available) + " are free; choose another folder, or keep fewer backups");
}

// Files that were put into a vault go again unless what names them comes to be.
class NewFiles {
 public:
  explicit NewFiles(const FileVault& vault) : m_vault(vault) {}
  ~NewFiles() {
    for (const auto& hash : m_hashes) m_vault.forget(hash);
  }
  NewFiles(const NewFiles&) = delete;
  NewFiles& operator=(const NewFiles&) = delete;
  void add(const std::string& hash) { m_hashes.push_back(hash); }
  void keep() { m_hashes.clear(); }

 private:
  const FileVault& m_vault;
  std::vector<std::string> m_hashes;
};

template <class Report>
void takeFiles(const std::vector<std::string>& hashes, const FileVault& from, const FileVault& to, NewFiles& fresh, Report& report, const Progress& progress) {
  for (const auto& hash : hashes) {
    progress(report.attachments++, hashes.size(), "attachments");
    bool copied = false;
    if (!to.take(from, hash, copied)) report.findings.push_back({"file", hash, "the attachment is missing or damaged"});
    if (copied) fresh.add(hash);
    report.copied += copied ? 1 : 0;
  }
}

std::vector<std::string> hashesIn(const fs::path& store) {
  store::Connection c(store, store::OpenMode::readOnly);
  return store::attachmentHashes(c);
}

std::string idOf(const fs::path& store) {
  try {
    store::Connection c(store, store::OpenMode::readOnly);
    return store::metaValue(c, "store_id");
  } catch (const Error&) {
    return {};  // damaged: that is what backups are for
  }
}

model::AuditEntry entryOf(const model::Actor& actor, Instant now, const std::string& storeId, const char* action, const nlohmann::json& detail) {
  auto entry = model::auditOf(actor, now, action, "store/" + storeId);
  entry.detail = jsonLine(detail);
  return entry;
}

// What has happened since the backup is not known here any more, but elsewhere. The attachments that its rows name.
std::vector<std::string> settle(const fs::path& file, const fs::path& schemaFolder, const model::Actor& actor, Instant now, const fs::path& backup, RestoreReport& report) {
  std::vector<std::string> hashes;
  {
    store::Connection w(file, store::OpenMode::readWrite);
    store::prepareSchema(w, schemaFolder);
    hashes = store::attachmentHashes(w);
    store::Transaction t(w);
    store::forgetBackupMark(w);
    report.newSite = sync::becomeAnotherSite(w, now);
    report.heldMessages = store::giveUpWaiting(w, actor, now, "the store was restored from a backup; this message may have been sent since");
    auto entry = entryOf(actor, now, report.facts.storeId, "store.restore",
                         {{"backup", backup.filename().string()}, {"taken_at", report.facts.takenAt == kNever ? "" : formatUtc(report.facts.takenAt)}, {"cases", report.facts.counts.cases}, {"held_messages", report.heldMessages}});
    writeAudit(w, entry);
    t.commit();
  }
  store::syncFile(file);
  return hashes;
}

}  // namespace

fs::path backupVaultOf(const fs::path& folder) { return folder / "jingwei"; }

BackupReport makeBackup(store::Connection& reader, const BackupTarget& target, Instant now, const Progress& progress, const std::function<void()>& begins) {
  const fs::path store = reader.file();
  refuseTarget(store, target);
  refuseWithoutRoom(store, target.file);
  BackupReport report;
  report.file = target.file;
  store::PartFile part(target.file, ".jingwei-part");
  if (begins) begins();
  report.facts = store::copyStore(reader, part.path(), now, progress);
  const FileVault vault(backupVaultOf(store::folderOf(target.file)));
  NewFiles fresh(vault);
  takeFiles(hashesIn(part.path()), FileVault(store), vault, fresh, report, progress);
  // From here on a file that nothing names does less harm than a name without its file.
  fresh.keep();
  part.takePlace();
  return report;
}

RestoreReport restoreBackup(const fs::path& backup, const fs::path& store, const fs::path& schemaFolder, const model::Actor& actor, Instant now, const Progress& progress) {
  std::error_code ec;
  if (fs::equivalent(backup, store, ec)) throw Error(ErrorCode::usage, backup.string() + " is the store itself; name a backup of it");
  if (fs::is_directory(store, ec)) throw Error(ErrorCode::usage, store.string() + " is a folder; name the store's file");
  store::refuseNetworkFileSystem(store);
  RestoreReport report;
  report.store = store;
  report.facts = store::readFacts(backup);
  const auto id = Uuid::parse(report.facts.storeId);
  if (!id) throw Error(ErrorCode::input, backup.string() + ": a store that was never used; there is nothing to restore");
  if (report.facts.schema > store::lastStep(schemaFolder))
    throw Error(ErrorCode::newer_store, backup.string() + ": made by a newer Jingwei (schema " + std::to_string(report.facts.schema) + "); install the newer program to restore it");
  // A store whose key is not there cannot be opened: better that the old one stays in its place.
  (void)access::loadKey(access::keyDirectory(), *id);
  const bool there = fs::exists(store, ec);
  if (there) store::StoreHold{store};  // says at once that it is open; it must be let go to ask whose store it is
  if (const std::string old = there ? idOf(store) : std::string(); !old.empty() && old != report.facts.storeId)
    throw Error(ErrorCode::store, backup.string() + " is a backup of another store than " + store.string() + "; restore it under a name of its own with --store");
  std::optional<store::StoreHold> hold;
  if (there) hold.emplace(store);
  store::PartFile part(store, ".jingwei-restoring");
  {
    store::Connection source(backup, store::OpenMode::readOnly);
    const auto takenAt = report.facts.takenAt;
    report.facts = store::copyStore(source, part.path(), takenAt == kNever ? now : takenAt, progress);
    report.facts.takenAt = takenAt;
  }
  const auto hashes = settle(part.path(), schemaFolder, actor, now, backup, report);
  const FileVault vault(store);
  NewFiles fresh(vault);
  takeFiles(hashes, FileVault(backupVaultOf(store::folderOf(backup))), vault, fresh, report, progress);
  fresh.keep();
  report.aside = store::replaceStore(part, store, now);
  return report;
}

void auditBackup(store::Connection& w, const model::Actor& actor, Instant now, const fs::path& file) {
  auto entry = entryOf(actor, now, store::metaValue(w, "store_id"), "store.backup", {{"file", file.filename().string()}});
  writeAudit(w, entry);
}

}  // namespace jw::engine
