#include "core/base/read_file.h"

#include <filesystem>
#include <fstream>

#include "core/base/error.h"
#include "core/base/ids.h"
#include "tests/catch.h"

namespace read_file_test {

using namespace jw;
namespace fs = std::filesystem;

TEST_CASE("a file is read whole, and one that cannot be read is named") {
  const fs::path folder = fs::temp_directory_path() / ("jw-read-" + Uuid::make(1).text());
  fs::create_directories(folder);
  const std::string bytes("line\r\n\0end\xFF", 11);
  std::ofstream(folder / "some", std::ios::binary) << bytes;
  std::ofstream(folder / "none", std::ios::binary) << "";
  CHECK(readFile(folder / "some") == bytes);
  CHECK(readFile(folder / "none").empty());
  for (const auto& wrong : {folder / "nowhere", folder}) {
    try {
      readFile(wrong);
      FAIL("read");
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::input);
      CHECK(e.what() == wrong.string() + ": cannot be read");
    }
  }
  fs::remove_all(folder);
}

}  // namespace read_file_test
