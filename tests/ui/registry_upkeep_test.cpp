// The registry page: doors, heads of households, children, what is removed, addresses found again, and a language changed meanwhile.
#include <QCheckBox>

#include "tests/ui/registry_fixture.h"
#include "ui/registry/building_view.h"

namespace registry_upkeep_test {

using namespace jw;
using namespace jw::test;

namespace {

int rowOf(ui::MembersTable* members, const QString& name) {
  for (int row = 0; row < members->rowCount(); ++row)
    if (members->textAt(row, 0).startsWith(name) && members->textAt(row, 1) != QStringLiteral("户主")) return row;
  return -1;
}

}  // namespace

TEST_CASE("registry page: a door is entered as it is written, and one that cannot be is refused beside its field") {
  RegistryUi desk;
  desk.openEast();
  desk.press("newDwelling");
  auto* form = desk.form();
  desk.write(form, "floor", "2");
  desk.write(form, "number", "303");
  desk.send(form);
  auto* error = desk.find<QLabel>("numberError", form);
  REQUIRE(eventually([&] { return error->isVisible(); }));
  CHECK(error->text().contains(QStringLiteral("303")));
  CHECK(error->text().contains(QStringLiteral("3 层")));
  desk.write(form, "floor", "6");
  desk.write(form, "number", "3");
  desk.send(form);
  auto* tooHigh = desk.find<QLabel>("floorError", form);
  REQUIRE(eventually([&] { return tooHigh->isVisible(); }));
  desk.write(form, "floor", "3");
  desk.write(form, "number", "303");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 4; }));
  const auto& added = desk.page->buildingView().sheet()->dwellings.back();
  CHECK(added.floor == 3);
  CHECK(added.number == 3);
  // The address that the program shows finds the dwelling.
  desk.search(QStringLiteral("云锦花园1号楼 1单元 303"));
  REQUIRE(eventually([&] { return desk.found()->rowCount() == 1; }));
  CHECK(desk.found()->textAt(0, 1) == QStringLiteral("云锦花园1号楼 1单元 303"));
  QTest::mouseClick(desk.found()->viewport(), Qt::LeftButton, {}, desk.found()->visualRect(desk.found()->model()->index(0, 0)).center());
  CHECK(desk.hasText("dwellingTitle", "303"));
}

TEST_CASE("registry page: another member becomes the head, and Edit offers no second one") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(rowOf(desk.members(), QStringLiteral("李")));
  desk.press("editPerson");
  auto* form = desk.form();
  CHECK(desk.find<QComboBox>("relation", form)->findData(QStringLiteral("0")) < 0);
  form->reject();
  REQUIRE(desk.gone("registryForm"));
  desk.pick("personMore", "headPerson");
  form = desk.form();
  CHECK(desk.find<QComboBox>("former", form)->currentData().toString() == QStringLiteral("1"));
  CHECK(desk.find<QComboBox>("former", form)->findData(QStringLiteral("0")) < 0);
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.fact(QStringLiteral("与户主关系")) == QStringLiteral("户主"); }));
  CHECK(eventually([&] { return desk.members()->textAt(0, 0).startsWith(QStringLiteral("李")); }));
  desk.undo();
  CHECK(eventually([&] { return desk.fact(QStringLiteral("与户主关系")) == QStringLiteral("配偶"); }));
}

TEST_CASE("registry page: of a child nothing is said until a purpose opens it, and nothing false either") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  const int child = rowOf(desk.members(), QStringLiteral("张"));
  CHECK(desk.members()->textAt(child, 2).toStdString() == "***");
  CHECK(desk.members()->textAt(child, 4).toStdString() == "***");
  desk.openMember(child);
  REQUIRE(eventually([&] { return desk.fact(QStringLiteral("性别")) == QStringLiteral("***"); }));
  CHECK(desk.fact(QStringLiteral("与户主关系")) == QStringLiteral("子女"));
  CHECK(desk.fact(QStringLiteral("居住状态")).isEmpty());
  auto& person = desk.page->records().person();
  person.askPurpose();
  QMenu* purposes = nullptr;
  REQUIRE(eventually([&] { return (purposes = desk.page->findChild<QMenu*>("purposes")) != nullptr; }));
  QAction* registry = nullptr;
  for (auto* action : purposes->actions())
    if (action->text().contains(QStringLiteral("登记核对"))) registry = action;
  REQUIRE(registry);
  registry->trigger();
  purposes->close();
  REQUIRE(eventually([&] { return person.shown().has_value(); }));
  REQUIRE(person.shown()->child);
  CHECK(desk.fact(QStringLiteral("年龄")) == QStringLiteral("8"));
  CHECK(desk.fact(QStringLiteral("居住状态")) == QStringLiteral("常住"));
  CHECK(desk.fact(QStringLiteral("性别")) != QStringLiteral("***"));
}

TEST_CASE("registry page: a telephone is removed and comes back, and what changes nothing promises no undo") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  const QString phone = desk.fact(QStringLiteral("电话"));
  REQUIRE(phone.contains(QStringLiteral("1234")));
  desk.press("editPerson");
  auto* form = desk.form();
  desk.find<QCheckBox>("phoneRemove", form)->click();
  CHECK_FALSE(desk.find<QLineEdit>("phone", form)->isEnabled());
  CHECK_FALSE(desk.find<QLineEdit>("phone", form)->placeholderText().contains(QStringLiteral("1234")));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return !desk.fact(QStringLiteral("电话")).contains(QStringLiteral("1234")); }));
  desk.press("editPerson");
  form = desk.form();
  CHECK(form->findChild<QCheckBox*>(QStringLiteral("phoneRemove")) == nullptr);
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  desk.undo();
  CHECK(eventually([&] { return desk.fact(QStringLiteral("电话")) == phone; }));
  CHECK_FALSE(desk.button("registryUndo")->isEnabled());
}

TEST_CASE("registry page: what the record panel says follows the language") {
  RegistryUi desk;
  desk.openEast();
  desk.page->records().open(ui::RecordPanel::OfPerson{Uuid::named("nobody")});
  REQUIRE(desk.hasText("recordEmpty", QStringLiteral("此人")));
  auto& language = desk.window->desk().language;
  language.set("en");
  CHECK(desk.hasText("recordEmpty", "This person"));
  language.set("zh_CN");
  CHECK(desk.hasText("recordEmpty", QStringLiteral("此人")));
}

}  // namespace registry_upkeep_test
