#include "core/store/part_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/base/error.h"

namespace jw::store {
namespace {

namespace fs = std::filesystem;

std::string why(int error) { return std::generic_category().message(error); }

[[noreturn]] void fail(const fs::path& file, int error) {
  if (error == ENOSPC || error == EDQUOT) throw Error(ErrorCode::input, file.string() + ": the disk is full; make room there or choose another folder");
  throw Error(ErrorCode::input, file.string() + " cannot be written: " + why(error));
}

void sync(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) fail(path, errno);
  const int failed = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if (failed) fail(path, failed);
}

// Whoever had the name before may have given the file its place while we waited for it.
bool isStill(int fd, const fs::path& path) {
  struct stat open {}, named {};
  return fstat(fd, &open) == 0 && stat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

}  // namespace

fs::path folderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }
void syncFile(const fs::path& file) { sync(file, O_RDONLY); }
void syncFolder(const fs::path& folder) { sync(folder, O_RDONLY | O_DIRECTORY); }

PartFile::PartFile(fs::path target, const char* tail) : m_target(std::move(target)), m_path(m_target.string() + tail) {
  while (m_fd < 0) {
    m_fd = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_fd < 0 && errno == ENOENT && !fs::exists(folderOf(m_target))) throw Error(ErrorCode::input, folderOf(m_target).string() + ": no such folder");
    if (m_fd < 0) fail(m_target, errno);
    if (flock(m_fd, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      ::close(m_fd);
      if (error == EWOULDBLOCK) throw Error(ErrorCode::input, m_target.string() + ": another program is writing it just now");
      fail(m_target, error);
    }
    if (isStill(m_fd, m_path)) break;
    ::close(m_fd);
    m_fd = -1;
  }
  if (ftruncate(m_fd, 0) != 0 || fchmod(m_fd, 0600) != 0) {
    const int error = errno;
    remove();
    ::close(m_fd);
    fail(m_target, error);
  }
}

PartFile::~PartFile() {
  if (m_ours) remove();
  ::close(m_fd);
}

void PartFile::remove() const {
  std::error_code ignored;
  for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(m_path.string() + tail, ignored);
}

void PartFile::takePlace() {
  if (::rename(m_path.c_str(), m_target.c_str()) != 0) fail(m_target, errno);
  m_ours = false;
  syncFolder(folderOf(m_target));
}

}  // namespace jw::store
