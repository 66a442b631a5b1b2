// With JW_SHOTS=<folder>: pictures of the pages in both themes, both languages and three sizes, to be looked at.
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/case/case_window.h"
#include "ui/case/side_form.h"
#include "ui/case/step_form.h"
#include "ui/report/report_form.h"
#include "ui/shell/key_help.h"
#include "ui/widgets/parts.h"

namespace screens_test {

using namespace jw;
using namespace jw::test;

namespace {

/// A day of reports, so that every state and every colour of the clock is to be seen.
std::vector<CaseId> fill(UiDesk& desk) {
  struct Row {
    const char* title;
    int minutesAgo;
    int steps;
  };
  const Row rows[] = {{"滨湖路路面塌陷，影响通行", 50, 0},
                      {"小区门口垃圾堆放三天未清运", 200, 0},
                      {"路灯不亮", 1300, 0},
                      {"人行道地砖破损", 30, 1},
                      {"井盖缺失，夜间危险", 90, 2},
                      {"消防通道被占用", 800, 2},
                      {"噪声扰民", 20, 0},
                      {"违规搭建投诉", 400, 3},
                      {"河道漂浮物", 600, 3},
                      {"共享单车乱停放堵塞盲道", 10, 0},
                      {"广告牌松动有坠落风险", 5, 1},
                      {"绿化带枯死", 1000, 0}};
  std::vector<CaseId> ids;
  int n = 0;
  for (const Row& row : rows) {
    auto r = SmallCity::report(n % 3 == 0   ? desk.city.pothole
                               : n % 3 == 1 ? desk.city.litter
                                            : desk.city.other,
                               row.title, 120.001 + 0.0013 * n, 30.004);
    r.text = "居民来电反映，现场已拍照，请尽快派人处理并回复。";
    r.address = "滨湖路 18 号附近";
    r.reporterName = "张先生";
    r.reporterPhone = "13800000000";
    r.reportedAt = desk.city.clock->now() - std::chrono::minutes(row.minutesAgo);
    if (n % 5 == 4) r.nature = model::Nature::urgent;
    if (n == 4) r.nature = model::Nature::major;
    const auto answer = desk.city.send(std::move(r));
    const CaseId id = engine::done(answer)->id;
    const DepartmentId to = n % 2 ? desk.city.sanitation : desk.city.roads;
    engine::ActOnCase assign;
    assign.department = to;
    assign.reason = "属地管理职责";
    engine::ActOnCase result;
    result.note = "已派人到场，当日完成清理并复查。";
    if (row.steps > 0) desk.city.act(desk.city.operatorDesk, id, model::Action::assign, assign);
    if (row.steps > 1) desk.city.act(desk.city.worker(to), id, model::Action::accept);
    if (row.steps > 2) desk.city.act(desk.city.worker(to), id, model::Action::feedBack, result);
    ids.push_back(id);
    ++n;
  }
  // Called in beside the lead: one that is late, one with two departments, one with time.
  const auto callIn = [&](std::size_t i, DepartmentId department, const char* request, int minutes) {
    desk.city.engine->submit(engine::Order{desk.city.operatorDesk, engine::OpenTask{ids[i], department, request, desk.city.clock->now() + std::chrono::minutes(minutes)}}).get();
  };
  callIn(4, desk.city.sanitation, "派清障车到场，清理路面并设置警示", 5);
  callIn(5, desk.city.roads, "协助封闭一条车道", 40);
  callIn(3, desk.city.roads, "核对管线图", 600);
  desk.city.clock->advance(std::chrono::minutes(20));
  eventually([&] { return desk.cases().find(ids.back()) != nullptr && !desk.cases().find(ids[3])->calledIn.empty(); });
  return ids;
}

}  // namespace

TEST_CASE("screens") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  UiDesk desk;
  const auto ids = fill(desk);
  for (const QSize size : {QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)}) {
    desk.open(size.width(), size.height());
    desk.window->desk().selection.set(ids[7]);
    for (const char* theme : {"dark", "light"})
      for (const char* language : {"zh_CN", "en"}) {
        desk.window->desk().theme.setKind(theme == std::string("dark") ? ui::Theme::Kind::dark
                                                                       : ui::Theme::Kind::light);
        desk.window->desk().language.set(language);
        const auto shoot = [&](QWidget* widget, const char* what) {
          QTest::qWait(400);
          const QString file =
              QStringLiteral("%1/%2-%3-%4-%5.png").arg(folder, what).arg(size.width()).arg(theme, language);
          CHECK(widget->grab().save(file));
        };
        desk.window->showPage(ui::MainWindow::command);
        shoot(desk.window.get(), "command");
        desk.window->showPage(ui::MainWindow::cases);
        shoot(desk.window.get(), "cases");
        desk.window->showQueue(ui::WorkQueue::calledIn);
        desk.window->desk().selection.set(ids[4]);
        shoot(desk.window.get(), "called-in");
        desk.window->desk().bridge.setActor(desk.city.worker(desk.city.sanitation));
        shoot(desk.window.get(), "called-in-own");
        desk.window->desk().bridge.setActor(desk.city.operatorDesk);
        desk.window->showQueue(ui::WorkQueue::toDispatch);
        desk.window->desk().selection.set(ids[7]);
        const std::pair<int, const char*> others[] = {{ui::MainWindow::statistics, "statistics"}, {ui::MainWindow::rules, "rules"}, {ui::MainWindow::messages, "messages"}, {ui::MainWindow::appraisal, "appraisal"}, {ui::MainWindow::system, "system"}};
        for (const auto& [page, name] : others) {
          desk.window->showPage(page);
          shoot(desk.window.get(), name);
        }
        desk.window->openCase(ids[4]);
        auto* caseWindow = desk.dialog<ui::CaseWindow>("caseWindow");
        shoot(caseWindow, "case");
        delete caseWindow;
        ui::SideForm::begin(desk.window->desk(), {*desk.cases().find(ids[4])}, ui::SideForm::Kind::callIn, desk.window.get());
        auto* side = desk.dialog<ui::SideForm>("sideForm");
        shoot(side, "call-in");
        delete side;
        desk.window->openReportAt(120.0051, 30.0052);
        auto* form = desk.dialog<ui::ReportForm>("reportForm");
        desk.find<QLineEdit>("title", form)->setText(QStringLiteral("路灯不亮"));
        shoot(form, "report");
        delete form;
        ui::StepForm::begin(desk.window->desk(), *desk.cases().find(ids[1]), model::Action::assign, desk.window.get());
        auto* step = desk.dialog<ui::StepForm>("stepForm");
        shoot(step, "dispatch");
        delete step;
        desk.activate();
        desk.key(Qt::Key_F1);
        auto* help = desk.dialog<ui::KeyHelp>("keyHelp");
        shoot(help, "keys");
        delete help;
      }
  }
  desk.window->desk().theme.setKind(ui::Theme::Kind::dark);
  desk.window->desk().language.set("zh_CN");
}

}  // namespace screens_test
