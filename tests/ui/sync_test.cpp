// The sync in the window: offline is said, the page says what to do, a store joins, conflicts are decided on and taken back.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <condition_variable>
#include <mutex>

#include "core/engine/sync_desk.h"
#include "core/store/journal.h"
#include "core/store/sync_outbox.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/backup/backup_watch.h"
#include "ui/shell/status_bar.h"
#include "ui/sync/sync_page.h"
#include "ui/sync/sync_watch.h"
#include "ui/sync/sync_words.h"
#include "ui/widgets/rows_table.h"

namespace sync_test {

using namespace jw;
using namespace jw::test;
using engine::SyncDesk;

namespace {

/// A center in memory that takes everything, knows nobody else, and can be cut off.
struct Cable {
  std::mutex mutex;
  std::condition_variable heard;
  bool cut = false, cancelled = false;
  int handshakes = 0;
  std::string url;
};

class PaperCenter : public sync::Central {
 public:
  explicit PaperCenter(std::shared_ptr<Cable> cable) : m_cable(std::move(cable)) {}
  sync::Reply<sync::Welcome> handshake(const sync::Handshake& hand) override {
    const std::scoped_lock lock(m_cable->mutex);
    ++m_cable->handshakes;
    if (m_cable->cut) return sync::Trouble{sync::Trouble::Kind::unreachable, "no route to host"};
    sync::Welcome w;
    w.epoch = Uuid::named("epoch");
    w.areas = {""};
    w.siteNumber = 3;
    w.scopeEpoch = 1;
    w.serverNow = hand.clock + Millis(60'000);
    return w;
  }
  sync::Reply<sync::PushAnswer> push(const sync::PushBatch& batch) override {
    const std::scoped_lock lock(m_cable->mutex);
    if (m_cable->cut) return sync::Trouble{sync::Trouble::Kind::unreachable, "no route to host"};
    sync::PushAnswer answer;
    for (const auto& op : batch.ops) answer.results.push_back({op.opId, sync::OpStatus::applied, op.baseVer + 1, ""});
    return answer;
  }
  sync::Reply<sync::PullPage> pull(sync::Lane, sync::Cursor after) override {
    const std::scoped_lock lock(m_cable->mutex);
    if (m_cable->cut) return sync::Trouble{sync::Trouble::Kind::unreachable, "no route to host"};
    sync::PullPage page;
    page.next = after;
    return page;
  }
  sync::Reply<std::vector<sync::Digest>> digests(const std::string&) override { return std::vector<sync::Digest>(); }
  sync::Reply<sync::BootstrapPlan> planBootstrap() override { return sync::BootstrapPlan(); }
  sync::Reply<std::monostate> copy(const sync::BootstrapPart&, const store::SyncTable&, const std::function<bool(store::RowPage)>&) override { return std::monostate(); }
  sync::Reply<std::monostate> bootstrap(const sync::BootstrapPart&, const std::function<bool(std::vector<sync::Row>)>&) override { return std::monostate(); }
  sync::Reply<std::vector<sync::SiteStatus>> sites() override { return std::vector<sync::SiteStatus>{{1, "东台", "desk_a", "1.0", Millis(2'000), Millis(10), 0, 0, 0}, {2, "西台", "desk_b", "1.0", Millis(300'000), Millis(9'000), 7, 4, 2}}; }
  bool waitForHint(Millis longest, std::stop_token stop) override {
    std::unique_lock lock(m_cable->mutex);
    const std::stop_callback bell(stop, [this] { m_cable->heard.notify_all(); });
    m_cable->heard.wait_for(lock, std::min(longest, Millis(100)), [&] { return stop.stop_requested() || m_cable->cancelled; });
    return false;
  }
  void cancel() override {
    m_cable->cancelled = true;
    m_cable->heard.notify_all();
  }

 private:
  std::shared_ptr<Cable> m_cable;
};

struct SyncUi : UiDesk {
  std::shared_ptr<Cable> cable = std::make_shared<Cable>();
  std::unique_ptr<SyncDesk> sync;
  std::unique_ptr<ui::SyncWatch> watch;
  std::unique_ptr<ui::SyncPage> page;

  explicit SyncUi(bool joined = true) {
    SyncDesk::Options options;
    if (joined) options.center = {"postgresql://desk@center.example.org/jingwei", "", "东台"};
    options.appVersion = "test";
    options.connect = [cable = cable](const engine::CenterAddress& center, bool) {
      {
        const std::scoped_lock lock(cable->mutex);
        cable->url = center.url;
        cable->cancelled = false;
      }
      return std::make_unique<PaperCenter>(cable);
    };
    sync = std::make_unique<SyncDesk>(*city.engine, std::move(options));
    window->desk().language.set("en");
    watch = std::make_unique<ui::SyncWatch>(sync.get(), window->desk().bridge);
    page = std::make_unique<ui::SyncPage>(window->desk(), *watch);
    page->resize(1280, 720);
    page->show();
    page->activateWindow();
    if (!eventually([this] { return page->isActiveWindow(); })) throw std::runtime_error("the page does not come up");
  }
  ~SyncUi() {
    page.reset();
    watch.reset();
    sync.reset();
  }
  template <class W>
  W* in(const char* name) {
    return find<W>(name, page.get());
  }
  bool quiet() {
    return eventually([this] {
      const auto s = sync->status();
      return s.phase == SyncDesk::Phase::resting && s.waiting == 0;
    });
  }
  void setCut(bool cut) {
    const std::scoped_lock lock(cable->mutex);
    cable->cut = cut;
  }
  /// Somebody else renamed the department first, and gave it another telephone.
  Uuid conflict() {
    store::StoredConflict k;
    k.op = Uuid::make(toMillis(city.clock->now()) + ++m_serial);
    k.table = static_cast<int>(store::Table::departments);
    k.row = city.roads.uuid;
    k.kind = 2;
    k.status = static_cast<int>(sync::OpStatus::conflict);
    k.mine = R"({"code": "D9", "name": "道路局"})";
    k.base = R"({"code": "D2", "name": "旧名"})";
    k.detail = R"({"name": {"mine": "道路局", "server": "公路局"}, "code": {"mine": "D9", "server": "D2"}})";
    k.actor = "值班员";
    k.at = k.answeredAt = city.clock->now();
    city.engine->write([&](store::Connection& w) { store::addConflict(w, k); }).get();
    sync->wake();
    return k.op;
  }
  std::string department() const { return city.engine->directory()->departmentName(city.roads); }
  int m_serial = 0;
};

}  // namespace

TEST_CASE("offline is said with how old the picture is, and the center's return is seen at once") {
  SyncUi desk;
  REQUIRE(desk.quiet());
  ui::BackupWatch noBackups(nullptr, desk.window->desk().bridge);
  ui::StatusBar bar(desk.window->desk(), desk.window->stalls(), *desk.watch, noBackups);
  auto* foot = desk.find<QToolButton>("statusSync", &bar);
  desk.watch->look();
  CHECK(foot->text().contains("synchronised"));
  CHECK_FALSE(foot->property("alarm").toBool());
  // The clock of this computer is a minute behind.
  CHECK(desk.in<QLabel>("syncWarnings")->text().contains("behind"));

  desk.setCut(true);
  desk.sync->wake();
  REQUIRE(eventually([&] { return desk.sync->status().phase == SyncDesk::Phase::offline; }));
  const auto answer = desk.city.send(SmallCity::report(desk.city.litter, "断网时的案件"));
  CHECK(engine::done(answer));
  desk.sync->wake();
  REQUIRE(eventually([&] { return desk.sync->status().waiting > 0; }));
  desk.watch->look();
  CHECK(foot->text().contains("offline, as of"));
  CHECK(foot->text().contains("to send"));
  CHECK(foot->property("alarm").toBool());
  CHECK(desk.in<QLabel>("syncTrouble")->text().contains("Next:"));
  CHECK(desk.in<QLabel>("syncSentence")->text().contains("as of"));
  bool wanted = false;
  QObject::connect(&bar, &ui::StatusBar::syncWanted, [&] { wanted = true; });
  foot->click();
  CHECK(wanted);

  desk.setCut(false);
  desk.in<QToolButton>("syncNow")->click();
  REQUIRE(desk.quiet());
  desk.watch->look();
  CHECK(foot->text().contains("synchronised"));
  CHECK_FALSE(desk.in<QLabel>("syncTrouble")->isVisible());
}

TEST_CASE("a store that is alone joins by a form that takes no password") {
  SyncUi desk(false);
  auto* url = desk.in<QLineEdit>("centerUrl");
  auto* join = desk.in<QPushButton>("joinCenter");
  REQUIRE(url->isVisible());
  CHECK_FALSE(join->isEnabled());
  QTest::keyClicks(url, "postgresql://desk:secret@center.example.org/jingwei");
  CHECK_FALSE(join->isEnabled());
  url->clear();
  QTest::keyClicks(url, "postgresql://desk@center.example.org/jingwei");
  CHECK(join->isEnabled());
  QTest::keyClick(url, Qt::Key_Return);
  REQUIRE(desk.quiet());
  CHECK(desk.cable->url == "postgresql://desk@center.example.org/jingwei");
  CHECK(eventually([&] { return desk.in<QToolButton>("syncNow")->isVisible(); }));
  CHECK(desk.sync->status().siteNumber == 3);
}

TEST_CASE("a conflict shows both sides; some fields are taken, and taken back") {
  SyncUi desk;
  REQUIRE(desk.quiet());
  desk.page->showTab(ui::SyncPage::review);
  CHECK(desk.in<QLabel>("conflictsEmpty")->isVisible());
  desk.conflict();
  auto* table = desk.in<ui::RowsTable>("conflicts");
  REQUIRE(eventually([&] {
    desk.watch->look();
    return table->rowCount() == 1;
  }));
  CHECK(desk.in<QLabel>("conflictFate")->text().contains("Two people"));
  auto* mine = desk.in<QRadioButton>("mine_name");
  CHECK(mine->accessibleName() == QStringLiteral("道路局"));
  CHECK(desk.in<QRadioButton>("theirs_name")->accessibleName() == QStringLiteral("公路局"));
  CHECK(desk.in<QRadioButton>("theirs_name")->isChecked());
  auto* apply = desk.in<QPushButton>("conflictApply");
  CHECK(apply->text() == "Keep the center's");
  mine->setFocus();
  QTest::keyClick(mine, Qt::Key_Space);
  CHECK(apply->text() == "Take mine in 1 of 2 fields");
  QTest::keyClick(mine, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(eventually([&] { return desk.department() == "道路局"; }));
  CHECK(desk.city.engine->directory()->department(desk.city.roads)->code == "D2");
  REQUIRE(eventually([&] { return table->rowCount() == 0; }));
  auto* undo = desk.in<QToolButton>("conflictUndo");
  REQUIRE(eventually([&] { return undo->isVisible() && undo->isEnabled(); }));
  QTest::keyClick(desk.page.get(), Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(eventually([&] { return desk.department() == "公路局" && table->rowCount() == 1; }));
  // Kept as it is: it stays readable among the decided ones.
  apply = desk.in<QPushButton>("conflictApply");
  apply->click();
  REQUIRE(eventually([&] { return table->rowCount() == 0; }));
  CHECK(desk.department() == "公路局");
  desk.in<QAbstractButton>("conflictsDecided")->click();
  CHECK(eventually([&] { return table->rowCount() == 1; }));
}

TEST_CASE("administrators see all workstations; others are told why they do not") {
  SyncUi desk;
  REQUIRE(desk.quiet());
  desk.page->showTab(ui::SyncPage::sites);
  auto* table = desk.in<ui::RowsTable>("sites");
  CHECK(table->rowCount() == 0);
  auto actor = desk.city.operatorDesk;
  actor.role = model::Role::administrator;
  desk.window->desk().bridge.setActor(actor);
  REQUIRE(eventually([&] { return table->rowCount() == 2; }));
  CHECK(table->textAt(1, 1) == QStringLiteral("西台"));
  CHECK(table->textAt(1, 3).startsWith(QStringLiteral("▲")));
}

TEST_CASE("every trouble says what to do next") {
  for (const auto kind : {sync::Trouble::Kind::unreachable, sync::Trouble::Kind::refused, sync::Trouble::Kind::protocol}) {
    SyncDesk::Status s;
    s.phase = SyncDesk::Phase::offline;
    s.troubleKind = kind;
    s.trouble = "why";
    const QString words = ui::SyncWords::trouble(s);
    CHECK(words.contains("why"));
    CHECK(words.split('\n').size() == 2);
  }
  for (const auto verdict : {sync::Verdict::migrate, sync::Verdict::wrongKey, sync::Verdict::readOnly}) {
    SyncDesk::Status s;
    s.verdict = verdict;
    CHECK(ui::SyncWords::trouble(s).split('\n').size() == 2);
  }
}

}  // namespace sync_test
