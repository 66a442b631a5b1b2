// Workbooks and PDF reports of statistics: read back, and the same bytes for the same book.
#include <gdal.h>
#include <ogrsf_frmts.h>

#include <QImage>
#include <QPainter>
#include <QXmlStreamReader>
#include <thread>

#include "core/base/error.h"
#include "gis/charts/chart.h"
#include "gis/charts/ramp.h"
#include "gis/export/workbook.h"
#include "gis/print/report_pdf.h"
#include "tests/catch.h"
#include "tests/gis/screen.h"
#include "tests/gis/temp_dir.h"

namespace report_export_test {

using namespace jw;
using namespace jw::gis;
using namespace jw::test;

namespace {

ReportBook aBook() {
  ReportBook book;
  book.title = QStringLiteral("统计汇编");
  book.subtitle = QStringLiteral("云澜市");
  book.contents = QStringLiteral("目录");
  book.page = QStringLiteral("%1 / %2");
  book.asOfMillis = 1795338000000;
  for (int s = 0; s < 3; ++s) {
    ReportSheet sheet;
    // The same long name, with what no sheet may be called.
    sheet.title = QStringLiteral("就业状况: 全部[常住]人口按街道和社区的分布情况统计表及其占比");
    sheet.about = QStringLiteral("云澜市 · 2026-11-22");
    sheet.places = QStringLiteral("区域");
    sheet.total = QStringLiteral("合计");
    for (int c = 0; c < 12; ++c) sheet.columns << QStringLiteral("列 %1").arg(c);
    for (int r = 0; r < 40; ++r) {
      ReportSheet::Row row{QStringLiteral("社区 %1").arg(r), {}, 66.0 * r};
      for (int c = 0; c < 12; ++c) row.values.push_back(c == 3 && r == 1 ? std::nullopt : std::optional<double>(r * c));
      sheet.rows.push_back(row);
    }
    sheet.totals = {QStringLiteral("合计"), std::vector<std::optional<double>>(12, 780.0), 9360.0};
    sheet.chart = s == 0 ? ChartKind::bar : s == 1 ? ChartKind::pyramid : ChartKind::heat;
    sheet.chartData.series = {QStringLiteral("男"), QStringLiteral("女")};
    for (int r = 0; r < 10; ++r) sheet.chartData.rows.push_back({QString::number(r), QStringLiteral("%1 岁").arg(r * 10), {r * 3.0, r == 4 ? std::nullopt : std::optional<double>(r * 2.0)}});
    auto plane = std::make_shared<AreaPlane>();
    for (int i = 0; i < 4; ++i) plane->add(QString::number(i), QStringLiteral("区 %1").arg(i), {{{{{{120.0 + i, 30}, {121.0 + i, 30}, {121.0 + i, 31}, {120.0 + i, 31}, {120.0 + i, 30}}}}}});
    sheet.plane = plane;
    sheet.areaValues = {1.0, 5.0, std::nullopt, 9.0};
    book.sheets.push_back(std::move(sheet));
  }
  return book;
}

}  // namespace

TEST_CASE("a workbook is read back with numbers as numbers, and is the same a second later") {
  const TempDir folder;
  const auto book = aBook();
  writeWorkbook(folder / "a.xlsx", book, Progress{});
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  writeWorkbook(folder / "b.xlsx", book, Progress{});
  CHECK(bytesOf(folder / "a.xlsx") == bytesOf(folder / "b.xlsx"));
  GDALAllRegister();
  const char* options[] = {"HEADERS=DISABLE", nullptr};
  CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
  const GDALDatasetUniquePtr data(GDALDataset::Open((folder / "a.xlsx").c_str(), GDAL_OF_VECTOR, nullptr, options, nullptr));
  CPLSetConfigOption("OGR_XLSX_HEADERS", nullptr);
  REQUIRE(data);
  REQUIRE(data->GetLayerCount() == 4);
  auto* page = data->GetLayer(2);
  CHECK(std::string(page->GetName()).size() > 10);
  CHECK(std::string(data->GetLayer(1)->GetName()) != page->GetName());
  int row = 0;
  bool seen = false;
  for (auto& feature : *page) {
    if (feature->GetFieldAsString(0) == std::string("社区 7")) {
      CHECK(feature->GetFieldAsDouble(3) == 14);
      CHECK(feature->GetFieldAsDouble(13) == 462);
      seen = true;
    }
    if (feature->GetFieldAsString(0) == std::string("社区 1")) CHECK(feature->GetFieldAsString(4) == std::string("*"));
    ++row;
  }
  CHECK(seen);
  CHECK(row >= 42);
}

TEST_CASE("a wide sheet with a long name makes a workbook that can be opened") {
  const TempDir folder;
  auto book = aBook();
  for (auto& sheet : book.sheets)
    while (sheet.columns.size() < 20) {
      sheet.columns << QStringLiteral("列");
      for (auto& row : sheet.rows) row.values.push_back(1.0);
      sheet.totals.values.push_back(40.0);
    }
  writeWorkbook(folder / "wide.xlsx", book, Progress{});
  GDALAllRegister();
  const std::string inside = "/vsizip/" + (folder / "wide.xlsx").string() + "/xl/workbook.xml";
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  REQUIRE(VSIIngestFile(nullptr, inside.c_str(), &bytes, &size, -1));
  QXmlStreamReader xml(QByteArray(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size)));
  VSIFree(bytes);
  int titles = 0;
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement() || xml.name() != QLatin1String("definedName") || !xml.attributes().value(QLatin1String("name")).endsWith(QLatin1String("Print_Titles"))) continue;
    CHECK(xml.readElementText().endsWith(QLatin1String("!$4:$4")));
    ++titles;
  }
  CHECK_FALSE(xml.hasError());
  CHECK(titles == 3);
  const GDALDatasetUniquePtr data(GDALDataset::Open((folder / "wide.xlsx").c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  REQUIRE(data);
  CHECK(data->GetLayerCount() == 4);
}

TEST_CASE("a PDF report is the same a second later; a place that cannot be written is named") {
  const Screen screen;
  const TempDir folder;
  const auto book = aBook();
  writeReport(folder / "a.pdf", book, Progress{});
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  writeReport(folder / "b.pdf", book, Progress{});
  const auto bytes = bytesOf(folder / "a.pdf");
  CHECK(bytes == bytesOf(folder / "b.pdf"));
  CHECK(bytes.starts_with("%PDF"));
  CHECK(bytes.size() > 10000);
  CHECK_THROWS_AS(writeReport(folder / "no/where.pdf", book, Progress{}), Error);
  CHECK_THROWS_AS(writeWorkbook(folder / "no/where.xlsx", book, Progress{}), Error);
  std::stop_source stop;
  stop.request_stop();
  Progress stopped;
  stopped.stop = stop.get_token();
  CHECK_THROWS_AS(writeWorkbook(folder / "c.xlsx", book, stopped), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "c.xlsx"));
  CHECK_FALSE(std::filesystem::exists(folder / "c.xlsx.part"));
}

TEST_CASE("classes of values") {
  CHECK(classBounds({}, 5, Classing::jenks).empty());
  CHECK(classBounds({3, 3, 3}, 5, Classing::quantile) == std::vector<double>{3});
  CHECK(classBounds({0, 10, 20, 30, 100}, 2, Classing::equal) == std::vector<double>{50, 100});
  CHECK(classBounds({1, 2, 3, 4, 5, 6}, 3, Classing::quantile) == std::vector<double>{2, 4, 6});
  // Three heaps: the breaks lie between them.
  CHECK(classBounds({1, 2, 1, 2, 50, 51, 52, 100, 101}, 3, Classing::jenks) == std::vector<double>{2, 52, 101});
  const auto bounds = classBounds({1, 2, 3, 50, 51, 100}, 3, Classing::jenks);
  CHECK(classOf(1, bounds) == 0);
  CHECK(classOf(50.5, bounds) == 1);
  CHECK(classOf(100, bounds) == 2);
}

TEST_CASE("charts say where what is, and hide what is hidden") {
  const Screen screen;
  ChartData data;
  data.series = {QStringLiteral("男"), QStringLiteral("女")};
  data.rows = {{QStringLiteral("a"), QStringLiteral("0–14"), {1234567.0, 20.0}}, {QStringLiteral("b"), QStringLiteral("15–59"), {std::nullopt, 0.0}}};
  CHECK(chartNumber(data.rows[0].values[0], data) == QStringLiteral("1,234,567"));
  CHECK(chartNumber(std::nullopt, data) == QStringLiteral("＊"));
  data.decimals = 1;
  data.unit = QStringLiteral("%");
  CHECK(chartNumber(12.34, data) == QStringLiteral("12.3%"));
  ChartLook look;
  look.ground = Qt::white;
  look.text = look.second = look.track = look.accent = look.other = look.mark = Qt::black;
  look.font.setPixelSize(13);
  QImage picture(600, 400, QImage::Format_RGB32);
  for (const ChartKind kind : {ChartKind::bar, ChartKind::pie, ChartKind::pyramid, ChartKind::line, ChartKind::heat}) {
    picture.fill(Qt::white);
    QPainter painter(&picture);
    const auto marks = paintChart(painter, QRectF(10, 10, 580, 380), kind, data, look, 1);
    CHECK_FALSE(marks.empty());
    for (const auto& m : marks) CHECK((m.row >= 0 && m.row < 2));
    painter.end();
    bool drawn = false;
    for (int y = 0; y < 400 && !drawn; ++y)
      for (int x = 0; x < 600 && !drawn; ++x) drawn = picture.pixel(x, y) != qRgb(255, 255, 255);
    CHECK(drawn);
    CHECK(chartHeight(kind, data, look, 580) > 0);
    QPainter nothing(&picture);
    CHECK(paintChart(nothing, QRectF(0, 0, 100, 100), kind, {}, look).empty());
  }
}

}  // namespace report_export_test
