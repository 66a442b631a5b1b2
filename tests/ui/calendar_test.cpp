// The working calendar of the system page, by keys and mouse, and the reminder.
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "tests/catch.h"
#include "tests/ui/system_desk.h"
#include "ui/system/calendar_panel.h"
#include "ui/widgets/year_grid.h"

namespace calendar_test {

using namespace jw;
using namespace jw::test;

namespace {

struct CalendarDesk : SystemDesk {
  explicit CalendarDesk(model::Role role = model::Role::administrator) : SystemDesk(role) {
    page->openCalendar(2026);
    grid = in<ui::YearGrid>("yearGrid");
  }
  bool worked(int month, int day) const { return window->desk().bridge.directory().calendar().isWorkingDay(daysOf(2026, month, day)); }
  QString label(const char* name) { return in<QLabel>(name)->text(); }
  void press(const char* name) { in<QPushButton>(name)->click(); }
  ui::YearGrid* grid;
};

}  // namespace

TEST_CASE("a holiday is entered by keys and stretches of days by mouse and saved and taken back") {
  CalendarDesk desk;
  CHECK(desk.grid->hasFocus());
  CHECK(desk.grid->current() == QDate(2026, 11, 20));
  CHECK(desk.label("calendarState").contains("as shipped"));
  for (int i = 0; i < 3; ++i) QTest::keyClick(desk.grid, Qt::Key_Right);
  QTest::keyClick(desk.grid, Qt::Key_Space);
  CHECK(desk.label("calendarDay").contains("day off"));
  CHECK(desk.label("calendarState").contains("not yet saved"));
  // Tuesday to Sunday by dragging: the weekend is free as it is.
  const auto at = [&](int day) { return desk.grid->cellOf(QDate(2026, 11, day)).center(); };
  QTest::mousePress(desk.grid, Qt::LeftButton, {}, at(24));
  QTest::mouseMove(desk.grid, at(26));
  QMouseEvent move(QEvent::MouseMove, at(29), desk.grid->mapToGlobal(at(29)), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(desk.grid, &move);
  QTest::mouseRelease(desk.grid, Qt::LeftButton, {}, at(29));
  QTest::mouseClick(desk.grid, Qt::LeftButton, {}, at(28));  // a Saturday is worked instead
  for (const int day : {23, 24, 25, 26, 27}) CHECK_FALSE(desk.grid->isWorked(QDate(2026, 11, day)));
  CHECK(desk.grid->isWorked(QDate(2026, 11, 28)));
  CHECK(desk.grid->special().count(daysOf(2026, 11, 29)) == 0);
  CHECK(desk.worked(11, 23));  // not yet in force

  // Another year is looked at meanwhile, nothing is lost.
  auto* year = desk.in<QSpinBox>("calendarYear");
  year->setValue(2027);
  CHECK(desk.label("calendarState").contains("not saved either: 2026"));
  year->setValue(2026);
  CHECK_FALSE(desk.grid->isWorked(QDate(2026, 11, 23)));
  desk.press("saveCalendar");
  REQUIRE(eventually([&] { return !desk.worked(11, 27) && desk.worked(11, 28); }));
  CHECK(eventually([&] { return desk.label("calendarState").contains("entered by the city"); }));
  desk.press("undoCalendar");
  REQUIRE(eventually([&] { return desk.worked(11, 27); }));
  CHECK(eventually([&] { return desk.label("calendarState").contains("as shipped"); }));

  // It stands in the operation log in words.
  desk.page->showTab(ui::SystemPage::log);
  auto* log = desk.in<ui::RowsTable>("settingsLog");
  REQUIRE(eventually([&] { return log->rowCount() >= 2 && log->textAt(1, 3) == "Working calendar 2026"; }));
  CHECK(log->textAt(1, 5).contains("11-23 11-24 11-25 11-26 11-27"));
}

TEST_CASE("what was changed and not saved is given up on demand and what is shipped comes back") {
  CalendarDesk desk;
  const auto shipped = desk.grid->special();
  QTest::keyClick(desk.grid, Qt::Key_Home);
  QTest::keyClick(desk.grid, Qt::Key_Down, Qt::ShiftModifier);
  QTest::keyClick(desk.grid, Qt::Key_Space);  // from a Sunday on: only Sundays are of its kind
  CHECK(desk.grid->isWorked(QDate(2026, 11, 1)));
  CHECK(desk.grid->isWorked(QDate(2026, 11, 7)));
  CHECK(desk.grid->special().size() == shipped.size() + 3);
  desk.press("dropCalendar");
  CHECK(desk.grid->special() == shipped);
  CHECK_FALSE(desk.in<QPushButton>("saveCalendar")->isEnabled());
  QTest::keyClick(desk.grid, Qt::Key_Space);
  desk.press("saveCalendar");
  auto* back = desk.in<QPushButton>("shippedCalendar");
  REQUIRE(eventually([&] { return back->isEnabled(); }));
  back->click();
  CHECK(eventually([&] { return desk.grid->special() == shipped && !back->isEnabled(); }));
}

TEST_CASE("who is no administrator sees the calendar and changes nothing") {
  CalendarDesk desk(model::Role::operator_);
  const auto shipped = desk.grid->special();
  QTest::keyClick(desk.grid, Qt::Key_Space);
  QTest::mouseClick(desk.grid, Qt::LeftButton, {}, desk.grid->cellOf(QDate(2026, 5, 6)).center());
  CHECK(desk.grid->special() == shipped);
  CHECK_FALSE(desk.in<QPushButton>("saveCalendar")->isVisible());
}

TEST_CASE("in December the window reminds of the next year until its days are entered") {
  CalendarDesk desk;
  CHECK_FALSE(desk.in<QLabel>("calendarWarning")->isVisible());
  desk.city.clock->set(Zone::china().toInstant({2026, 12, 1, 9}));
  const auto reminded = [&] {
    const auto labels = desk.window->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [](const QLabel* l) { return l->text().contains("No holidays are entered for 2027"); });
  };
  CHECK(eventually(reminded));
  desk.in<QSpinBox>("calendarYear")->setValue(2027);
  CHECK(desk.in<QLabel>("calendarWarning")->isVisible());
  CHECK(desk.label("calendarState").contains("nothing entered"));
  QTest::keyClick(desk.grid, Qt::Key_Space);  // New Year's Day
  desk.press("saveCalendar");
  CHECK(eventually([&] { return !desk.in<QLabel>("calendarWarning")->isVisible(); }));
}

}  // namespace calendar_test
