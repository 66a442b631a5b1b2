#include <fstream>

#include "app/exit_codes.h"
#include "app/settings.h"
#include "core/engine/audit_log.h"
#include "core/engine/backup_folder.h"
#include "core/store/backup.h"
#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace backup_command_test {

using namespace jw;
using test::run;
namespace fs = std::filesystem;

namespace {

void damage(const fs::path& file) {
  std::fstream f(file, std::ios::binary | std::ios::in | std::ios::out);
  f.seekp(static_cast<std::streamoff>(fs::file_size(file) / 4096 / 2 * 4096));
  f << std::string(64, '\xA5');
}

}  // namespace

TEST_CASE("backup and restore by the command line") {
  const test::TempDir dir;
  const fs::path store = dir.path() / "city of east.jwg", file = dir.path() / "one.backup";
  test::makeCity(store);
  {
    engine::Engine engine(test::cityOptions(store, false));
    for (int n = 1; n <= 5; ++n) engine.submit(engine::Order{test::importer(), engine::ReportCase{test::cityReport(n)}}).get();
  }
  const auto made = run(dir, {"--store", store.string(), "--json", "backup", "--out", file.string()});
  CHECK(made.err.empty());
  REQUIRE(made.code == app::kDone);
  const auto report = made.json();
  CHECK(report["counts"]["cases"] == 5);
  CHECK(report["bytes"] == fs::file_size(file));
  CHECK(report["findings"].empty());
  CHECK_FALSE(fs::exists(store.string() + "-wal"));
  // The backup knows that it was made, and the key is not in the folder.
  CHECK(test::StoreReader(file).number("SELECT count(*) FROM audit WHERE action='store.backup'") == 1);
  CHECK(app::backupsOf(dir.path() / "config" / "settings.json", store) == std::vector<fs::path>{file});

  SECTION("a name that is taken") {
    const auto again = run(dir, {"--store", store.string(), "backup", "--out", file.string()});
    CHECK(again.code == app::kUsage);
    CHECK(again.err.find("--replace") != std::string::npos);
    // What was not made is not on record.
    CHECK(test::StoreReader(store).number("SELECT count(*) FROM audit WHERE action='store.backup'") == 1);
    const auto replaced = run(dir, {"--store", store.string(), "--lang", "zh", "backup", "--out", file.string(), "--replace"});
    CHECK(replaced.code == app::kDone);
    CHECK(replaced.out.find("密钥文件不在备份里") != std::string::npos);
  }
  SECTION("Ctrl-C") {
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = run(dir, {"--store", store.string(), "backup", "--out", (dir.path() / "two.backup").string()}, stop.get_token());
    CHECK(stopped.code == app::kInterrupted);
    CHECK_FALSE(fs::exists(dir.path() / "two.backup"));
    CHECK_FALSE(fs::exists(dir.path() / "two.backup.jingwei-part"));
    CHECK(run(dir, {"--store", store.string(), "restore", file.string()}, stop.get_token()).code == app::kInterrupted);
    CHECK_FALSE(fs::exists(store.string() + ".jingwei-restoring"));
    CHECK(run(dir, {"--store", store.string(), "check"}).code == app::kDone);
  }
  SECTION("no store, no file, no name") {
    CHECK(run(dir, {"--store", (dir.path() / "none").string(), "backup", "--out", (dir.path() / "x").string()}).code == app::kStore);
    CHECK(run(dir, {"--store", store.string(), "restore", (dir.path() / "none").string()}).code == app::kInput);
    CHECK(run(dir, {"--store", store.string(), "backup"}).code == app::kUsage);
    CHECK(run(dir, {"--store", store.string(), "restore"}).code == app::kUsage);
  }
  SECTION("a damaged store: whoever opens it is told what to type, and typing it helps") {
    damage(store);
    const auto check = run(dir, {"--store", store.string(), "--lang", "en", "check"});
    CHECK(check.code == app::kStore);
    const std::string command = "jingwei --store '" + store.string() + "' restore " + file.string();
    INFO(check.out);
    CHECK(check.out.find(command) != std::string::npos);
    const auto opened = run(dir, {"--store", store.string(), "--lang", "zh", "audit", "verify"});
    CHECK(opened.code == app::kStore);
    CHECK(opened.err.find("最近的完好备份：" + file.string()) != std::string::npos);
    const auto restored = run(dir, {"--store", store.string(), "--json", "restore", file.string()});
    CHECK(restored.code == app::kDone);
    CHECK(restored.json()["new_site"] == false);
    CHECK(fs::exists(restored.json()["replaced"].get<std::string>()));
    CHECK(run(dir, {"--store", store.string(), "check"}).code == app::kDone);
    CHECK(run(dir, {"--store", store.string(), "audit", "verify"}).code == app::kDone);
  }
  SECTION("a store that is gone is restored, and one beside the store is found that no settings know") {
    const fs::path folder = engine::defaultBackupFolder(store);
    fs::create_directory(folder);
    const fs::path beside = engine::backupName(folder, store, store::readFacts(file).takenAt);
    fs::rename(file, beside);
    fs::remove(store);
    const auto opened = run(dir, {"--store", store.string(), "--lang", "en", "check"});
    CHECK(opened.code == app::kStore);
    CHECK(opened.err.find("the newest sound backup: " + beside.string()) != std::string::npos);
    CHECK(run(dir, {"--store", store.string(), "restore", beside.string()}).code == app::kDone);
    CHECK(run(dir, {"--store", store.string(), "check"}).code == app::kDone);
  }
}

}  // namespace backup_command_test
