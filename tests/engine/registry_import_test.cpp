// Files into the registry: planted faults are named one by one, nothing is half imported, odd text goes in and out unchanged.
#include "core/engine/registry_import.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <zlib.h>

#include <atomic>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <thread>

#include "core/access/key_file.h"
#include "core/base/credit_code.h"
#include "core/base/csv_writer.h"
#include "core/base/text.h"
#include "core/intake/csv_reader.h"
#include "core/registry/citizen_id.h"
#include "core/registry/table_import.h"
#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"

namespace registry_import_test {

using namespace jw;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

struct ImportCity : SmallCity {
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  std::unique_ptr<engine::RegistryDesk> desk;
  ImportCity() {
    engine->write([&](store::Connection& w) {
              for (int i = 1; i <= 3; ++i) {
                model::Building b;
                b.id = {Uuid::named("b" + std::to_string(i))};
                b.source = "test";
                b.name = b.externalId = "云锦花园" + std::to_string(i) + "号楼";
                b.address = "云锦路" + std::to_string(i) + "号";
                b.floors = 30;
                b.area = i == 3 ? "330102/330102001/" : "330101/330101001/";
                b.shape = square(120.001 + i * 0.001, 30.002, 0.0005);
                b.point = {120.0012 + i * 0.001, 30.0022};
                store::insertBuilding(w, b, clock->now(), "test");
              }
            }).get();
    desk = std::make_unique<engine::RegistryDesk>(*engine);
  }
  ~ImportCity() { desk.reset(); }
  fs::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  }
  engine::ImportResult import(const fs::path& file, model::RecordKind subject, bool dryRun, const model::AreaPath& area = {}) {
    return engine::importTable(*engine, *desk, worker, {{file, {}}, subject, {}, area, dryRun, 100'000}, {});
  }
};

std::string refusalOf(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.what();
  }
  return {};
}

std::string inGb18030(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* c = ucnv_open("gb18030", &status);
  REQUIRE(U_SUCCESS(status));
  const auto wide = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 4, '\0');
  out.resize(static_cast<std::size_t>(wide.extract(out.data(), static_cast<std::int32_t>(out.size()), c, status)));
  ucnv_close(c);
  return out;
}

// A row of a fictitious person, four to a household, and how it can be wrong.
std::vector<std::string> personRow(int i) {
  const int home = i / 4;
  const auto sex = i % 2 ? model::Sex::male : model::Sex::female;
  const auto birth = static_cast<std::int32_t>(daysOf(1950 + i % 60, 1 + i % 12, 1 + i % 28));
  return {"张" + std::string(i % 3 ? "三" : "小明"), registry::makeFictitiousId(i / 400 % 10'000, birth, i % 400, sex), "1200" + std::to_string(1'000'000 + i), "云锦花园" + std::to_string(1 + home % 2) + "号楼",
          std::to_string(1 + home / 2000 % 90), std::to_string(1 + home / 100 % 20), std::to_string(1 + home / 2 % 50), "H" + std::to_string(home), i % 4 == 0 ? "户主" : i % 4 == 1 ? "配偶" : "子女", "大学本科教育"};
}

std::pair<std::string, std::string> plant(std::vector<std::string>& row, int kind) {
  switch (kind % 8) {
    case 0:
      row[1][17] = row[1][17] == '1' ? '2' : '1';
      return {"citizen_id", "bad_value"};
    case 1:
      row[0] = " ";
      return {"name", "missing"};
    case 2:
      row[9] = "博士后";
      return {"education", "bad_value"};
    case 3:
      row[2] = "12";
      return {"phone", "bad_value"};
    case 4:
      row[3] = "没有这栋楼";
      return {"building", "no_building"};
    case 5:
      row[5] = "三";
      return {"floor", "bad_value"};
    case 6:
      row[8] = "户主";
      return {"relation", "bad_value"};
    default:
      row.push_back("多");
      return {"", "too_many_fields"};
  }
}

}  // namespace

TEST_CASE("an import of many rows names exactly the planted faults and keeps nothing; without them it keeps all", "[large]") {
#ifdef NDEBUG
  constexpr int kRows = 6'000, kEvery = 60;
#else
  constexpr int kRows = 3'000, kEvery = 30;
#endif
  ImportCity city;
  const bool whole = std::getenv("JINGWEI_FULL_SWEEP") != nullptr;
  const int rows = whole ? 100'000 : kRows;
  std::string good, bad;
  const std::vector<std::string_view> headers{"姓名", "身份证号", "手机", "楼栋", "单元", "楼层", "房号", "户号", "与户主关系", "文化程度"};
  appendCsvRow(good, headers);
  appendCsvRow(bad, headers);
  std::map<std::int64_t, std::pair<std::string, std::string>> planted;
  for (int i = 0; i < rows; ++i) {
    auto row = personRow(i);
    appendCsvRow(good, {row.begin(), row.end()});
    // Not the heads: a household without one is another fault.
    if (i % kEvery == 1) planted[i + 2] = plant(row, i / kEvery);
    appendCsvRow(bad, {row.begin(), row.end()});
  }
  const auto before = ask(*city.engine, "SELECT count(*) FROM journal");
  for (const bool dry : {true, false}) {
    const auto result = city.import(city.write("bad.csv", bad), model::RecordKind::person, dry);
    CHECK_FALSE(result.stored);
    CHECK(result.rows == static_cast<std::uint64_t>(rows));
    CHECK(result.taken == result.rows - planted.size());
    REQUIRE(result.faults.size() == planted.size());
    for (const auto& f : result.faults) {
      INFO("row " << f.row << " " << f.key << " " << f.fault << " " << f.detail);
      REQUIRE(planted.contains(f.row));
      CHECK(planted.at(f.row) == std::pair(f.key, f.fault));
    }
    CHECK(ask(*city.engine, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM households) + (SELECT count(*) FROM dwellings)") == 0);
    CHECK(ask(*city.engine, "SELECT count(*) FROM journal") == before);
  }
  const auto file = city.write("good.csv", good);
  CHECK_FALSE(city.import(file, model::RecordKind::person, true).stored);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people") == 0);
  // What is followed is each person once, and never all anew.
  std::size_t told = 0;
  bool everything = false;
  const auto subscription = city.desk->subscribe([&](const model::RegistryChange& c) {
    told += c.people.size();
    everything = everything || c.everything;
  });
  const auto result = city.import(file, model::RecordKind::person, false);
  for (const auto& f : result.faults) UNSCOPED_INFO(f.row << f.key << f.fault << f.detail);
  CHECK(result.stored);
  CHECK(told == static_cast<std::size_t>(rows));
  CHECK_FALSE(everything);
  CHECK(ask(*city.engine, "SELECT count(*) FROM import_steps") == 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM import_batches WHERE state=1") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people") == rows);
  CHECK(ask(*city.engine, "SELECT count(*) FROM households") == rows / 4);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=0") == rows / 4);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE education<>20 OR initials='' OR citizen_id_index IS NULL") == 0);
  checkSound(*city.engine);
  // Once more: everybody is there already.
  const auto again = city.import(file, model::RecordKind::person, true);
  CHECK(again.taken == 0);
  REQUIRE(again.faults.size() == static_cast<std::size_t>(rows));
  CHECK(again.faults[0].fault == "duplicate");
  CHECK(again.faults[0].rows.size() == 1);
  CHECK(again.faults[0].firstRow == 0);
}

TEST_CASE("duplicates inside a file are shown with the record before them") {
  ImportCity city;
  std::string csv = "姓名,身份证号,楼栋\n";
  for (int i : {0, 1, 0}) csv += "张三," + personRow(i)[1] + ",云锦花园1号楼\n";
  const auto result = city.import(city.write("a.csv", csv), model::RecordKind::person, true);
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].row == 4);
  CHECK(result.faults[0].firstRow == 2);
  CHECK(result.faults[0].key == "citizen_id");
}

TEST_CASE("the character set, separator and columns of a file are found out; forbidden columns are refused") {
  ImportCity city;
  const std::string text = "姓名;身份证号;楼栋;民族;政治面貌;出生日期\n张三丰;" + personRow(0)[1] + ";云锦花园1号楼;壮族;群众;1950年1月1日\n";
  for (const bool gb : {false, true}) {
    const auto file = city.write("p.csv", gb ? inGb18030(text) : "\xEF\xBB\xBF" + text);
    const auto p = engine::previewImport({file, {}}, city.engine->dataFolder(), city.desk->attributes(), model::RecordKind::person, {});
    CHECK(p.encoding == (gb ? "GB18030" : "UTF-8"));
    CHECK(p.separator == ';');
    CHECK(p.records == 2);
    CHECK(p.mapping == std::vector<std::string>{"name", "citizen_id", "building", "ethnic_group", "political_affiliation", "birth_day"});
    REQUIRE(p.rows.size() == 1);
    CHECK(p.rows[0][0] == "张三丰");
    const auto result = city.import(file, model::RecordKind::person, gb ? false : true);
    for (const auto& f : result.faults) UNSCOPED_INFO(f.key << f.fault << f.detail);
    CHECK(result.faults.empty());
  }
  CHECK(ask(*city.engine, "SELECT count(*) FROM people_aggregate WHERE ethnic_group=8 AND political_affiliation=13") == 1);
  for (const char* header : {"宗教信仰", "犯罪记录", "精神疾病", "ReligionCode"}) {
    const auto file = city.write("f.csv", std::string("姓名,") + header + "\n张三,x\n");
    const auto why = refusalOf([&] { city.import(file, model::RecordKind::person, true); });
    INFO(why);
    CHECK(why.find(header) != std::string::npos);
  }
  CHECK_FALSE(refusalOf([&] { city.import(city.write("e.csv", ""), model::RecordKind::person, true); }).empty());
  CHECK_FALSE(refusalOf([&] { city.import(city.folder / "none.csv", model::RecordKind::person, true); }).empty());
  city.worker.role = model::Role::analyst;
  CHECK_FALSE(refusalOf([&] { city.import(city.folder / "p.csv", model::RecordKind::person, true); }).empty());
  city.worker.role = model::Role::communityWorker;
  city.worker.scope = "330102/";
  CHECK_FALSE(refusalOf([&] { city.import(city.folder / "p.csv", model::RecordKind::person, true, "330101/"); }).empty());
  // Buildings outside the scope are not even found.
  CHECK(city.import(city.folder / "p.csv", model::RecordKind::person, true).faults.at(0).fault == "no_building");
}

TEST_CASE("an import that is stopped keeps nothing") {
  ImportCity city;
  std::string csv = "名称,组织类型\n";
  for (int i = 0; i < 5000; ++i) csv += "店" + std::to_string(i) + ",商户\n";
  const auto file = city.write("o.csv", csv);
  std::stop_source stop;
  const Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view what) {
                            if (what == "rows" && done >= 1024) stop.request_stop();
                          },
                          stop.get_token()};
  CHECK_FALSE(refusalOf([&] { engine::importTable(*city.engine, *city.desk, city.worker, {{file, {}}, model::RecordKind::organisation, {}, "330101/330101001/", false, 10}, progress); }).empty());
  CHECK(ask(*city.engine, "SELECT count(*) FROM organisations") == 0);
}

TEST_CASE("what an import has stored is taken back when it is stopped, and when the program ends in the middle of it") {
  ImportCity city;
  std::string csv = "名称,组织类型\n";
  for (int i = 0; i < 2000; ++i) csv += "店" + std::to_string(i) + ",商户\n";
  const auto file = city.write("o.csv", csv);
  const auto copy = city.folder / "copy.jw";
  const auto inForce = [](engine::Engine& e) { return ask(e, "SELECT count(*) FROM organisations WHERE valid_to IS NULL"); };
  std::stop_source stop;
  std::int64_t seen = 0;
  const Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view what) {
                            if (what != "storing" || done < 1000 || seen > 0) return;
                            seen = inForce(*city.engine);
                            city.engine->write([&](store::Connection&) {
                                         for (const char* part : {"", "-wal"}) fs::copy_file(city.folder / (std::string("city.jw") + part), copy.string() + part);
                                       }).get();
                            stop.request_stop();
                          },
                          stop.get_token()};
  CHECK_FALSE(refusalOf([&] { engine::importTable(*city.engine, *city.desk, city.worker, {{file, {}}, model::RecordKind::organisation, {}, "330101/330101001/", false, 10}, progress); }).empty());
  CHECK(seen >= 1000);
  CHECK(inForce(*city.engine) == 0);
  CHECK(ask(*city.engine, "SELECT count(*) FROM import_batches WHERE state=2") == 1);
  // The copy is a store whose program went away in between.
  engine::Engine::Options options;
  options.store = copy;
  options.data = city.engine->dataFolder();
  options.clock = city.clock;
  engine::Engine after(options);
  CHECK(ask(after, "SELECT count(*) FROM organisations") == seen);
  CHECK(ask(after, "SELECT count(*) FROM import_steps") == seen);
  CHECK(inForce(after) == seen);
  engine::RegistryDesk desk(after);
  for (int i = 0; i < 1000 && ask(after, "SELECT count(*) FROM import_batches WHERE state=2") == 0; ++i) after.write([](store::Connection&) {}).get();
  CHECK(inForce(after) == 0);
  CHECK(ask(after, "SELECT count(*) FROM import_steps") == 0);
  checkSound(after);
}

TEST_CASE("rows that have to do with each other are judged as in one piece, however far apart they stand") {
  ImportCity city;
  std::mt19937 random(11);
  const std::vector<std::string> mapping{"name", "citizen_id", "building", "unit", "floor", "number", "household", "relation"};
  std::string csv;
  appendCsvRow(csv, {"姓名", "身份证号", "楼栋", "单元", "楼层", "房号", "户号", "与户主关系"});
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < 1500; ++i) {
    const auto one = [&](std::initializer_list<const char*> of) { return std::string(of.begin()[random() % of.size()]); };
    const auto person = personRow(static_cast<int>(random() % 1200));
    rows.push_back({person[0], random() % 4 ? person[1] : "", one({"云锦花园1号楼", "云锦路1号", " 云锦花园2号楼", "没有"}), one({"1", "", "01"}), one({"1", "2", "3"}), std::to_string(random() % 12), one({"", "A", "B"}), one({"", "户主", "配偶", "其他"})});
    appendCsvRow(csv, {rows.back().begin(), rows.back().end()});
  }
  using Faults = std::set<std::tuple<std::int64_t, std::string, std::string, std::int64_t>>;
  Faults whole, sliced;
  const auto put = [](Faults& faults, const registry::RowFault& f) { faults.emplace(f.row, f.key, f.fault, f.firstRow); };
  registry::NamedBuildings buildings;
  for (const auto& row : rows) buildings.try_emplace(std::string(text::trim(row[2])));
  struct Enough {};
  city.engine->write(
      [&](store::Connection& w) {
        store::findBuildings(w, buildings, "");
        const access::FieldCipher cipher(access::loadKey(access::keyDirectory(), *Uuid::parse(city.engine->storeId())));
        registry::Pinyin pinyin;
        const registry::Tools tools{cipher, city.desk->attributes(), pinyin};
        registry::Registrar registrar(w, city.worker, city.engine->now(), tools);
        const model::AreaPath everywhere;
        registry::TableImport table(w, registrar, tools, model::RecordKind::person, mapping, everywhere, buildings);
        std::vector<std::uint32_t> all(rows.size());
        std::iota(all.begin(), all.end(), 0U);
        for (const auto i : table.headsFirst(all, rows))
          if (const auto fault = table.take(static_cast<std::int64_t>(i + 2), rows[i])) put(whole, *fault);
        throw Enough();
      },
      [](std::exception_ptr) {});
  const auto result = city.import(city.write("p.csv", csv), model::RecordKind::person, true);
  for (const auto& f : result.faults) put(sliced, f);
  CHECK(buildings.at("云锦路1号"));
  CHECK(whole.size() > 500);
  CHECK(whole.size() < 1400);
  CHECK((whole == sliced));
}

TEST_CASE("the engine takes other commands while an import runs") {
  ImportCity city;
  std::string csv = "姓名,身份证号,楼栋,单元,楼层,房号,户号\n";
  for (int i = 0; i < 2000; ++i) {
    const auto row = personRow(i);
    csv += row[0] + "," + row[1] + "," + row[3] + "," + row[4] + "," + row[5] + "," + row[6] + "," + row[7] + "\n";
  }
  std::atomic<bool> over = false;
  int answered = 0;
  std::jthread others([&] {
    while (!over) {
      city.engine->write([](store::Connection&) {}).get();
      ++answered;
    }
  });
  const auto result = city.import(city.write("p.csv", csv), model::RecordKind::person, false);
  over = true;
  others.join();
  CHECK(result.stored);
  // At least one between any two of its transactions, of which there are eight to try the rows and eight to keep them.
  CHECK(answered >= 16);
}

TEST_CASE("hostile CSV and naughty strings go in and out unchanged") {
  const char* data = std::getenv("JINGWEI_DATA");
  const fs::path hostile = (data ? fs::path(data) : fs::path(JW_SOURCE_DIR) / ".." / "shared" / "data") / "hostile";
  if (!fs::exists(hostile)) {
    WARN("skipped: no data");
    return;
  }
  std::vector<std::string> texts;
  if (gzFile in = gzopen((hostile / "naughty_strings.txt.gz").c_str(), "rb")) {
    std::string all;
    char buffer[65536];
    for (int n = 0; (n = gzread(in, buffer, sizeof buffer)) > 0;) all.append(buffer, static_cast<std::size_t>(n));
    gzclose(in);
    texts = text::split(all, '\n');
  }
  REQUIRE(texts.size() > 400);
  for (const auto& entry : fs::directory_iterator(hostile / "csv")) {
    if (entry.path().extension() != ".csv") continue;
    intake::CsvReader reader(entry.path());
    while (reader.next())
      for (const auto f : reader.fields()) texts.emplace_back(f);
  }
  std::erase_if(texts, [](const auto& t) { return !text::isUtf8(t) || t.find('\0') != std::string::npos || text::length(t) > 4000; });
  ImportCity city;
  std::string csv;
  appendCsvRow(csv, {"名称", "组织类型", "经营范围"});
  for (std::size_t i = 0; i < texts.size(); ++i) appendCsvRow(csv, {"组织" + std::to_string(100'000 + i), "商户", texts[i]});
  const auto result = city.import(city.write("in.csv", csv), model::RecordKind::organisation, false, "330101/330101001/");
  for (const auto& f : result.faults) UNSCOPED_INFO(f.row << " " << f.key << " " << f.fault << " " << f.detail);
  REQUIRE(result.stored);
  const auto exported = [&](const char* name) {
    CHECK(engine::exportOrganisations(*city.engine, *city.desk, city.worker, {}, city.folder / name, {}) == texts.size());
    intake::CsvReader reader(city.folder / name);
    std::vector<std::string> out;
    reader.next();
    while (reader.next()) out.emplace_back(reader.fields().at(5));
    return out;
  };
  CHECK(exported("out.csv") == texts);
  // What was exported comes in again as the same.
  ImportCity second;
  REQUIRE(second.import(city.folder / "out.csv", model::RecordKind::organisation, false).stored);
  CHECK(engine::exportOrganisations(*second.engine, *second.desk, second.worker, {}, second.folder / "again.csv", {}) == texts.size());
  std::ifstream a(city.folder / "out.csv", std::ios::binary), b(second.folder / "again.csv", std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(a), {}) == std::string(std::istreambuf_iterator<char>(b), {}));
}

TEST_CASE("a mapping is kept by name and offered for files like it") {
  ImportCity city;
  using engine::SavedMapping;
  const SavedMapping street{"街道月报", {{"住户姓名", "name"}, {"证件", "citizen_id"}, {"备注", ""}}};
  engine::saveMapping(*city.engine, city.worker, model::RecordKind::person, street);
  city.clock->advance(Millis(1000));
  engine::saveMapping(*city.engine, city.worker, model::RecordKind::person, {" 公安 ", {{"姓名", "name"}}});
  auto saved = engine::savedMappings(*city.engine, model::RecordKind::person);
  REQUIRE(saved.size() == 2);
  CHECK(saved[0].name == "公安");
  CHECK(saved[1].columns == street.columns);
  CHECK(engine::savedMappings(*city.engine, model::RecordKind::organisation).empty());
  // Columns in another order, and one that nobody knew.
  CHECK(engine::fitted(saved[1], {"新列", "证件", "住户姓名"}) == std::vector<std::string>{"", "citizen_id", "name"});
  CHECK_FALSE(engine::fitted(saved[1], {"证件", "姓名"}));
  city.clock->advance(Millis(1000));
  engine::saveMapping(*city.engine, city.worker, model::RecordKind::person, {"街道月报", {{"甲", "name"}}});
  saved = engine::savedMappings(*city.engine, model::RecordKind::person);
  REQUIRE(saved.size() == 2);
  CHECK(saved[0].columns.size() == 1);
  engine::forgetMapping(*city.engine, city.worker, model::RecordKind::person, "街道月报");
  CHECK(engine::savedMappings(*city.engine, model::RecordKind::person).size() == 1);
  CHECK_FALSE(refusalOf([&] { engine::saveMapping(*city.engine, city.worker, model::RecordKind::person, {"  ", {}}); }).empty());
  const model::Actor analyst{{}, "分析员", model::Role::analyst, {}, {}};
  CHECK_FALSE(refusalOf([&] { engine::saveMapping(*city.engine, analyst, model::RecordKind::person, street); }).empty());
}

TEST_CASE("records of another kind of file are taken in like those of CSV, by their own row numbers") {
  ImportCity city;
  struct Rows : RecordSource {
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;
    std::size_t at = 0;
    bool next() override { return ++at <= rows.size(); }
    const std::vector<std::string>& fields() const override { return rows[at - 1].second; }
    std::int64_t record() const override { return rows[at - 1].first; }
  };
  bool wrong = true;
  const auto open = [&]() -> std::unique_ptr<RecordSource> {
    auto all = std::make_unique<Rows>();
    all->rows = {{2, {"单位名称", "类型"}}, {3, {"甲公司", "单位法人"}}, {7, {wrong ? "" : "乙公司", "1"}}};
    return all;
  };
  const engine::ImportRequest request{{"a.xlsx", open}, model::RecordKind::organisation, {}, "330101/330101001/", false, 10};
  auto result = engine::importTable(*city.engine, *city.desk, city.worker, request, {});
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].row == 7);
  CHECK_FALSE(result.stored);
  wrong = false;
  result = engine::importTable(*city.engine, *city.desk, city.worker, request, {});
  CHECK(result.stored);
  CHECK(result.taken == 2);
}

}  // namespace registry_import_test
