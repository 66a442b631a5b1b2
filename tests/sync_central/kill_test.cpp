// A workstation that is killed while it pushes.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "tests/catch.h"
#include "tests/sync_central/center.h"

namespace kill_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;

TEST_CASE("a workstation killed in the middle of a push finds each operation once") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("kill_ws", "{c/d/}");
  Station s(center, "kill_ws");
  s.shakeHands();
  const unsigned seed = 7;
  std::mt19937 random(seed);
  const char* wanted = std::getenv("JINGWEI_SYNC_ROUNDS");
  const int rounds = wanted ? std::atoi(wanted) : 20;
  int killed = 0, written = 0;
  for (int round = 0; round < rounds; ++round) {
    const Uuid row = id();
    std::vector<Op> ops = {s.insert(kPeople, row, "c/d/s/k/", {{"name", "N"}})};
    for (int i = 0; i < 100; ++i) ops.push_back(s.update(kPeople, row, i + 1, {{"education", i + 1}}, {{"education", i == 0 ? json() : json(i)}}));
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      PostgresCentral own(center.settings("kill_ws"));
      own.handshake(s.handshake);
      own.push({ops});
      _exit(0);
    }
    usleep(std::uniform_int_distribution<useconds_t>(0, 150'000)(random));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    killed += WIFSIGNALED(status);
    // What the dead one sent may still be under way there; the same site waits for it.
    const auto results = s.push(ops);
    REQUIRE(results.size() == ops.size());
    for (std::size_t i = 0; i < results.size(); ++i) {
      CHECK(results[i].status == OpStatus::applied);
      CHECK(results[i].newVer == static_cast<std::int64_t>(i) + 1);
    }
    written += static_cast<int>(ops.size());
    CHECK(center.value("SELECT row_ver FROM city.people WHERE id = '" + row.text() + "'") == "101");
  }
  CHECK(center.value("SELECT count(*) FROM sync.op") == std::to_string(written));
  CHECK(center.value("SELECT count(*) FROM sync.change_log") == std::to_string(written));
  CHECK(killed > 0);
  std::printf("seed %u: %d rounds, %d killed\n", seed, rounds, killed);
}

}  // namespace kill_test
