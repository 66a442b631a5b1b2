// A folder for the files of a bench or of a run that leaves nothing behind.
#pragma once
#include <filesystem>

namespace jw::app {

/// Made inside `parent`, removed with everything in it. Throws Error(input) if it cannot be made.
class ScratchDir {
 public:
  explicit ScratchDir(const std::filesystem::path& parent);
  ~ScratchDir();
  ScratchDir(const ScratchDir&) = delete;
  ScratchDir& operator=(const ScratchDir&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

}  // namespace jw::app
