// Event items, departments and posts: entered, changed and taken back in the real page.
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>

#include "tests/catch.h"
#include "tests/ui/system_desk.h"
#include "ui/widgets/parts.h"

namespace directory_entry_test {

using namespace jw;
using namespace jw::test;
using ui::SystemPage;

namespace {

struct ItemDesk : SystemDesk {
  using SystemDesk::SystemDesk;
  const model::Category* item(const char* code) {
    const auto& all = window->desk().bridge.directory().categories();
    const auto at = std::find_if(all.begin(), all.end(), [code](const auto& c) { return c.code == code; });
    return at == all.end() ? nullptr : &*at;
  }
};

}  // namespace

TEST_CASE("an administrator enters an event item that reports can name at once") {
  ItemDesk desk;
  desk.page->showTab(SystemPage::categories);
  auto* rows = desk.in<ui::RowsTable>("categoryList");
  const int before = rows->rowCount();
  REQUIRE(before > 0);
  desk.in<QToolButton>("newCategory")->click();
  auto* code = desk.in<QLineEdit>("categoryCode");
  auto* save = desk.in<QPushButton>("saveCategory");
  REQUIRE(eventually([&] { return code->hasFocus(); }));
  CHECK_FALSE(save->isEnabled());
  CHECK(desk.in<QLabel>("categoryFault")->text().isEmpty());  // an empty form is not yet wrong
  QTest::keyClicks(code, QString::fromStdString(desk.window->desk().bridge.directory().categories().front().code));
  CHECK(desk.in<QLabel>("categoryFault")->text().contains("has this code"));
  code->clear();
  QTest::keyClicks(code, "0977");
  QTest::keyClick(code, Qt::Key_Tab);
  auto* name = desk.in<QLineEdit>("categoryName");
  REQUIRE(name->hasFocus());
  QTest::keyClicks(name, "Fallen branch");
  desk.in<QSpinBox>("categoryLimit")->setValue(3);
  auto* unit = desk.in<QComboBox>("categoryUnit");
  unit->setCurrentIndex(unit->findData(static_cast<int>(model::Limit::Unit::workingDay)));
  auto* department = desk.in<ui::SearchCombo>("categoryDepartment");
  department->setCurrentText("no such department");
  CHECK_FALSE(save->isEnabled());
  department->choose(0);
  REQUIRE(save->isEnabled());
  QTest::keyClick(name, Qt::Key_Return);
  REQUIRE(eventually([&] { return desk.item("0977") != nullptr; }));
  const auto* item = desk.item("0977");
  CHECK(item->name == "Fallen branch");
  CHECK(item->kind == model::CaseKind::matter);
  CHECK(item->limit == model::Limit{3, model::Limit::Unit::workingDay});
  CHECK(item->department == desk.window->desk().bridge.directory().departments().front().id);
  CHECK(eventually([&] { return rows->rowCount() == before + 1 && rows->currentKey() == QString::fromStdString(item->id.text()); }));
  CHECK_FALSE(code->isEnabled());
  auto* text = desk.in<QLineEdit>("categoryText");
  text->setText("branch");
  CHECK(rows->rowCount() == 1);
  text->setText("0977 nothing");
  CHECK(rows->rowCount() == 0);
}

TEST_CASE("a changed event item is taken back; an operator only looks") {
  ItemDesk desk;
  desk.page->showTab(SystemPage::categories);
  auto* rows = desk.in<ui::RowsTable>("categoryList");
  const auto first = desk.window->desk().bridge.directory().categories().front();
  const auto now = [&] { return desk.window->desk().bridge.directory().category(first.id); };
  REQUIRE(rows->choose(QString::fromStdString(first.id.text())));
  QTest::keyClick(rows, Qt::Key_Return);
  auto* name = desk.in<QLineEdit>("categoryName");
  REQUIRE(name->hasFocus());
  auto* reset = desk.in<QPushButton>("resetCategory");
  name->selectAll();
  QTest::keyClick(name, Qt::Key_Delete);
  CHECK(desk.in<QLabel>("categoryFault")->text().contains("name"));
  CHECK_FALSE(desk.in<QPushButton>("saveCategory")->isEnabled());
  reset->click();
  CHECK(name->text() == QString::fromStdString(first.name));
  desk.in<QSpinBox>("categoryLimit")->setValue(first.limit.amount + 7);
  desk.in<QPushButton>("saveCategory")->click();
  REQUIRE(eventually([&] { return now()->limit.amount == first.limit.amount + 7; }));
  CHECK(now()->name == first.name);
  CHECK(eventually([&] { return !desk.in<QPushButton>("saveCategory")->isEnabled() && reset->isHidden(); }));
  CHECK(desk.in<QSpinBox>("categoryLimit")->value() == first.limit.amount + 7);
  auto* undo = desk.in<QPushButton>("undoCategory");
  REQUIRE(eventually([&] { return undo->isVisible(); }));
  undo->click();
  CHECK(eventually([&] { return now()->limit == first.limit; }));
  CHECK(eventually([&] { return desk.in<QSpinBox>("categoryLimit")->value() == first.limit.amount; }));
  desk.window->desk().bridge.setActor(desk.city.operatorDesk);
  CHECK(eventually([&] { return desk.in<QLabel>("categoryFault")->text().contains("administrator"); }));
  CHECK_FALSE(desk.in<QToolButton>("newCategory")->isEnabled());
}

TEST_CASE("an administrator enters a department and a post that belongs to it") {
  ItemDesk desk;
  desk.page->showTab(SystemPage::directory);
  auto* rows = desk.in<ui::RowsTable>("directory");
  const auto& bridge = desk.window->desk().bridge;
  const int before = rows->rowCount();
  const auto form = [&] {
    QDialog* shown = nullptr;
    if (!eventually([&] { return (shown = desk.page->findChild<QDialog*>("directoryForm")) != nullptr && shown->isVisible(); })) throw std::runtime_error("no form");
    return shown;
  };
  const auto type = [](QDialog* in, const char* field, const char* words) {
    auto* edit = in->findChild<QLineEdit*>(field);
    edit->clear();
    QTest::keyClicks(edit, words);
  };
  desk.in<QToolButton>("newDepartment")->click();
  auto* entry = form();
  auto* error = entry->findChild<QLabel*>("error");
  entry->findChild<QPushButton*>("send")->click();
  CHECK(error->text().contains("code"));
  type(entry, "newDirectoryCode", bridge.directory().departments().front().code.c_str());
  type(entry, "newDirectoryName", "Parks");
  type(entry, "newDirectoryEmail", "parks");
  entry->findChild<QPushButton*>("send")->click();
  CHECK(error->text().contains("e-mail"));
  type(entry, "newDirectoryEmail", "parks@example.org");
  entry->findChild<QPushButton*>("send")->click();
  REQUIRE(eventually([&] { return !error->text().isEmpty(); }));  // the code is another one's
  type(entry, "newDirectoryCode", "P77");
  entry->findChild<QPushButton*>("send")->click();
  REQUIRE(eventually([&] { return rows->rowCount() == before + 1 && rows->currentKey().startsWith("d:"); }));
  const auto& departments = bridge.directory().departments();
  const auto parks = std::find_if(departments.begin(), departments.end(), [](const auto& d) { return d.code == "P77"; });
  REQUIRE(parks != departments.end());
  CHECK(parks->email == "parks@example.org");
  REQUIRE(eventually([&] { return desk.page->findChild<QDialog*>("directoryForm") == nullptr; }));

  desk.page->activateWindow();
  desk.in<QToolButton>("newPost")->click();
  entry = form();
  type(entry, "newDirectoryName", "Gardener");
  auto* post = entry->findChild<QComboBox*>("newDirectoryPost");
  auto* department = entry->findChild<ui::SearchCombo*>("newDirectoryDepartment");
  CHECK_FALSE(department->isEnabled());
  post->setCurrentIndex(post->findData(static_cast<int>(model::Post::departmentWorker)));
  entry->findChild<QPushButton*>("send")->click();
  CHECK(entry->findChild<QLabel*>("error")->text().contains("department"));
  department->choose(static_cast<int>(parks - departments.begin()));
  const auto wanted = parks->id;
  entry->findChild<QPushButton*>("send")->click();
  REQUIRE(eventually([&] { return rows->rowCount() == before + 2 && rows->currentKey().startsWith("s:"); }));
  const auto& staff = bridge.directory().staff();
  REQUIRE(staff.size() == 1);
  CHECK(staff[0].name == "Gardener");
  CHECK(staff[0].department == wanted);
}

TEST_CASE("a crew is entered with its place, renamed and taken back") {
  ItemDesk desk;
  desk.page->showTab(SystemPage::crews);
  auto* rows = desk.in<ui::RowsTable>("crewList");
  const auto& bridge = desk.window->desk().bridge;
  REQUIRE(rows->rowCount() == 0);
  desk.in<QToolButton>("newCrew")->click();
  auto* code = desk.in<QLineEdit>("crewCode");
  auto* save = desk.in<QPushButton>("saveCrew");
  REQUIRE(eventually([&] { return code->hasFocus(); }));
  QTest::keyClicks(code, "R1");
  QTest::keyClicks(desk.in<QLineEdit>("crewName"), "Road crew one");
  QTest::keyClicks(desk.in<QLineEdit>("crewLon"), "119.2");
  CHECK(desk.in<QLabel>("crewFault")->text().contains("latitude"));
  QTest::keyClicks(desk.in<QLineEdit>("crewLat"), "30.05");
  CHECK(desk.in<QLabel>("crewFault")->text().contains("department"));
  const auto& departments = bridge.directory().departments();
  const auto roads = std::find_if(departments.begin(), departments.end(), [&](const auto& d) { return d.id == desk.city.roads; });
  desk.in<ui::SearchCombo>("crewDepartment")->choose(static_cast<int>(roads - departments.begin()));
  REQUIRE(save->isEnabled());
  save->click();
  REQUIRE(eventually([&] { return rows->rowCount() == 1 && !rows->currentKey().isEmpty(); }));
  const auto crew = bridge.directory().crews().front();
  CHECK(crew.point->x == 119.2);

  auto* name = desk.in<QLineEdit>("crewName");
  name->selectAll();
  QTest::keyClicks(name, "Night crew");
  save->click();
  REQUIRE(eventually([&] { return bridge.directory().crews().front().name == "Night crew"; }));
  CHECK(eventually([&] { return rows->textAt(0, 1) == "Night crew" && !save->isEnabled(); }));
  desk.in<QPushButton>("undoCrew")->click();
  CHECK(eventually([&] { return rows->textAt(0, 1) == "Road crew one" && name->text() == "Road crew one"; }));
}

TEST_CASE("of two departments with one name the one that was picked is kept, and what is half written stays") {
  ItemDesk desk;
  desk.page->showTab(SystemPage::categories);
  const auto& bridge = desk.window->desk().bridge;
  auto twin = bridge.directory().departments().front();
  twin.id = {Uuid::named("twin")};
  twin.code += "z";
  desk.city.put(engine::PutDepartment{twin});
  auto* department = desk.in<ui::SearchCombo>("categoryDepartment");
  REQUIRE(eventually([&] { return bridge.directory().department(twin.id) != nullptr && department->count() == static_cast<int>(bridge.directory().departments().size()); }));
  const auto first = bridge.directory().categories().front();
  REQUIRE(desk.in<ui::RowsTable>("categoryList")->choose(QString::fromStdString(first.id.text())));
  const auto& all = bridge.directory().departments();
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == twin.id; });
  department->choose(static_cast<int>(at - all.begin()));
  desk.in<QPushButton>("saveCategory")->click();
  REQUIRE(eventually([&] { return bridge.directory().category(first.id)->department == twin.id; }));
  // It is not taken for the other one when something else is changed.
  desk.in<QSpinBox>("categoryLimit")->setValue(first.limit.amount + 1);
  desk.in<QPushButton>("saveCategory")->click();
  REQUIRE(eventually([&] { return bridge.directory().category(first.id)->limit.amount == first.limit.amount + 1; }));
  CHECK(bridge.directory().category(first.id)->department == twin.id);

  department->setCurrentText("no such");
  twin.phone = "0190-8000000";
  desk.city.put(engine::PutDepartment{twin});
  REQUIRE(eventually([&] { return bridge.directory().department(twin.id)->phone == twin.phone; }));
  QTest::qWait(50);
  CHECK(department->currentText() == "no such");
  CHECK(desk.in<QPushButton>("resetCategory")->isVisible());
}

}  // namespace directory_entry_test
