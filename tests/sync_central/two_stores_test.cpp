// Two real stores and a real center: what was done on either is on both in the end.
#include "core/sync/round.h"
#include "tests/catch.h"
#include "tests/store/store_fixture.h"
#include "tests/sync_central/center.h"

namespace two_stores_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;

namespace {

const Tables& tables() {
  static const Tables t = Tables::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  return t;
}

struct Desk {
  StoreFile file;
  PostgresCentral central;
  Round round;
  Desk(const Center& center, const std::string& login)
      : central(center.settings(login)), round(central, [this](const auto& work) { write(work); }, tables(), {login, "test", 7}, std::make_shared<SystemClock>()) {}
  void write(const std::function<void(store::Connection&, Touched&)>& work) {
    store::Transaction t(file.w);
    Touched touched;
    work(file.w, touched);
    t.commit();
  }
  void join() {
    write([&](store::Connection& c, Touched&) { Replica(c, tables()).join(id(), file.now); });
  }
  RoundReport sync() {
    const RoundReport r = round.run({});
    INFO((r.trouble ? r.trouble->text : r.why));
    CHECK(!r.trouble);
    CHECK(r.verdict == Verdict::ok);
    return r;
  }
  std::vector<Digest> digests() { return Replica(file.w, tables()).digests(""); }
  std::int64_t open() { return file.w.integer("SELECT count(*) FROM sync_conflicts"); }
};

bool before(const Digest& a, const Digest& b) { return std::tie(a.table, a.area) < std::tie(b.table, b.area); }

void expectSame(Desk& a, Desk& b) {
  auto x = a.digests(), y = b.digests(), z = good(a.central.digests(""));
  for (auto* d : {&x, &y, &z}) std::sort(d->begin(), d->end(), before);
  std::erase_if(z, [](const Digest& d) { return store::findTable(tables().all, d.table) == nullptr; });
  CHECK(x.size() >= 3);
  CHECK(x == y);
  CHECK(x == z);
}

// Two desks for the whole city that share its directory and one case.
struct TwoDesks {
  Center center;
  Desk a, b;
  explicit TwoDesks(PgCluster& cluster) : center(cluster), a((admitBoth(), center), "desk_one"), b(center, "desk_two") {
    a.file.putDirectory();
    a.file.addCase("5101082026112210001");
    for (Desk* d : {&a, &b}) d->join();
    for (Desk* d : {&a, &b}) d->sync();
  }
  void admitBoth() {
    for (const char* login : {"desk_one", "desk_two"}) center.admit(login, "{\"\"}", true, true);
  }
};

// What point-in-time recovery would do: the cases after the first `kept` are gone, and the server is on another timeline.
void restoreTo(const Center& center, int kept) {
  const std::string lost = "(SELECT id FROM city.cases ORDER BY number OFFSET " + std::to_string(kept) + ")";
  center.execute("ALTER TABLE city.transitions DISABLE TRIGGER append_only; ALTER TABLE city.cases DISABLE TRIGGER b_log; DELETE FROM sync.op WHERE row_id IN " + lost + "; DELETE FROM sync.change_log WHERE row_id IN " + lost +
                 "; DELETE FROM city.transitions WHERE case_id IN " + lost + "; DELETE FROM city.cases WHERE id IN " + lost +
                 "; ALTER TABLE city.transitions ENABLE TRIGGER append_only; ALTER TABLE city.cases ENABLE TRIGGER b_log; UPDATE sync.meta SET timeline = '00000000'");
}

}  // namespace

TEST_CASE("two stores and a center come to the same rows") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("desk_one", "{\"\"}", true, true);
  center.admit("desk_two", "{\"\"}", true, true);
  Desk a(center, "desk_one"), b(center, "desk_two");
  a.file.putDirectory();
  const AreaId city = a.file.putArea("c", model::AreaLevel::city, {}, "c/", square(104, 30, 1));
  a.file.putArea("d", model::AreaLevel::district, city, "c/d/", square(104.1, 30.123456789, 0.3));
  std::vector<store::CaseRecord> cases;
  for (int i = 1; i <= 40; ++i)
    cases.push_back(a.file.addCase("51010820261122" + std::to_string(10000 + i), [&](store::CaseRecord& r) {
      r.summary.area = i % 2 == 0 ? "c/d/" : "";
      if (i % 2 == 0) r.summary.point = model::Point{104.06 + i / 700.0, 30.67};
      if (i % 3 == 0) r.externalId = "e" + std::to_string(i);
    }));
  a.join();
  CHECK(a.sync().pushed == 44);
  CHECK(a.open() == 0);

  b.join();
  CHECK(!b.round.fill({}).trouble);
  b.sync();
  CHECK(b.file.w.integer("SELECT count(*) FROM cases") == 40);
  CHECK(b.file.w.integer("SELECT count(*) FROM transitions") == 40);
  CHECK(b.file.w.text("SELECT asText(geom) FROM areas WHERE code = 'd'") == a.file.w.text("SELECT asText(geom) FROM areas WHERE code = 'd'"));
  expectSame(a, b);

  // Both work without the network: the same case, the same value, the same report, other things.
  const auto assign = [&](Desk& d, const store::CaseRecord& c, DepartmentId department) {
    auto record = *store::caseById(d.file.w, c.summary.id);
    record.summary.state = model::CaseState::assigned;
    record.summary.department = department;
    record.summary.rowVer++;
    record.transitions = 2;
    auto step = d.file.transition(2, model::Action::assign, model::CaseState::reported, model::CaseState::assigned);
    step.transition.department = department;
    store::Transaction t(d.file.w);
    store::CaseWriter(d.file.w).advance(d.file.actor, record, step);
    t.commit();
  };
  const DepartmentId other{Uuid::named("other department")};
  assign(a, cases[0], a.file.department);
  assign(b, cases[0], other);
  assign(b, cases[1], b.file.department);
  assign(a, cases[2], a.file.department);
  assign(b, cases[2], b.file.department);
  a.file.w.execute("UPDATE departments SET name='甲', phone='1', row_ver=row_ver+1");
  b.file.w.execute("UPDATE departments SET name='乙', email='b@example.org', row_ver=row_ver+1");
  const auto extra = [](store::CaseRecord& r) { r.externalId = "same report"; };
  a.file.addCase("5101082026112220001", extra);
  b.file.addCase("5101082026112220001", extra);
  a.file.addCase("5101082026112220002");
  b.file.addCase("5101082026112220003");
  a.file.addCase("5101082026112220009");
  b.file.addCase("5101082026112220009");

  a.sync();
  b.sync();
  a.sync();
  b.sync();
  expectSame(a, b);
  for (Desk* d : {&a, &b}) {
    CHECK(d->file.w.integer("SELECT count(*) FROM cases") == 45);
    CHECK(d->file.w.text("SELECT name FROM departments") == "甲");
    CHECK(d->file.w.text("SELECT email FROM departments") == "b@example.org");
    CHECK(d->file.w.text("SELECT phone FROM departments") == "1");
    CHECK(d->file.w.integer("SELECT count(*) FROM cases WHERE state = 2") == 3);
    CHECK(d->file.w.integer("SELECT count(*) FROM cases c WHERE transitions <> (SELECT count(*) FROM transitions t WHERE t.case_n = c.n)") == 0);
    auto s = d->file.w.prepare("SELECT department FROM cases WHERE id = ?");
    s->bind(1, cases[0].summary.id);
    REQUIRE(s->step());
    CHECK(s->uuid(0) == a.file.department.uuid);
  }
  // What the second one lost is shown to it: the step, the name, the report that was there.
  CHECK(a.open() == 0);
  CHECK(b.open() == 3);
  CHECK(center.value("SELECT count(*) FROM city.cases") == "45");
  CHECK(center.value("SELECT count(DISTINCT number) FROM city.cases") == "45");
}

TEST_CASE("a store whose scope changes loses what is no longer its own and gets what is") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("desk_all", "{\"\"}", true, true);
  center.admit("desk_some", "{c/d/}");
  Desk all(center, "desk_all"), some(center, "desk_some");
  all.file.putDirectory();
  for (int i = 1; i <= 30; ++i)
    all.file.addCase("51010820261122" + std::to_string(10000 + i), [&](store::CaseRecord& r) {
      r.summary.area = i % 3 == 0 ? "c/e/s/k/g/" : "c/d/s/k/g/";
      r.summary.title = i % 3 == 0 ? "in e" : "in d";
    });
  all.join();
  all.sync();
  some.join();
  some.sync();
  CHECK(some.file.w.integer("SELECT count(*) FROM cases") == 20);
  CHECK(some.file.w.integer("SELECT count(*) FROM cases WHERE title = 'in e'") == 0);
  CHECK(some.file.w.integer("SELECT count(*) FROM categories") == 1);

  center.admit("desk_some", "{c/e/}");
  some.sync();
  CHECK(some.file.w.integer("SELECT count(*) FROM cases") == 10);
  CHECK(some.file.w.integer("SELECT count(*) FROM cases WHERE title = 'in d'") == 0);
  CHECK(some.file.w.integer("SELECT count(*) FROM transitions") == 10);
  auto here = some.digests(), there = good(some.central.digests(""));
  std::sort(here.begin(), here.end(), before);
  std::sort(there.begin(), there.end(), before);
  CHECK(here == there);
  // Leaving the scope deleted nothing in the center.
  CHECK(center.value("SELECT count(*) FROM city.cases") == "30");
  CHECK(center.value("SELECT count(*) FROM sync.tombstone") == "0");
}

TEST_CASE("a center that was restored to an earlier moment gets back what it has forgotten") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  TwoDesks city(*cluster);
  auto& [center, a, b] = city;
  a.file.addCase("5101082026112210002");
  b.file.addCase("5101082026112210003");
  a.sync();
  b.sync();
  restoreTo(center, 1);
  CHECK(center.value("SELECT count(*) FROM city.cases") == "1");
  for (int turn = 0; turn < 2; ++turn)
    for (Desk* d : {&a, &b}) CHECK(!d->round.run({}).trouble);
  CHECK(center.value("SELECT count(*) FROM city.cases") == "3");
  for (Desk* d : {&a, &b}) CHECK(d->file.w.integer("SELECT count(*) FROM cases") == 3);
  expectSame(a, b);
}

TEST_CASE("what nobody can tell a restored center again by operations comes back from whoever has the rows") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  TwoDesks city(*cluster);
  auto& [center, a, b] = city;
  a.file.addCase("5101082026112210002");
  a.file.addCase("5101082026112210003");
  a.sync();
  b.sync();
  // As of a workstation that has left the area since, or is gone.
  a.file.w.execute("UPDATE sync_outbox SET patch='', base='', step=''");
  restoreTo(center, 1);
  for (int turn = 0; turn < 3; ++turn)
    for (Desk* d : {&a, &b}) d->round.run({});
  CHECK(center.value("SELECT count(*) FROM city.cases") == "3");
  CHECK(center.value("SELECT count(*) FROM city.transitions") == "3");
  CHECK(center.value("SELECT count(*) FROM sync.op WHERE kind = 5 AND result = 1") == "2");
  for (Desk* d : {&a, &b}) {
    CHECK(d->file.w.integer("SELECT count(*) FROM cases WHERE server_ver = 1") == 3);
    CHECK(d->open() == 0);
    const auto left = store::syncCounts(d->file.w);
    CHECK(left.waiting + left.taken + left.dirty + left.held == 0);
  }
  expectSame(a, b);
}

}  // namespace two_stores_test
