// Playback in the window: its keys, what the parts show of the past, and the way back.
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "core/engine/playback.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/memory.h"
#include "ui/playback/moment_slider.h"
#include "ui/playback/playback_band.h"
#include "ui/words.h"

namespace playback_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

/// A pothole at 09:10 that is assigned at 09:30, litter at 09:50; it is 10:00.
struct Morning : UiDesk {
  Instant nine = city.clock->now();
  CaseId pothole, litter;

  Morning() {
    city.clock->advance(std::chrono::minutes(10));
    pothole = sent("路面坑洞", city.pothole);
    city.clock->advance(std::chrono::minutes(20));
    engine::ActOnCase assign;
    assign.department = city.roads;
    assign.reason = "派遣";
    if (!engine::done(city.act(city.operatorDesk, pothole, Action::assign, assign))) throw std::runtime_error("not assigned");
    city.clock->advance(std::chrono::minutes(20));
    litter = sent("垃圾", city.litter);
    city.clock->advance(std::chrono::minutes(10));
  }
  Instant at(int minute) const { return nine + std::chrono::minutes(minute); }
  ui::EngineBridge& bridge() { return window->desk().bridge; }
  ui::PlaybackBand* band() { return find<ui::PlaybackBand>("playbackBand"); }
  void lookBack() {
    key(Qt::Key_P);
    REQUIRE(band()->isVisible());
    find<QDateTimeEdit>("playbackFrom")->setDateTime(ui::localTime(nine));
    find<QDateTimeEdit>("playbackTo")->setDateTime(ui::localTime(at(60)));
    QTest::mouseClick(find<QPushButton>("playbackOpen"), Qt::LeftButton);
    REQUIRE(eventually([&] { return bridge().looksBack(); }));
  }
};

}  // namespace

TEST_CASE("P plays a past period: list, case and clock are of the moment, Shift+P comes back to what happened meanwhile") {
  Morning desk;
  desk.lookBack();
  CHECK(desk.bridge().now() == desk.nine);
  CHECK(desk.cases().find(desk.pothole) == nullptr);
  desk.key(Qt::Key_Period);
  CHECK(desk.bridge().now() == desk.at(10));
  CHECK(desk.state(desk.pothole) == CaseState::reported);
  CHECK(desk.cases().find(desk.litter) == nullptr);
  desk.key(Qt::Key_Period);
  CHECK(desk.state(desk.pothole) == CaseState::assigned);
  desk.key(Qt::Key_Comma);
  CHECK(desk.state(desk.pothole) == CaseState::reported);
  CHECK(desk.find<QLabel>("playbackMoment")->text().contains(QStringLiteral("09:10:00")));
  CHECK(desk.cases().count(ui::Queue::toDispatch) == 1);

  std::optional<model::CaseDetails> page;
  desk.bridge().caseDetails(desk.pothole, desk.window.get(), [&](auto details) { page = std::move(details); });
  REQUIRE(eventually([&] { return page.has_value(); }));
  CHECK(page->trail.size() == 1);

  const CaseId now = engine::done(desk.city.send(SmallCity::report(desk.city.other, "刚刚")))->id;
  QTest::qWait(100);
  CHECK(desk.cases().find(now) == nullptr);
  desk.key(Qt::Key_P, Qt::ShiftModifier);
  CHECK_FALSE(desk.bridge().looksBack());
  CHECK_FALSE(desk.band()->isVisible());
  REQUIRE(eventually([&] { return desk.cases().find(now) != nullptr; }));
  CHECK(desk.state(desk.pothole) == CaseState::assigned);
  CHECK(desk.bridge().now() == desk.city.clock->now());
}

TEST_CASE("nothing can be done in the past") {
  Morning desk;
  desk.lookBack();
  desk.key(Qt::Key_Period);
  CHECK(desk.bridge().allowedActions(*desk.cases().find(desk.pothole)).empty());
  std::optional<engine::Answer> answer;
  engine::ActOnCase act;
  act.id = desk.litter;
  act.action = Action::void_;
  act.reason = "误报";
  desk.bridge().submit(act, desk.window.get(), [&](engine::Answer a) { answer = std::move(a); });
  CHECK_FALSE(answer);
  REQUIRE(eventually([&] { return answer.has_value(); }));
  CHECK(engine::refused(*answer) != nullptr);
  desk.key(Qt::Key_P, Qt::ShiftModifier);
  REQUIRE(eventually([&] { return desk.cases().find(desk.litter) != nullptr; }));
  CHECK(desk.state(desk.litter) == CaseState::reported);
  std::optional<engine::Answer> second;
  desk.bridge().submit(act, desk.window.get(), [&](engine::Answer a) { second = std::move(a); });
  REQUIRE(eventually([&] { return second.has_value(); }));
  CHECK(engine::done(*second) != nullptr);
}

TEST_CASE("time passes as fast as is wanted and stops at the end of the period") {
  Morning desk;
  desk.lookBack();
  auto* speed = desk.find<QComboBox>("playbackSpeed");
  speed->setCurrentIndex(speed->count() - 1);
  CHECK(desk.band()->player().speed() == 10000);
  desk.key(Qt::Key_P);
  CHECK(desk.band()->player().isRunning());
  REQUIRE(eventually([&] { return !desk.band()->player().isRunning(); }));
  CHECK(desk.bridge().now() == desk.at(60));
  CHECK(desk.state(desk.pothole) == CaseState::assigned);
  CHECK(desk.state(desk.litter) == CaseState::reported);
  // Once more from the beginning.
  speed->setCurrentIndex(0);
  desk.key(Qt::Key_P);
  CHECK(desk.bridge().now() < desk.at(5));
  CHECK(desk.cases().find(desk.litter) == nullptr);
  desk.key(Qt::Key_P);
  CHECK_FALSE(desk.band()->player().isRunning());
}

TEST_CASE("the slider goes to any moment by mouse and keyboard, and marks are kept") {
  Morning desk;
  desk.lookBack();
  auto* slider = desk.find<ui::MomentSlider>("momentSlider");
  QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
  REQUIRE(eventually([&] { return desk.bridge().now() > desk.at(25) && desk.bridge().now() < desk.at(35); }));
  const Instant half = desk.bridge().now();
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Right);
  REQUIRE(eventually([&] { return desk.bridge().now() > half; }));
  CHECK(desk.bridge().now() - half <= Millis(61'000));
  QTest::keyClick(slider, Qt::Key_Home);
  REQUIRE(eventually([&] { return desk.bridge().now() == desk.nine; }));
  desk.key(Qt::Key_Period);

  auto* menu = desk.find<QMenu>("playbackMarkMenu");
  Q_EMIT menu->aboutToShow();
  menu->actions().front()->trigger();
  CHECK(desk.window->desk().memory.get(QStringLiteral("playback/marks")).toStringList() == QStringList{QString::number(toMillis(desk.at(10)))});
  desk.key(Qt::Key_Period);
  Q_EMIT menu->aboutToShow();
  menu->actions().back()->trigger();
  CHECK(desk.bridge().now() == desk.at(10));
  Q_EMIT menu->aboutToShow();
  menu->actions().front()->trigger();
  CHECK(desk.window->desk().memory.get(QStringLiteral("playback/marks")).toStringList().isEmpty());
}

TEST_CASE("a period that cannot be played says why") {
  Morning desk;
  desk.key(Qt::Key_P);
  auto* from = desk.find<QDateTimeEdit>("playbackFrom");
  auto* to = desk.find<QDateTimeEdit>("playbackTo");
  auto* state = desk.find<QLabel>("playbackState");
  const auto press = [&] { QTest::mouseClick(desk.find<QPushButton>("playbackOpen"), Qt::LeftButton); };
  from->setDateTime(ui::localTime(desk.at(30)));
  to->setDateTime(ui::localTime(desk.at(20)));
  press();
  CHECK_FALSE(state->text().isEmpty());
  from->setDateTime(ui::localTime(desk.nine - std::chrono::days(200)));
  press();
  CHECK(state->text().contains(QStringLiteral("92")));
  from->setDateTime(ui::localTime(desk.nine - std::chrono::hours(5)));
  to->setDateTime(ui::localTime(desk.nine - std::chrono::hours(4)));
  state->clear();
  press();
  REQUIRE(eventually([&] { return !state->text().isEmpty(); }));
  CHECK_FALSE(desk.bridge().looksBack());
  QTest::mouseClick(desk.find<QPushButton>("playbackCancel"), Qt::LeftButton);
  CHECK_FALSE(desk.band()->isVisible());
}

TEST_CASE("another person at the desk begins with the present") {
  Morning desk;
  desk.lookBack();
  auto supervisor = desk.city.operatorDesk;
  supervisor.role = model::Role::supervisor;
  desk.bridge().setActor(supervisor);
  CHECK_FALSE(desk.bridge().looksBack());
  CHECK_FALSE(desk.band()->isVisible());
  CHECK(eventually([&] { return desk.cases().find(desk.litter) != nullptr; }));
}

}  // namespace playback_test
