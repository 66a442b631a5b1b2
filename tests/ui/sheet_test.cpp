// The case sheet: what stands on it, over any number of pages, with text that can be searched.
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/case/case_sheet.h"
#include "ui/language.h"

namespace sheet_test {

using namespace jw;
using namespace jw::test;

namespace {

ui::CaseSheet sheetOf(SmallCity& city, int steps) {
  ui::CaseSheet sheet;
  auto& d = sheet.details;
  d.summary.number = "3301010120261120001";
  d.summary.title = "路灯不亮";
  d.summary.category = city.pothole;
  d.summary.department = city.roads;
  d.summary.reportedAt = city.clock->now();
  d.text = "夜间 <b>无照明</b> & 危险";
  d.reporterName = "张**";
  d.reporterPhone = "138****5678";
  for (int i = 0; i < steps; ++i) {
    model::Transition t;
    t.n = i + 1;
    t.at = t.recordedAt = city.clock->now() + std::chrono::hours(i);
    t.actor = "值班员";
    t.role = model::Role::operator_;
    t.note = "第" + std::to_string(i) + "次核查，情况属实，继续处置。";
    d.trail.push_back(t);
  }
  d.attachments.push_back({Uuid::make(0), 1, std::string(64, 'a'), "现场照片.jpg", "image/jpeg", 345678, city.clock->now(), "值班员"});
  sheet.directory = city.engine->directory();
  sheet.city = QStringLiteral("东城区");
  sheet.printedBy = QStringLiteral("值班员");
  sheet.now = city.clock->now();
  sheet.map = QImage(600, 300, QImage::Format_RGB32);
  sheet.map.fill(Qt::lightGray);
  return sheet;
}

QString textOf(const QString& pdf) {
  QProcess process;
  process.start("pdftotext", {"-layout", pdf, "-"});
  REQUIRE(process.waitForFinished(30000));
  REQUIRE(process.exitCode() == 0);
  return QString::fromUtf8(process.readAllStandardOutput());
}

}  // namespace

TEST_CASE("a case sheet is a PDF of numbered pages with embedded, searchable Chinese") {
  SmallCity city;
  ui::Language language;
  language.set("zh_CN");
  QTemporaryDir folder;
  const QString file = folder.filePath("sheet.pdf");
  auto sheet = sheetOf(city, 60);
  REQUIRE(ui::CaseSheets::writePdf(ui::CaseSheets::pages(sheet), file));
  CHECK_FALSE(ui::CaseSheets::writePdf(ui::CaseSheets::pages(sheet), folder.filePath("no/such/folder.pdf")));
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) {
    WARN("skipped: no pdftotext");
    return;
  }
  QString words = textOf(file);
  for (const char* part : {"东城区", "案件单", "3301010120261120001", "路灯不亮", "夜间 <b>无照明</b> & 危险", "公路局", "第0次核查", "第59次核查", "现场照片.jpg", "签字", "138****5678"}) {
    CAPTURE(part);
    CHECK(words.contains(QString::fromUtf8(part)));
  }
  const qsizetype pages = words.count(QChar('\f'));
  CHECK(pages > 2);
  // Blanks are gaps in a PDF, not characters.
  QString close = words;
  close.remove(QLatin1Char(' '));
  CHECK(close.contains(QStringLiteral("第1页/共%1页").arg(pages)));
  CHECK(close.contains(QStringLiteral("第%1页/共%1页").arg(pages)));
  // The number is on the head of every page.
  CHECK(words.count("3301010120261120001") == pages);

  sheet = sheetOf(city, 2);
  sheet.people = engine::Engine::CasePeople{"张三丰", "13812345678", "", ""};
  sheet.purpose = QStringLiteral("handling");
  REQUIRE(ui::CaseSheets::writePdf(ui::CaseSheets::pages(sheet), file));
  words = textOf(file);
  CHECK(words.contains("13812345678"));
  CHECK(words.contains("handling"));
  CHECK(words.contains(QStringLiteral("人员信息明文")));
}

TEST_CASE("the photos of a case stand on its sheet, whatever their shape") {
  SmallCity city;
  ui::Language language;
  language.set("zh_CN");
  QTemporaryDir folder;
  auto sheet = sheetOf(city, 40);
  for (const auto& [name, size] : {std::pair{"竖拍.jpg", QSize(600, 1000)}, std::pair{"横拍.jpg", QSize(1000, 700)}, std::pair{"全景.jpg", QSize(1000, 120)}}) {
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    sheet.photos.push_back({QString::fromUtf8(name), picture});
  }
  const QString file = folder.filePath("photos.pdf");
  REQUIRE(ui::CaseSheets::writePdf(ui::CaseSheets::pages(sheet), file));
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) {
    WARN("skipped: no pdftotext");
    return;
  }
  const QString words = textOf(file);
  for (const char* name : {"竖拍.jpg", "横拍.jpg", "全景.jpg"}) CHECK(words.contains(QString::fromUtf8(name)));
  QProcess images;
  images.start("pdfimages", {"-list", file});
  REQUIRE(images.waitForFinished(30000));
  const QString list = QString::fromUtf8(images.readAllStandardOutput());
  for (const char* size : {"600  1000", "1000   700", "1000   120"}) {
    CAPTURE(list.toStdString(), size);
    CHECK(QString(list).replace(QRegularExpression(" +"), " ").contains(QString(size).replace(QRegularExpression(" +"), " ")));
  }
}

}  // namespace sheet_test
