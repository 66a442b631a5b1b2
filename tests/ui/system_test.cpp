// The system page: settings by scope, the directory of posts, the operation log.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "tests/catch.h"
#include "tests/ui/system_desk.h"
#include "ui/system/directory_panel.h"

namespace system_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("every setting has a name, a meaning and a value in words") {
  ui::Language language;
  for (const char* code : {"zh_CN", "en"}) {
    language.set(code);
    QStringList names;
    for (const auto key : model::settingKeys()) {
      CAPTURE(std::string(key), code);
      names << ui::SettingWords::name(key);
      CHECK(names.last() != QString::fromStdString(std::string(key)));
      CHECK_FALSE(ui::SettingWords::meaning(key).isEmpty());
      CHECK_FALSE(ui::SettingWords::value(key, model::settingText({}, key)).isEmpty());
    }
    CHECK(QSet<QString>(names.begin(), names.end()).size() == static_cast<int>(model::settingKeys().size()));
  }
}

TEST_CASE("an override of a department is set, shown with where it comes from, taken back and removed") {
  SystemDesk desk;
  auto* rows = desk.in<ui::RowsTable>("settings");
  CHECK(rows->rowCount() == static_cast<int>(model::settingKeys().size()));
  CHECK(desk.cell("accept_limit", 1) == "30 minutes");
  auto* department = desk.in<QComboBox>("settingsDepartment");
  department->setFocus();
  department->setCurrentIndex(department->findText(QStringLiteral("公路局")));
  CHECK(desk.cell("accept_limit", 3) == "30 minutes");
  CHECK(desk.cell("accept_limit", 4) == "whole city");

  rows->choose("accept_limit");
  auto* where = desk.in<QComboBox>("settingWhere");
  where->setFocus();
  QTest::keyClick(where, Qt::Key_Down);
  QTest::keyClick(where, Qt::Key_Return);
  where->setCurrentIndex(1);
  Q_EMIT where->activated(1);
  auto* number = desk.in<QSpinBox>("settingNumber");
  number->setFocus();
  number->selectAll();
  QTest::keyClicks(number, "45");
  CHECK(desk.in<QLabel>("settingConsequence")->text().contains("45 minutes"));
  desk.in<QPushButton>("setSetting")->click();
  REQUIRE(eventually([&] { return desk.table().overrides().size() == 1; }));
  CHECK(desk.table().overrides()[0].scope.department == desk.city.roads);
  REQUIRE(eventually([&] { return desk.cell("accept_limit", 3) == "45 minutes"; }));
  CHECK(desk.cell("accept_limit", 4).contains(QStringLiteral("公路局")));
  CHECK(desk.cell("accept_limit", 1) == "30 minutes");
  CHECK(desk.cell("accept_limit", 2) == "1");

  auto* undo = desk.in<QPushButton>("undoSetting");
  REQUIRE(eventually([&] { return undo->isVisible(); }));
  undo->click();
  REQUIRE(eventually([&] { return desk.table().overrides().empty(); }));

  number->setValue(50);
  desk.in<QPushButton>("setSetting")->click();
  REQUIRE(eventually([&] { return desk.table().overrides().size() == 1; }));
  auto* remove = desk.in<QPushButton>("removeSetting");
  REQUIRE(eventually([&] { return remove->isEnabled(); }));
  remove->click();
  CHECK(eventually([&] { return desk.table().overrides().empty() && desk.cell("accept_limit", 3) == "30 minutes"; }));

  // All of it stands in the log, newest first.
  desk.page->showTab(ui::SystemPage::log);
  auto* log = desk.in<ui::RowsTable>("settingsLog");
  REQUIRE(eventually([&] { return log->rowCount() >= 4; }));
  CHECK(log->textAt(0, 4) == "50 minutes");
  CHECK(log->textAt(0, 5) == "as above it");
  CHECK(log->textAt(0, 2).contains(QStringLiteral("公路局")));
}

TEST_CASE("what the store would refuse is not offered") {
  SystemDesk desk;
  desk.in<ui::RowsTable>("settings")->choose("timer_seconds");
  desk.in<QSpinBox>("settingNumber")->setValue(4000);
  CHECK_FALSE(desk.in<QPushButton>("setSetting")->isEnabled());
  desk.in<QSpinBox>("settingNumber")->setValue(30);
  CHECK(desk.in<QPushButton>("setSetting")->isEnabled());
  desk.in<QPushButton>("setSetting")->click();
  CHECK(eventually([&] { return desk.table().city().timerSeconds == 30; }));
}

TEST_CASE("a department's address is checked, saved and taken back") {
  CHECK(ui::DirectoryPanel::goodEmail("desk@example.org"));
  CHECK_FALSE(ui::DirectoryPanel::goodEmail("desk@example"));
  CHECK(ui::DirectoryPanel::goodPhone("0574-8718 0000"));
  CHECK_FALSE(ui::DirectoryPanel::goodPhone("ring me"));
  SystemDesk desk;
  desk.page->showTab(ui::SystemPage::directory);
  auto* rows = desk.in<ui::RowsTable>("directory");
  REQUIRE(rows->rowCount() == 2);
  rows->setFocus();
  rows->choose("d:" + QString::fromStdString(desk.city.roads.text()));
  QTest::keyClick(rows, Qt::Key_Return);
  auto* email = desk.in<QLineEdit>("postEmail");
  REQUIRE(email->hasFocus());
  QTest::keyClicks(email, "roads");
  CHECK_FALSE(desk.in<QPushButton>("savePost")->isEnabled());
  CHECK(desk.in<QLabel>("postFault")->text().contains("e-mail"));
  QTest::keyClicks(email, "@example.org");
  QTest::keyClick(email, Qt::Key_Return);
  const auto stored = [&] { return desk.window->desk().bridge.directory().department(desk.city.roads)->email; };
  REQUIRE(eventually([&] { return stored() == "roads@example.org"; }));
  auto* undo = desk.in<QPushButton>("undoPost");
  REQUIRE(eventually([&] { return undo->isVisible(); }));
  undo->click();
  CHECK(eventually([&] { return stored().empty(); }));
}

TEST_CASE("quiet hours of a post are kept; an operator only looks") {
  SystemDesk desk;
  model::Staff staff;
  staff.id = {Uuid::named("staff")};
  staff.name = "值班岗";
  staff.post = model::Post::supervisor;
  staff.area = "330101/";
  desk.city.put(engine::PutStaff{staff});
  desk.page->showTab(ui::SystemPage::directory);
  auto* rows = desk.in<ui::RowsTable>("directory");
  REQUIRE(eventually([&] { return rows->rowCount() == 3; }));
  REQUIRE(rows->choose("s:" + QString::fromStdString(staff.id.text())));
  desk.in<QCheckBox>("postQuiet")->setChecked(true);
  desk.in<QPushButton>("savePost")->click();
  CHECK(eventually([&] {
    const auto& all = desk.window->desk().bridge.directory().staff();
    return all.size() == 1 && all[0].quiet == model::QuietHours{22 * 60, 7 * 60};
  }));
  auto actor = desk.city.operatorDesk;
  desk.window->desk().bridge.setActor(actor);
  CHECK(eventually([&] { return desk.in<QLabel>("postFault")->text().contains("administrator"); }));
}

}  // namespace system_test
