// Tasks, urgings and joined reports travel with their case: what is added on either desk is on both.
#include "core/engine/directory.h"
#include "core/engine/sync_conflicts.h"
#include "core/store/case_requests.h"
#include "tests/sync_central/desk.h"

namespace sets_test {

using namespace jw;
using namespace jw::test;

namespace {

struct Desks : TwoDesks {
  Uuid first, second;
  explicit Desks(PgCluster& cluster) : TwoDesks(cluster) {
    a.f.putDirectory();
    first = a.f.addCase("5101082026112210001").summary.id.uuid;
    second = a.f.addCase("5101082026112210002").summary.id.uuid;
    both();
  }
  void both() {
    for (Desk* d : {&a, &b, &a}) d->run();
  }
  void expectSame() {
    CHECK(a.differs().empty());
    CHECK(b.differs().empty());
  }
};

store::CaseKey keyOf(Desk& d, const Uuid& id) {
  const auto r = store::caseById(d.f.w, {id});
  return {r->n, r->summary.id, ""};
}
std::vector<model::CaseTask> tasks(Desk& d, const Uuid& id) { return store::tasksOf(d.f.w, keyOf(d, id).n); }
std::vector<model::CaseUrge> urges(Desk& d, const Uuid& id) { return store::urgesOf(d.f.w, keyOf(d, id).n); }

model::CaseTask openTask(Desk& d, const Uuid& id, const std::string& request) {
  model::CaseTask t;
  t.id = Uuid::make(toMillis(d.f.now));
  t.rowVer = 1;
  t.department = d.f.department;
  t.state = model::CaseTask::State::open;
  t.request = request;
  t.openedAt = d.f.now;
  t.openedBy = "甲";
  store::Transaction tx(d.f.w);
  store::insertTask(d.f.w, d.f.actor, keyOf(d, id), t);
  tx.commit();
  return t;
}
void endTask(Desk& d, const Uuid& id, model::CaseTask t, const std::string& result) {
  t.state = model::CaseTask::State::done;
  t.result = result;
  t.endedAt = d.f.now;
  t.endedBy = "乙";
  ++t.rowVer;
  store::Transaction tx(d.f.w);
  store::endTask(d.f.w, d.f.actor, keyOf(d, id), t);
  tx.commit();
}
void urge(Desk& d, const Uuid& id, const std::string& note, Millis later) {
  model::CaseUrge u;
  u.at = d.f.now + later;
  u.state = model::CaseState::reported;
  u.level = 1;
  u.actor = "甲";
  u.note = note;
  store::Transaction tx(d.f.w);
  store::insertUrge(d.f.w, d.f.actor, keyOf(d, id), {}, u);
  tx.commit();
}
void join(Desk& d, const Uuid& duplicate, const Uuid& original) {
  d.step(duplicate, 2, 10);
  store::Transaction tx(d.f.w);
  store::insertLink(d.f.w, d.f.actor, keyOf(d, duplicate), {original}, d.f.now);
  tx.commit();
}

#define NEED_DESKS()                  \
  PgCluster* cluster = sharedCluster(); \
  if (!cluster) return;               \
  Desks d(*cluster)

}  // namespace

TEST_CASE("what two desks add to a case at once is on both of them") {
  NEED_DESKS();
  openTask(d.a, d.first, "派车");
  openTask(d.b, d.first, "断电");
  urge(d.a, d.first, "快", Millis(2000));
  urge(d.b, d.first, "再快", Millis(1000));
  d.both();
  for (Desk* desk : {&d.a, &d.b}) {
    CHECK(tasks(*desk, d.first).size() == 2);
    const auto all = urges(*desk, d.first);
    REQUIRE(all.size() == 2);
    CHECK(all[0].note == "再快");
    CHECK(all[1].n == 2);
    CHECK(desk->f.w.integer("SELECT urges FROM cases WHERE number='5101082026112210001'") == 2);
    CHECK(desk->f.w.integer("SELECT count(*) FROM sync_conflicts") == 0);
  }
  d.expectSame();
  // The center knows who did it.
  CHECK(d.center.value("SELECT count(*) FROM sync.op WHERE kind = 2 AND patch ? 'sets'") != "0");
  CHECK(d.center.value("SELECT string_agg(DISTINCT actor, ',') FROM sync.op WHERE kind = 2 AND patch ? 'sets'") == d.a.f.actor.name);
}

TEST_CASE("what a department asks for on one desk is answered on the other") {
  NEED_DESKS();
  model::CaseRequest r;
  r.id = Uuid::make(toMillis(d.a.f.now));
  r.department = d.a.f.department;
  r.reason = "等配件";
  r.until = d.a.f.now + std::chrono::hours(24);
  r.askedAt = d.a.f.now;
  r.askedBy = "甲";
  {
    store::Transaction tx(d.a.f.w);
    store::insertRequest(d.a.f.w, d.a.f.actor, keyOf(d.a, d.first), r);
    tx.commit();
  }
  d.both();
  REQUIRE(store::caseById(d.b.f.w, {d.first})->summary.asked == model::Asked{model::Action::extend, r.askedAt});
  d.expectSame();
  {
    store::Transaction tx(d.b.f.w);
    auto seen = store::requestsOf(d.b.f.w, keyOf(d.b, d.first).n).at(0);
    CHECK(seen.until == r.until);
    seen.state = model::CaseRequest::State::refused;
    seen.answer = "明天到";
    seen.answeredAt = d.b.f.now + Millis(1000);
    seen.answeredBy = "乙";
    ++seen.rowVer;
    store::endRequest(d.b.f.w, d.b.f.actor, keyOf(d.b, d.first), seen);
    tx.commit();
  }
  d.both();
  const auto back = store::requestsOf(d.a.f.w, keyOf(d.a, d.first).n);
  REQUIRE(back.size() == 1);
  CHECK(back[0].state == model::CaseRequest::State::refused);
  CHECK(back[0].answer == "明天到");
  CHECK(back[0].answeredBy == "乙");
  CHECK(!store::caseById(d.a.f.w, {d.first})->summary.asked);
  CHECK(d.a.f.w.integer("SELECT count(*) FROM sync_conflicts") == 0);
  d.expectSame();
}

TEST_CASE("the due of a task and the urging of who was called in are the same on both desks") {
  NEED_DESKS();
  auto task = openTask(d.a, d.first, "派车");
  d.both();
  {
    store::Transaction tx(d.b.f.w);
    task.due = d.b.f.now + std::chrono::hours(4);
    ++task.rowVer;
    store::moveTask(d.b.f.w, d.b.f.actor, keyOf(d.b, d.first), task, d.b.f.now);
    model::CaseUrge u;
    u.at = d.b.f.now + Millis(1000);
    u.state = model::CaseState::none;
    u.automatic = true;
    u.actor = "@engine";
    store::insertUrge(d.b.f.w, d.b.f.actor, keyOf(d.b, d.first), task.department, u);
    tx.commit();
  }
  d.both();
  for (Desk* desk : {&d.a, &d.b}) {
    const auto c = store::caseById(desk->f.w, {d.first})->summary;
    REQUIRE(c.calledIn.size() == 1);
    CHECK(c.calledIn[0] == model::CalledIn{task.id, task.department, task.openedAt, task.due});
    const auto urged = store::calledInUrges(desk->f.w, {d.first});
    REQUIRE(urged.size() == 1);
    CHECK(urged[0].task == task.id);
    CHECK(urged[0].count == 1);
    CHECK_FALSE(store::presentUrges(desk->f.w, {d.first}).has_value());
    CHECK(urges(*desk, d.first).at(0).department == task.department);
  }
  d.expectSame();
  endTask(d.a, d.first, tasks(d.a, d.first)[0], "到了");
  d.both();
  CHECK(store::caseById(d.b.f.w, {d.first})->summary.calledIn.empty());
  CHECK(store::calledInUrges(d.b.f.w).empty());
  d.expectSame();
}

TEST_CASE("a task that two desks end is ended once and the other end is shown") {
  NEED_DESKS();
  const auto task = openTask(d.a, d.first, "派车");
  d.both();
  endTask(d.a, d.first, task, "到了");
  endTask(d.b, d.first, task, "没到");
  d.both();
  for (Desk* desk : {&d.a, &d.b}) {
    const auto all = tasks(*desk, d.first);
    REQUIRE(all.size() == 1);
    CHECK(all[0].result == "到了");
  }
  CHECK(d.a.f.w.integer("SELECT count(*) FROM sync_conflicts") == 0);
  REQUIRE(d.b.f.w.integer("SELECT count(*) FROM sync_conflicts") == 1);
  d.expectSame();
  // Whoever looks at it may still take the other end.
  const auto op = *Uuid::parse(d.b.f.w.text("SELECT jw_uuid(op_id) FROM sync_conflicts"));
  {
    store::Transaction tx(d.b.f.w);
    sync::Touched touched;
    CHECK(sync::Replica(d.b.f.w, deskTables()).decide(op, {"sets"}, "乙", d.b.f.now, touched).has_value());
    tx.commit();
  }
  d.b.run();
  d.both();
  for (Desk* desk : {&d.a, &d.b}) CHECK(tasks(*desk, d.first)[0].result == "没到");
  d.expectSame();
}

TEST_CASE("a report is joined to one other and only where it is void") {
  NEED_DESKS();
  // Both desks find that the second is the first once more: the same, and one link.
  join(d.a, d.second, d.first);
  join(d.b, d.second, d.first);
  d.both();
  for (Desk* desk : {&d.a, &d.b}) {
    const auto links = store::linksOf(desk->f.w, {d.second});
    REQUIRE(links.size() == 1);
    CHECK(desk->f.w.integer("SELECT count(*) FROM case_links") == 1);
  }
  d.expectSame();
  // A dispatch was first: neither the end nor the link stands.
  d.a.step(d.first, 3, 2);
  join(d.b, d.first, d.second);
  d.both();
  for (Desk* desk : {&d.a, &d.b}) {
    CHECK(desk->f.w.integer("SELECT count(*) FROM case_links") == 1);
    CHECK(store::caseById(desk->f.w, {d.first})->summary.state == model::CaseState::assigned);
  }
  CHECK(d.b.f.w.integer("SELECT count(*) FROM sync_conflicts") >= 2);
  bool shown = false;
  for (const auto& k : engine::readConflicts(d.b.f.w, deskTables(), engine::Directory(), "", false, 100))
    for (const auto& f : k.fields)
      if (f.column == "sets") {
        shown = true;
        CHECK(f.differs);
        CHECK_FALSE(f.mayTake);
      }
  CHECK(shown);
  d.expectSame();
}

TEST_CASE("what a case had before sets travelled is told when they do") {
  NEED_DESKS();
  // As an earlier version left it: no triggers for sets, and a center that has none of them.
  {
    store::Transaction tx(d.a.f.w);
    store::SyncRows(d.a.f.w, deskTables().all).disarm();
    d.a.f.w.execute("DELETE FROM sync_state WHERE key='sets'");
    tx.commit();
  }
  openTask(d.a, d.first, "派车");
  d.center.execute("ALTER TABLE city.cases DISABLE TRIGGER USER; UPDATE city.cases SET sets = NULL; ALTER TABLE city.cases ENABLE TRIGGER USER");
  CHECK(tasks(d.b, d.first).empty());
  {
    store::Transaction tx(d.a.f.w);
    store::SyncRows(d.a.f.w, deskTables().all).arm();
    tx.commit();
  }
  d.both();
  CHECK(tasks(d.a, d.first).size() == 1);
  CHECK(tasks(d.b, d.first).size() == 1);
  d.expectSame();
}

TEST_CASE("files on a report that the center had already hang on the case that stands in its place") {
  NEED_DESKS();
  const auto twice = [](store::CaseRecord& r) { r.externalId = "E1"; };
  const auto theirs = d.a.f.addCase("5101082026112210003", twice).summary.id.uuid;
  const auto mine = d.b.f.addCase("5101082026112210004", twice).summary.id.uuid;
  {
    store::Transaction tx(d.b.f.w);
    model::Attachment file;
    file.id = Uuid::make(toMillis(d.b.f.now));
    file.step = 1;
    file.hash = std::string(64, 'a');
    file.name = "现场.jpg";
    file.type = "image/jpeg";
    file.size = 3;
    file.at = d.b.f.now;
    file.actor = "乙";
    CHECK(store::insertAttachment(d.b.f.w, d.b.f.actor, keyOf(d.b, mine), file));
    tx.commit();
  }
  d.both();
  CHECK(!store::caseById(d.b.f.w, {mine}));
  const auto files = store::attachmentsOf(d.b.f.w, keyOf(d.b, theirs).n);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "现场.jpg");
  CHECK(d.b.f.w.integer("SELECT count(*) FROM attachments_left") == 0);
  d.expectSame();
}

}  // namespace sets_test
