// The book of all statistics as the window makes it for its user, and what is told of it.
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace window_book_test {

using namespace jw;
using test::run;

TEST_CASE("the window makes the book of all statistics by community, tells its times and closes") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "20"}).code == 0);
  std::size_t statistics = 0;
  for (const auto& entry : run(dir, {"--json", "stats", "list"}).json()) statistics += entry["kind"] == "statistics" ? 1 : 0;
  REQUIRE(statistics > 40);
  for (const auto& [name, begin] : {std::pair("book.xlsx", "PK"), std::pair("book.pdf", "%PDF")}) {
    const auto file = (dir.path() / name).string();
    // Should it never come to the book, the window closes by itself and has no reports to tell of.
    const auto made = run(dir, {"--store", store, "--json", "--book", file, "--close-after", "300"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    const auto told = made.json();
    CHECK(told["book_reports"] == statistics);
    CHECK(told["statistics_ready_ms"].get<double>() > 0);
    CHECK(told["book_counted_ms"].get<double>() > 0);
    CHECK(told["book_written_ms"].get<double>() >= told["book_counted_ms"].get<double>());
    const auto bytes = test::readText(file);
    CHECK(bytes.size() > 50'000);
    CHECK(bytes.starts_with(begin));
  }
}

TEST_CASE("a book in a format that nobody writes is refused before a window opens") {
  const test::TempDir dir;
  const auto store = (dir.path() / "none.jw").string();
  const auto refused = run(dir, {"--store", store, "--book", (dir.path() / "book.txt").string()});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("--book") != std::string::npos);
  CHECK(!std::filesystem::exists(dir.path() / "book.txt"));
}

TEST_CASE("a book that cannot be written is told, and the window closes all the same") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "0"}).code == 0);
  const auto failed = run(dir, {"--store", store, "--json", "--book", (dir.path() / "no such folder" / "book.xlsx").string(), "--close-after", "300"});
  CHECK(failed.code != 0);
  CHECK(failed.err.find("--book") != std::string::npos);
}

}  // namespace window_book_test
