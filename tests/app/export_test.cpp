// Exports: every format holds the same rows, and nobody's name.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "core/intake/csv_reader.h"
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace export_test {

using namespace jw;
using test::run;

namespace {

// A city with one ordinary case, one whose title a spreadsheet would run, one outside all grids.
void makeCases(const std::filesystem::path& store) {
  test::makeCity(store);
  engine::Engine engine(test::cityOptions(store, false));
  std::vector<engine::Order> orders;
  for (int i = 1; i <= 3; ++i) {
    model::Report r = test::cityReport(i);
    r.reporterName = "某举报人";
    r.reporterPhone = "13900000000";
    r.partyA = "某甲方";
    if (i == 2) r.title = "=1+1";
    if (i == 3) r.point = model::Point{107, 39};
    orders.push_back({test::importer(), engine::ReportCase{r}});
  }
  for (const auto& answer : engine.submit(std::move(orders)).get()) REQUIRE(engine::done(answer));
}

std::vector<std::vector<std::string>> csvRows(const std::filesystem::path& file) {
  intake::CsvReader reader(file);
  std::vector<std::vector<std::string>> rows;
  while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
  return rows;
}

struct Layer {
  GIntBig features = 0, withShape = 0;
  std::string names;  // of the fields
};

Layer layerOf(const std::filesystem::path& file) {
  GDALAllRegister();
  const GDALDatasetUniquePtr data(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  REQUIRE(data);
  OGRLayer* layer = data->GetLayer(0);
  Layer found;
  found.features = layer->GetFeatureCount();
  for (const auto& feature : *layer)
    if (feature->GetGeometryRef() != nullptr && !feature->GetGeometryRef()->IsEmpty()) ++found.withShape;
  for (int i = 0; i < layer->GetLayerDefn()->GetFieldCount(); ++i)
    found.names += std::string(layer->GetLayerDefn()->GetFieldDefn(i)->GetNameRef()) + " ";
  return found;
}

}  // namespace

TEST_CASE("cases go out in every format, without the people in them") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg";
  makeCases(store);
  const auto write = [&](const std::string& name, const std::vector<std::string>& where = {}) {
    const auto file = dir.path() / name;
    std::vector<std::string> arguments = {
        "--store", store.string(), "--json", "export", "cases", "--format", name.substr(name.find('.') + 1),
        "--out",   file.string()};
    for (const auto& w : where) arguments.insert(arguments.end(), {"--where", w});
    const auto outcome = run(dir, arguments);
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    return outcome.json()["written"].get<int>();
  };
  CHECK(write("a.csv") == 3);
  const auto rows = csvRows(dir.path() / "a.csv");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0][0] == "number");
  CHECK(rows[0].size() == rows[1].size());
  int guarded = 0;
  for (const auto& row : rows) guarded += row[1] == "'=1+1" ? 1 : 0;
  CHECK(guarded == 1);

  CHECK(write("a.gpkg") == 3);
  CHECK(layerOf(dir.path() / "a.gpkg").features == 3);
  CHECK(layerOf(dir.path() / "a.gpkg").withShape == 3);
  CHECK(write("a.geojson") == 3);
  CHECK(layerOf(dir.path() / "a.geojson").features == 3);
  CHECK(write("a.xlsx") == 3);
  CHECK(test::readText(dir.path() / "a.xlsx").starts_with("PK"));

  for (const char* name : {"a.csv", "a.gpkg", "a.geojson"}) {
    CAPTURE(name);
    const auto text = test::readText(dir.path() / name);
    CHECK(text.find("暴露垃圾") != std::string::npos);
    for (const char* secret : {"某举报人", "13900000000", "某甲方"}) CHECK(text.find(secret) == std::string::npos);
  }

  CHECK(write("b.csv", {"unlocated"}) == 1);
  CHECK(write("b.csv", {"state=assigned,accepted", "category=0601"}) == 3);
  CHECK(write("b.csv", {"state=archived"}) == 0);
  CHECK(csvRows(dir.path() / "b.csv").size() == 1);
  CHECK(write("b.csv", {"area=640104"}) == 2);
  CHECK(write("b.csv", {"department=城管执法局", "text=垃圾 1"}) == 1);
  CHECK(write("b.csv", {"to=2001-01-01"}) == 0);
  for (const auto& entry : std::filesystem::directory_iterator(dir.path())) CHECK(entry.path().extension() != ".part");
}

TEST_CASE("areas go out with their shapes") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg", file = dir.path() / "areas.gpkg";
  test::makeCity(store);
  CHECK(run(dir, {"--store", store.string(), "export", "areas", "--format", "gpkg", "--out", file.string()}).code == 0);
  const auto layer = layerOf(file);
  CHECK(layer.features == 5);
  CHECK(layer.withShape == 5);
  CHECK(layer.names.find("parent_code") != std::string::npos);
  // What went out comes in again, and is what was there.
  const auto again = run(dir, {"--store", (dir.path() / "new.jwg").string(), "--json", "import", "areas", file.string(),
                               "--level", "grid", "--name", "name", "--code", "code"});
  CHECK(again.json()["read"] == 5);
}

TEST_CASE("an export that cannot be is refused, and nothing is left") {
  const test::TempDir dir;
  const auto store = (dir.path() / "city.jwg").string();
  test::makeCity(store);
  const auto out = (dir.path() / "x.csv").string();
  const auto code = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"--store", store, "export", "cases"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(dir, arguments).code;
  };
  CHECK(code({"--format", "doc", "--out", out}) == 2);
  CHECK(code({"--format", "csv"}) == 2);
  CHECK(code({"--format", "csv", "--out", out, "--where", "colour=red"}) == 2);
  CHECK(code({"--format", "csv", "--out", out, "--where", "state=lost"}) == 2);
  CHECK(code({"--format", "csv", "--out", out, "--where", "area=nowhere"}) == 2);
  CHECK(code({"--format", "csv", "--out", out, "--where", "from=soon"}) == 2);
  CHECK(code({"--format", "csv", "--out", (dir.path() / "no" / "x.csv").string()}) == 3);
  CHECK(code({"--format", "gpkg", "--out", (dir.path() / "no" / "x.gpkg").string()}) == 3);
  CHECK_FALSE(std::filesystem::exists(out));
}

}  // namespace export_test
