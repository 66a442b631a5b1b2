#include "app/bench/bench_statistics.h"

#include <algorithm>
#include <optional>
#include <string>

#include "app/bench/bench_statistics_duckdb.h"
#include "app/bench/cpu_time.h"
#include "app/scratch_dir.h"
#include "core/stats/query.h"
#include "core/store/bench_statistics_peer.h"

namespace jw::app {
namespace {

using namespace stats;

constexpr std::uint64_t kCommunity = 16'667;
constexpr std::int64_t kSqlitePeople = 200'000;
constexpr Day kToday = 20'000;
constexpr std::size_t kAttributes = 25;
/// The greatest code of each attribute; with "missing" 255 values.
constexpr std::uint32_t kHighest[kAttributes] = {2, 57, 13, 12, 10, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6, 5, 5, 5, 5};

// SplitMix64, as core/demo/random.h.
std::uint64_t mixed(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

// Community, birth and attributes of resident n.
void resident(std::int64_t n, std::span<std::uint32_t> values) {
  std::uint64_t h = mixed(static_cast<std::uint64_t>(n));
  values[0] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(n - 1) / kCommunity);
  values[1] = birthValue(kToday - static_cast<std::int64_t>(h % 33'000));
  for (std::size_t a = 0; a < kAttributes; ++a) {
    if (a % 8 == 0) h = mixed(h + a);
    values[a + 2] = static_cast<std::uint32_t>((h & 255) * (kHighest[a] + 1) >> 8);
    h >>= 8;
  }
}

std::string areaOf(std::uint64_t community) { return "33/3301/" + std::to_string(1000 + community) + "/"; }

Table::Shape shape() {
  Table::Shape s;
  s.columns.push_back({ColumnShape::Kind::number, kBirthValues});
  for (const auto h : kHighest) s.columns.push_back({ColumnShape::Kind::code, h});
  s.birth = 0;
  s.sex = 1;
  return s;
}

void fill(Table& table, std::uint64_t people, const Progress& progress) {
  for (std::uint64_t c = 0; c * kCommunity < people; ++c) table.reserve(table.segmentOf(areaOf(c)), kCommunity);
  std::vector<std::uint32_t> values(kAttributes + 2);
  for (std::uint64_t n = 1; n <= people; ++n) {
    if (n % (1U << 17) == 0) progress(n, people, "statistics");
    resident(static_cast<std::int64_t>(n), values);
    table.put(static_cast<std::uint32_t>(n), values[0], std::span(values).subspan(1));
  }
}

Filter workers() {
  const auto births = birthsOfAges(kToday, 15, 59);
  return Filter::allOf({Filter::codes(5, {1, 2, 3, 4, 5}), Filter::between(0, births.low, births.high)});
}

// Of count × (code + 1) × (community + 1).
std::uint64_t sumOf(const Table& table, std::size_t attribute, const Filter& filter) {
  Query q{filter, {}, {Filter{}}, {attribute + 1}};
  for (const auto& segment : table.segments()) q.places.push_back({segment->area()});
  const auto counts = count(table, q, bestKernels(), {}, false);
  std::uint64_t sum = 0;
  for (std::size_t p = 0; p < q.places.size(); ++p)
    for (std::uint32_t code = 0; code <= kHighest[attribute]; ++code) sum += counts.at(p, 0, 0, code) * (code + 1) * (p + 1);
  return sum;
}
void mustBeSame(std::uint64_t ours, std::uint64_t peer, const char* name) {
  if (ours != peer) throw Error(ErrorCode::internal, std::string("bench: the columns and ") + name + " do not count the same");
}

struct Sqlite {
  double attribute = 0, book = 0, list = 0, change = 0;  ///< ns a row, ns a row, seconds, seconds
};

Sqlite measureSqlite(const std::filesystem::path& file, std::int64_t people) {
  store::Connection c(file, store::OpenMode::create);
  c.execute("BEGIN");
  store::makeBenchPeople(c, people, kAttributes, resident);
  c.execute("COMMIT");
  Sqlite s;
  const double rows = static_cast<double>(people);
  s.attribute = bestSeconds(3, [&] { store::benchAttribute(c, 4); }) * 1e9 / rows;
  s.book = bestSeconds(1, [&] {
             for (std::size_t a = 0; a < kAttributes; ++a) store::benchAttribute(c, a);
           }) *
           1e9 / rows;
  s.list = bestSeconds(3, [&] { store::benchList(c, 3, 2, 1000); });
  constexpr int kChanges = 2000;
  c.execute("BEGIN");
  s.change = bestSeconds(1, [&] {
               for (int i = 0; i < kChanges; ++i) store::benchChange(c, 1 + static_cast<std::int64_t>(mixed(static_cast<std::uint64_t>(i)) % static_cast<std::uint64_t>(people)), 2);
             }) /
             kChanges;
  c.execute("COMMIT");
  Table table(shape(), kToday);
  fill(table, static_cast<std::uint64_t>(people), {});
  for (const std::size_t a : {4U, 1U}) mustBeSame(sumOf(table, a, {}), store::benchAttribute(c, a).sum, "SQLite");
  return s;
}

DuckDbTimes askDuckDb(const StatisticsBench& asked, const std::filesystem::path& scratch, const Table& table, const Progress& progress) {
  const auto births = birthsOfAges(kToday, 15, 59);
  const auto times = measureDuckDb(DuckDbAsked{asked.duckdb, asked.data / "bench" / "duckdb_statistics.mjs", scratch / "people.csv", asked.people, kAttributes, births.low, births.high, resident}, progress);
  mustBeSame(sumOf(table, 4, {}), times.sums[0], "DuckDB");
  mustBeSame(sumOf(table, 1, {}), times.sums[1], "DuckDB");
  mustBeSame(sumOf(table, 1, workers()), times.sums[2], "DuckDB, filtered,");
  return times;
}

}  // namespace

std::vector<BenchResult> benchStatistics(const StatisticsBench& asked, const Progress& progress) {
  const ScratchDir dir(asked.scratch);
  const auto people = asked.people;
  const auto sqlite = measureSqlite(dir.path() / "people.db", std::min<std::int64_t>(static_cast<std::int64_t>(people), kSqlitePeople));
  Table table(shape(), kToday);
  const double filled = bestSeconds(1, [&] { fill(table, people, progress); });
  const auto rows = static_cast<double>(table.rows());
  Query book{{}, {}, {Filter{}}, {}}, one;
  for (const auto& segment : table.segments()) book.places.push_back({segment->area()});
  one = book;
  one.columns = {5};
  for (std::size_t a = 1; a <= kAttributes; ++a) book.columns.push_back(a);
  Query filtered = book;
  filtered.filter = workers();
  std::optional<DuckDbTimes> duck;
  if (!asked.duckdb.empty()) duck = askDuckDb(asked, dir.path(), table, progress);
  const std::string duckName = duck ? "DuckDB " + duck->version : "";

  std::vector<BenchResult> out;
  const auto n = table.rows();
  const auto add = [&](const std::string& name, const char* unit, double ours, double peer, const std::string& peerName) { out.push_back({"statistics." + name, unit, ours, peer, peerName, ours > 0 ? peer / ours : 0, n}); };
  // The lines of the 25 attributes, which a book has to read.
  const auto slices = static_cast<std::size_t>(table.layout()[kAttributes].first + table.layout()[kAttributes].slices - table.layout()[1].first);
  volatile std::uint64_t bits = 0;
  const double read = bestSeconds(7, [&] {
                        std::uint64_t sum = 0;
                        for (const auto& s : table.segments()) sum += bestKernels().population(s->lines(1), s->blocks() * slices);
                        bits = sum;
                      }) *
                      1e9 / rows;
  for (const Kernels* k : runnableKernels()) {
    const double ours = bestSeconds(7, [&] { count(table, book, *k, progress.stop, false); }) * 1e9 / rows;
    const std::string by = std::string(".") + k->name;
    add("book" + by, "ns/row", ours, sqlite.book, "SQLite");
    add("book_to_read" + by, "ns/row", ours, read, "reading the slices");
    const double filteredBook = bestSeconds(7, [&] { count(table, filtered, *k, progress.stop, false); }) * 1e9 / rows;
    add("book_filtered" + by, "ns/row", filteredBook, sqlite.book, "SQLite, unfiltered");
    const double attribute = bestSeconds(7, [&] { count(table, one, *k, progress.stop, false); }) * 1e9 / rows;
    add("attribute" + by, "ns/row", attribute, sqlite.attribute, "SQLite");
    if (!duck) continue;
    add("book_duckdb" + by, "ns/row", ours, duck->book * 1e9 / rows, duckName);
    add("book_filtered_duckdb" + by, "ns/row", filteredBook, duck->filtered * 1e9 / rows, duckName);
    add("attribute_duckdb" + by, "ns/row", attribute, duck->attribute * 1e9 / rows, duckName);
  }
  add("bytes", "B/resident", static_cast<double>(table.columnBytes()) / rows, 14, "goal");
  add("cube_bytes", "B/resident", static_cast<double>(table.cubeBytes()) / rows, 0, "");
  add("standing_book", "ms", bestSeconds(7, [&] { count(table, book, bestKernels(), progress.stop); }) * 1e3, sqlite.book * rows / 1e6, "SQLite");
  Query women = book;
  women.filter = Filter::allOf({Filter::codes(1, {2}), Filter::between(0, birthsOfAges(kToday, 15, 49).low, birthsOfAges(kToday, 15, 49).high)});
  add("standing_book_women_15_49", "ms", bestSeconds(7, [&] { count(table, women, bestKernels(), progress.stop); }) * 1e3, sqlite.book * rows / 1e6, "SQLite, unfiltered");
  const double listed = bestSeconds(7, [&] { list(table, Filter::allOf({Filter::codes(2, {3}), Filter::codes(3, {2})}), {{""}}, 0, 1000, bestKernels(), progress.stop, false); }) * 1e3;
  add("list_1000", "ms", listed, sqlite.list * 1e3, "SQLite, fewer rows");
  if (duck) add("list_1000_duckdb", "ms", listed, duck->list * 1e3, duckName);
  constexpr int kChanges = 50'000;
  const auto anybody = [&](int i) { return static_cast<std::uint32_t>(1 + mixed(static_cast<std::uint64_t>(i)) % people); };
  const double change = bestSeconds(3, [&] {
                          for (int i = 0; i < kChanges; ++i) table.change(anybody(i), 4, mixed(static_cast<std::uint64_t>(i)) % 8 & 7U);
                        }) /
                        kChanges;
  add("change", "us", change * 1e6, sqlite.change * 1e6, "SQLite update");
  if (duck) add("change_duckdb", "us", change * 1e6, duck->change * 1e6, duckName);
  std::vector<std::uint32_t> values(kAttributes + 2);
  const auto communities = static_cast<std::uint32_t>(table.segments().size());
  constexpr int kMoves = 20'000;
  double drawn = bestSeconds(1, [&] {
    for (int i = 0; i < kMoves; ++i) resident(anybody(i), values);
  });
  const double move = bestSeconds(1, [&] {
                        for (int i = 0; i < kMoves; ++i) {
                          const auto id = anybody(i);
                          resident(id, values);
                          table.put(id, (values[0] + 1) % communities, std::span(values).subspan(1));
                        }
                      }) -
                      drawn;
  add("move", "us", move * 1e6 / kMoves, 1.0, "goal");
  add("next_day", "ms", bestSeconds(1, [&] { table.advance(kToday + 1); }) * 1e3, 0, "");
  add("fill", "ns/row", filled * 1e9 / rows, 0, "");
  add("bytes_after_20000_moves", "B/resident", static_cast<double>(table.columnBytes()) / rows, 14, "goal");
  return out;
}

}  // namespace jw::app
