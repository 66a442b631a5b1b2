// The column engine beside a plain array of rows that is counted one by one.
#include "core/stats/table.h"

#include <algorithm>
#include <map>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "core/stats/query.h"
#include "tests/catch.h"

namespace table_test {

using namespace jw;
using namespace jw::stats;

namespace {

// Columns: birth, sex, then codes of many sizes, then the grids as the local column.
const std::vector<std::uint32_t> kHighest = {kBirthValues, 3, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 57, 200, 1000};
constexpr std::size_t kBirth = 0, kSex = 1, kGrid = 16;
constexpr Day kToday = 20'000;

struct Plain {
  std::string area, grid;
  std::vector<std::uint32_t> values;
};

struct Both {
  Table table;
  std::map<std::uint32_t, Plain> rows;
  std::mt19937 random{7};

  Both() : table(shape(), kToday) {}
  static Table::Shape shape() {
    Table::Shape s;
    for (const auto h : kHighest) s.columns.push_back({s.columns.empty() ? ColumnShape::Kind::number : ColumnShape::Kind::code, h});
    s.columns.push_back({ColumnShape::Kind::code, 15});
    s.birth = kBirth;
    s.sex = kSex;
    s.locals = 1;
    return s;
  }
  std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random); }
  static std::string areaOf(std::uint32_t community) { return "33/3301/33010" + std::to_string(community % 3) + "/c" + std::to_string(community) + "/"; }
  void put(std::uint32_t id, std::uint32_t community) {
    Plain p;
    p.area = areaOf(community);
    p.grid = p.area + "g" + std::to_string(below(5)) + "/";
    for (const auto h : kHighest) p.values.push_back(below(4) == 0 ? h : below(h + 1));
    p.values[kBirth] = birthValue(static_cast<std::int64_t>(kToday) - below(95 * 365));
    const auto segment = table.segmentOf(p.area);
    p.values.push_back(table.localCode(segment, 0, p.grid));
    table.put(id, segment, p.values);
    rows[id] = p;
  }
};

bool holds(const Filter& f, const std::vector<std::uint32_t>& v) {
  const auto part = [&](const Filter& p) { return holds(p, v); };
  switch (f.kind) {
    case Filter::Kind::all:
      return std::all_of(f.parts.begin(), f.parts.end(), part);
    case Filter::Kind::any:
      return std::any_of(f.parts.begin(), f.parts.end(), part);
    case Filter::Kind::none:
      return std::none_of(f.parts.begin(), f.parts.end(), part);
    case Filter::Kind::codes:
      return std::find(f.values.begin(), f.values.end(), v[f.column]) != f.values.end();
    case Filter::Kind::between:
      return v[f.column] >= f.values[0] && v[f.column] <= f.values[1];
  }
  return false;
}

bool lies(const Place& place, const Plain& p) { return p.grid.starts_with(place.area) && (place.key.empty() || p.grid == place.key); }

void compare(const Both& both, const Query& q, const Kernels& kernels, bool cube, bool expectCube) {
  const auto got = count(both.table, q, kernels, {}, cube);
  CHECK(got.fromCube == (cube && expectCube));
  Counts want = got;
  std::fill(want.cells.begin(), want.cells.end(), 0);
  for (const auto& [id, row] : both.rows) {
    if (!holds(q.filter, row.values)) continue;
    for (std::size_t place = 0; place < q.places.size(); ++place)
      for (std::size_t part = 0; part < q.parts.size(); ++part) {
        if (!lies(q.places[place], row) || !holds(q.parts[part], row.values)) continue;
        auto* cells = want.cells.data() + (place * want.parts + part) * want.width;
        ++cells[0];
        for (std::size_t c = 0; c < q.columns.size(); ++c) {
          const auto v = row.values[q.columns[c]];
          q.columns[c] == kBirth ? cells[want.first[c]] += v : ++cells[want.first[c] + v];
        }
      }
  }
  CHECK((got.cells == want.cells));
}

Filter ages(Day day, int from, int to) {
  const auto range = birthsOfAges(day, from, to);
  return Filter::between(kBirth, range.low, range.high);
}

void compareAll(const Both& both, Day day) {
  std::vector<std::size_t> codes, all;
  for (std::size_t c = 0; c <= kGrid; ++c) all.push_back(c);
  for (std::size_t c = 1; c <= kGrid; ++c) codes.push_back(c);
  std::vector<Place> communities;
  for (std::uint32_t c = 0; c < 7; ++c) communities.push_back({Both::areaOf(c)});
  const std::vector<Place> mixed = {{""}, {"33/3301/330101/"}, {"33/"}, {Both::areaOf(2) + "g3/"}, {Both::areaOf(4), 0, Both::areaOf(4) + "g1/"}, {Both::areaOf(1)}, {"44/"}};
  const Filter odd = Filter::allOf({Filter::anyOf({Filter::codes(9, {3, 9, 15}), Filter::noneOf({Filter::codes(13, {0, 1, 50, 51})})}), Filter::codes(3, {0, 2}), ages(day, 3, 71)});
  for (const Kernels* k : runnableKernels()) {
    INFO(k->name);
    compare(both, {{}, communities, {Filter{}}, codes}, *k, true, true);
    compare(both, {{}, communities, {Filter{}}, all}, *k, true, false);
    compare(both, {{}, mixed, {Filter{}}, all}, *k, false, false);
    compare(both, {odd, mixed, {Filter{}}, all}, *k, true, false);
    compare(both, {Filter::codes(kSex, {2}), communities, {ages(day, 0, 14), ages(day, 15, 59), ages(day, 60, -1)}, codes}, *k, true, true);
    compare(both, {Filter::codes(kSex, {2}), communities, {ages(day, 0, 14), ages(day, 15, 59), ages(day, 60, -1)}, codes}, *k, false, true);
    compare(both, {Filter::noneOf({Filter::codes(kSex, {0})}), {{""}}, {ages(day, 0, 6), ages(day, 7, 17)}, {2, 15}}, *k, true, false);
    const Filter some = Filter::codes(13, {0, 2, 50, 57});
    compare(both, {some, communities, {Filter{}, Filter::codes(kSex, {1}), ages(day, 15, 59)}, {13}}, *k, true, true);
    compare(both, {Filter::allOf({some, ages(day, 60, -1)}), communities, {Filter{}}, {}}, *k, true, true);
    compare(both, {Filter::allOf({some, Filter::codes(9, {3, 9})}), communities, {Filter{}}, {13}}, *k, true, false);
    compare(both, {some, communities, {Filter{}}, {kSex}}, *k, true, false);
    compare(both, {some, mixed, {Filter{}}, {13}}, *k, true, false);
  }
}

}  // namespace

TEST_CASE("the engine counts what a plain walk over the rows counts, through changes, moves and days") {
  Both both;
  for (std::uint32_t i = 0; i < 6000; ++i) both.put(i * 3 + 1, i * 7 / 6000);
  both.table.setRevision(41);
  CHECK(both.table.rows() == 6000);
  compareAll(both, kToday);

  for (int i = 0; i < 4000; ++i) {
    const std::uint32_t id = both.below(6600) * 3 + 1;
    switch (both.below(4)) {
      case 0:
        CHECK(both.table.erase(id) == (both.rows.erase(id) == 1));
        break;
      case 1:
        both.put(id, both.below(8));
        break;
      default: {
        const std::size_t column = both.below(kGrid);
        const std::uint32_t value = column == kBirth ? birthValue(both.below(20'000)) : both.below(kHighest[column] + 1);
        const auto it = both.rows.find(id);
        CHECK(both.table.change(id, column, value) == (it != both.rows.end()));
        if (it != both.rows.end()) it->second.values[column] = value;
      }
    }
  }
  CHECK(both.table.rows() == both.rows.size());
  for (const auto& [id, row] : both.rows) REQUIRE((both.table.find(id) == row.values));
  CHECK(!both.table.find(2));
  CHECK(!both.table.find(1'000'000));
  compareAll(both, kToday);
  for (const Day day : {kToday + 1, kToday + 400, kToday + 2}) {
    both.table.advance(day);
    compareAll(both, day);
  }
}

TEST_CASE("a standing question counts anew only the segments that have changed, and the same as a fresh one") {
  Both both;
  for (std::uint32_t i = 0; i < 4000; ++i) both.put(i, i % 6);
  const Filter odd = Filter::allOf({Filter::anyOf({Filter::codes(9, {3, 9, 15}), Filter::codes(13, {1, 50, 51})}), ages(kToday, 3, 71)});
  const Query q{odd, {{""}, {"33/3301/330101/"}, {Both::areaOf(2)}, {Both::areaOf(2) + "g3/"}, {Both::areaOf(4), 0, Both::areaOf(4) + "g1/"}}, {Filter::codes(4, {1, 2, 3}), Filter{}, ages(kToday, 60, -1)}, {0, 3, 13}};
  Standing standing;
  const auto fresh = [&] { return count(both.table, q, bestKernels(), {}).cells; };
  const auto again = [&] { return count(both.table, q, bestKernels(), {}, true, &standing).cells; };
  REQUIRE((again() == fresh()));
  for (int i = 0; i < 400; ++i) {
    const std::uint32_t id = both.below(4200);
    if (i % 4 == 0) both.table.erase(id);
    if (i % 4 == 1) both.put(id, both.below(7));
    if (i % 4 > 1) {
      const std::size_t column = both.below(14);
      both.table.change(id, column, column == kBirth ? birthValue(both.below(20'000)) : both.below(kHighest[column] + 1));
    }
    REQUIRE((again() == fresh()));
  }
  // What is kept of a segment without a change is taken as it is.
  const auto before = again();
  const auto& segments = standing.ground->segments(both.table);
  standing.cells[segments[3].first * (standing.cells.size() / segments.back().first)] += 1000;
  CHECK(again()[0] == before[0] + 1000);
  both.put(1, 2);
  CHECK(again()[0] >= before[0] + 999);
  both.put(2, 3);
  CHECK((again() == fresh()));
}

TEST_CASE("questions about the same places share what belongs to them, and new places come to all of them") {
  Both both;
  for (std::uint32_t i = 0; i < 2000; ++i) both.put(i, i % 4);
  const SharedVector<Place> places = {{""}, {"33/3301/330101/"}, {Both::areaOf(2) + "g3/"}, {Both::areaOf(6)}};
  const auto ground = std::make_shared<Ground>(places);
  const std::vector<Query> questions = {{ages(kToday, 20, 50), places, {Filter{}}, {3}}, {{}, places, {Filter{}, Filter::codes(kSex, {2})}, {13}}};
  std::vector<Standing> standing(2, Standing{ground, 0, {}, {}});
  for (std::uint32_t round = 0; round < 40; ++round) {
    both.put(2000 + round, round % 8);
    for (std::size_t q = 0; q < 2; ++q) REQUIRE((count(both.table, questions[q], bestKernels(), {}, true, &standing[q]).cells == count(both.table, questions[q], bestKernels(), {}).cells));
  }
  CHECK(standing[0].ground == ground);
  CHECK(standing[1].ground == ground);
}

TEST_CASE("a list gives each row once, page after page, and the whole number") {
  Both both;
  for (std::uint32_t i = 0; i < 3000; ++i) both.put(i + 10, i % 5);
  const Filter filter = Filter::allOf({Filter::codes(4, {1, 2}), ages(kToday, 20, 50)});
  const std::vector<Place> places = {{Both::areaOf(1)}, {"33/3301/330102/"}, {Both::areaOf(1) + "g1/"}};
  std::vector<std::uint32_t> want, got;
  for (const auto& [id, row] : both.rows)
    if (holds(filter, row.values) && std::any_of(places.begin(), places.end(), [&](const Place& p) { return lies(p, row); })) want.push_back(id);
  REQUIRE(want.size() > 60);
  for (std::uint64_t offset = 0; offset < want.size(); offset += 23) {
    const auto page = list(both.table, filter, places, offset, 23, bestKernels(), {});
    CHECK(page.total == want.size());
    got.insert(got.end(), page.ids.begin(), page.ids.end());
  }
  std::sort(got.begin(), got.end());
  CHECK((got == want));
  CHECK(list(both.table, filter, places, want.size(), 23, bestKernels(), {}).ids.empty());
}

TEST_CASE("a question that is stopped ends, and a full local column is told") {
  Both both;
  both.put(1, 0);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(count(both.table, {{}, {{""}}, {Filter{}}, {2}}, bestKernels(), stop.get_token()), Error);
  CHECK_THROWS_AS(list(both.table, {}, {{""}}, 0, 5, bestKernels(), stop.get_token()), Error);
  for (int i = 1; i < 15; ++i) both.table.localCode(0, 0, std::to_string(i));
  CHECK_THROWS_AS(both.table.localCode(0, 0, "one more"), Error);
}

TEST_CASE("a maze of ids and rows is mapped both ways") {
  PagedMap map;
  std::map<std::uint32_t, std::uint32_t> want;
  std::mt19937 random(3);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint32_t key = i < 3000 ? i : random() % 5000, value = i < 3000 ? i + 700 : random() % 100'000;
    map.set(key, value);
    want[key] = value;
  }
  for (const auto& [key, value] : want) REQUIRE(map[key] == value);
  CHECK(map[1'000'000] == PagedMap::kNone);
  PagedMap step;
  for (std::uint32_t i = 0; i < 64'000; ++i) step.set(i, i + 5);
  CHECK(step.bytes() < 64'000 / 3);
}

TEST_CASE("ages turn on the birthday, and on 1 March for who was born on 29 February") {
  const auto day = [](int y, int m, int d) { return static_cast<Day>(daysOf(y, m, d)); };
  const auto isAtLeast = [](Day birth, Day on, int years) { return birth <= lastBirthDay(on, years); };
  CHECK(!isAtLeast(day(1966, 11, 23), day(2026, 11, 22), 60));
  CHECK(isAtLeast(day(1966, 11, 22), day(2026, 11, 22), 60));
  CHECK(!isAtLeast(day(2004, 2, 29), day(2005, 2, 28), 1));
  CHECK(isAtLeast(day(2004, 2, 29), day(2005, 3, 1), 1));
  CHECK(isAtLeast(day(2004, 2, 29), day(2008, 2, 29), 4));
  CHECK(!isAtLeast(day(2007, 3, 1), day(2008, 2, 29), 1));
  const Bands bands(day(2026, 11, 22));
  CHECK(bands.of(day(2026, 11, 1)) == 0);
  CHECK(bands.of(day(2021, 11, 22)) == 1);
  CHECK(bands.of(day(2021, 11, 23)) == 0);
  CHECK(bands.of(day(1900, 1, 1)) == 17);
  for (Day birth = day(1930, 1, 1); birth < day(2026, 11, 22); birth += 13)
    for (std::size_t b = 1; b < kBands; ++b) REQUIRE((bands.of(birth) >= b) == isAtLeast(birth, bands.day(), static_cast<int>(b) * 5));
}

}  // namespace table_test
