// The grid atlas on the command line.
#include <cstdlib>

#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace atlas_command_test {

using namespace jw;
using test::run;

namespace {

/// The words of a PDF, as pdftotext reads them; "" where there is no such program.
std::string wordsOf(const std::filesystem::path& pdf) {
  const auto words = pdf.string() + ".txt";
  if (std::system(("pdftotext -layout " + pdf.string() + " " + words + " 2>/dev/null").c_str()) != 0) return {};
  return test::readText(words);
}

}  // namespace

TEST_CASE("atlas: a page a grid, the public one without anybody's name, whole or not at all") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "50"}).code == 0);
  const auto full = dir.path() / "atlas.pdf", board = dir.path() / "board.pdf";
  const auto made = run(dir, {"--store", store, "--json", "atlas", "--level", "grid", "--out", full.string()});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK(made.json()["pages"] == 10);
  CHECK(made.json()["bytes"] > 20000);
  CHECK(!std::filesystem::exists(full.string() + ".part"));
  REQUIRE(run(dir, {"--store", store, "--json", "--lang", "zh", "atlas", "--public", "--paper", "A3", "--out", board.string()}).code == 0);
  const auto bytes = test::readText(full);
  CHECK(bytes.starts_with("%PDF"));
  CHECK(bytes.find("/FontFile") != std::string::npos);
  CHECK(bytes.find("/Subtype /Image") != std::string::npos);  // the buildings

  // Every name and telephone of staff, as the atlas for the desk has them.
  const auto words = wordsOf(full), open = wordsOf(board);
  if (words.empty()) {
    WARN("skipped: no pdftotext");
  } else {
    // Not words with characters that a font shares with the radicals: those come back as radicals.
    CHECK(words.find("楼栋") != std::string::npos);
    CHECK(words.find("未结") != std::string::npos);
    CHECK(open.find("楼栋") != std::string::npos);
    CHECK(open.find("未结") == std::string::npos);
  }
  CHECK(run(dir, {"--store", store, "atlas", "--area", "nowhere", "--out", full.string()}).code == 2);
  CHECK(run(dir, {"--store", store, "atlas", "--level", "house", "--out", full.string()}).code == 2);
  CHECK(run(dir, {"--store", store, "atlas", "--paper", "A5", "--out", full.string()}).code == 2);
  CHECK(run(dir, {"--store", store, "atlas", "--out", (dir.path() / "atlas.png").string()}).code == 2);
  std::stop_source stopped;
  stopped.request_stop();
  CHECK(run(dir, {"--store", store, "atlas", "--out", (dir.path() / "never.pdf").string()}, stopped.get_token()).code == 130);
  CHECK(!std::filesystem::exists(dir.path() / "never.pdf"));
}

}  // namespace atlas_command_test
