// Rules learnt from the first two thirds of a city's cases, tested on the last third, beside a table of majorities.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/dispatch/learner.h"
#include "core/dispatch/matcher.h"
#include "core/intake/case_mapping.h"
#include "core/intake/csv_reader.h"
#include "tests/catch.h"

namespace learner_cities_test {

using namespace jw;
using dispatch::Example;

namespace {

std::filesystem::path dataFolder() {
  const char* env = std::getenv("JINGWEI_DATA");
  return env ? std::filesystem::path(env) : std::filesystem::path(JW_SOURCE_DIR) / ".." / "shared" / "data";
}

struct City {
  std::vector<Example> cases;  ///< by time
  std::map<DepartmentId, std::string> names;
  std::size_t third() const { return cases.size() * 2 / 3; }
  std::span<const Example> past() const { return std::span(cases).first(third()); }
  std::span<const Example> future() const { return std::span(cases).subspan(third()); }
};

struct Columns {
  std::string file, mapping, time, category, outcome;
  std::vector<std::string> attributes;
  std::string text = {};
};

/// Nothing where there is no data.
std::optional<City> readCity(const Columns& columns) {
  const auto file = dataFolder() / "incidents" / columns.file;
  if (!std::filesystem::exists(file)) return {};
  const auto mapping = intake::CaseMapping::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "mappings" / columns.mapping);
  intake::CsvReader csv(file);
  REQUIRE(csv.next());
  std::map<std::string, std::size_t, std::less<>> at;
  for (std::size_t i = 0; i < csv.fields().size(); ++i) at[std::string(csv.fields()[i])] = i;
  std::vector<std::pair<Instant, Example>> rows;
  City city;
  while (csv.next()) {
    REQUIRE(csv.problem() == intake::CsvProblem::none);
    const auto field = [&](const std::string& name) { return std::string(csv.fields()[at.at(name)]); };
    const auto when = mapping.times.parse(field(columns.time), mapping.zone);
    REQUIRE(when);
    Example e;
    e.category = field(columns.category);
    for (const auto& name : columns.attributes) e.attributes.push_back({name, field(name)});
    if (!columns.text.empty()) e.text = field(columns.text);
    e.outcome = {Uuid::named(field(columns.outcome))};
    city.names[e.outcome] = field(columns.outcome);
    rows.emplace_back(*when, std::move(e));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& row : rows) city.cases.push_back(std::move(row.second));
  return city;
}

double majority(const City& city, const std::vector<std::string>& attributes) {
  // By category and attributes, then by category, then over all.
  std::map<std::vector<std::string>, std::map<DepartmentId, int>> votes;
  const auto keys = [&](const Example& e) {
    std::vector<std::string> key = {e.category};
    for (const auto& name : attributes)
      for (const auto& a : e.attributes)
        if (a.name == name) key.push_back(a.value);
    std::vector<std::vector<std::string>> all = {key, {e.category}, {}};
    return all;
  };
  for (const auto& e : city.past())
    for (const auto& key : keys(e)) ++votes[key][e.outcome];
  std::size_t right = 0;
  for (const auto& e : city.future())
    for (const auto& key : keys(e)) {
      const auto it = votes.find(key);
      if (it == votes.end()) continue;
      const auto best = std::max_element(it->second.begin(), it->second.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      right += best->first == e.outcome;
      break;
    }
  return 100.0 * static_cast<double>(right) / static_cast<double>(city.future().size());
}

double learnt(const City& city, const std::string& what) {
  dispatch::LearnOptions options;
  // As the table does: every case counts.
  options.support = 1;
  options.confidence = 0;
  options.nameOf = [&](DepartmentId id) { return city.names.at(id); };
  const auto proposals = dispatch::learnRules(city.past(), options);
  std::vector<model::Rule> rules;
  std::uint64_t decided = 0;
  for (const auto& p : proposals) {
    rules.push_back(p.rule);
    CHECK(p.support >= options.support);
    CHECK(p.right <= p.support);
    CHECK(p.rule.name.find(city.names.at(p.rule.department)) != std::string::npos);
    CHECK(p.rule.name.size() <= 400);
    decided += p.support;
  }
  CHECK(decided <= city.past().size());
  const dispatch::Matcher matcher(rules);
  std::size_t right = 0, unexplained = 0, undecided = 0;
  for (const auto& e : city.future()) {
    dispatch::Facts f{e.category, e.area, e.text};
    f.attributes = e.attributes;
    const auto p = matcher.propose(f, {}, {});
    right += p.department == e.outcome;
    undecided += !p.department;
    unexplained += p.department && dispatch::Matcher::explain(p, f).find("\"matched\":{") == std::string::npos;
  }
  CHECK(unexplained == 0);
  const double percent = 100.0 * static_cast<double>(right) / static_cast<double>(city.future().size());
  WARN(what << ": learnt " << percent << " % with " << rules.size() << " rules, to a person " << undecided << " of " << city.future().size());
  if (std::getenv("JINGWEI_PRINT_RULES"))
    for (const auto& p : proposals) WARN(p.rule.name << "  " << p.right << "/" << p.support);
  return percent;
}

}  // namespace

TEST_CASE("Kaohsiung: the unit by type, and by type and district") {
  auto city = readCity({"kaohsiung_cases.csv.gz", "kaohsiung.toml", "Cre_Date_", "InformDesc_", "UnitName_", {"ZipName_"}});
  if (!city) {
    WARN("skipped: no data");
    return;
  }
  const double byType = majority(*city, {}), byDistrict = majority(*city, {"ZipName_"});
  WARN("majority by type " << byType << " %, by type and district " << byDistrict << " %");
  const double ours = learnt(*city, "Kaohsiung unit");
  CHECK(byDistrict >= 99.9);
  CHECK(ours >= byDistrict);
  for (auto& e : city->cases) e.attributes.clear();
  const double plain = learnt(*city, "Kaohsiung unit by type alone");
  CHECK(byType >= 99.6);
  CHECK(plain >= byType);
}

TEST_CASE("Boston: the department by type") {
  const auto city = readCity({"boston_2011.csv.gz", "boston.toml", "open_dt", "type", "department", {"pwd_district", "neighborhood", "source"}, "case_title"});
  if (!city) {
    WARN("skipped: no data");
    return;
  }
  const double byType = majority(*city, {});
  WARN("majority by type " << byType << " %, by type and district " << majority(*city, {"pwd_district"}) << " %");
  const double ours = learnt(*city, "Boston department");
  CHECK(byType >= 95.5);
  CHECK(ours >= byType);
}

TEST_CASE("Boston: the queue by type and district") {
  const auto city = readCity({"boston_2011.csv.gz", "boston.toml", "open_dt", "type", "queue", {"pwd_district", "neighborhood", "source", "location_zipcode", "ward", "precinct", "police_district", "fire_district", "city_council_district"}, "case_title"});
  if (!city) {
    WARN("skipped: no data");
    return;
  }
  const double byDistrict = majority(*city, {"pwd_district"});
  WARN("majority by type " << majority(*city, {}) << " %, by type and pwd_district " << byDistrict << " %");
  const double ours = learnt(*city, "Boston queue");
  CHECK(byDistrict >= 86.0);
  CHECK(ours >= byDistrict);
}

TEST_CASE("Los Angeles: the owner by type, the yard by type and neighborhood council") {
  for (const bool owner : {true, false}) {
    const auto city = readCity({"la_2017_2018.csv.gz", "los-angeles.toml", "CreatedDate", "RequestType", owner ? "Owner" : "AssignTo", {"NC", "ZipCode", "CD", "PolicePrecinct"}});
    if (!city) {
    WARN("skipped: no data");
    return;
  }
    const double byType = majority(*city, {}), byCouncil = majority(*city, {"NC"});
    WARN("majority by type " << byType << " %, by type and NC " << byCouncil << " %");
    const double ours = learnt(*city, owner ? "Los Angeles owner" : "Los Angeles yard");
    CHECK((owner ? byType : byCouncil) >= (owner ? 99.75 : 93.4));
    CHECK(ours >= (owner ? byType : byCouncil));
  }
}

}  // namespace learner_cities_test
