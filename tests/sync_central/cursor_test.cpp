// What a reader gets beside writers, how it learns of news, and what a fresh one starts from.
#include <cstdio>
#include <future>
#include <set>
#include <thread>

#include "tests/catch.h"
#include "tests/sync_central/center.h"

namespace cursor_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;

TEST_CASE("a reader beside eight writers with wide transactions misses nothing") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("reader", "{c/d/}");
  Station reader(center, "reader");
  reader.shakeHands();
  constexpr int kWriters = 8, kTransactions = 25, kStatements = 10, kRows = 10;  // 20,000 rows
  const WakeFd never;
  const PgSettings super{cluster->url(center.database()), "", Millis(10'000), Millis(60'000)};
  std::atomic<int> working{kWriters};
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w)
    writers.emplace_back([&, w] {
      PgConnection c(super, never);
      for (int t = 0; t < kTransactions; ++t) {
        c.run("BEGIN");
        for (int s = 0; s < kStatements; ++s) {
          c.run("INSERT INTO city.people (id, area, name) SELECT gen_random_uuid(), 'c/d/s/k/', 'n' FROM generate_series(1, " + std::to_string(kRows) + ")");
          if ((t + s + w) % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        c.run("COMMIT");
      }
      --working;
    });

  // Beside ours one that remembers the last number it saw, as so many do.
  PgConnection naive(super, never);
  std::set<Uuid> ours, theirs;
  std::string last = "0";
  Cursor before;
  const auto readOnce = [&] {
    const PullPage page = good(reader.central.pull(Lane::registry, reader.cursor[1]));
    for (const Row& r : page.rows) ours.insert(r.id);
    CHECK(page.rows.size() <= 1000);
    CHECK(page.next >= before);
    before = reader.cursor[1] = page.next;
    const PgResult r = naive.run("SELECT seq, row_id FROM sync.change_log WHERE seq > $1 ORDER BY seq LIMIT 1000", {last});
    for (int i = 0; i < r.rows(); ++i) theirs.insert(r.uuid(i, 1));
    if (r.rows() > 0) last = r.text(r.rows() - 1, 0);
    return page.more || r.rows() > 0;
  };
  while (working > 0) readOnce();
  for (auto& w : writers) w.join();
  while (readOnce()) {
  }
  readOnce();
  std::printf("cursor (xid, seq): %zu of 20000 rows; cursor seq > last: %zu\n", ours.size(), theirs.size());
  CHECK(ours.size() == 20000);
}

TEST_CASE("pages are bounded by rows and bytes, and a row that changed often comes once") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("pager", "{c/d/}");
  Station s(center, "pager");
  s.shakeHands();
  center.execute("INSERT INTO city.people (id, area, name) SELECT gen_random_uuid(), 'c/d/s/k/', repeat('n', 20000) FROM generate_series(1, 500)");
  center.execute("UPDATE city.people SET sex = 1; UPDATE city.people SET sex = 2");
  std::set<Uuid> seen;
  std::size_t given = 0, pages = 0;
  Cursor at;
  for (bool more = true; more; ++pages) {
    const PullPage page = good(s.central.pull(Lane::registry, at));
    std::size_t bytes = 0;
    for (const Row& r : page.rows) {
      bytes += r.values.size();
      seen.insert(r.id);
      CHECK(r.ver == 3);
    }
    CHECK(bytes <= 4U << 20);
    given += page.rows.size();
    at = page.next;
    more = page.more;
  }
  CHECK(seen.size() == 500);
  CHECK(given <= 1500);
  CHECK(pages >= 3);  // 10 MB, 4 MiB at once
  center.execute("UPDATE city.people SET name = repeat('n', 5000000) WHERE id = (SELECT id FROM city.people LIMIT 1)");
  CHECK(s.pull(Lane::live).rows.empty());
  const PullPage big = good(s.central.pull(Lane::registry, at));
  REQUIRE(big.rows.size() == 1);
  CHECK(big.rows[0].values.size() > 5'000'000);
}

TEST_CASE("whoever waits hears of a push, but not of its own") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("ear", "{c/d/}");
  Station a(center, "ear"), b(center, "ear");
  a.shakeHands();
  b.shakeHands();
  const Op op = a.insert(kPeople, id(), "c/d/s/k/", {{"name", "N"}});
  a.push(op);
  CHECK(b.central.waitForHint(Millis(60'000), {}));
  CHECK(!a.central.waitForHint(Millis(20), {}));
  a.push(op);  // nothing new
  CHECK(!b.central.waitForHint(Millis(50), {}));

  std::stop_source stop;
  auto waiting = std::async(std::launch::async, [&] { return b.central.waitForHint(Millis(600'000), stop.get_token()); });
  stop.request_stop();
  CHECK(!waiting.get());
  auto cancelled = std::async(std::launch::async, [&] { return b.central.waitForHint(Millis(600'000), {}); });
  b.central.cancel();
  CHECK(!cancelled.get());
  const auto reply = b.central.pull(Lane::live, {});
  REQUIRE(std::holds_alternative<Trouble>(reply));
  CHECK(std::get<Trouble>(reply).kind == Trouble::Kind::cancelled);
}

TEST_CASE("a fresh station gets everything of its scope, part by part") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("whole", "{\"\"}", true, true);
  center.admit("part", "{c/d/}");
  Station whole(center, "whole"), part(center, "part");
  whole.shakeHands();
  part.shakeHands();
  center.execute("INSERT INTO city.people (id, area, name) SELECT gen_random_uuid(), 'c/' || substr('def', n % 3 + 1, 1) || '/s/k' || n % 7 || '/g' || n % 2 || '/', 'n' || n FROM generate_series(1, 4200) n");
  whole.push({whole.insert(kAreas, id(), "c/", {{"path", "c/"}, {"geom", nullptr}}),
              whole.insert(kAreas, id(), "c/d/", {{"path", "c/d/"}, {"geom", "01060000208a1100000100000001030000000100000004000000000000000000000000000000000000000000000000000000000000000000f03f000000000000f03f000000000000f03f00000000000000000000000000000000"}}),
              whole.insert(kAreas, id(), "c/e/", {{"path", "c/e/"}, {"geom", nullptr}}), whole.insert(kCategories, id(), "", {{"code", "01"}}), whole.report(id(), "c/d/s/k0/g0/", "1101052026112200001")});

  const auto fetch = [](Station& s, bool& parentsFirst) {
    const BootstrapPlan plan = good(s.central.planBootstrap());
    CHECK(plan.at.xid > 0);
    std::map<int, std::set<Uuid>> rows;
    int lastTable = 0;
    parentsFirst = true;
    for (const BootstrapPart& p : plan.parts) {
      parentsFirst = parentsFirst && !(p.table == kAreas && lastTable != 0 && lastTable != kAreas);
      lastTable = p.table;
      std::int64_t n = 0;
      good(s.central.bootstrap(p, [&](std::vector<Row> page) {
        CHECK(page.size() <= 1000);
        for (const Row& r : page) {
          CHECK(r.table == p.table);
          CHECK(r.ver == 1);
          CHECK((p.area.empty() || r.area.starts_with(p.area)));
          CHECK(json::parse(r.values).is_object());
          rows[p.table].insert(r.id);
        }
        n += static_cast<std::int64_t>(page.size());
        return true;
      }));
      CHECK(n == p.rows);
    }
    return rows;
  };
  bool first = false;
  const auto all = fetch(whole, first);
  CHECK(first);
  CHECK(all.at(kPeople).size() == 4200);
  CHECK(all.at(kAreas).size() == 3);
  CHECK(all.at(kCases).size() == 1);
  const auto some = fetch(part, first);
  CHECK(some.at(kPeople).size() == 1400);
  CHECK(some.at(kAreas).size() == 2);  // its own and the city above
  CHECK(some.at(kCategories).size() == 1);

  // The same rows, with the same values, as by pulling from the beginning.
  std::map<Uuid, std::string> pulled;
  for (const Row& r : part.pull(Lane::registry).rows) pulled[r.id] = r.values;
  CHECK(pulled.size() == 1400);
  const BootstrapPlan plan = good(part.central.planBootstrap());
  for (const BootstrapPart& p : plan.parts)
    if (p.table == kPeople)
      good(part.central.bootstrap(p, [&](std::vector<Row> page) {
        for (const Row& r : page) CHECK(pulled.at(r.id) == r.values);
        return true;
      }));

  const auto digests = good(part.central.digests(""));
  std::int64_t people = 0;
  for (const Digest& d : digests) people += d.table == kPeople ? d.count : 0;
  CHECK(people == 1400);
  const auto one = good(part.central.digests("c/d/s/k1/"));
  CHECK(one.size() == 2);
  center.execute("UPDATE city.people SET name = 'changed' WHERE id = (SELECT id FROM city.people WHERE area = 'c/d/s/k1/g0/' LIMIT 1)");
  const auto changed = good(part.central.digests("c/d/s/k1/"));
  REQUIRE(changed.size() == 2);
  CHECK((changed[0] == one[0]) != (changed[1] == one[1]));

  // Stopping in the middle is no trouble for the next question.
  int pages = 0;
  const auto stopped = part.central.bootstrap(plan.parts.back(), [&](std::vector<Row>) { return ++pages < 1; });
  REQUIRE(std::holds_alternative<Trouble>(stopped));
  CHECK(std::get<Trouble>(stopped).kind == Trouble::Kind::cancelled);
  CHECK(good(part.central.digests("c/d/s/k1/")) == changed);
}

}  // namespace cursor_test
