// Two workstations take in a city's reports while the network between them and the center is cut and joined at random.
#include <iostream>
#include <random>

#include "core/intake/csv_reader.h"
#include "tests/sync_central/desk.h"
#include "tests/sync_central/proxy.h"

namespace city_apart_test {

namespace {

using namespace jw;
using test::Desk;

struct Report {
  std::string external, title, address;
};

std::vector<Report> reports(std::size_t wanted) {
  const char* set = std::getenv("JINGWEI_DATA");
  const std::filesystem::path file = (set ? std::filesystem::path(set) : std::filesystem::path(JW_SOURCE_DIR "/../shared/data")) / "incidents/kaohsiung_cases.csv.gz";
  std::vector<Report> out;
  if (!std::filesystem::exists(file)) return out;
  intake::CsvReader csv(file);
  csv.next();
  while (out.size() < wanted && csv.next())
    if (csv.fields().size() >= 10) out.push_back({std::string(csv.fields()[0]), std::string(csv.fields()[9]), std::string(csv.fields()[6])});
  return out;
}

void workApart(std::size_t wanted, unsigned seed) {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  const auto city = reports(wanted);
  if (city.empty()) {
    WARN("skipped: no data");
    return;
  }
  test::Center center(*cluster);
  center.admit("north", "{\"\"}", true, true);
  center.admit("south", "{\"\"}", true, true);
  test::Proxy wires[2]{test::Proxy(cluster->port()), test::Proxy(cluster->port())};
  Desk a(center, "north", wires[0].port()), b(center, "south", wires[1].port());
  a.f.putDirectory();
  a.run();
  b.run(true);

  std::mt19937_64 random(seed);
  static const int kSteps[][3] = {{1, 3, 2}, {1, 2, 10}, {2, 4, 3}, {2, 5, 4}, {4, 3, 2}, {3, 6, 5}, {5, 7, 6}, {5, 8, 9}, {6, 8, 9}, {6, 9, 7}, {7, 6, 5}};
  std::size_t cuts = 0, entered = 0;
  const auto enter = [&](Desk& d, const Report& r, std::size_t serial) {
    if (store::caseByExternalId(d.f.w, "kaohsiung", r.external)) return;
    const auto number = [&] { return "51010820161122" + std::to_string(10'000 + serial); };
    while (d.f.w.integer("SELECT EXISTS (SELECT 1 FROM cases WHERE number='" + number() + "')")) ++serial;
    d.f.addCase(number(), [&](store::CaseRecord& c) {
      c.source = "kaohsiung";
      c.externalId = r.external;
      c.summary.title = r.title;
      c.address = r.address;
    });
    ++entered;
  };
  const auto advance = [&](Desk& d) {
    const auto last = d.f.w.integer("SELECT max(n) FROM cases");
    store::Statement q(d.f.w.handle(), "SELECT id, state FROM cases WHERE n >= ? ORDER BY n LIMIT 1");
    q.bind(1, static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last) + 1));
    if (!q.step()) return;
    const Uuid id = q.uuid(0);
    const auto state = q.integer(1);
    q.reset();
    std::vector<const int*> legal;
    for (const auto& e : kSteps)
      if (e[0] == state) legal.push_back(e);
    if (legal.empty()) return;
    const int* e = legal[random() % legal.size()];
    d.step(id, e[1], e[2]);
  };
  for (std::size_t i = 0; i < city.size(); ++i) {
    Desk& d = random() % 2 ? a : b;
    // Numbers are given at each desk from the same roll; every tenth report reaches both.
    enter(d, city[i], i);
    if (i % 10 == 0) enter(&d == &a ? b : a, city[i], i + 1);
    if (i % 2) advance(random() % 2 ? a : b);
    if (i % 100 != 99) continue;
    for (int k = 0; k < 2; ++k) {
      Desk& one = k ? b : a;
      const bool cut = random() % 3 != 0;
      wires[k].cutAfter(cut && random() % 2 ? static_cast<std::int64_t>(random() % 200'000) : test::Proxy::kUnlimited, cut ? static_cast<std::int64_t>(random() % 60'000) : test::Proxy::kUnlimited);
      if (random() % 4 != 0) cuts += one.tryRun().trouble.has_value();
    }
  }
  for (auto& w : wires) w.cutAfter(test::Proxy::kUnlimited, test::Proxy::kUnlimited);
  for (int i = 0; i < 3; ++i) {
    a.run();
    b.run();
  }
  CHECK(a.differs() == "");
  CHECK(b.differs() == "");
  const auto count = [&](const std::string& sql) { return std::stoll(center.value(sql)); };
  // None lost, none twice; every transition along an edge, without gaps, and the case where its trail ends.
  CHECK(count("SELECT count(*) FROM city.cases") == static_cast<long long>(city.size()));
  CHECK(count("SELECT count(DISTINCT external_id) FROM city.cases") == static_cast<long long>(city.size()));
  CHECK(count("SELECT count(*) FROM city.transitions t LEFT JOIN city.transitions p ON p.case_id = t.case_id AND p.n = t.n - 1 WHERE t.from_state <> coalesce(p.to_state, 0)") == 0);
  CHECK(count("SELECT count(*) FROM city.transitions t WHERE t.n > 1 AND NOT EXISTS (SELECT FROM sync.edge e WHERE e.from_state = t.from_state AND e.action = t.action AND e.to_state = t.to_state)") == 0);
  CHECK(count("SELECT count(*) FROM city.cases c JOIN city.transitions t ON t.case_id = c.id AND t.n = c.transitions WHERE t.to_state <> c.state") == 0);
  // Whatever was not taken as it was told is shown where it was done.
  long long shown = 0;
  for (Desk* d : {&a, &b}) {
    const auto n = store::syncCounts(d->f.w);
    CHECK(n.waiting + n.taken + n.dirty + n.held == 0);
    shown += n.conflicts;
  }
  CHECK(shown == count("SELECT count(*) FROM sync.op WHERE result IN (3, 4, 5) OR (result = 2 AND detail ? 'existing')"));
  CHECK(cuts > 0);
  CHECK(shown > 0);
  std::cout << city.size() << " reports, " << entered << " times entered, " << cuts << " rounds cut, " << shown << " conflicts, all shown; seed " << seed << "\n";
}

TEST_CASE("A city's reports are entered on two workstations while the network is cut: nothing is lost, every conflict is shown") { workApart(600, 6); }
TEST_CASE("Twenty thousand reports are entered on two workstations while the network is cut", "[.soak]") { workApart(20'000, 7); }

}  // namespace

}  // namespace city_apart_test
