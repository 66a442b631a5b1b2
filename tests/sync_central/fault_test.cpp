// Networks that cut, stall and crawl, and servers that die: one effect for each operation, and an end to every wait.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <random>
#include <thread>

#include "tests/catch.h"
#include "tests/sync_central/center.h"
#include "tests/sync_central/proxy.h"

namespace fault_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;

namespace {

// Until the center has answered; how many tries it took.
int insist(Station& s, const std::vector<Op>& ops, std::vector<OpResult>& results, const std::function<void(int)>& beforeTry) {
  for (int turn = 1; turn < 200; ++turn) {
    beforeTry(turn);
    const auto reply = s.central.push({ops});
    if (const auto* answer = std::get_if<PushAnswer>(&reply)) {
      results = answer->results;
      return turn;
    }
    CHECK(std::get<Trouble>(reply).kind == Trouble::Kind::unreachable);
  }
  return 0;
}

}  // namespace

TEST_CASE("an answer that is lost, a connection cut anywhere: tried again, one effect") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("cut_ws", "{c/d/}");
  Proxy proxy(cluster->port());
  Station s(center, "cut_ws", proxy.port());
  s.shakeHands();
  const unsigned seed = 20261122;
  std::mt19937 random(seed);
  const char* wanted = std::getenv("JINGWEI_SYNC_ROUNDS");
  const int rounds = wanted ? std::atoi(wanted) : 40;
  int cut = 0, lostAnswers = 0, written = 0;
  for (int round = 0; round < rounds; ++round) {
    const Uuid row = id();
    std::vector<Op> ops = {s.insert(kPeople, row, "c/d/s/k/", {{"name", "N"}})};
    for (int i = 0; i < 20; ++i) ops.push_back(s.update(kPeople, row, i + 1, {{"education", i + 1}}, {{"education", i == 0 ? json() : json(i)}}));
    std::vector<OpResult> results;
    int stored = 0;
    const int turns = insist(s, ops, results, [&](int turn) {
      if (turn > 1 && stored == 0 && center.value("SELECT count(*) FROM sync.op WHERE op_id = '" + ops[0].opId.text() + "'") == "1") stored = 1;
      if (turn > 2) return proxy.cutAfter(Proxy::kUnlimited, Proxy::kUnlimited);
      // On the way up, or with the whole batch given and its answer on the way back.
      if (round % 2 == 0) proxy.cutAfter(std::uniform_int_distribution<std::int64_t>(0, 9000)(random), Proxy::kUnlimited);
      else proxy.cutAfter(Proxy::kUnlimited, std::uniform_int_distribution<std::int64_t>(0, 1500)(random));
    });
    proxy.cutAfter(Proxy::kUnlimited, Proxy::kUnlimited);
    REQUIRE(turns > 0);
    cut += turns > 1;
    lostAnswers += stored;
    REQUIRE(results.size() == ops.size());
    for (std::size_t i = 0; i < results.size(); ++i) {
      CHECK(results[i].status == OpStatus::applied);
      CHECK(results[i].newVer == static_cast<std::int64_t>(i) + 1);
    }
    written += static_cast<int>(ops.size());
    CHECK(center.value("SELECT row_ver FROM city.people WHERE id = '" + row.text() + "'") == "21");
  }
  CHECK(center.value("SELECT count(*) FROM sync.op") == std::to_string(written));
  CHECK(center.value("SELECT count(*) FROM sync.change_log") == std::to_string(written));
  CHECK(cut > rounds / 4);
  CHECK(lostAnswers > 0);
  std::printf("seed %u: %d rounds, %d cut, of %d the answer alone was lost\n", seed, rounds, cut, lostAnswers);
}

TEST_CASE("a server that is stopped at once, in the middle, has each operation once when it is back") {
  auto cluster = PgCluster::make();
  if (!cluster) return;
  Center mortal(*cluster);
  mortal.admit("mortal_ws", "{c/d/}");
  Station s(mortal, "mortal_ws");
  s.shakeHands();
  const char* wanted = std::getenv("JINGWEI_SYNC_STOPS");
  const int stops = wanted ? std::atoi(wanted) : 4;
  std::atomic<bool> enough{false};
  std::atomic<int> answered{0}, troubles{0};
  std::vector<Uuid> rows;
  std::thread writer([&] {
    while (!enough) {
      const Uuid row = id();
      std::vector<Op> ops = {s.insert(kPeople, row, "c/d/s/k/", {{"name", "N"}})};
      for (int i = 0; i < 50; ++i) ops.push_back(s.update(kPeople, row, i + 1, {{"education", i + 1}}, {{"education", i == 0 ? json() : json(i)}}));
      for (;;) {
        const auto reply = s.central.push({ops});
        if (std::holds_alternative<PushAnswer>(reply)) break;
        ++troubles;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
      rows.push_back(row);
      ++answered;
    }
  });
  for (int i = 0; i < stops; ++i) {
    const int before = answered;
    while (answered < before + 2) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    cluster->stop("immediate");
    cluster->start();
  }
  enough = true;
  writer.join();
  CHECK(troubles > 0);
  CHECK(mortal.value("SELECT count(*) FROM city.people WHERE row_ver = 51") == std::to_string(rows.size()));
  CHECK(mortal.value("SELECT count(*) FROM sync.op WHERE result = 1") == std::to_string(rows.size() * 51));
  CHECK(mortal.value("SELECT count(*) FROM sync.op") == std::to_string(rows.size() * 51));
  std::printf("%d stops, %d troubles, %zu batches\n", stops, troubles.load(), rows.size());
}

TEST_CASE("a server that is half-open or crawls is given up, and cancel ends a wait") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("slow_ws", "{c/d/}");
  Proxy proxy(cluster->port());
  PgSettings hasty = center.settings("slow_ws", proxy.port());
  hasty.connectWithin = Millis(1500);
  hasty.answerWithin = Millis(1500);
  Station s(center, "slow_ws", proxy.port());
  PostgresCentral central(hasty);
  good(central.handshake(s.handshake));
  const auto kindOf = [](const auto& reply) { return std::holds_alternative<Trouble>(reply) ? std::get<Trouble>(reply).kind : Trouble::Kind::protocol; };
  proxy.stall(true);
  CHECK(kindOf(central.pull(Lane::live, {})) == Trouble::Kind::unreachable);   // a connection that was good
  CHECK(kindOf(central.handshake(s.handshake)) == Trouble::Kind::unreachable);  // a new one
  proxy.stall(false);
  proxy.crawl(true);
  CHECK(kindOf(central.handshake(s.handshake)) == Trouble::Kind::unreachable);
  proxy.crawl(false);
  good(central.handshake(s.handshake));

  // The settings would let this one wait for minutes.
  PgSettings patient = center.settings("slow_ws", proxy.port());
  patient.answerWithin = Millis(600'000);
  PostgresCentral waiting(patient);
  good(waiting.handshake(s.handshake));
  proxy.stall(true);
  auto answer = std::async(std::launch::async, [&] { return waiting.pull(Lane::live, {}); });
  waiting.cancel();
  CHECK(kindOf(answer.get()) == Trouble::Kind::cancelled);

  PostgresCentral nobody({"host=127.0.0.1 port=1 dbname=x user=x", "", Millis(5'000), Millis(5'000)});
  CHECK(kindOf(nobody.handshake(s.handshake)) == Trouble::Kind::unreachable);
  PostgresCentral noSocket({"host=/nowhere user=x", "", Millis(5'000), Millis(5'000)});
  CHECK(kindOf(noSocket.handshake(s.handshake)) == Trouble::Kind::unreachable);
  PostgresCentral misspelt({"hots=a password=secret", "", Millis(5'000), Millis(5'000)});
  const auto reply = misspelt.handshake(s.handshake);
  CHECK(kindOf(reply) == Trouble::Kind::refused);
  CHECK(std::get<Trouble>(reply).text.find("secret") == std::string::npos);
}

}  // namespace fault_test
