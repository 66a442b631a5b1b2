#include "tests/engine/faulty_disk.h"

#include <new>

namespace jw::test {
namespace {

struct File : sqlite3_file {
  FaultyDisk* disk;  // null: this file never fails
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  int next(unsigned kind) { return disk ? disk->next(kind) : SQLITE_OK; }
};

File& of(sqlite3_file* f) { return *static_cast<File*>(f); }
sqlite3_file* real(sqlite3_file* f) { return of(f).real(); }
const sqlite3_io_methods& m(sqlite3_file* f) { return *real(f)->pMethods; }

int guarded(sqlite3_file* f, unsigned kind, int (*call)(sqlite3_file*, void*), void* arguments) {
  const int rc = of(f).next(kind);
  return rc == SQLITE_OK ? call(f, arguments) : rc;
}
template <class F>
int pass(sqlite3_file* f, unsigned kind, F call) {
  return guarded(
      f, kind, [](sqlite3_file* file, void* c) { return (*static_cast<F*>(c))(real(file)); }, &call);
}

int closeFile(sqlite3_file* f) { return m(f).xClose(real(f)); }
int readFile(sqlite3_file* f, void* p, int n, sqlite3_int64 at) {
  return pass(f, FaultyDisk::reads, [=](sqlite3_file* r) { return r->pMethods->xRead(r, p, n, at); });
}
int writeFile(sqlite3_file* f, const void* p, int n, sqlite3_int64 at) {
  return pass(f, FaultyDisk::writes, [=](sqlite3_file* r) { return r->pMethods->xWrite(r, p, n, at); });
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size) {
  return pass(f, FaultyDisk::truncations, [=](sqlite3_file* r) { return r->pMethods->xTruncate(r, size); });
}
int syncFile(sqlite3_file* f, int flags) {
  return pass(f, FaultyDisk::syncs, [=](sqlite3_file* r) { return r->pMethods->xSync(r, flags); });
}
int sizeOf(sqlite3_file* f, sqlite3_int64* size) { return m(f).xFileSize(real(f), size); }
int lock(sqlite3_file* f, int level) { return m(f).xLock(real(f), level); }
int unlock(sqlite3_file* f, int level) { return m(f).xUnlock(real(f), level); }
int reserved(sqlite3_file* f, int* out) { return m(f).xCheckReservedLock(real(f), out); }
int control(sqlite3_file* f, int op, void* arg) { return m(f).xFileControl(real(f), op, arg); }
int sector(sqlite3_file* f) { return m(f).xSectorSize(real(f)); }
int device(sqlite3_file* f) { return m(f).xDeviceCharacteristics(real(f)); }
int shmMap(sqlite3_file* f, int page, int size, int extend, void volatile** out) { return m(f).xShmMap(real(f), page, size, extend, out); }
int shmLock(sqlite3_file* f, int offset, int n, int flags) { return m(f).xShmLock(real(f), offset, n, flags); }
void shmBarrier(sqlite3_file* f) { m(f).xShmBarrier(real(f)); }
int shmUnmap(sqlite3_file* f, int remove) { return m(f).xShmUnmap(real(f), remove); }

const sqlite3_io_methods kMethods{2,        closeFile, readFile, writeFile, truncateFile, syncFile, sizeOf,     lock,     unlock, reserved,
                                  control,  sector,    device,   shmMap,    shmLock,      shmBarrier, shmUnmap, nullptr, nullptr};

// PROJ makes copies of the default VFS with data of its own, so a VFS that is handed to a call does not lead here.
FaultyDisk* theDisk = nullptr;

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags) {
  auto* file = new (f) File();
  file->disk = theDisk->concerns(name) ? theDisk : nullptr;
  const int rc = theDisk->real()->xOpen(theDisk->real(), name, file->real(), flags, outFlags);
  file->pMethods = file->real()->pMethods ? &kMethods : nullptr;
  return rc;
}
int removeFile(sqlite3_vfs*, const char* name, int sync) { return theDisk->real()->xDelete(theDisk->real(), name, sync); }
int access(sqlite3_vfs*, const char* name, int flags, int* out) { return theDisk->real()->xAccess(theDisk->real(), name, flags, out); }
int fullName(sqlite3_vfs*, const char* name, int n, char* out) { return theDisk->real()->xFullPathname(theDisk->real(), name, n, out); }

}  // namespace

FaultyDisk::FaultyDisk(std::string fileName) : m_fileName(std::move(fileName)), m_real(sqlite3_vfs_find(nullptr)) {
  m_vfs = *m_real;
  m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
  m_vfs.pNext = nullptr;
  m_vfs.zName = "faulty-disk";
  m_vfs.xOpen = openFile;
  m_vfs.xDelete = removeFile;
  m_vfs.xAccess = access;
  m_vfs.xFullPathname = fullName;
  theDisk = this;
  sqlite3_vfs_register(&m_vfs, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&m_vfs);
  sqlite3_vfs_register(m_real, 1);
}

void FaultyDisk::failAt(std::int64_t n, unsigned kinds, int code, bool forGood) {
  m_kinds = kinds;
  m_code = code;
  m_forGood = forGood;
  m_failAt = n;
  m_calls = 0;
}

int FaultyDisk::next(unsigned kind) {
  if ((m_kinds & kind) == 0) return SQLITE_OK;
  const std::int64_t n = ++m_calls, at = m_failAt;
  return at != 0 && (n == at || (m_forGood && n > at)) ? m_code.load() : SQLITE_OK;
}

}  // namespace jw::test
