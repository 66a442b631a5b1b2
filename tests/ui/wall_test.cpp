// The wall: what it counts, what it shows, and how a major case takes the stage and gives it back.
#include <QTest>

#include "core/engine/wall_figures.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/map/map_panel.h"
#include "ui/wall/wall_window.h"

namespace wall_test {

using namespace jw;
using namespace jw::test;

namespace {

ui::WallWindow* openWall(UiDesk& desk) {
  desk.key(Qt::Key_F11);
  ui::WallWindow* wall = nullptr;
  eventually([&] { return (wall = desk.window->findChild<ui::WallWindow*>()) != nullptr && wall->isVisible(); });
  if (!wall) throw std::runtime_error("no wall");
  return wall;
}

}  // namespace

TEST_CASE("the wall counts the day: reported, dispatched at once, closed in time, satisfied, by the hour") {
  SmallCity city;
  model::Settings settings;
  settings.autoDispatch = false;
  settings.followUp = true;
  settings.autoArchive = true;
  settings.holdDuplicates = false;
  city.put(engine::PutSettings{settings});
  const auto figures = [&] {
    std::promise<engine::WallFigures> answer;
    engine::wallFigures(*city.engine, city.operatorDesk, Zone::china(), city.engine->now(), true, {}, [&](engine::WallFigures f) { answer.set_value(std::move(f)); });
    return answer.get_future().get();
  };
  auto none = figures();
  CHECK(none.today.reported == 0);
  CHECK_FALSE(none.today.dispatchedSoon);
  CHECK(none.before.size() == engine::kWallDays);
  const CaseId quick = engine::done(city.send(SmallCity::report(city.pothole, "路面坑洞")))->id, slow = engine::done(city.send(SmallCity::report(city.pothole, "路面塌陷")))->id;
  engine::ActOnCase assign;
  assign.department = city.engine->directory()->departments().front().id;
  assign.reason = "派遣";
  REQUIRE(engine::done(city.act(city.operatorDesk, quick, model::Action::assign, assign)));
  city.clock->advance(Millis(61'000));
  REQUIRE(engine::done(city.act(city.operatorDesk, slow, model::Action::assign, assign)));
  const auto worker = city.worker(assign.department);
  REQUIRE(engine::done(city.act(worker, quick, model::Action::accept)));
  engine::ActOnCase result;
  result.note = "已修复";
  REQUIRE(engine::done(city.act(worker, quick, model::Action::feedBack, result)));
  engine::ActOnCase call;
  call.note = "满意";
  call.satisfied = true;
  REQUIRE(engine::done(city.act(city.operatorDesk, quick, model::Action::followUp, call)));
  const auto f = figures();
  CHECK(f.today.reported == 2);
  CHECK(f.today.dispatchedSoon == 50.0);
  CHECK(f.today.closedInTime == 100.0);
  CHECK(f.today.satisfied == 100.0);
  REQUIRE(f.reported.size() == 24);
  std::int64_t reported = 0, closed = 0;
  for (const auto n : f.reported) reported += n;
  for (const auto n : f.closed) closed += n;
  CHECK(reported == 2);
  CHECK(closed == 1);
}

TEST_CASE("F11 opens the wall, its keys choose the part of the city, Esc closes it") {
  UiDesk desk;
  desk.sent("路面坑洞", desk.city.pothole);
  auto* wall = openWall(desk);
  CHECK(wall->size() == wall->screen()->size());
  CHECK(eventually([&] { return wall->page().reportedToday == 1; }));
  CHECK(wall->page().open == 1);
  CHECK(wall->map().geometry().width() * wall->map().geometry().height() * 10 >= wall->width() * wall->height() * 6);
  for (const auto& [key, preset] : {std::pair(Qt::Key_2, ui::WallWindow::Preset::district), std::pair(Qt::Key_3, ui::WallWindow::Preset::selected), std::pair(Qt::Key_1, ui::WallWindow::Preset::overview)}) {
    QTest::keyClick(wall, key);
    CHECK(wall->preset() == preset);
  }
  QTest::keyClick(wall, Qt::Key_Escape);
  CHECK(eventually([&] { return desk.window->findChild<ui::WallWindow*>() == nullptr; }));
}

TEST_CASE("a major case takes the stage of the wall") {
  UiDesk desk;
  model::Category fire;
  fire.id = {Uuid::named("category:fire")};
  fire.code = "9901";
  fire.name = "火灾";
  fire.nature = model::Nature::major;
  desk.city.put(engine::PutCategory{fire});
  auto* wall = openWall(desk);
  CHECK_FALSE(wall->onStage());
  const CaseId id = desk.sent("仓库起火", fire.id);
  CHECK(eventually([&] { return wall->onStage() == id; }));
  CHECK(wall->map().view()->scale < 6000);
}

}  // namespace wall_test
