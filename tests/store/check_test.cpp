// Faults planted one by one: each must be found, under its kind, and with the row it is in.
#include "core/store/check.h"

#include "tests/store/store_fixture.h"

namespace check_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

std::string hex(const Uuid& id) {
  std::string out;
  for (const char c : id.text())
    if (c != '-') out += c;
  return out;
}

struct SoundStore : StoreFile {
  AreaId city, grid;
  store::CaseRecord one;

  SoundStore() {
    putDirectory();
    city = putArea("33", model::AreaLevel::city, {}, "33/", square(120, 30, 1));
    grid = putArea("3301", model::AreaLevel::grid, city, "33/3301/", square(120, 30, 0.5));
    one = addCase("3301012026112000001", [](store::CaseRecord& r) {
      r.summary.area = "33/3301/";
      r.unlocated.clear();
    });
    one.summary.state = CaseState::assigned;
    one.summary.department = department;
    one.summary.rowVer = one.transitions = 2;
    store::Transaction t(w);
    store::CaseWriter(w).advance(actor, one, transition(2, Action::assign, CaseState::reported, CaseState::assigned));
    model::Building b;
    b.source = "osm";
    b.externalId = "1";
    b.area = "33/3301/";
    b.shape = square(120.1, 30.1, 0.01);
    store::putBuilding(w, actor, now, b);
    t.commit();
    addCase("3301012026112000002");
  }
  /// Plants the fault and looks for it.
  void plant(const std::string& sql, const std::string& kind, const std::string& id, const std::string& part) {
    INFO(sql);
    w.execute("PRAGMA foreign_keys=OFF; SAVEPOINT fault;");
    w.execute(sql);
    const auto report = store::checkStore(w, {});
    bool found = false;
    for (const auto& f : report.findings) {
      UNSCOPED_INFO(f.kind << " | " << f.id << " | " << f.text);
      found = found || (f.kind == kind && (id.empty() || f.id == id) && f.text.find(part) != std::string::npos);
    }
    CHECK(found);
    CHECK_FALSE(report.sound());
    w.execute("ROLLBACK TO fault; RELEASE fault;");
  }
};

}  // namespace

TEST_CASE("a sound store has no findings, and its rows are counted") {
  SoundStore s;
  const auto report = store::checkStore(s.w, {});
  for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << " " << f.text);
  CHECK(report.sound());
  CHECK(report.counts.areas == 2);
  CHECK(report.counts.buildings == 1);
  CHECK(report.counts.cases == 2);
  CHECK(report.counts.transitions == 3);
  CHECK(report.counts.people == 0);
}

TEST_CASE("every planted fault is found") {
  SoundStore s;
  const auto id = hex(s.one.summary.id.uuid);
  s.plant("DELETE FROM transitions WHERE i=2", "trail", id, "the case says 2");
  s.plant("DELETE FROM transitions WHERE i=1 AND case_n=1", "trail", id, "first 2");
  s.plant("DELETE FROM transitions WHERE case_n=1", "trail", id, "0 rows");
  s.plant("UPDATE transitions SET i=3 WHERE i=2", "trail", id, "last 3");
  s.plant("UPDATE cases SET transitions=3 WHERE n=1", "trail", id, "the case says 3");
  s.plant("UPDATE transitions SET from_state=4 WHERE i=2", "trail", id, "begins in another state");
  s.plant("UPDATE transitions SET from_state=4 WHERE i=2", "trail", "", "begins in another state");
  s.plant("UPDATE transitions SET action=4 WHERE i=2", "trail", id, "no such transition: 1 to 2 by action 4");
  s.plant("UPDATE transitions SET at=at-1 WHERE i=2", "trail", id, "happened before");
  s.plant("UPDATE cases SET state=3 WHERE n=1", "projection", id, "its trail ends in 2");
  s.plant("UPDATE cases SET number='12' WHERE n=1", "number", id, "not a case number: 12");
  s.plant("DELETE FROM journal WHERE kind=4", "journal", id, "step 2 is not in the journal");
  s.plant("DELETE FROM categories", "reference", id, "category");
  s.plant("DELETE FROM departments", "reference", id, "department");
  s.plant("UPDATE cases SET department=NULL WHERE n=1", "reference", id, "nobody has to act");
  s.plant("UPDATE cases SET area='44/' WHERE n=1", "area", id, "no such area: 44/");
  s.plant("UPDATE cases SET area='' WHERE n=1", "area", id, "neither an area nor a reason");
  s.plant("UPDATE buildings SET area='44/'", "area", "", "no such area: 44/");
  s.plant("UPDATE areas SET path='44/3301/' WHERE code='3301'", "area", hex(s.grid.uuid), "does not continue");
  s.plant("UPDATE areas SET parent=x'00' WHERE code='3301'", "area", hex(s.grid.uuid), "does not continue");
  s.plant("UPDATE areas SET geom=NULL WHERE code='33'", "geometry", hex(s.city.uuid), "has no shape");
  s.plant("INSERT INTO dwellings (id, building, unit, floor, number, square_metres, residence, area) VALUES (x'', 99, 1, 1, 1, 1, 1, '')", "reference", "", "row 1 of dwellings points to nothing");
  s.plant("INSERT INTO case_people (case_n) VALUES (99)", "reference", "", "case_people points to nothing");
  s.plant("UPDATE cases SET urges = 2 WHERE id = x'" + hex(s.one.summary.id.uuid) + "'", "urge", hex(s.one.summary.id.uuid), "counts 2 urges");
  s.plant("INSERT INTO case_links (id, duplicate, original, at, actor) SELECT randomblob(16), id, id, 1, 'x' FROM cases LIMIT 1", "link", "", "not void");
  s.plant("INSERT INTO case_tasks (id, row_ver, case_n, department, state, request, result, opened_at, opened_by) SELECT randomblob(16), 1, n, x'00', 2, 'a', 'b', 1, 'x' FROM cases LIMIT 1", "task", "",
          "does not fit");
  s.plant("INSERT INTO case_requests (id, row_ver, case_n, department, action, state, reason, answer, asked_at, asked_by) SELECT randomblob(16), 1, n, x'00', 12, 3, 'a', 'b', 1, 'x' FROM cases LIMIT 1", "request",
          "", "does not fit");
  s.plant("INSERT INTO staff (id, row_ver, name, post, area, phone, email) VALUES (randomblob(16), 1, 'x', 1, '99/', '', '')", "area", "", "no such area: 99/");
  CHECK(store::checkStore(s.w, {}).sound());
}

TEST_CASE("an index that has lost a row is found") {
  SoundStore s;
  s.w.execute("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql='CREATE INDEX cases_reported ON cases (recorded_at, title)' WHERE name='cases_reported'; PRAGMA writable_schema=RESET;");
  store::Connection fresh(s.path, store::OpenMode::readOnly);
  const auto report = store::checkStore(fresh, {});
  REQUIRE_FALSE(report.sound());
  CHECK(report.findings[0].kind == "integrity");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::checkFile(fresh, true); }).empty());
}

TEST_CASE("of one fault in many rows some hundred are listed") {
  SoundStore s;
  for (int i = 0; i < 250; ++i) s.addCase("3301012026112001" + std::to_string(100 + i));
  s.w.execute("UPDATE cases SET category=x'00'");
  const auto report = store::checkStore(s.w, {});
  CHECK(report.findings.size() == 200);
}

TEST_CASE("a check tells how far it is and stops when asked") {
  SoundStore s;
  std::uint64_t last = 0, end = 0;
  Progress progress;
  progress.report = [&](std::uint64_t done, std::uint64_t total, std::string_view what) {
    CHECK(done >= last);
    CHECK_FALSE(what.empty());
    last = done;
    end = total;
  };
  store::checkStore(s.w, progress);
  CHECK(last == end);
  std::stop_source stop;
  stop.request_stop();
  progress.stop = stop.get_token();
  CHECK_FALSE(errorOf(ErrorCode::cancelled, [&] { store::checkStore(s.w, progress); }).empty());
}

}  // namespace check_test
