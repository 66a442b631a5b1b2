// The map on paper: from the key to the file, with the words and the cases on it.
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPdfWriter>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include "gis/print/place_map.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/map/map_print.h"

namespace map_print_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("Ctrl+P on the command page saves the map that is on screen as one page with its title, scale and time") {
  UiDesk desk;
  desk.sent("路面坑洞", desk.city.pothole);
  desk.key(Qt::Key_P, Qt::ControlModifier);
  auto* dialog = desk.dialog<ui::MapPrint>("mapPrint");
  desk.find<QLineEdit>("mapPrintTitle", dialog)->setText(QStringLiteral("东城区长网格图"));
  desk.find<QComboBox>("mapPrintPaper", dialog)->setCurrentIndex(1);
  QTest::mouseClick(desk.find<QPushButton>("mapPrintPdf", dialog), Qt::LeftButton);
  QFileDialog* files = nullptr;
  REQUIRE(eventually([&] { return (files = dialog->findChild<QFileDialog*>(QStringLiteral("mapPrintFile"))) != nullptr && files->isVisible(); }));
  const QString file = QString::fromStdString((desk.city.folder / "map.pdf").string());
  Q_EMIT files->fileSelected(file);
  files->close();
  REQUIRE(eventually([&] { return QFile::exists(file); }));
  CHECK(desk.gone("mapPrint"));
  if (QStandardPaths::findExecutable("pdftotext").isEmpty()) {
    WARN("skipped: no pdftotext");
    return;
  }
  const auto out = [](const char* program, const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    REQUIRE(process.waitForFinished(30000));
    REQUIRE(process.exitCode() == 0);
    return QString::fromUtf8(process.readAllStandardOutput());
  };
  const QString words = out("pdftotext", {"-layout", file, "-"});
  CHECK(words.count(QChar('\f')) == 1);
  // 长 shares its glyph with a radical.
  for (const QString& part : {QStringLiteral("东城区长网格图"), QStringLiteral("1 : "), QStringLiteral("2026-11-20"), QStringLiteral("值班员")}) {
    CAPTURE(part.toStdString());
    CHECK(words.contains(part));
  }
  const QString about = out("pdfinfo", {file});
  CHECK(about.contains(QStringLiteral("A3")));
}

TEST_CASE("a map for paper shows the cases that it is given, and marks the middle only if it should") {
  UiDesk desk;
  desk.sent("路面坑洞", desk.city.pothole, 120.006, 30.006);
  gis::PlaceMapRequest request;
  request.size = {800, 500};
  request.centre = {120.005, 30.005};
  request.metres = 1500;
  request.mark = false;
  request.areas = desk.window->desk().bridge.areas()->areas();
  request.now = desk.city.clock->now();
  const QImage bare = gis::renderPlaceMapNow(request);
  request.mark = true;
  const QImage marked = gis::renderPlaceMapNow(request);
  request.mark = false;
  request.cases = desk.cases().inArea();
  const QImage cases = gis::renderPlaceMapNow(request);
  const auto differing = [&](const QImage& a) {
    QRect box;
    for (int y = 0; y < a.height(); ++y)
      for (int x = 0; x < a.width(); ++x)
        if (a.pixel(x, y) != bare.pixel(x, y)) box |= QRect(x, y, 1, 1);
    return box;
  };
  CHECK(differing(marked).center().x() == Approx(400).margin(2));
  CHECK(differing(marked).width() < 60);
  // East and north of the middle by 96 m and 111 m.
  const QRect symbol = differing(cases);
  CHECK(symbol.center().x() == Approx(400 + 96 * 800 / 1500.0).margin(6));
  CHECK(symbol.center().y() == Approx(250 - 111 * 800 / 1500.0).margin(6));
}

}  // namespace map_print_test
