// The main job by keys: report, dispatch, accept, feed back, follow up, archive.
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/case/case_view.h"
#include "ui/case/step_form.h"
#include "ui/report/report_form.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/parts.h"

namespace main_job_test {

using namespace jw;
using namespace jw::test;
using model::CaseState;

TEST_CASE("a report goes by keys from N to the archive") {
  UiDesk desk;
  desk.key(Qt::Key_N);
  auto* form = desk.dialog<ui::ReportForm>("reportForm");
  QTest::keyClicks(desk.find<ui::SearchCombo>("category", form)->lineEdit(), "Pothole");
  // In the Chinese window the Chinese name is the one in the list.
  auto* category = desk.find<ui::SearchCombo>("category", form);
  CHECK(category->chosen() == -1);
  category->lineEdit()->clear();
  category->lineEdit()->setText("路面");
  CHECK(category->chosen() >= 0);
  QTest::keyClicks(desk.find<QLineEdit>("title", form), "Hole in Lake Road");
  desk.find<QPlainTextEdit>("words", form)->setFocus();
  QTest::keyClicks(desk.find<QPlainTextEdit>("words", form), "deep");
  QTest::keyClicks(desk.find<QLineEdit>("lon", form), "120.005");
  QTest::keyClicks(desk.find<QLineEdit>("lat", form), "30.005");
  CHECK(desk.find<QLabel>("located", form)->text().contains("东一"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("reportForm"));
  REQUIRE(eventually([&] { return desk.cases().count(ui::Queue::toDispatch) == 1; }));
  auto* queue = desk.find<QListView>("queue");
  REQUIRE(eventually([&] { return queue->model()->rowCount() == 1; }));
  CHECK(queue->model()->index(0, 0).data().toString().contains("Hole in Lake Road"));
  const CaseId id = desk.cases().first(ui::Queue::toDispatch, 1).front()->id;

  desk.activate();
  desk.key(Qt::Key_J);
  CHECK(desk.window->desk().selection.current() == id);
  auto* view = desk.find<ui::CaseView>("caseView");
  const auto ready = [&](CaseState state) {
    return eventually([&] { return view->details() && view->details()->summary.state == state; });
  };
  REQUIRE(ready(CaseState::reported));
  desk.key(Qt::Key_D);
  auto* step = desk.dialog<ui::StepForm>("stepForm");
  auto* department = desk.find<ui::SearchCombo>("department", step);
  if (department->chosen() < 0) department->lineEdit()->setText("公路局");
  CHECK(department->currentText() == "公路局");
  auto* reason = desk.find<QPlainTextEdit>("text", step);
  reason->clear();
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  CHECK(desk.find<QLabel>("error", step)->isVisible());  // a reason is asked for
  QTest::keyClicks(reason, "theirs");
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("stepForm"));
  REQUIRE(ready(CaseState::assigned));
  CHECK(view->details()->trail.back().reason == "theirs");

  // The operator may not accept for a department, and is told.
  desk.activate();
  desk.key(Qt::Key_A);
  CHECK(desk.find<ui::NoticeBar>("notice")->isVisible());
  desk.window->desk().bridge.setActor(desk.city.worker(desk.city.roads));
  REQUIRE(eventually([&] { return desk.cases().isLoaded() && desk.cases().find(id); }));
  desk.key(Qt::Key_A);
  REQUIRE(ready(CaseState::accepted));
  desk.key(Qt::Key_B);
  step = desk.dialog<ui::StepForm>("stepForm");
  QTest::keyClicks(desk.find<QPlainTextEdit>("text", step), "filled");
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("stepForm"));
  REQUIRE(ready(CaseState::fedBack));

  desk.window->desk().bridge.setActor(desk.city.operatorDesk);
  desk.activate();
  desk.key(Qt::Key_V);
  step = desk.dialog<ui::StepForm>("stepForm");
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);  // what the reporter said is not guessed
  CHECK(desk.find<QLabel>("error", step)->text() == ui::StepForm::tr("Say whether the reporter is satisfied."));
  auto* satisfied = desk.find<QRadioButton>("satisfied", step);
  CHECK(satisfied->hasFocus());
  QTest::keyClick(satisfied, Qt::Key_Space);
  QTest::keyClicks(desk.find<QPlainTextEdit>("text", step), "thanks");
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("stepForm"));
  REQUIRE(ready(CaseState::followedUp));
  desk.activate();
  desk.key(Qt::Key_G);
  REQUIRE(ready(CaseState::archived));
  CHECK(eventually([&] { return desk.cases().count(ui::Queue::all) == 0; }));
  CHECK(view->details()->trail.size() == 6);
}

TEST_CASE("an incomplete report is not sent, says what is missing, and keeps the words") {
  UiDesk desk;
  desk.key(Qt::Key_N);
  auto* form = desk.dialog<ui::ReportForm>("reportForm");
  desk.find<QPlainTextEdit>("words", form)->setFocus();
  QTest::keyClicks(desk.find<QPlainTextEdit>("words", form), "something");
  QTest::keyClicks(desk.find<QLineEdit>("lon", form), "220");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  QTest::qWait(50);
  CHECK(form->isVisible());
  CHECK(desk.find<QLineEdit>("lon", form)->property("bad").toBool());
  CHECK(desk.find<ui::SearchCombo>("category", form)->property("bad").toBool());
  CHECK(!desk.find<QLineEdit>("title", form)->property("bad").toBool());  // a text is enough
  CHECK(desk.find<QPlainTextEdit>("words", form)->toPlainText() == "something");
  CHECK(desk.cases().count(ui::Queue::all) == 0);
}

TEST_CASE("what the engine refuses is said in the form, and nothing typed is lost") {
  UiDesk desk;
  desk.window->desk().bridge.setActor({{}, "东城", model::Role::operator_, "330101/", {}});
  desk.key(Qt::Key_N);
  auto* form = desk.dialog<ui::ReportForm>("reportForm");
  desk.find<ui::SearchCombo>("category", form)->lineEdit()->setText("垃圾");
  QTest::keyClicks(desk.find<QLineEdit>("title", form), "outside my district");
  form->setPlace(119.985, 30.005);
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  auto* refused = desk.find<QLabel>("refused", form);
  REQUIRE(eventually([&] { return refused->isVisible(); }));
  CHECK(!refused->text().isEmpty());
  CHECK(desk.find<QLineEdit>("title", form)->text() == "outside my district");
}

TEST_CASE("several cases go to their proposed departments with one key") {
  UiDesk desk;
  desk.sent("one", desk.city.pothole);
  desk.sent("two", desk.city.litter);
  const CaseId manual = desk.sent("three", desk.city.other);
  auto* queue = desk.find<QListView>("queue");
  REQUIRE(eventually([&] { return queue->model()->rowCount() == 3; }));
  queue->setFocus();
  queue->selectAll();
  desk.key(Qt::Key_D, Qt::ShiftModifier);
  CHECK(eventually([&] { return desk.cases().count(ui::Queue::toDispatch) == 1; }));
  CHECK(desk.state(manual) == CaseState::reported);
}

TEST_CASE("somebody else was faster: the step is refused and told, not done twice") {
  UiDesk desk;
  const CaseId id = desk.sent("contested", desk.city.pothole);
  desk.window->desk().selection.set(id);
  auto* view = desk.find<ui::CaseView>("caseView");
  REQUIRE(eventually([&] { return view->details().has_value(); }));
  desk.key(Qt::Key_D);
  auto* step = desk.dialog<ui::StepForm>("stepForm");
  engine::ActOnCase other;
  other.reason = "not valid";
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, id, model::Action::void_, other)));
  desk.find<ui::SearchCombo>("department", step)->lineEdit()->setText("环卫局");
  desk.find<QPlainTextEdit>("text", step)->setPlainText("mine");
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  auto* error = desk.find<QLabel>("error", step);
  REQUIRE(eventually([&] { return error->isVisible(); }));
  CHECK(desk.find<QPlainTextEdit>("text", step)->toPlainText() == "mine");
}

TEST_CASE("a card that moves up because another has gone does not become the one acted on") {
  UiDesk desk;
  const CaseId first = desk.sent("first", desk.city.litter);
  const CaseId second = desk.sent("second", desk.city.pothole);
  auto* queue = desk.find<QListView>("queue");
  REQUIRE(eventually([&] { return queue->model()->rowCount() == 2; }));
  desk.key(Qt::Key_J);
  REQUIRE(desk.window->desk().selection.current() == first);
  engine::ActOnCase other;
  other.reason = "not valid";
  REQUIRE(engine::done(desk.city.act(desk.city.operatorDesk, first, model::Action::void_, other)));
  REQUIRE(eventually([&] { return queue->model()->rowCount() == 1; }));
  CHECK(desk.window->desk().selection.current() == first);
  desk.key(Qt::Key_J);
  CHECK(desk.window->desk().selection.current() == second);
  // The same by the arrow keys and by the mouse.
  const CaseId third = desk.sent("third", desk.city.other);
  REQUIRE(eventually([&] { return queue->model()->rowCount() == 2; }));
  QTest::keyClick(queue, Qt::Key_Down);
  CHECK(desk.window->desk().selection.current() == third);
  QTest::mouseClick(queue->viewport(), Qt::LeftButton, {}, queue->visualRect(queue->model()->index(0, 0)).center());
  CHECK(desk.window->desk().selection.current() == second);
}

}  // namespace main_job_test
