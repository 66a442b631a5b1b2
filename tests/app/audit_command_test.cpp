#include "app/exit_codes.h"
#include "core/engine/audit_log.h"
#include "core/engine/engine.h"
#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace audit_command_test {

using namespace jw;
using test::run;

namespace {

constexpr int kEntries = 1203;  // more than a page

/// A store with entries as readings leave them.
std::filesystem::path storeWithLog(const test::TempDir& dir) {
  const auto file = dir.path() / "city.jwg";
  test::makeCity(file);
  engine::Engine engine(test::cityOptions(file, false));
  engine.write([](store::Connection& w) {
          for (int i = 1; i <= kEntries; ++i) {
            model::AuditEntry e;
            e.at = fromMillis(1'795'140'000'000 + i);
            e.actor = "值班员";
            e.role = model::Role::operator_;
            e.action = i % 400 == 0 ? "export" : "read";
            e.object = "person/" + std::to_string(i);
            e.purpose = "handling";
            engine::writeAudit(w, e);
            if (e.seq != i) throw std::runtime_error("numbers have gaps");
          }
        }).get();
  return file;
}

/// The triggers that keep the log are what somebody who edits the file takes away first.
void tamper(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  const std::string all = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_in_order; " + sql;
  REQUIRE(sqlite3_exec(db, all.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

}  // namespace

TEST_CASE("audit verify follows the whole chain and names the head; audit show reads the newest") {
  const test::TempDir dir;
  const auto file = storeWithLog(dir);
  const auto verify = [&](std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"--store", file.string(), "--json", "audit", "verify"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(dir, arguments);
  };
  const auto whole = verify();
  CHECK(whole.code == app::kDone);
  CHECK(whole.json()["sound"] == true);
  CHECK(whole.json()["entries"] == kEntries);
  const std::string head = whole.json()["head"];
  CHECK(head.starts_with(std::to_string(kEntries) + ":"));
  CHECK(verify({"--head", head}).code == app::kDone);
  CHECK(verify({"--head", "7"}).code == app::kUsage);
  CHECK(verify({"--head", "x:" + head.substr(head.find(':') + 1)}).code == app::kUsage);

  const auto show = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"--store", file.string(), "--json", "audit", "show"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(dir, arguments).json();
  };
  const auto last = show({"--last", "2"});
  REQUIRE(last.size() == 2);
  CHECK(last[0]["seq"] == kEntries - 1);
  CHECK(last[1]["object"] == "person/" + std::to_string(kEntries));
  CHECK(last[1]["role"] == "operator");
  const auto exports = show({"--action", "export"});
  REQUIRE(exports.size() == 3);
  CHECK(exports[0]["seq"] == 400);
  CHECK(show({"--action", "nothing"}).empty());
}

TEST_CASE("an entry that was changed, taken out or added is found, by audit verify and by check") {
  const auto [sql, broken] = GENERATE(table<std::string, int>({{"UPDATE audit SET purpose='' WHERE seq=700", 700},
                                                               {"DELETE FROM audit WHERE seq=1001", 1001},
                                                               {"UPDATE audit SET seq=seq+1 WHERE seq=1203", 1203},
                                                               {"UPDATE audit SET hash=zeroblob(32) WHERE seq=1", 1}}));
  const test::TempDir dir;
  const auto file = storeWithLog(dir);
  tamper(file, sql);
  const auto verdict = run(dir, {"--store", file.string(), "--json", "audit", "verify"});
  CHECK(verdict.code == app::kStore);
  CHECK(verdict.json()["sound"] == false);
  CHECK(verdict.json()["broken"] == broken);
  const auto check = run(dir, {"--store", file.string(), "--json", "check"});
  CHECK(check.code == app::kStore);
  bool named = false;
  const auto report = check.json();
  for (const auto& finding : report["findings"]) named = named || (finding["kind"] == "audit" && finding["id"] == std::to_string(broken));
  CHECK(named);
}

TEST_CASE("a log that was cut off is whole by itself and found against a head kept elsewhere") {
  const test::TempDir dir;
  const auto file = storeWithLog(dir);
  const std::string head = run(dir, {"--store", file.string(), "--json", "audit", "verify"}).json()["head"];
  tamper(file, "DELETE FROM audit WHERE seq > 1200");
  CHECK(run(dir, {"--store", file.string(), "--json", "audit", "verify"}).code == app::kDone);
  const auto against = run(dir, {"--store", file.string(), "--json", "audit", "verify", "--head", head});
  CHECK(against.code == app::kStore);
  CHECK(against.json()["kept_head_found"] == false);
}

}  // namespace audit_command_test
