// The courier as a process of its own that is killed at odd moments, between a real store and a real mail server.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <thread>

#include "core/notify/delivery.h"
#include "core/notify/email_transport.h"
#include "tests/notify/mail_server.h"
#include "tests/notify/outbox_fixture.h"

namespace kill_test {

using namespace jw;
using namespace std::chrono_literals;

namespace {

constexpr int kMessages = 1000;
constexpr int kKills = 20;

// Runs in the child: delivers until nothing waits. Never returns.
[[noreturn]] void deliverAll(const std::filesystem::path& store, const access::FieldCipher& cipher, const notify::EmailSettings& mail) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  try {
    store::Connection writer(store, store::OpenMode::readWrite), reader(store, store::OpenMode::readOnly);
    const auto clock = std::make_shared<SystemClock>();
    const model::Actor actor{{}, "@courier", model::Role::engine, {}, {}};
    notify::OutboxSeams seams;
    seams.due = [&](model::MessageChannel c, Instant now, std::uint32_t limit) { return notify::dueMessages(reader, cipher, c, now, limit); };
    seams.nextDue = [&](model::MessageChannel c) { return store::nextMessageDue(reader, c); };
    seams.record = [&](const std::vector<store::Attempt>& attempts) {
      store::Transaction t(writer);
      for (const auto& a : attempts) store::recordAttempt(writer, actor, clock->now(), a);
      t.commit();
    };
    notify::Ways ways;
    ways[model::MessageChannel::email] = {std::make_unique<notify::EmailTransport>(mail), 60'000};
    notify::DeliverySettings settings;
    settings.firstDelay = 10ms;
    notify::Delivery delivery(settings, Zone::china(), std::move(ways), std::move(seams), clock, 1);
    for (Instant next = delivery.round({}); next != kNever; next = delivery.round({}))
      if (next > clock->now()) std::this_thread::sleep_for(next - clock->now());
    _exit(0);
  } catch (const std::exception&) {
    _exit(3);
  }
}

}  // namespace

TEST_CASE("a thousand messages arrive over twenty kills of the courier, doubles with the same Message-ID alone") {
  test::Outbox box;
  const test::MailServer server(box.folder.path(), "none");
  std::map<std::string, std::string> expected;  // Message-ID -> receiver
  {
    store::Transaction t(box.w);
    for (int i = 0; i < kMessages; ++i) {
      auto m = box.email("第" + std::to_string(i) + "封");
      m.address = "r" + std::to_string(i) + "@example.org";
      m.sealed = i % 3 == 0;
      notify::putMessage(box.w, box.actor, box.cipher, m);
      expected["<" + m.id.text() + "@example.org>"] = m.address;
    }
    t.commit();
  }
  int kills = 0;
  while (kills < kKills) {
    const std::size_t before = server.receivedCount();
    const pid_t child = fork();
    if (child == 0) deliverAll(box.path, box.cipher, server.settings());
    REQUIRE(child > 0);
    // Killed when so many more have arrived: at any point between two recordings, or amid one.
    const std::size_t until = before + 20 + static_cast<std::size_t>(kills * 7 % 31);
    int status = 0;
    bool ended = false;
    while (server.receivedCount() < until && !(ended = waitpid(child, &status, WNOHANG) == child)) std::this_thread::sleep_for(1ms);
    if (!ended) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
    }
    REQUIRE(WIFSIGNALED(status));
    ++kills;
  }
  const pid_t child = fork();
  if (child == 0) deliverAll(box.path, box.cipher, server.settings());
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));

  std::map<std::string, int> arrived;
  for (const auto& mail : server.received()) {
    const auto id = mail["id"].get<std::string>();
    REQUIRE(expected.contains(id));
    CHECK(mail["to"][0] == expected[id]);
    ++arrived[id];
  }
  CHECK(arrived.size() == kMessages);
  std::size_t doubles = 0;
  for (const auto& [id, times] : arrived) doubles += static_cast<std::size_t>(times - 1);
  // Only what was on its way at a kill comes twice: never more than a batch for each.
  CHECK(doubles <= static_cast<std::size_t>(kKills * notify::DeliverySettings().batch));
  CHECK(store::countMessages(box.w, "", {{}, {model::MessageState::sent}, "", "", {}, "", kNever, kNever}) == kMessages);
  CHECK(box.w.text("PRAGMA integrity_check") == "ok");
  WARN(kMessages << " messages, " << kKills << " kills, " << doubles << " doubles");
}

}  // namespace kill_test
