#include "core/engine/book_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>

#include "core/base/error.h"
#include "core/store/part_file.h"

namespace jw::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kFull = 1 << 20;  // bytes left on a disk that is called full
constexpr int kMostOfOneName = 1000;

MadeBook asLeft(const fs::path& file) {
  std::error_code ec;
  MadeBook made{file, fs::file_size(file, ec), 0};
  if (ec) made.bytes = 0;
  const auto changed = fs::last_write_time(file, ec);
  if (!ec) made.changedAt = std::chrono::duration_cast<std::chrono::nanoseconds>(changed.time_since_epoch()).count();
  return made;
}

// 0, or why not; EEXIST: the name is taken.
int renameToFree(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems that cannot promise it: a second name is given only where none is.
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return errno;
  if (std::error_code ec; fs::exists(to, ec)) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

// With whatever a writer has put beside it.
void removeParts(const fs::path& folder, const std::string& name) {
  std::error_code ec;
  std::vector<fs::path> parts;
  for (fs::directory_iterator i(folder, ec), end; !ec && i != end; i.increment(ec))
    if (i->path().filename().string().starts_with(name)) parts.push_back(i->path());
  for (const auto& part : parts) fs::remove(part, ec);
}

}  // namespace

BookLeft leaveBook(const fs::path& folder, const std::string& stem, const std::string& ending, const Uuid& schedule, const std::function<void(const fs::path&)>& write) {
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) return {BookFault::noFolder, folder.string() + (ec ? ": " + ec.message() : std::string()), {}};
  const std::string name = "." + schedule.text() + ".part";
  const fs::path part = folder / name;
  removeParts(folder, name);
  BookLeft left;
  const auto failed = [&](BookFault fault, const std::string& why) {
    left = {fault, why, {}};
    if (fault == BookFault::notWritten)
      if (const auto space = fs::space(folder, ec); !ec && space.available < kFull) left.fault = BookFault::diskFull;
    removeParts(folder, name);
    return left;
  };
  try {
    write(part);
    store::syncFile(part);
  } catch (const Error& e) {
    return failed(e.code() == ErrorCode::cancelled ? BookFault::cancelled : BookFault::notWritten, e.what());
  } catch (const std::exception& e) {
    return failed(BookFault::notWritten, e.what());
  }
  for (int n = 1; n <= kMostOfOneName; ++n) {
    const fs::path file = folder / (stem + (n > 1 ? " (" + std::to_string(n) + ")" : "") + "." + ending);
    const int error = renameToFree(part, file);
    if (error == EEXIST) continue;
    if (error != 0) return failed(BookFault::notWritten, file.string() + ": " + std::generic_category().message(error));
    try {
      store::syncFolder(folder);
    } catch (const Error&) {
      // It is there; some file systems cannot promise more.
    }
    left.made = asLeft(file);
    return left;
  }
  return failed(BookFault::notWritten, (folder / stem).string() + ": too many files of this name");
}

std::vector<MadeBook> thinOut(std::vector<MadeBook> made, int keep) {
  std::erase_if(made, [](const MadeBook& book) { return asLeft(book.file) != book; });
  if (keep <= 0) return made;
  std::vector<MadeBook> left;
  for (std::size_t i = 0; i < made.size(); ++i) {
    std::error_code ec;
    const bool old = made.size() - i > static_cast<std::size_t>(keep);
    if (!old || (!fs::remove(made[i].file, ec) && ec)) left.push_back(made[i]);
  }
  return left;
}

}  // namespace jw::engine
