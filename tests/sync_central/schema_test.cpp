// Setting up the center: created, again, upgraded, refused; and what its logins may not do.
#include <fstream>
#include <functional>

#include "core/base/error.h"
#include "core/sync/postgres/central_admin.h"
#include "core/sync/postgres/central_schema.h"
#include "core/workflow/transition_table.h"
#include "tests/catch.h"
#include "tests/sync_central/center.h"

namespace schema_test {

using namespace jw;
using namespace jw::sync;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

const fs::path kData = JW_SOURCE_DIR "/data";

PgConnection super(PgCluster& cluster, const std::string& database, const WakeFd& bell) { return PgConnection({cluster.url(database), "", Millis(10'000), Millis(120'000)}, bell); }

ErrorCode refusal(PgConnection& c, const fs::path& data) {
  try {
    prepareCentral(c, data);
  } catch (const Error& e) {
    return e.code();
  }
  return ErrorCode::internal;
}

// A copy of what init reads, to be changed.
struct DataCopy {
  fs::path folder;
  DataCopy() {
    std::string name = (fs::temp_directory_path() / "jw-data-XXXXXX").string();
    folder = mkdtemp(name.data());
    for (const char* part : {"central", "sync"}) fs::copy(kData / part, folder / part, fs::copy_options::recursive);
  }
  ~DataCopy() { fs::remove_all(folder); }
};

std::string readAll(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the center is created once, then found current") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  cluster->execute("postgres", "CREATE DATABASE fresh_center");
  const WakeFd bell;
  PgConnection c = super(*cluster, "fresh_center", bell);
  CHECK_THROWS_AS(centralState(c), Error);
  const CentralState first = prepareCentral(c, kData);
  CHECK(first.change == CentralChange::created);
  CHECK(first.schema >= 5);
  CHECK(first.tables >= 2);
  const CentralState again = prepareCentral(c, kData);
  CHECK(again.change == CentralChange::current);
  CHECK(again.epoch == first.epoch);
  CHECK(centralState(c).schema == first.schema);

  DataCopy copy;
  std::ofstream(copy.folder / "central" / "0099_x.sql") << "";
  CHECK(refusal(c, copy.folder) == ErrorCode::input);  // a gap
  fs::remove(copy.folder / "central" / "0099_x.sql");
  char name[32];
  std::snprintf(name, sizeof name, "%04d_more.sql", first.schema + 1);
  std::ofstream(copy.folder / "central" / name) << "CREATE TABLE sync.more (n int); SELECT 1 / 0;";
  CHECK(refusal(c, copy.folder) == ErrorCode::store);  // half a step is no step
  CHECK(c.run("SELECT to_regclass('sync.more')").isNull(0, 0));
  std::ofstream(copy.folder / "central" / name, std::ios::trunc) << "CREATE TABLE sync.more (n int);";
  std::string tables = readAll(copy.folder / "sync" / "tables.toml");
  const std::string version = "version = " + std::to_string(first.tables);
  tables.replace(tables.find(version), version.size(), "version = " + std::to_string(first.tables + 1));
  tables.replace(tables.find("sex = \"integer A\""), 0, "nickname = \"text B\"\n");
  std::ofstream(copy.folder / "sync" / "tables.toml", std::ios::trunc) << tables;
  const CentralState upgraded = prepareCentral(c, copy.folder);
  CHECK(upgraded.change == CentralChange::upgraded);
  CHECK(upgraded.schema == first.schema + 1);
  CHECK(upgraded.tables == first.tables + 1);
  CHECK(upgraded.epoch == first.epoch);
  CHECK(c.run("SELECT nickname FROM city.people").rows() == 0);
  CHECK(refusal(c, kData) == ErrorCode::newer_store);
  CHECK(c.run("SELECT to_regclass('sync.more')").isNull(0, 0) == false);
}

TEST_CASE("a database that is somebody else's is left alone") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  cluster->execute("postgres", "CREATE DATABASE other_center");
  cluster->execute("other_center", "CREATE SCHEMA city; CREATE TABLE city.hall (n int)");
  const WakeFd bell;
  PgConnection c = super(*cluster, "other_center", bell);
  CHECK(refusal(c, kData) == ErrorCode::store);
  CHECK(c.run("SELECT to_regnamespace('sync')").isNull(0, 0));
}

TEST_CASE("a workstation executes functions and touches no table") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("rights_ws", "{c/d/}");
  Station station(center, "rights_ws");
  CHECK(station.shakeHands().verdict == Verdict::ok);
  const WakeFd bell;
  PgConnection c(center.settings("rights_ws"), bell);
  const auto denied = [&](const std::string& sql) {
    try {
      c.run(sql);
    } catch (const PgFault& e) {
      return e.sqlState() == "42501";
    }
    return false;
  };
  const PgResult tables = super(*cluster, center.database(), bell).run("SELECT schemaname || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname IN ('sync', 'city')");
  CHECK(tables.rows() > 25);
  for (int i = 0; i < tables.rows(); ++i) {
    const std::string table(tables.text(i, 0));
    INFO(table);
    CHECK(denied("SELECT count(*) FROM " + table));
    CHECK(denied("INSERT INTO " + table + " DEFAULT VALUES"));
    CHECK(denied("DELETE FROM " + table));
    CHECK(denied("TRUNCATE " + table));
  }
  CHECK(denied("SELECT * FROM sync.sites"));
  CHECK(denied("UPDATE city.people SET name = 'x'"));
  CHECK(denied("UPDATE sync.login SET areas = '{\"\"}'"));
  for (const char* call : {"sync.admit('rights_ws', '{\"\"}')", "sync.new_epoch()", "sync.purge(1)", "sync.write_row(NULL, NULL, NULL, NULL)", "sync.rows_of(12::smallint, '{}')", "sync.apply(NULL, '', NULL, NULL)",
                           "sync.define_tables(2, '[]')", "sync.check_epoch()"})
    CHECK(denied(std::string("SELECT ") + call));
  CHECK(denied("CREATE TABLE public.people (n int)"));
  CHECK(denied("CREATE TABLE sync.people (n int)"));
  // Functions with the owner's rights look names up in fixed schemas only.
  PgConnection owner = super(*cluster, center.database(), bell);
  CHECK(owner.run("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sync' AND prosecdef AND NOT coalesce(proconfig::text LIKE '%search_path=pg_catalog, sync, city, public, pg_temp%', false)").integer(0, 0) == 0);
  CHECK(owner.run("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'sync' AND prosecdef").integer(0, 0) == 9);
}

TEST_CASE("who is not admitted, or uses another one's site, is refused") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  center.admit("known_ws", "{c/d/}");
  center.admit("other_ws", "{c/d/}");
  center.execute("DELETE FROM sync.login WHERE login = 'other_ws'");
  Station stranger(center, "other_ws");
  auto reply = stranger.central.handshake(stranger.handshake);
  REQUIRE(std::holds_alternative<Trouble>(reply));
  CHECK(std::get<Trouble>(reply).kind == Trouble::Kind::refused);

  Station known(center, "known_ws");
  known.shakeHands();
  center.admit("other_ws", "{c/d/}");
  stranger.handshake.site = known.site;
  CHECK(std::holds_alternative<Trouble>(stranger.central.handshake(stranger.handshake)));

  PgSettings wrong = center.settings("known_ws");
  wrong.url += " password=guessed";
  PostgresCentral guess(wrong);
  auto refused = guess.handshake(known.handshake);
  REQUIRE(std::holds_alternative<Trouble>(refused));
  CHECK(std::get<Trouble>(refused).kind == Trouble::Kind::refused);
  CHECK(std::get<Trouble>(refused).text.find("guessed") == std::string::npos);
}

TEST_CASE("the center's transition table is the workflow's") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  const WakeFd bell;
  PgConnection c = super(*cluster, center.database(), bell);
  const DepartmentId department{id()};
  json asked = json::array();
  std::vector<bool> wanted;
  for (int from = 0; from < model::kCaseStates; ++from)
    for (int action = 1; action < model::kActions; ++action)
      for (int role = 1; role <= 7; ++role)
        for (int round = 1; round <= 2; ++round)
          for (int lacks = 0; lacks <= 4; ++lacks) {
            model::CaseSummary summary;
            summary.state = static_cast<model::CaseState>(from);
            summary.round = static_cast<std::uint8_t>(round);
            summary.department = department;
            model::Actor actor;
            actor.role = static_cast<model::Role>(role);
            actor.department = department;
            const workflow::Request request{static_cast<model::Action>(action), lacks == 1 ? DepartmentId() : department, lacks == 2 ? "" : "reason", lacks == 3 ? "" : "note", true,
                                            lacks == 4 ? kNever : fromMillis(5)};
            const auto ruling = workflow::decide(summary, request, actor, model::Settings());
            const auto* yes = std::get_if<workflow::Ruling>(&ruling);
            json s = {{"from", from}, {"round", round}, {"action", action}, {"role", role}};
            if (lacks != 1) s["department"] = department.text();
            if (lacks != 2) s["reason"] = "reason";
            if (lacks != 3) s["note"] = "note";
            if (lacks != 4) s["until"] = 5;
            // Where our table refuses, no target at all may be allowed.
            for (int to = 1; to < model::kCaseStates; ++to) {
              s["to_state"] = to;
              asked.push_back(s);
              wanted.push_back(yes && static_cast<int>(yes->to) == to);
            }
          }
  const PgResult r = c.run("SELECT sync.judge((s->>'from')::int, (s->>'round')::int, $1, $1, s) IS NULL FROM jsonb_array_elements($2) WITH ORDINALITY a (s, i) ORDER BY i", {department.text(), asked.dump()});
  REQUIRE(r.rows() == static_cast<int>(wanted.size()));
  int legal = 0;
  std::string wrong;
  for (int i = 0; i < r.rows(); ++i) {
    const bool ours = r.text(i, 0) == "t";
    legal += ours;
    if (ours != wanted[static_cast<std::size_t>(i)]) wrong = asked[static_cast<std::size_t>(i)].dump();
  }
  CHECK(wrong.empty());
  CHECK(legal > 100);
}

TEST_CASE("whoever runs the center admits logins and sees all sites; workstations do neither") {
  PgCluster* cluster = sharedCluster();
  if (!cluster) return;
  Center center(*cluster);
  cluster->execute("postgres", "CREATE ROLE \"Desk 7\" LOGIN PASSWORD 'secret of Desk 7'");
  const WakeFd bell;
  PgConnection owner = super(*cluster, center.database(), bell);
  admit(owner, {"Desk 7", {"c/d/", "c/e/"}, true, false});
  Station s(center, "\"Desk 7\"");
  s.central.cancel();
  PgSettings settings{cluster->url(center.database(), "postgres"), "", Millis(10'000), Millis(30'000)};
  settings.url += " user='Desk 7' password='secret of Desk 7'";
  PostgresCentral desk(settings);
  CHECK(good(desk.handshake(s.handshake)).areas == std::vector<std::string>{"c/d/", "c/e/"});
  center.execute("INSERT INTO city.people (id, area) VALUES (gen_random_uuid(), 'c/d/s/k/')");
  const auto all = sites(owner);
  REQUIRE(all.size() == 1);
  CHECK(all[0].login == "Desk 7");
  CHECK(all[0].behind == 1);
  CHECK(all[0].appVersion == "test");

  const auto codeOf = [](const std::function<void()>& what) {
    try {
      what();
    } catch (const Error& e) {
      return e.code();
    }
    return ErrorCode::internal;
  };
  CHECK(codeOf([&] { admit(owner, {"nobody of this name", {""}, true, false}); }) == ErrorCode::input);
  CHECK(codeOf([&] { admit(owner, {"Desk 7", {"c/d"}, true, false}); }) == ErrorCode::input);
  CHECK(codeOf([&] { admit(owner, {"Desk 7", {}, true, false}); }) == ErrorCode::input);
  PgConnection workstation(settings, bell);
  CHECK(codeOf([&] { admit(workstation, {"Desk 7", {""}, true, true}); }) == ErrorCode::rights);
  CHECK(codeOf([&] { sites(workstation); }) == ErrorCode::rights);
  CHECK(codeOf([&] { prepareCentral(workstation, kData); }) == ErrorCode::rights);
}

}  // namespace schema_test
