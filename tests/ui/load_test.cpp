// Hidden, for measuring: how long the window stands still while reports stream in. Prints, asserts nothing about time.
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/stall_meter.h"

namespace load_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("stalls while reports stream in", "[.measure]") {
  const char* before = std::getenv("JW_OPEN_BEFORE");
  const int open = before ? std::atoi(before) : 5000, perSecond = 200, seconds = 10;
  UiDesk desk(true);
  const auto orders = [&](int first, int n) {
    std::vector<engine::Order> list;
    for (int i = first; i < first + n; ++i)
      list.push_back(
          {desk.city.operatorDesk,
           engine::ReportCase{SmallCity::report(
               i % 2 ? desk.city.pothole : desk.city.litter, "report " + std::to_string(i),
               119.981 + 0.038 * (i * 7919 % 1000) / 1000.0, 30.001 + 0.018 * (i * 104729 % 1000) / 1000.0)}});
    return list;
  };
  for (int i = 0; i < open; i += 500) desk.city.engine->submit(orders(i, 500)).get();
  for (int page = 0; page < 2; ++page) {
    desk.window->showPage(page);
    REQUIRE(
        QTest::qWaitFor([&] { return desk.cases().count(ui::Queue::all) >= static_cast<std::size_t>(open); }, 60000));
    QTest::qWait(2000);
    desk.window->stalls().reset();
    const std::size_t was = desk.cases().count(ui::Queue::all);
    std::thread feed([&] {
      for (int i = 0; i < seconds * perSecond; i += perSecond / 20) {
        desk.city.engine->submit(orders(100000 * (page + 1) + i, perSecond / 20), [](std::vector<engine::Answer>) {});
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
    });
    REQUIRE(QTest::qWaitFor(
        [&] { return desk.cases().count(ui::Queue::all) >= was + static_cast<std::size_t>(seconds * perSecond); },
        120000));
    feed.join();
    std::printf("page %d, %zu open: longest stall %.1f ms\n", page, desk.cases().count(ui::Queue::all),
                static_cast<double>(desk.window->stalls().longest().count()) / 1000.0);
  }
}

TEST_CASE("the cost of another theme and of another size", "[.measure]") {
  UiDesk desk;
  auto& theme = desk.window->desk().theme;
  const auto cpu = [](const auto& work) {
    const std::clock_t begin = std::clock();
    work();
    QCoreApplication::processEvents();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  for (int i = 0; i < 3; ++i) {
    const double dark = cpu([&] { theme.setKind(ui::Theme::Kind::light); }), light = cpu([&] { theme.setKind(ui::Theme::Kind::dark); });
    const double larger = cpu([&] { theme.setZoom(110); }), back = cpu([&] { theme.setZoom(100); });
    std::printf("to light %.0f ms, to dark %.0f ms, larger %.0f ms, smaller %.0f ms of processor time\n", dark, light, larger, back);
  }
  SUCCEED();
}

}  // namespace load_test
