#include "tests/engine/faulty_disk.h"

#include <new>
#include <stdexcept>

namespace jw::test {
namespace {

struct File : sqlite3_file {
  FaultyDisk* disk;  // null: this file never fails
  sqlite3_file* real;
  int next(unsigned kind) { return disk ? disk->next(kind) : SQLITE_OK; }
};

File& of(sqlite3_file* f) { return *static_cast<File*>(f); }
sqlite3_file* real(sqlite3_file* f) { return of(f).real; }
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

int closeFile(sqlite3_file* f) {
  const int rc = m(f).xClose(real(f));
  sqlite3_free(real(f));
  return rc;
}
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

// PROJ makes copies of the default VFS with data of its own, so a VFS that is handed to a call does not lead here; and it closes
// its files when the program ends, so the shim outlives every disk and its files are as large as the system's.
sqlite3_vfs theShim{};
sqlite3_vfs* theSystem = nullptr;
FaultyDisk* theDisk = nullptr;

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* outFlags) {
  auto* file = new (f) File();
  file->disk = theDisk && theDisk->concerns(name) ? theDisk : nullptr;
  file->real = static_cast<sqlite3_file*>(sqlite3_malloc(theSystem->szOsFile));
  if (!file->real) return SQLITE_NOMEM;
  file->real->pMethods = nullptr;
  const int rc = theSystem->xOpen(theSystem, name, file->real, flags, outFlags);
  if (file->real->pMethods)
    file->pMethods = &kMethods;
  else
    sqlite3_free(file->real);
  return rc;
}
int removeFile(sqlite3_vfs*, const char* name, int sync) { return theSystem->xDelete(theSystem, name, sync); }
int access(sqlite3_vfs*, const char* name, int flags, int* out) { return theSystem->xAccess(theSystem, name, flags, out); }
int fullName(sqlite3_vfs*, const char* name, int n, char* out) { return theSystem->xFullPathname(theSystem, name, n, out); }

}  // namespace

FaultyDisk::FaultyDisk(std::string fileName) : m_fileName(std::move(fileName)) {
  theSystem = sqlite3_vfs_find(nullptr);
  theShim = *theSystem;
  if (theSystem->szOsFile < static_cast<int>(sizeof(File))) throw std::logic_error("the files of the system's VFS are smaller than those of the faulty disk");
  theShim.pNext = nullptr;
  theShim.zName = "faulty-disk";
  theShim.xOpen = openFile;
  theShim.xDelete = removeFile;
  theShim.xAccess = access;
  theShim.xFullPathname = fullName;
  theDisk = this;
  sqlite3_vfs_register(&theShim, 1);
}

FaultyDisk::~FaultyDisk() {
  theDisk = nullptr;
  sqlite3_vfs_unregister(&theShim);
  sqlite3_vfs_register(theSystem, 1);
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
