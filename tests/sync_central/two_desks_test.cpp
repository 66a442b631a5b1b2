// Two workstations with stores of their own and a real center: worked on apart, joined, equal.
#include <random>

#include "core/store/area_plans.h"
#include "tests/sync_central/desk.h"

namespace two_desks_test {

namespace {

using namespace jw;
using namespace jw::sync;
using test::Desk;

TEST_CASE("What two workstations did apart is the same on both and in the center once they have spoken to it") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  test::TwoDesks desks(*cluster);
  auto& [center, a, b] = desks;
  a.f.putDirectory();
  const auto area = a.f.putArea("51", model::AreaLevel::district, {}, "51/", {{{{{{104, 30}, {105, 30}, {105, 31}, {104, 30}}}}}});
  const auto shared = a.f.addCase("5101082026112200001").summary.id.uuid;
  a.run();
  CHECK(a.differs() == "");
  b.run(true);
  b.run();
  CHECK(b.differs() == "");
  CHECK(b.title(shared) == "标题");
  CHECK(store::readAreas(b.f.w).size() == 1);
  CHECK(store::readAreas(b.f.w)[0].id == area);

  // Cut: both number cases from the same roll, both take the same report in, both dispatch the same case.
  const auto mine = a.f.addCase("5101082026112200002").summary.id.uuid;
  const auto theirs = b.f.addCase("5101082026112200002").summary.id.uuid;
  const auto twice = [](store::CaseRecord& r) { r.externalId = "E1"; };
  const auto first = a.f.addCase("5101082026112200003", twice).summary.id.uuid;
  const auto second = b.f.addCase("5101082026112200004", twice).summary.id.uuid;
  a.step(shared, 3, 2);
  a.step(shared, 4, 3);
  b.step(shared, 2, 10);
  a.f.w.execute("UPDATE departments SET phone='1', name='甲局', row_ver=row_ver+1");
  b.f.w.execute("UPDATE departments SET phone='2', name='乙局', row_ver=row_ver+1");
  a.run();
  b.run();
  a.run();
  b.run();
  CHECK(a.differs() == "");
  CHECK(b.differs() == "");
  for (Desk* d : {&a, &b}) {
    CHECK(!d->title(mine).empty());
    CHECK(!d->title(theirs).empty());
    CHECK(!d->title(first).empty());
    CHECK(d->title(second).empty());
    CHECK(store::caseById(d->f.w, {shared})->summary.state == model::CaseState::accepted);
    CHECK(d->f.w.integer("SELECT count(*) FROM transitions t JOIN cases c ON c.n=t.case_n WHERE c.number='5101082026112200001'") == 3);
    CHECK(d->f.w.text("SELECT name || phone FROM departments") == "甲局2");
    CHECK(store::syncCounts(d->f.w).waiting + store::syncCounts(d->f.w).taken == 0);
    CHECK(d->f.w.integer("SELECT count(DISTINCT number) FROM cases") == 4);
  }
  // Nothing was dropped: the step, the name and the second report are shown at b, with what the center has instead.
  CHECK(store::syncCounts(a.f.w).conflicts == 0);
  CHECK(store::openConflicts(b.f.w, "", 10).size() == 3);

  SECTION("what was refused is written once more when a person says so") {
    for (const auto& k : store::openConflicts(b.f.w, "", 10)) {
      Touched touched;
      store::Transaction t(b.f.w);
      const bool name = k.table == 3;
      CHECK(Replica(b.f.w, test::deskTables()).decide(k.op, name ? store::StoredConflict::Decision::mine : store::StoredConflict::Decision::theirs, "长", b.f.now, touched));
      t.commit();
    }
    b.run();
    a.run();
    CHECK(a.f.w.text("SELECT name FROM departments") == "乙局");
    CHECK(store::syncCounts(b.f.w).conflicts == 0);
    CHECK(a.differs() == "");
  }
}

TEST_CASE("A filling that was cut goes on with other areas and nothing of the old ones stays") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  test::TwoDesks desks(*cluster, "{51/}", false);
  auto& [center, a, b] = desks;
  a.f.putDirectory();
  for (const char* code : {"51", "52"}) a.f.putArea(code, model::AreaLevel::district, {}, std::string(code) + "/", {{{{{{104, 30}, {105, 30}, {105, 31}, {104, 30}}}}}});
  for (int i = 0; i < 6; ++i)
    a.f.addCase("510108202611220000" + std::to_string(i), [&](store::CaseRecord& r) {
      r.summary.area = i % 2 ? "51/" : "52/";
      r.unlocated.clear();
    });
  a.run();
  std::stop_source stop;
  Round round(
      b.central,
      [&](const auto& work) {
        Touched touched;
        store::Transaction t(b.f.w);
        work(b.f.w, touched);
        t.commit();
      },
      test::deskTables(), {"站", "1", 7}, std::make_shared<ManualClock>(b.f.now));
  round.fill(stop.get_token(), [&](std::size_t, std::size_t, std::uint64_t) {
    if (b.f.w.integer("SELECT count(*) FROM cases") > 0) stop.request_stop();
  });
  CHECK(b.f.w.integer("SELECT count(*) FROM cases WHERE area='51/'") == 3);
  center.admit("south", "{52/}", true, false);
  CHECK(!round.fill({}).trouble);
  b.run();
  CHECK(b.f.w.integer("SELECT count(*) FROM cases WHERE area='51/'") == 0);
  CHECK(b.f.w.integer("SELECT count(*) FROM cases WHERE area='52/'") == 3);
  CHECK(b.differs() == "");
}

TEST_CASE("A border that was drawn anew on one desk is as it was before in the past of the other") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  test::TwoDesks desks(*cluster);
  auto& [center, a, b] = desks;
  const auto shape = [](double east) { return model::MultiPolygon{{{{{{104, 30}, {east, 30}, {east, 31}, {104, 30}}}}}}; };
  const auto area = a.f.putArea("51", model::AreaLevel::district, {}, "51/", shape(105));
  a.run();
  b.run(true);
  b.run();
  CHECK(b.f.w.integer("SELECT count(*) FROM registry_history") == 0);
  a.f.now += std::chrono::hours(1);
  CHECK(a.f.putArea("51", model::AreaLevel::district, {}, "51/", shape(106)) == area);
  a.run();
  b.run();
  b.run();  // the same once more is no other version
  REQUIRE(b.f.w.integer("SELECT count(*) FROM registry_history WHERE tbl=1") == 1);
  const auto drawn = fromMillis(b.f.w.integer("SELECT until FROM registry_history WHERE tbl=1"));
  const auto width = [&](Instant at) {
    const auto areas = store::readAreasAsOf(b.f.w, at);
    REQUIRE(areas.size() == 1);
    return areas[0].shape.box().xmax - areas[0].shape.box().xmin;
  };
  CHECK(width(drawn - Millis(1)) == 1);
  CHECK(width(drawn) == 2);
  CHECK(a.differs() == "");
  CHECK(b.differs() == "");
}

TEST_CASE("Random work on two workstations apart comes to the same rows") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  test::TwoDesks desks(*cluster);
  auto& [center, a, b] = desks;
  a.f.putDirectory();
  a.run();
  b.run(true);
  std::mt19937_64 random(5);
  int serial = 0;
  static const int kSteps[][3] = {{1, 3, 2}, {1, 2, 10}, {2, 4, 3}, {2, 5, 4}, {4, 3, 2}, {3, 6, 5}, {5, 7, 6}, {5, 8, 9}, {6, 8, 9}, {6, 9, 7}, {7, 6, 5}};
  for (int i = 0; i < 600; ++i) {
    Desk& d = random() % 2 ? a : b;
    const auto cases = d.f.w.integer("SELECT count(*) FROM cases");
    if (cases == 0 || random() % 3 == 0) {
      d.f.addCase("51010820261122" + std::to_string(10'000 + ++serial), [&](store::CaseRecord& r) {
        if (random() % 4 == 0) r.externalId = "E" + std::to_string(random() % 60);
        if (!r.externalId.empty() && store::caseByExternalId(d.f.w, r.source, r.externalId)) r.externalId.clear();
      });
    } else if (random() % 8 == 0) {
      d.f.w.execute("UPDATE departments SET " + std::string(random() % 2 ? "phone" : "name") + "='" + std::to_string(random() % 5) + "', row_ver=row_ver+1");
    } else {
      store::Statement s(d.f.w.handle(), "SELECT id, state FROM cases ORDER BY n LIMIT 1 OFFSET ?");
      s.bind(1, static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(cases)));
      s.step();
      const Uuid id = s.uuid(0);
      const auto state = s.integer(1);
      s.reset();
      for (const auto& e : kSteps)
        if (e[0] == state && random() % 2) {
          d.step(id, e[1], e[2]);
          break;
        }
    }
    if (random() % 40 == 0) (random() % 2 ? a : b).run();
  }
  for (int i = 0; i < 3; ++i) {
    a.run();
    b.run();
  }
  CHECK(a.differs() == "");
  CHECK(b.differs() == "");
  for (Desk* d : {&a, &b}) {
    CHECK(store::syncCounts(d->f.w).waiting + store::syncCounts(d->f.w).taken + store::syncCounts(d->f.w).held == 0);
    CHECK(d->f.w.integer("SELECT count(*) FROM transitions t JOIN transitions p ON p.case_n=t.case_n AND p.i=t.i-1 WHERE t.from_state <> p.to_state") == 0);
    CHECK(d->f.w.integer("SELECT count(*) FROM cases c JOIN transitions t ON t.case_n=c.n AND t.i=c.transitions WHERE t.to_state <> c.state") == 0);
  }
}

}  // namespace

}  // namespace two_desks_test
