// A file that is being made beside the one it is to become: whole and on disk, or not there at all.
#pragma once
#include <filesystem>

namespace jw::store {

/// The file `target` + `tail` while it is filled. What an earlier attempt that was killed has left under that name is taken over;
/// two attempts at once exclude each other. Removed with SQLite's side files unless it has taken its place. One thread.
class PartFile {
 public:
  /// Makes it empty, readable by its owner alone. Throws Error(input) that says why the folder cannot be written, or that
  /// another one is being made there.
  PartFile(std::filesystem::path target, const char* tail);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  /// Becomes the target, in the place of whatever is there; durable when this returns. Throws Error(input).
  void takePlace();
  /// The same for a caller who has renamed it.
  void leave() { m_ours = false; }

 private:
  void remove() const;
  std::filesystem::path m_target, m_path;
  int m_fd = -1;
  bool m_ours = true;
};

/// Waits until the bytes, or the names, are on disk. Throws Error(input).
void syncFile(const std::filesystem::path& file);
void syncFolder(const std::filesystem::path& folder);
/// The folder that the file lies in; "." for a bare name.
std::filesystem::path folderOf(const std::filesystem::path& file);

}  // namespace jw::store
