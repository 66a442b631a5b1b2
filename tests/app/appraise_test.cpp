// jingwei appraise: table, JSON, files, and what it says when it is asked wrongly.
#include "app/exit_codes.h"
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace appraise_test {

using namespace jw;
using test::run;

TEST_CASE("appraise prints a table or JSON, and writes a table") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg";
  test::makeCity(store);
  {
    engine::Engine engine(test::cityOptions(store, false));
    std::vector<engine::Order> orders;
    for (int i = 1; i <= 3; ++i) orders.push_back({test::importer(), engine::ReportCase{test::cityReport(i)}});
    for (const auto& answer : engine.submit(std::move(orders)).get()) REQUIRE(engine::done(answer));
  }
  const std::string file = store.string(), csv = (dir.path() / "a.csv").string(), xlsx = (dir.path() / "a.xlsx").string();
  const auto json = run(dir, {"--store", file, "--json", "appraise", "--scheme", "standard", "--period", "2000-01-01..2099-12-31", "--out", csv});
  CHECK(json.code == app::kDone);
  const auto document = json.json();
  CHECK(document["rows"].size() == 1);
  CHECK(document["total"]["cells"]["volume"]["base"] == 3);
  CHECK(document["total"]["cells"]["filing_rate"]["counted"] == 3);
  CHECK(document["scheme"]["version"] == 1);
  CHECK(test::readText(csv).find("立案率") != std::string::npos);
  const auto table = run(dir, {"--store", file, "--lang", "en", "appraise", "--scheme", "standard", "--period", "2026", "--subject", "grid", "--out", xlsx});
  CHECK(table.code == app::kDone);
  CHECK(table.out.find("Closing rate") != std::string::npos);
  CHECK(test::readText(xlsx).starts_with("PK"));

  for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--scheme", "none", "--period", "2026"},
                                                {"--scheme", "standard", "--period", "2026-13"},
                                                {"--scheme", "standard", "--period", "2026", "--subject", "planet"},
                                                {"--scheme", "thousand", "--period", "2026", "--subject", "grid"},
                                                {"--scheme", "standard", "--period", "2026", "--area", "nowhere"},
                                                {"--scheme", "standard", "--period", "2026", "--out", "a.pdf"},
                                                {"--period", "2026"}}) {
    std::vector<std::string> all{"--store", file, "appraise"};
    all.insert(all.end(), wrong.begin(), wrong.end());
    const auto outcome = run(dir, all);
    CAPTURE(outcome.err);
    CHECK(outcome.code == app::kUsage);
    CHECK(outcome.out.empty());
  }
}

}  // namespace appraise_test
