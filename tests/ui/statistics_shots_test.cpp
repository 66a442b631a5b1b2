// With JW_SHOTS=<folder> and JW_CITY=<store>: pictures of the statistics page over that store, to be looked at.
#include <QDateEdit>
#include <QDir>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/statistics/statistics_page.h"

namespace statistics_shots_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("screens of the statistics") {
  const QString folder = qEnvironmentVariable("JW_SHOTS"), city = qEnvironmentVariable("JW_CITY");
  if (folder.isEmpty() || city.isEmpty()) {
    WARN("skipped: JW_SHOTS or JW_CITY names nothing");
    return;
  }
  QDir().mkpath(folder);
  TempFolder temp;
  const auto store = temp / "city.jw";
  // The key of that store lies where JW_KEYS says.
  const QByteArray keys = qgetenv("JINGWEI_KEY_DIR");
  if (qEnvironmentVariableIsSet("JW_KEYS")) qputenv("JINGWEI_KEY_DIR", qgetenv("JW_KEYS"));
  std::filesystem::copy_file(city.toStdString(), store);
  engine::Engine engine({store, std::filesystem::path(JW_SOURCE_DIR) / "data", false, nullptr});
  ui::MainWindow::Options options;
  options.memoryFile = QString::fromStdString((temp / "window.ini").string());
  ui::MainWindow window(engine, {Uuid::named("worker"), "社工", model::Role::communityWorker, {}, {}}, options);
  window.resize(1366, 768);
  window.show();
  window.showPage(ui::MainWindow::statistics);
  auto* page = window.findChild<ui::StatisticsPage*>();
  REQUIRE(QTest::qWaitFor([&] { return page->report() != nullptr; }, 60000));
  const QStringList entries = qEnvironmentVariable("JW_ENTRIES", QStringLiteral("statistics.education")).split(QLatin1Char(','));
  for (const auto& [theme, language] : {std::pair(ui::Theme::Kind::dark, "zh_CN"), {ui::Theme::Kind::light, "en"}}) {
    window.desk().theme.setKind(theme);
    window.desk().language.set(QString::fromLatin1(language));
    for (const QString& key : entries) {
      REQUIRE(page->open(key));
      REQUIRE(QTest::qWaitFor([&] { return page->report() && page->report()->entry->key == key.toStdString(); }, 60000));
      for (int tab = 0;; ++tab) {
        auto* button = page->findChild<QToolButton*>(QStringLiteral("reportTab%1").arg(tab));
        if (!button) break;
        if (!button->isVisible()) continue;
        button->click();
        QTest::qWait(1500);
        CHECK(window.grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, key).arg(tab).arg(QString::fromLatin1(language))));
      }
    }
  }
  window.desk().theme.setKind(ui::Theme::Kind::dark);
  window.desk().language.set(QStringLiteral("zh_CN"));
  qputenv("JINGWEI_KEY_DIR", keys);
}

}  // namespace statistics_shots_test
