// The case page by key and mouse: urging, response group, duplicates, files, people, what is near.
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/case/attachment_list.h"
#include "ui/case/case_timeline.h"
#include "ui/case/case_view.h"
#include "ui/case/case_window.h"
#include "ui/case/side_form.h"
#include "ui/case/step_form.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/trail_view.h"
#include "ui/words.h"

namespace case_page_test {

using namespace jw;
using namespace jw::test;
using model::Action;

namespace {

/// A case window over a small city, and what the program says.
struct Page {
  UiDesk desk;
  QStringList said;
  ui::CaseWindow* window = nullptr;

  Page() {
    QObject::connect(&desk.window->desk().notices, &ui::Notices::told, [this](const QString& text, bool) { said << text; });
  }
  ui::CaseView& view() { return window->view(); }
  const model::CaseDetails& details() { return *view().details(); }
  void show(CaseId id) {
    delete window;
    desk.window->openCase(id);
    window = desk.dialog<ui::CaseWindow>("caseWindow");
    if (!eventually([&] { return view().details().has_value(); })) throw std::runtime_error("no details");
  }
  void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(window, k, modifiers); }
  void sitDown(const model::Actor& actor) {
    desk.window->desk().bridge.setActor(actor);
    const CaseId id = view().current();
    eventually([&] { return desk.cases().find(id) != nullptr; });
    show(id);
  }
  ui::SideForm* form() { return desk.dialog<ui::SideForm>("sideForm"); }
  void send(const QString& words) {
    auto* f = form();
    QTest::keyClicks(desk.find<QPlainTextEdit>("text", f), words);
    QTest::keyClick(f, Qt::Key_Return, Qt::ControlModifier);
    CHECK(desk.gone("sideForm"));
    window->activateWindow();
    eventually([&] { return QApplication::activeWindow() == window; });
  }
  QString trail() { return desk.find<ui::TrailView>("trail", window)->asText(); }
  CaseId accepted() {
    const CaseId id = desk.sent("broken lamp", desk.city.pothole);
    engine::ActOnCase assign;
    assign.department = desk.city.roads;
    assign.reason = "r";
    desk.city.act(desk.city.operatorDesk, id, Action::assign, assign);
    desk.city.act(desk.city.worker(desk.city.roads), id, Action::accept);
    eventually([&] { return desk.state(id) == model::CaseState::accepted; });
    return id;
  }
};

}  // namespace

TEST_CASE("the time line holds everything in its order, and says what was late") {
  SmallCity city;
  const Instant t0 = city.clock->now();
  using namespace std::chrono_literals;
  model::CaseDetails d;
  const auto step = [&](Action action, model::CaseState from, model::CaseState to, Millis after, Instant due) {
    model::Transition t;
    t.n = static_cast<std::int32_t>(d.trail.size()) + 1;
    t.action = action;
    t.from = from;
    t.to = to;
    t.at = t.recordedAt = t0 + after;
    t.actor = "somebody";
    t.role = model::Role::operator_;
    t.due = due;
    d.trail.push_back(t);
  };
  using S = model::CaseState;
  step(Action::report, S::none, S::reported, 0h, kNever);
  step(Action::assign, S::reported, S::assigned, 1h, kNever);
  step(Action::accept, S::assigned, S::accepted, 3h, t0 + 5h);
  step(Action::feedBack, S::accepted, S::fedBack, 9h, t0 + 8h);
  model::CaseUrge urge;
  urge.at = t0 + 2h;
  urge.state = S::assigned;
  urge.note = "hurry";
  d.urges.push_back(urge);
  model::Attachment file;
  file.at = t0 + 2h;
  file.name = "a.png";
  file.size = 2048;
  d.attachments.push_back(file);
  const auto entries = ui::CaseTimeline::entries(d, *city.engine->directory(), t0);
  REQUIRE(entries.size() == 6);
  for (std::size_t i = 1; i < entries.size(); ++i) CHECK(entries[i - 1].at >= entries[i].at);
  CHECK(entries[0].mark == ui::TrailEntry::Mark::bad);  // 9 h, due at 8 h
  CHECK(entries[0].foot.contains(QStringLiteral("▲")));
  CHECK(entries[0].foot.contains("6 h"));
  CHECK(entries[0].foot.contains("1 h"));
  CHECK(entries[1].mark == ui::TrailEntry::Mark::good);
  CHECK(entries[1].foot.contains("2 h"));
  CHECK(entries[2].kind == ui::TrailEntry::Kind::file);
  CHECK(entries[2].head.contains("a.png"));
  CHECK(entries[3].kind == ui::TrailEntry::Kind::urge);
  CHECK(entries[3].body.contains("hurry"));
  CHECK(entries[4].mark == ui::TrailEntry::Mark::none);
  CHECK(entries[4].foot.contains("1 h"));
  CHECK(entries[5].foot.isEmpty());
}

TEST_CASE("U urges, with a note, and the trail shows it; who may not is told so") {
  Page page;
  page.show(page.accepted());
  page.key(Qt::Key_U);
  page.send("quick please");
  CHECK(eventually([&] { return page.details().urges.size() == 1; }));
  CHECK(page.details().urges[0].note == "quick please");
  CHECK(page.trail().contains("quick please"));
  page.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(QApplication::clipboard()->text().contains("quick please"));
  const int whole = page.desk.find<ui::TrailView>("trail", page.window)->heightForWidth(400);
  page.key(Qt::Key_E);
  CHECK(page.desk.find<ui::TrailView>("trail", page.window)->heightForWidth(400) < whole);

  page.sitDown(page.desk.city.worker(page.desk.city.roads));
  page.said.clear();
  page.key(Qt::Key_U);
  CHECK(page.said.size() == 1);
  CHECK(QApplication::activeModalWidget() == nullptr);
}

TEST_CASE("a department is called in, the lead has to wait for it and is told for whom") {
  Page page;
  auto& city = page.desk.city;
  page.show(page.accepted());
  page.key(Qt::Key_T);
  auto* form = page.form();
  auto* combo = page.desk.find<ui::SearchCombo>("department", form);
  REQUIRE(combo->count() == 1);  // not the lead itself
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(page.desk.find<QLabel>("error", form)->isVisible());  // nothing chosen yet
  combo->choose(0);
  page.desk.find<QPlainTextEdit>("text", form)->setFocus();
  page.send("clear the road");
  REQUIRE(eventually([&] { return page.details().tasks.size() == 1; }));
  CHECK(page.desk.find<QLabel>("openTasks", page.window)->text().contains(QStringLiteral("环卫局")));

  page.sitDown(city.worker(city.roads));
  page.said.clear();
  page.key(Qt::Key_B);
  REQUIRE(page.said.size() == 1);
  CHECK(page.said[0].contains(QStringLiteral("环卫局")));
  CHECK(QApplication::activeModalWidget() == nullptr);
  CHECK(page.window->findChild<QPushButton*>("taskDone") == nullptr);

  // The task has a due of its own and its department can be urged by the desk.
  page.sitDown(city.operatorDesk);
  REQUIRE(page.details().tasks[0].due != kNever);
  CHECK(page.desk.find<QWidget>("tasks", page.window)->findChildren<QLabel*>().last()->text().contains(QStringLiteral("●")));
  QTest::mouseClick(page.desk.find<QPushButton>("taskUrge", page.window), Qt::LeftButton);
  page.send("please hurry");
  CHECK(eventually([&] { return page.details().urges.size() == 1; }));
  CHECK(page.details().urges[0].department == city.sanitation);
  CHECK(page.trail().contains(QStringLiteral("环卫局")));
  city.clock->set(page.details().tasks[0].due + std::chrono::hours(1));
  CHECK(eventually([&] { return page.desk.find<QWidget>("tasks", page.window)->findChildren<QLabel*>().last()->text().contains(QStringLiteral("▲")); }));

  page.sitDown(city.worker(city.sanitation));
  CHECK(page.window->findChild<QPushButton*>("taskUrge") == nullptr);
  CHECK(page.desk.find<QPushButton>("taskDone", page.window)->isVisible());
  CHECK(page.desk.find<QPushButton>("ownTaskDone", page.window)->isVisible());
  page.key(Qt::Key_B);
  page.send("road is clear");
  CHECK(eventually([&] { return page.details().tasks[0].state == model::CaseTask::State::done; }));
  CHECK(page.trail().contains("road is clear"));

  page.sitDown(city.worker(city.roads));
  page.key(Qt::Key_B);
  delete page.desk.dialog<ui::StepForm>("stepForm");
}

TEST_CASE("a department asks for more time, the desk finds it in its queue and grants or refuses it") {
  Page p;
  const CaseId id = p.accepted();
  p.show(id);
  CHECK(p.window->findChild<QPushButton*>("askTime") == nullptr);  // the desk does not ask itself
  p.sitDown(p.desk.city.worker(p.desk.city.roads));
  p.desk.find<QPushButton>("askTime", p.window)->click();
  p.send(QStringLiteral("waits for a part"));
  auto* band = p.desk.find<QWidget>("requestBand", p.window);
  REQUIRE(eventually([&] { return band->isVisible(); }));
  CHECK(p.desk.find<QPushButton>("grantRequest", band)->isHidden());
  CHECK(p.window->findChild<QPushButton*>("askPause") == nullptr);  // one at a time
  CHECK(p.trail().contains(QStringLiteral("waits for a part")));
  CHECK(p.desk.cases().count(ui::WorkQueue::requests) == 1);
  p.desk.find<QPushButton>("withdrawRequest", band)->click();
  REQUIRE(eventually([&] { return band->isHidden(); }));
  REQUIRE(eventually([&] { return p.window->findChild<QPushButton*>("askPause") != nullptr; }));

  p.desk.find<QPushButton>("askPause", p.window)->click();
  p.send(QStringLiteral("waits for a permit"));
  REQUIRE(eventually([&] { return band->isVisible(); }));
  p.sitDown(p.desk.city.operatorDesk);
  band = p.desk.find<QWidget>("requestBand", p.window);
  REQUIRE(eventually([&] { return band->isVisible(); }));
  CHECK(p.desk.find<QPushButton>("withdrawRequest", band)->isHidden());
  p.desk.find<QPushButton>("refuseRequest", band)->click();
  p.send(QStringLiteral("comes today"));
  REQUIRE(eventually([&] { return band->isHidden(); }));
  CHECK(p.trail().contains(QStringLiteral("comes today")));

  p.sitDown(p.desk.city.worker(p.desk.city.roads));
  p.desk.find<QPushButton>("askPause", p.window)->click();
  p.send(QStringLiteral("waits for dry weather"));
  p.sitDown(p.desk.city.operatorDesk);
  band = p.desk.find<QWidget>("requestBand", p.window);
  REQUIRE(eventually([&] { return band->isVisible(); }));
  const Instant wished = p.details().requests.back().until;
  p.desk.find<QPushButton>("grantRequest", band)->click();
  auto* step = p.desk.dialog<ui::StepForm>("stepForm");
  CHECK(p.desk.find<QPlainTextEdit>("text", step)->toPlainText().contains(QStringLiteral("waits for dry weather")));
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return p.desk.state(id) == model::CaseState::suspended; }));
  REQUIRE(eventually([&] { return band->isHidden(); }));
  CHECK(p.details().requests.back().state == model::CaseRequest::State::granted);
  CHECK(p.details().summary.resumeAt == wished);
  CHECK(p.desk.cases().count(ui::WorkQueue::requests) == 0);
}

TEST_CASE("a pause begins and ends with H and more time is L; a department asks with the same keys") {
  Page p;
  const CaseId id = p.accepted();
  p.show(id);
  const auto front = [&] {
    p.window->activateWindow();
    return eventually([&] { return QApplication::activeWindow() == p.window; });
  };
  REQUIRE(front());
  p.key(Qt::Key_H);
  auto* step = p.desk.dialog<ui::StepForm>("stepForm");
  QTest::keyClicks(p.desk.find<QPlainTextEdit>("text", step), QStringLiteral("waits for a permit"));
  QTest::keyClick(step, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return p.desk.state(id) == model::CaseState::suspended && p.details().summary.state == model::CaseState::suspended; }));
  REQUIRE(front());
  p.key(Qt::Key_H);
  REQUIRE(eventually([&] { return p.desk.state(id) == model::CaseState::accepted && p.details().summary.state == model::CaseState::accepted; }));
  REQUIRE(front());
  p.key(Qt::Key_L);
  delete p.desk.dialog<ui::StepForm>("stepForm");
  p.sitDown(p.desk.city.worker(p.desk.city.roads));
  REQUIRE(front());
  p.key(Qt::Key_L);
  p.send(QStringLiteral("waits for a part"));
  REQUIRE(eventually([&] { return p.details().requests.size() == 1; }));
  CHECK(p.details().requests.front().action == Action::extend);
}

TEST_CASE("a probable repetition is shown with its distance, can be looked at and joined") {
  Page page;
  auto& city = page.desk.city;
  city.put(engine::PutSetting{{}, "hold_duplicates", "1"});
  const CaseId first = page.desk.sent("heap", city.litter);
  const CaseId again = page.desk.sent("heap again", city.litter, 120.0054);
  page.show(first);
  CHECK(page.desk.find<QWidget>("duplicateBand", page.window)->isHidden());
  page.key(Qt::Key_R);
  CHECK(QApplication::activeModalWidget() == nullptr);
  page.show(again);
  auto* band = page.desk.find<QWidget>("duplicateBand", page.window);
  CHECK(band->isVisible());
  QString words;
  for (const auto* label : band->findChildren<QLabel*>()) words += label->text();
  CHECK(words.contains("38"));  // metres
  CHECK(words.contains(ui::text(page.desk.cases().find(first)->number)));
  page.key(Qt::Key_R);
  page.send("same heap");
  CHECK(eventually([&] { return page.details().summary.state == model::CaseState::void_; }));
  REQUIRE(eventually([&] { return page.details().links.size() == 1; }));
  CHECK(page.desk.find<QWidget>("duplicateBand", page.window)->isHidden());
  auto* links = page.desk.find<QLabel>("links", page.window);
  CHECK(links->isVisible());
  Q_EMIT links->linkActivated(QString::fromStdString(first.text()));
  CHECK(eventually([&] {
    for (QWidget* w : QApplication::topLevelWidgets())
      if (auto* other = qobject_cast<ui::CaseWindow*>(w); other && other->view().current() == first) return true;
    return false;
  }));
}

TEST_CASE("files are dropped, pasted, shown as pictures and refused by kind") {
  Page page;
  page.show(page.accepted());
  auto* list = page.desk.find<ui::AttachmentList>("attachments", page.window);
  QTemporaryDir folder;
  QImage picture(600, 300, QImage::Format_RGB32);
  picture.fill(Qt::red);
  const QString file = folder.filePath(QStringLiteral("现场.png"));
  REQUIRE(picture.save(file));
  QMimeData dropped;
  dropped.setUrls({QUrl::fromLocalFile(file)});
  CHECK(list->take(dropped));
  REQUIRE(eventually([&] { return page.details().attachments.size() == 1; }));
  CHECK(page.details().attachments[0].name == "现场.png");
  auto* tile = page.desk.find<QToolButton>("tile", list);
  CHECK(eventually([&] { return tile->icon().pixmap(60, 40).toImage().pixelColor(20, 10).red() > 240; }));
  CHECK(page.trail().contains(QStringLiteral("现场.png")));

  picture.fill(Qt::blue);
  QApplication::clipboard()->setImage(picture);
  page.key(Qt::Key_V, Qt::ControlModifier);
  CHECK(eventually([&] { return page.details().attachments.size() == 2; }));
  page.said.clear();
  const QString bad = folder.filePath("x.exe");
  REQUIRE(QFile::copy(file, bad));
  list->attach({bad});
  CHECK(eventually([&] { return !page.said.isEmpty() && page.said.last().contains("x.exe"); }));
  CHECK(page.details().attachments.size() == 2);
  QMimeData nothing;
  nothing.setText("text");
  CHECK_FALSE(list->take(nothing));
  page.sitDown(page.desk.city.worker(page.desk.city.sanitation));
  list = page.desk.find<ui::AttachmentList>("attachments", page.window);
  CHECK_FALSE(list->mayAttach());
  CHECK(page.desk.find<QPushButton>("attach", list)->isHidden());
}

TEST_CASE("people are masked until a purpose is chosen, and masked again") {
  Page page;
  auto report = SmallCity::report(page.desk.city.other, "call");
  report.reporterName = "张三丰";
  report.reporterPhone = "13812345678";
  const auto answer = page.desk.city.send(report);
  REQUIRE(engine::done(answer));
  const CaseId id = engine::done(answer)->id;
  eventually([&] { return page.desk.cases().find(id) != nullptr; });
  page.show(id);
  auto* reporter = page.desk.find<QLabel>("reporter", page.window);
  CHECK_FALSE(reporter->text().contains("13812345678"));
  const QString masked = reporter->text();
  page.key(Qt::Key_S);
  auto* menu = page.desk.find<QMenu>("purposes", page.window);
  REQUIRE(menu->isVisible());
  QAction* handling = nullptr;
  for (QAction* action : menu->actions())
    if (action->text() == QStringLiteral("案件处置联系")) handling = action;
  REQUIRE(handling);
  handling->trigger();
  menu->close();
  CHECK(eventually([&] { return reporter->text().contains("13812345678"); }));
  QTest::mouseClick(page.desk.find<QPushButton>("reveal", page.window), Qt::LeftButton);
  CHECK(reporter->text() == masked);

  page.sitDown({{}, "分析员", model::Role::analyst, {}, {}});
  page.said.clear();
  page.key(Qt::Key_S);
  CHECK(page.said.size() == 1);
  for (const auto* open : page.window->findChildren<QMenu*>("purposes")) CHECK_FALSE(open->isVisible());
}

TEST_CASE("nothing of a case is cut off at 1366 pixels in either language") {
  UiDesk desk;
  auto report = SmallCity::report(desk.city.pothole, "broken lamp", 120.005, 30.005);
  report.reporterName = "张先生";
  report.reporterPhone = "13800000000";
  const CaseId id = engine::done(desk.city.send(std::move(report)))->id;
  CHECK(eventually([&] { return desk.cases().find(id) != nullptr; }));
  desk.window->desk().selection.set(id);
  for (const char* language : {"zh_CN", "en"}) {
    desk.window->desk().language.set(language);
    QTest::qWait(200);  // every text is another, and laid out anew
    for (const int page : {ui::MainWindow::command, ui::MainWindow::cases}) {
      desk.window->showPage(page);
      QWidget* inside = nullptr;
      CHECK(eventually([&] {
        for (auto* w : desk.window->findChildren<QWidget*>(QStringLiteral("scrolled")))
          if (w->isVisible()) inside = w;
        return inside != nullptr && desk.find<QPushButton>("reveal", inside)->isVisible() && inside->width() <= inside->parentWidget()->width();
      }));
    }
  }
  desk.window->desk().language.set("zh_CN");
}

TEST_CASE("what is near a case is listed, the nearest first") {
  Page page;
  auto& city = page.desk.city;
  const CaseId here = page.desk.sent("here", city.pothole);
  page.desk.sent("next door", city.litter, 120.0055);
  page.desk.sent("round the corner", city.other, 120.007);
  page.desk.sent("far away", city.other, 120.012);
  city.put(engine::PutStaff{{StaffId{Uuid::named("s")}, 1, "李网格", model::Post::gridWorker, "330101/330101001/", {}, "0772-110", ""}});
  city.put(engine::PutStaff{{StaffId{Uuid::named("t")}, 1, "别处", model::Post::gridWorker, "330102/", {}, "0772-111", ""}});
  page.show(here);
  auto* near = page.desk.find<QWidget>("near", page.window);
  REQUIRE(eventually([&] { return near->findChildren<QPushButton*>("nearCase").size() == 2; }));
  CHECK(near->findChildren<QPushButton*>("nearCase")[0]->text().contains("next door"));
  QString words;
  for (const auto* label : near->findChildren<QLabel*>()) words += label->text();
  CHECK(words.contains(QStringLiteral("李网格")));
  CHECK(words.contains("0772-110"));
  CHECK_FALSE(words.contains(QStringLiteral("别处")));
}

}  // namespace case_page_test
