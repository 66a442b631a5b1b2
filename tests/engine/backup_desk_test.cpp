// Backups by the clock and by a person, beside a running engine.
#include "core/engine/backup_desk.h"

#include <fstream>
#include <thread>

#include "core/store/schema.h"
#include "tests/engine/engine_answers.h"

namespace backup_desk_test {

using namespace jw;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

struct DeskCity : SmallCity {
  model::Actor admin{{}, "管理员", model::Role::administrator, {}, {}}, analyst{{}, "分析员", model::Role::analyst, {}, {}};
  fs::path folder_ = folder / "city.jw.backups";
  std::vector<fs::path> told;
  std::mutex mutex;

  std::unique_ptr<engine::BackupDesk> desk() {
    engine::BackupDesk::Options options;
    options.look = std::chrono::milliseconds(5);
    options.made = [this](const fs::path& file) {
      const std::scoped_lock lock(mutex);
      told.push_back(file);
    };
    return std::make_unique<engine::BackupDesk>(*engine, std::move(options));
  }
};

template <class Until>
engine::BackupDesk::Status wait(const engine::BackupDesk& desk, Until until) {
  for (int i = 0; i < 4000; ++i) {
    if (const auto s = desk.status(); until(s)) return s;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  FAIL("it did not come so far");
  return {};
}

std::string change(engine::BackupDesk& desk, const model::Actor& actor, const engine::BackupSettings& settings) {
  std::promise<std::string> answer;
  desk.change(actor, settings, [&](std::string why) { answer.set_value(std::move(why)); });
  return answer.get_future().get();
}

}  // namespace

TEST_CASE("a backup is made by the clock, and old ones go") {
  DeskCity city;
  const auto desk = city.desk();
  auto s = wait(*desk, [](const auto& now) { return now.known && now.nextAt != kNever; });
  CHECK(s.folder == city.folder_);
  CHECK(s.settings == desk->limits().standard);
  CHECK(s.lastAt == kNever);
  CHECK(s.nextAt == city.clock->now() + std::chrono::hours(1));
  for (std::uint64_t n = 1; n <= 26; ++n) {
    city.clock->advance(std::chrono::hours(1));
    s = wait(*desk, [&](const auto& now) { return now.made == n && now.step == engine::BackupDesk::Step::none; });
    CHECK(s.fault.empty());
    CHECK(s.nextAt == city.clock->now() + std::chrono::hours(1));
  }
  CHECK(s.kept.size() == 24);
  CHECK(s.kept.front().file == s.lastFile);
  CHECK(s.lastAt == city.clock->now());
  CHECK(s.lastBytes == fs::file_size(s.lastFile));
  CHECK(store::verifyStore(s.lastFile, {}).takenAt == s.lastAt);
  CHECK(s.sameDisk);
  {
    const std::scoped_lock lock(city.mutex);
    CHECK(city.told.size() == 26);
  }
  // Each stands in the log by the name of the clock, before it was copied.
  store::Connection c(s.lastFile, store::OpenMode::readOnly);
  CHECK(c.integer("SELECT count(*) FROM audit WHERE action='store.backup' AND actor='@backup'") == 26);
}

TEST_CASE("who may want a backup gets one at once; a new window knows the last one") {
  DeskCity city;
  {
    const auto desk = city.desk();
    wait(*desk, [](const auto& now) { return now.known; });
    desk->make(city.analyst);
    desk->make(city.operatorDesk);
    const auto s = wait(*desk, [](const auto& now) { return now.made == 1; });
    CHECK(s.lastFile.parent_path() == city.folder_);
    const fs::path own = city.folder / "own.backup";
    desk->make(city.admin, own);
    CHECK(wait(*desk, [](const auto& now) { return now.made == 2; }).lastFile == own);
    CHECK(fs::exists(own));
  }
  city.clock->advance(std::chrono::minutes(20));
  const auto desk = city.desk();
  const auto s = wait(*desk, [](const auto& now) { return now.known && now.lastAt != kNever; });
  CHECK(s.lastAt == city.clock->now() - std::chrono::minutes(20));
  CHECK(s.nextAt == city.clock->now() + std::chrono::minutes(40));
}

TEST_CASE("administrators choose how, inside the limits, and it stands in the audit log") {
  DeskCity city;
  const auto desk = city.desk();
  auto settings = wait(*desk, [](const auto& now) { return now.known; }).settings;
  settings.folder = city.folder / "elsewhere";
  settings.minutes = 15;
  settings.keeping = {2, 0};
  CHECK_FALSE(change(*desk, city.operatorDesk, settings).empty());
  auto wrong = settings;
  wrong.minutes = 1;
  CHECK(change(*desk, city.admin, wrong) == "minutes lies outside the limits");
  wrong = settings;
  wrong.folder = "relative";
  CHECK(change(*desk, city.admin, wrong) == "folder lies outside the limits");
  REQUIRE(change(*desk, city.admin, settings).empty());
  const auto s = wait(*desk, [&](const auto& now) { return now.settings == settings && now.folder == settings.folder; });
  CHECK(s.nextAt == city.clock->now() + std::chrono::minutes(15));
  city.clock->advance(std::chrono::minutes(15));
  CHECK(wait(*desk, [](const auto& now) { return now.made == 1; }).lastFile.parent_path() == settings.folder);
  settings.on = false;
  REQUIRE(change(*desk, city.admin, settings).empty());
  wait(*desk, [&](const auto& now) { return !now.settings.on && now.nextAt == kNever; });
  city.clock->advance(std::chrono::hours(5));
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  CHECK(desk->status().made == 1);
  city.engine->read({}, [&](store::Connection& c) {
    CHECK(c.integer("SELECT count(*) FROM audit WHERE action='backup.settings'") == 2);
    CHECK(c.text("SELECT detail FROM audit WHERE action='backup.settings' ORDER BY seq DESC LIMIT 1").find("\"minutes\":15") != std::string::npos);
  }).get();
}

TEST_CASE("a backup that fails is said, tried again soon, and said no more when it succeeds") {
  DeskCity city;
  std::ofstream(city.folder_) << "a file where the folder should be";
  const auto desk = city.desk();
  wait(*desk, [](const auto& now) { return now.known; });
  desk->make(city.admin);
  auto s = wait(*desk, [](const auto& now) { return now.failed == 1; });
  CHECK(s.fault.find("city.jw.backups") != std::string::npos);
  CHECK(static_cast<int>(s.faultCode) == static_cast<int>(ErrorCode::input));
  CHECK(s.nextAt == city.clock->now() + std::chrono::minutes(10));
  CHECK(s.made == 0);
  fs::remove(city.folder_);
  city.clock->advance(std::chrono::minutes(10));
  s = wait(*desk, [](const auto& now) { return now.made == 1; });
  CHECK(s.fault.empty());
  CHECK(s.failed == 1);
}

TEST_CASE("a backup that is given up leaves nothing, and closing does not wait for it") {
  DeskCity city;
  auto desk = city.desk();
  wait(*desk, [](const auto& now) { return now.known; });
  for (int i = 0; i < 10; ++i) {
    desk->make(city.admin);
    std::this_thread::sleep_for(std::chrono::milliseconds(2 * i));
    desk->cancel();
  }
  const auto s = wait(*desk, [](const auto& now) { return now.step == engine::BackupDesk::Step::none; });
  CHECK(s.failed == 0);
  desk->make(city.admin);
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  desk.reset();
  if (fs::exists(city.folder_))
    for (const auto& entry : fs::directory_iterator(city.folder_)) CHECK(entry.path().extension() == ".backup");
}

}  // namespace backup_desk_test
