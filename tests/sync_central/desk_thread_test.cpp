// The conversation on a thread of its own, as the program has it: hints, cuts, the filling, conflicts, the list of sites.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>

#include "core/engine/attachment_desk.h"
#include "core/engine/settings_log.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"
#include "tests/store/store_fixture.h"
#include "tests/sync_central/joined.h"
#include "tests/sync_central/proxy.h"

namespace desk_thread_test {

using namespace jw;
using namespace jw::test;
using engine::SyncDesk;
using Phase = SyncDesk::Phase;

namespace {

struct Shared {
  Shared() : center(*sharedCluster()) {
    center.admit("north", "{\"\"}", true, true);
    center.admit("south", "{\"\"}", true, false);
  }
  Center center;
};

model::Category category(const SmallCity& city, const char* name, std::uint16_t hours, std::int64_t ver = 1) {
  return {city.litter, ver, model::CaseKind::matter, "0601", name, "Litter", model::Nature::ordinary, city.sanitation, {hours, model::Limit::Unit::workingHour}};
}

}  // namespace

TEST_CASE("Fields of an event item travel, and what was said in them, its people sealed") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  auto item = category(desks.city, "暴露垃圾", 4);
  item.fields = {{"depth", "深度", "", model::CustomField::Type::number}, {"key", "保管人", "", model::CustomField::Type::person}};
  desks.city.put(engine::PutCategory{item});
  auto report = SmallCity::report(desks.city.litter, "一");
  report.fields = {{"depth"}, {"key"}};
  report.fields[0].text = "12";
  report.fields[1].text = "测试保管人";
  const auto answer = desks.city.send(report);
  REQUIRE(engine::done(answer));
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b); }));
  CHECK(desks.second->directory()->category(desks.city.litter)->fields == item.fields);
  std::promise<std::optional<model::CaseDetails>> got;
  desks.second->caseDetails(desks.city.operatorDesk, engine::done(answer)->id, [&](auto d) { got.set_value(std::move(d)); });
  const auto details = got.get_future().get();
  REQUIRE(details);
  REQUIRE(details->fields.size() == 2);
  CHECK(details->fields[0].text == "12");
  CHECK(details->fields[1].text == "测***人");
  CHECK(shared.center.value("SELECT count(*) FROM city.cases WHERE fields::text LIKE '%深度%' AND fields::text NOT LIKE '%测试保管人%' AND sealed_fields IS NOT NULL") == "1");
}

TEST_CASE("Settings and the working calendar travel; what is set no more is set nowhere") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  const model::SettingScope litter{model::SettingScope::Kind::category, "", {}, desks.city.litter};
  desks.city.put(engine::PutSetting{{}, "accept_limit", "45min"});
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  model::CaseSummary asked;
  asked.category = desks.city.litter;
  const auto of = [&](const engine::Engine& e) { return e.directory()->settingsFor(asked); };
  const auto holiday = daysOf(2026, 11, 23);
  REQUIRE(soon([&] { return model::limitText(of(*desks.second).acceptLimit) == "45min"; }));
  desks.city.put(engine::PutSetting{litter, "accept_limit", "5min"});
  desks.city.put(engine::PutSetting{{}, "calendar_2026", "-11-23"});
  CHECK(soon([&] { return model::limitText(of(*desks.second).acceptLimit) == "5min" && !desks.second->directory()->calendar().isWorkingDay(holiday); }));
  desks.city.put(engine::PutSetting{litter, "accept_limit", std::nullopt});
  desks.city.put(engine::PutSetting{{}, "calendar_2026", std::nullopt});
  CHECK(soon([&] { return model::limitText(of(*desks.second).acceptLimit) == "45min" && desks.second->directory()->calendar().isWorkingDay(holiday); }));
  // And set once more.
  desks.city.put(engine::PutSetting{litter, "accept_limit", "7min"});
  CHECK(soon([&] { return model::limitText(of(*desks.second).acceptLimit) == "7min"; }));
  REQUIRE(soon([&] { return Joined::quiet(*desks.a) && Joined::quiet(*desks.b); }));
  CHECK(desks.conflicts(*desks.a).empty());

  // The other workstation's log says so too, with who it was.
  std::promise<std::vector<store::SettingChange>> got;
  engine::settingChanges(*desks.second, desks.city.operatorDesk, 100, {}, [&](auto changes) { got.set_value(std::move(changes)); });
  const auto log = got.get_future().get();
  REQUIRE(log.size() >= 4);
  CHECK(log[0].key == "accept_limit");
  CHECK(log[0].scope.text() == litter.text());
  CHECK(log[0].after == std::optional<std::string>("7min"));
  CHECK_FALSE(log[0].before);
  CHECK_FALSE(log[0].actor.empty());
  CHECK(std::count_if(log.begin(), log.end(), [](const auto& c) { return !c.after; }) == 2);

  // This workstation may not write what all share: its own value is kept until somebody decides.
  engine::PutSetting own{{}, "accept_limit", "50min"};
  REQUIRE(engine::done(desks.second->submit(engine::Order{desks.city.machine, own}).get()));
  CHECK(soon([&] { return desks.conflicts(*desks.b).size() == 1; }));
  CHECK(shared.center.value("SELECT value FROM city.settings WHERE scope = '' AND key = 'accept_limit'") == "45min");
}

TEST_CASE("Deadlines that a new holiday moves on one workstation move on the other") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  const auto answer = desks.city.send(SmallCity::report(desks.city.pothole, "两天"));
  REQUIRE(engine::done(answer));
  desks.speakA();
  desks.speakB();
  const auto dueAt = [&](engine::Engine& e) {
    auto seen = std::make_shared<std::promise<Instant>>();
    e.caseDetails(desks.city.operatorDesk, engine::done(answer)->id, [seen](std::optional<model::CaseDetails> d) { seen->set_value(d ? d->summary.due : kNever); });
    return seen->get_future().get();
  };
  const Instant before = dueAt(*desks.city.engine);
  REQUIRE(soon([&] { return dueAt(*desks.second) == before; }));
  desks.city.put(engine::PutSetting{{}, "calendar_2026", "-11-23"});
  CHECK(dueAt(*desks.city.engine) == before + std::chrono::hours(24));
  CHECK(soon([&] { return dueAt(*desks.second) == before + std::chrono::hours(24); }));
  REQUIRE(soon([&] { return Joined::quiet(*desks.a) && Joined::quiet(*desks.b); }));
  CHECK(desks.conflicts(*desks.a).empty());
  // Here the row is written, there it is taken over: it is worked out once.
  CHECK(shared.center.value("SELECT count(*) FROM sync.op WHERE tbl = 8 AND patch::text LIKE '%\"due\"%' AND kind = 2") == "1");
}

TEST_CASE("A store is filled, and what is done on one workstation is at once on the other") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  CHECK(desks.speak(*desks.second, "south")->status().center.siteName == "south");
  SyncDesk alone(*desks.city.engine, {});
  CHECK(alone.status().phase == Phase::alone);

  desks.city.send(SmallCity::report(desks.city.litter, "一"));
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  CHECK(desks.a->status().siteNumber > 0);
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b); }));
  CHECK(desks.second->areas()->areas().size() == 6);
  CHECK(desks.second->directory()->departments().size() == 2);
  CHECK(desks.cases(*desks.second) == 1);

  std::mutex mutex;
  std::vector<std::string> heard;
  const auto subscription = desks.second->subscribe(desks.city.operatorDesk, [&](const engine::Change& change) {
    const std::scoped_lock lock(mutex);
    for (const auto& c : change.cases) heard.push_back(c->title);
  });
  const auto answer = desks.city.send(SmallCity::report(desks.city.litter, "二"));
  REQUIRE(engine::done(answer));
  REQUIRE(soon([&] {
    const std::scoped_lock lock(mutex);
    return std::find(heard.begin(), heard.end(), "二") != heard.end();
  }));
  // What no subscriber hears of goes out too.
  desks.city.put(engine::PutDepartment{{desks.city.roads, 1, "D2", "道路局", "", ""}});
  CHECK(soon([&] { return desks.second->directory()->departmentName(desks.city.roads) == "道路局"; }));

  // And the other way, with a step.
  engine::ActOnCase act;
  act.id = engine::done(answer)->id;
  act.action = model::Action::accept;
  const auto dispatched = desks.second->submit(engine::Order{desks.city.worker(desks.city.sanitation), act}).get();
  INFO((engine::refused(dispatched) ? engine::refused(dispatched)->detail : ""));
  REQUIRE(engine::done(dispatched));
  CHECK(soon([&] {
    auto seen = std::make_shared<std::promise<int>>();
    desks.city.engine->caseDetails(desks.city.operatorDesk, act.id, [seen](std::optional<model::CaseDetails> d) { seen->set_value(d ? static_cast<int>(d->summary.state) : 0); });
    return seen->get_future().get() == static_cast<int>(model::CaseState::accepted);
  }));

  // The list of all sites is for logins that may write what all share.
  const auto sites = [](SyncDesk& desk) {
    auto out = std::make_shared<std::promise<sync::Reply<std::vector<sync::SiteStatus>>>>();
    desk.sites([out](sync::Reply<std::vector<sync::SiteStatus>> reply) { out->set_value(std::move(reply)); });
    return out->get_future().get();
  };
  const auto all = sites(*desks.a);
  REQUIRE(std::holds_alternative<std::vector<sync::SiteStatus>>(all));
  CHECK(std::get<std::vector<sync::SiteStatus>>(all).size() == 2);
  const auto none = sites(*desks.b);
  REQUIRE(std::holds_alternative<sync::Trouble>(none));
  CHECK(std::get<sync::Trouble>(none).kind == sync::Trouble::Kind::refused);
  CHECK(soon([&] { return Joined::quiet(*desks.a); }));
}

TEST_CASE("Half-open, crawling, cut and gone: local work goes on, and what was done arrives once the center is back") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  Proxy proxy(shared.center.cluster().port());
  desks.speakA(proxy.port(), Millis(1'000));
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b); }));
  std::size_t made = 0;
  const auto work = [&] {
    for (int i = 0; i < 20; ++i) {
      const auto answer = desks.city.send(SmallCity::report(desks.city.litter, "案件" + std::to_string(++made)));
      REQUIRE(engine::done(answer));
    }
  };
  const auto back = [&] {
    CHECK(soon([&] { return Joined::quiet(*desks.a); }, 30));
    CHECK(soon([&] { return desks.cases(*desks.second) == made; }));
  };
  proxy.stall(true);
  work();
  CHECK(soon([&] { return desks.a->status().phase == Phase::offline; }));
  CHECK(soon([&] { return desks.a->status().waiting >= 20; }));
  CHECK(desks.a->status().lastContact != kNever);
  proxy.stall(false);
  back();

  proxy.crawl(true);
  work();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  proxy.crawl(false);
  back();

  proxy.cutAfter(0, 0);
  work();
  CHECK(soon([&] { return desks.a->status().phase == Phase::offline; }));
  CHECK(desks.a->status().troubleKind == sync::Trouble::Kind::unreachable);
  proxy.cutAfter(Proxy::kUnlimited, Proxy::kUnlimited);
  desks.a->wake();
  back();

  shared.center.cluster().stop("immediate");
  work();
  CHECK(soon([&] { return desks.a->status().phase == Phase::offline && desks.b->status().phase == Phase::offline; }));
  shared.center.cluster().start();
  back();
  CHECK(desks.conflicts(*desks.a).empty());
}

TEST_CASE("The filling is paused and goes on; a login that is refused says so") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  for (int i = 0; i < 30; ++i) desks.city.send(SmallCity::report(desks.city.litter, "案件" + std::to_string(i)));
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  Proxy proxy(shared.center.cluster().port());
  proxy.crawl(true);
  desks.speakB(proxy.port(), Millis(30'000));
  REQUIRE(soon([&] { return desks.b->status().phase == Phase::filling; }));
  desks.b->pause();
  REQUIRE(soon([&] { return desks.b->status().phase == Phase::paused; }));
  CHECK(desks.cases(*desks.second) == 0);
  proxy.crawl(false);
  desks.b->wake();
  CHECK(soon([&] { return Joined::quiet(*desks.b) && desks.cases(*desks.second) == 30; }));

  desks.b->join({shared.center.cluster().url(shared.center.database(), "nobody_known"), "", "x"});
  CHECK(soon([&] { return desks.b->status().troubleKind == sync::Trouble::Kind::refused; }));
}

TEST_CASE("A case that leaves the scope takes the bytes of its files with it") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  const auto east = engine::done(desks.city.send(SmallCity::report(desks.city.litter, "东")))->id, west = engine::done(desks.city.send(SmallCity::report(desks.city.litter, "西", 119.985)))->id;
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b) && desks.cases(*desks.second) == 2; }));
  const auto attach = [&](CaseId id, const std::string& text) {
    std::ofstream(desks.city.folder / "note.txt") << text;
    std::promise<engine::Answer> answered;
    engine::AttachmentDesk(*desks.second).attach(desks.city.operatorDesk, id, desks.city.folder / "note.txt", nullptr, [&](engine::Answer a) { answered.set_value(std::move(a)); });
    CHECK(engine::done(answered.get_future().get()) != nullptr);
  };
  attach(east, "只在东边");
  attach(west, "只在西边");
  attach(east, "两边都有");
  attach(west, "两边都有");
  const auto kept = [&] {
    std::multiset<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(desks.city.folder / "second.jw.files"))
      if (entry.is_regular_file()) texts.insert(bytesOf(entry.path()));
    return texts;
  };
  CHECK(kept() == std::multiset<std::string>{"只在东边", "只在西边", "两边都有"});
  shared.center.admit("south", "{330101/}", true, false);
  desks.speakB();  // other areas are told when hands are shaken
  CHECK(soon([&] { return desks.cases(*desks.second) == 1 && kept() == std::multiset<std::string>{"只在东边", "两边都有"}; }));
}

TEST_CASE("Both versions of a conflict are shown, taken in part, and the decision is taken back") {
  if (!sharedCluster()) return;
  Shared shared;
  shared.center.admit("south", "{\"\"}", true, true);
  Joined desks(shared.center);
  auto& city = desks.city;
  const auto answer = city.send(SmallCity::report(city.litter, "一"));
  const CaseId id = engine::done(answer)->id;
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b); }));
  desks.a.reset();
  desks.b.reset();

  // Apart: another name and limit on both, another step on the same case.
  const auto act = [&](engine::Engine& e, model::Action action) {
    engine::ActOnCase order;
    order.id = id;
    order.action = action;
    order.reason = "理由";
    return e.submit(engine::Order{city.worker(city.sanitation), order}).get();
  };
  city.put(engine::PutCategory{category(city, "甲名", 6)});
  REQUIRE(engine::done(act(*city.engine, model::Action::accept)));
  REQUIRE(engine::done(desks.second->submit(engine::Order{city.machine, engine::PutCategory{category(city, "乙名", 8)}}).get()));
  REQUIRE(engine::done(act(*desks.second, model::Action::reject)));
  desks.speakA();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a); }));
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.b) && desks.b->status().conflicts == 2; }));
  CHECK(desks.b->status().lanes[0].refused == 2);

  auto open = desks.conflicts(*desks.b);
  REQUIRE(open.size() == 2);
  if (open[0].table != "categories") std::swap(open[0], open[1]);
  const auto& k = open[0];
  REQUIRE(k.table == "categories");
  CHECK(k.what == "甲名");
  CHECK(k.mayTakeAny());
  REQUIRE(k.fields.size() >= 2);
  const auto field = [&](const char* column) { return *std::find_if(k.fields.begin(), k.fields.end(), [&](const auto& f) { return f.column == column; }); };
  CHECK(field("name").mine == "乙名");
  CHECK(field("name").theirs == "甲名");
  CHECK(field("name").base == "暴露垃圾");
  CHECK(field("limit_text").mayTake);
  CHECK(open[1].kind == sync::OpKind::transition);
  CHECK(open[1].toState == static_cast<int>(model::CaseState::rejected));
  CHECK(open[1].stateNow == static_cast<int>(model::CaseState::accepted));
  CHECK(open[1].theirsBy == "部工");
  CHECK_FALSE(open[1].mayTakeAny());

  const auto name = [&](const engine::Engine& e) { return e.directory()->category(city.litter)->name + "/" + std::to_string(e.directory()->category(city.litter)->limit.amount); };
  CHECK(desks.decide(*desks.b, k.op, {"name"}) == engine::ConflictAnswer::done);
  CHECK(name(*desks.second) == "乙名/6");
  CHECK(soon([&] { return name(*city.engine) == "乙名/6"; }));
  CHECK(desks.decide(*desks.b, k.op, {"name"}) == engine::ConflictAnswer::notPossible);
  CHECK(desks.conflicts(*desks.b, true).front().decision == store::StoredConflict::Decision::mixed);
  CHECK(desks.takeBack(*desks.b, k.op) == engine::ConflictAnswer::done);
  CHECK(soon([&] { return name(*city.engine) == "甲名/6"; }));
  CHECK(desks.conflicts(*desks.b).size() == 2);
  // A step is not put in afterwards; it leaves the list and stays among the decided ones.
  CHECK(desks.decide(*desks.b, open[1].op, {engine::kWholeChange}) == engine::ConflictAnswer::notPossible);
  CHECK(desks.decide(*desks.b, open[1].op, {}) == engine::ConflictAnswer::done);
  CHECK(desks.conflicts(*desks.b, true).size() == 1);
  CHECK(soon([&] { return desks.b->status().conflicts == 1; }));
}

TEST_CASE("What is personal in a conflict is masked, and departments see none") {
  SmallCity city;
  store::StoredConflict k;
  k.op = Uuid::named("op");
  k.row = Uuid::named("person");
  k.table = kPeople;
  k.kind = 2;
  k.status = static_cast<int>(sync::OpStatus::conflict);
  k.area = "330101/330101001/";
  k.mine = R"({"name": "张小明", "citizen_id": "\\x0102", "birth_day": 12345, "phone": "\\x0a0b", "sex": 1})";
  k.base = R"({"name": "张明", "citizen_id": "\\x0304", "birth_day": 12340, "phone": null, "sex": 1})";
  k.detail = R"({"name": {"mine": "张小明", "server": "张大明"}})";
  k.actor = "社工";
  k.at = k.answeredAt = city.clock->now();
  city.engine->write([&](store::Connection& w) { store::addConflict(w, k); }).get();
  SyncDesk desk(*city.engine, {});
  const auto read = [&](const model::Actor& actor) {
    auto out = std::make_shared<std::promise<std::vector<engine::SyncConflict>>>();
    desk.conflicts(actor, false, [out](std::vector<engine::SyncConflict> c) { out->set_value(std::move(c)); });
    return out->get_future().get();
  };
  const auto all = read(city.operatorDesk);
  REQUIRE(all.size() == 1);
  std::string shown = all[0].what;
  for (const auto& f : all[0].fields) shown += "|" + f.base + "|" + f.mine + "|" + f.theirs;
  CAPTURE(shown);
  for (const char* secret : {"小明", "大明", "12345", "12340", "0102", "0a0b", "0304"}) CHECK(shown.find(secret) == std::string::npos);
  CHECK(read(city.worker(city.roads)).empty());
  auto elsewhere = city.operatorDesk;
  elsewhere.scope = "330102/";
  CHECK(read(elsewhere).empty());
  auto out = std::make_shared<std::promise<engine::ConflictAnswer>>();
  desk.decide(elsewhere, k.op, {}, [out](engine::ConflictAnswer answer) { out->set_value(answer); });
  CHECK(out->get_future().get() == engine::ConflictAnswer::notEntitled);
}

// ./test_sync_central "[.measure]": 100 changes in a second on one workstation; when the other one's engine tells its window of them.
// The window paints what it is told at its next frame, at most 16 ms later.
TEST_CASE("How soon a change is on the other workstation", "[.measure]") {
  if (!sharedCluster()) return;
  Shared shared;
  Joined desks(shared.center);
  desks.speakA();
  desks.speakB();
  REQUIRE(soon([&] { return Joined::quiet(*desks.a) && Joined::quiet(*desks.b); }));
  using SteadyClock = std::chrono::steady_clock;
  constexpr int kChanges = 1000;
  std::mutex mutex;
  std::vector<SteadyClock::time_point> sent(kChanges), heard(kChanges);
  int arrived = 0;
  const auto subscription = desks.second->subscribe(desks.city.operatorDesk, [&](const engine::Change& change) {
    const auto now = SteadyClock::now();
    const std::scoped_lock lock(mutex);
    for (const auto& c : change.cases) {
      const auto i = static_cast<std::size_t>(std::stoi(c->title));
      if (heard[i] == SteadyClock::time_point{}) heard[i] = now, ++arrived;
    }
  });
  auto at = SteadyClock::now();
  for (int i = 0; i < kChanges; ++i) {
    std::this_thread::sleep_until(at += std::chrono::milliseconds(10));
    {
      const std::scoped_lock lock(mutex);
      sent[static_cast<std::size_t>(i)] = SteadyClock::now();
    }
    desks.city.engine->submit({engine::Order{desks.city.operatorDesk, engine::ReportCase{SmallCity::report(desks.city.litter, std::to_string(i))}}}, [](std::vector<engine::Answer>) {});
  }
  REQUIRE(soon([&] {
    const std::scoped_lock lock(mutex);
    return arrived == kChanges;
  }));
  std::vector<double> millis;
  for (std::size_t i = 0; i < kChanges; ++i) millis.push_back(std::chrono::duration<double, std::milli>(heard[i] - sent[i]).count());
  std::sort(millis.begin(), millis.end());
  std::printf("painted on the other: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms (and up to 16 ms for the frame), %d changes at 100/s\n", millis[500], millis[950], millis[990], millis.back(), kChanges);
}

}  // namespace desk_thread_test
