// Backups in the window: one now, settings with undo, a failure said once with what to do, what the foot says.
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <fstream>

#include "core/engine/backup_desk.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/backup/backup_panel.h"
#include "ui/backup/backup_words.h"
#include "ui/system/system_page.h"
#include "ui/widgets/rows_table.h"

namespace backup_test {

using namespace jw;
using namespace jw::test;

namespace {

struct BackedDesk : UiDesk {
  std::unique_ptr<engine::BackupDesk> backups;
  std::filesystem::path folder = city.folder / "city.jw.backups";
  explicit BackedDesk(model::Role role = model::Role::administrator) {
    window.reset();
    backups = std::make_unique<engine::BackupDesk>(*city.engine, engine::BackupDesk::Options{nullptr, std::chrono::milliseconds(10)});
    ui::MainWindow::Options options;
    options.backups = backups.get();
    options.screenHeight = 768;
    auto actor = city.operatorDesk;
    actor.role = role;
    window = std::make_unique<ui::MainWindow>(*city.engine, actor, options);
    window->desk().language.set("en");
    window->resize(1366, 768);
    window->show();
    activate();
    window->showPage(ui::MainWindow::system);
    window->findChild<ui::SystemPage*>()->showTab(ui::SystemPage::backup);
    if (!eventually([this] { return words("backupState") == "○ no backup yet" && find<QSpinBox>("backupMinutes")->value() == 60; })) throw std::runtime_error("the view does not come up");
  }
  ~BackedDesk() {
    window.reset();
    backups.reset();
  }
  QString words(const char* label) { return find<QLabel>(label)->text(); }
  void click(const char* button) { QTest::mouseClick(find<QWidget>(button), Qt::LeftButton); }
};

}  // namespace

TEST_CASE("a backup now: made, listed, said at the foot, with the command that restores it") {
  BackedDesk desk;
  CHECK(desk.find<QLabel>("backupCommand")->text().isEmpty());
  desk.click("backupNow");
  REQUIRE(eventually([&] { return desk.words("backupState").startsWith("● backed up"); }));
  CHECK_FALSE(desk.find<QProgressBar>("backupProgress")->isVisible());
  auto* table = desk.find<ui::RowsTable>("backups");
  REQUIRE(table->rowCount() == 1);
  const QString file = table->currentKey();
  CHECK(std::filesystem::exists(file.toStdString()));
  CHECK(desk.words("backupSentence").contains(file));
  CHECK(desk.words("backupCommand") == QStringLiteral("jingwei --store %1 restore %2").arg(QString::fromStdString((desk.city.folder / "city.jw").string()), file));
  desk.click("backupCopy");
  CHECK(QApplication::clipboard()->text() == desk.words("backupCommand"));
  CHECK(eventually([&] { return desk.find<QLabel>("statusStore")->toolTip().contains(file); }));
  CHECK_FALSE(desk.words("statusStore").contains(QStringLiteral("▲")));
}

TEST_CASE("how backups are made is set by administrators, with what follows from it, and taken back") {
  BackedDesk desk;
  CHECK_FALSE(desk.find<QPushButton>("backupSet")->isEnabled());
  CHECK(desk.words("backupHint").startsWith(QStringLiteral("▲ The folder lies on the disk of the store")));
  desk.find<QSpinBox>("backupMinutes")->setValue(30);
  desk.find<QSpinBox>("backupHourly")->setValue(12);
  CHECK(desk.words("backupHint").startsWith(QStringLiteral("▲ Fewer are kept")));
  // What is edited stays while the window looks at the desk.
  QTest::qWait(1300);
  CHECK(desk.find<QSpinBox>("backupMinutes")->value() == 30);
  desk.find<QLineEdit>("backupFolder")->setText("relative");
  CHECK_FALSE(desk.find<QPushButton>("backupSet")->isEnabled());
  desk.find<QLineEdit>("backupFolder")->clear();
  desk.click("backupSet");
  REQUIRE(eventually([&] { return desk.backups->status().settings.minutes == 30; }));
  CHECK(eventually([&] { return desk.find<QPushButton>("backupUndo")->isEnabled() && !desk.find<QPushButton>("backupSet")->isEnabled(); }));
  desk.click("backupUndo");
  CHECK(eventually([&] { return desk.backups->status().settings == desk.backups->limits().standard && desk.find<QSpinBox>("backupMinutes")->value() == 60; }));
  CHECK_FALSE(desk.find<QPushButton>("backupUndo")->isEnabled());
  desk.find<QCheckBox>("backupOn")->setChecked(false);
  CHECK(desk.words("backupHint").startsWith(QStringLiteral("▲ No backup will be made")));
}

TEST_CASE("an operator may back up and not change how; an analyst may neither") {
  {
    BackedDesk desk(model::Role::operator_);
    CHECK(desk.find<QToolButton>("backupNow")->isEnabled());
    CHECK_FALSE(desk.find<QSpinBox>("backupMinutes")->isEnabled());
    CHECK(desk.find<QLabel>("backupRights")->isVisible());
  }
  BackedDesk desk(model::Role::analyst);
  CHECK_FALSE(desk.find<QToolButton>("backupNow")->isEnabled());
  CHECK_FALSE(desk.find<QToolButton>("backupToFile")->isEnabled());
}

TEST_CASE("a failure is said once, at the foot as long as it lasts, with what to do") {
  BackedDesk desk;
  std::ofstream(desk.folder) << "a file where the folder should be";
  desk.click("backupNow");
  REQUIRE(eventually([&] { return desk.words("backupState") == QStringLiteral("▲ the last backup failed"); }));
  CHECK(desk.words("backupTrouble").contains("choose another folder"));
  CHECK(eventually([&] { return desk.words("statusStore").contains(QStringLiteral("not backed up")); }));  // once the store has been looked through
  CHECK(desk.find<QLabel>("statusStore")->toolTip().contains("choose another folder"));
  const auto toasts = [&] {
    int n = 0;
    for (auto* label : desk.window->findChildren<QLabel*>("toastText")) n += label->text().contains("could not be written");
    return n;
  };
  CHECK(toasts() == 1);
  desk.click("backupNow");
  REQUIRE(eventually([&] { return desk.backups->status().failed == 2; }));
  QTest::qWait(1300);
  CHECK(toasts() == 1);
  std::filesystem::remove(desk.folder);
  desk.click("backupNow");
  REQUIRE(eventually([&] { return desk.words("backupState").startsWith("● backed up"); }));
  CHECK_FALSE(desk.find<QLabel>("backupTrouble")->isVisible());
  CHECK_FALSE(desk.words("statusStore").contains(QStringLiteral("▲")));
}

}  // namespace backup_test
