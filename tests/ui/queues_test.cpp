// The work queues: which cases stand where, counts, filters, order, several cases at once, print.
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "tests/catch.h"
#include "tests/ui/queues_desk.h"
#include "ui/case/case_view.h"
#include "ui/cases/batch_form.h"
#include "ui/cases/case_order.h"
#include "ui/cases/cases_model.h"
#include "ui/cases/list_print.h"
#include "ui/cases/queue_list.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace queues_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;
using ui::WorkQueue;

namespace {

std::vector<WorkQueue> queuesOf(CaseState state, int round, bool suspect, const model::Actor& actor, bool followUp = true, DepartmentId department = {}) {
  model::CaseSummary c;
  c.state = state;
  c.round = static_cast<std::uint8_t>(round);
  c.department = department;
  if (suspect) c.suspect = {Uuid::named("another")};
  std::vector<WorkQueue> queues;
  const auto bits = ui::queuesOf(c, actor, followUp);
  for (const auto& q : ui::caseQueues())
    if (bits & ui::bitOf(q.id) && q.id != WorkQueue::allOpen) queues.push_back(q.id);
  return queues;
}

}  // namespace

TEST_CASE("every state of a case stands in its queues") {
  const model::Actor desk{{}, "d", model::Role::operator_, {}, {}};
  const DepartmentId own{Uuid::named("own")}, foreign{Uuid::named("foreign")};
  const model::Actor worker{{}, "w", model::Role::department, {}, own};
  using Q = WorkQueue;
  using List = std::vector<Q>;
  CHECK(queuesOf(CaseState::reported, 1, false, desk) == List{Q::toDispatch});
  CHECK(queuesOf(CaseState::reported, 1, true, desk) == List{Q::toDispatch, Q::duplicates});
  CHECK(queuesOf(CaseState::rejected, 1, false, desk) == List{Q::rejected, Q::leftover});
  CHECK(queuesOf(CaseState::assigned, 1, false, desk, true, own) == List{Q::leftover, Q::lateToAccept});
  CHECK(queuesOf(CaseState::assigned, 1, false, worker, true, own) == List{Q::leftover, Q::mine, Q::lateToAccept});
  CHECK(queuesOf(CaseState::assigned, 1, false, worker, true, foreign).empty());
  CHECK(queuesOf(CaseState::accepted, 1, false, desk) == List{Q::toFeedBack, Q::lateToFeedBack});
  CHECK(queuesOf(CaseState::reworking, 2, false, desk) == List{Q::reworkToFeedBack, Q::lateToFeedBack});
  CHECK(queuesOf(CaseState::suspended, 1, false, desk) == List{Q::suspended});
  CHECK(queuesOf(CaseState::fedBack, 1, false, desk) == List{Q::toFollowUp, Q::lateToFollowUp});
  CHECK(queuesOf(CaseState::fedBack, 2, false, desk) == List{Q::reworkToFollowUp, Q::lateToFollowUp});
  CHECK(queuesOf(CaseState::fedBack, 1, false, desk, false) == List{Q::toArchive});
  CHECK(queuesOf(CaseState::followedUp, 1, false, desk) == List{Q::toArchive});
}

TEST_CASE("counts and lists follow the cases and the clock") {
  Queues desk;
  const CaseId a = desk.sent("a", desk.city.pothole), b = desk.sent("b", desk.city.litter);
  const auto count = [&](WorkQueue q) { return desk.cases().count(q); };
  CHECK(count(WorkQueue::toDispatch) == 2);
  CHECK(count(WorkQueue::allOpen) == 2);
  CHECK(eventually([&] { return desk.rows() == 2; }));
  auto more = engine::ActOnCase{};
  more.department = desk.city.roads;
  more.reason = "r";
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, a, Action::assign, more)));
  CHECK(eventually([&] { return count(WorkQueue::toDispatch) == 1 && count(WorkQueue::leftover) == 1; }));
  CHECK(eventually([&] { return desk.rows() == 1 && desk.cell(0, ui::CasesModel::title) == "b"; }));
  CHECK(count(WorkQueue::mine) == 0);
  CHECK(count(WorkQueue::lateToAccept) == 0);
  desk.setActor(desk.city.worker(desk.city.roads));
  CHECK(count(WorkQueue::mine) == 1);
  desk.setActor(desk.city.worker(desk.city.sanitation));
  CHECK(count(WorkQueue::mine) == 0);
  CHECK(count(WorkQueue::toDispatch) == 0);
  desk.setActor(desk.city.operatorDesk);

  desk.city.clock->advance(std::chrono::hours(24 * 4));
  CHECK(eventually([&] { return count(WorkQueue::lateToAccept) == 1; }));
  desk.window->showQueue(WorkQueue::lateToAccept);
  CHECK(eventually([&] { return desk.rows() == 1 && desk.cell(0, ui::CasesModel::title) == "a"; }));
  CHECK(desk.cell(0, ui::CasesModel::clock).startsWith(QStringLiteral("▲")));
  auto* list = desk.find<ui::QueueList>("queues");
  CHECK(eventually([&] {
    for (int row = 0; row < list->count(); ++row)
      if (list->item(row)->text() == ui::queueName(WorkQueue::lateToAccept)) return list->item(row)->data(Qt::AccessibleTextRole).toString().contains("1");
    return false;
  }));
  // Days late: over three, not over seven.
  auto* late = desk.find<QComboBox>("filterLate");
  late->setCurrentIndex(3);
  QTest::qWait(400);
  CHECK(desk.rows() == 1);
  late->setCurrentIndex(4);
  CHECK(eventually([&] { return desk.rows() == 0; }));
  (void)b;
}

TEST_CASE("follow-up switched off sends what is fed back to the archive queue") {
  Queues desk;
  const CaseId id = desk.sent("a", desk.city.pothole);
  engine::ActOnCase more;
  more.department = desk.city.roads;
  more.reason = "r";
  more.note = "done";
  const auto worker = desk.city.worker(desk.city.roads);
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, id, Action::assign, more)));
  REQUIRE(engine::done(desk.city.act(worker, id, Action::accept)));
  REQUIRE(engine::done(desk.city.act(worker, id, Action::feedBack, more)));
  REQUIRE(eventually([&] { return desk.cases().count(WorkQueue::toFollowUp) == 1; }));
  desk.city.put(engine::PutSetting{{}, "follow_up", "0"});
  CHECK(eventually([&] { return desk.cases().count(WorkQueue::toFollowUp) == 0 && desk.cases().count(WorkQueue::toArchive) == 1; }));
}

TEST_CASE("a queue filters by words, department, category, nature and area, and sorts by every column") {
  Queues desk;
  desk.sent("broken bench", desk.city.pothole);
  desk.sent("rubbish heap", desk.city.litter, 119.985);
  desk.sent("broken lamp", desk.city.other);
  REQUIRE(eventually([&] { return desk.rows() == 3; }));
  auto* text = desk.find<QLineEdit>("filterText");
  text->setText("BROKEN");
  CHECK(eventually([&] { return desk.rows() == 2; }));
  text->clear();
  desk.find<ui::SearchCombo>("filterCategory")->lineEdit()->setText("路面破损");
  CHECK(eventually([&] { return desk.rows() == 1 && desk.cell(0, ui::CasesModel::title) == "broken bench"; }));
  desk.find<ui::SearchCombo>("filterCategory")->lineEdit()->clear();
  REQUIRE(eventually([&] { return desk.rows() == 3; }));
  // Before the dispatch the department that the rules propose counts.
  desk.find<ui::SearchCombo>("filterDepartment")->lineEdit()->setText("环卫局");
  CHECK(eventually([&] { return desk.rows() == 1 && desk.cell(0, ui::CasesModel::title) == "rubbish heap"; }));
  desk.find<ui::SearchCombo>("filterDepartment")->lineEdit()->clear();
  REQUIRE(eventually([&] { return desk.rows() == 3; }));
  desk.cases().setArea("330102/");
  CHECK(eventually([&] { return desk.rows() == 1; }));
  desk.cases().setArea({});
  REQUIRE(eventually([&] { return desk.rows() == 3; }));
  for (int column = 0; column < ui::CasesModel::columns; ++column) {
    CAPTURE(column);
    desk.table->sortByColumn(column, Qt::AscendingOrder);
    const auto up = desk.column(ui::CasesModel::title);
    CHECK(up.size() == 3);
    desk.table->sortByColumn(column, Qt::DescendingOrder);
    if (column == ui::CasesModel::title) {
      CHECK(up == QStringList{"broken bench", "broken lamp", "rubbish heap"});
      CHECK(desk.column(ui::CasesModel::title) == QStringList{"rubbish heap", "broken lamp", "broken bench"});
    }
    if (column == ui::CasesModel::area) CHECK(up.contains("rubbish heap"));
    if (column == ui::CasesModel::number) CHECK(desk.column(ui::CasesModel::title).size() == 3);
  }
}

TEST_CASE("a queue finds the words of a report and of its address, also in what comes in meanwhile") {
  Queues desk;
  const auto send = [&](const char* title, const char* words, const char* address) {
    auto r = SmallCity::report(desk.city.pothole, title);
    r.text = words;
    r.address = address;
    REQUIRE(engine::done(desk.city.send(r)));
  };
  send("one", "The cover rattles at night", "Long Lane 5");
  send("two", "A lamp is out", "Market Street 7");
  REQUIRE(eventually([&] { return desk.rows() == 2; }));
  auto* text = desk.find<QLineEdit>("filterText");
  text->setText("rattles");
  CHECK(eventually([&] { return desk.column(ui::CasesModel::title) == QStringList{"one"}; }));
  text->setText("market street");
  CHECK(eventually([&] { return desk.column(ui::CasesModel::title) == QStringList{"two"}; }));
  send("three", "", "Market Street 9");
  CHECK(eventually([&] { return desk.rows() == 2; }));
  text->setText("nowhere");
  CHECK(eventually([&] { return desk.rows() == 0; }));
}

TEST_CASE("rows are put in the order of names, not of keys") {
  UiDesk desk;
  std::vector<engine::CaseSummaryPtr> cases;
  for (int i = 0; i < 3; ++i) {
    model::CaseSummary c;
    c.id = {Uuid::make(i + 1)};
    c.number = std::to_string(i);
    c.nature = static_cast<model::Nature>(3 - i);
    c.category = i == 0 ? desk.city.pothole : i == 1 ? desk.city.litter : desk.city.other;
    c.due = fromMillis(1000 * (i == 1 ? 9 : i));
    cases.push_back(std::make_shared<const model::CaseSummary>(c));
  }
  const auto order = [&](int column, bool descending) {
    auto sorted = cases;
    ui::sortCases(sorted, column, descending, desk.window->desk());
    std::string numbers;
    for (const auto& c : sorted) numbers += c->number;
    return numbers;
  };
  using M = ui::CasesModel;
  CHECK(order(M::due, false) == "021");
  CHECK(order(M::due, true) == "120");
  CHECK(order(M::nature, false) == "210");
  CHECK(order(M::number, true) == "210");
  desk.window->desk().language.set("en");
  CHECK(order(M::category, false) == "120");  // Litter, Other, Pothole
  desk.window->desk().language.set("zh_CN");
}

TEST_CASE("keys mark cases, and one form takes the step for all of them and names the refused") {
  Queues desk;
  std::vector<CaseId> ids;
  for (int i = 0; i < 4; ++i) ids.push_back(desk.sent("case " + std::to_string(i), desk.city.pothole));
  REQUIRE(eventually([&] { return desk.rows() == 4; }));
  desk.table->selectRow(0);
  desk.press(Qt::Key_Space);  // marks it and goes on
  CHECK(desk.chosen() == 1);
  CHECK(desk.table->currentIndex().row() == 1);
  desk.key(Qt::Key_J);
  desk.press(Qt::Key_Space);
  CHECK(desk.chosen() == 2);
  CHECK(!desk.table->selectionModel()->isRowSelected(1));
  desk.key(Qt::Key_K);
  desk.press(Qt::Key_Space);  // marked off again
  CHECK(desk.chosen() == 1);
  desk.key(Qt::Key_K);
  desk.press(Qt::Key_Space);
  CHECK(desk.chosen() == 2);
  desk.key(Qt::Key_J);  // moves on, the marks stay
  CHECK(desk.chosen() == 2);
  desk.press(Qt::Key_Escape);
  CHECK(desk.chosen() == 1);
  desk.press(Qt::Key_A, Qt::ControlModifier);
  CHECK(desk.chosen() == 4);
  // The marks outlive what comes in meanwhile.
  desk.sent("another", desk.city.pothole);
  REQUIRE(eventually([&] { return desk.rows() == 5; }));
  CHECK(desk.chosen() == 4);

  desk.key(Qt::Key_D);
  auto* form = desk.dialog<ui::BatchForm>("batchForm");
  CHECK(desk.find<QPushButton>("send", form)->text().contains("4"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(desk.find<QLabel>("error", form)->isVisible());  // no department, no reason
  desk.find<ui::SearchCombo>("department", form)->lineEdit()->setText("公路局");
  desk.find<QPlainTextEdit>("text", form)->setPlainText("to the roads");
  // One of them moves on behind the form's back.
  engine::ActOnCase own;
  own.department = desk.city.sanitation;
  own.reason = "own";
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, ids[2], Action::assign, own)));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  auto* refused = desk.find<QTreeWidget>("refusedCases", form);
  REQUIRE(eventually([&] { return refused->isVisible() && refused->topLevelItemCount() == 1; }));
  CHECK(refused->topLevelItem(0)->text(1) == "case 2");
  CHECK(refused->topLevelItem(0)->text(2) == ui::Words::of(engine::RefusalCode::changedMeanwhile));
  const QString words = desk.find<QLabel>("subject", form)->text();
  CHECK(words.contains("3"));
  CHECK(words.contains("1"));
  QTest::keyClick(form, Qt::Key_Escape);
  REQUIRE(desk.gone("batchForm"));
  CHECK(eventually([&] { return desk.rows() == 1; }));
  for (const int i : {0, 1, 3}) CHECK(desk.state(ids[static_cast<std::size_t>(i)]) == CaseState::assigned);

  // What needs no words is confirmed, with the number in the button.
  desk.activate();
  desk.setActor(desk.city.worker(desk.city.roads));
  desk.window->showQueue(WorkQueue::mine);
  REQUIRE(eventually([&] { return desk.rows() == 3; }));
  desk.table->setFocus();
  desk.press(Qt::Key_A, Qt::ControlModifier);
  desk.key(Qt::Key_A);
  form = desk.dialog<ui::BatchForm>("batchForm");
  CHECK(desk.find<QPushButton>("send", form)->text().contains("3"));
  CHECK(desk.state(ids[0]) == CaseState::assigned);
  QTest::keyClick(form, Qt::Key_Return);
  REQUIRE(desk.gone("batchForm"));
  CHECK(eventually([&] { return desk.state(ids[0]) == CaseState::accepted && desk.state(ids[3]) == CaseState::accepted; }));
  CHECK(desk.state(ids[2]) == CaseState::assigned);
}

TEST_CASE("overdue cases are urged together, and cases that cannot be are left out") {
  Queues desk;
  const CaseId a = desk.sent("a", desk.city.pothole), b = desk.sent("b", desk.city.pothole);
  engine::ActOnCase more;
  more.department = desk.city.roads;
  more.reason = "r";
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, a, Action::assign, more)));
  desk.window->showQueue(WorkQueue::allOpen);
  REQUIRE(eventually([&] { return desk.rows() == 2 && desk.state(a) == CaseState::assigned; }));
  desk.press(Qt::Key_A, Qt::ControlModifier);
  desk.key(Qt::Key_U);
  auto* form = desk.dialog<ui::BatchForm>("batchForm");
  CHECK(desk.find<QPushButton>("send", form)->text().contains("(1)"));
  desk.find<QPlainTextEdit>("text", form)->setPlainText("hurry");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("batchForm"));
  CHECK(eventually([&] { return desk.cases().find(a)->urges == 1; }));
  CHECK(desk.cases().find(b)->urges == 0);
}

TEST_CASE("archived cases and my own reports come from the store") {
  Queues desk(WorkQueue::archived);
  const CaseId id = desk.sent("mine", desk.city.pothole);
  auto other = desk.city.operatorDesk;
  other.name = "another desk";
  desk.city.engine->submit(engine::Order{other, engine::ReportCase{SmallCity::report(desk.city.pothole, "theirs")}}).get();
  desk.window->showQueue(WorkQueue::myReports);
  CHECK(eventually([&] { return desk.rows() == 1 && desk.cell(0, ui::CasesModel::title) == "mine"; }));
  desk.window->showQueue(WorkQueue::all);
  CHECK(eventually([&] { return desk.rows() == 2; }));
  desk.window->showQueue(WorkQueue::archived);
  CHECK(eventually([&] { return !desk.table->isVisible(); }));
  (void)id;
}

TEST_CASE("the last queue, its order and the widths of the columns are remembered") {
  UiDesk desk;
  desk.window->showQueue(WorkQueue::suspended);
  auto* table = desk.find<QTableView>("cases");
  table->sortByColumn(ui::CasesModel::title, Qt::DescendingOrder);
  table->setColumnWidth(ui::CasesModel::title, 333);
  desk.open();
  desk.window->showPage(ui::MainWindow::cases);
  CHECK(desk.find<ui::QueueList>("queues")->queue() == WorkQueue::suspended);
  table = desk.find<QTableView>("cases");
  CHECK(table->columnWidth(ui::CasesModel::title) == 333);
  CHECK(table->horizontalHeader()->sortIndicatorSection() == ui::CasesModel::title);
  CHECK(table->horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
  desk.key(Qt::Key_BracketRight);
  CHECK(desk.find<ui::QueueList>("queues")->queue() == WorkQueue::toFollowUp);
  desk.key(Qt::Key_BracketLeft);
  CHECK(desk.find<ui::QueueList>("queues")->queue() == WorkQueue::suspended);
}

TEST_CASE("a list prints on as many sheets as it needs, each row once") {
  UiDesk desk;
  QTemporaryDir folder;
  ui::CaseAddresses addresses;
  std::vector<engine::CaseSummaryPtr> cases;
  for (int i = 0; i < 120; ++i) {
    model::CaseSummary c;
    c.id = {Uuid::make(i + 1)};
    c.number = std::to_string(100 + i);
    c.title = "case";
    c.department = i % 2 ? desk.city.roads : desk.city.sanitation;
    addresses[c.id] = "和平路" + std::to_string(i) + "号";
    cases.push_back(std::make_shared<const model::CaseSummary>(c));
  }
  const auto list = ui::printedList(desk.window->desk(), "queue", "120", cases, addresses, false);
  CHECK(list.rows.size() == 120);
  CHECK(list.rows.front().size() == list.heads.size());
  CHECK(list.rows.front().contains(QStringLiteral("和平路0号")));
  CHECK(list.widths.size() == static_cast<std::size_t>(list.heads.size()));
  const auto grouped = ui::printedList(desk.window->desk(), "queue", "120", cases, addresses, true);
  REQUIRE(grouped.rows.size() == 122);
  CHECK(grouped.rows.front().size() == 1);
  CHECK(grouped.rows.front().front().contains("60"));
  const auto pages = [&](const ui::PrintedList& what) {
    QPdfWriter writer(folder.filePath("list.pdf"));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter));
    writer.setResolution(300);
    return ui::printList(what, writer);
  };
  const int n = pages(list);
  CHECK(n >= 3);
  CHECK(n <= 6);
  QFile file(folder.filePath("list.pdf"));
  REQUIRE(file.open(QIODevice::ReadOnly));
  const QByteArray pdf = file.readAll();
  CHECK(pdf.count("/Type /Page\n") + pdf.count("/Type /Page ") == n);
  auto empty = list;
  empty.rows.clear();
  CHECK(pages(empty) == 1);
}

TEST_CASE("Ctrl+P offers the list of the queue for paper and PDF") {
  Queues desk;
  desk.sent("a", desk.city.pothole);
  REQUIRE(eventually([&] { return desk.rows() == 1; }));
  desk.key(Qt::Key_P, Qt::ControlModifier);
  auto* dialog = desk.dialog<QDialog>("printDialog");
  CHECK(eventually([&] { return desk.find<QPushButton>("toPdf", dialog)->isEnabled(); }));
  CHECK(desk.find<QPushButton>("toPrinter", dialog)->isEnabled());
  QTest::keyClick(dialog, Qt::Key_Escape);
  CHECK(desk.gone("printDialog"));
}

}  // namespace queues_test
