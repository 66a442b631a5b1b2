#include "core/engine/courier_link.h"

#include <condition_variable>

#include "core/notify/courier.h"
#include "core/notify/outbox.h"
#include "tests/notify/outbox_fixture.h"

namespace courier_link_test {

using namespace jw;
using namespace std::chrono_literals;

namespace {

struct Counting : notify::Transport {
  std::mutex& mutex;
  std::condition_variable& changed;
  std::map<std::string, int>& sent;
  Counting(std::mutex& m, std::condition_variable& c, std::map<std::string, int>& s) : mutex(m), changed(c), sent(s) {}
  notify::Outcome send(const model::Message& m, std::stop_token) override {
    const std::scoped_lock lock(mutex);
    ++sent[m.text];
    changed.notify_all();
    return notify::Sent{};
  }
};

}  // namespace

TEST_CASE("the courier works beside the engine's writer and readers") {
  test::Outbox box;
  // A clock that runs: how much may be sent grows with it.
  auto clock = std::make_shared<SystemClock>();
  auto cipher = std::make_shared<const access::FieldCipher>(access::StoreKey::random());
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::string, int> sent;
  {
    engine::WriterLoop writer(std::make_unique<store::Connection>(box.path, store::OpenMode::readWrite), clock, WorkingCalendar(Zone::china()), cipher,
                              std::make_shared<const notify::Templates>(notify::Templates::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "notify" / "templates.toml")),
                              std::make_shared<const access::FieldNames>(access::FieldNames::load(std::filesystem::path(JW_SOURCE_DIR) / "data")), 100, {});
    engine::ReaderPool readers(box.path, 2);
    const auto put = [&](int n) {
      std::promise<void> done;
      writer.submit(engine::WriterLoop::Work{[&, n](engine::WorkingSet& set, engine::Change&) {
                                               auto m = n % 2 ? box.sms("sealed " + std::to_string(n)) : box.email(std::to_string(n));
                                               m.sealed = n % 2;
                                               m.createdAt = clock->now();
                                               notify::putMessage(set.db, box.actor, *set.cipher, m);
                                             },
                                             [&](std::exception_ptr) { done.set_value(); }});
      done.get_future().get();
    };
    notify::Ways ways;
    for (const auto channel : model::kMessageChannels) ways[channel] = {std::make_unique<Counting>(mutex, changed, sent), 60'000};
    notify::Courier courier(notify::Delivery({}, Zone::china(), std::move(ways), engine::courierSeams(writer, readers, cipher, clock), clock, 1));
    for (int n = 0; n < 40; ++n) {
      put(n);
      if (n % 10 == 9) courier.wake();
    }
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, 60s, [&] { return sent.size() == 40; }));
  }
  for (const auto& [text, times] : sent) CHECK(times == 1);
  CHECK(store::countMessages(box.w, "", {{}, {model::MessageState::sent}, "", "", {}, "", kNever, kNever}) == 40);
  CHECK(box.w.integer("SELECT count(*) FROM journal WHERE actor = '@courier'") == 40);
}

}  // namespace courier_link_test
