// The main window on its page of cases, with what a test asks of the list.
#pragma once
#include <QItemSelectionModel>
#include <QTableView>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"

namespace jw::test {

/// Opens on that queue with the focus in the list.
struct Queues : UiDesk {
  QTableView* table;
  explicit Queues(ui::WorkQueue queue = ui::WorkQueue::toDispatch) {
    window->showQueue(queue);
    table = find<QTableView>("cases");
    table->setFocus();
  }
  void setActor(const model::Actor& actor) {
    bool begun = false;
    const auto heard = QObject::connect(&cases(), &ui::LiveCases::reset, window.get(), [&] { begun = true; });
    window->desk().bridge.setActor(actor);
    REQUIRE(eventually([&] { return begun; }));
    QObject::disconnect(heard);
  }
  int rows() const { return table->model()->rowCount(); }
  QString cell(int row, int column) const { return table->model()->index(row, column).data().toString(); }
  QStringList column(int n) const {
    QStringList list;
    for (int row = 0; row < rows(); ++row) list << cell(row, n);
    return list;
  }
  int chosen() const { return static_cast<int>(table->selectionModel()->selectedRows().size()); }
  void press(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(table, k, modifiers); }
};

}  // namespace jw::test
