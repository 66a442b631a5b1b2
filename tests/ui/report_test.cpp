// Reports that repeat an open case: seen while typing, joined, or held for a person; and what is told and heard.
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/cases/batch_form.h"
#include "ui/cases/queue_list.h"
#include "ui/near_index.h"
#include "ui/report/duplicate_list.h"
#include "ui/report/report_form.h"
#include "ui/shell/alarms.h"
#include "ui/shell/toasts.h"
#include "ui/widgets/parts.h"

namespace report_test {

using namespace jw;
using namespace jw::test;
using model::CaseState;
using ui::WorkQueue;

namespace {

ui::ReportForm* typed(UiDesk& desk, const char* title, double lon, double lat) {
  desk.activate();
  desk.key(Qt::Key_N);
  auto* form = desk.dialog<ui::ReportForm>("reportForm");
  desk.find<ui::SearchCombo>("category", form)->lineEdit()->setText("路面");
  QTest::keyClicks(desk.find<QLineEdit>("title", form), title);
  form->setPlace(lon, lat);
  return form;
}

QStringList toasts(const UiDesk& desk) {
  QStringList words;
  for (const auto* label : desk.window->findChildren<QLabel*>(QStringLiteral("toastText"))) words << label->text();
  return words;
}

}  // namespace

TEST_CASE("near cases of the same category are found, nearest first, also over cell borders") {
  ui::NearIndex index;
  const CategoryId pothole{Uuid::named("pothole")}, litter{Uuid::named("litter")};
  std::vector<engine::CaseSummaryPtr> cases;
  const auto put = [&](CategoryId category, double lon, double lat, bool suspect = false) {
    model::CaseSummary c;
    c.id = {Uuid::make(static_cast<std::int64_t>(cases.size()) + 1)};
    c.category = category;
    c.point = model::Point{lon, lat};
    if (suspect) c.suspect = {Uuid::named("x")};
    cases.push_back(std::make_shared<const model::CaseSummary>(c));
    index.put(cases.back());
  };
  put(pothole, 120.0009, 30.0009);  // in the next cell
  put(pothole, 120.0012, 30.0010);
  put(litter, 120.0010, 30.0010);
  put(pothole, 120.0100, 30.0100);
  put(pothole, 120.0010, 30.0010, true);
  auto hits = index.find(pothole, {120.0010, 30.0010}, 50);
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].c == cases[0]);
  CHECK(std::abs(hits[0].metres - 14.7) < 0.5);  // 11.1 m north, 9.6 m east
  CHECK(hits[1].c == cases[1]);
  CHECK(std::abs(hits[1].metres - 19.3) < 0.5);
  CHECK(index.find(pothole, {120.0010, 30.0010}, 10).empty());
  CHECK(index.find(pothole, {120.0010, 30.0010}, 0).empty());
  CHECK(index.find(pothole, {120.0010, 30.0010}, 5000).size() == 3);
  index.drop(cases[0]);
  CHECK(index.find(pothole, {120.0010, 30.0010}, 50).size() == 1);
}

TEST_CASE("a likely duplicate shows beside the form and can be joined") {
  UiDesk desk;
  const CaseId first = desk.sent("hole", desk.city.pothole, 120.005, 30.005);
  desk.sent("far", desk.city.pothole, 120.008, 30.008);
  desk.sent("other", desk.city.litter, 120.005, 30.005);
  auto* form = typed(desk, "hole again", 120.0051, 30.005);
  auto* list = desk.find<ui::DuplicateList>("duplicates", form);
  REQUIRE(eventually([&] { return list->isVisible() && list->hits().size() == 1; }));
  CHECK(list->hits()[0].c->id == first);
  CHECK(desk.find<QListWidget>("duplicateList", form)->item(0)->text().contains("10"));  // metres
  form->setPlace(120.002, 30.002);
  CHECK(eventually([&] { return !list->isVisible(); }));
  form->setPlace(120.0051, 30.005);
  REQUIRE(eventually([&] { return list->isVisible(); }));
  QTest::mouseClick(desk.find<QPushButton>("join", form), Qt::LeftButton);
  auto* ask = desk.dialog<QMessageBox>("askJoin");
  QTest::mouseClick(desk.find<QPushButton>("joinNow", ask), Qt::LeftButton);
  REQUIRE(desk.gone("reportForm"));
  CHECK(desk.window->desk().selection.current() == first);
  CHECK(desk.cases().count(ui::Queue::all) == 3);  // no case of its own
}

TEST_CASE("a report that is held as a likely duplicate says so, and is joined by a key in its queue") {
  UiDesk desk(true);
  desk.city.put(engine::PutSetting{{}, "hold_duplicates", "1"});
  const CaseId first = desk.sent("hole", desk.city.pothole);
  auto* form = typed(desk, "hole again", 120.00501, 30.005);
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("reportForm"));
  REQUIRE(eventually([&] { return desk.cases().count(WorkQueue::duplicates) == 1; }));
  REQUIRE(eventually([&] { return toasts(desk).size() == 1; }));
  auto* label = desk.find<QLabel>("toastText");
  CHECK(label->text().contains(QString::fromStdString(desk.cases().find(first)->number)));
  QTest::mouseClick(label->parentWidget(), Qt::LeftButton, {}, QPoint(3, 3));
  CHECK(desk.find<ui::QueueList>("queues")->queue() == WorkQueue::duplicates);
  auto* table = desk.find<QTableView>("cases");
  REQUIRE(eventually([&] { return table->model()->rowCount() == 1 && table->selectionModel()->selectedRows().size() == 1; }));
  desk.activate();
  desk.key(Qt::Key_R);
  auto* batch = desk.dialog<ui::BatchForm>("batchForm");
  QTest::keyClick(batch, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("batchForm"));
  CHECK(eventually([&] { return desk.cases().count(ui::Queue::all) == 1; }));
  CHECK(desk.cases().find(first));
}

TEST_CASE("notes lie over nothing that can be pressed, with the band of playback open and at 1366 pixels") {
  UiDesk desk;
  desk.key(Qt::Key_P);
  REQUIRE(desk.find<QWidget>("playbackBand")->isVisible());
  auto* notes = desk.window->findChild<ui::Toasts*>();
  REQUIRE(notes);
  for (const auto page : {ui::MainWindow::command, ui::MainWindow::cases, ui::MainWindow::registry}) {
    desk.window->showPage(page);
    for (int i = 0; i < 3; ++i) notes->show(QStringLiteral("first line\nsecond line\nthird line %1").arg(i), false, {});
    std::vector<QRect> boxes;
    REQUIRE(eventually([&] {
      boxes.clear();
      for (const auto* n : desk.window->findChildren<QFrame*>(QStringLiteral("toast"))) boxes.emplace_back(n->mapTo(desk.window.get(), QPoint()), n->size());
      return boxes.size() == ui::Toasts::kShown;
    }));
    for (const auto* b : desk.window->findChildren<QAbstractButton*>()) {
      if (!b->isVisible() || b->objectName() == QLatin1String("closeToast")) continue;
      const QRect box(b->mapTo(desk.window.get(), QPoint()), b->size());
      INFO(page << " " << b->objectName().toStdString());
      for (const QRect& n : boxes) CHECK_FALSE(n.intersects(box));
    }
    CHECK(desk.window->rect().contains(boxes.front()));
  }
}

TEST_CASE("urgent and major cases, overdue ones and one's own are told and heard") {
  UiDesk desk;
  auto* alarms = desk.window->findChild<ui::Alarms*>();
  REQUIRE(alarms);
  int sounds = 0;
  ui::Tone last = ui::Tone::soft;
  QObject::connect(alarms, &ui::Alarms::sounded, desk.window.get(), [&](ui::Tone tone) {
    ++sounds;
    last = tone;
  });
  const auto send = [&](const std::string& title, model::Nature nature) {
    auto report = SmallCity::report(desk.city.other, title);
    report.nature = nature;
    REQUIRE(engine::done(desk.city.send(std::move(report))));
  };
  send("plain", model::Nature::ordinary);
  QTest::qWait(1300);
  CHECK(toasts(desk).isEmpty());
  CHECK(sounds == 0);
  send("gas leak", model::Nature::major);
  REQUIRE(eventually([&] { return toasts(desk).size() == 1; }));
  CHECK(toasts(desk)[0].contains("gas leak"));
  CHECK(toasts(desk)[0].startsWith(QStringLiteral("▲")));
  CHECK(sounds == 1);
  CHECK(last == ui::Tone::urgent);
  // Many at once are one toast with their number; at most three stand there.
  for (int i = 0; i < 12; ++i) send("urgent", model::Nature::urgent);
  REQUIRE(eventually([&] { return toasts(desk).filter(QStringLiteral("12 件")).size() == 1; }));
  CHECK(toasts(desk).size() <= 3);
  CHECK(last == ui::Tone::soft);

  const auto& parts = desk.window->desk();
  const int before = sounds;
  ui::Alarms::setQuietHours(parts, {0, 24});
  send("quiet", model::Nature::urgent);
  REQUIRE(eventually([&] { return !toasts(desk).filter("quiet").isEmpty(); }));
  CHECK(sounds == before);
  send("heard", model::Nature::major);
  REQUIRE(eventually([&] { return !toasts(desk).filter("heard").isEmpty(); }));
  CHECK(sounds == before + 1);
  ui::Alarms::setSound(parts, false);
  send("silent", model::Nature::major);
  REQUIRE(eventually([&] { return !toasts(desk).filter("silent").isEmpty(); }));
  CHECK(sounds == before + 1);

  // A click opens the case.
  for (auto* label : desk.window->findChildren<QLabel*>(QStringLiteral("toastText")))
    if (label->text().contains("silent")) QTest::mouseClick(label->parentWidget(), Qt::LeftButton, {}, QPoint(3, 3));
  CHECK(desk.dialog<QWidget>("caseWindow"));
}

TEST_CASE("a department hears of what is assigned to it and of nobody else's delay") {
  UiDesk desk(true);
  // What the first picture of a desk holds is no news; the reports come after it.
  bool sees = false;
  QObject::connect(&desk.window->desk().bridge, &ui::EngineBridge::liveReset, desk.window.get(), [&] { sees = true; });
  desk.window->desk().bridge.setActor(desk.city.worker(desk.city.roads));
  REQUIRE(eventually([&] { return sees; }));
  desk.sent("hole", desk.city.pothole);
  desk.sent("heap", desk.city.litter);
  REQUIRE(eventually([&] { return toasts(desk).size() == 1; }));
  CHECK(toasts(desk)[0].startsWith(QStringLiteral("●")));
  CHECK(toasts(desk)[0].contains("hole"));
  desk.city.clock->advance(std::chrono::hours(24 * 5));
  REQUIRE(eventually([&] { return toasts(desk).size() == 2; }));
  QTest::qWait(1200);
  CHECK(toasts(desk).filter("heap").isEmpty());
  CHECK(toasts(desk).filter(QStringLiteral("▲")).size() == 1);
}

TEST_CASE("the desk hears of what a department does not take") {
  UiDesk desk(true);
  const CaseId hole = desk.sent("hole", desk.city.pothole);
  CHECK(toasts(desk).isEmpty());
  engine::ActOnCase no;
  no.reason = "not ours";
  REQUIRE(engine::done(desk.city.act(desk.city.worker(desk.city.roads), hole, model::Action::reject, no)));
  REQUIRE(eventually([&] { return toasts(desk).size() == 1; }));
  CHECK(toasts(desk)[0].startsWith(QStringLiteral("◐")));
  CHECK(toasts(desk)[0].contains("hole"));
}

TEST_CASE("the sounds are whole WAV files") {
  for (const auto tone : {ui::Tone::soft, ui::Tone::urgent}) {
    const QByteArray wav = ui::wavOf(tone);
    REQUIRE(wav.size() > 44 + 2000);
    CHECK(wav.startsWith("RIFF"));
    CHECK(wav.mid(8, 8) == "WAVEfmt ");
    const auto number = [&](int at) { return static_cast<int>(static_cast<unsigned char>(wav[at]) | static_cast<unsigned char>(wav[at + 1]) << 8 | static_cast<unsigned char>(wav[at + 2]) << 16); };
    CHECK(number(4) == wav.size() - 8);
    CHECK(number(40) == wav.size() - 44);
    CHECK(wav.mid(44).count('\0') < wav.size() / 2);
  }
}

}  // namespace report_test
