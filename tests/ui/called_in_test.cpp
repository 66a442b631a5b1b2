// The queue of those who were called in beside the lead: who finds what there, by which clock, and what is done for many at once.
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "core/store/connection.h"
#include "tests/ui/queues_desk.h"
#include "ui/cases/batch_form.h"
#include "ui/cases/cases_model.h"
#include "ui/time_left.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace called_in_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;
using ui::WorkQueue;

TEST_CASE("who was called in stands in the queue of its department and of the desk, the most pressing task first") {
  const model::Actor desk{{}, "d", model::Role::operator_, {}, {}};
  const DepartmentId lead{Uuid::named("lead")}, first{Uuid::named("first")}, second{Uuid::named("second")};
  const auto worker = [](DepartmentId d) { return model::Actor{{}, "w", model::Role::department, {}, d}; };
  const Instant now = fromMillis(1'800'000'000'000);
  model::CaseSummary c;
  c.state = CaseState::accepted;
  c.department = lead;
  c.due = c.stepDue = now + std::chrono::hours(50);
  const auto stands = [&](const model::Actor& actor) { return (ui::queuesOf(c, actor, true) & ui::bitOf(WorkQueue::calledIn)) != 0; };
  CHECK_FALSE(stands(desk));
  c.calledIn = {{Uuid::named("t1"), first, now, kNever}, {Uuid::named("t2"), second, now, now + std::chrono::hours(2)}};
  CHECK(stands(desk));
  CHECK(stands(worker(first)));
  CHECK(stands(worker(second)));
  CHECK_FALSE(stands(worker(lead)));
  CHECK_FALSE(stands(worker({})));
  CHECK(ui::calledInOf(c, desk)->department == second);
  CHECK(ui::calledInOf(c, desk, first)->department == first);
  CHECK(ui::calledInOf(c, worker(first))->department == first);
  const auto shown = ui::inCalledIn(c, *ui::calledInOf(c, desk), desk);
  CHECK(model::activeDue(shown) == now + std::chrono::hours(2));
  CHECK(shown.state == CaseState::accepted);
  CHECK(shown.department == second);
  CHECK(ui::inCalledIn(c, c.calledIn[0], worker(first)).department == lead);
}

TEST_CASE("a department called in finds the case in its queue, by the clock of its task") {
  Queues desk(WorkQueue::calledIn);
  auto& city = desk.city;
  const auto count = [&] { return desk.cases().count(WorkQueue::calledIn); };
  const auto assigned = [&](const std::string& title) {
    const CaseId id = desk.sent(title, city.pothole);
    engine::ActOnCase more;
    more.department = city.roads;
    more.reason = "r";
    REQUIRE(engine::done(city.act(city.operatorDesk, id, Action::assign, more)));
    return id;
  };
  const CaseId a = assigned("a"), b = assigned("b");
  assigned("c");
  CHECK(eventually([&] { return !desk.table->isVisible(); }));
  const auto callIn = [&](CaseId id, Millis limit) {
    REQUIRE(engine::done(city.engine->submit(engine::Order{city.operatorDesk, engine::OpenTask{id, city.sanitation, "clear", city.clock->now() + limit}}).get()));
  };
  callIn(a, std::chrono::hours(5));
  callIn(b, std::chrono::hours(3));
  using M = ui::CasesModel;
  CHECK(eventually([&] { return count() == 2 && desk.column(M::title) == QStringList{"b", "a"}; }));
  CHECK(desk.cell(0, M::clock).contains(ui::durationText(std::chrono::hours(3))));
  CHECK(desk.cell(0, M::department) == QStringLiteral("环卫局"));
  const QString due = desk.cell(0, M::due);
  CHECK(due == ui::Words::moment(city.clock->now() + std::chrono::hours(3), city.clock->now()));
  desk.table->sortByColumn(M::due, Qt::DescendingOrder);
  CHECK(eventually([&] { return desk.column(M::title) == QStringList{"a", "b"}; }));
  desk.table->sortByColumn(M::clock, Qt::AscendingOrder);
  // The filter asks for the department that was called in, and for what is late by its task.
  auto* department = desk.find<ui::SearchCombo>("filterDepartment");
  const auto choose = [&](DepartmentId id) {
    const auto& all = city.engine->directory()->departments();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].id == id) department->choose(static_cast<int>(i));
  };
  choose(city.roads);
  CHECK(eventually([&] { return desk.rows() == 0; }));
  choose(city.sanitation);
  CHECK(eventually([&] { return desk.rows() == 2; }));
  desk.find<QComboBox>("filterLate")->setCurrentIndex(1);
  CHECK(eventually([&] { return desk.rows() == 0; }));
  city.clock->advance(std::chrono::hours(4));
  CHECK(eventually([&] { return desk.column(M::title) == QStringList{"b"}; }));
  CHECK(desk.cell(0, M::clock).startsWith(QStringLiteral("▲")));
  desk.find<QComboBox>("filterLate")->setCurrentIndex(0);
  department->choose(-1);
  REQUIRE(eventually([&] { return desk.rows() == 2; }));

  // The desk urges those who were called in, not the lead.
  desk.table->setFocus();
  desk.press(Qt::Key_A, Qt::ControlModifier);
  CHECK(desk.find<QWidget>("batchUrgeCalledIn")->isVisible());
  CHECK_FALSE(desk.find<QWidget>("batchUrge")->isVisible());
  desk.key(Qt::Key_U);
  auto* form = desk.dialog<ui::BatchForm>("batchForm");
  CHECK(desk.find<QPushButton>("send", form)->text().contains("(2)"));
  desk.find<QPlainTextEdit>("text", form)->setPlainText("hurry");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("batchForm"));
  std::int64_t urged = 0;
  city.engine->read({}, [&](store::Connection& c) { urged = c.integer("SELECT count(*) FROM case_urges u JOIN departments d ON d.id = u.department WHERE u.note = 'hurry' AND d.code = 'D1'"); }).get();
  CHECK(urged == 2);
  desk.activate();

  // The lead has nothing here; the department called in ends its parts together, with one text.
  desk.setActor(city.worker(city.roads));
  CHECK(count() == 0);
  desk.setActor(city.worker(city.sanitation));
  CHECK(count() == 2);
  REQUIRE(eventually([&] { return desk.rows() == 2; }));
  CHECK(eventually([&] { return desk.cell(0, M::department) == QStringLiteral("公路局"); }));  // who has the lead
  desk.table->setFocus();
  desk.press(Qt::Key_A, Qt::ControlModifier);
  CHECK(desk.find<QWidget>("batchTaskDone")->isVisible());
  CHECK_FALSE(desk.find<QWidget>("batchFeedBack")->isVisible());
  CHECK_FALSE(desk.find<QWidget>("batchAccept")->isVisible());
  desk.key(Qt::Key_B);
  form = desk.dialog<ui::BatchForm>("batchForm");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(desk.find<QLabel>("error", form)->isVisible());  // without a text nothing is sent
  desk.find<QPlainTextEdit>("text", form)->setPlainText("cleared");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("batchForm"));
  CHECK(eventually([&] { return count() == 0 && desk.cases().find(a)->calledIn.empty() && desk.cases().find(b)->calledIn.empty(); }));
  CHECK(desk.state(a) == CaseState::assigned);
}

}  // namespace called_in_test
