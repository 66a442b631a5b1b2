#include "app/exit_codes.h"
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace sync_command_test {

using namespace jw;
using test::run;

TEST_CASE("sync: what is asked for wrongly, and a center that is not there") {
  const test::TempDir dir;
  CHECK(run(dir, {"sync", "init"}).code == app::kUsage);
  CHECK(run(dir, {"sync", "admit", "--central", "host=/nowhere", "--login", "desk"}).code == app::kUsage);
  CHECK(run(dir, {"sync", "admit", "--central", "host=/nowhere", "--login", "desk", "--city", "--area", "a/"}).code == app::kUsage);
  CHECK(run(dir, {"sync", "admit", "--central", "host=/nowhere", "--login", "desk", "--city", "--read-only", "--shared"}).code == app::kUsage);
  const auto gone = run(dir, {"sync", "init", "--central", "host=/nowhere user=nobody"});
  CHECK(gone.code == app::kStore);
  CHECK(gone.out.empty());
  CHECK(!gone.err.empty());
  CHECK(run(dir, {"sync", "sites", "--central", "hots=/nowhere password=hidden"}).err.find("hidden") == std::string::npos);
}

}  // namespace sync_command_test
