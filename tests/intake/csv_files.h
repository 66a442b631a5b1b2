// Files for the tests of this room: a folder that goes away, and where the real data lies.
#pragma once
#include <zlib.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "core/base/error.h"
#include "tests/catch.h"

namespace jw::test {

class TempFolder {
 public:
  TempFolder() {
    static std::atomic<int> count{0};
    m_path = std::filesystem::temp_directory_path() / ("jw_csv_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(m_path);
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::filesystem::path path(std::string_view name) const { return m_path / name; }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path(name);
  }
  std::filesystem::path writeGzip(std::string_view name, std::string_view bytes) const {
    const gzFile f = gzopen(path(name).c_str(), "wb");
    REQUIRE(gzwrite(f, bytes.data(), static_cast<unsigned>(bytes.size())) == static_cast<int>(bytes.size()));
    REQUIRE(gzclose(f) == Z_OK);
    return path(name);
  }

 private:
  std::filesystem::path m_path;
};

/// Empty, with a warning, where the real data is not at hand.
inline std::filesystem::path dataFile(std::string_view name) {
  const char* set = std::getenv("JINGWEI_DATA");
  const std::filesystem::path file = (set ? std::filesystem::path(set) : std::filesystem::path(JW_SOURCE_DIR "/../shared/data")) / name;
  if (std::filesystem::exists(file)) return file;
  WARN("skipped: no data: " << name);
  return {};
}

/// The text of the jw::Error that `call` must throw, with the code that it must have.
template <class Call>
std::string errorOf(Call call, ErrorCode code = ErrorCode::input) {
  try {
    call();
  } catch (const Error& e) {
    CHECK(e.code() == code);
    return e.what();
  }
  FAIL("no error was thrown");
  return {};
}

}  // namespace jw::test
