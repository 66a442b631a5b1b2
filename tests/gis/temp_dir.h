// A fresh folder for a test's files, gone afterwards; and where the real data lies.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace jw::test {

class TempDir {
 public:
  TempDir()
      : m_path(std::filesystem::temp_directory_path() / ("jingwei-gis-" + std::to_string(std::random_device()()))) {
    std::filesystem::create_directories(m_path);
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::filesystem::path operator/(std::string_view name) const { return m_path / name; }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    std::ofstream(m_path / name, std::ios::binary) << bytes;
    return m_path / name;
  }
  std::size_t files() const {
    std::size_t n = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(m_path)) ++n;
    return n;
  }

 private:
  std::filesystem::path m_path;
};

/// The named file of the real data; empty if it is not there.
inline std::filesystem::path realData(std::string_view name) {
  const char* set = std::getenv("JINGWEI_DATA");
  const std::filesystem::path file = std::filesystem::path(set ? set : JW_SOURCE_DIR "/../shared/data") / name;
  return std::filesystem::exists(file) ? file : std::filesystem::path();
}

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace jw::test
