// The statistics page as its users work with it: every entry found by typing, drilled down, drawn, listed, saved.
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/ui/statistics_desk.h"
#include "ui/statistics/book_form.h"
#include "ui/statistics/comparison_view.h"
#include "ui/statistics/entry_form.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/statistics_page.h"

namespace statistics_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("every entry of the catalog is found by typing its name, in both languages, and has figures") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  auto* find = desk.find<QLineEdit>("findEntry", p.page);
  for (const char* language : {"zh_CN", "en"}) {
    desk.window->desk().language.set(QString::fromLatin1(language));
    int n = 0;
    auto* tree = desk.find<QTreeWidget>("entries", p.page);
    REQUIRE(eventually([&] { return tree->topLevelItem(0)->text(0) == (n == 0 && language == std::string("en") ? "Statistics" : QStringLiteral("统计")); }));
    QStringList names;
    for (QTreeWidgetItemIterator i(tree, QTreeWidgetItemIterator::NoChildren); *i; ++i) names << (*i)->text(0);
    REQUIRE(names.size() >= 55);
    for (const QString& name : names) {
      CAPTURE(name.toStdString());
      QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier);
      REQUIRE(eventually([&] { return find->hasFocus(); }));
      find->insert(name);  // as an input method does
      QTest::keyClick(find, Qt::Key_Down);
      for (int i = 0; i < 5 && tree->currentItem()->text(0) != name; ++i) QTest::keyClick(find, Qt::Key_Down);  // part of another's name
      REQUIRE(eventually([&] { return p.page->report() && ui::ReportWords::title(*p.page->report()->entry) == name; }));
      CHECK(desk.find<QLabel>("reportTitle", p.page)->text() == name);
      CHECK(p.rows() == 3);  // two districts and the totals
      QTest::keyClick(find, Qt::Key_Escape);
      CHECK(find->text().isEmpty());
      ++n;
    }
    CHECK(n == names.size());
  }
}

TEST_CASE("a report is drilled down and up, drawn, listed and copied") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("statistics.age.structure"));
  CHECK(p.page->report()->total.count == 17);
  // Men to the left and women to the right, though the code table begins with "unknown".
  const auto sides = ui::ReportWords::chart(*p.page->report(), gis::ChartKind::pyramid, {}, stats::ShownAs::number);
  REQUIRE(sides.series.size() == 2);
  CHECK(sides.series[0].startsWith(QStringLiteral("男")));
  CHECK(sides.series[1].startsWith(QStringLiteral("女")));
  double people = 0;
  for (const auto& row : sides.rows) people += row.values[0].value_or(0) + row.values[1].value_or(0);
  CHECK(people == 17);
  const auto tab = [&](int i) { return desk.find<QToolButton>(qPrintable(QStringLiteral("reportTab%1").arg(i)), p.page); };
  CHECK(tab(3)->isVisible());
  for (int i = 0; i < 7; ++i)
    if (tab(i)->isVisible()) {
      QTest::mouseClick(tab(i), Qt::LeftButton);
      CHECK(tab(i)->isChecked());
    }
  QTest::mouseClick(tab(0), Qt::LeftButton);
  p.table()->setFocus();
  p.table()->setCurrentIndex(p.table()->model()->index(0, 0));
  CHECK(p.at(0, 0) == QStringLiteral("东城区"));
  QTest::keyClick(p.table(), Qt::Key_Return);
  REQUIRE(eventually([&] { return p.page->report()->area == "330101/"; }));
  CHECK(p.page->report()->total.count == 12);
  CHECK(p.at(0, 0) == QStringLiteral("东一"));
  QTest::keyClick(p.table(), Qt::Key_Backspace);
  REQUIRE(eventually([&] { return p.page->report()->area.empty(); }));
  CHECK(p.page->report()->total.count == 17);
  // The list of a place: masked.
  p.table()->setCurrentIndex(p.table()->model()->index(1, 0));
  QTest::mouseClick(tab(6), Qt::LeftButton);
  auto* list = desk.find<QTableView>("statisticsRows", p.page);
  REQUIRE(eventually([&] { return list->model()->rowCount() == 5; }));
  CHECK(list->model()->index(0, 0).data().toString() == QStringLiteral("王*明"));
  QTest::mouseClick(tab(0), Qt::LeftButton);
  QTest::mouseClick(desk.find<QToolButton>("copyReport", p.page), Qt::LeftButton);
  CHECK(QApplication::clipboard()->text().startsWith(QStringLiteral("区域\t")));
}

TEST_CASE("a list that tells of health opens for a purpose, and closes with its page and its reader") {
  UiDesk desk;
  settle(desk, true);
  const model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  desk.window->desk().bridge.setActor(worker);
  Page p(desk);
  REQUIRE(p.open("query.disability_type"));
  const auto tab = [&](int i) { return desk.find<QToolButton>(qPrintable(QStringLiteral("reportTab%1").arg(i)), p.page); };
  auto* list = desk.find<QTableView>("statisticsRows", p.page);
  auto* reveal = desk.find<QToolButton>("openRows", p.page);
  const auto readings = [&] {
    int n = 0;
    desk.city.engine->read({}, [&](store::Connection& c) { n = static_cast<int>(c.integer("SELECT count(*) FROM audit WHERE action = 'read' AND object LIKE 'statistics/%'")); }).get();
    return n;
  };
  const auto openFor = [&](int purpose) {
    QTest::mouseClick(reveal, Qt::LeftButton);
    QMenu* menu = nullptr;
    REQUIRE(eventually([&] { return (menu = reveal->findChild<QMenu*>(QStringLiteral("purposes"))) != nullptr && menu->isVisible(); }));
    REQUIRE(menu->actions().size() > 2 + purpose);
    menu->setActiveAction(menu->actions().at(2 + purpose));
    QTest::keyClick(menu, Qt::Key_Return);
  };
  QTest::mouseClick(tab(6), Qt::LeftButton);
  REQUIRE(eventually([&] { return reveal->isVisible(); }));
  CHECK(list->model()->rowCount() == 0);
  CHECK(readings() == 0);
  openFor(0);
  REQUIRE(eventually([&] { return list->model()->rowCount() == 17; }));
  CHECK_FALSE(reveal->isVisible());
  CHECK(readings() == 1);
  QTest::mouseClick(tab(0), Qt::LeftButton);
  QTest::mouseClick(tab(6), Qt::LeftButton);
  CHECK(reveal->isVisible());
  CHECK(list->model()->rowCount() == 0);
  openFor(0);
  REQUIRE(eventually([&] { return list->model()->rowCount() == 17; }));
  desk.window->desk().bridge.setActor({{Uuid::named("other")}, "社工二", model::Role::communityWorker, {}, {}});
  CHECK(eventually([&] { return list->model()->rowCount() == 0; }));
}

TEST_CASE("a report is of a past day, or stands beside another day or another area") {
  UiDesk desk;
  settle(desk);
  desk.city.clock->advance(std::chrono::hours(48));
  // Three more came today.
  desk.city.engine
      ->write([&](store::Connection& w) {
        for (int i = 0; i < 3; ++i) {
          model::Person person;
          person.id = Uuid::make(1);
          person.household = 1;
          person.name = "李四";
          person.birthDay = 5000;
          person.codes[model::PersonColumn::sex] = 1;
          store::insertPerson(w, person, {}, "330101/330101001/", {desk.city.clock->now(), desk.city.clock->now(), kNever, {}});
        }
      })
      .get();
  desk.open();
  Page p(desk);
  REQUIRE(p.open("statistics.age.structure"));
  CHECK(p.page->report()->total.count == 20);
  auto* day = desk.find<QDateEdit>("reportDay", p.page);
  const QDate today = day->date();
  CHECK(day->maximumDate() == today);
  day->setDate(today.addDays(-1));
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->total.count == 17; }));
  CHECK_FALSE(desk.find<QToolButton>("reportTab6", p.page)->isVisible());  // nobody is listed as of a past day
  REQUIRE(p.page->open(QStringLiteral("statistics.ethnic_group")));
  REQUIRE(eventually([&] { return !p.page->report(); }));
  CHECK(eventually([&] { return desk.find<QLabel>("reportEmpty", p.page)->isVisible() && !desk.find<QLabel>("reportEmpty", p.page)->text().isEmpty(); }));
  day->setDate(today);
  REQUIRE(p.open("statistics.age.structure"));
  CHECK(p.page->report()->total.count == 20);

  QTest::mouseClick(desk.find<QToolButton>("reportTab7", p.page), Qt::LeftButton);
  auto* compared = desk.find<ui::ComparisonView>("comparison", p.page);
  auto* other = desk.find<QDateEdit>("compareDay", compared);
  other->setDate(today.addDays(-1));
  REQUIRE(eventually([&] { return compared->comparison().has_value(); }));
  auto* table = desk.find<QTableView>("statisticsCompared", compared);
  CHECK(table->model()->rowCount() == 2);
  const auto at = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
  CHECK(at(0, 1) == QStringLiteral("12"));
  CHECK(at(0, 2) == QStringLiteral("15"));
  CHECK(at(0, 3) == QStringLiteral("+3"));
  CHECK(at(0, 4) == QStringLiteral("+25.0 %"));
  CHECK(at(1, 3) == QStringLiteral("0"));
  CHECK(desk.find<QLabel>("compareWhole", compared)->text().contains(QStringLiteral("17 → 20（+3，+17.6 %）")));
  QTest::mouseClick(desk.find<QToolButton>("copyReport", p.page), Qt::LeftButton);
  CHECK(QApplication::clipboard()->text().contains(QStringLiteral("\t12\t15\t+3\t+25.0 %")));
  // As files the same: figures as numbers, the change as a share.
  const auto book = compared->asBook(QStringLiteral("比较"));
  REQUIRE(book.sheets.size() == 1);
  CHECK(book.sheets[0].columns.size() == 3);
  CHECK(book.sheets[0].rows.size() == 2);
  CHECK(book.sheets[0].totals.values == std::vector<std::optional<double>>{17, 20, 3});
  CHECK(std::abs(book.sheets[0].totals.sum.value() - 3.0 / 17) < 1e-12);
  QTemporaryDir files;
  for (const char* kind : {"csv", "xlsx", "pdf"}) ui::ReportFiles::write(files.filePath(QLatin1String("c.") + QLatin1String(kind)).toStdString(), QLatin1String(kind), book, {});
  QFile csv(files.filePath(QStringLiteral("c.csv")));
  REQUIRE(csv.open(QIODevice::ReadOnly));
  CHECK(QString::fromUtf8(csv.readAll()).contains(QStringLiteral(",12,15,3,0.2500\r\n")));
  CHECK(QFile(files.filePath(QStringLiteral("c.xlsx"))).size() > 3000);
  CHECK(QFile(files.filePath(QStringLiteral("c.pdf"))).size() > 3000);
  // Another area: column by column; the first is the page's own.
  auto* with = desk.find<QComboBox>("compareWith", compared);
  with->setCurrentIndex(1);
  Q_EMIT with->activated(1);
  REQUIRE(eventually([&] { return compared->comparison() && compared->comparison()->lines.size() == p.page->report()->columns.size() + 1; }));
  CHECK(compared->comparison()->lines.back().difference == 0.0);  // with itself
  // Between two days nothing is told of ethnic groups; between areas what neither hides.
  with->setCurrentIndex(0);
  REQUIRE(p.open("statistics.ethnic_group"));
  REQUIRE(eventually([&] { return desk.find<QLabel>("compareEmpty", compared)->isVisible(); }));
  CHECK_FALSE(compared->comparison().has_value());
}

TEST_CASE("an analyst makes an own entry, which opens at once, changes, removes and takes it back") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  auto* fresh = desk.find<QToolButton>("newEntry", p.page);
  CHECK_FALSE(fresh->isVisible());  // not at the operator's desk
  desk.window->desk().bridge.setActor({{Uuid::named("analyst")}, "分析员", model::Role::analyst, {}, {}});
  REQUIRE(eventually([&] { return fresh->isVisible(); }));
  QTest::mouseClick(fresh, Qt::LeftButton);
  auto* form = desk.dialog<ui::EntryForm>("entryForm");
  desk.find<QLineEdit>("entryZh", form)->setText(QStringLiteral("中年男女 \"试\""));
  desk.find<QLineEdit>("entryFilter", form)->setText(QStringLiteral("age 20-59 and height in 2"));
  auto* by = desk.find<QComboBox>("entryBy0", form);
  by->setCurrentIndex(by->findData(QStringLiteral("sex")));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(form->isVisible());  // a title is missing
  desk.find<QLineEdit>("entryEn", form)->setText(QStringLiteral("Middle age"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(eventually([&] {
    for (const auto* label : form->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QStringLiteral("height"))) return true;
    return false;
  }));
  // Conditions come from a menu: none with what only aggregates may use.
  auto* filter = desk.find<QLineEdit>("entryFilter", form);
  const auto* conditions = desk.find<QToolButton>("entryConditions", form)->menu();
  filter->clear();
  const QMenu* ages = conditions->actions().front()->menu();
  REQUIRE(ages);
  ages->actions().front()->trigger();
  CHECK(filter->text() == QStringLiteral("age 0-6"));
  conditions->actions().at(1)->menu()->actions().back()->trigger();
  CHECK(filter->text() == QStringLiteral("age 0-6 and sex missing"));
  for (const QAction* a : conditions->actions()) CHECK_FALSE(a->text() == QStringLiteral("民族"));
  filter->setText(QStringLiteral("age 20-59"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->entry->en == "Middle age"; }));
  CHECK(desk.gone("entryForm"));
  CHECK(desk.find<QLabel>("reportTitle", p.page)->text() == QStringLiteral("中年男女 \"试\""));
  const auto total = p.page->report()->total.count;
  CHECK(total > 0);
  CHECK(total < 17);
  // The same entry, of everybody.
  QTest::mouseClick(desk.find<QToolButton>("changeEntry", p.page), Qt::LeftButton);
  form = desk.dialog<ui::EntryForm>("entryForm");
  CHECK(desk.find<QLineEdit>("entryFilter", form)->text() == QStringLiteral("age 20-59"));
  desk.find<QLineEdit>("entryFilter", form)->clear();
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->total.count == 17; }));
  QTest::mouseClick(desk.find<QToolButton>("removeEntry", p.page), Qt::LeftButton);
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->entry->en != "Middle age"; }));
  CHECK_FALSE(desk.find<QToolButton>("removeEntry", p.page)->isVisible());
  QTest::mouseClick(desk.find<QToolButton>("takeEntryBack", p.page), Qt::LeftButton);
  CHECK(eventually([&] { return p.page->report() && p.page->report()->entry->en == "Middle age" && p.page->report()->total.count == 17; }));
}

TEST_CASE("rows are exported for a purpose by who may, and nobody else sees the button") {
  UiDesk desk;
  settle(desk);
  desk.window->desk().bridge.setActor({{Uuid::named("analyst")}, "分析员", model::Role::analyst, {}, {}});
  Page p(desk);
  REQUIRE(p.open("statistics.age.structure"));
  QTest::mouseClick(desk.find<QToolButton>("reportTab6", p.page), Qt::LeftButton);
  auto* list = desk.find<QTableView>("statisticsRows", p.page);
  auto* button = desk.find<QToolButton>("exportRows", p.page);
  REQUIRE(eventually([&] { return list->model()->rowCount() == 17; }));
  CHECK_FALSE(button->isVisible());
  desk.window->desk().bridge.setActor({{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}});
  REQUIRE(eventually([&] { return button->isVisible(); }));
  button->menu()->actions().at(1)->trigger();
  QMenu* purposes = nullptr;
  REQUIRE(eventually([&] { return (purposes = button->findChild<QMenu*>(QStringLiteral("purposes"))) != nullptr && purposes->isVisible(); }));
  purposes->setActiveAction(purposes->actions().at(2));
  QTest::keyClick(purposes, Qt::Key_Return);
  QFileDialog* files = nullptr;
  REQUIRE(eventually([&] { return (files = desk.window->findChild<QFileDialog*>()) != nullptr && files->isVisible(); }));
  const QString file = QString::fromStdString((desk.city.folder / "rows.csv").string());
  Q_EMIT files->fileSelected(file);
  files->close();
  REQUIRE(eventually([&] { return QFile::exists(file); }));
  QFile bytes(file);
  REQUIRE(bytes.open(QIODevice::ReadOnly));
  const QString all = QString::fromUtf8(bytes.readAll());
  CHECK(all.contains(QStringLiteral("王小明")));
  CHECK(all.contains(QStringLiteral("社工 · ")));
  CHECK(all.count(QLatin1Char('\n')) == 20);  // the mark, the heads, 17 rows, the mark
  int audited = 0;
  desk.city.engine->read({}, [&](store::Connection& c) { audited = static_cast<int>(c.integer("SELECT count(*) FROM audit WHERE action = 'export'")); }).get();
  CHECK(audited == 1);
}

TEST_CASE("ethnic groups are counted with small numbers hidden, and nobody is listed") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("statistics.ethnic_group"));
  CHECK_FALSE(desk.find<QToolButton>("reportTab6", p.page)->isVisible());
  bool hidden = false;
  for (int row = 0; row < p.rows(); ++row)
    for (int c = 1; c < p.table()->model()->columnCount(); ++c) hidden |= p.at(row, c) == QStringLiteral("＊");
  CHECK(hidden);
}

TEST_CASE("a book of many reports is written as a workbook and as a PDF") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  for (const char* ending : {"xlsx", "pdf"}) {
    QTest::mouseClick(desk.find<QToolButton>("openBook", p.page), Qt::LeftButton);
    auto* form = desk.dialog<ui::BookForm>("bookForm");
    auto* entries = desk.find<QListWidget>("bookEntries", form);
    CHECK(entries->count() >= 55);
    const QString file = QString::fromStdString((desk.city.folder / (std::string("book.") + ending)).string());
    QString made;
    QObject::connect(form, &ui::BookForm::made, desk.window.get(), [&](const QString& f) { made = f; });
    form->make(file);
    REQUIRE(QTest::qWaitFor([&] { return made == file; }, 60000));
    QFile bytes(file);
    REQUIRE(bytes.open(QIODevice::ReadOnly));
    CHECK(bytes.size() > 20000);
    CHECK(bytes.read(4) == (ending == std::string("pdf") ? "%PDF" : QByteArray("PK\x03\x04", 4)));
  }
}

TEST_CASE("a book by grid is made without what ends at the community, and says so") {
  UiDesk desk;
  engine::Engine::AreaImport more;
  const auto add = [&](model::AreaLevel level, const std::string& code, const std::string& parent, double size) {
    model::Area a;
    a.id = {Uuid::named(code)};
    a.level = level;
    a.code = a.name = code;
    if (!parent.empty()) a.parent = {Uuid::named(parent)};
    a.shape = square(119.9, 30.0, size);
    more.areas.push_back(std::move(a));
  };
  add(model::AreaLevel::district, "330103", "", 0.02);
  add(model::AreaLevel::street, "330103001", "330103", 0.015);
  add(model::AreaLevel::community, "330103001001", "330103001", 0.01);
  add(model::AreaLevel::grid, "330103001001001", "330103001001", 0.005);
  desk.city.engine->importAreas(desk.city.machine, std::move(more)).get();
  settle(desk, false, "330103/330103001/330103001001/330103001001001/");
  Page p(desk);
  QTest::mouseClick(desk.find<QToolButton>("openBook", p.page), Qt::LeftButton);
  auto* form = desk.dialog<ui::BookForm>("bookForm");
  auto* entries = desk.find<QListWidget>("bookEntries", form);
  auto* level = desk.find<QComboBox>("bookLevel", form);
  auto* unfit = desk.find<QLabel>("bookUnfit", form);
  const auto item = [&](const char* key) {
    for (int i = 0; i < entries->count(); ++i)
      if (entries->item(i)->data(Qt::UserRole).toString() == QLatin1String(key)) return entries->item(i);
    throw std::runtime_error(key);
  };
  auto *ethnic = item("statistics.ethnic_group"), *cases = item("cases.state");
  const QString name = ethnic->text();
  CHECK(ethnic->flags().testFlag(Qt::ItemIsEnabled));
  CHECK(unfit->isHidden());
  level->setCurrentIndex(level->findData(static_cast<int>(model::AreaLevel::grid)));
  CHECK_FALSE(ethnic->flags().testFlag(Qt::ItemIsEnabled));
  CHECK(ethnic->text() == name + QStringLiteral(" · 只统计到社区"));
  CHECK(cases->flags().testFlag(Qt::ItemIsEnabled));
  CHECK_FALSE(unfit->isHidden());
  CHECK(unfit->text().contains(name));
  const QString file = QString::fromStdString((desk.city.folder / "grids.xlsx").string());
  QString made;
  QObject::connect(form, &ui::BookForm::made, desk.window.get(), [&](const QString& f) { made = f; });
  std::size_t counted = 0;
  QObject::connect(form, &ui::BookForm::counted, desk.window.get(), [&](std::size_t reports) { counted = reports; });
  form->make(file);
  INFO(desk.find<QLabel>("bookError", form)->text().toStdString());
  REQUIRE(QTest::qWaitFor([&] { return made == file; }, 60000));
  CHECK(QFileInfo(file).size() > 20000);
  CHECK(counted > 40);

  // What is asked for all the same is refused with the reason and what to do, also on the page.
  const auto grids = engine::refusedAs(engine::Unfit::aggregatesBelowCommunity, "statistics.ethnic_group");
  const auto words = ui::ReportWords::refused(grids, stats::Catalog::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "statistics", std::make_shared<const model::Attributes>(model::Attributes::load(std::filesystem::path(JW_SOURCE_DIR) / "data"))), *desk.city.engine->areas());
  CHECK(words.startsWith(QStringLiteral("“%1”").arg(name)));
  REQUIRE(p.open("statistics.ethnic_group"));
  auto* rows = desk.find<QComboBox>("reportLevel", p.page);
  rows->setCurrentIndex(rows->findData(static_cast<int>(model::AreaLevel::grid)));
  Q_EMIT rows->activated(rows->currentIndex());
  REQUIRE(eventually([&] { return !p.page->report(); }));
  bool said = false;
  for (const auto* label : p.page->findChildren<QLabel*>()) said = said || (label->isVisible() && label->text() == words);
  CHECK(said);
}

}  // namespace statistics_test
