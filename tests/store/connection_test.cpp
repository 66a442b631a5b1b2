#include "core/store/connection.h"

#include <thread>

#include "core/access/audit_chain.h"
#include "core/store/audit_gateway.h"
#include "tests/store/store_fixture.h"

namespace connection_test {

using namespace jw;
using namespace jw::test;
using store::Connection;
using store::OpenMode;
using store::Statement;
using store::Transaction;

TEST_CASE("values go through a statement unchanged") {
  StoreFile s;
  s.w.execute("CREATE TEMP TABLE t (a, b, c, d, e, f, g, h)");
  const Uuid id = Uuid::named("x");
  const std::string text("文\0本", 7), blob("\x00\xFF\x01", 3);
  {
    auto q = s.w.prepare("INSERT INTO t VALUES (?,?,?,?,?,?,?,?)");
    q->bind(1, std::int64_t{-9'000'000'000'000'000'000}).bind(2, 0.1).bind(3, std::string_view(text)).bindBlob(4, blob.data(), blob.size());
    q->bind(5, id).bind(6, Uuid()).bind(7, fromMillis(-5)).bind(8, kNever).run();
  }
  auto q = s.w.prepare("SELECT * FROM t");
  REQUIRE(q->step());
  CHECK(q->integer(0) == -9'000'000'000'000'000'000);
  CHECK(q->real(1) == 0.1);
  CHECK(q->text(2) == text);
  CHECK(std::string(q->blob(3).begin(), q->blob(3).end()) == blob);
  CHECK(q->uuid(4) == id);
  CHECK(q->isNull(5));
  CHECK(q->uuid(5).isNil());
  CHECK(q->instant(6) == fromMillis(-5));
  CHECK(q->isNull(7));
  CHECK(q->instant(7) == kNever);
  CHECK_FALSE(q->step());
}

TEST_CASE("empty text, null text and a blob of another length") {
  StoreFile s;
  Statement q(s.w.handle(), "SELECT ?1 IS NULL, typeof(?2), ?3 IS NULL, x'0102', typeof(?4)");
  q.bindOrNull(1, "").bind(2, std::string_view()).bindOrNull(3, "x").bindBlob(4, "", 0);
  REQUIRE(q.step());
  CHECK(q.integer(0) == 1);
  CHECK(q.text(1) == "text");
  CHECK(q.integer(2) == 0);
  CHECK(q.uuid(3).isNil());
  CHECK(q.text(4) == "blob");
}

TEST_CASE("a cached statement comes back without the parameters of the last loan") {
  StoreFile s;
  { s.w.prepare("SELECT ?")->bind(1, 7).step(); }
  auto q = s.w.prepare("SELECT ?");
  REQUIRE(q->step());
  CHECK(q->isNull(0));
}

TEST_CASE("errors carry the statement and SQLite's words; the connection stays usable") {
  StoreFile s;
  CHECK_THAT(errorOf(ErrorCode::store, [&] { s.w.prepare("SELECT x FROM nowhere"); }), Catch::Matchers::Contains("no such table"));
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.w.execute("garbage"); }).empty());
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.w.prepare("SELECT ?")->bind(2, 1); }).empty());
  s.w.execute("INSERT INTO meta VALUES ('a', 'b')");
  const auto text = errorOf(ErrorCode::store, [&] { s.w.prepare("INSERT INTO meta VALUES ('a', 'c')")->run(); });
  CHECK(text.find("UNIQUE") != std::string::npos);
  CHECK(text.find("INSERT INTO meta") != std::string::npos);
  CHECK(s.w.text("SELECT value FROM meta WHERE key='a'") == "b");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.w.execute("INSERT INTO dwellings (id, building, unit, floor, number, square_metres, residence, area) VALUES (x'', 99, 1, 1, 1, 1, 1, '')"); }).empty());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  StoreFile s;
  {
    Transaction t(s.w);
    store::setMetaValue(s.w, "k", "1");
    CHECK(s.w.inTransaction());
  }
  CHECK_FALSE(s.w.inTransaction());
  CHECK(store::metaValue(s.w, "k").empty());
  try {
    Transaction t(s.w);
    store::setMetaValue(s.w, "k", "2");
    s.w.execute("garbage");
    t.commit();
  } catch (const Error&) {
  }
  CHECK(store::metaValue(s.w, "k").empty());
  {
    Transaction t(s.w);
    store::setMetaValue(s.w, "k", "3");
    t.commit();
  }
  CHECK(store::metaValue(s.w, "k") == "3");
  Transaction outer(s.w);
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { Transaction inner(s.w); }).empty());
  CHECK(s.w.inTransaction());
}

TEST_CASE("a transaction that SQLite has rolled back by itself ends quietly") {
  StoreFile s;
  s.w.execute("CREATE TABLE r (a UNIQUE ON CONFLICT ROLLBACK); INSERT INTO r VALUES (1)");
  {
    Transaction t(s.w);
    store::setMetaValue(s.w, "k", "1");
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { s.w.execute("INSERT INTO r VALUES (1)"); }).empty());
    CHECK_FALSE(s.w.inTransaction());
  }
  CHECK(store::metaValue(s.w, "k").empty());
  Transaction again(s.w);
  again.commit();
}

TEST_CASE("readers see commits only, and cannot write") {
  StoreFile s;
  Connection reader(s.path, OpenMode::readOnly);
  for (const char* sql : {"INSERT INTO meta VALUES ('a', 'b')", "CREATE TABLE x (a)", "DELETE FROM audit", "PRAGMA user_version=9", "BEGIN IMMEDIATE; INSERT INTO meta VALUES ('c', 'd')"})
    CHECK_FALSE(errorOf(ErrorCode::store, [&] { reader.execute(sql); }).empty());
  if (reader.inTransaction()) reader.execute("ROLLBACK");
  Transaction t(s.w);
  store::setMetaValue(s.w, "k", "1");
  CHECK(store::metaValue(reader, "k").empty());
  t.commit();
  CHECK(store::metaValue(reader, "k") == "1");
  CHECK(reader.integer("PRAGMA wal_autocheckpoint") == 0);
  CHECK(reader.integer("PRAGMA user_version") == store::lastStep(schemaFolder()));
}

TEST_CASE("opening what is not there or may not be read is an error") {
  TempFolder folder;
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { Connection(folder / "none", OpenMode::readOnly); }).empty());
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { Connection(folder / "none", OpenMode::readWrite); }).empty());
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { Connection(folder / "no" / "folder", OpenMode::create); }).empty());
}

TEST_CASE("a long read ends with cancelled once its asker has moved on; the connection serves the next") {
  StoreFile s;
  Connection reader(s.path, OpenMode::readOnly);
  const char* const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  std::stop_source before;
  before.request_stop();
  reader.setStop(before.get_token());
  CHECK_FALSE(errorOf(ErrorCode::cancelled, [&] { reader.integer(endless); }).empty());
  std::stop_source during;
  reader.setStop(during.get_token());
  std::thread other([&] { during.request_stop(); });
  CHECK_FALSE(errorOf(ErrorCode::cancelled, [&] { reader.integer(endless); }).empty());
  other.join();
  reader.setStop({});
  CHECK(reader.integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) FROM n") == 100000);
}

TEST_CASE("the audit log is appended to and read in order; nobody changes or removes an entry") {
  StoreFile s;
  auto head = store::auditHead(s.w);
  CHECK(head.seq == 0);
  head = access::auditGenesis(Uuid::named("store"));
  std::vector<model::AuditEntry> entries(5);
  for (auto& e : entries) {
    e.at = s.now;
    e.user = {Uuid::named("u")};
    e.actor = "值班员";
    e.role = model::Role::operator_;
    e.action = "read";
    e.object = "case/1";
    e.purpose = "handling";
    e.detail = R"({"field":"reporter_phone"})";
    access::appendTo(head, e);
    store::appendAudit(s.w, e);
  }
  CHECK(store::auditHead(s.w) == head);
  auto read = store::readAudit(s.w, 1, 100);
  REQUIRE(read.size() == 5);
  read[0].prevHash = entries[0].prevHash;
  CHECK(read == entries);
  auto from = access::auditGenesis(Uuid::named("store"));
  CHECK_FALSE(access::firstBroken(from, read));
  CHECK(store::readAudit(s.w, 3, 2).size() == 2);
  CHECK(store::readAudit(s.w, 3, 2)[1].seq == 4);
  CHECK(store::readAudit(s.w, 6, 2).empty());
  for (const char* sql : {"UPDATE audit SET actor='x'", "UPDATE audit SET hash=x'' WHERE seq=2", "DELETE FROM audit WHERE seq=5", "DELETE FROM audit"})
    CHECK(errorOf(ErrorCode::store, [&] { s.w.execute(sql); }).find("append-only") != std::string::npos);
  // Neither in the place of another, nor with a gap, nor before the first.
  for (const char* seq : {"2", "5", "7", "0", "-1", "NULL"}) {
    INFO(seq);
    CHECK_FALSE(errorOf(ErrorCode::store, [&] {
                  s.w.execute(std::string("INSERT OR REPLACE INTO audit SELECT ") + seq + ", at, user, 'x', role, action, object, purpose, detail, hash FROM audit WHERE seq=2");
                }).empty());
  }
  CHECK(store::readAudit(s.w, 1, 100).size() == 5);
  CHECK(store::readAudit(s.w, 2, 1)[0].actor == "值班员");
}

TEST_CASE("a text that was put together is found by what it says and not by where it lies") {
  StoreFile s;
  std::string sql = "SELECT 'first of two statements'";
  const auto* place = sql.data();
  {
    auto one = s.w.prepareMade(sql);
    REQUIRE(one->step());
    CHECK(one->text(0) == "first of two statements");
  }
  sql.replace(sql.find("first"), 5, "other");
  REQUIRE(sql.data() == place);
  auto two = s.w.prepareMade(sql);
  REQUIRE(two->step());
  CHECK(two->text(0) == "other of two statements");
}

}  // namespace connection_test
