#include "core/engine/sync_desk.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "core/access/field_cipher.h"
#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/store/case_gateway.h"
#include "core/sync/round.h"

namespace jw::engine {
namespace {

constexpr Millis kPoll = std::chrono::seconds(10), kJitter = std::chrono::seconds(2);
constexpr Millis kFirstPause = std::chrono::seconds(1), kLongestPause = std::chrono::minutes(1);
/// So many cases are named one by one; more of them are read anew together.
constexpr std::size_t kNamedCases = 2'000;

// What the engine must publish of a page.
void tell(store::Connection& c, const sync::Touched& touched, Change& change) {
  change.areas = change.areas || touched.areas;
  change.directory = change.directory || touched.directory || touched.areas;
  change.buildings = change.buildings || touched.buildings || touched.areas;
  bool gone = touched.cases.size() > kNamedCases;
  for (std::size_t i = 0; i < touched.cases.size() && !gone; ++i) {
    if (auto record = store::caseById(c, touched.cases[i]))
      change.cases.push_back(std::make_shared<const model::CaseSummary>(std::move(record->summary)));
    else
      gone = true;
  }
  // Whoever shows people and houses reads them again after bulk work; a case that is gone cannot be named.
  change.allCases = change.allCases || gone || touched.registry;
}

}  // namespace

class SyncDesk::Impl {
 public:
  Impl(Engine& e, std::unique_ptr<sync::Central> c, std::string siteName, std::string version, std::function<void()> told)
      : engine(e),
        central(std::move(c)),
        tables(sync::Tables::load(e.dataFolder())),
        changed(std::move(told)),
        round(*central, [this](const auto& work) { write(work); }, tables,
              {std::move(siteName), std::move(version), access::FieldCipher(access::loadKey(access::keyDirectory(), *Uuid::parse(e.storeId()))).keyId()}, std::make_shared<EngineClock>(e)) {
    thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
  }
  ~Impl() {
    thread.request_stop();
    central->cancel();
    wake();
    thread.join();
  }

  struct EngineClock : Clock {
    explicit EngineClock(const Engine& e) : engine(e) {}
    Instant now() const override { return engine.now(); }
    const Engine& engine;
  };

  void write(const std::function<void(store::Connection&, sync::Touched&)>& work) {
    std::promise<void> promise;
    engine.write(
        [&](store::Connection& c, Change& change) {
          sync::Touched touched;
          work(c, touched);
          tell(c, touched, change);
        },
        [&](std::exception_ptr error) { error ? promise.set_exception(error) : promise.set_value(); });
    promise.get_future().get();
  }

  void wake() {
    {
      const std::scoped_lock lock(mutex);
      woken = true;
    }
    condition.notify_all();
  }

  void note(const sync::RoundReport& report, Phase phase) {
    Status next;
    {
      const std::scoped_lock lock(mutex);
      next = state;
    }
    next.phase = phase;
    next.skew = report.skew;
    next.horizonAge = report.horizonAge;
    next.verdict = report.verdict;
    next.behind = report.behind;
    next.trouble = report.trouble ? report.trouble->text : report.verdict == sync::Verdict::ok ? std::string() : report.why;
    if (!report.trouble && report.verdict == sync::Verdict::ok) next.lastContact = engine.now();
    try {
      engine.read({}, [&](store::Connection& c) {
              const auto n = store::syncCounts(c);
              next.waiting = n.waiting + n.taken + n.dirty;
              next.conflicts = n.conflicts;
              next.held = n.held;
              next.oldestWaiting = n.oldestWaiting;
            }).get();
    } catch (const Error& e) {
      spdlog::warn("sync: counting: {}", e.what());
    }
    {
      const std::scoped_lock lock(mutex);
      state = next;
    }
    if (changed) changed();
  }

  void run(std::stop_token stop) {
    std::mt19937 random(std::random_device{}());
    Millis pause = kFirstPause;
    while (!stop.stop_requested()) {
      sync::RoundReport report;
      bool broken = false;
      try {
        report = round.run(stop);
      } catch (const Error& e) {
        // The store did not take it, or has not joined: said, and tried again later; nothing was half done.
        report.trouble = sync::Trouble{sync::Trouble::Kind::refused, e.what()};
        broken = e.code() == ErrorCode::usage;
      }
      if (stop.stop_requested()) return;
      const bool good = !report.trouble && report.verdict == sync::Verdict::ok;
      if (!good) spdlog::info("sync: {}", report.trouble ? report.trouble->text : report.why);
      note(report, broken ? Phase::stopped : report.trouble ? Phase::offline : Phase::resting);
      if (broken) return;
      const auto jitter = [&](Millis around) { return Millis(std::uniform_int_distribution<std::int64_t>(-around.count(), around.count())(random)); };
      if (good) {
        pause = kFirstPause;
        const std::stop_callback bell(stop, [this] { wake(); });
        central->waitForHint(kPoll + jitter(kJitter), stop);
        continue;
      }
      std::unique_lock lock(mutex);
      condition.wait_for(lock, pause + jitter(pause / 4), [&] { return woken || stop.stop_requested(); });
      woken = false;
      pause = std::min(pause * 2, kLongestPause);
    }
  }

  Engine& engine;
  const std::unique_ptr<sync::Central> central;
  const sync::Tables tables;
  const std::function<void()> changed;
  mutable std::mutex mutex;
  std::condition_variable condition;
  bool woken = false;
  Status state;
  sync::Round round;
  std::jthread thread;
};

SyncDesk::SyncDesk(Engine& engine, std::unique_ptr<sync::Central> central, std::string siteName, std::string appVersion, std::function<void()> changed)
    : m_impl(std::make_unique<Impl>(engine, std::move(central), std::move(siteName), std::move(appVersion), std::move(changed))) {}
SyncDesk::~SyncDesk() = default;

SyncDesk::Status SyncDesk::status() const {
  const std::scoped_lock lock(m_impl->mutex);
  return m_impl->state;
}
void SyncDesk::wake() { m_impl->wake(); }

void SyncDesk::conflicts(model::Actor actor, std::function<void(std::vector<store::StoredConflict>)> ready) const {
  m_impl->engine.read({}, [actor = std::move(actor), ready = std::move(ready)](store::Connection& c) { ready(store::openConflicts(c, actor.scope, 1'000)); });
}

void SyncDesk::decide(model::Actor actor, Uuid op, store::StoredConflict::Decision decision, std::function<void(bool)> ready) {
  auto done = std::make_shared<bool>(false);
  m_impl->engine.write(
      [impl = m_impl.get(), actor = std::move(actor), op, decision, done](store::Connection& c, Change& change) {
        const auto conflict = store::conflictOf(c, op);
        if (!conflict || !conflict->area.starts_with(actor.scope)) return;
        sync::Touched touched;
        *done = sync::Replica(c, impl->tables).decide(op, decision, actor.name, impl->engine.now(), touched);
        tell(c, touched, change);
      },
      [done, ready = std::move(ready)](std::exception_ptr error) { ready(!error && *done); });
}

}  // namespace jw::engine
