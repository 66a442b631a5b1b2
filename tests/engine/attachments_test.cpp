// Files that hang on a case: what may be kept, where the bytes lie, what happens when they are gone; what lies near.
#include <fstream>

#include "core/engine/attachment_desk.h"
#include "core/engine/file_vault.h"
#include "core/engine/near_places.h"
#include "core/engine/side_rights.h"
#include "core/store/directory_gateway.h"
#include "tests/engine/engine_answers.h"

namespace attachments_test {

using namespace jw;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1A\n", 8) + "a picture";

fs::path write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

engine::Answer attach(SmallCity& city, const model::Actor& actor, CaseId id, const fs::path& file) {
  std::promise<engine::Answer> promise;
  engine::AttachmentDesk(*city.engine).attach(actor, id, file, nullptr, [&](engine::Answer a) { promise.set_value(std::move(a)); });
  return promise.get_future().get();
}

engine::AttachmentDesk::Found found(SmallCity& city, const std::string& hash) {
  std::promise<engine::AttachmentDesk::Found> promise;
  engine::AttachmentDesk(*city.engine).fileOf(hash, [&](auto f) { promise.set_value(std::move(f)); });
  return promise.get_future().get();
}

std::vector<store::Finding> findings(SmallCity& city) {
  std::vector<store::Finding> out;
  city.engine->read({}, [&](store::Connection& c) { out = engine::checkFiles(c, {}); }).get();
  return out;
}

std::size_t filesIn(const fs::path& folder) {
  std::size_t n = 0;
  if (fs::exists(folder))
    for (const auto& entry : fs::recursive_directory_iterator(folder)) n += entry.is_regular_file();
  return n;
}

bool keeps(const engine::FileVault& vault, const fs::path& file) { return std::holds_alternative<engine::FileVault::Kept>(vault.keep(file, nullptr)); }

}  // namespace

TEST_CASE("a kind is kept only if name and content agree") {
  TempFolder folder;
  const engine::FileVault vault(folder / "city.jw");
  const auto ftyp = [](const std::string& brand) { return std::string("\0\0\0\x18", 4) + "ftyp" + brand + "rest"; };
  const std::pair<const char*, std::string> good[] = {{"a.JPG", "\xFF\xD8\xFF\xE0 jfif"}, {"a.png", kPng},          {"a.gif", "GIF89a.."},          {"a.webp", "RIFF1234WEBPVP8 "},
                                                      {"a.heic", ftyp("heic")},           {"a.mp4", ftyp("isom")},  {"a.m4a", ftyp("M4A ")},        {"a.mp3", "ID3\x03"},
                                                      {"b.mp3", "\xFF\xFB\x90"},          {"a.wav", "RIFF1234WAVE"}, {"a.amr", "#!AMR\n"},           {"a.ogg", "OggS\x02"},
                                                      {"a.pdf", "%PDF-1.7"},              {"a.txt", "记录"},        {"a.csv", "a,b\r\n1,2"},        {"a.docx", "PK\x03\x04 word/document.xml"},
                                                      {"a.xlsx", "PK\x03\x04 xl/workbook.xml"}};
  for (const auto& [name, bytes] : good) {
    CAPTURE(name);
    CHECK(keeps(vault, write(folder / name, bytes)));
  }
  const std::pair<const char*, std::string> bad[] = {{"x.exe", "MZ"},   {"x.jpg", "MZ"},          {"x.png", "GIF89a.."},           {"x.gif", kPng},        {"x.webp", "RIFF1234WAVE"},    {"x.wav", "RIFF1234WEBP"},
                                                     {"x.heic", ftyp("isom")}, {"x.mp4", ftyp("heic")}, {"x.mp3", "\xFF\x1B"},    {"x.pdf", "<html>"},   {"x.txt", std::string("a\0b", 3)}, {"x.docx", "PK\x03\x04 xl/workbook.xml"},
                                                     {"x.xlsx", "word/ xl/"},  {"x.png", ""},          {"x", kPng},                     {"x.html", "<html>"}, {"x.svg", "<svg/>"}};
  for (const auto& [name, bytes] : bad) {
    CAPTURE(name, bytes);
    CHECK_FALSE(keeps(vault, write(folder / name, bytes)));
  }
  CHECK_FALSE(keeps(vault, folder / "not there.png"));
  write(folder / "large.png", kPng);
  fs::resize_file(folder / "large.png", engine::FileVault::kLargest + 1);
  CHECK_FALSE(keeps(vault, folder / "large.png"));
  fs::resize_file(folder / "large.png", engine::FileVault::kLargest);
  double share = 0;
  CHECK(std::holds_alternative<engine::FileVault::Kept>(vault.keep(folder / "large.png", [&](double s) { share = s; })));
  CHECK(share == 1.0);
}

TEST_CASE("an attachment lies under its hash, once, and opens only sound") {
  SmallCity city;
  const auto one = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  const auto two = taken(city.send(SmallCity::report(city.pothole, "坑")));
  const auto file = write(city.folder / "现场.png", kPng);
  CHECK_FALSE(taken(attach(city, city.operatorDesk, one.id, file)).alreadyThere);
  CHECK(taken(attach(city, city.operatorDesk, one.id, file)).alreadyThere);
  write(city.folder / "same.png", kPng);
  taken(attach(city, city.operatorDesk, two.id, city.folder / "same.png"));
  const auto shown = details(city, city.operatorDesk, one.id);
  REQUIRE(shown->attachments.size() == 1);
  const auto& a = shown->attachments[0];
  CHECK(a.hash == "590b3c442aa90ebeaa5b89b6719c6703f6bd4013bc1ea905eba8c3e2bb578e05");  // b2sum -l 256
  CHECK(a.name == "现场.png");
  CHECK(a.type == "image/png");
  CHECK(a.size == static_cast<std::int64_t>(kPng.size()));
  const fs::path vault = city.folder / "city.jw.files";
  CHECK(filesIn(vault) == 1);
  CHECK(fs::exists(vault / a.hash.substr(0, 2) / a.hash));
  CHECK((fs::status(vault).permissions() & fs::perms::others_all) == fs::perms::none);
  auto there = found(city, a.hash);
  CHECK(there.fault.empty());
  std::ifstream in(there.file, std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == kPng);
  CHECK(findings(city).empty());

  // Somebody changes a byte, then the file is lost; attaching the same bytes again makes it good.
  auto damaged = kPng;
  damaged.back() = '!';
  write(there.file, damaged);
  there = found(city, a.hash);
  CHECK(there.file.empty());
  CHECK(there.fault.find("damaged") != std::string::npos);
  REQUIRE(findings(city).size() == 1);
  CHECK(findings(city)[0].kind == "file");
  CHECK(findings(city)[0].id == a.hash);
  fs::remove(vault / a.hash.substr(0, 2) / a.hash);
  CHECK(found(city, a.hash).fault.find("missing") != std::string::npos);
  REQUIRE(findings(city).size() == 1);
  CHECK(findings(city)[0].text.find("missing") != std::string::npos);
  CHECK(taken(attach(city, city.operatorDesk, one.id, file)).alreadyThere);
  CHECK(findings(city).empty());
  checkSound(city);
}

TEST_CASE("who may not attach, and what cannot be kept, leaves no row") {
  SmallCity city;
  const auto one = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  const auto file = write(city.folder / "p.png", kPng);
  CHECK(code(attach(city, city.worker(city.roads), one.id, file)) == "not_entitled");
  auto west = city.operatorDesk;
  west.scope = "330102/";
  CHECK(code(attach(city, west, one.id, file)) == "unknown_case");
  CHECK(code(attach(city, city.operatorDesk, one.id, write(city.folder / "p.exe", "MZ"))) == "bad_file");
  CHECK(code(attach(city, city.operatorDesk, one.id, city.folder / "no.png")) == "bad_file");
  // A folder that cannot be made: something else stands in its place.
  fs::remove_all(city.folder / "city.jw.files");
  write(city.folder / "city.jw.files", "in the way");
  CHECK(code(attach(city, city.operatorDesk, one.id, file)) == "not_stored");
  CHECK(details(city, city.operatorDesk, one.id)->attachments.empty());
  // Bytes that no row names are no finding.
  fs::remove(city.folder / "city.jw.files");
  CHECK(code(attach(city, city.worker(city.roads), one.id, file)) == "not_entitled");
  CHECK(findings(city).empty());
}

TEST_CASE("the buttons know what the engine would say") {
  SmallCity city;
  const auto id = taken(city.send(SmallCity::report(city.litter, "垃圾"))).id;
  const auto c = details(city, city.operatorDesk, id)->summary;
  REQUIRE(c.state == model::CaseState::assigned);
  using R = engine::SideRights;
  CHECK(R::mayUrge(c, city.operatorDesk));
  CHECK_FALSE(R::mayUrge(c, city.worker(city.sanitation)));
  CHECK(R::mayOpenTask(c, city.operatorDesk));
  CHECK_FALSE(R::mayOpenTask(c, city.worker(city.sanitation)));
  CHECK(R::mayAttach(c, city.worker(city.sanitation)));
  CHECK_FALSE(R::mayAttach(c, city.worker(city.roads)));
  model::CaseTask task;
  task.department = city.roads;
  CHECK(R::mayEndTask(task, false, city.worker(city.roads)));
  CHECK_FALSE(R::mayEndTask(task, true, city.worker(city.roads)));
  CHECK(R::mayEndTask(task, true, city.operatorDesk));
  auto waiting = c, other = c;
  waiting.state = model::CaseState::reported;
  other.id = CaseId{Uuid::named("other")};
  CHECK(R::mayJoin(waiting, other, city.operatorDesk));
  CHECK_FALSE(R::mayJoin(other, waiting, city.operatorDesk));
}

TEST_CASE("only purposes that open something of a case are offered, and only to roles that may read it") {
  SmallCity city;
  const auto codes = [&](const model::Actor& actor) {
    std::vector<std::string> out;
    for (const auto& p : city.engine->casePurposes(actor)) out.push_back(p.code);
    return out;
  };
  const auto desk = codes(city.operatorDesk);
  CHECK(std::count(desk.begin(), desk.end(), "follow_up") == 1);
  CHECK(std::count(desk.begin(), desk.end(), "registry") == 0);
  CHECK(codes({{}, "分析员", model::Role::analyst, {}, {}}).empty());
}

TEST_CASE("the nearest facility of each kind, within the distance and the scope") {
  SmallCity city;
  CHECK(model::metresBetween({120, 30}, {120, 30.001}) == Approx(111.2).epsilon(0.01));
  CHECK(model::metresBetween({120, 30}, {120.001, 30}) == Approx(96.3).epsilon(0.01));
  int n = 0;
  const auto put = [&](const char* kind, double lon, double lat, const char* area) {
    const std::string code = "F" + std::to_string(++n);
    model::Facility f{Uuid::named(code), kind, code, code, area, {lon, lat}, {}};
    city.engine->write([&](store::Connection& w) { store::putFacility(w, city.machine, city.engine->now(), f); }).get();
  };
  put("lamp", 120.0051, 30.005, "330101/330101001/");
  put("lamp", 120.0061, 30.005, "330101/330101001/");
  put("well", 120.005, 30.0052, "330101/330101001/");
  put("well", 120.005, 30.009, "330101/330101001/");
  put("far", 120.015, 30.005, "330101/330101002/");
  put("west", 120.00505, 30.005, "330102/330102002/");
  const auto near = [&](const model::Actor& actor) {
    std::promise<std::vector<engine::NearFacility>> promise;
    engine::nearestFacilities(*city.engine, actor, {120.005, 30.005}, 300, {}, [&](auto f) { promise.set_value(std::move(f)); });
    std::string names;
    for (const auto& f : promise.get_future().get()) names += f.facility.code + " ";
    return names;
  };
  CHECK(near(city.operatorDesk) == "F6 F1 F3 ");
  auto east = city.operatorDesk;
  east.scope = "330101/";
  CHECK(near(east) == "F1 F3 ");
}

TEST_CASE("bytes that cannot be removed now are removed after the next start") {
  SmallCity city;
  const std::string hash(64, 'b');
  const auto place = engine::FileVault(city.folder / "city.jw").pathOf(hash);
  // A folder that is not empty stands in the way, as a file that another program holds would elsewhere.
  std::filesystem::create_directories(place / "held");
  city.engine->write([&](store::Connection& w) { w.execute("INSERT INTO sync_state (key, value) VALUES ('file." + hash + "', '')"); }).get();
  const auto waiting = [&] { return ask(*city.engine, "SELECT count(*) FROM sync_state WHERE key LIKE 'file.%'"); };
  CHECK(waiting() == 1);
  std::filesystem::remove(place / "held");
  city.engine->write([](store::Connection&) {}).get();
  CHECK(waiting() == 1);  // tried once in a run
  city.open();
  city.engine->write([](store::Connection&) {}).get();
  CHECK(waiting() == 0);
  CHECK_FALSE(std::filesystem::exists(place));
}

}  // namespace attachments_test
