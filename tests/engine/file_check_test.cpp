// A big store opens at once and is looked through behind the running engine.
#include <fstream>
#include <thread>

#include "core/engine/file_check.h"
#include "tests/engine/engine_answers.h"

namespace file_check_test {

using namespace jw;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<engine::Engine> openBig(SmallCity& city) {
  engine::Engine::Options options{city.folder / "city.jw", fs::path(JW_SOURCE_DIR) / "data", false, city.clock, 2, 4096};
  options.checkedAtOnce = 0;
  return std::make_unique<engine::Engine>(std::move(options));
}

engine::Load afterCheck(const engine::Engine& e) {
  while (true) {
    auto load = e.load();
    if (!load.checking) return load;
    std::this_thread::yield();
  }
}

// Overwrites what lies last in the file, which nothing reads when the store is opened.
void damage(const fs::path& file) {
  std::fstream f(file, std::ios::in | std::ios::out | std::ios::binary);
  f.seekp(-3 * 4096, std::ios::end);
  f << std::string(3 * 4096, '\x55');
}

}  // namespace

TEST_CASE("a sound store that is looked at behind the engine takes orders all the while") {
  SmallCity city;
  city.engine.reset();
  city.engine = openBig(city);
  taken(city.send(SmallCity::report(city.litter, "during")));
  CHECK(afterCheck(*city.engine).damage.empty());
  taken(city.send(SmallCity::report(city.litter, "after")));
  CHECK(cases(city) == 2);
  city.engine = openBig(city);
  city.engine.reset();  // does not wait for the look to end
  city.open();
  CHECK(city.engine->load().checking == false);
}

TEST_CASE("damage found behind the engine stops the writing and is said") {
  SmallCity city;
  city.engine->write([](store::Connection& c) {
    for (int i = 0; i < 400; ++i) c.execute("INSERT INTO meta VALUES ('filler " + std::to_string(i) + std::string(400, 'k') + "', 'v')");
  }).get();
  city.engine.reset();
  damage(city.folder / "city.jw");
  CHECK_THROWS_AS(city.open(), Error);  // a small file is looked at before
  city.engine = openBig(city);
  const auto load = afterCheck(*city.engine);
  CHECK(load.damage.find("damaged") != std::string::npos);
  const auto answer = city.send(SmallCity::report(city.litter, "late"));
  CHECK(code(answer) == "not_stored");
  CHECK(engine::refused(answer)->detail == load.damage);
  CHECK_THROWS_AS(city.engine->write([](store::Connection&) {}).get(), Error);
  CHECK(cases(city) == 0);
}

}  // namespace file_check_test
