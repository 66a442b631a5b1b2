#include "core/store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <optional>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/store/part_file.h"
#include "core/store/schema.h"
#include "core/store/sqlite_error.h"

namespace jw::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTakenAt = "backup_taken_at";
constexpr int kPagesOfStep = 256;  // a MiB: some milliseconds
constexpr std::uintmax_t kSpare = 16 << 20;
constexpr std::chrono::milliseconds kBusy{10};

void refuseFullDisk(const fs::path& to, std::uintmax_t bytes) {
  std::error_code ec;
  const auto space = fs::space(folderOf(to), ec);
  if (ec || space.available >= bytes + kSpare) return;
  throw Error(ErrorCode::input, folderOf(to).string() + ": " + std::to_string((bytes + kSpare) >> 20) + " MiB are needed, " + std::to_string(space.available >> 20) +
                                    " MiB are free; make room there or choose another folder");
}

class Pages {
 public:
  Pages(sqlite3* from, sqlite3* to) : m_backup(sqlite3_backup_init(to, "main", from, "main")) {
    if (!m_backup) fail(to, "copying");
  }
  ~Pages() { finish(); }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  void copy(std::uint64_t pageBytes, const Progress& progress) {
    for (int rc = SQLITE_OK; rc != SQLITE_DONE;) {
      const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(m_backup)), left = static_cast<std::uint64_t>(sqlite3_backup_remaining(m_backup));
      progress((total - left) * pageBytes >> 10, total * pageBytes >> 10, "KiB copied");
      rc = sqlite3_backup_step(m_backup, kPagesOfStep);
      if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        std::this_thread::sleep_for(kBusy);
      else if (rc != SQLITE_OK && rc != SQLITE_DONE)
        refuse(rc);
    }
    if (const int rc = finish(); rc != SQLITE_OK) refuse(rc);
  }

 private:
  int finish() { return sqlite3_backup_finish(std::exchange(m_backup, nullptr)); }
  [[noreturn]] void refuse(int rc) {
    finish();
    switch (rc & 0xFF) {
      case SQLITE_FULL: throw Error(ErrorCode::input, "the disk is full; make room there or choose another folder");
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB: throw Error(ErrorCode::store, std::string("the store is damaged: ") + sqlite3_errstr(rc));
      case SQLITE_INTERRUPT: throw Error(ErrorCode::cancelled, "stopped");
      default: throw Error(ErrorCode::input, std::string("copying: ") + sqlite3_errstr(rc));
    }
  }
  sqlite3_backup* m_backup;
};

// What was written comes back from the disk and not from memory, where the system can do that.
void forgetCached(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  (void)::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
  ::close(fd);
}

StoreFacts look(const fs::path& file, bool wholly, const Progress& progress) {
  if (!looksLikeStore(file)) throw Error(ErrorCode::input, file.string() + ": " + (fs::exists(file) ? "not a store of Jingwei, and no backup of one" : "no such file"));
  Connection c(file, OpenMode::readOnly);
  if (wholly) {
    progress(0, 0, "checking the copy");
    // The pragma is one long step that no progress handler interrupts.
    const std::stop_callback interrupt(progress.stop, [&] { sqlite3_interrupt(c.handle()); });
    if (progress.stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
    const std::string verdict = c.text("PRAGMA quick_check(5)");
    if (progress.stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
    if (verdict != "ok") throw Error(ErrorCode::store, file.string() + ": damaged (" + verdict + ")");
  }
  c.setStop(progress.stop);
  try {
    StoreFacts facts = factsOf(c);
    c.setStop({});
    return facts;
  } catch (const Error& e) {
    if (e.code() != ErrorCode::store) throw;
    throw Error(ErrorCode::store, file.string() + ": not sound (" + e.what() + ")");
  }
}

}  // namespace

StoreFacts factsOf(Connection& c) {
  StoreFacts facts;
  facts.storeId = metaValue(c, "store_id");
  facts.schema = static_cast<int>(c.integer("PRAGMA user_version"));
  const std::string at = metaValue(c, kTakenAt);
  std::int64_t ms = 0;
  if (std::from_chars(at.data(), at.data() + at.size(), ms).ec == std::errc() && !at.empty()) facts.takenAt = fromMillis(ms);
  facts.counts = countRows(c);
  facts.bytes = static_cast<std::uint64_t>(c.integer("PRAGMA page_count") * c.integer("PRAGMA page_size"));
  return facts;
}

StoreFacts copyStore(Connection& reader, const fs::path& to, Instant takenAt, const Progress& progress) {
  StoreFacts facts;
  {
    std::optional<ReadTransaction> moment(std::in_place, reader);
    facts = factsOf(reader);
    refuseFullDisk(to, facts.bytes);
    const auto pageBytes = static_cast<std::uint64_t>(reader.integer("PRAGMA page_size"));
    try {
      Connection copy(to, OpenMode::create);
      // Nobody else reads it before it is whole, and nothing of it stays if it does not become so.
      copy.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
      Pages(reader.handle(), copy.handle()).copy(pageBytes, progress);
      moment.reset();
      // One file that can be read where nothing can be written.
      copy.execute("PRAGMA journal_mode=DELETE;");
      setMetaValue(copy, kTakenAt, std::to_string(toMillis(takenAt)));
    } catch (const Error& e) {
      throw e.within(folderOf(to).string());
    }
  }
  syncFile(to);
  forgetCached(to);
  facts.takenAt = takenAt;
  StoreFacts there;
  try {
    there = look(to, true, progress);
  } catch (const Error& e) {
    if (e.code() == ErrorCode::cancelled) throw;
    throw Error(ErrorCode::store, std::string("the copy is not sound, and is not kept (") + e.what() + "); look the store through with: jingwei check");
  }
  // The mark itself may have taken a page.
  there.bytes = facts.bytes;
  if (there != facts) throw Error(ErrorCode::store, "the copy does not have the rows of the store, and is not kept; look the store through with: jingwei check");
  facts.bytes = fs::file_size(to);
  return facts;
}

bool looksLikeStore(const fs::path& file) {
  char head[72] = "";
  std::ifstream in(file, std::ios::binary);
  if (!in.read(head, sizeof head) || std::string_view(head, 16) != std::string_view("SQLite format 3\0", 16)) return false;
  std::uint32_t id = 0;
  for (int i = 68; i < 72; ++i) id = id << 8 | static_cast<unsigned char>(head[i]);
  return id == static_cast<std::uint32_t>(kApplicationId);
}

StoreFacts verifyStore(const fs::path& file, const Progress& progress) { return look(file, true, progress); }
StoreFacts readFacts(const fs::path& file) { return look(file, false, {}); }

void leaveCheckpoints(Connection& w) { w.execute("PRAGMA wal_autocheckpoint=0"); }

void forgetBackupMark(Connection& w) {
  auto s = w.prepare("DELETE FROM meta WHERE key=?");
  s->bind(1, kTakenAt).run();
}

}  // namespace jw::store
