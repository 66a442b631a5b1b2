// How fast a fresh workstation is filled and brought up to date, beside the plainest programs that could do it. Hidden: ./jw bench sync.
#include <bit>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <numeric>

#include "core/store/schema.h"
#include "tests/sync_central/desk.h"

namespace copy_bench {

namespace {

using namespace jw;
using test::Desk;
using SteadyClock = std::chrono::steady_clock;

double secondsSince(SteadyClock::time_point from) { return std::chrono::duration<double>(SteadyClock::now() - from).count(); }

/// Megabytes: of now, or the most since the last call of forgetPeak().
long residentMegabytes(const char* line) {
  std::ifstream status("/proc/self/status");
  for (std::string s; std::getline(status, s);)
    if (s.starts_with(line)) return std::stol(s.substr(s.find_first_of("0123456789"))) / 1024;
  return 0;
}
void forgetPeak() { std::ofstream("/proc/self/clear_refs") << "5"; }

std::size_t wanted(const char* name, std::size_t otherwise) {
  const char* set = std::getenv(name);
  return set ? std::strtoull(set, nullptr, 10) : otherwise;
}

/// A made-up registry of so many rows in a hundred communities, straight into the center.
void fillCenter(const test::Center& center, std::size_t rows) {
  const auto n = [](std::size_t k) { return std::to_string(k); };
  const std::size_t buildings = rows / 100, dwellings = rows / 5, households = rows / 5, people = rows - buildings - dwellings - households;
  const auto id = [](const char* kind, const std::string& i) { return std::string("('01a1f188-") + kind + "-7000-8000-' || lpad(to_hex(" + i + "), 12, '0'))::uuid"; };
  // Neighbours in the tree are neighbours in the file: a building's dwellings, a dwelling's household, its people.
  const auto at = [&](std::size_t of, std::size_t parents) { return "((i::bigint * " + n(parents) + ") / " + n(of) + ")"; };
  const auto area = [&](std::size_t of) { return "'c/d/s/k' || ((i::bigint * 100) / " + n(of) + ") || '/'"; };
  const auto into = [&](const std::string& table, const std::string& columns, const std::string& values, std::size_t count) {
    center.execute("ALTER TABLE city." + table + " DISABLE TRIGGER b_log; INSERT INTO city." + table + " (id, area, updated_by, since, valid_from, ended, " + columns + ") SELECT " + values + " FROM generate_series(0, " + n(count - 1) +
                   ") i; ALTER TABLE city." + table + " ENABLE TRIGGER b_log; ANALYZE city." + table);
  };
  center.execute("ALTER TABLE city.buildings DISABLE TRIGGER b_log; INSERT INTO city.buildings (id, area, updated_by, source, external_id, name, address, use, floors, units, year, lon, lat, geom) SELECT " + id("0002", "i") + ", " + area(buildings) +
                 ", '演示', 'demo', 'B' || i, '幸福小区' || i || '号楼', '幸福路' || i || '号', '住宅', 6, 3, 2001, 104.1, 30.6, ST_Multi(ST_MakeEnvelope(104.1, 30.6, 104.1002, 30.6001, 4490)) FROM generate_series(0, " + n(buildings - 1) +
                 ") i; ALTER TABLE city.buildings ENABLE TRIGGER b_log; ANALYZE city.buildings");
  into("dwellings", "building, unit, floor, number, square_metres, residence, type, ownership", id("000a", "i") + ", " + area(dwellings) + ", '演示', 0, 0, 0, " + id("0002", at(dwellings, buildings)) + ", i % 3 + 1, i % 6 + 1, i % 4 + 1, 90, 1, 1, 1", dwellings);
  into("households", "dwelling, registration, type, special_family", id("000b", "i") + ", " + area(households) + ", '演示', 0, 0, 0, " + id("000a", at(households, dwellings)) + ", 1, 1, 0", households);
  std::string codes, ones;
  for (const char* c : {"paper", "education", "marital", "employment", "employment_registration", "welfare_post", "job_fair", "retirement", "military_service", "hobby", "pension", "medical", "work_injury", "unemployment", "maternity", "subsidy",
                        "public_office", "volunteer", "living_alone", "left_behind"})
    codes += std::string(", ") + c, ones += ", i % 3";
  into("people", "household, relation, name, initials, sex, birth_day, residence, citizen_id, citizen_id_index, phone, phone_index" + codes,
       id("000c", "i") + ", " + area(people) + ", '演示', 0, 0, 0, " + id("000b", at(people, households)) + ", i % 4, '王' || i, 'W', i % 2 + 1, i % 30000, 1, decode(md5(i::text) || md5('a' || i), 'hex'), decode(md5('b' || i), 'hex'), " +
           "decode(md5('c' || i) || md5('d' || i), 'hex'), decode(md5('e' || i), 'hex')" + ones,
       people);
}

/// What anybody would write: one COPY of each table, one prepared insert, one transaction a table.
struct Plain {
  test::StoreFile file;
  sync::WakeFd cancel;
  sync::PgConnection pg;
  explicit Plain(const test::Center& center) : pg(sync::PgSettings{center.cluster().url(center.database()), "", Millis(10'000), Millis(600'000)}, cancel) {}
  std::size_t copyAll() {
    std::size_t rows = 0;
    for (const char* name : {"buildings", "dwellings", "households", "people"}) rows += copy(*store::findTable(test::deskTables().all, std::string_view(name)));
    return rows;
  }
  std::size_t copy(const store::SyncTable& t) {
    using Type = store::SyncColumn::Type;
    const bool stamped = file.w.integer("SELECT count(*) FROM pragma_table_info('" + t.name + "') WHERE name='updated_at'") != 0;
    std::string columns = "id, row_ver, area", into = "id, row_ver, server_ver, area", marks = "?, ?, ?, ?";
    if (stamped) into += ", updated_at, updated_by", marks += ", 0, ''";
    for (const auto& c : t.columns) {
      columns += ", " + (c.type == Type::geom ? "ST_AsBinary(" + c.name + ")" : c.name);
      into += ", " + c.name;
      marks += c.type == Type::geom ? ", CastToMulti(GeomFromWKB(?, 4490))" : c.type == Type::ref ? ", (SELECT n FROM " + c.ref + " WHERE id=?)" : ", ?";
    }
    store::Transaction transaction(file.w);
    store::Statement insert(file.w.handle(), "INSERT INTO " + t.name + " (" + into + ") VALUES (" + marks + ")");
    std::size_t rows = 0;
    pg.copyOut("COPY (SELECT " + columns + " FROM city." + t.name + ") TO STDOUT (FORMAT binary)", [&](const std::vector<std::optional<std::string_view>>& f) {
      const auto number = [](std::string_view bytes) { return static_cast<std::int64_t>(std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0}, [](std::uint64_t n, char c) { return n << 8 | static_cast<unsigned char>(c); })); };
      insert.bindBlob(1, f[0]->data(), 16).bind(2, number(*f[1])).bind(3, number(*f[1])).bind(4, *f[2]);
      for (std::size_t i = 0; i < t.columns.size(); ++i) {
        const int to = static_cast<int>(i) + 5;
        const auto& v = f[i + 3];
        if (!v)
          insert.bindNull(to);
        else if (t.columns[i].type == Type::integer)
          insert.bind(to, number(*v));
        else if (t.columns[i].type == Type::real)
          insert.bind(to, std::bit_cast<double>(number(*v)));
        else if (t.columns[i].type == Type::text)
          insert.bind(to, *v);
        else
          insert.bindBlob(to, v->data(), v->size());
      }
      insert.run();
      ++rows;
      return true;
    });
    transaction.commit();
    return rows;
  }
  /// Row by row: asked for, written.
  void follow(const std::vector<Uuid>& changed) {
    store::Transaction transaction(file.w);
    store::Statement update(file.w.handle(), "UPDATE people SET education=?, row_ver=?, server_ver=? WHERE id=?");
    for (const Uuid& id : changed) {
      const auto r = pg.run("SELECT education, row_ver FROM city.people WHERE id = $1", {id.text()});
      update.bind(1, r.integer(0, 0)).bind(2, r.integer(0, 1)).bind(3, r.integer(0, 1)).bind(4, id).run();
    }
    transaction.commit();
  }
};

void line(const char* what, std::size_t rows, double ours, double peer) {
  std::cout << std::fixed << std::setprecision(0) << what << ": ours " << static_cast<double>(rows) / ours << " rows/s, plain " << static_cast<double>(rows) / peer << " rows/s, ratio " << std::setprecision(2) << peer / ours << "\n" << std::flush;
}

TEST_CASE("Bench: a fresh workstation beside a plain copy into the same tables", "[.bench]") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  const std::size_t rows = wanted("JW_BENCH_ROWS", 500'000);
  test::Center center(*cluster);
  center.admit("desk", "{\"\"}", true, true);
  fillCenter(center, rows);
  double ours = 1e9, peer = 1e9;
  for (int turn = 0; turn < 3; ++turn) {
    {
      Plain plain(center);
      const auto from = SteadyClock::now();
      CHECK(plain.copyAll() == rows);
      peer = std::min(peer, secondsSince(from));
    }
    Desk desk(center, "desk");
    forgetPeak();
    const long before = residentMegabytes("VmRSS");
    const auto from = SteadyClock::now();
    const auto report = desk.run(true);
    ours = std::min(ours, secondsSince(from));
    CHECK(report.pulled == rows);
    std::cout << "memory while filling: " << residentMegabytes("VmHWM") - before << " MB more than the " << before << " MB before\n";
    if (turn == 0) CHECK(desk.differs() == "");
  }
  line("bootstrap", rows, ours, peer);
}

TEST_CASE("Bench: what has changed in the center beside one question a row", "[.bench]") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  const std::size_t rows = wanted("JW_BENCH_ROWS", 1'000'000), changed = rows / 10;
  test::Center center(*cluster);
  center.admit("desk", "{\"\"}", true, true);
  fillCenter(center, rows);
  Desk desk(center, "desk");
  desk.run(true);
  desk.run();
  Plain plain(center);
  plain.copyAll();
  center.execute("UPDATE city.people SET education = coalesce(education, 0) + 1 WHERE id IN (SELECT id FROM city.people ORDER BY md5(id::text) LIMIT " + std::to_string(changed) + ")");
  std::vector<Uuid> ids;
  {
    const auto r = plain.pg.run("SELECT row_id FROM sync.change_log ORDER BY seq");
    for (int i = 0; i < r.rows(); ++i) ids.push_back(r.uuid(i, 0));
  }
  CHECK(ids.size() == changed);
  auto from = SteadyClock::now();
  const auto report = desk.run();
  const double ours = secondsSince(from);
  CHECK(report.pulled == changed);
  CHECK(desk.differs() == "");
  from = SteadyClock::now();
  plain.follow(ids);
  line("delta", changed, ours, secondsSince(from));
}

}  // namespace

}  // namespace copy_bench
