// Statistics on the command line: the catalog, one entry, and books that are the same bytes each time.
#include "tests/app/run_command.h"
#include "tests/catch.h"

using namespace jw;
using test::run;

TEST_CASE("statistics by command: figures that add up, and a book is the same for the same moment") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "10"}).code == 0);
  const auto list = run(dir, {"--json", "stats", "list"}).json();
  REQUIRE(list.size() >= 55);
  const auto one = run(dir, {"--store", store, "--json", "stats", "run", "statistics.employment", "--level", "community"}).json();
  std::uint64_t sum = 0;
  for (const auto& row : one["rows"]) sum += row["total"].get<std::uint64_t>();
  CHECK(sum == one["totals"]["total"].get<std::uint64_t>());
  CHECK(sum > 1000);
  for (const char* name : {"book.xlsx", "book.pdf"}) {
    const auto file = (dir.path() / name).string();
    const auto made = run(dir, {"--store", store, "--json", "stats", "book", "--out", file, "--level", "community", "--entries", "statistics.employment", "--entries", "statistics.age.structure"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(made.json()["reports"] == 2);
    const auto bytes = test::readText(file);
    CHECK(bytes.size() > 5000);
    std::filesystem::remove(file);
    REQUIRE(run(dir, {"--store", store, "--json", "stats", "book", "--out", file, "--level", "community", "--entries", "statistics.employment", "--entries", "statistics.age.structure"}).code == 0);
    CHECK(test::readText(file) == bytes);  // unless midnight has passed between the two
  }
  CHECK(run(dir, {"--store", store, "stats", "book", "--out", (dir.path() / "book.txt").string()}).code == 2);
  CHECK(run(dir, {"--store", store, "stats", "book", "--out", (dir.path() / "b.pdf").string(), "--entries", "nothing"}).code == 2);
}
