// The i-th call to the disk fails, for every i: nothing is acknowledged that is not kept, and the store opens again.
#include <map>
#include <set>

#include "tests/engine/engine_answers.h"
#include "tests/engine/faulty_disk.h"

namespace fault_sweep_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

constexpr int kReports = 6;

struct Outcome {
  std::map<std::string, std::int64_t> acknowledged;  // key of a report -> the row version that was answered
  std::map<std::string, std::int64_t> sides;  // table -> rows that were acknowledged
  int refused = 0;
  bool opened = false, named = false;
};

model::Report numbered(const SmallCity& city, int i) {
  auto r = SmallCity::report(city.litter, "r" + std::to_string(i));
  r.source = "sweep";
  r.externalId = std::to_string(i);
  r.reporterPhone = "13800005678";
  return r;
}

// A response group, an urge, a suspension and a joined duplicate: each is there whole or not at all.
void sideSteps(SmallCity& city, Outcome& out) {
  const auto order = [&](const model::Actor& actor, auto command, const char* table) {
    const auto answer = city.engine->submit(engine::Order{actor, std::move(command)}).get();
    if (engine::done(answer))
      ++out.sides[table];
    else
      ++out.refused;
    return engine::done(answer) != nullptr;
  };
  CaseId first, second;
  for (const auto& c : live(city, city.operatorDesk).cases) (c->title == "r0" ? first : second) = c->id;
  if (!first) return;
  if (order(city.operatorDesk, engine::OpenTask{first, city.roads, "派车", kNever}, "case_tasks"))
    if (const auto d = details(city, city.operatorDesk, first); d && !d->tasks.empty()) {
      const auto answer = city.engine->submit(engine::Order{city.worker(city.roads), engine::EndTask{d->tasks[0].id, false, "到了"}}).get();
      if (!engine::done(answer)) ++out.refused;
    }
  if (order(city.worker(city.sanitation), engine::AskForStep{first, Action::extend, "缺件", city.clock->now() + std::chrono::hours(200), {}}, "case_requests"))
    if (const auto d = details(city, city.operatorDesk, first); d && !d->requests.empty()) {
      const auto answer = city.engine->submit(engine::Order{city.operatorDesk, engine::EndRequest{d->requests[0].id, false, "不"}}).get();
      if (!engine::done(answer)) ++out.refused;
    }
  order(city.operatorDesk, engine::UrgeCase{first, "快"}, "case_urges");
  auto again = SmallCity::report(city.litter, "again");
  order(city.operatorDesk, engine::ReportCase{again, first}, "case_links");
}

// Opens, sends reports one by one and in a batch, takes steps, renames a department, closes. Without a page cache
// whatever is looked at comes from the disk.
Outcome scenario(SmallCity& city, bool cached) {
  Outcome out;
  try {
    city.open();
    out.opened = true;
    if (!cached) city.engine->write([](store::Connection& c) { c.execute("PRAGMA cache_size=1; PRAGMA shrink_memory"); }).get();
    auto keep = [&](const std::string& key, const engine::Answer& a) {
      if (const auto* d = engine::done(a))
        out.acknowledged[key] = d->rowVer;
      else
        ++out.refused;
      return engine::done(a);
    };
    for (int i = 0; i < 2; ++i) {
      const auto a = city.send(numbered(city, i));
      if (const auto* d = keep(std::to_string(i), a)) keep(std::to_string(i), city.act(city.worker(city.sanitation), d->id, Action::accept));
    }
    if (out.acknowledged.contains("0")) sideSteps(city, out);
    // Two groups: the keys of the first are looked for in the store, those of the second are taken for new ones.
    constexpr int kFirst = 2 + (kReports - 2) / 2;
    std::vector<engine::Order> first, batch;
    for (int i = 2; i < kFirst; ++i) first.push_back({city.operatorDesk, engine::ReportCase{numbered(city, i)}});
    const auto looked = city.engine->submit(std::move(first)).get();
    for (int i = 2; i < kFirst; ++i) keep(std::to_string(i), looked[static_cast<std::size_t>(i - 2)]);
    for (int i = kFirst; i < kReports; ++i) batch.push_back({city.operatorDesk, engine::ReportCase{numbered(city, i)}});
    batch.push_back({city.machine, engine::PutDepartment{{city.roads, 1, "D2", "改名局", "", ""}}});
    const auto answers = city.engine->submit(std::move(batch)).get();
    for (int i = kFirst; i < kReports; ++i) keep(std::to_string(i), answers[static_cast<std::size_t>(i - kFirst)]);
    out.named = engine::done(answers.back()) != nullptr;
  } catch (const Error&) {
    // A clean error is an allowed end; what was acknowledged before it counts.
  }
  city.engine.reset();
  return out;
}

void checkKept(SmallCity& city, const Outcome& outcome) {
  city.open();
  checkSound(city);
  for (const auto& [key, version] : outcome.acknowledged) {
    INFO("report " << key);
    CHECK(ask(*city.engine, "SELECT count(*) FROM cases WHERE source='sweep' AND external_id='" + key + "' AND row_ver>=" + std::to_string(version)) == 1);
  }
  for (const auto& [table, rows] : outcome.sides) {
    INFO(table);
    CHECK(ask(*city.engine, "SELECT count(*) FROM " + table) >= rows);
  }
  // No half: an urge is counted in its case, a link belongs to a void case, a task that has ended has its result, each with its journal row.
  CHECK(ask(*city.engine, "SELECT (SELECT coalesce(sum(urges), 0) FROM cases) = (SELECT count(*) FROM case_urges)") != 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_links l JOIN cases c ON c.id = l.duplicate WHERE c.state <> 10") == 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM cases WHERE state = 10") == ask(*city.engine, "SELECT count(*) FROM case_links"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_tasks WHERE (state = 1) <> (ended_at IS NULL)") == 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 14") == ask(*city.engine, "SELECT count(*) + coalesce(sum(state <> 1), 0) FROM case_tasks"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_requests WHERE (state = 1) <> (answered_at IS NULL)") == 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 26") == ask(*city.engine, "SELECT count(*) + coalesce(sum(state <> 1), 0) FROM case_requests"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 15") == ask(*city.engine, "SELECT count(*) FROM case_urges"));
  if (outcome.named) CHECK(city.engine->directory()->departmentName(city.roads) == "改名局");
  // Whoever got no answer sends again; nothing is there twice and numbers have no gap.
  for (int i = 0; i < kReports; ++i) taken(city.send(numbered(city, i)));
  const auto joined = ask(*city.engine, "SELECT count(*) FROM case_links");
  CHECK(cases(city) == kReports + joined);
  CHECK(ask(*city.engine, "SELECT count(DISTINCT number) FROM cases") == kReports + joined);
  CHECK(ask(*city.engine, "SELECT max(number) = '33010120261120" + std::string("0000") + std::to_string(kReports + joined) + "' FROM cases") == 1);
  city.engine.reset();
}

// Takes every `step`-th call; every single one with JINGWEI_FULL_SWEEP in the environment (minutes).
void sweep(unsigned kinds, int code, bool forGood, int step) {
  if (std::getenv("JINGWEI_FULL_SWEEP")) step = 1;
  FaultyDisk disk("city.jw");
  SmallCity city;
  city.engine.reset();
  std::filesystem::copy_file(city.folder / "city.jw", city.folder / "template");
  auto restore = [&] {
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove((city.folder / "city.jw").string() + tail);
    std::filesystem::copy_file(city.folder / "template", city.folder / "city.jw");
  };
  disk.failAt(0, kinds, code, forGood);
  const bool cached = (kinds & FaultyDisk::reads) == 0;
  const auto whole = scenario(city, cached);
  const auto calls = disk.calls();
  REQUIRE(whole.acknowledged.size() == kReports);
  REQUIRE(whole.refused == 0);
  REQUIRE(calls > 5);
  bool sawRefusal = false;
  for (std::int64_t n = 1; n <= calls; n += step) {
    INFO("call " << n << " of " << calls);
    restore();
    disk.failAt(n, kinds, code, forGood);
    const auto outcome = scenario(city, cached);
    CHECK(disk.calls() >= n);
    disk.failAt(0, 0, SQLITE_OK, false);
    sawRefusal = sawRefusal || outcome.refused > 0 || !outcome.opened;
    checkKept(city, outcome);
  }
  // What fails once is tried again, command by command, and may heal; a broken disk cannot.
  if (forGood) CHECK(sawRefusal);
}

constexpr unsigned kChanging = FaultyDisk::writes | FaultyDisk::syncs | FaultyDisk::truncations;

}  // namespace

TEST_CASE("the n-th write, sync or truncation fails once") { sweep(kChanging, SQLITE_IOERR, false, 3); }
TEST_CASE("the disk is full from the n-th write on") { sweep(FaultyDisk::writes, SQLITE_FULL, true, 7); }
TEST_CASE("the disk does not take anything from the n-th sync on") { sweep(FaultyDisk::syncs, SQLITE_IOERR_FSYNC, true, 3); }
TEST_CASE("the n-th read fails once") { sweep(FaultyDisk::reads, SQLITE_IOERR_READ, false, 41); }
TEST_CASE("the disk gives nothing back from the n-th read on") { sweep(FaultyDisk::reads, SQLITE_IOERR_READ, true, 59); }

TEST_CASE("a folder or file that may not be written gives a clean error") {
  if (geteuid() == 0) {
    WARN("skipped: the superuser may write everywhere");
    return;
  }
  SmallCity city;
  city.engine.reset();
  namespace fs = std::filesystem;
  fs::permissions(city.folder / "city.jw", fs::perms::owner_read);
  CHECK_THROWS_AS(city.open(), Error);
  fs::permissions(city.folder / "city.jw", fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(city.folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK_THROWS_AS(city.open(), Error);
  fs::permissions(city.folder.path(), fs::perms::owner_all);
  city.open();
  checkSound(city);
}

}  // namespace fault_sweep_test
