#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QImage>
#include <QRegularExpression>

#include "core/base/error.h"
#include "tests/catch.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/theme/style_sheet.h"
#include "ui/time_left.h"

namespace theme_test {

using namespace jw;
using namespace jw::ui;

TEST_CASE("the contrast ratio is that of WCAG") {
  CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
  CHECK(contrastRatio(Qt::white, Qt::white) == Approx(1.0));
  CHECK(contrastRatio(QColor(0x777777), Qt::white) == Approx(4.48).margin(0.01));
}

TEST_CASE("every ink is readable on every ground, in both themes") {
  for (const Palette& p : {darkPalette(), lightPalette()}) {
    for (const QColor& ground : p.grounds())
      for (const QColor& ink : p.inks()) {
        CAPTURE(p.dark, ground.name().toStdString(), ink.name().toStdString());
        CHECK(contrastRatio(ink, ground) >= 4.5);
      }
    CHECK(contrastRatio(p.onAccent(), p.accent) >= 4.5);
    CHECK(contrastRatio(p.onAccent(), p.selection) >= 4.5);
    // The colours between green and amber, through which a clock runs.
    for (int left = 0; left <= 100; ++left)
      for (const QColor& ground : p.grounds()) CHECK(contrastRatio(timeColor(left / 100.0, p), ground) >= 4.5);
  }
}

TEST_CASE("the style sheet has no name or length left to fill in") {
  for (const Palette& p : {darkPalette(), lightPalette()})
    for (const int zoom : {75, 100, 200, 300}) {
      const QString sheet = styleSheet(p, zoom);
      CHECK(!sheet.contains('@'));
      CHECK(!sheet.contains(QRegularExpression("\\[\\d")));
    }
  CHECK(styleSheet(darkPalette(), 200).contains("font-size: 32px"));
}

TEST_CASE("every icon draws in the colour it is given and in no other") {
  const QStringList files = QDir(":/icons").entryList({"*.svg"});
  REQUIRE(files.size() > 40);
  for (const QString& file : files) {
    if (file.contains("-dark") || file.contains("-light")) continue;
    CAPTURE(file.toStdString());
    const QImage image =
        iconPixmap(file.chopped(4), QColor(0xFF0000), 24).toImage().convertToFormat(QImage::Format_ARGB32);
    int painted = 0, foreign = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) {
        const QColor c = image.pixelColor(x, y);
        if (c.alpha() > 128) ++painted;
        if (c.alpha() > 128 && (c.green() > 8 || c.blue() > 8)) ++foreign;
      }
    CHECK(painted > 8);
    CHECK(foreign == 0);
  }
  CHECK_THROWS_AS(iconPixmap("no-such-icon", Qt::white, 16), Error);
}

TEST_CASE("the zoom follows the screen until the user sets one") {
  CHECK(Theme::zoomForScreen(768) == 100);
  CHECK(Theme::zoomForScreen(1080) == 100);
  CHECK(Theme::zoomForScreen(1440) == 125);
  CHECK(Theme::zoomForScreen(2160) == 200);
  Theme theme(*qApp, 2160);
  CHECK(theme.px(13) == 26);
  theme.setZoom(100);
  CHECK(theme.zoomIsOwn());
  CHECK(theme.px(13) == 13);
  CHECK(theme.px(0.2) == 1);
  theme.zoomBy(1);
  CHECK(theme.zoom() == 110);
  theme.setZoom(0);
  CHECK(theme.zoom() == 200);
  CHECK(!theme.zoomIsOwn());
  CHECK(qApp->font().pixelSize() == 26);
  theme.setZoom(100);
}

TEST_CASE("figures are tabular: numbers under each other line up") {
  Theme theme(*qApp, 1080);
  const QFontMetricsF metrics(theme.font(13));
  for (const char digit : std::string("123456789"))
    CHECK(metrics.horizontalAdvance(QChar(digit)) == Approx(metrics.horizontalAdvance('0')));
}

TEST_CASE("time left: colour, shape and words") {
  model::CaseSummary c;
  c.reportedAt = c.stateSince = fromMillis(0);
  c.due = fromMillis(100 * 60000);
  const auto at = [&](int minute) { return timeLeft(c, fromMillis(minute * 60000)); };
  CHECK(at(10).level == TimeLeft::Level::calm);
  CHECK(at(10).fraction == Approx(0.9));
  CHECK(at(60).level == TimeLeft::Level::calm);
  CHECK(at(76).level == TimeLeft::Level::pressing);
  CHECK(at(100).level == TimeLeft::Level::overdue);
  CHECK(at(220).left == Millis(-120 * 60000));
  c.stepDue = fromMillis(20 * 60000);
  CHECK(at(10).fraction == Approx(0.5));
  c.state = model::CaseState::archived;
  CHECK(at(10).level == TimeLeft::Level::none);
}

}  // namespace theme_test
