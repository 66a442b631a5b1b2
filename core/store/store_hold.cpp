#include "core/store/store_hold.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/zone.h"

namespace jw::store {
namespace {

namespace fs = std::filesystem;

// Where SQLite's connections lock (os.h, "Pending byte"): whoever has a store in WAL mode open holds a byte of these.
constexpr off_t kLockBytes = 0x40000000;
constexpr off_t kLockLength = 2 + 510;

// "20261123T011500Z": sorts by time and needs no quoting.
std::string stamp(Instant t) {
  std::string s = formatUtc(t);
  s.erase(std::min(s.find('.'), s.size()));
  std::erase_if(s, [](char c) { return c == '-' || c == ':' || c == 'Z'; });
  return s + "Z";
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code ec;
  fs::rename(from, to, ec);
  if (ec) throw Error(ErrorCode::input, "cannot rename " + from.string() + " to " + to.string() + ": " + ec.message());
}

}  // namespace

StoreHold::StoreHold(const fs::path& store) : m_fd(::open(store.c_str(), O_RDWR | O_CLOEXEC)) {
  if (m_fd < 0) throw Error(ErrorCode::store, store.string() + " cannot be written: " + std::generic_category().message(errno));
  struct flock all {};
  all.l_type = F_WRLCK;
  all.l_whence = SEEK_SET;
  all.l_start = kLockBytes;
  all.l_len = kLockLength;
  // Of the open file and not of the process, so that connections of this process count too.
  if (::fcntl(m_fd, F_OFD_SETLK, &all) == 0) return;
  ::close(m_fd);
  throw Error(ErrorCode::store, store.string() + ": open in a window or another command; close that first");
}

StoreHold::~StoreHold() { ::close(m_fd); }

fs::path replaceStore(PartFile& fresh, const fs::path& store, Instant now) {
  fs::path aside;
  if (fs::exists(store)) {
    const std::string name = store.string() + ".replaced-" + stamp(now);
    aside = name;
    for (int n = 2; fs::exists(aside) || fs::exists(aside.string() + "-wal"); ++n) aside = name + "-" + std::to_string(n);
    move(store, aside);
  }
  // A log that stayed would be read into the new store.
  fs::path log;
  try {
    std::error_code none;
    if (const auto bytes = fs::file_size(store.string() + "-wal", none); !none && bytes > 0) {
      log = aside.empty() ? store.string() + ".replaced-" + stamp(now) + "-wal" : aside.string() + "-wal";
      move(store.string() + "-wal", log);
    }
    std::error_code ignored;
    for (const char* tail : {"-wal", "-shm", "-journal"}) fs::remove(store.string() + tail, ignored);
    move(fresh.path(), store);
  } catch (const Error&) {
    std::error_code ignored;
    if (!log.empty()) fs::rename(log, store.string() + "-wal", ignored);
    if (!aside.empty()) fs::rename(aside, store, ignored);
    throw;
  }
  fresh.leave();
  syncFolder(folderOf(store));
  return aside;
}

}  // namespace jw::store
