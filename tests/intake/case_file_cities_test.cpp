// The real streams through their shipped mappings.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/text.h"
#include "core/intake/case_file.h"
#include "tests/intake/csv_files.h"

namespace case_file_cities_test {

using namespace jw;
using namespace jw::intake;

namespace {

CaseMapping mapping(const std::string& name) {
  return CaseMapping::load(std::filesystem::path(JW_SOURCE_DIR) / "data/mappings" / (name + ".toml"));
}

template <class OnRow>
CaseFileCounts readCity(const std::filesystem::path& path, const CaseMapping& m, OnRow onRow) {
  CaseFile file(path, m);
  while (auto row = file.next()) {
    if (const auto* bad = std::get_if<RefusedRow>(&*row)) FAIL_CHECK("row " << bad->row << ": " << bad->text);
    if (const auto* good = std::get_if<CaseRow>(&*row)) onRow(*good);
  }
  CHECK(file.position() == file.size());
  return file.counts();
}

// The cells of named columns beside the rows of a CaseFile, to compare against.
class RawColumns {
 public:
  RawColumns(const std::filesystem::path& path, const std::vector<std::string>& names) : m_csv(path) {
    REQUIRE(m_csv.next());
    for (const auto& name : names) {
      const auto it = std::find(m_csv.fields().begin(), m_csv.fields().end(), name);
      REQUIRE(it != m_csv.fields().end());
      m_at.push_back(static_cast<std::size_t>(it - m_csv.fields().begin()));
    }
  }
  std::vector<std::string> next() {
    REQUIRE(m_csv.next());
    std::vector<std::string> out;
    for (const auto at : m_at) out.emplace_back(m_csv.fields()[at]);
    return out;
  }

 private:
  CsvReader m_csv;
  std::vector<std::size_t> m_at;
};

struct Village {
  std::string town;
  model::Box box;
  std::vector<model::Ring> rings;
  bool contains(model::Point p) const {
    bool inside = false;
    if (box.contains(p))
      for (const auto& ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i)
          if ((ring[i - 1].y > p.y) != (ring[i].y > p.y) &&
              p.x < (ring[i].x - ring[i - 1].x) * (p.y - ring[i - 1].y) / (ring[i].y - ring[i - 1].y) + ring[i - 1].x)
            inside = !inside;
    return inside;
  }
};

std::vector<Village> readVillages(const std::filesystem::path& path) {
  std::string bytes(1 << 25, '\0');
  const gzFile gz = gzopen(path.c_str(), "rb");
  bytes.resize(static_cast<std::size_t>(gzread(gz, bytes.data(), 1 << 25)));
  gzclose(gz);
  std::vector<Village> villages;
  const auto collection = nlohmann::json::parse(bytes);
  for (const auto& feature : collection["features"]) {
    const auto& geometry = feature["geometry"];
    Village v;
    v.town = feature["properties"]["TOWNNAME"];
    const auto polygon = [&](const nlohmann::json& rings) {
      for (const auto& ring : rings) {
        model::Ring& r = v.rings.emplace_back();
        for (const auto& c : ring) v.box.add(r.emplace_back(model::Point{c[0], c[1]}));
      }
    };
    if (geometry["type"] == "Polygon")
      polygon(geometry["coordinates"]);
    else
      for (const auto& part : geometry["coordinates"]) polygon(part);
    villages.push_back(std::move(v));
  }
  return villages;
}

}  // namespace

TEST_CASE("cities: Tainan's districts against its villages") {
  const auto path = test::dataFile("incidents/tainan.csv.gz");
  const auto areas = test::dataFile("areas/tainan_villages.geojson.gz");
  if (path.empty() || areas.empty()) return;
  const auto villages = readVillages(areas);
  REQUIRE(villages.size() == 649);
  const CaseMapping m = mapping("tainan");
  int nowhere = 0, contradicted = 0, unnamed = 0;
  std::map<std::string, int> categories, departments;
  const auto counts = readCity(path, m, [&](const CaseRow& row) {
    REQUIRE(row.report.point);
    ++categories[row.categoryName];
    ++departments[row.departmentName];
    if (row.report.statedArea == m.blankArea) ++unnamed;
    const auto it = std::find_if(villages.begin(), villages.end(), [&](const Village& v) { return v.contains(*row.report.point); });
    if (it == villages.end())
      ++nowhere;
    else if (!sameAreaName(row.report.statedArea, it->town))
      ++contradicted;
  });
  CHECK(counts.rows == 67548);
  CHECK(nowhere == 17);
  CHECK(contradicted == 1610);
  CHECK(unnamed == 12);
  CHECK(m.areaLevel == model::AreaLevel::district);
  CHECK(counts.emptyCategories == 182);
  CHECK(categories["其他"] == 182);
  CHECK(categories["髒亂及汙染"] == 5694 + 38);
  CHECK(categories.size() == 14);
  CHECK(departments["警察局"] > 35770);
  CHECK(departments["研究發展考核委員會"] == 182);
  CHECK(departments.size() == 13);
}

TEST_CASE("cities: Boston's deadlines and verdicts") {
  const auto path = test::dataFile("incidents/boston_2011.csv.gz");
  if (path.empty()) return;
  const CaseMapping m = mapping("boston");
  RawColumns raw(path, {"open_dt", "target_dt", "closed_dt", "ontime", "case_status"});
  int both = 0, agree = 0, late = 0, opened = 0, target = 0, closed = 0, same = 0;
  std::set<std::string> departments;
  const auto counts = readCity(path, m, [&](const CaseRow& row) {
    const auto cells = raw.next();
    const auto back = [&](Instant t) { return t == kNever ? std::string() : formatLocal(m.zone.toLocal(t)); };
    if (back(row.report.reportedAt) == cells[0] && back(row.report.due) == cells[1] && back(row.closedAt) == cells[2]) ++same;
    opened += row.report.reportedAt != kNever;
    target += row.report.due != kNever;
    closed += row.closedAt != kNever;
    departments.insert(row.departmentName);
    CHECK((row.statusState == model::CaseState::archived) == (row.closedAt != kNever));
    CHECK(row.ontime.has_value() == !cells[3].empty());
    if (row.report.due == kNever || row.closedAt == kNever || !row.ontime) return;
    ++both;
    agree += *row.ontime == (row.closedAt <= row.report.due);
    late += !*row.ontime;
  });
  CHECK(counts.rows == 41827);
  CHECK(same == 41827);
  CHECK(opened == 41827);
  CHECK(target == 41827 - 6073);
  CHECK(closed == 39368);
  CHECK(both == 33356);
  CHECK(agree == 33356);
  CHECK(late == 6032);
  CHECK(counts.unknownStatus == 0);
  CHECK(departments.size() == 11);  // ten and nobody ("No Q")
  CHECK(departments.contains(""));
  CHECK(counts.points[static_cast<std::size_t>(PointProblem::fallback)] == 3395);
  CHECK(counts.points[static_cast<std::size_t>(PointProblem::none)] == 41827 - 3395);
}

TEST_CASE("cities: Los Angeles") {
  const auto path = test::dataFile("incidents/la_2017_2018.csv.gz");
  if (path.empty()) return;
  const CaseMapping m = mapping("los-angeles");
  RawColumns raw(path, {"CreatedDate"});
  const TimeFormats style({"%m/%d/%Y %I:%M:%S %p"});
  std::map<std::string, int> departments, states;
  bool first = true;
  const auto counts = readCity(path, m, [&](const CaseRow& row) {
    CHECK(m.zone.toLocal(row.report.reportedAt) == style.parse(raw.next()[0]));
    if (std::exchange(first, false)) {
      CHECK(formatUtc(row.report.reportedAt) == "2018-01-01T07:59:58Z");
      CHECK(formatUtc(row.closedAt) == "2018-04-09T16:18:35Z");
    }
    ++departments[row.departmentName];
    ++states[std::string(model::stateName(row.statusState))];
  });
  CHECK(counts.rows == 29999);
  CHECK(departments == std::map<std::string, int>{{"BOS", 22155}, {"BSL", 385}, {"BSS", 6}, {"ITA", 392}, {"LADWP", 55}, {"OCB", 7006}});
  CHECK(states == std::map<std::string, int>{{"accepted", 24}, {"archived", 29018}, {"void", 957}});
  CHECK(counts.points[static_cast<std::size_t>(PointProblem::missing)] == 2860);
  CHECK(counts.points[static_cast<std::size_t>(PointProblem::none)] == 29999 - 2860);
}

TEST_CASE("cities: Los Angeles in its other date style") {
  const test::TempFolder folder;
  const CaseMapping m = mapping("los-angeles");
  const std::string header = "SRNumber,CreatedDate,ClosedDate,RequestType,Address,Longitude,Latitude,NCName,Owner,Status,RequestSource\n";
  int rows = 0;
  readCity(folder.write("la.csv", header + "1,12/31/2017 11:59:58 PM,2018-04-09T09:18:35,x,,,,,BOS,Closed,Call\n"
                                           "2,2017-12-31T23:59:58.000,04/09/2018 09:18:35 AM,x,,,,,BOS,Closed,Call\n"
                                           "3,2017-12-31 23:59:58,04/09/2018 09:18:35,x,,,,,BOS,Closed,Call\n"),
           m, [&](const CaseRow& row) {
             ++rows;
             CHECK(formatUtc(row.report.reportedAt) == "2018-01-01T07:59:58Z");
             CHECK(formatUtc(row.closedAt) == "2018-04-09T16:18:35Z");
           });
  CHECK(rows == 3);
}

TEST_CASE("cities: Kaohsiung's halves of the day, references and states") {
  const auto path = test::dataFile("incidents/kaohsiung_cases.csv.gz");
  if (path.empty()) return;
  const CaseMapping m = mapping("kaohsiung");
  RawColumns raw(path, {"Cre_Date_", "address_"});
  std::map<int, int> hours;
  std::map<std::string, int> states;
  std::set<std::string> departments, categories;
  int midnight = 0, noon = 0, unclosed = 0;
  const auto counts = readCity(path, m, [&](const CaseRow& row) {
    const auto cells = raw.next();
    const LocalTime local = m.zone.toLocal(row.report.reportedAt);
    ++hours[local.hour];
    if (cells[0].find("上午 12:") != std::string::npos) midnight += local.hour == 0;
    if (cells[0].find("下午 12:") != std::string::npos) noon += local.hour == 12;
    if (row.report.externalId == "INS160913001") CHECK(formatUtc(row.report.reportedAt) == "2016-09-12T16:36:25Z");
    if (row.report.externalId == "INS160912334") CHECK(row.report.address == "坔埔路4巷(產業道路)");
    ++states[std::string(model::stateName(row.statusState))];
    unclosed += row.statusState == model::CaseState::archived && row.closedAt == kNever;
    departments.insert(row.departmentName);
    categories.insert(row.categoryName);
    CHECK_FALSE(row.report.text.empty());
  });
  CHECK(counts.rows == 28399);
  CHECK(midnight == 473);
  CHECK(hours[0] == 473);
  CHECK(noon == 1247);
  CHECK(hours[12] == 1247);
  CHECK(hours[9] == 2345);
  CHECK(hours[21] == 1285);
  CHECK(hours.size() == 24);
  CHECK(states == std::map<std::string, int>{{"accepted", 8446}, {"archived", 9417}, {"assigned", 435}, {"fed_back", 9878}, {"reported", 223}});
  CHECK(unclosed == 2);
  CHECK(departments.size() == 39);
  CHECK(counts.emptyCategories == 160);
  CHECK(categories.size() == 75);
  CHECK(counts.points[static_cast<std::size_t>(PointProblem::missing)] == 28399);
  CHECK(counts.unknownStatus == 0);
}

}  // namespace case_file_cities_test
