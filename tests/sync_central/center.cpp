#include "tests/sync_central/center.h"

#include "core/sync/postgres/central_schema.h"
#include "tests/catch.h"

namespace jw::test {
namespace {

using namespace jw::sync;

int serial = 0;

std::string fresh(const char* what) { return std::string(what) + "_" + std::to_string(++serial); }

// PostGIS takes seconds to make; the copy of a database that has it does not.
std::string original(PgCluster& cluster) {
  const WakeFd never;
  if (PgConnection({cluster.url("postgres"), "", Millis(10'000), Millis(60'000)}, never).run("SELECT 1 FROM pg_database WHERE datname = 'center_original'").rows() == 0) {
    cluster.execute("postgres", "CREATE DATABASE center_original");
    PgConnection connection({cluster.url("center_original"), "", Millis(10'000), Millis(120'000)}, never);
    prepareCentral(connection, JW_SOURCE_DIR "/data");
  }
  return "center_original";
}

}  // namespace

Uuid id() { return Uuid::make(toMillis(SystemClock().now())); }

Center::Center(PgCluster& cluster) : m_cluster(cluster), m_database(fresh("center")) { cluster.execute("postgres", "CREATE DATABASE " + m_database + " TEMPLATE " + original(cluster)); }
Center::~Center() {
  try {
    m_cluster.execute("postgres", "DROP DATABASE " + m_database + " WITH (FORCE)");
  } catch (const std::exception&) {
    // The whole cluster goes at the end.
  }
}

void Center::admit(const std::string& login, const std::string& areas, bool mayWrite, bool mayWriteShared) {
  execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + login + "') THEN CREATE ROLE " + login + " LOGIN PASSWORD 'secret of " + login +
          "' IN ROLE jingwei_workstation; END IF; END $$");
  execute("SELECT sync.admit('" + login + "', '" + areas + "', " + (mayWrite ? "true" : "false") + ", " + (mayWriteShared ? "true" : "false") + ")");
}

PgSettings Center::settings(const std::string& login, int port) const { return {m_cluster.url(m_database, login, port), "", Millis(10'000), Millis(30'000)}; }

std::string Center::value(const std::string& sql) const {
  const WakeFd never;
  PgConnection c({m_cluster.url(m_database), "", Millis(10'000), Millis(60'000)}, never);
  const PgResult r = c.run(sql);
  return r.rows() == 1 ? std::string(r.text(0, 0)) : "";
}

Station::Station(const Center& center, const std::string& login, int port) : central(center.settings(login, port)), site(id()) {
  handshake.site = site;
  handshake.siteName = login;
  handshake.appVersion = "test";
  handshake.tablesVersion = 1;
  handshake.keyId = 7;
  handshake.clock = SystemClock().now();
}

Welcome Station::shakeHands() {
  auto w = good(central.handshake(handshake));
  handshake.epoch = w.epoch;
  return w;
}

Op Station::op(int table, const Uuid& row, OpKind kind, std::int64_t baseVer, const std::string& area) {
  Op o;
  o.opId = id();
  o.localSeq = ++localSeq;
  o.actor = handshake.siteName;
  o.role = 3;
  o.table = table;
  o.row = row;
  o.kind = kind;
  o.baseVer = baseVer;
  o.area = area;
  o.clientAt = SystemClock().now();
  return o;
}

Op Station::insert(int table, const Uuid& row, const std::string& area, const json& values) {
  Op o = op(table, row, OpKind::insert, 0, area);
  o.patch = values.dump();
  return o;
}

Op Station::update(int table, const Uuid& row, std::int64_t baseVer, const json& patch, const json& base) {
  Op o = op(table, row, OpKind::update, baseVer, "");
  o.patch = patch.dump();
  if (!base.is_null()) o.base = base.dump();
  return o;
}

Op Station::remove(int table, const Uuid& row, std::int64_t baseVer) { return op(table, row, OpKind::remove, baseVer, ""); }

Op Station::report(const Uuid& row, const std::string& area, const std::string& number, const json& more) {
  json values = {{"number", number}, {"source", "desk"}, {"external_id", nullptr}, {"title", "Street lamp out"}, {"state", 1}, {"round", 1}, {"transitions", 1}, {"department", nullptr}};
  values["trail"] = {{{"op", id().text()}, {"n", 1}, {"action", 1}, {"from_state", 0}, {"to_state", 1}, {"at", 1000}, {"recorded_at", 1000}, {"actor", "desk"}, {"role", 3}}};
  values.update(more);
  return insert(kCases, row, area, values);
}

Op Station::step(const Uuid& row, int n, int action, int from, int to, int role, const json& more) {
  Op o = op(kCases, row, OpKind::transition, n - 1, "");
  json s = {{"n", n}, {"action", action}, {"from_state", from}, {"to_state", to}, {"at", 2000}, {"recorded_at", 2000}, {"actor", handshake.siteName}, {"role", role}, {"reason", "because"}, {"note", "done"}};
  s.update(more);
  s["op"] = o.opId.text();
  o.step = s.dump();
  o.patch = json({{"state_since", 2000}}).dump();
  if (s.contains("department")) o.department = {};
  return o;
}

OpResult Station::push(const Op& o) {
  auto results = push(std::vector<Op>{o});
  REQUIRE(results.size() == 1);
  return results.front();
}

std::vector<OpResult> Station::push(const std::vector<Op>& ops) { return good(central.push({ops})).results; }

PullPage Station::pull(Lane lane) {
  PullPage all;
  for (bool more = true; more;) {
    Cursor& at = cursor[static_cast<int>(lane)];
    PullPage page = good(central.pull(lane, at));
    more = page.more;
    at = page.next;
    const auto append = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    append(all.rows, page.rows);
    append(all.tombstones, page.tombstones);
    append(all.removed, page.removed);
    all.next = page.next;
  }
  return all;
}

}  // namespace jw::test
