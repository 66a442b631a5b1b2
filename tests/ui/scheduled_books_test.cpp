// Scheduled books in the window: kept from the form of a book, made when the clock comes to it, made up for, tried again; the list by
// keys. With JW_SHOTS=<folder> also pictures.
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimeEdit>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/statistics_desk.h"
#include "ui/shell/toasts.h"
#include "ui/statistics/book_form.h"
#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_schedule_form.h"
#include "ui/statistics/book_schedule_list.h"
#include "ui/statistics/schedules_button.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/rows_table.h"

namespace scheduled_books_test {

using namespace jw;
using namespace jw::test;

namespace {

const model::Actor kAnalyst{{Uuid::named("analyst")}, "分析员", model::Role::analyst, {}, {}};

struct ScheduleDesk {
  UiDesk desk;
  QTemporaryDir temp;
  QDir out{temp.path()};
  QStringList told;

  ScheduleDesk() {
    settle(desk);
    sit();
  }
  void sit() {
    told.clear();
    QObject::connect(&desk.window->desk().notices, &ui::Notices::told, desk.window.get(), [this](const QString& words) { told << words; });
    desk.window->desk().bridge.setActor(kAnalyst);
  }
  /// The window is closed and, when the clock has gone on, opened again.
  void reopen(Millis closed) {
    desk.window.reset();
    desk.city.clock->advance(closed);
    desk.open();
    sit();
  }
  bool was(const QString& words) {
    const auto* bar = desk.window->findChild<ui::NoticeBar*>();
    return eventually([&] { return bar->text().contains(words) || std::any_of(told.begin(), told.end(), [&](const QString& t) { return t.contains(words); }); });
  }
  QStringList files() { return out.entryList(QDir::Files | QDir::Hidden, QDir::Name); }
  bool filesAre(const QStringList& wanted) {
    const bool so = QTest::qWaitFor([&] { return files() == wanted; }, 30000);
    INFO(files().join(", ").toStdString());
    CHECK(files() == wanted);
    return so;
  }
  QByteArray content(const QString& name) {
    QFile file(out.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  ui::BookScheduleList* list() {
    if (auto* open = desk.window->findChild<ui::BookScheduleList*>(); open && open->isVisible()) return open;
    desk.activate();
    desk.window->showPage(ui::MainWindow::statistics);
    desk.key(Qt::Key_B, Qt::ControlModifier);
    return desk.dialog<ui::BookScheduleList>("bookSchedules");
  }
  /// Keys go to the window in front.
  void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    list()->activateWindow();
    REQUIRE(eventually([&] { return QApplication::activeWindow() == list(); }));
    table()->setFocus();
    QTest::keyClick(table()->isVisible() ? static_cast<QWidget*>(table()) : list(), static_cast<Qt::Key>(key), modifiers);
  }
  bool lastFile(const QString& name) {
    return eventually([&] { return desk.find<QLabel>("scheduleDetail", list())->text().endsWith(name); });
  }
  ui::RowsTable* table() { return desk.find<ui::RowsTable>("schedules", list()); }
  QString at(int row, int column) { return table()->textAt(row, column); }
  bool cell(int column, const QString& words) {
    return eventually([&] { return at(0, column).contains(words); });
  }
  ui::BookScheduleForm* form() { return desk.dialog<ui::BookScheduleForm>("bookScheduleForm"); }
  void write(QWidget* form, const char* field, const QString& words) {
    auto* edit = desk.find<QLineEdit>(field, form);
    edit->setFocus();
    edit->selectAll();
    edit->insert(words);  // as an input method does
  }
  void pick(QWidget* form, const char* box, int row) { desk.find<QComboBox>(box, form)->setCurrentIndex(row); }
  void chooseTwo(QWidget* form) {
    QTest::mouseClick(desk.find<QPushButton>("bookNone", form), Qt::LeftButton);
    auto* entries = desk.find<QListWidget>("bookEntries", form);
    for (int i = 0; i < entries->count(); ++i)
      for (const char* key : {"statistics.age.structure", "cases.state"})
        if (entries->item(i)->data(Qt::UserRole).toString() == QLatin1String(key)) entries->item(i)->setCheckState(Qt::Checked);
  }
  void send(QWidget* form, const char* name) {
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
    CHECK(desk.gone(name));
  }
  /// Daily at 10:00; it is 9 o'clock of the 20th.
  void keepDaily(const QString& name = QStringLiteral("日报")) {
    press(Qt::Key_N, Qt::ControlModifier);
    auto* f = form();
    write(f, "scheduleName", name);
    pick(f, "scheduleEvery", 0);
    desk.find<QTimeEdit>("scheduleTime", f)->setTime(QTime(10, 0));
    chooseTwo(f);
    write(f, "scheduleFolder", temp.path());
    send(f, "bookScheduleForm");
    REQUIRE(eventually([&] { return table()->rowCount() > 0; }));
  }
  int audited(const char* action) {
    int n = 0;
    desk.city.engine->read({}, [&](store::Connection& c) {
      auto s = c.prepare("SELECT count(*) FROM audit WHERE action=? AND actor='分析员' AND role=5");
      s->bind(1, std::string_view(action)).step();
      n = static_cast<int>(s->integer(0));
    }).get();
    return n;
  }
};

}  // namespace

TEST_CASE("what is chosen for a book is kept for the clock and made when it comes with its name and its entry in the log") {
  ScheduleDesk d;
  Page p(d.desk);
  QTest::mouseClick(d.desk.find<QToolButton>("openBook", p.page), Qt::LeftButton);
  auto* book = d.desk.dialog<ui::BookForm>("bookForm");
  d.chooseTwo(book);
  d.write(book, "bookTitle", QStringLiteral("城区统计"));
  QTest::mouseClick(d.desk.find<QPushButton>("scheduleBook", book), Qt::LeftButton);
  auto* f = d.form();
  CHECK(d.desk.find<QLineEdit>("scheduleName", f)->text() == QStringLiteral("城区统计"));
  CHECK(d.desk.find<QComboBox>("scheduleEvery", f)->currentIndex() == 2);
  d.pick(f, "scheduleEvery", 1);
  CHECK(d.desk.find<QComboBox>("scheduleDay", f)->count() == 7);
  d.pick(f, "scheduleDay", 0);  // Monday
  d.desk.find<QTimeEdit>("scheduleTime", f)->setTime(QTime(8, 30));
  d.write(f, "scheduleFolder", "relative");
  QTest::keyClick(f, Qt::Key_Return, Qt::ControlModifier);
  CHECK(eventually([&] { return d.desk.find<QLabel>("error", f)->text().contains(QStringLiteral("完整路径")); }));
  d.write(f, "scheduleFolder", d.temp.path());
  CHECK(d.desk.find<QLabel>("scheduleNext", f)->text().contains(QStringLiteral("2026-11-23 08:30 → 城区统计 2026-11-16_2026-11-22.xlsx")));
  d.send(f, "bookScheduleForm");
  CHECK(d.desk.gone("bookForm"));
  CHECK(d.was(QStringLiteral("城区统计")));
  CHECK(d.audited("book.schedule") == 1);
  d.list();
  CHECK(d.at(0, 1).contains(QStringLiteral("星期一")));
  CHECK(d.at(0, 2) == "2026-11-23 08:30");
  CHECK(d.at(0, 3) == QStringLiteral("—"));
  d.desk.city.clock->set(Zone::china().toInstant({2026, 11, 23, 8, 29, 59, 0}));
  QTest::qWait(1500);
  CHECK(d.files().isEmpty());
  d.desk.city.clock->advance(std::chrono::seconds(2));
  d.filesAre({QStringLiteral("城区统计 2026-11-16_2026-11-22.xlsx")});
  CHECK(d.was(QStringLiteral("已生成")));
  CHECK(d.cell(3, "2026-11-23 08:30"));
  CHECK(d.at(0, 2) == "2026-11-30 08:30");
  CHECK(d.at(0, 4).startsWith(QStringLiteral("●")));
  CHECK(d.content(d.files().at(0)).startsWith("PK"));
  CHECK(d.audited("export.book") == 1);
  QTest::qWait(1500);
  CHECK(d.files().size() == 1);
}

TEST_CASE("a book made now is the same byte by byte, takes nobody's place, and the oldest go") {
  ScheduleDesk d;
  d.keepDaily();
  const QString first = QStringLiteral("日报 2026-11-19.xlsx"), second = QStringLiteral("日报 2026-11-19 (2).xlsx"), third = QStringLiteral("日报 2026-11-19 (3).xlsx");
  d.press(Qt::Key_Return, Qt::ControlModifier);
  d.filesAre({first});
  CHECK(d.cell(4, QStringLiteral("●")));
  d.press(Qt::Key_Return, Qt::ControlModifier);
  d.filesAre({second, first});
  CHECK(d.lastFile(second));
  CHECK(d.content(first) == d.content(second));
  CHECK(d.content(first).size() > 4000);
  CHECK(d.cell(4, QStringLiteral("●")));
  CHECK(d.at(0, 2) == "2026-11-20 10:00");  // the clock's own is still to come
  // One stays: the others go.
  d.press(Qt::Key_Return);
  auto* f = d.form();
  QTest::qWait(300);
  CHECK(f->isVisible());  // Enter opens it and does not send it
  CHECK(d.desk.find<QLineEdit>("scheduleName", f)->text() == QStringLiteral("日报"));
  d.desk.find<QSpinBox>("scheduleKeep", f)->setValue(1);
  CHECK(d.desk.find<QLabel>("scheduleHint", f)->text().startsWith(QStringLiteral("▲")));
  d.send(f, "bookScheduleForm");
  d.press(Qt::Key_Return, Qt::ControlModifier);
  d.filesAre({third});
}

TEST_CASE("what was missed while the window was closed is made once and said") {
  ScheduleDesk d;
  d.keepDaily();
  d.reopen(std::chrono::hours(24 * 4));  // the 24th, 9 o'clock: those of the 20th to the 23rd were missed
  d.filesAre({QStringLiteral("日报 2026-11-22.xlsx")});
  CHECK(d.was(QStringLiteral("2026-11-23 10:00")));
  QTest::qWait(2500);
  CHECK(d.files().size() == 1);
  d.list();
  CHECK(d.cell(2, "2026-11-24 10:00"));
}

TEST_CASE("a folder that is away is told once with what to do, marked as long as it lasts, and tried again later") {
  ScheduleDesk d;
  d.keepDaily();
  const QString folder = d.temp.path(), away = folder + QStringLiteral(".away");
  REQUIRE(QDir().rename(folder, away));
  const auto toasts = [&] {
    int n = 0;
    for (auto* label : d.desk.window->findChildren<QLabel*>(QStringLiteral("toastText"))) n += label->text().contains(folder);
    return n;
  };
  d.desk.city.clock->set(Zone::china().toInstant({2026, 11, 20, 10, 0, 0, 0}));
  REQUIRE(eventually([&] { return toasts() == 1; }));
  CHECK(d.cell(4, QStringLiteral("▲")));
  CHECK(d.at(0, 2) == "2026-11-20 10:01");
  CHECK(d.desk.find<QLabel>("scheduleTrouble", d.list())->text().contains(folder));
  CHECK(d.desk.find<QToolButton>("openSchedules")->text().startsWith(QStringLiteral("▲")));
  CHECK_FALSE(QDir(folder).exists());  // never made: it may be a disk that is not mounted
  d.desk.city.clock->advance(std::chrono::minutes(1));
  CHECK(d.cell(2, "2026-11-20 10:03"));
  CHECK(toasts() == 1);
  REQUIRE(QDir().rename(away, folder));
  QTest::qWait(1500);
  CHECK(d.files().isEmpty());
  d.desk.city.clock->advance(std::chrono::minutes(2));
  d.filesAre({QStringLiteral("日报 2026-11-19.xlsx")});
  CHECK(d.cell(4, QStringLiteral("●")));
  CHECK_FALSE(d.desk.find<QLabel>("scheduleTrouble", d.list())->isVisible());
  CHECK(eventually([&] { return !d.desk.find<QToolButton>("openSchedules")->text().startsWith(QStringLiteral("▲")); }));
}

TEST_CASE("what cannot be counted any more is left out of a scheduled book and named") {
  ScheduleDesk d;
  d.keepDaily();
  d.desk.city.engine->write([&](store::Connection& w) {
    auto s = w.prepare("UPDATE meta SET value=replace(value, '\"cases.state\"', '\"own.gone\"') WHERE key='scheduled_books'");
    s->run();
  }).get();
  d.reopen(std::chrono::hours(1));
  d.filesAre({QStringLiteral("日报 2026-11-19.xlsx")});
  CHECK(d.was(QStringLiteral("其中不含：own.gone")));
}

TEST_CASE("schedules are paused and deleted and taken back by keys; who sees less sees none of them") {
  ScheduleDesk d;
  CHECK(d.desk.find<QLabel>("schedulesEmpty", d.list())->isVisible());
  d.keepDaily();
  CHECK_FALSE(d.desk.find<QLabel>("schedulesEmpty", d.list())->isVisible());
  d.press(Qt::Key_Space);
  CHECK(d.cell(4, QStringLiteral("暂停")));
  CHECK(d.at(0, 2) == QStringLiteral("—"));
  d.desk.city.clock->advance(std::chrono::hours(48));
  QTest::qWait(1500);
  CHECK(d.files().isEmpty());
  d.press(Qt::Key_Space);
  CHECK(d.cell(2, "2026-11-22 10:00"));  // what was due meanwhile is not made
  d.press(Qt::Key_Delete);
  REQUIRE(eventually([&] { return d.table()->rowCount() == 0; }));
  CHECK(d.was(QStringLiteral("撤销")));
  d.press(Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(eventually([&] { return d.table()->rowCount() == 1; }));
  CHECK(d.cell(2, "2026-11-22 10:00"));
  CHECK(d.files().isEmpty());
  d.desk.window->desk().bridge.setActor({{Uuid::named("east")}, "街道主管", model::Role::supervisor, "330101/", {}});
  CHECK(eventually([&] { return d.table()->rowCount() == 0 && d.desk.find<QToolButton>("newSchedule", d.list())->isEnabled(); }));
  d.desk.window->desk().bridge.setActor(d.desk.city.worker(d.desk.city.roads));
  CHECK(eventually([&] { return !d.desk.find<QToolButton>("newSchedule", d.list())->isEnabled(); }));
  // It is made all the same, with the rights of who kept it, and not told to somebody whom it does not concern.
  d.told.clear();
  d.desk.city.clock->set(Zone::china().toInstant({2026, 11, 22, 10, 0, 0, 0}));
  d.filesAre({QStringLiteral("日报 2026-11-21.xlsx")});
  QTest::qWait(300);
  CHECK(d.told.isEmpty());
  CHECK(d.audited("export.book") == 1);
  d.press(Qt::Key_Escape);
  CHECK(d.desk.gone("bookSchedules"));
}

TEST_CASE("a scheduled book that is given up leaves nothing, and one by hand is in the log as well") {
  ScheduleDesk d;
  d.keepDaily();
  auto& books = *d.desk.window->findChild<ui::BookScheduleList*>();
  d.press(Qt::Key_Return, Qt::ControlModifier);
  auto* cancel = d.desk.find<QToolButton>("scheduleCancel", &books);
  if (cancel->isVisible()) QTest::mouseClick(cancel, Qt::LeftButton);
  CHECK(d.cell(4, QStringLiteral("○")));
  CHECK(d.was(QStringLiteral("放弃")));
  QTest::qWait(1500);
  CHECK(d.files().isEmpty());
  CHECK(d.at(0, 2) == "2026-11-20 10:00");
  const int before = d.audited("export.book");
  books.close();
  d.desk.activate();
  Page p(d.desk);
  QTest::mouseClick(d.desk.find<QToolButton>("openBook", p.page), Qt::LeftButton);
  auto* form = d.desk.dialog<ui::BookForm>("bookForm");
  d.chooseTwo(form);
  form->make(d.out.filePath(QStringLiteral("hand.xlsx")));
  d.filesAre({QStringLiteral("hand.xlsx")});
  CHECK(d.audited("export.book") == before + 1);
}

TEST_CASE("pictures of the scheduled books") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  ScheduleDesk d;
  d.list();
  const auto shoot = [&](QWidget* widget, const QString& what) {
    QTest::qWait(300);
    CHECK(widget->grab().save(QStringLiteral("%1/schedules-%2.png").arg(folder, what)));
  };
  shoot(d.list(), QStringLiteral("empty-zh"));
  d.keepDaily();
  d.press(Qt::Key_Return, Qt::ControlModifier);
  d.filesAre({QStringLiteral("日报 2026-11-19.xlsx")});
  d.keepDaily(QStringLiteral("街道周报"));
  d.table()->choose(d.table()->model()->index(1, 0).data(Qt::UserRole + 1).toString());
  d.press(Qt::Key_Return);
  auto* f = d.form();
  d.pick(f, "scheduleEvery", 1);
  d.pick(f, "scheduleFigures", 1);
  d.write(f, "scheduleFolder", QStringLiteral("/srv/reports"));
  d.send(f, "bookScheduleForm");
  d.press(Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return d.at(1, 4).startsWith(QStringLiteral("▲")); }));
  for (const auto& [theme, language] : {std::pair(ui::Theme::Kind::dark, "zh_CN"), {ui::Theme::Kind::light, "en"}}) {
    d.desk.window->desk().theme.setKind(theme);
    d.desk.window->desk().language.set(QString::fromLatin1(language));
    shoot(d.list(), QStringLiteral("list-") + QLatin1String(language));
    d.press(Qt::Key_F2);
    shoot(d.form(), QStringLiteral("form-") + QLatin1String(language));
    d.form()->reject();
    REQUIRE(d.desk.gone("bookScheduleForm"));
    d.list()->close();
    REQUIRE(d.desk.gone("bookSchedules"));
    d.desk.activate();
    d.desk.window->showPage(ui::MainWindow::statistics);
    QTest::qWait(1500);
    shoot(d.desk.window.get(), QStringLiteral("page-") + QLatin1String(language));
    QTest::mouseClick(d.desk.find<QToolButton>("openBook"), Qt::LeftButton);
    auto* book = d.desk.dialog<ui::BookForm>("bookForm");
    shoot(book, QStringLiteral("book-") + QLatin1String(language));
    book->close();
    REQUIRE(d.desk.gone("bookForm"));
    d.list();
    d.table()->choose(d.table()->model()->index(1, 0).data(Qt::UserRole + 1).toString());
  }
  d.desk.window->desk().theme.setKind(ui::Theme::Kind::dark);
  d.desk.window->desk().language.set(QStringLiteral("zh_CN"));
}

}  // namespace scheduled_books_test
