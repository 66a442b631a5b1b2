// The registry page over that city, and the hands that work on it.
#pragma once
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "tests/ui/registry_city.h"
#include "ui/registry/facts.h"
#include "ui/registry/floor_grid.h"
#include "ui/registry/members_table.h"
#include "ui/registry/person_view.h"
#include "ui/registry/record_panel.h"
#include "ui/registry/registry_form.h"
#include "ui/registry/registry_page.h"

namespace jw::test {

struct RegistryUi : RegistryCity {
  ui::RegistryPage* page = nullptr;

  RegistryUi() {
    sit(worker);
    window->showPage(ui::MainWindow::registry);
    page = window->findChild<ui::RegistryPage*>();
  }
  void sit(const model::Actor& actor) { window->desk().bridge.setActor(actor); }
  template <class W>
  W* in(const char* name) { return find<W>(name, page); }
  ui::RowsTable* buildings() { return in<ui::RowsTable>("registryBuildings"); }
  ui::FloorGrid* grid() { return in<ui::FloorGrid>("floorGrid"); }
  bool hasText(const char* label, const QString& part) {
    return eventually([&] {
      auto* l = page->findChild<QLabel*>(QString::fromLatin1(label));
      return l && l->isVisible() && l->text().contains(part);
    });
  }
  /// The button of that name that can be pressed now.
  QToolButton* button(const char* name) {
    QToolButton* found = nullptr;
    eventually([&] {
      for (auto* b : page->findChildren<QToolButton*>(QString::fromLatin1(name)))
        if (b->isVisible()) found = b;
      return found != nullptr;
    });
    if (!found) throw std::runtime_error(std::string("no button ") + name);
    return found;
  }
  void press(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
  void pick(const char* menuButton, const char* action) {
    auto* found = button(menuButton)->menu()->findChild<QAction*>(QString::fromLatin1(action));
    REQUIRE(found);
    found->trigger();
  }
  void openEast() {
    REQUIRE(eventually([&] { return buildings()->rowCount() == 2; }));
    buildings()->choose(QString::fromStdString(east.text()));
    REQUIRE(hasText("buildingTitle", QStringLiteral("云锦花园1号楼")));
    REQUIRE(eventually([&] { return grid()->isVisible() && !grid()->cellRect(flat101).isEmpty(); }));
  }
  void openFlat(const Uuid& flat) { QTest::mouseClick(grid(), Qt::LeftButton, {}, grid()->cellRect(flat).center()); }
  ui::MembersTable* members() {
    ui::MembersTable* found = nullptr;
    eventually([&] {
      for (auto* t : page->findChildren<ui::MembersTable*>())
        if (t->isVisible() && t->rowCount() > 0) found = t;
      return found != nullptr;
    });
    if (!found) throw std::runtime_error("no members");
    return found;
  }
  void openMember(int row) {
    auto* table = members();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(row, 0)).center());
    REQUIRE(eventually([&] { return page->records().person().isVisible(); }));
  }
  QString fact(const QString& name) { return in<ui::Facts>("personFacts")->value(name); }
  void search(const QString& words) {
    auto* field = in<QLineEdit>("registrySearch");
    field->setFocus();
    field->clear();
    field->insert(words);
    QTest::keyClick(field, Qt::Key_Return);
  }
  ui::RowsTable* found() { return in<ui::RowsTable>("registryFound"); }
  void undo() {
    activate();  // the form that has just closed was the active window
    // Its keys are the page's while the focus is on the page.
    page->setFocus();
    REQUIRE(eventually([this] { return QApplication::focusWidget() && (QApplication::focusWidget() == page || page->isAncestorOf(QApplication::focusWidget())); }));
    QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier);
  }
  ui::RegistryForm* form() { return dialog<ui::RegistryForm>("registryForm"); }
  void choose(ui::RegistryForm* f, const char* field, const QString& value) {
    auto* box = find<QComboBox>(field, f);
    box->setCurrentIndex(box->findData(value));
    REQUIRE(box->currentIndex() >= 0);
  }
  void write(ui::RegistryForm* f, const char* field, const QString& words) {
    auto* line = find<QLineEdit>(field, f);
    line->setFocus();
    line->selectAll();
    line->insert(words);
    Q_EMIT line->textEdited(words);
  }
  void send(ui::RegistryForm* f) { QTest::mouseClick(find<QPushButton>("send", f), Qt::LeftButton); }
};

}  // namespace jw::test
