// From the files of real cities to a sound store, by the program's own commands.
#include <map>
#include <set>

#include "core/intake/case_file.h"
#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace city_files_test {

using namespace jw;
using test::run;

namespace {

class City {
 public:
  City(std::string mapping, std::string cases) : m_mapping(std::move(mapping)), m_cases(std::move(cases)) {}
  test::Outcome command(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--store", store().string(), "--json"});
    return run(m_dir, arguments);
  }
  nlohmann::json areas(const std::string& file, const std::string& level,
                       const std::vector<std::string>& fields = {}) const {
    std::vector<std::string> arguments = {"import", "areas", file, "--level", level};
    arguments.insert(arguments.end(), fields.begin(), fields.end());
    const auto outcome = command(arguments);
    INFO(outcome.err);
    CHECK(outcome.code <= 1);
    return outcome.json();
  }
  test::Outcome replay() const {
    return command({"replay", m_cases, "--map", m_mapping, "--report", (m_dir.path() / "report.json").string()});
  }
  void checkSound() const {
    const auto outcome = command({"check"});
    CHECK(outcome.code == 0);
    const auto json = outcome.json();
    CAPTURE(json["findings"].dump());
    CHECK(json["sound"] == true);
  }
  std::filesystem::path store() const { return m_dir.path() / "city.jwg"; }
  const test::TempDir& dir() const { return m_dir; }
  const std::string& cases() const { return m_cases; }

 private:
  test::TempDir m_dir;
  std::string m_mapping, m_cases;
};

std::uint64_t sum(const nlohmann::json& counts) {
  std::uint64_t n = 0;
  for (const auto& value : counts) n += value.get<std::uint64_t>();
  return n;
}

// Every row is somewhere, and the second time nothing is new.
void replayTwice(const City& city, std::uint64_t read) {
  const auto first = city.replay();
  INFO(first.err);
  const auto report = first.json();
  CHECK(nlohmann::json::parse(test::readText(city.dir().path() / "report.json")) == report);
  CHECK(report["read"] == read);
  CHECK(report["already_there"] == 0);
  CHECK(report["stored"].get<std::uint64_t>() + report["refused"].size() == read);
  CHECK(report["located"].get<std::uint64_t>() + report["unlocated"].size() == report["stored"]);
  CHECK(sum(report["by_state"]) == report["stored"]);
  CHECK(sum(report["by_department"]) == report["stored"]);
  CHECK(report["steps"]["answer_us"]["n"].get<std::uint64_t>() + report["refused"].size() >= read);
  const auto again = city.replay().json();
  CHECK(again["stored"] == 0);
  CHECK(again["already_there"] == report["stored"]);
  for (const char* key :
       {"read", "refused", "located", "unlocated", "contradicted", "not_closed", "by_state", "by_department"}) {
    CAPTURE(key);
    CHECK(again[key] == report[key]);
  }
}

}  // namespace

TEST_CASE("Tainan: villages become grids under districts, and every report is located or listed", "[city]") {
  const auto towns = test::dataFile("areas/tainan_towns.geojson.gz"),
             villages = test::dataFile("areas/tainan_villages.geojson.gz"),
             cases = test::dataFile("incidents/tainan.csv.gz");
  if (towns.empty() || villages.empty() || cases.empty()) return;
  const City city("tainan", cases);
  CHECK(city.areas(towns, "district", {"--name", "TOWNNAME", "--code", "TOWNCODE"})["inserted"] == 37);
  const auto grids = city.areas(villages, "grid", {"--name", "VILLNAME", "--code", "VILLCODE"});
  CHECK(grids["inserted"] == 649);
  CHECK(grids["refused"].empty());
  CHECK(city.areas(villages, "grid", {"--name", "VILLNAME", "--code", "VILLCODE"})["unchanged"] == 649);
  // Each village lies in the district whose code its own begins with.
  CHECK(test::StoreReader(city.store())
            .number("SELECT count(*) FROM areas v JOIN areas d ON d.id = v.parent WHERE v.level = 5 AND d.level = 2 "
                    "AND substr(v.code, 1, 8) = d.code") == 649);

  replayTwice(city, 67548);
  const auto report = nlohmann::json::parse(test::readText(city.dir().path() / "report.json"));
  CHECK(report["refused"].empty());
  CHECK(report["contradicted"] == 1610);
  CHECK(report["unlocated"].size() == 17);
  for (const auto& row : report["unlocated"]) CHECK(row["reason"] == "outside_all_grids");
  const test::StoreReader store(city.store());
  CHECK(store.number("SELECT count(*) FROM cases") == 67548);
  CHECK(store.number("SELECT count(DISTINCT external_id) FROM cases") == 67548);
  CHECK(store.number("SELECT sum(contradicted) FROM cases") == 1610);
  city.checkSound();

  const auto csv = (city.dir().path() / "unlocated.csv").string();
  CHECK(city.command({"export", "cases", "--format", "csv", "--out", csv, "--where", "unlocated"}).json()["written"] ==
        17);
  const auto all = (city.dir().path() / "all.csv").string();
  CHECK(city.command({"export", "cases", "--format", "csv", "--out", all}).json()["written"] == 67548);
  intake::CsvReader reader(all);
  std::set<std::string> numbers;
  while (reader.next()) numbers.insert(std::string(reader.fields().front()));
  CHECK(numbers.size() == 67548 + 1);  // none twice, and the header
}

TEST_CASE("Kaohsiung: morning and afternoon, and what the hotline has closed is archived at its time", "[city]") {
  const auto villages = test::dataFile("areas/kaohsiung_villages.geojson.gz"),
             cases = test::dataFile("incidents/kaohsiung_cases.csv.gz");
  if (villages.empty() || cases.empty()) return;
  const City city("kaohsiung", cases);
  CHECK(city.areas(villages, "grid")["inserted"] == 886);
  replayTwice(city, 28399);
  const test::StoreReader store(city.store());
  // "2016/9/13 上午 12:36:25" is half past midnight; closed at "2016/9/13 上午 06:17:57"; Taipei is eight hours ahead.
  const auto row = store
                       .rows(
                           "SELECT datetime(reported_at / 1000, 'unixepoch'), datetime(closed_at / 1000, 'unixepoch'), "
                           "state FROM cases WHERE external_id = 'INS160913001'")
                       .at(0);
  CHECK(row == test::StoreReader::Row{"2016-09-12 16:36:25", "2016-09-12 22:17:57", "9"});
  CHECK(store.rows("SELECT datetime(reported_at / 1000, 'unixepoch') FROM cases WHERE external_id = 'INS160912335'")
            .at(0)
            .at(0) == "2016-09-12 15:34:55");
  // Every archived case has gone through the whole table, step by step in time.
  CHECK(store.number("SELECT count(*) FROM cases WHERE state = 9 AND transitions < 5") == 0);
  CHECK(store.number("SELECT count(*) FROM transitions a JOIN transitions b ON b.case_n = a.case_n AND b.i = a.i + 1 "
                     "WHERE b.at < a.at OR b.from_state <> a.to_state") == 0);
  city.checkSound();
}

TEST_CASE("Boston: the deadline and the verdict in time or late follow from the store", "[city]") {
  const auto areas = test::dataFile("areas/boston_neighborhoods.geojson.gz"),
             cases = test::dataFile("incidents/boston_2011.csv.gz");
  if (areas.empty() || cases.empty()) return;
  const City city("boston", cases);
  CHECK(city.areas(areas, "grid")["inserted"] == 26);
  replayTwice(city, 41827);
  struct Stored {
    std::string due, closed;
  };
  std::map<std::string, Stored> stored;
  for (const auto& row : test::StoreReader(city.store()).rows("SELECT external_id, due, closed_at FROM cases"))
    stored[row[0]] = {row[1], row[2]};
  const auto mapping =
      intake::CaseMapping::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "mappings" / "boston.toml");
  intake::CaseFile file(cases, mapping);
  int withDue = 0, judged = 0, wrongDue = 0, wrongVerdict = 0;
  while (const auto next = file.next()) {
    const auto& row = std::get<intake::CaseRow>(*next);
    const auto it = stored.find(row.report.externalId);
    if (it == stored.end() || row.report.due == kNever) continue;
    ++withDue;
    if (it->second.due != std::to_string(toMillis(row.report.due))) ++wrongDue;
    if (!row.ontime || it->second.closed.empty()) continue;
    ++judged;
    if ((std::stoll(it->second.closed) <= std::stoll(it->second.due)) != *row.ontime) ++wrongVerdict;
  }
  CHECK(withDue > 30000);
  CHECK(judged > 30000);
  CHECK(wrongDue == 0);
  CHECK(wrongVerdict == 0);
  city.checkSound();
}

TEST_CASE("Los Angeles: two date styles and cases without coordinates", "[city]") {
  const auto areas = test::dataFile("areas/la_councils.geojson.gz"),
             cases = test::dataFile("incidents/la_2017_2018.csv.gz");
  if (areas.empty() || cases.empty()) return;
  const City city("los-angeles", cases);
  CHECK(city.areas(areas, "grid")["inserted"] == 99);
  replayTwice(city, 29999);
  const test::StoreReader store(city.store());
  // "12/31/2017 11:59:58 PM" in Los Angeles is the next morning in UTC.
  CHECK(store.rows("SELECT datetime(reported_at / 1000, 'unixepoch') FROM cases WHERE external_id = '1-870704831'")
            .at(0)
            .at(0) == "2018-01-01 07:59:58");
  CHECK(store.number("SELECT count(*) FROM cases WHERE reported_at NOT BETWEEN 1483228800000 AND 1546387200000") == 0);
  city.checkSound();
}

TEST_CASE("Liechtenstein: buildings enter once, and change files update them", "[city]") {
  const auto now = test::dataFile("buildings/liechtenstein-2024.osm.pbf"),
             then = test::dataFile("buildings/liechtenstein-2013-08-03.osm.pbf");
  const auto first = test::dataFile("buildings/000466354.osc.gz"), second = test::dataFile("buildings/008-ch.osc.gz");
  if (now.empty() || then.empty() || first.empty() || second.empty()) return;
  const City city("", "");
  const auto once = city.command({"import", "buildings", now}).json();
  CHECK(once["inserted"] == 15834);
  const auto twice = city.command({"import", "buildings", now}).json();
  CHECK(twice["inserted"] == 0);
  CHECK(twice["updated"] == 0);
  CHECK(twice["unchanged"] == 15834);
  CHECK(test::StoreReader(city.store()).number("SELECT count(*) FROM buildings") == 15834);
  city.checkSound();

  const City older("", "");
  const auto base = older.command({"import", "buildings", then}).json();
  const auto changed = older.command({"import", "buildings", then, first, second}).json();
  CHECK(changed["inserted"].get<int>() + changed["updated"].get<int>() + changed["unchanged"].get<int>() ==
        changed["read"].get<int>());
  const test::StoreReader store(older.store());
  CHECK(store.number("SELECT count(*) FROM buildings") ==
        base["inserted"].get<int>() + changed["inserted"].get<int>() - changed["removed"].get<int>());
  CHECK(store.number("SELECT count(*) - count(DISTINCT source || external_id) FROM buildings") == 0);
  older.checkSound();
}

}  // namespace city_files_test
