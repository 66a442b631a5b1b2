// The window as a whole: pages, search, filter, theme, language, sizes.
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/cases/case_queues.h"
#include "ui/cases/cases_page.h"
#include "ui/search/search_box.h"
#include "ui/stall_meter.h"
#include "ui/words.h"

namespace window_test {

using namespace jw;
using namespace jw::test;

namespace {

QTableView* casesTable(UiDesk& desk) {
  desk.window->showPage(ui::MainWindow::cases);
  return desk.find<QTableView>("cases");
}

/// Visible widgets that are smaller than what they need to show their text, or that stick out of their parent.
QStringList clipped(const QWidget* root) {
  QStringList found;
  for (const QWidget* w : root->findChildren<QWidget*>()) {
    if (!w->isVisible() || w->isWindow()) continue;
    // The field inside a drop-down or a counter is for its owner to size.
    if (qobject_cast<const QComboBox*>(w->parentWidget()) || qobject_cast<const QAbstractSpinBox*>(w->parentWidget()))
      continue;
    if (const auto* combo = qobject_cast<const QComboBox*>(w)) {
      const int room = combo->width() - 2 * combo->fontMetrics().height();
      if (!combo->isEditable() && combo->fontMetrics().horizontalAdvance(combo->currentText()) > room)
        found << QStringLiteral("the choice '%1' has %2").arg(combo->currentText()).arg(room);
      continue;
    }
    const auto* label = qobject_cast<const QLabel*>(w);
    const auto* button = qobject_cast<const QAbstractButton*>(w);
    if (!label && !button && !qobject_cast<const QLineEdit*>(w)) continue;
    const QSize needed =
        label && label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : w->minimumSizeHint();
    const bool small = needed.width() > w->width() || needed.height() > w->height();
    if (small)
      found << QStringLiteral("%1 '%2' is %3x%4, needs %5x%6")
                   .arg(w->objectName(), label    ? label->text()
                                         : button ? button->text()
                                                  : QString())
                   .arg(w->width())
                   .arg(w->height())
                   .arg(needed.width())
                   .arg(needed.height());
  }
  return found;
}

}  // namespace

TEST_CASE("the list of cases filters as one types and sorts by its head") {
  UiDesk desk;
  desk.sent("broken bench", desk.city.pothole);
  desk.sent("rubbish heap", desk.city.litter, 119.985);
  desk.sent("broken lamp", desk.city.other);
  auto* table = casesTable(desk);
  REQUIRE(eventually([&] { return table->model()->rowCount() == 3; }));
  desk.key(Qt::Key_Slash);
  auto* text = desk.find<QLineEdit>("filterText");
  CHECK(text->hasFocus());
  QTest::keyClicks(text, "broken");
  CHECK(eventually([&] { return table->model()->rowCount() == 2; }));
  QTest::keyClicks(text, " lamp");
  CHECK(eventually([&] { return table->model()->rowCount() == 1; }));
  CHECK(desk.find<QLabel>("casesCount")->text().contains("1"));
  text->setText("no such thing");
  CHECK(eventually([&] { return !table->isVisible(); }));  // the empty page says what to do instead
  text->clear();
  REQUIRE(eventually([&] { return table->isVisible() && table->model()->rowCount() == 3; }));

  table->sortByColumn(1, Qt::AscendingOrder);
  const auto numbers = [&] {
    QStringList list;
    for (int row = 0; row < table->model()->rowCount(); ++row) list << table->model()->index(row, 1).data().toString();
    return list;
  };
  CHECK(eventually([&] {
    auto n = numbers();
    return n.size() == 3 && std::is_sorted(n.begin(), n.end());
  }));
  table->sortByColumn(1, Qt::DescendingOrder);
  CHECK(eventually([&] {
    auto n = numbers();
    return n.size() == 3 && std::is_sorted(n.rbegin(), n.rend());
  }));

  // A new report comes in by itself.
  desk.sent("late one", desk.city.other);
  CHECK(eventually([&] { return table->model()->rowCount() == 4; }));
}

TEST_CASE("search for anything finds pages and queues by Chinese and English names, areas and cases") {
  UiDesk desk;
  const CaseId id = desk.sent("broken bench", desk.city.pothole);
  auto* search = desk.find<ui::SearchBox>("search");
  auto* pages = desk.window->findChild<QStackedWidget*>();
  const auto enter = [&](const QString& words) {
    desk.key(Qt::Key_K, Qt::ControlModifier);
    CHECK(search->hasFocus());
    search->clear();
    search->insert(words);  // as an input method does
    Q_EMIT search->textEdited(words);
    QTest::keyClick(search, Qt::Key_Return);
  };
  enter("系统");
  CHECK(pages->currentIndex() == ui::MainWindow::system);
  enter("cases");
  CHECK(pages->currentIndex() == ui::MainWindow::cases);
  enter("command");
  CHECK(pages->currentIndex() == ui::MainWindow::command);
  enter("西城区");
  CHECK(desk.cases().area() == "330102/");
  desk.cases().setArea({});
  enter("bench");
  CHECK(eventually([&] { return desk.window->desk().selection.current() == id; }));
  // Each of the work queues, in both languages.
  for (const auto& queue : ui::caseQueues()) {
    const QString chinese = desk.window->desk().language.chinese("CaseQueues", queue.name);
    CAPTURE(queue.name);
    CHECK(!chinese.isEmpty());
    desk.window->showPage(ui::MainWindow::system);
    enter(chinese);
    CHECK(pages->currentIndex() == ui::MainWindow::cases);
    desk.window->showPage(ui::MainWindow::system);
    enter(QString::fromUtf8(queue.name));
    CHECK(pages->currentIndex() == ui::MainWindow::cases);
  }
}

TEST_CASE("every page has its place in the rail and its key") {
  UiDesk desk;
  auto* pages = desk.window->findChild<QStackedWidget*>();
  REQUIRE(pages->count() >= 3);
  for (int page = pages->count() - 1; page >= 0; --page) {
    CAPTURE(page);
    auto* button = desk.find<QToolButton>(QStringLiteral("page%1").arg(page).toLatin1().constData());
    CHECK(!button->isChecked());
    if (page < 9)
      desk.key(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    else
      QTest::mouseClick(button, Qt::LeftButton);
    CHECK(pages->currentIndex() == page);
    CHECK(button->isChecked());
  }
}

TEST_CASE("letters typed into a field are text, not steps") {
  UiDesk desk;
  auto* search = desk.find<ui::SearchBox>("search");
  search->setFocus();
  QTest::keyClicks(search, "ndaxbvgm");
  CHECK(search->text() == "ndaxbvgm");
  CHECK(QApplication::activeModalWidget() == nullptr);
}

TEST_CASE("theme and language change while the window is open, and are remembered") {
  UiDesk desk;
  auto* button = desk.find<QToolButton>("newReport");
  const QString chinese = button->text();
  CHECK(chinese.contains("上报"));
  QTest::mouseClick(desk.find<QToolButton>("languageSwitch"), Qt::LeftButton);
  CHECK(eventually([&] { return button->text().contains("Report"); }));
  CHECK(ui::Words::of(model::CaseState::archived) == "archived");
  const QColor dark = qApp->palette().color(QPalette::Window);
  QTest::mouseClick(desk.find<QToolButton>("themeSwitch"), Qt::LeftButton);
  CHECK(qApp->palette().color(QPalette::Window) != dark);
  desk.open();
  CHECK(desk.find<QToolButton>("newReport")->text().contains("Report"));
  CHECK(!desk.window->desk().theme.isDark());
  desk.window->desk().language.set("zh_CN");
  desk.window->desk().theme.setKind(ui::Theme::Kind::dark);
  CHECK(eventually([&] { return desk.find<QToolButton>("newReport")->text() == chinese; }));
}

TEST_CASE("nothing is cut off at 1366 x 768 and at 3840 x 2160, in either language") {
  for (const QSize size : {QSize(1366, 768), QSize(3840, 2160)}) {
    UiDesk desk;
    const CaseId id =
        desk.sent("a case with a somewhat longer title, so that something has to give way", desk.city.pothole);
    desk.open(size.width(), size.height());
    desk.window->desk().selection.set(id);
    for (const char* language : {"zh_CN", "en"}) {
      desk.window->desk().language.set(language);
      for (int page = 0; page < desk.window->findChild<QStackedWidget*>()->count(); ++page) {
        desk.window->showPage(page);
        CAPTURE(size.width(), language, page);
        CHECK(desk.window->minimumSizeHint().width() <= size.width());
        CHECK(desk.window->minimumSizeHint().height() <= size.height());
        CHECK(desk.window->size() == size);
        // A layout that is still being made may be seen for a moment on a busy machine; what stays is judged.
        QStringList cut;
        eventually([&] { return (cut = clipped(desk.window.get())).isEmpty(); });
        INFO(cut.join('\n').toStdString());
        CHECK(cut.isEmpty());
      }
    }
    desk.window->desk().language.set("zh_CN");
  }
}

TEST_CASE("a change of the area restricts queue and counts") {
  UiDesk desk;
  desk.sent("east", desk.city.pothole);
  desk.sent("west", desk.city.pothole, 119.985);
  CHECK(desk.cases().count(ui::Queue::all) == 2);
  desk.cases().setArea("330102/");
  CHECK(desk.cases().count(ui::Queue::all) == 1);
  CHECK(desk.cases().first(ui::Queue::all, 9).front()->title == "west");
}

TEST_CASE("a case becomes overdue when the clock says so, without any change in the store") {
  UiDesk desk;
  desk.sent("soon late", desk.city.litter);
  CHECK(desk.cases().count(ui::Queue::overdue) == 0);
  desk.city.clock->advance(std::chrono::hours(24 * 5));
  CHECK(eventually([&] { return desk.cases().count(ui::Queue::overdue) == 1; }));
  CHECK(eventually([&] { return desk.find<QToolButton>("alerts")->text().contains("1"); }));
}

TEST_CASE("an answer whose receiver has died is dropped") {
  UiDesk desk;
  bool called = false;
  auto receiver = std::make_unique<QObject>();
  desk.window->desk().bridge.findCases({}, {}, receiver.get(), [&](const engine::CasePage&) { called = true; });
  receiver.reset();
  QTest::qWait(200);
  CHECK(!called);
  QObject alive;
  desk.window->desk().bridge.findCases({}, {}, &alive, [&](const engine::CasePage&) { called = true; });
  CHECK(eventually([&] { return called; }));
  called = false;
  std::stop_source stop;
  desk.window->desk().bridge.findCases({}, stop.get_token(), &alive, [&](const engine::CasePage&) { called = true; });
  stop.request_stop();
  QTest::qWait(200);
  CHECK(!called);
}

TEST_CASE("the stall meter sees a blocked event loop") {
  ui::StallMeter meter;
  QTest::qWait(50);
  meter.reset();
  QTest::qWait(20);
  QTest::qSleep(80);
  QTest::qWait(20);
  CHECK(meter.longest() >= std::chrono::milliseconds(60));
  CHECK(meter.longestLastMinute() == meter.longest());
  meter.reset();
  CHECK(meter.longest() < std::chrono::milliseconds(60));
}

}  // namespace window_test
