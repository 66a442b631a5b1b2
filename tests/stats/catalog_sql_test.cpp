// Every entry of the catalog beside the SQL that a person would write for it, over the same store.
#include <map>
#include <set>
#include <tuple>

#include "core/store/column_reader.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace catalog_sql_test {

using namespace jw;
using namespace jw::stats;

namespace {

#ifdef NDEBUG
constexpr int kPeople = 100'000;
#else
constexpr int kPeople = 20'000;
#endif

// In full years, by the calendar alone.
const std::string kAge = "(2026 - CAST(strftime('%Y', t.birth_day * 86400, 'unixepoch') AS INTEGER) - (strftime('%m-%d', t.birth_day * 86400, 'unixepoch') > '11-22'))";

std::string columnOf(const model::CodedAttribute& a) {
  if (a.storage == model::CodedAttribute::Storage::sealed) return "health_code(t.id, t.health, " + std::string(a.column == "disability_type" ? "0" : "1") + ")";
  if (a.storage == model::CodedAttribute::Storage::aggregateOnly) return "coalesce((SELECT x." + a.column + " FROM people_aggregate x WHERE x.person = t.n), 0)";
  return "t." + a.column;
}

std::string whereOf(const Expression& e) {
  std::string out;
  switch (e.kind) {
    case Expression::Kind::age:
      return "(t.age >= " + std::to_string(e.from) + (e.to < 0 ? "" : " AND t.age <= " + std::to_string(e.to)) + ")";
    case Expression::Kind::codes:
      for (const auto v : e.values) out += (out.empty() ? "" : ",") + std::to_string(v);
      return columnOf(*e.attribute) + " IN (" + out + ")";
    default:
      for (const auto& p : e.parts) out += (out.empty() ? "" : e.kind == Expression::Kind::all ? " AND " : " OR ") + whereOf(p);
      if (e.parts.empty()) return "1";
      return (e.kind == Expression::Kind::none ? "NOT (" : "(") + out + ")";
  }
}

std::string groupOf(const Dimension& d) {
  if (d.attribute) return columnOf(*d.attribute);
  std::string out = "CASE";
  for (std::size_t i = d.bands.size(); i-- > 0;) out += " WHEN t.age >= " + std::to_string(d.bands[i]) + " THEN " + std::to_string(i);
  return out + " ELSE -1 END";
}

struct Sum {
  std::uint64_t n = 0;
  double sum = 0;
};
using Answer = std::map<std::tuple<std::string, std::int64_t, std::int64_t>, Sum>;  // place, first and second dimension; -2: all

Answer ask(store::Connection& c, const Entry& e, const std::string& place, bool filtered = true) {
  const std::string table = e.subject == model::Subject::person ? "people" : e.subject == model::Subject::household ? "households" : "dwellings";
  const std::string number = e.measure != Measure::mean && e.measure != Measure::sum ? "0" : e.of == "age" ? "sum((" + std::to_string(daysOf(2026, 11, 22)) + " - t.birth_day) / 365.2425)" : "sum(t.square_metres)";
  const std::string aged = e.subject == model::Subject::person ? "WITH t AS MATERIALIZED (SELECT *, " + kAge + " AS age FROM people t WHERE valid_to IS NULL) " : "";
  Answer out;
  for (int grouped = 0; grouped < 2; ++grouped) {
    std::string group;
    for (std::size_t d = 0; d < 2; ++d) group += ", " + (grouped && d < e.by.size() ? groupOf(e.by[d]) : std::string("-2"));
    std::string homes = e.subject == model::Subject::person ? " FROM t" : " FROM " + table + " t";
    if (e.subject == model::Subject::person) homes += " JOIN households h ON h.n = t.household JOIN dwellings d ON d.n = h.dwelling JOIN buildings b ON b.n = d.building";
    if (e.subject == model::Subject::household) homes += " JOIN dwellings d ON d.n = t.dwelling JOIN buildings b ON b.n = d.building";
    if (e.subject == model::Subject::dwelling) homes += " JOIN buildings b ON b.n = t.building";
    const std::string sql = aged + "SELECT " + place + group + ", count(*), " + number + homes + " WHERE t.valid_to IS NULL" + (filtered ? " AND " + whereOf(e.filter) : "") + " GROUP BY 1, 2, 3";
    store::Statement s(c.handle(), sql);
    while (s.step()) out[{std::string(s.text(0)), s.integer(1), s.integer(2)}] = {static_cast<std::uint64_t>(s.integer(3)), s.real(4)};
  }
  return out;
}

std::int64_t keyOf(const Dimension& d, std::size_t i) { return d.attribute ? d.values[i] : static_cast<std::int64_t>(i); }

struct Compared {
  std::size_t cells = 0, hidden = 0;
};

// A row's key as the SQL groups by it.
Compared compare(store::Connection& c, const Report& r, const std::string& place, const std::function<std::string(const Report::Row&)>& keyOfRow) {
  const Entry& e = *r.entry;
  const auto rows = ask(c, e, place), base = e.measure == Measure::share ? ask(c, e, place, false) : Answer();
  Answer whole;
  for (const auto& [key, sum] : rows) {
    auto& all = whole[{"whole", std::get<1>(key), std::get<2>(key)}];
    all.n += sum.n;
    all.sum += sum.sum;
  }
  Compared out;
  const auto same = [&](const Report::Cell& cell, const Answer& answer, const std::string& row, std::int64_t a, std::int64_t b) {
    const auto it = answer.find({row, a, b});
    const Sum want = it == answer.end() ? Sum() : it->second;
    INFO(e.key << " row " << row << " column " << a << " " << b);
    ++out.cells;
    if (cell.hidden) {
      ++out.hidden;
      REQUIRE(e.aggregateOnly());
      REQUIRE(cell.count == 0);
      return;
    }
    if (e.aggregateOnly()) REQUIRE(want.n >= kSmallest);
    REQUIRE(cell.count == want.n);
    if (e.measure == Measure::mean) REQUIRE(std::abs(cell.value - (want.n ? want.sum / static_cast<double>(want.n) : 0)) < 1e-6);
    if (e.measure == Measure::sum) REQUIRE(cell.value == want.sum);
    if (e.measure == Measure::share && row != "whole") {
      const auto all = base.find({row, -2, -2});
      REQUIRE(std::abs(cell.value - (all == base.end() ? 0 : static_cast<double>(want.n) / static_cast<double>(all->second.n))) < 1e-9);
    }
  };
  const std::size_t second = e.by.size() == 2 ? e.by[1].size() : 1;
  for (std::size_t column = 0; column < r.columns.size(); ++column) {
    const auto a = e.by.empty() ? -2 : keyOf(e.by[0], column / second), b = e.by.size() < 2 ? -2 : keyOf(e.by[1], column % second);
    for (std::size_t row = 0; row < r.rows.size(); ++row) same(r.at(row, column), rows, keyOfRow(r.rows[row]), a, b);
    same(r.columnTotals[column], whole, "whole", a, b);
  }
  for (std::size_t row = 0; row < r.rows.size(); ++row) same(r.rowTotals[row], rows, keyOfRow(r.rows[row]), -2, -2);
  same(r.total, whole, "whole", -2, -2);
  // What has no column came up nowhere: the filter shuts it out.
  for (std::size_t d = 0; d < e.by.size(); ++d) {
    if (!e.by[d].attribute) continue;
    std::set<std::int64_t> gone;
    for (const auto& code : e.by[d].attribute->codes) gone.insert(code.value);
    gone.insert(0);
    for (const auto v : e.by[d].values) gone.erase(v);
    for (const auto& [key, sum] : rows) {
      INFO(e.key << " row " << std::get<0>(key));
      REQUIRE(gone.count(d == 0 ? std::get<1>(key) : std::get<2>(key)) == 0);
    }
    out.cells += gone.size() * (r.rows.size() + 1);
  }
  return out;
}

}  // namespace

TEST_CASE("every catalog entry counts what SQL counts", "[large]") {
  test::PeopleCity city(kPeople);
  engine::StatisticsDesk desk(*city.engine);
  store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
  store::installHealthCode(c, [&](const Uuid& person, std::string_view sealed, model::PersonCodes& codes) { access::openHealth(*city.cipher, person, sealed, codes); });
  const auto path = [](const Report::Row& row) { return row.path; };
  const std::string community = "substr(t.area, 1, " + std::to_string(test::PeopleCity::kCommunityPath) + ")";
  std::size_t cells = 0, hidden = 0;
  for (const auto& entry : desk.catalog().entries()) {
    INFO(entry.key);
    if (entry.cases) continue;  // case_report_test.cpp
    const auto r = city.report(desk, {entry.key, "", engine::StatisticsDesk::Level{}});
    REQUIRE(r->rows.size() == 20);
    const auto done = compare(c, *r, community, path);
    cells += done.cells;
    hidden += done.hidden;
    CHECK((done.hidden > 0) == entry.aggregateOnly());
    if (entry.aggregateOnly()) {
      CHECK(done.hidden < done.cells);
      CHECK(std::holds_alternative<engine::Refused>(city.run(desk, city.machine, {entry.key, "", engine::StatisticsDesk::Level{model::AreaLevel::grid, false}})));
      CHECK(std::holds_alternative<engine::Refused>(city.run(desk, city.machine, {entry.key, "", engine::StatisticsDesk::Level{{}, true}})));
    }
  }
  CHECK(cells > 13'000);
  // By grid, by compound and by district, for some.
  for (const char* key : {"statistics.education", "statistics.age.structure", "statistics.disability_type", "statistics.ownership", "statistics.population", "query.women_15_49"}) {
    const auto grids = city.report(desk, {key, "", engine::StatisticsDesk::Level{model::AreaLevel::grid, false}});
    REQUIRE(grids->rows.size() == 80);
    compare(c, *grids, "t.area", path);
    const auto compounds = city.report(desk, {key, "", engine::StatisticsDesk::Level{{}, true}});
    REQUIRE(compounds->rows.size() > 40);
    compare(c, *compounds, "'c' || b.compound", [](const Report::Row& row) { return "c" + std::to_string(row.compound); });
    compare(c, *city.report(desk, {key, "", engine::StatisticsDesk::Level{model::AreaLevel::district, false}}), "substr(t.area, 1, 11)", path);
  }
}

}  // namespace catalog_sql_test
