// What a result is of, in the line and in the files; periods of cases; pictures, lines and prints of the report that is open.
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/stats/report_csv.h"
#include "gis/print/report_pdf.h"
#include "tests/catch.h"
#include "tests/ui/statistics_desk.h"
#include "ui/statistics/book_form.h"
#include "ui/statistics/comparison_view.h"
#include "ui/statistics/period_box.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_words.h"

namespace statistics_period_test {

using namespace jw;
using namespace jw::test;

namespace {

void choose(QComboBox* box, int index) {
  box->setCurrentIndex(index);
  Q_EMIT box->activated(index);
}
void chooseNamed(QComboBox* box, stats::NamedPeriod name) { choose(box, box->findData(static_cast<int>(name))); }

/// The figures of one column as they stand in the table, by place.
std::vector<double> columnOf(const stats::Report& r, std::size_t column, stats::ShownAs as) {
  std::vector<double> all;
  for (std::size_t row = 0; row <= r.rows.size(); ++row) all.push_back(stats::figureOf(r, row, column, as).value());
  return all;
}

}  // namespace

TEST_CASE("the line under the title and the files say the period and the scope") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  const auto line = [&] { return desk.find<QLabel>("reportState", p.page)->text(); };
  REQUIRE(p.open("statistics.education"));
  CHECK(line().contains(QStringLiteral("权限范围：全部区域")));
  CHECK_FALSE(line().contains(QStringLiteral("上报日期")));
  REQUIRE(p.open("cases.area"));
  const QString today = desk.find<QDateEdit>("reportDay", p.page)->maximumDate().toString(Qt::ISODate);
  CHECK(line().contains(QStringLiteral("上报日期")));
  CHECK(line().contains(today));
  const auto sheet = ui::ReportWords::sheet(*p.page->report(), *desk.city.engine->areas(), stats::ShownAs::number);
  CHECK(sheet.about.contains(today));
  CHECK(sheet.about.contains(QStringLiteral("权限范围：全部区域")));
  CHECK(ui::ReportWords::book(QStringLiteral("书"), {p.page->report()}, *desk.city.engine->areas(), stats::ShownAs::number).subtitle.contains(QStringLiteral("权限范围")));
  QTemporaryDir files;
  const QString file = files.filePath(QStringLiteral("a.csv"));
  ui::ReportFiles::write(file.toStdString(), QStringLiteral("csv"), ui::ReportWords::book(QStringLiteral("书"), {p.page->report()}, *desk.city.engine->areas(), stats::ShownAs::number), {});
  QFile csv(file);
  REQUIRE(csv.open(QIODevice::ReadOnly));
  const QString words = QString::fromUtf8(csv.readAll());
  CHECK(words.contains(QStringLiteral("权限范围：全部区域")));
  CHECK(words.contains(today));
  CHECK(QString::fromStdString(stats::csvOf(*p.page->report(), false)).contains(QStringLiteral("Scope,All areas")));
  CHECK(QString::fromStdString(stats::csvOf(*p.page->report(), false)).contains(QStringLiteral("Reported,")));
  // A supervisor's own area is what the figures are counted in.
  desk.window->desk().bridge.setActor({{Uuid::named("boss")}, "主管", model::Role::supervisor, "330101/", {}});
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->scope == "330101/"; }));
  CHECK(line().contains(QStringLiteral("权限范围：东城区")));
  desk.window->desk().language.set(QStringLiteral("en"));
  CHECK(eventually([&] { return line().contains(QStringLiteral("in the scope of")); }));
  CHECK(line().contains(QStringLiteral("cases reported")));
}

TEST_CASE("cases are counted in the period of the bar, and stand beside the period before it") {
  UiDesk desk;
  // One long ago, one in the month before, one today.
  const QDate today = QDate(1970, 1, 1).addDays(toMillis(desk.city.clock->now()) / 86'400'000);
  for (int i = 0; i < 3; ++i) desk.sent("井盖缺失 " + std::to_string(i), desk.city.litter);
  desk.city.engine
      ->write([&](store::Connection& w) {
        w.execute("UPDATE cases SET reported_at = reported_at - 86400000 * 400 WHERE n = (SELECT min(n) FROM cases)");
        w.execute("UPDATE cases SET reported_at = reported_at - 86400000 * " + std::to_string(today.day() + 1) + " WHERE n = (SELECT min(n) + 1 FROM cases)");
      })
      .get();
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("cases.area"));
  CHECK(p.page->report()->total.count == 2);  // of a year
  auto* box = desk.find<ui::PeriodBox>("period", p.page);
  CHECK(box->isVisible());
  CHECK_FALSE(desk.find<QDateEdit>("reportDay", p.page)->isVisible());
  auto* kind = desk.find<QComboBox>("periodKind", box);
  const auto counts = [&](stats::NamedPeriod name, std::uint64_t n) {
    chooseNamed(kind, name);
    return eventually([&] { return p.page->report() && p.page->report()->total.count == n && p.page->report()->period->first == box->period()->first; });
  };
  CHECK(counts(stats::NamedPeriod::lastMonth, 1));
  CHECK(counts(stats::NamedPeriod::thisMonth, 1));
  CHECK(counts(stats::NamedPeriod::last365Days, 2));
  CHECK(p.page->report()->period->last() == static_cast<stats::Day>(QDate(1970, 1, 1).daysTo(today)));
  // Free days, both of them included.
  choose(kind, kind->count() - 1);
  auto *from = desk.find<QDateEdit>("periodFrom", box), *to = desk.find<QDateEdit>("periodTo", box);
  CHECK(from->isVisible());
  from->setDate(today.addDays(-500));
  REQUIRE(eventually([&] { return p.page->report() && p.page->report()->total.count == 3; }));
  to->setDate(today.addDays(-300));
  CHECK(eventually([&] { return p.page->report() && p.page->report()->total.count == 1; }));
  from->setDate(today);
  CHECK(to->date() == today);  // never before the first
  CHECK(eventually([&] { return p.page->report() && p.page->report()->total.count == 1; }));
  // This month beside the one before.
  CHECK(counts(stats::NamedPeriod::thisMonth, 1));
  QTest::mouseClick(desk.find<QToolButton>("reportTab7", p.page), Qt::LeftButton);
  auto* compared = desk.find<ui::ComparisonView>("comparison", p.page);
  choose(desk.find<QComboBox>("compareWith", compared), 3);
  REQUIRE(eventually([&] { return compared->comparison() && compared->comparison()->first->period == stats::periodBefore(*p.page->report()->period); }));
  choose(desk.find<QComboBox>("compareWith", compared), 2);
  CHECK(eventually([&] { return compared->comparison() && compared->comparison()->first->period == stats::yearBefore(*p.page->report()->period); }));
  // What is not of cases has a day, and no period.
  REQUIRE(p.open("statistics.education"));
  CHECK_FALSE(box->isVisible());
  CHECK(desk.find<QDateEdit>("reportDay", p.page)->isVisible());
  CHECK_FALSE(p.page->report()->period.has_value());
}

TEST_CASE("a book of the last month has its cases and the registry as of its end") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  QTest::mouseClick(desk.find<QToolButton>("openBook", p.page), Qt::LeftButton);
  auto* form = desk.dialog<ui::BookForm>("bookForm");
  auto* kind = desk.find<QComboBox>("periodKind", form);
  auto* day = desk.find<QDateEdit>("bookDay", form);
  const QDate today = day->date();
  CHECK(day->maximumDate() == today);
  chooseNamed(kind, stats::NamedPeriod::lastMonth);
  CHECK(day->date() == QDate(today.year(), today.month(), 1).addDays(-1));
  // Ethnic groups have no past: left out, and said so.
  auto* unfit = desk.find<QLabel>("bookUnfit", form);
  CHECK_FALSE(unfit->isHidden());
  CHECK(unfit->text().contains(QStringLiteral("民族")));
  chooseNamed(kind, stats::NamedPeriod::thisMonth);
  CHECK(day->date() == today);
  CHECK(unfit->isHidden());
  chooseNamed(kind, stats::NamedPeriod::lastMonth);
  const QString file = QString::fromStdString((desk.city.folder / "month.pdf").string());
  QString made;
  QObject::connect(form, &ui::BookForm::made, desk.window.get(), [&](const QString& f) { made = f; });
  form->make(file);
  INFO(desk.find<QLabel>("bookError", form)->text().toStdString());
  REQUIRE(QTest::qWaitFor([&] { return made == file; }, 60000));
  CHECK(QFileInfo(file).size() > 20000);
}

TEST_CASE("a picture is of the report that is open, whatever was drawn before, and says what it is") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  const auto tab = [&](int i) { return desk.find<QToolButton>(qPrintable(QStringLiteral("reportTab%1").arg(i)), p.page); };
  const auto saved = [&](const char* name) {
    desk.find<QToolButton>("saveReport", p.page)->menu()->actions().at(3)->trigger();
    QFileDialog* files = nullptr;
    REQUIRE(eventually([&] {
      for (auto* f : desk.window->findChildren<QFileDialog*>())
        if (f->isVisible()) files = f;
      return files != nullptr;
    }));
    const QString file = QString::fromStdString((desk.city.folder / name).string());
    Q_EMIT files->fileSelected(file);
    files->close();
    REQUIRE(eventually([&] { return QFile::exists(file) && !QImage(file).isNull(); }));
    return QImage(file);
  };
  REQUIRE(p.open("statistics.marital"));
  QTest::mouseClick(tab(1), Qt::LeftButton);  // bars
  const QImage marital = saved("marital.png");
  REQUIRE(p.open("statistics.age.structure"));
  QTest::mouseClick(tab(3), Qt::LeftButton);
  const QImage pyramid = saved("pyramid.png");
  REQUIRE(p.open("statistics.marital"));
  QTest::mouseClick(tab(0), Qt::LeftButton);  // the table: nothing is drawn on the page
  const QImage behind = saved("behind.png");
  CHECK(behind == marital);
  CHECK_FALSE(behind == pyramid);
  // Title and line stand above the chart: without them the upper edge is empty.
  auto* picture = desk.find<ui::ReportPicture>("reportPicture", p.page);
  picture->setCaption({}, {});
  const QImage bare = picture->asPixmap().toImage();
  CHECK(bare.height() < marital.height());
}

TEST_CASE("lines are drawn of hours and of ages, and shares of the area above add up to it") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("statistics.age.structure"));
  auto* lines = desk.find<QToolButton>("reportTab9", p.page);
  CHECK(lines->isVisible());
  QTest::mouseClick(lines, Qt::LeftButton);
  const auto ages = ui::ReportWords::chart(*p.page->report(), gis::ChartKind::line, {}, stats::ShownAs::number);
  CHECK(ages.series.size() >= 2);
  CHECK(ages.rows.size() == 18);
  REQUIRE(p.open("cases.hour"));
  CHECK(lines->isVisible());
  CHECK(ui::ReportWords::chart(*p.page->report(), gis::ChartKind::line, {}, stats::ShownAs::number).rows.size() == 24);
  REQUIRE(p.open("statistics.education"));
  CHECK_FALSE(lines->isVisible());

  choose(desk.find<QComboBox>("reportAs", p.page), 2);
  CHECK(desk.find<QLabel>("reportState", p.page)->text().contains(QStringLiteral("占上级区域的比例")));
  const auto& r = *p.page->report();
  const auto shares = columnOf(r, r.columns.size(), stats::ShownAs::ofParent);
  REQUIRE(shares.size() == 3);
  CHECK(std::abs(shares[0] - 100.0 * 12 / 17) < 1e-9);
  CHECK(shares[2] == 100.0);
  CHECK(p.at(0, p.table()->model()->columnCount() - 1) == QStringLiteral("70.6%"));
}

TEST_CASE("a map of compounds says why it is empty, and what to do") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("statistics.education"));
  auto* level = desk.find<QComboBox>("reportLevel", p.page);
  QTest::mouseClick(desk.find<QToolButton>("reportTab5", p.page), Qt::LeftButton);
  auto* picture = desk.find<ui::ReportPicture>("reportPicture", p.page);
  CHECK(picture->words().isEmpty());
  CHECK(desk.find<QComboBox>("classing", p.page)->isVisible());
  choose(level, level->findData(100));
  REQUIRE(eventually([&] { return picture->words().contains(QStringLiteral("小区")); }));
  CHECK_FALSE(desk.find<QComboBox>("classing", p.page)->isVisible());
  choose(level, 0);
  CHECK(eventually([&] { return picture->words().isEmpty(); }));
}

TEST_CASE("a report is printed with its pages alone") {
  UiDesk desk;
  settle(desk);
  Page p(desk);
  REQUIRE(p.open("statistics.education"));
  QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
  auto* dialog = desk.dialog<QDialog>("printReport");
  CHECK(dialog->isVisible());
  dialog->reject();
  CHECK(desk.gone("printReport"));
  QTemporaryDir files;
  const QString file = files.filePath(QStringLiteral("p.pdf"));
  {
    QPdfWriter pdf(file);
    pdf.setResolution(300);
    pdf.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF()));
    REQUIRE(gis::printReport(pdf, ui::ReportWords::book(QStringLiteral("书"), {p.page->report()}, *desk.city.engine->areas(), stats::ShownAs::number)));
  }
  QProcess info;
  info.start(QStringLiteral("pdfinfo"), {file});
  REQUIRE(info.waitForFinished());
  const QString about = QString::fromUtf8(info.readAllStandardOutput());
  CHECK(about.contains(QStringLiteral("Pages:           2")));  // chart and map, then the table: neither cover nor contents
}

}  // namespace statistics_period_test
