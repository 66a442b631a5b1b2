#include "core/store/schema.h"

#include "core/store/check.h"
#include "tests/store/store_fixture.h"

namespace schema_test {

using namespace jw;
using namespace jw::test;
using store::Connection;
using store::OpenMode;
using store::SchemaResult;
namespace fs = std::filesystem;

namespace {

void writeFile(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

// A schema folder with the shipped steps 1 … n.
fs::path stepsUpTo(const TempFolder& folder, int n) {
  const fs::path to = folder / ("schema" + std::to_string(n));
  fs::remove_all(to);
  fs::create_directories(to);
  for (const auto& entry : fs::directory_iterator(schemaFolder()))
    if (std::stoi(entry.path().filename().string().substr(0, 4)) <= n) fs::copy(entry.path(), to / entry.path().filename());
  return to;
}

}  // namespace

TEST_CASE("a fresh file gets every step, its marks, WAL and the spatial indexes") {
  TempFolder folder;
  Connection w(folder / "a.jw", OpenMode::create);
  CHECK(store::prepareSchema(w, schemaFolder()) == SchemaResult::created);
  CHECK(w.integer("PRAGMA application_id") == 0x4A574744);
  CHECK(w.integer("PRAGMA user_version") == store::lastStep(schemaFolder()));
  CHECK(w.text("PRAGMA journal_mode") == "wal");
  CHECK(w.integer("PRAGMA synchronous") == 2);
  CHECK(w.integer("PRAGMA foreign_keys") == 1);
  CHECK(w.integer("PRAGMA busy_timeout") == 5000);
  CHECK(w.integer("PRAGMA cell_size_check") == 1);
  CHECK(w.integer("SELECT count(*) FROM geometry_columns WHERE srid=4490 AND spatial_index_enabled=1 AND f_table_name IN ('areas', 'buildings')") == 2);
  CHECK(w.integer("SELECT count(*) FROM spatial_ref_sys WHERE srid IN (4490, 4326)") == 2);
  for (const char* table : {"areas", "buildings", "dwellings", "households", "people", "departments", "staff", "facilities", "categories", "rules", "settings", "cases",
                            "case_people", "transitions", "journal", "audit", "meta"})
    CHECK(w.integer("SELECT count(*) FROM sqlite_master WHERE type='table' AND name='" + std::string(table) + "'") == 1);
  CHECK(store::prepareSchema(w, schemaFolder()) == SchemaResult::current);
  const auto report = store::checkStore(w, {});
  for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.text);
  CHECK(report.sound());
  CHECK(report.schema == store::lastStep(schemaFolder()));
}

TEST_CASE("a file of every older step is upgraded and keeps its rows") {
  const int last = store::lastStep(schemaFolder());
  for (int n = 1; n <= last; ++n) {
    INFO("from step " << n);
    TempFolder folder;
    const auto old = stepsUpTo(folder, n);
    {
      Connection w(folder / "a.jw", OpenMode::create);
      CHECK(store::prepareSchema(w, old) == SchemaResult::created);
      CHECK(w.integer("PRAGMA user_version") == n);
      w.execute("INSERT INTO departments (id, row_ver, code, name, email, phone) VALUES (zeroblob(16), 1, 'D1', 'x', '', '')");
      if (n < 17) w.execute("INSERT INTO settings (scope, key, value, row_ver) VALUES ('', 'follow_up', '1', 3), ('area:33/', 'accept_limit', '5min', 1)");
      // A store that has joined a center tells it of the settings that it has.
      if (n >= 8) w.execute("INSERT INTO sync_state (key, value) VALUES ('site', 'x')");
    }
    // One step more than this program has: what an upgrade of the future does to a file of today.
    const auto later = stepsUpTo(folder, last);
    char name[32];
    std::snprintf(name, sizeof name, "%04d_note.sql", last + 1);
    writeFile(later / name, "ALTER TABLE departments ADD COLUMN remark TEXT NOT NULL DEFAULT 'none'; CREATE TABLE extra (a);");
    Connection w(folder / "a.jw", OpenMode::readWrite);
    CHECK(store::prepareSchema(w, later) == SchemaResult::upgraded);
    CHECK(w.integer("PRAGMA user_version") == last + 1);
    CHECK(w.text("SELECT code || remark FROM departments") == "D1none");
    if (n < 17) {
      CHECK(w.text("SELECT group_concat(jw_uuid(id) || scope || key || value || row_ver || server_ver, ' ') FROM (SELECT * FROM settings ORDER BY scope)") ==
            Uuid::named("settings::follow_up").text() + "follow_up130 " + Uuid::named("settings:area:33/:accept_limit").text() + "area:33/accept_limit5min10");
      CHECK(w.integer("SELECT count(*) FROM sync_dirty WHERE tbl=7") == (n >= 8 ? 2 : 0));
    }
    CHECK(store::prepareSchema(w, later) == SchemaResult::current);
  }
}

TEST_CASE("a step that fails leaves the file at the step before it") {
  TempFolder folder;
  const auto steps = stepsUpTo(folder, 1);
  writeFile(steps / "0002_good.sql", "CREATE TABLE good (a);");
  writeFile(steps / "0003_bad.sql", "CREATE TABLE half (a); INSERT INTO meta VALUES ('k', 'v'); CREATE TABLE good (a);");
  {
    Connection w(folder / "a.jw", OpenMode::create);
    const auto text = errorOf(ErrorCode::store, [&] { store::prepareSchema(w, steps); });
    CHECK(text.find("0003_bad.sql") != std::string::npos);
  }
  {
    Connection w(folder / "a.jw", OpenMode::readWrite);
    CHECK(w.integer("PRAGMA user_version") == 2);
    CHECK(w.integer("SELECT count(*) FROM sqlite_master WHERE name='good'") == 1);
    CHECK(w.integer("SELECT count(*) FROM sqlite_master WHERE name='half'") == 0);
    CHECK(w.integer("SELECT count(*) FROM meta") == 0);
    writeFile(steps / "0003_bad.sql", "CREATE TABLE half (a);");
    CHECK(store::prepareSchema(w, steps) == SchemaResult::upgraded);
  }
}

TEST_CASE("a file of a newer program is refused and not touched") {
  TempFolder folder;
  {
    Connection w(folder / "a.jw", OpenMode::create);
    store::prepareSchema(w, schemaFolder());
    w.execute("PRAGMA user_version=" + std::to_string(store::lastStep(schemaFolder()) + 1));
  }
  const auto before = bytesOf(folder / "a.jw");
  {
    Connection w(folder / "a.jw", OpenMode::readWrite);
    CHECK_FALSE(errorOf(ErrorCode::newer_store, [&] { store::prepareSchema(w, schemaFolder()); }).empty());
  }
  CHECK(bytesOf(folder / "a.jw") == before);
  engine::Engine::Options options{folder / "a.jw", fs::path(JW_SOURCE_DIR) / "data", false, nullptr, 1, 16};
  CHECK_FALSE(errorOf(ErrorCode::newer_store, [&] { engine::Engine e(options); }).empty());
  CHECK(bytesOf(folder / "a.jw") == before);
}

TEST_CASE("an SQLite file of somebody else is refused and not touched") {
  TempFolder folder;
  const char* const kinds[] = {"CREATE TABLE notes (a); INSERT INTO notes VALUES (1);", "PRAGMA application_id=1196437808; CREATE TABLE gpkg (a);", "PRAGMA user_version=3;"};
  for (int i = 0; i < 3; ++i) {
    INFO(kinds[i]);
    const fs::path file = folder / ("b" + std::to_string(i));
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, kinds[i], nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    const auto before = bytesOf(file);
    for (const bool create : {false, true}) {
      engine::Engine::Options options{file, fs::path(JW_SOURCE_DIR) / "data", create, nullptr, 1, 16};
      CHECK_FALSE(errorOf(ErrorCode::store, [&] { engine::Engine e(options); }).empty());
      CHECK(bytesOf(file) == before);
      CHECK_FALSE(fs::exists(file.string() + "-wal"));
    }
  }
}

TEST_CASE("what is no database is refused and not touched") {
  TempFolder folder;
  writeFile(folder / "text", std::string(5000, 'x'));
  const auto before = bytesOf(folder / "text");
  engine::Engine::Options options{folder / "text", fs::path(JW_SOURCE_DIR) / "data", true, nullptr, 1, 16};
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { engine::Engine e(options); }).empty());
  CHECK(bytesOf(folder / "text") == before);
  options.store = folder / "none";
  options.create = false;
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { engine::Engine e(options); }).empty());
  CHECK_FALSE(fs::exists(folder / "none"));
  options.store = folder.path();  // a folder
  options.create = true;
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { engine::Engine e(options); }).empty());
}

TEST_CASE("a damaged store is refused") {
  TempFolder folder;
  const fs::path file = folder / "a.jw";
  {
    Connection w(file, OpenMode::create);
    store::prepareSchema(w, schemaFolder());
    for (int i = 0; i < 200; ++i) w.execute("INSERT INTO meta VALUES ('" + std::to_string(i) + std::string(400, 'k') + "', 'v')");
  }
  const auto whole = bytesOf(file);
  auto refusedWith = [&](const std::string& bytes) {
    writeFile(file, bytes);
    engine::Engine::Options options{file, fs::path(JW_SOURCE_DIR) / "data", false, nullptr, 1, 16};
    return errorOf(ErrorCode::store, [&] { engine::Engine e(options); });
  };
  SECTION("cut in the middle") { CHECK_FALSE(refusedWith(whole.substr(0, whole.size() / 2)).empty()); }
  SECTION("the last page is missing") { CHECK_FALSE(refusedWith(whole.substr(0, whole.size() - 4096)).empty()); }
  SECTION("pages of zeros at the end") {
    auto bytes = whole;
    std::fill(bytes.end() - 3 * 4096, bytes.end(), '\0');
    CHECK_FALSE(refusedWith(bytes).empty());
  }
  SECTION("only its header is left") { CHECK_FALSE(refusedWith(whole.substr(0, 100)).empty()); }
}

TEST_CASE("a folder of steps must be whole") {
  TempFolder folder;
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::lastStep(folder / "none"); }).empty());
  writeFile(folder / "s" / "0001_a.sql", "");
  writeFile(folder / "s" / "0003_c.sql", "");
  writeFile(folder / "s" / "readme.txt", "");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::lastStep(folder / "s"); }).empty());
  writeFile(folder / "s" / "0002_b.sql", "");
  CHECK(store::lastStep(folder / "s") == 3);
  writeFile(folder / "s" / "note_d.sql", "");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::lastStep(folder / "s"); }).empty());
}

TEST_CASE("meta values and revisions") {
  StoreFile s;
  CHECK(store::metaValue(s.w, "a").empty());
  store::setMetaValue(s.w, "a", "1");
  store::setMetaValue(s.w, "a", "2");
  CHECK(store::metaValue(s.w, "a") == "2");
  CHECK(store::revision(s.w, "areas") == 0);
  store::raiseRevision(s.w, "areas");
  store::raiseRevision(s.w, "areas");
  CHECK(store::revision(s.w, "areas") == 2);
  CHECK(store::revision(s.w, "buildings") == 0);
}

TEST_CASE("each malformed database gives a clean error or opens") {
  const char* data = std::getenv("JINGWEI_DATA");
  const fs::path hostile = (data ? fs::path(data) : fs::path(JW_SOURCE_DIR) / ".." / "shared" / "data") / "hostile" / "sqlite";
  if (!fs::exists(hostile)) {
    WARN("skipped: no data");
    return;
  }
  TempFolder folder;
  int files = 0, refused = 0;
  for (const auto& entry : fs::directory_iterator(hostile)) {
    ++files;
    const fs::path file = folder / "hostile.jw";
    fs::copy_file(entry.path(), file, fs::copy_options::overwrite_existing);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    const auto before = bytesOf(file);
    try {
      Connection w(file, OpenMode::readWrite);
      store::checkFile(w, true);
      // An empty one may become a store.
      store::prepareSchema(w, schemaFolder());
      const auto report = store::checkStore(w, {});
      CHECK(report.sound());
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::store);
      ++refused;
      if (bytesOf(file) != before) FAIL_CHECK(entry.path().filename() << " was changed");
    }
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + tail);
  }
  CHECK(files > 0);
  CHECK(refused >= files - 1);
}

}  // namespace schema_test
