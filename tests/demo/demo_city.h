// A small demo city in a store of its own.
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "core/base/zone.h"
#include "core/demo/city.h"
#include "core/engine/engine.h"

namespace jw::test {

/// The store with its key in a temporary folder, which goes with it.
struct DemoCity {
  static constexpr std::int64_t kPeople = 10'000;
  std::filesystem::path folder;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(Zone::china().toInstant({2026, 11, 20, 9, 0, 0, 0}));  // a Friday
  std::unique_ptr<engine::Engine> engine;
  model::Actor machine{{}, "@demo", model::Role::engine, {}, {}};
  demo::CityCounts counts;

  explicit DemoCity(std::uint64_t seed = 1, std::int64_t people = kPeople) {
    std::string pattern = (std::filesystem::temp_directory_path() / "jingwei-test-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    setenv("JINGWEI_KEY_DIR", (folder / "keys").c_str(), 1);
    const std::filesystem::path data = std::filesystem::path(JW_SOURCE_DIR) / "data";
    engine = std::make_unique<engine::Engine>(engine::Engine::Options{folder / "city.jw", data, true, clock, 2, 4096});
    demo::City city({people, seed, clock->now(), data}, {});
    engine->write([&](store::Connection& w) { city.writeDirectory(w, machine); }).get();
    for (bool more = true; more;) engine->write([&](store::Connection& w) { more = city.writeGrids(w, machine, demo::cipherOf(w), {}); }).get();
    counts = city.counts();
  }
  DemoCity(const DemoCity&) = delete;
  ~DemoCity() {
    engine.reset();
    std::error_code ec;
    std::filesystem::remove_all(folder, ec);
  }
  template <class Work>
  void read(Work work) const {
    setenv("JINGWEI_KEY_DIR", (folder / "keys").c_str(), 1);
    engine->read({}, [&](store::Connection& c) { work(c); }).get();
  }
};

}  // namespace jw::test
