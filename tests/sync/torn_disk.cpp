#include "tests/sync/torn_disk.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace jw::test {
namespace {

constexpr std::size_t kSector = 512;

void write(std::string& to, std::uint64_t at, std::string_view bytes) {
  if (to.size() < at + bytes.size()) to.resize(at + bytes.size());
  std::memcpy(to.data() + at, bytes.data(), bytes.size());
}

void apply(std::string& to, const TornDisk::Written& w) {
  if (w.truncates)
    to.resize(std::min<std::size_t>(to.size(), w.at));
  else
    write(to, w.at, w.bytes);
}

/// The shim in front of the system's VFS while there is a torn disk. Disks are used by one thread at a time.
struct Shim {
  sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
  sqlite3_vfs vfs = *system;
  std::map<std::string, TornDisk*> disks;
  Shim();
  TornDisk* diskOf(const char* name) {
    if (!name) return nullptr;
    const auto at = disks.find(std::string(name).substr(0, std::string_view(name).find(".db") + 3));
    return at == disks.end() ? nullptr : at->second;
  }
};
Shim& shim() {
  static Shim s;
  return s;
}

struct Handle : sqlite3_file {
  TornDisk* disk;
  TornDisk::File* file;
};
TornDisk::File& of(sqlite3_file* f) { return *static_cast<Handle*>(f)->file; }
TornDisk& diskOf(sqlite3_file* f) { return *static_cast<Handle*>(f)->disk; }

int closeFile(sqlite3_file*) { return SQLITE_OK; }
int readFile(sqlite3_file* f, void* out, int n, sqlite3_int64 at) {
  if (diskOf(f).off()) return SQLITE_IOERR_READ;
  const auto& seen = of(f).seen;
  const std::size_t from = std::min<std::size_t>(seen.size(), static_cast<std::size_t>(at)), there = std::min<std::size_t>(seen.size() - from, static_cast<std::size_t>(n));
  std::memcpy(out, seen.data() + from, there);
  std::memset(static_cast<char*>(out) + there, 0, static_cast<std::size_t>(n) - there);
  return there == static_cast<std::size_t>(n) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}
int writeFile(sqlite3_file* f, const void* bytes, int n, sqlite3_int64 at) {
  const bool was = diskOf(f).off();
  const int rc = diskOf(f).next();
  if (was) return rc;  // the one during which the power fails may reach the disk
  const TornDisk::Written w{static_cast<std::uint64_t>(at), std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(n)), false};
  apply(of(f).seen, w);
  of(f).since.push_back(w);
  return rc;
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size) {
  if (const int rc = diskOf(f).next(); rc != SQLITE_OK) return rc;
  const TornDisk::Written w{static_cast<std::uint64_t>(size), {}, true};
  apply(of(f).seen, w);
  of(f).since.push_back(w);
  return SQLITE_OK;
}
int syncFile(sqlite3_file* f, int) {
  if (const int rc = diskOf(f).next(); rc != SQLITE_OK) return rc;
  for (const auto& w : of(f).since) apply(of(f).durable, w);
  of(f).since.clear();
  return SQLITE_OK;
}
int sizeOf(sqlite3_file* f, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(of(f).seen.size());
  return SQLITE_OK;
}
int lock(sqlite3_file*, int) { return SQLITE_OK; }
int reserved(sqlite3_file*, int* out) {
  *out = 0;
  return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector(sqlite3_file*) { return 4096; }
int device(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int mapShared(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  auto& shared = of(f).shared;
  *out = nullptr;
  if (shared.size() <= static_cast<std::size_t>(page)) {
    if (!extend) return SQLITE_OK;
    // Others hold pointers to what is there, so the regions are made once.
    if (shared.empty()) shared.reserve(1'024);
    shared.resize(static_cast<std::size_t>(page) + 1, std::string(static_cast<std::size_t>(size), '\0'));
  }
  *out = shared[static_cast<std::size_t>(page)].data();
  return SQLITE_OK;
}
int lockShared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
void barrier(sqlite3_file*) {}
int unmapShared(sqlite3_file* f, int) {
  of(f).shared.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods{2,       closeFile, readFile, writeFile, truncateFile, syncFile, sizeOf,  lock,        lock,    reserved,
                                  control, sector,    device,   mapShared, lockShared,   barrier,  unmapShared, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags) {
  TornDisk* disk = shim().diskOf(name);
  if (!disk) return shim().system->xOpen(shim().system, name, f, flags, outFlags);
  auto* handle = new (f) Handle();
  handle->disk = disk;
  handle->file = disk->off() ? nullptr : disk->find(name, (flags & SQLITE_OPEN_CREATE) != 0);
  if (!handle->file) return SQLITE_CANTOPEN;
  handle->pMethods = &kMethods;
  if (outFlags) *outFlags = flags;
  return SQLITE_OK;
}
int removeFile(sqlite3_vfs*, const char* name, int sync) {
  TornDisk* disk = shim().diskOf(name);
  if (!disk) return shim().system->xDelete(shim().system, name, sync);
  if (disk->off()) return SQLITE_IOERR_DELETE;
  disk->remove(name);
  return SQLITE_OK;
}
int access(sqlite3_vfs*, const char* name, int flags, int* out) {
  TornDisk* disk = shim().diskOf(name);
  if (!disk) return shim().system->xAccess(shim().system, name, flags, out);
  const auto* file = disk->find(name, false);
  *out = file && !file->seen.empty();
  return SQLITE_OK;
}
int fullName(sqlite3_vfs*, const char* name, int n, char* out) {
  if (!shim().diskOf(name)) return shim().system->xFullPathname(shim().system, name, n, out);
  sqlite3_snprintf(n, out, "%s", name);
  return SQLITE_OK;
}

Shim::Shim() {
  vfs.szOsFile = std::max(static_cast<int>(sizeof(Handle)), system->szOsFile);
  vfs.pNext = nullptr;
  vfs.zName = "torn-disk";
  vfs.xOpen = openFile;
  vfs.xDelete = removeFile;
  vfs.xAccess = access;
  vfs.xFullPathname = fullName;
  sqlite3_vfs_register(&vfs, 1);
}

std::string nextName() {
  static int n = 0;
  return "/torn/" + std::to_string(++n) + ".db";
}

}  // namespace

TornDisk::TornDisk(std::uint64_t seed) : m_name(nextName()), m_random(seed) { shim().disks[m_name] = this; }
TornDisk::~TornDisk() { shim().disks.erase(m_name); }

void TornDisk::put(std::string image) {
  m_files.clear();
  auto& file = m_files[m_name];
  file.seen = image;
  file.durable = std::move(image);
  m_off = false;
  m_left = 0;
}

void TornDisk::cutAt(std::uint64_t n) { m_left = n; }

int TornDisk::next() {
  if (m_off) return SQLITE_IOERR;
  if (m_left != 0 && --m_left == 0) m_off = true;
  return m_off ? SQLITE_IOERR : SQLITE_OK;
}

void TornDisk::restart() {
  for (auto& [name, file] : m_files) {
    for (const auto& w : file.since) {
      if (w.truncates) {
        if (m_random() % 2) apply(file.durable, w);
        continue;
      }
      const bool whole = m_random() % 2;
      for (std::size_t at = 0; at < w.bytes.size();) {
        const std::size_t length = std::min(w.bytes.size() - at, kSector - (w.at + at) % kSector);
        if (whole || m_random() % 2) write(file.durable, w.at + at, std::string_view(w.bytes).substr(at, length));
        at += length;
      }
    }
    file.since.clear();
    file.shared.clear();
    file.seen = file.durable;
  }
  m_off = false;
  m_left = 0;
}

TornDisk::File* TornDisk::find(std::string_view name, bool create) {
  const auto at = m_files.find(name);
  if (at != m_files.end()) return &at->second;
  return create ? &m_files[std::string(name)] : nullptr;
}

void TornDisk::remove(std::string_view name) {
  if (const auto at = m_files.find(name); at != m_files.end()) m_files.erase(at);
}

}  // namespace jw::test
