// Backups of a real store that is written meanwhile, on a disk that is full; and the way back.
#include <atomic>
#include <thread>

#include "core/access/key_file.h"
#include "core/engine/attachment_desk.h"
#include "core/engine/backup_folder.h"
#include "core/engine/file_vault.h"
#include "core/store/case_extras_gateway.h"
#include "core/store/outbox_gateway.h"
#include "core/store/part_file.h"
#include "core/store/schema.h"
#include "core/store/sync_gateway.h"
#include "tests/engine/backed_city.h"
#include "tests/engine/faulty_disk.h"

namespace backup_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("what is in a backup is one moment, while reports come in") {
  BackedCity city;
  city.fill(3000);
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread desk([&] {
    while (!stop) written += engine::done(city.send(SmallCity::report(city.litter, "meanwhile"))) != nullptr;
  });
  std::uint64_t steps = 0;
  int during = 0;
  Progress progress;
  progress.report = [&](std::uint64_t, std::uint64_t, std::string_view what) {
    if (what != "KiB copied") return;
    // Each step of the copy has commits before it.
    for (const int before = written; written < before + 3;) std::this_thread::yield();
    ++steps;
  };
  for (int round = 0; round < 3; ++round) {
    const int before = written;
    const auto report = city.backUp(progress);
    during += written - before;
    CHECK(report.facts.counts.cases >= 3000 + static_cast<std::uint64_t>(before));
    CHECK(report.facts.counts.cases <= 3000 + static_cast<std::uint64_t>(written));
    CHECK(report.facts.storeId == city.engine->storeId());
    CHECK(isSound(city.file));
    CHECK(namesIn(city.kept) == std::vector<std::string>{"nightly.backup"});
  }
  stop = true;
  desk.join();
  CHECK(steps >= 9);
  CHECK(during >= 27);
  // One file for its owner alone, which can be read where nothing can be written.
  CHECK(fs::status(city.file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(bytesOf(city.file).substr(18, 2) == "\1\1");
}

TEST_CASE("a backup that does not become whole leaves nothing and the one before as it was") {
  FaultyDisk disk("nightly.backup");
  BackedCity city;
  city.fill(300);
  city.backUp();
  const std::string good = bytesOf(city.file);
  city.fill(300);
  disk.failAt(0, FaultyDisk::writes, SQLITE_FULL, true);
  const auto nothingChanged = [&] {
    CHECK(namesIn(city.kept) == std::vector<std::string>{"nightly.backup"});
    CHECK((bytesOf(city.file) == good));
  };
  SECTION("a disk that is full from the n-th write on") {
    int failed = 0;
    for (int n = 1; n < 2000; n += 1 + n / 8) {
      disk.failAt(n, FaultyDisk::writes, SQLITE_FULL, true);
      try {
        city.backUp();
        break;
      } catch (const Error& e) {
        CHECK(std::string(e.what()).find("full") != std::string::npos);
        ++failed;
      }
      nothingChanged();
    }
    CHECK(failed > 20);
    CHECK(bytesOf(city.file) != good);
  }
  SECTION("writing fails") {
    disk.failAt(40, FaultyDisk::writes, SQLITE_IOERR, true);
    CHECK_THROWS_AS(city.backUp(), Error);
    nothingChanged();
  }
  SECTION("it is stopped while pages are copied, and while they are read back") {
    for (const std::string_view at : {"KiB copied", "checking the copy"}) {
      std::stop_source stop;
      Progress progress;
      progress.stop = stop.get_token();
      progress.report = [&](std::uint64_t, std::uint64_t, std::string_view what) {
        if (what == at) stop.request_stop();
      };
      errorOf(ErrorCode::cancelled, [&] { city.backUp(progress); });
      nothingChanged();
    }
  }
  SECTION("the store is damaged") {
    city.engine.reset();
    flip(city.store, fs::file_size(city.store) / 4096 / 2);
    CHECK(errorOf(ErrorCode::store, [&] { city.backUp(); }).find("jingwei check") != std::string::npos);
    nothingChanged();
  }
}

TEST_CASE("a target that cannot be meant is refused with what to do") {
  BackedCity city;
  const auto backUpTo = [&](const fs::path& to, bool replace = false) {
    store::Connection reader(city.store, store::OpenMode::readOnly);
    bool begun = false;
    engine::makeBackup(reader, {to, replace}, city.clock->now(), {}, [&] { begun = true; });
    CHECK(begun);
  };
  CHECK(errorOf(ErrorCode::usage, [&] { backUpTo(city.store, true); }).find("the store itself") != std::string::npos);
  CHECK(errorOf(ErrorCode::usage, [&] { backUpTo(city.kept / ".." / "city.jw-wal", true); }).find("the store itself") != std::string::npos);
  CHECK(errorOf(ErrorCode::usage, [&] { backUpTo(city.kept); }).find("is a folder") != std::string::npos);
  CHECK(errorOf(ErrorCode::input, [&] { backUpTo(city.folder / "none" / "b"); }).find("no such folder") != std::string::npos);
  CHECK(errorOf(ErrorCode::input, [&] { backUpTo("/proc/b.backup"); }).find("cannot be written") != std::string::npos);
  std::ofstream(city.file) << "a letter";
  CHECK(errorOf(ErrorCode::usage, [&] { backUpTo(city.file); }).find("--replace") != std::string::npos);
  CHECK(errorOf(ErrorCode::usage, [&] { backUpTo(city.file, true); }).find("no backup of Jingwei") != std::string::npos);
  CHECK(bytesOf(city.file) == "a letter");
  {
    const store::PartFile other(city.kept / "b", ".jingwei-part");
    CHECK(errorOf(ErrorCode::input, [&] { backUpTo(city.kept / "b"); }).find("another program") != std::string::npos);
  }
  backUpTo(city.kept / "b");
}

TEST_CASE("a backup does not take the room that the store needs") {
  BackedCity city;
  city.engine.reset();
  const auto size = fs::file_size(city.store);
  fs::resize_file(city.store, fs::space(city.folder.path()).available / 3 * 2);  // of zeros that are nowhere on the disk
  CHECK(errorOf(ErrorCode::input, [&] { city.backUp(); }).find("choose another folder") != std::string::npos);
  CHECK(namesIn(city.kept).empty());
  fs::resize_file(city.store, size);
  city.backUp();
  CHECK(isSound(city.file));
}

TEST_CASE("a flipped page is found, and the store restored; the damaged one is kept") {
  BackedCity city;
  city.fill(500);
  city.backUp();
  city.fill(20);
  city.engine.reset();
  flip(city.store, fs::file_size(city.store) / 4096 / 2);
  const std::string damaged = bytesOf(city.store);
  CHECK(errorOf(ErrorCode::store, [&] { city.open(); }).find("damaged") != std::string::npos);
  const auto report = city.restore();
  CHECK(report.facts.counts.cases == 500);
  CHECK(namesIn(city.folder.path()) == std::vector<std::string>{"city.jw", "city.jw.replaced-20261120T010000Z", "kept", "keys"});
  CHECK(report.aside.filename() == "city.jw.replaced-20261120T010000Z");
  CHECK((bytesOf(report.aside) == damaged));
  CHECK(isSound(city.store));
  city.open();
  CHECK(live(city, city.operatorDesk).cases.size() == 500);
  CHECK(engine::done(city.send(SmallCity::report(city.litter, "goes on"))) != nullptr);
  city.engine.reset();
  // Once more within the same second: no name is taken twice, no file lost.
  CHECK(city.restore().aside.filename() == "city.jw.replaced-20261120T010000Z-2");
  CHECK(city.cases() == 500);
  store::Connection c(city.store, store::OpenMode::readOnly);
  CHECK(c.text("SELECT action FROM audit ORDER BY seq DESC LIMIT 1") == "store.restore");
  CHECK(c.integer("SELECT count(*) FROM meta WHERE key='backup_taken_at'") == 0);
}

TEST_CASE("the log of the replaced store goes with it and is not read into the new one") {
  BackedCity city;
  city.fill(50);
  city.backUp();
  city.engine.reset();
  {
    // A program that died has left a log.
    store::Connection w(city.store, store::OpenMode::readWrite);
    w.execute("PRAGMA wal_autocheckpoint=0; UPDATE cases SET title='later'");
    fs::copy_file(city.store.string() + "-wal", city.folder / "log");
  }
  fs::copy_file(city.folder / "log", city.store.string() + "-wal");
  const std::string log = bytesOf(city.folder / "log");
  const auto report = city.restore();
  CHECK((bytesOf(report.aside.string() + "-wal") == log));
  CHECK_FALSE(fs::exists(city.store.string() + "-wal"));
  store::Connection c(city.store, store::OpenMode::readOnly);
  CHECK(c.integer("SELECT count(*) FROM cases WHERE title='later'") == 0);
}

TEST_CASE("what is no backup of this store is refused, and the store stays") {
  BackedCity city;
  city.fill(5);
  city.backUp();
  const auto id = *Uuid::parse(city.engine->storeId());
  const auto refused = [&](ErrorCode code, const char* part) {
    const std::string before = bytesOf(city.store);
    const std::string said = errorOf(code, [&] { city.restore(); });
    INFO(said);
    CHECK(said.find(part) != std::string::npos);
    CHECK((bytesOf(city.store) == before));
    CHECK_FALSE(fs::exists(city.store.string() + ".jingwei-restoring"));
  };
  city.engine.reset();
  SECTION("a letter") {
    std::ofstream(city.file) << std::string(4096, 'x');
    refused(ErrorCode::input, "not a store of Jingwei");
  }
  SECTION("a database of another program") {
    fs::remove(city.file);
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(city.file.c_str(), &db) == SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE t (a)", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    refused(ErrorCode::input, "not a store of Jingwei");
  }
  SECTION("nothing") {
    fs::remove(city.file);
    refused(ErrorCode::input, "no such file");
  }
  SECTION("the store itself") {
    city.file = city.store;
    refused(ErrorCode::usage, "the store itself");
  }
  SECTION("a damaged backup") {
    flip(city.file, fs::file_size(city.file) / 4096 / 2);
    refused(ErrorCode::store, "not sound");
  }
  SECTION("a backup of another store") {
    SmallCity other;
    setenv("JINGWEI_KEY_DIR", (city.folder / "keys").c_str(), 1);
    store::Connection reader(other.folder / "city.jw", store::OpenMode::readOnly);
    engine::makeBackup(reader, {city.file, true}, city.clock->now(), {});
    fs::copy_file(access::keyFile(other.folder / "keys", *Uuid::parse(other.engine->storeId())), access::keyFile(city.folder / "keys", *Uuid::parse(other.engine->storeId())));
    refused(ErrorCode::store, "another store");
  }
  SECTION("a backup of a newer program") {
    {
      store::Connection w(city.file, store::OpenMode::readWrite);
      w.execute("PRAGMA user_version=9999");
    }
    refused(ErrorCode::newer_store, "newer Jingwei");
  }
  SECTION("the key is gone") {
    fs::remove(access::keyFile(access::keyDirectory(), id));
    refused(ErrorCode::store, "protected fields");
  }
}

TEST_CASE("a store that belongs to a center comes back as another site, and holds its messages") {
  BackedCity city;
  const Uuid site = Uuid::named("site");
  city.engine->write([&](store::Connection& w) {
    store::setSyncState(w, "site", site.text());
    model::Message m;
    m.id = {Uuid::named("message")};
    m.channel = model::MessageChannel::sms;
    m.createdAt = m.nextAt = city.clock->now();
    store::putMessage(w, city.machine, m);
  }).get();
  city.backUp();
  city.engine.reset();
  const auto report = city.restore();
  CHECK(report.newSite);
  CHECK(report.heldMessages == 1);
  store::Connection c(city.store, store::OpenMode::readOnly);
  const auto now = Uuid::parse(store::syncState(c, "site"));
  REQUIRE(now);
  CHECK_FALSE(*now == site);
  const auto messages = store::searchMessages(c, "", {}, 0, 10);
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].state == model::MessageState::givenUp);
  CHECK(store::nextMessageDue(c, model::MessageChannel::sms) == kNever);
}

TEST_CASE("attachments lie beside the backup and come back with it") {
  BackedCity city;
  const CaseId id = engine::done(city.send(SmallCity::report(city.litter, "with a picture")))->id;
  const auto attach = [&](const std::string& text) {
    const fs::path file = city.folder / "note.txt";
    std::ofstream(file) << text;
    std::promise<engine::Answer> promise;
    engine::AttachmentDesk(*city.engine).attach(city.operatorDesk, id, file, nullptr, [&](engine::Answer a) { promise.set_value(std::move(a)); });
    REQUIRE(engine::done(promise.get_future().get()) != nullptr);
  };
  attach("one");
  attach("two");
  auto report = city.backUp();
  CHECK(report.attachments == 2);
  CHECK(report.copied == 2);
  CHECK(report.findings.empty());
  attach("three");
  report = city.backUp();
  CHECK(report.attachments == 3);
  CHECK(report.copied == 1);
  std::vector<std::string> hashes;
  city.engine->read({}, [&](store::Connection& c) { hashes = store::attachmentHashes(c); }).get();
  const engine::FileVault here(city.store), there(engine::backupVaultOf(city.kept));
  city.engine.reset();
  // One is missing here, one in both places.
  fs::remove(here.pathOf(hashes[0]));
  fs::remove(here.pathOf(hashes[1]));
  fs::remove(there.pathOf(hashes[1]));
  const auto restored = city.restore();
  CHECK(restored.copied == 1);
  REQUIRE(restored.findings.size() == 1);
  CHECK(restored.findings[0].id == hashes[1]);
  CHECK_NOTHROW(here.verified(hashes[0]));
}

TEST_CASE("of many backups the newest of each hour and day are kept") {
  const Zone zone = Zone::china();
  const auto at = [&](int day, int hour, int minute) { return zone.toInstant({2026, 11, day, hour, minute, 0, 0}); };
  std::vector<engine::KeptBackup> all;
  for (int day = 20; day >= 1; --day)
    for (int hour = 23; hour >= 0; --hour)
      for (const int minute : {40, 10}) all.push_back({std::to_string(day) + "-" + std::to_string(hour) + "-" + std::to_string(minute), at(day, hour, minute)});
  const auto gone = engine::superfluous(all, {24, 7}, zone);
  std::vector<std::string> kept;
  for (const auto& b : all)
    if (std::find(gone.begin(), gone.end(), b) == gone.end()) kept.push_back(b.file.string());
  REQUIRE(kept.size() == 30);
  CHECK(kept[0] == "20-23-40");
  CHECK(kept[23] == "20-0-40");
  CHECK(kept[24] == "19-23-40");
  CHECK(kept[29] == "14-23-40");
  CHECK(engine::superfluous(all, {0, 0}, zone).size() == all.size() - 1);
  CHECK(engine::superfluous({}, {24, 7}, zone).empty());
}

TEST_CASE("thinning out takes only backups of the clock, and attachments that none of the folder names") {
  BackedCity city;
  city.backUp();  // made by a person, under another name: stays
  const auto start = city.clock->now();
  for (int i = 0; i < 5; ++i) {
    city.file = engine::backupName(city.kept, city.store, start + std::chrono::hours(i));
    city.backUp();
  }
  const auto kept = engine::backupsIn(city.kept, city.store);
  REQUIRE(kept.size() == 5);
  CHECK(kept.front().takenAt == start + std::chrono::hours(4));
  const fs::path orphan = engine::FileVault(engine::backupVaultOf(city.kept)).pathOf("ab12");
  fs::create_directories(orphan.parent_path());
  std::ofstream(orphan) << "bytes";
  std::ofstream(city.kept / "city.jw-notes.backup") << "a letter";
  CHECK(engine::thinOut(city.kept, city.store, {2, 1}, Zone::china()) == 3);
  CHECK(engine::backupsIn(city.kept, city.store).size() == 2);
  CHECK(fs::exists(city.kept / "nightly.backup"));
  CHECK(fs::exists(city.kept / "city.jw-notes.backup"));
  CHECK_FALSE(fs::exists(orphan));
  // The newest is damaged: the one before it is named.
  const auto left = engine::backupsIn(city.kept, city.store);
  flip(left[0].file, fs::file_size(left[0].file) / 4096 / 2);
  std::vector<fs::path> files{city.kept / "none", city.kept / "city.jw-notes.backup"};
  for (const auto& b : left) files.push_back(b.file);
  CHECK(engine::newestSound(files, {}) == std::optional(left[1].file));
}

}  // namespace backup_test
