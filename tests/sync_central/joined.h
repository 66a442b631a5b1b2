// Two programs over one center: a small city, and an empty store that has the same key.
#pragma once
#include <functional>
#include <thread>

#include "core/access/key_file.h"
#include "core/engine/sync_desk.h"
#include "core/store/schema.h"
#include "tests/engine/engine_fixture.h"
#include "tests/sync_central/center.h"

namespace jw::test {

inline bool soon(const std::function<bool()>& holds, int seconds = 30) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (std::chrono::steady_clock::now() < until) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return holds();
}

struct Joined {
  explicit Joined(const Center& c) : center(c) {
    const auto key = access::loadKey(access::keyDirectory(), *Uuid::parse(city.engine->storeId()));
    {
      store::Connection w(city.folder / "second.jw", store::OpenMode::create);
      store::prepareSchema(w, std::filesystem::path(JW_SOURCE_DIR) / "data" / "schema");
      const Uuid id = Uuid::make(toMillis(SystemClock().now()));
      access::placeKey(access::keyDirectory(), id, key);
      store::setMetaValue(w, "store_id", id.text());
    }
    second = std::make_unique<engine::Engine>(engine::Engine::Options{city.folder / "second.jw", std::filesystem::path(JW_SOURCE_DIR) / "data", false, city.clock, 2, 4096});
  }
  ~Joined() {
    a.reset();
    b.reset();
  }
  /// `port`: of a proxy; answers are waited for this long.
  std::unique_ptr<engine::SyncDesk> speak(engine::Engine& engine, const std::string& login, int port = 0, Millis patience = Millis(15'000)) const {
    engine::SyncDesk::Options options;
    options.center = {center.settings(login, port).url, "", login};
    options.appVersion = "test";
    options.connect = [patience](const engine::CenterAddress& address, bool patient) {
      return std::make_unique<sync::PostgresCentral>(sync::PgSettings{address.url, address.rootCertificate, patience, patient ? Millis(60'000) : patience});
    };
    return std::make_unique<engine::SyncDesk>(engine, std::move(options));
  }
  void speakA(int port = 0, Millis patience = Millis(15'000)) { a = speak(*city.engine, "north", port, patience); }
  void speakB(int port = 0, Millis patience = Millis(15'000)) { b = speak(*second, "south", port, patience); }
  static bool quiet(const engine::SyncDesk& desk) {
    const auto s = desk.status();
    return s.phase == engine::SyncDesk::Phase::resting && s.waiting == 0 && s.lastContact != kNever;
  }
  std::size_t cases(const engine::Engine& e) const {
    auto n = std::make_shared<std::promise<std::size_t>>();
    e.liveCases(city.operatorDesk, [n](engine::LiveCases live) { n->set_value(live.cases.size()); });
    return n->get_future().get();
  }
  std::vector<engine::SyncConflict> conflicts(const engine::SyncDesk& desk, bool decided = false) const {
    auto out = std::make_shared<std::promise<std::vector<engine::SyncConflict>>>();
    desk.conflicts(city.operatorDesk, decided, [out](std::vector<engine::SyncConflict> c) { out->set_value(std::move(c)); });
    return out->get_future().get();
  }
  engine::ConflictAnswer decide(engine::SyncDesk& desk, Uuid op, std::vector<std::string> columns) const {
    auto out = std::make_shared<std::promise<engine::ConflictAnswer>>();
    desk.decide(city.operatorDesk, op, std::move(columns), [out](engine::ConflictAnswer answer) { out->set_value(answer); });
    return out->get_future().get();
  }
  engine::ConflictAnswer takeBack(engine::SyncDesk& desk, Uuid op) const {
    auto out = std::make_shared<std::promise<engine::ConflictAnswer>>();
    desk.takeBack(city.operatorDesk, op, [out](engine::ConflictAnswer answer) { out->set_value(answer); });
    return out->get_future().get();
  }

  const Center& center;
  SmallCity city;
  std::unique_ptr<engine::Engine> second;
  std::unique_ptr<engine::SyncDesk> a, b;
};

}  // namespace jw::test
