// data/sync/tables.toml against the real schema, and what the guard does.
#include <sqlite3.h>

#include <set>

#include "core/store/sync_functions.h"
#include "core/sync/replica.h"
#include "tests/store/store_fixture.h"

namespace tables_test {

namespace {

using namespace jw;

const sync::Tables& tables() {
  static const auto t = sync::Tables::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  return t;
}

TEST_CASE("Every column of a table that travels is classed, or said to stay here") {
  test::StoreFile f;
  const std::set<std::string> everywhere{"n", "id", "row_ver", "server_ver", "updated_at", "updated_by"};
  REQUIRE(tables().all.size() >= 16);
  for (const auto& t : tables().all) {
    std::set<std::string> described(t.local.begin(), t.local.end()), there;
    for (const auto& c : t.columns)  // the elements of a set are rows of their own
      CHECK((c.cls == store::SyncColumn::Class::set || described.insert(c.name).second));
    if (!t.area.empty()) described.insert(t.area);
    store::Statement s(f.w.handle(), "SELECT name FROM pragma_table_info(?)");
    s.bind(1, std::string_view(t.name));
    while (s.step())
      if (const std::string name(s.text(0)); !everywhere.contains(name)) there.insert(name);
    INFO(t.name);
    CHECK(there == described);
  }
}

TEST_CASE("Another program cannot change a table that travels once the store has joined") {
  test::StoreFile f;
  f.putDirectory();
  {
    store::Transaction t(f.w);
    sync::Replica(f.w, tables()).join(Uuid::make(1), f.now);
    t.commit();
  }
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(f.path.c_str(), &other) == SQLITE_OK);
  CHECK(sqlite3_exec(other, "UPDATE departments SET name='x'", nullptr, nullptr, nullptr) != SQLITE_OK);
  CHECK(std::string(sqlite3_errmsg(other)).find("jw_applying") != std::string::npos);
  CHECK(sqlite3_exec(other, "UPDATE meta SET value=value", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(other);
  CHECK(f.w.text("SELECT name FROM departments") == "环卫局");
}

TEST_CASE("What was there before the store joined, and what is changed after, becomes ops in order") {
  test::StoreFile f;
  f.putDirectory();
  const auto c = f.addCase("5101082026112200001");
  store::Transaction t(f.w);
  sync::Replica r(f.w, tables());
  r.join(Uuid::make(1), f.now);
  CHECK(!r.capture(500, f.now));
  auto batch = r.nextBatch();
  REQUIRE(batch.ops.size() == 3);
  const auto insert = batch.ops.back();  // the batch is taken anew below
  CHECK(insert.table == 8);
  CHECK(insert.kind == sync::OpKind::insert);
  const auto patch = nlohmann::json::parse(insert.patch);
  CHECK(patch.at("trail").size() == 1);
  CHECK(patch.at("number") == "5101082026112200001");

  SECTION("a step of a case that was told of is an op of its own, with what it changed") {
    auto record = *store::caseById(f.w, c.summary.id);
    record.summary.state = model::CaseState::assigned;
    record.summary.department = f.department;
    record.summary.rowVer++;
    record.transitions = 2;
    const auto step = f.transition(2, model::Action::assign, model::CaseState::reported, model::CaseState::assigned);
    store::CaseWriter(f.w).advance(f.actor, record, step);
    r.capture(500, f.now);
    batch = r.nextBatch();
    REQUIRE(batch.ops.size() == 4);
    const auto& op = batch.ops.back();
    CHECK(op.kind == sync::OpKind::transition);
    CHECK(op.opId == step.transition.op);
    CHECK(op.prevOpId == insert.opId);
    CHECK(op.actor == f.actor.name);
    CHECK(nlohmann::json::parse(op.patch).at("state") == 2);
    CHECK(nlohmann::json::parse(op.base).at("state") == 1);
    CHECK(nlohmann::json::parse(op.step).at("n") == 2);
  }
  SECTION("a field patch says what was and what is; a change back is none") {
    f.w.execute("UPDATE departments SET phone='1', row_ver=row_ver+1");
    r.capture(500, f.now);
    batch = r.nextBatch();
    REQUIRE(batch.ops.size() == 4);
    CHECK(batch.ops.back().patch == R"({"phone":"1"})");
    CHECK(batch.ops.back().base == R"({"phone":""})");
    CHECK(batch.ops.back().actor.empty());
    f.w.execute("UPDATE departments SET phone='2'");
    f.w.execute("UPDATE departments SET phone='1'");
    r.capture(500, f.now);
    CHECK(r.nextBatch().ops.size() == 4);
  }
  SECTION("the same page twice, and an older one after it, change nothing") {
    sync::Touched touched;
    for (const auto& op : batch.ops) r.settle({op.opId, sync::OpStatus::applied, 1, ""}, f.now, touched);
    CHECK(r.nextBatch().ops.empty());
    auto values = patch;
    values["title"] = "别的";
    values["trail"][0]["note"] = "x";
    const sync::Row row{8, c.summary.id.uuid, 3, "", values.dump(), f.now, "他"};
    r.apply({row}, f.now, touched);
    CHECK(f.w.text("SELECT title FROM cases") == "别的");
    const auto version = f.w.integer("SELECT row_ver FROM cases");
    auto older = row;
    older.ver = 2;
    older.values = patch.dump();
    r.apply({row, older}, f.now, touched);
    CHECK(f.w.text("SELECT title FROM cases") == "别的");
    CHECK(f.w.integer("SELECT row_ver FROM cases") == version);
    CHECK(f.w.integer("SELECT count(*) FROM sync_dirty") == 0);
  }
}

TEST_CASE("A row that leaves the scope leaves the file, its log and its free pages as well") {
  test::StoreFile f;
  const std::string secret = "独一无二的一句话0123456789";
  sync::Replica r(f.w, tables());
  sync::Touched touched;
  const Uuid id = Uuid::make(1);
  {
    store::Transaction t(f.w);
    r.join(Uuid::make(1), f.now);
    nlohmann::json row{{"kind", "井"}, {"code", "F1"}, {"name", secret}, {"lon", 104.5}, {"lat", 30.5}, {"department", nullptr}};
    r.apply({{9, id, 1, "51/a/", row.dump(), f.now, "他"}}, f.now, touched);
    t.commit();
  }
  CHECK(f.w.text("SELECT name FROM facilities") == secret);
  const auto traces = [&] { return (test::bytesOf(f.path) + test::bytesOf(f.path.string() + "-wal")).find(secret) != std::string::npos; };
  CHECK(traces());
  {
    store::Transaction t(f.w);
    sync::PullPage page;
    page.removed.push_back({9, id, 0});
    r.apply(sync::Lane::live, page, f.now, touched);
    t.commit();
  }
  CHECK(f.w.integer("SELECT count(*) FROM facilities") == 0);
  CHECK(store::finishPurge(f.w));
  CHECK(!traces());
}

}  // namespace

}  // namespace tables_test
