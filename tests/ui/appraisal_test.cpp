// The appraisal page, with real keys and clicks. With JW_SHOTS=<folder> also pictures of it, to be looked at.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/appraisal/appraisal_page.h"
#include "ui/appraisal/appraisal_words.h"
#include "ui/appraisal/reason_form.h"
#include "ui/case/case_window.h"

namespace appraisal_test {

using namespace jw;
using namespace jw::test;

namespace {

struct AppraisalDesk : UiDesk {
  model::Actor analyst{{}, "分析员", model::Role::analyst, {}, {}};
  model::Actor admin{{}, "管理员", model::Role::administrator, {}, {}};

  AppraisalDesk() : UiDesk(true) {
    for (int i = 0; i < 6; ++i) done(i % 3 == 0 ? city.pothole : city.litter, 120.001 + 0.003 * i, i % 3 == 2 ? 4000 : 20);
    city.clock->advance(std::chrono::hours(4 * 24));  // so that everything has fallen due
    window->desk().bridge.setActor(analyst);
    window->showPage(ui::MainWindow::appraisal);
    wait();
  }
  /// The month is over: only then is it published, and cards are issued.
  void endPeriod() {
    CHECK_FALSE(find<QToolButton>("publish")->isEnabled());
    city.clock->advance(std::chrono::hours(4 * 24));
    find<QToolButton>("appraisalRun")->click();
    REQUIRE(eventually([&] { return find<QToolButton>("publish")->isEnabled() && find<QToolButton>("issueCards")->isEnabled(); }));
  }
  void done(CategoryId category, double lon, int minutes) {
    const auto answer = city.send(SmallCity::report(category, "小区门口垃圾堆放三天未清运", lon));
    const CaseId id = engine::done(answer)->id;
    const auto worker = city.worker(category == city.litter ? city.sanitation : city.roads);
    engine::ActOnCase result;
    result.note = "已处理";
    city.clock->advance(std::chrono::minutes(5));
    city.act(worker, id, model::Action::accept);
    city.clock->advance(std::chrono::minutes(minutes));
    city.act(worker, id, model::Action::feedBack, result);
    city.act(city.operatorDesk, id, model::Action::followUp);
    city.act(city.operatorDesk, id, model::Action::archive);
  }
  QTableView* table() { return find<QTableView>("ranking"); }
  QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
  int column(const QString& heading) {
    for (int i = 0; i < table()->model()->columnCount(); ++i)
      if (table()->model()->headerData(i, Qt::Horizontal).toString() == heading) return i;
    return -1;
  }
  void wait() {
    REQUIRE(eventually([&] { return table()->model()->rowCount() > 0 && table()->isVisible(); }));
  }
  void click(int row, int col) {
    const auto at = table()->model()->index(row, col);
    table()->scrollTo(at);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(at).center());
  }
  QTableWidget* listed() { return find<QTableWidget>("cellCases"); }
  void sit(const model::Actor& actor) {
    window->desk().bridge.setActor(actor);
    REQUIRE(eventually([&] { return table()->model()->rowCount() > 0; }));
  }
};

}  // namespace

TEST_CASE("appraisal page: ranked rows, and a number opens its cases by click and by Enter") {
  AppraisalDesk desk;
  REQUIRE(desk.table()->model()->rowCount() == 3);  // two departments and the total
  CHECK(desk.cell(0, 0) == "1");
  CHECK(desk.cell(0, 1) == "公路局");
  CHECK(desk.cell(1, 1) == "环卫局");
  CHECK(desk.cell(2, 1) == "合计");
  const int inTime = desk.column("按期结案率");
  REQUIRE(inTime > 0);
  CHECK(desk.cell(0, inTime) == "100.00%");
  CHECK(desk.cell(1, inTime) == "50.00%");

  desk.click(1, inTime);
  REQUIRE(eventually([&] { return desk.listed()->isVisible() && desk.listed()->rowCount() == 2; }));
  desk.table()->setCurrentIndex(desk.table()->model()->index(2, desk.column("结案率")));
  desk.table()->setFocus();
  QTest::keyClick(desk.table(), Qt::Key_Return);
  REQUIRE(eventually([&] { return desk.listed()->rowCount() == 6; }));
  // And a case opens from there.
  desk.listed()->setFocus();
  desk.listed()->setCurrentCell(0, 0);
  QTest::keyClick(desk.listed(), Qt::Key_Return);
  auto* opened = desk.dialog<ui::CaseWindow>("caseWindow");
  delete opened;
}

TEST_CASE("appraisal page: sorting, all indicators, another period, another subject") {
  AppraisalDesk desk;
  auto* header = desk.table()->horizontalHeader();
  desk.table()->sortByColumn(2, Qt::AscendingOrder);
  CHECK(desk.cell(0, 1) == "环卫局");
  CHECK(desk.cell(2, 1) == "合计");
  desk.table()->sortByColumn(2, Qt::DescendingOrder);
  CHECK(desk.cell(0, 1) == "公路局");
  const int few = header->count();
  QTest::mouseClick(desk.find<QCheckBox>("allIndicators"), Qt::LeftButton, {}, QPoint(8, 8));
  CHECK(header->count() > few + 20);
  CHECK(desk.column("巡查完成率") > 0);
  CHECK(desk.cell(0, desk.column("巡查完成率")) == "–");

  QTest::mouseClick(desk.find<QToolButton>("periodBack"), Qt::LeftButton);
  CHECK(desk.find<QLabel>("periodName")->text() == "2026-10");
  REQUIRE(eventually([&] { return desk.find<QLabel>("appraisalEmpty")->isVisible(); }));
  CHECK(desk.find<QLabel>("appraisalEmpty")->text().contains("期"));
  QTest::mouseClick(desk.find<QToolButton>("periodForth"), Qt::LeftButton);
  desk.wait();
  auto* kind = desk.find<QComboBox>("subjectKind");
  kind->setFocus();
  QTest::keyClick(kind, Qt::Key_End);
  REQUIRE(eventually([&] { return desk.cell(0, 1) == "值班员" && desk.cell(1, 1) == "部工"; }));
}

TEST_CASE("appraisal page: publishing asks first, freezes, and shows what differs later") {
  AppraisalDesk desk;
  desk.endPeriod();
  auto* publish = desk.find<QToolButton>("publish");
  REQUIRE(eventually([&] { return publish->isEnabled(); }));
  publish->click();
  auto* form = desk.dialog<ui::ReasonForm>("reasonForm");
  desk.find<QPushButton>("send", form)->click();
  REQUIRE(desk.gone("reasonForm"));
  REQUIRE(eventually([&] { return !publish->isEnabled(); }));
  CHECK_FALSE(desk.find<QToolButton>("addEntry")->isEnabled());
  auto* frozen = desk.find<QToolButton>("asPublished");
  REQUIRE(eventually([&] { return frozen->isVisible(); }));
  const int share = desk.column("结案率");
  const QString before = desk.cell(1, share);
  auto late = SmallCity::report(desk.city.litter, "补录");
  late.reportedAt = desk.city.clock->now() - std::chrono::hours(8 * 24);
  REQUIRE(engine::done(desk.city.send(late)));
  desk.find<QToolButton>("appraisalRun")->click();
  auto* differences = desk.find<QTableWidget>("differences");
  REQUIRE(eventually([&] { return differences->rowCount() > 0; }));
  const QString now = desk.cell(1, share);
  CHECK(now != before);
  frozen->click();
  CHECK(desk.cell(1, share) == before);
  CHECK(desk.find<QLabel>("appraisalState")->text().contains("按公布"));
  frozen->click();
  CHECK(desk.cell(1, share) == now);
}

TEST_CASE("appraisal page: entries need a reason; cards and their appeal go through three desks") {
  AppraisalDesk desk;
  const QString before = desk.cell(1, 2);
  desk.click(1, 1);
  REQUIRE(eventually([&] { return desk.find<QToolButton>("addEntry")->isEnabled(); }));
  desk.find<QToolButton>("addEntry")->click();
  auto* entry = desk.dialog<ui::ReasonForm>("reasonForm");
  CHECK(desk.find<QComboBox>("entrySubject", entry)->currentText() == "环卫局");
  desk.find<QDoubleSpinBox>("points", entry)->setValue(5);
  desk.find<QPushButton>("send", entry)->click();
  CHECK(desk.find<QLabel>("error", entry)->isVisible());
  QTest::keyClicks(desk.find<QPlainTextEdit>("reason", entry), "flood");
  desk.find<QPushButton>("send", entry)->click();
  REQUIRE(desk.gone("reasonForm"));
  REQUIRE(eventually([&] { return desk.cell(1, 2) != before && desk.cell(1, 2).toDouble() == Approx(before.toDouble() + 5); }));

  desk.endPeriod();
  desk.find<QToolButton>("issueCards")->click();
  desk.find<QPushButton>("send", desk.dialog<ui::ReasonForm>("reasonForm"))->click();
  REQUIRE(desk.gone("reasonForm"));
  const auto step = [&](const model::Actor& actor, const char* button) {
    desk.sit(actor);
    QPushButton* found = nullptr;
    REQUIRE(eventually([&] { return (found = desk.window->findChild<QPushButton*>(QString::fromLatin1(button))) != nullptr; }));
    found->click();
    auto* form = desk.dialog<ui::ReasonForm>("reasonForm");
    QTest::keyClicks(desk.find<QPlainTextEdit>("reason", form), "road closed");
    desk.find<QPushButton>("send", form)->click();
    REQUIRE(desk.gone("reasonForm"));
  };
  step(desk.city.worker(desk.city.sanitation), "appeal1");
  CHECK(desk.table()->model()->rowCount() == 1);  // a department sees its own row
  step(desk.analyst, "appeal2");
  step(desk.admin, "appeal3");
  CHECK(eventually([&] { return desk.window->findChild<QPushButton*>("appeal3") == nullptr; }));
}

TEST_CASE("appraisal page: who may not publish is not offered it, and both languages have the words") {
  AppraisalDesk desk;
  desk.sit(desk.city.operatorDesk);
  desk.wait();
  CHECK_FALSE(desk.find<QToolButton>("publish")->isEnabled());
  CHECK_FALSE(desk.find<QToolButton>("issueCards")->isEnabled());
  CHECK(desk.find<QToolButton>("exportTable")->isEnabled());
  desk.window->desk().language.set("en");
  CHECK(desk.column("Closing rate") > 0);
  CHECK(desk.cell(2, 1) == "Total");
  const auto& catalog = engine::AppraisalDesk(*desk.city.engine, desk.city.engine->dataFolder()).rules().catalog;
  CHECK(ui::AppraisalWords::reason("overdue 12 (from 2); score 71.50 (below 75)", catalog) == "Overdue cases 12, limit 2; score (of 100) 71.50, below 75");
  desk.window->desk().language.set("zh_CN");
  CHECK(ui::AppraisalWords::reason("overdue 12 (from 2)", catalog).startsWith("超时数 12"));
}

TEST_CASE("appraisal page: pictures") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  AppraisalDesk desk;
  desk.endPeriod();
  desk.find<QToolButton>("issueCards")->click();
  desk.find<QPushButton>("send", desk.dialog<ui::ReasonForm>("reasonForm"))->click();
  REQUIRE(desk.gone("reasonForm"));
  desk.find<QToolButton>("publish")->click();
  desk.find<QPushButton>("send", desk.dialog<ui::ReasonForm>("reasonForm"))->click();
  REQUIRE(desk.gone("reasonForm"));
  for (const QSize size : {QSize(1366, 768), QSize(3840, 2160)}) {
    desk.open(size.width(), size.height());
    desk.window->desk().bridge.setActor(desk.analyst);
    desk.window->showPage(ui::MainWindow::appraisal);
    desk.window->findChild<ui::AppraisalPage*>()->setPeriod("2026-11");
    desk.wait();
    for (const char* theme : {"dark", "light"})
      for (const char* language : {"zh_CN", "en"}) {
        desk.window->desk().theme.setKind(theme == std::string("dark") ? ui::Theme::Kind::dark : ui::Theme::Kind::light);
        desk.window->desk().language.set(language);
        desk.click(1, 5);
        QTest::qWait(500);
        auto* page = desk.window->findChild<ui::AppraisalPage*>();
        for (const auto side : {ui::AppraisalPage::cases, ui::AppraisalPage::chart, ui::AppraisalPage::lists, ui::AppraisalPage::cards, ui::AppraisalPage::published}) {
          page->showSide(side);
          QTest::qWait(100);
          CHECK(desk.window->grab().save(QStringLiteral("%1/appraisal-%2-%3-%4-%5.png").arg(folder).arg(size.width()).arg(theme, language).arg(side)));
        }
      }
  }
  desk.window->desk().theme.setKind(ui::Theme::Kind::dark);
  desk.window->desk().language.set("zh_CN");
}

}  // namespace appraisal_test
