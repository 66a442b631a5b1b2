// The demo city and the main job without a display, by their commands.
#include <QImage>
#include <set>

#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace demo_command_test {

using namespace jw;
using test::run;

TEST_CASE("a demo city is made once, lived in, drawn and counted without a display") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jwg").string(), out = (dir.path() / "out").string();
  const auto made = run(dir, {"--json", "demo", "--out", store, "--people", "10000", "--seed", "4", "--cases", "300"});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK(made.json()["people"].get<int>() >= 10000);
  CHECK(made.json()["cases"] == 300);
  CHECK(run(dir, {"demo", "--out", store, "--people", "10000"}).code == 2);
  CHECK(std::distance(std::filesystem::directory_iterator(dir.path() / "keys"), {}) == 1);

  const auto before = run(dir, {"--store", store, "--json", "check"}).json();
  CHECK(before["sound"] == true);
  const auto lived = run(
      dir, {"--store", store, "--json", "--lang", "zh", "headless", "--out", out, "--seconds", "3", "--rate", "30"});
  INFO(lived.err);
  REQUIRE(lived.code == 0);
  CHECK(lived.json()["sound"] == true);
  CHECK(lived.json()["cases"].get<int>() > 300);
  const QImage wall(QString::fromStdString(out + "/wall.png"));
  CHECK(wall.size() == QSize(1920, 1080));
  std::set<QRgb> colours;
  for (int y = 0; y < wall.height(); y += 7)
    for (int x = 0; x < wall.width(); x += 7) colours.insert(wall.pixel(x, y));
  CHECK(colours.size() > 20);
  CHECK(test::readText(out + "/statistics.xlsx").starts_with("PK"));
  const auto log = test::readText(out + "/run.log");
  CHECK(log.find("the store is sound") != std::string::npos);
  CHECK(log.find(" 0 refused") != std::string::npos);
  // Some cases have come all the way while it played.
  CHECK(test::StoreReader(store).number("SELECT count(*) FROM cases WHERE source = 'live' AND state = 9") > 0);

  const auto picture = (dir.path() / "map.png").string();
  CHECK(run(dir, {"--store", store, "snapshot", "--out", picture, "--size", "640x480", "--theme", "light"}).code == 0);
  CHECK(QImage(QString::fromStdString(picture)).size() == QSize(640, 480));
}

TEST_CASE("a demo city that was stopped leaves neither a file nor a key") {
  const test::TempDir dir;
  std::stop_source stop;
  stop.request_stop();
  CHECK(run(dir, {"demo", "--out", (dir.path() / "demo.jwg").string(), "--people", "10000"}, stop.get_token()).code ==
        130);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir.path())) CHECK(entry.is_directory());
}

}  // namespace demo_command_test
