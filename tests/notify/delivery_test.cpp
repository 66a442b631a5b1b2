#include "core/notify/delivery.h"

#include "core/base/error.h"
#include "core/notify/courier.h"
#include "tests/notify/outbox_fixture.h"

namespace delivery_test {

using namespace jw;
using namespace std::chrono_literals;
using model::MessageChannel;
using model::MessageState;
using notify::Delivery;
using notify::Fail;
using notify::Outcome;
using notify::Retry;
using notify::Sent;

namespace {

using Answer = std::function<Outcome(const model::Message&, std::stop_token)>;

struct FakeTransport : notify::Transport {
  explicit FakeTransport(Answer a) : answer(std::move(a)) {}
  Outcome send(const model::Message& m, std::stop_token stop) override { return answer(m, std::move(stop)); }
  Answer answer;
};

// An outbox with a clock in the hand and a transport that notes what it was given.
struct Post : test::Outbox {
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(now);
  notify::DeliverySettings settings{30s, 3600s, 0, 4, 16};
  int perMinute = 6000;
  Answer answer = [](const model::Message&, std::stop_token) { return Outcome{Sent{}}; };
  std::vector<std::string> tried;
  bool storeFails = false;

  notify::Ways ways(std::initializer_list<MessageChannel> channels) {
    notify::Ways out;
    for (const auto channel : channels)
      out[channel] = {std::make_unique<FakeTransport>([this](const model::Message& m, std::stop_token stop) {
                      tried.push_back(m.text);
                      return answer(m, std::move(stop));
                    }),
                    perMinute};
    return out;
  }
  notify::OutboxSeams seams() {
    return {[this](MessageChannel c, Instant t, std::uint32_t limit) { return due(c, t, limit); }, [this](MessageChannel c) { return store::nextMessageDue(w, c); },
            [this](const std::vector<store::Attempt>& attempts) {
              if (storeFails) throw Error(ErrorCode::store, "disk full");
              store::Transaction t(w);
              for (const auto& a : attempts) store::recordAttempt(w, actor, clock->now(), a);
              t.commit();
            }};
  }
  Delivery delivery(std::initializer_list<MessageChannel> channels = {MessageChannel::email}) { return Delivery(settings, Zone::china(), ways(channels), seams(), clock, 1); }
  std::string states() {
    std::string out;
    for (const auto& m : store::searchMessages(w, "", {}, 0, 1000)) out = std::string(model::messageStateName(m.state)) + std::to_string(m.attempts) + (out.empty() ? "" : " ") + out;
    return out;
  }
  void at(int hour, int minute) { clock->set(Zone::china().toInstant({2026, 11, 20, hour, minute, 0, 0})); }
};

}  // namespace

TEST_CASE("the delay doubles up to its longest, within the jitter") {
  notify::DeliverySettings s{30s, 3600s, 0.2, 12, 16};
  CHECK(notify::delayAfter(1, s, 0.5) == 30s);
  CHECK(notify::delayAfter(2, s, 0.5) == 60s);
  CHECK(notify::delayAfter(7, s, 0.5) == 1920s);
  CHECK(notify::delayAfter(8, s, 0.5) == 3600s);
  CHECK(notify::delayAfter(1000, s, 0.5) == 3600s);
  CHECK(notify::delayAfter(1, s, 0) == 24s);
  CHECK(notify::delayAfter(1, s, 1) == 36s);
}

TEST_CASE("quiet hours end when they end, over midnight too") {
  const auto& zone = Zone::china();
  const auto t = [&](int day, int hour, int minute) { return zone.toInstant({2026, 11, day, hour, minute, 0, 0}); };
  const model::QuietHours night{22 * 60, 7 * 60 + 30}, noon{12 * 60, 14 * 60}, evening{20 * 60, 24 * 60};
  CHECK(notify::endOfQuiet(night, t(20, 21, 59), zone) == t(20, 21, 59));
  CHECK(notify::endOfQuiet(night, t(20, 22, 0), zone) == t(21, 7, 30));
  CHECK(notify::endOfQuiet(night, t(30, 23, 0), zone) == zone.toInstant({2026, 12, 1, 7, 30, 0, 0}));
  CHECK(notify::endOfQuiet(night, t(20, 0, 5), zone) == t(20, 7, 30));
  CHECK(notify::endOfQuiet(night, t(20, 7, 30), zone) == t(20, 7, 30));
  CHECK(notify::endOfQuiet(noon, t(20, 13, 0), zone) == t(20, 14, 0));
  CHECK(notify::endOfQuiet(noon, t(20, 14, 0), zone) == t(20, 14, 0));
  CHECK(notify::endOfQuiet(evening, t(20, 23, 59), zone) == t(21, 0, 0));
  CHECK(notify::endOfQuiet({}, t(20, 23, 59), zone) == t(20, 23, 59));
  CHECK(notify::endOfQuiet({60, 60}, t(20, 1, 0), zone) == t(20, 1, 0));
}

TEST_CASE("what is due goes out, its result is stored, and the next moment is known") {
  Post post;
  post.put(post.email("a"));
  auto later = post.email("b");
  later.nextAt = post.now + 2h;
  post.put(later);
  post.put(post.sms("no way out"));
  auto delivery = post.delivery();
  CHECK(delivery.round({}) == post.now + 2h);
  CHECK(post.tried == std::vector<std::string>{"a"});
  CHECK(post.states() == "sent1 waiting0 waiting0");
  CHECK(delivery.round({}) == post.now + 2h);
  CHECK(post.tried.size() == 1);
  post.clock->advance(2h);
  CHECK(delivery.round({}) == kNever);
  CHECK(post.states() == "sent1 sent1 waiting0");
  CHECK(delivery.status().sent == 2);
}

TEST_CASE("a message that is not taken is tried again, later and later, and at last given up") {
  Post post;
  post.put(post.email("a"));
  post.answer = [](const model::Message&, std::stop_token) { return Outcome{Retry{"451"}}; };
  auto delivery = post.delivery();
  Instant at = post.now;
  for (const auto delay : {30s, 60s, 120s}) {
    CHECK(delivery.round({}) == at + delay);
    CHECK(delivery.round({}) == at + delay);
    at += delay;
    post.clock->set(at);
  }
  CHECK(post.tried.size() == 3);
  CHECK(delivery.round({}) == kNever);
  CHECK(post.tried.size() == 4);
  CHECK(post.states() == "given_up4");
  const auto m = store::searchMessages(post.w, "", {}, 0, 1).at(0);
  CHECK(m.error == "451");
  CHECK(m.endedAt == at);
}

TEST_CASE("a refused message ends at once and hinders nobody") {
  Post post;
  for (const char* text : {"a", "bad", "c"}) post.put(post.email(text));
  post.answer = [](const model::Message& m, std::stop_token) { return m.text == "bad" ? Outcome{Fail{"550"}} : Outcome{Sent{}}; };
  auto delivery = post.delivery();
  CHECK(delivery.round({}) == kNever);
  CHECK(post.states() == "sent1 given_up1 sent1");
}

TEST_CASE("a server that is down is not asked for every message, and another channel goes on") {
  Post post;
  for (int i = 0; i < 10; ++i) post.put(post.email("mail" + std::to_string(i)));
  post.put(post.sms("sms"));
  bool down = true;
  post.answer = [&](const model::Message& m, std::stop_token) { return down && m.channel == MessageChannel::email ? Outcome{Retry{"nothing answers", true}} : Outcome{Sent{}}; };
  auto delivery = post.delivery({MessageChannel::email, MessageChannel::sms});
  CHECK(delivery.round({}) == post.now + 30s);
  CHECK(post.tried == std::vector<std::string>{"mail0", "sms"});
  CHECK(delivery.status().trouble[0] == "nothing answers");
  CHECK(delivery.status().trouble[1].empty());
  post.clock->advance(29s);
  delivery.round({});
  CHECK(post.tried.size() == 2);
  post.clock->advance(1s);
  CHECK(delivery.round({}) == post.clock->now() + 60s);
  CHECK(post.tried.size() == 3);
  CHECK(post.tried.back() == "mail1");
  down = false;
  post.clock->advance(60s);
  CHECK(delivery.round({}) == kNever);
  CHECK(post.tried.size() == 13);
  CHECK(delivery.status().trouble[0].empty());
  CHECK(store::countMessages(post.w, "", {{}, {MessageState::sent}, "", "", {}, "", kNever, kNever}) == 11);
  // The pause after the next failure begins small again.
  down = true;
  post.put(post.email("new"));
  CHECK(delivery.round({}) == post.clock->now() + 30s);
}

TEST_CASE("quiet hours put a message off, an urgent one passes") {
  Post post;
  post.at(23, 0);
  auto quiet = post.email("quiet"), urgent = post.email("urgent");
  quiet.quiet = urgent.quiet = {22 * 60, 7 * 60};
  quiet.createdAt = urgent.createdAt = post.clock->now();
  urgent.urgent = true;
  post.put(quiet);
  post.put(urgent);
  auto delivery = post.delivery();
  const Instant morning = Zone::china().toInstant({2026, 11, 21, 7, 0, 0, 0});
  CHECK(delivery.round({}) == morning);
  CHECK(post.tried == std::vector<std::string>{"urgent"});
  CHECK(post.states() == "waiting0 sent1");
  CHECK(delivery.status().putOff == 1);
  post.clock->set(morning);
  CHECK(delivery.round({}) == kNever);
  CHECK(post.states() == "sent1 sent1");
}

TEST_CASE("no more leave in a minute than the channel may send") {
  Post post;
  post.perMinute = 6;
  for (int i = 0; i < 30; ++i) post.put(post.email(std::to_string(i)));
  auto delivery = post.delivery();
  Instant next = delivery.round({});
  const auto burst = post.tried.size();
  CHECK(burst == 6);
  int rounds = 0;
  for (; next != kNever && rounds < 200; ++rounds) {
    if (next > post.clock->now()) post.clock->set(next);
    next = delivery.round({});
    const double minutes = static_cast<double>((post.clock->now() - post.now).count()) / 60'000;
    CHECK(static_cast<double>(post.tried.size()) <= static_cast<double>(burst) + 6 * minutes + 1e-6);
  }
  CHECK(post.tried.size() == 30);
  CHECK(post.clock->now() - post.now == 4min);
}

TEST_CASE("a result that cannot be stored is kept, and nothing is sent twice meanwhile") {
  Post post;
  for (const char* text : {"a", "b"}) post.put(post.email(text));
  auto delivery = post.delivery();
  post.storeFails = true;
  CHECK_THROWS_AS(delivery.round({}), Error);
  CHECK_THROWS_AS(delivery.round({}), Error);
  CHECK(post.tried == std::vector<std::string>{"a", "b"});
  post.storeFails = false;
  CHECK(delivery.round({}) == kNever);
  CHECK(post.tried.size() == 2);
  CHECK(post.states() == "sent1 sent1");
}

TEST_CASE("of a resident's address nothing is left in the reason of a failure") {
  Post post;
  auto mail = post.email("mail");
  mail.sealed = true;
  mail.address = "somebody@example.org";
  post.put(mail);
  auto sms = post.sms("sms");
  sms.sealed = true;
  sms.address = "138-0000-5678";
  post.put(sms);
  post.answer = [](const model::Message& m, std::stop_token) { return Outcome{Fail{"550 <" + m.address + "> or 8613800005678"}}; };
  auto delivery = post.delivery({MessageChannel::email, MessageChannel::sms});
  delivery.round({});
  for (const auto& m : store::searchMessages(post.w, "", {}, 0, 2)) CHECK(m.error == "550 <***> or ***");
  CHECK(post.w.integer("SELECT count(*) FROM journal WHERE patch LIKE '%somebody%' OR patch LIKE '%5678%'") == 0);
}

TEST_CASE("the courier sends by itself, hears that something new is there, and ends a hanging one at once") {
  Post post;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> sent;
  bool hanging = false;
  post.answer = [&](const model::Message& m, std::stop_token stop) {
    std::unique_lock lock(mutex);
    if (m.text == "hang") {
      hanging = true;
      changed.notify_all();
      std::condition_variable_any never;
      never.wait(lock, stop, [] { return false; });
      return Outcome{Retry{"stopped", true}};
    }
    sent.push_back(m.text);
    changed.notify_all();
    return Outcome{Sent{}};
  };
  // The courier alone touches the store's connection while it runs, but for what is put under this mutex.
  std::mutex store;
  auto seams = post.seams();
  auto guarded = [&store](auto f) {
    return [&store, f = std::move(f)](auto&&... arguments) {
      const std::scoped_lock lock(store);
      return f(std::forward<decltype(arguments)>(arguments)...);
    };
  };
  seams.due = guarded(std::move(seams.due));
  seams.nextDue = guarded(std::move(seams.nextDue));
  seams.record = guarded(std::move(seams.record));
  const auto put = [&](const char* text) {
    const std::scoped_lock lock(store);
    post.put(post.email(text));
  };
  put("first");
  {
    notify::Courier courier(Delivery(post.settings, Zone::china(), post.ways({MessageChannel::email}), std::move(seams), post.clock, 1));
    {
      std::unique_lock lock(mutex);
      REQUIRE(changed.wait_for(lock, 60s, [&] { return sent.size() == 1; }));
    }
    put("second");
    courier.wake();
    {
      std::unique_lock lock(mutex);
      REQUIRE(changed.wait_for(lock, 30s, [&] { return sent.size() == 2; }));
    }
    put("third");
    put("hang");
    courier.wake();
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, 30s, [&] { return hanging; }));
  }
  CHECK(sent == std::vector<std::string>{"first", "second", "third"});
  CHECK(post.states() == "sent1 sent1 sent1 waiting0");
}

}  // namespace delivery_test
