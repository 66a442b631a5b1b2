// The rules page: table, editor, draft, check, trial, replay and proposals, driven by keys and clicks.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/rules/rule_draft.h"
#include "ui/rules/rule_set.h"
#include "ui/rules/rule_words.h"
#include "ui/rules/rules_page.h"
#include "ui/widgets/rows_table.h"

namespace rules_test {

using namespace jw;
using namespace jw::test;
using ui::RuleDraft;

namespace {

model::Rule rule(const char* name, int priority, const char* category, DepartmentId department) {
  model::Rule r;
  r.id = {Uuid::named(name)};
  r.name = name;
  r.priority = priority;
  r.categoryPrefix = category;
  r.department = department;
  return r;
}

struct RulesDesk : UiDesk {
  std::unique_ptr<ui::RulesPage> page;
  explicit RulesDesk(model::Role role = model::Role::administrator) {
    for (const auto& r : {rule("litter", 50, "06", city.sanitation), rule("roads", 60, "02", city.roads)})
      if (const auto answer = city.put(engine::PutRule{r}); !engine::done(answer)) throw std::runtime_error("refused: " + engine::refused(answer)->detail);
    auto actor = city.operatorDesk;
    actor.role = role;
    window->desk().bridge.setActor(actor);
    window->desk().language.set("en");
    page = std::make_unique<ui::RulesPage>(window->desk());
    page->resize(1200, 700);
    page->show();
    page->activateWindow();
    if (!eventually([this] { return table()->rowCount() == 2 && page->set().isChecked() && page->isActiveWindow(); })) throw std::runtime_error("the page does not come up");
  }
  ~RulesDesk() { page.reset(); }
  ui::RowsTable* table() { return find<ui::RowsTable>("rules", page.get()); }
  template <class W>
  W* in(const char* name) {
    return find<W>(name, page.get());
  }
  QStringList names() {
    QStringList out;
    for (int row = 0; row < table()->rowCount(); ++row) out << table()->textAt(row, 1);
    return out;
  }
  const model::Rule* stored(const char* name) {
    for (const auto& r : window->desk().bridge.directory().rules())
      if (r.name == name) return &r;
    return nullptr;
  }
  void choose(const char* name) {
    table()->choose(QString::fromStdString(Uuid::named(name).text()));
    table()->setFocus();
  }
};

}  // namespace

TEST_CASE("a draft of rules adds, changes, ends, reorders and takes back; what it says already is no change") {
  const Instant now = fromMillis(1'000'000);
  const DepartmentId d{Uuid::named("d")};
  RuleDraft draft;
  const auto a = rule("a", 10, "01", d), b = rule("b", 20, "02", d);
  draft.setBase({a, b});
  CHECK(draft.isEmpty());

  auto changed = a;
  changed.keywords = {"snow"};
  draft.put(changed);
  CHECK(draft.changeOf(a.id) == RuleDraft::Change::changed);
  draft.put(a);
  CHECK(draft.isEmpty());

  draft.put(rule("c", 5, "03", d));
  CHECK(draft.changeOf({Uuid::named("c")}) == RuleDraft::Change::added);
  CHECK(draft.rules().front().name == "c");
  CHECK(draft.move({Uuid::named("c")}, false, now));
  CHECK(draft.rules()[1].name == "c");
  CHECK_FALSE(draft.move(b.id, false, now));
  draft.end({Uuid::named("c")}, now);
  CHECK(draft.isEmpty());
  CHECK(draft.find({Uuid::named("c")}) == nullptr);

  draft.end(b.id, now);
  CHECK(draft.changeOf(b.id) == RuleDraft::Change::ended);
  CHECK(draft.find(b.id)->validTo == now);
  REQUIRE(draft.forReplay().size() == 1);
  CHECK(draft.forReplay()[0].name == "a");
  auto fresh = rule("fresh", 1, "", d);
  fresh.validFrom = now;
  draft.put(fresh);
  CHECK(draft.forReplay()[0].validFrom == fromMillis(0));
  CHECK(draft.find(fresh.id)->validFrom == now);
  draft.revert(fresh.id);
  auto elsewhere = b;
  elsewhere.rowVer = 2;
  elsewhere.priority = 7;
  draft.setBase({a, elsewhere});
  CHECK(draft.isStale(b.id));
  for (int i = 0; i < 3; ++i) CHECK(draft.undo());
  CHECK(draft.isEmpty());

  draft.end(a.id, now);
  draft.revertAll();
  CHECK(draft.isEmpty());
  CHECK(draft.undo());
  CHECK(draft.changeOf(a.id) == RuleDraft::Change::ended);
  // Saved meanwhile: nothing is left to save.
  draft.setBase(draft.rules());
  CHECK(draft.isEmpty());
  CHECK_FALSE(draft.undo());
}

TEST_CASE("a rule is changed in the editor, checked as one types, and saved with the others") {
  RulesDesk desk;
  CHECK(desk.names() == QStringList{"litter", "roads"});
  CHECK(desk.in<QListWidget>("ruleFindings")->item(0)->text().contains("9901"));  // nobody takes that category

  desk.choose("litter");
  auto* words = desk.in<QLineEdit>("ruleKeywords");
  words->setFocus();
  QTest::keyClicks(words, "glass, needles");
  REQUIRE(eventually([&] { return desk.page->set().isChecked(); }));
  CHECK(words->text() == "glass, needles");
  CHECK(desk.table()->textAt(0, 2).contains("needles"));
  CHECK(desk.in<QLabel>("rulesNote")->text().contains("changed 1"));

  // A new rule that can never be reached, because it comes after one that always holds before it.
  QTest::keyClick(desk.table(), Qt::Key_Insert);
  auto* name = desk.in<QLineEdit>("ruleName");
  REQUIRE(eventually([&] { return name->hasFocus(); }));
  QTest::keyClicks(name, "late");
  CHECK_FALSE(desk.in<QPushButton>("saveRules")->isEnabled());  // no department yet
  auto* category = desk.in<QComboBox>("ruleCategory");
  category->setFocus();
  QTest::keyClicks(category, "02");
  auto* department = desk.in<QComboBox>("ruleDepartment");
  department->setCurrentIndex(department->findText(QStringLiteral("环卫局")));
  desk.in<QSpinBox>("rulePriority")->setValue(90);
  auto* findings = desk.in<QListWidget>("ruleFindings");
  const auto says = [&](const QString& part) {
    for (int i = 0; i < findings->count(); ++i)
      if (findings->item(i)->text().contains(part)) return i;
    return -1;
  };
  REQUIRE(eventually([&] { return desk.page->set().isChecked() && says("never reached") >= 0; }));
  // The finding leads to its rule.
  desk.choose("litter");
  findings->setCurrentRow(says("never reached"));
  findings->setFocus();
  QTest::keyClick(findings, Qt::Key_Return);
  CHECK(name->text() == "late");
  desk.in<QSpinBox>("rulePriority")->setValue(10);
  REQUIRE(eventually([&] { return desk.page->set().isChecked() && says("“late”") < 0; }));

  CHECK(desk.in<QPushButton>("saveRules")->isEnabled());
  QTest::keyClick(name, Qt::Key_S, Qt::ControlModifier);
  REQUIRE(eventually([&] { return desk.stored("late") && desk.page->set().draft().isEmpty(); }));
  CHECK(desk.stored("late")->department == desk.city.sanitation);
  CHECK(desk.stored("late")->categoryPrefix == "02");
  CHECK(desk.stored("litter")->keywords == std::vector<std::string>{"glass", "needles"});
  CHECK(desk.stored("litter")->rowVer == 2);
}

TEST_CASE("keys copy, reorder and end a rule; each step is taken back alone, or all together") {
  RulesDesk desk;
  desk.choose("roads");
  QTest::keyClick(desk.table(), Qt::Key_Up, Qt::AltModifier);
  CHECK(desk.names() == QStringList{"roads", "litter"});
  QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
  CHECK(desk.table()->rowCount() == 3);
  desk.choose("litter");
  QTest::keyClick(desk.table(), Qt::Key_Delete);
  CHECK(desk.in<QLabel>("rulesNote")->text() == "added 1 · changed 1 · ended 1");
  QTest::keyClick(desk.table(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(desk.in<QLabel>("rulesNote")->text() == "added 1 · changed 1 · ended 0");
  desk.in<QPushButton>("undoAll")->click();
  CHECK(desk.names() == QStringList{"litter", "roads"});
  QTest::keyClick(desk.table(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(desk.in<QLabel>("rulesNote")->text() == "added 1 · changed 1 · ended 0");

  auto* text = desk.in<QLineEdit>("rulesText");
  QTest::keyClick(desk.table(), Qt::Key_F, Qt::ControlModifier);
  REQUIRE(text->hasFocus());
  QTest::keyClicks(text, "litter");
  CHECK(desk.names() == QStringList{"litter"});
}

TEST_CASE("an operator may draft rules but not save them") {
  RulesDesk desk(model::Role::operator_);
  desk.choose("litter");
  QTest::keyClick(desk.table(), Qt::Key_Delete);
  CHECK_FALSE(desk.in<QPushButton>("saveRules")->isEnabled());
  CHECK(desk.in<QLabel>("rulesNote")->text().contains("administrator"));
}

TEST_CASE("trying a text says which rule wins, why, and which comes next") {
  RulesDesk desk;
  auto glass = rule("glass", 10, "06", desk.city.roads);
  glass.keywords = {"broken glass"};
  desk.city.put(engine::PutRule{glass});
  REQUIRE(eventually([&] { return desk.table()->rowCount() == 3 && desk.page->set().isChecked(); }));
  desk.page->showTab(ui::RulesPage::trial);
  auto* category = desk.in<QComboBox>("trialCategory");
  category->setCurrentIndex(category->findText("0601", Qt::MatchStartsWith));
  auto* result = desk.in<QLabel>("trialResult");
  CHECK(result->text().contains("litter"));
  QTest::keyClicks(desk.in<QPlainTextEdit>("trialText"), "there is broken glass on the path");
  CHECK(result->text().contains("glass"));
  CHECK(desk.in<QLabel>("trialWhy")->text().contains("broken glass"));
  CHECK(desk.in<QLabel>("trialOthers")->text().contains("litter"));
}

TEST_CASE("a replay shows what would have gone elsewhere; proposals are learnt and accepted into the draft") {
  RulesDesk desk;
  auto& city = desk.city;
  model::Settings settings;
  settings.autoDispatch = true;
  settings.followUp = false;
  settings.autoArchive = true;
  settings.holdDuplicates = false;
  city.put(engine::PutSettings{settings});
  // Every litter case ends with the roads department, although the rule sends it elsewhere.
  model::Actor desk1 = city.operatorDesk;
  for (int i = 0; i < 8; ++i) {
    const auto answer = city.send(SmallCity::report(city.litter, "glass on the road"));
    const auto* done = engine::done(answer);
    REQUIRE(done);
    const CaseId id = done->id;
    engine::ActOnCase reject, assign, feedBack;
    reject.reason = "not ours";
    REQUIRE(engine::done(city.act(city.worker(city.sanitation), id, model::Action::reject, reject)));
    assign.department = city.roads;
    assign.reason = "theirs";
    REQUIRE(engine::done(city.act(desk1, id, model::Action::assign, assign)));
    REQUIRE(engine::done(city.act(city.worker(city.roads), id, model::Action::accept)));
    feedBack.note = "done";
    const auto last = city.act(city.worker(city.roads), id, model::Action::feedBack, feedBack);
    REQUIRE(engine::done(last));
    if (engine::done(last)->state != model::CaseState::archived) {
      engine::ActOnCase archive;
      REQUIRE(engine::done(city.act(desk1, id, model::Action::archive, archive)));
    }
  }
  city.clock->set(city.clock->now() + std::chrono::hours(1));

  desk.page->showTab(ui::RulesPage::proposals);
  desk.in<QPushButton>("learnRun")->click();
  auto* proposals = desk.in<ui::RowsTable>("proposals");
  REQUIRE(eventually([&] { return proposals->rowCount() == 1; }));
  CHECK(proposals->textAt(0, 1) == QStringLiteral("公路局"));
  CHECK(proposals->textAt(0, 2) == "8");
  desk.in<QPushButton>("acceptAllProposals")->click();
  CHECK(desk.in<QLabel>("rulesNote")->text().contains("added 1"));
  CHECK(proposals->textAt(0, 5).contains("rule"));

  // Ahead of the rule that was wrong, it sends all of them where they ended.
  desk.choose("litter");
  QTest::keyClick(desk.table(), Qt::Key_Delete);
  desk.page->showTab(ui::RulesPage::replay);
  desk.in<QPushButton>("replayRun")->click();
  auto* moved = desk.in<ui::RowsTable>("replayMoved");
  REQUIRE(eventually([&] { return moved->rowCount() == 8; }));
  CHECK(moved->textAt(0, 2) == QStringLiteral("环卫局"));
  CHECK(moved->textAt(0, 3) == QStringLiteral("公路局"));
  CHECK(moved->textAt(0, 4) == QStringLiteral("公路局"));
  auto* scores = desk.in<ui::RowsTable>("replayScores");
  CHECK(scores->textAt(0, 1) == "0.0 %");
  CHECK(scores->textAt(0, 2) == "100.0 %");
  CaseId opened;
  QObject::connect(desk.page.get(), &ui::RulesPage::opened, [&](CaseId id) { opened = id; });
  moved->setFocus();
  moved->choose(moved->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  QTest::keyClick(moved, Qt::Key_Return);
  CHECK(static_cast<bool>(opened));
  // A change afterwards is said to make the figures old.
  QTest::keyClick(desk.table(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(desk.in<QLabel>("replayState")->text().contains("run it again"));
}

}  // namespace rules_test
