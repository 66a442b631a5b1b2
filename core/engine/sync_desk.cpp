#include "core/engine/sync_desk.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "core/access/field_cipher.h"
#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/engine/sync_told.h"
#include "core/store/sync_overview.h"
#include "core/sync/postgres/postgres_central.h"
#include "core/sync/round.h"

namespace jw::engine {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr Millis kPoll = std::chrono::seconds(10), kJitter = std::chrono::seconds(2);
// Work that no subscriber hears of (the registry) is looked for this often.
constexpr Millis kLook = std::chrono::seconds(1);
// So that the outbox is empty within 30 s of the center's return, whatever was under way.
constexpr Millis kFirstPause = std::chrono::seconds(1), kLongestPause = std::chrono::seconds(8), kConnect = std::chrono::seconds(5), kAnswer = std::chrono::seconds(15);
// Somebody has to change a password or a right first.
constexpr Millis kRefusedPause = std::chrono::seconds(30);
constexpr Millis kPatience = std::chrono::minutes(3);
constexpr Millis kCount{200};
constexpr Millis kGreet = std::chrono::minutes(1);

std::unique_ptr<sync::Central> postgres(const CenterAddress& center, bool patient) {
  return std::make_unique<sync::PostgresCentral>(sync::PgSettings{center.url, center.rootCertificate, kConnect, patient ? kPatience : kAnswer});
}

}  // namespace

class SyncDesk::Impl {
 public:
  Impl(Engine& e, Options o) : engine(e), options(std::move(o)), tables(sync::Tables::load(e.dataFolder())), clock(std::make_shared<EngineClock>(e)), told(e) {
    if (!options.connect) options.connect = postgres;
    identity = {options.center.siteName, options.appVersion, access::FieldCipher(access::loadKey(access::keyDirectory(), *Uuid::parse(e.storeId()))).keyId()};
    state.center = options.center;
    // What was changed here goes out at once; what the center sent does not come back.
    changes = engine.subscribe({{}, "@sync", model::Role::engine, {}, {}}, [this](const Change&) {
      if (!told.writing()) wake();
    });
    if (!options.center.url.empty()) state.phase = Phase::working;
    thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
  }
  /// Questions that are still on their way to the engine hold the rest.
  void end() {
    changes = {};
    {
      const std::scoped_lock lock(mutex);
      ending = true;
    }
    thread.request_stop();
    ring();
    thread.join();
  }

  struct EngineClock : Clock {
    explicit EngineClock(const Engine& e) : engine(e) {}
    Instant now() const override { return engine.now(); }
    const Engine& engine;
  };

  /// Ends whatever the thread waits for, the center's answer too.
  void ring() {
    {
      const std::scoped_lock lock(mutex);
      if (central) central->cancel();
    }
    wake();
  }
  void wake() {
    std::stop_source resting;
    {
      const std::scoped_lock lock(mutex);
      woken = true;
      resting = pauseStop;
    }
    resting.request_stop();
    condition.notify_all();
  }

  void resume() {
    const std::scoped_lock lock(mutex);
    pausing = false;
  }

  /// A conversation of its own for the filling, whose answers may take their time.
  void converse(bool patient) {
    auto fresh = options.connect(address, patient);
    const std::scoped_lock lock(mutex);
    round.reset();
    central = std::move(fresh);
    round.emplace(*central, [this](const auto& work) { told.write(work); }, tables, identity, clock);
    if (ending || next) central->cancel();
  }

  void set(const std::function<void(Status&)>& change) {
    {
      const std::scoped_lock lock(mutex);
      change(state);
    }
    if (options.changed) options.changed();
  }

  void count() {
    countedAt = SteadyClock::now();
    uncounted = false;
    try {
      store::SyncOverview o;
      engine.read({}, [&](store::Connection& c) { o = store::syncOverview(c); }).get();
      set([&](Status& s) { take(s, o); });
    } catch (const Error& e) {
      spdlog::warn("sync: counting: {}", e.what());
    }
  }

  void note(const sync::RoundReport& report, bool greeted, Phase phase) {
    const bool good = !report.trouble && report.verdict != sync::Verdict::migrate && report.verdict != sync::Verdict::wrongKey;
    set([&](Status& s) {
      s.phase = phase;
      if (greeted) s.skew = report.skew, s.verdict = report.verdict;
      s.horizonAge = report.horizonAge;
      s.behind = report.behind;
      s.pushed += report.pushed;
      s.pulled += report.pulled;
      s.troubleKind = report.trouble ? std::optional(report.trouble->kind) : std::nullopt;
      s.trouble = report.trouble ? report.trouble->text : greeted ? report.why : s.verdict == sync::Verdict::ok ? std::string() : s.trouble;
      if (good) s.lastContact = engine.now();
    });
    uncounted = true;
    // Rounds may follow each other a hundred times in a second.
    if (!good || greeted || SteadyClock::now() - countedAt > kCount) count();
  }

  void take(Status& s, const store::SyncOverview& o) {
    s.waiting = o.waiting;
    s.conflicts = o.refused;
    s.held = o.held;
    s.oldestWaiting = o.oldestWaiting;
    s.site = o.site;
    s.epoch = o.epoch;
    s.siteNumber = o.siteNumber;
    s.areas = o.areas;
    s.lanes = {};
    for (const auto& table : o.tables)
      if (const auto* t = store::findTable(tables.all, table.table)) {
        auto& lane = s.lanes[static_cast<std::size_t>(t->lane)];
        lane.waiting += table.waiting;
        lane.refused += table.refused;
      }
  }

  /// Joins a store that belongs to no center yet; what its books say of it.
  store::SyncOverview begin() {
    store::SyncOverview o;
    told.write([&](store::Connection& c, sync::Touched&) {
      if (sync::Replica replica(c, tables); !replica.joined()) replica.join(Uuid::make(toMillis(engine.now())), engine.now());
      o = store::syncOverview(c);
    });
    set([&](Status& s) {
      if (s.lastContact == kNever) s.lastContact = o.lastRound;
      take(s, o);
    });
    return o;
  }

  void run(std::stop_token stop) {
    while (!stop.stop_requested()) {
      {
        std::unique_lock lock(mutex);
        condition.wait(lock, [&] { return stop.stop_requested() || next || !options.center.url.empty(); });
        if (stop.stop_requested()) return;
        if (next) options.center = *std::exchange(next, std::nullopt);
        address = options.center;
        identity.siteName = address.siteName;
        pausing = false;
        state.center = address;
      }
      try {
        converseUntilOther(stop);
      } catch (const std::exception& e) {
        // The store takes nothing more, or its key cannot be read: said, and left alone until somebody acts.
        spdlog::error("sync: {}", e.what());
        set([&](Status& s) {
          s.phase = Phase::stopped;
          s.trouble = e.what();
          s.troubleKind = sync::Trouble::Kind::refused;
        });
        std::unique_lock lock(mutex);
        woken = false;
        condition.wait(lock, [&] { return stop.stop_requested() || next || woken; });
      }
    }
  }

  void converseUntilOther(std::stop_token stop) {
    const auto begun = begin();
    bool fill = begun.epoch.empty() || begun.filling, remembered = false;
    converse(fill);
    std::mt19937 random(std::random_device{}());
    const auto jitter = [&](Millis around) { return Millis(std::uniform_int_distribution<std::int64_t>(-around.count(), around.count())(random)); };
    Millis pause = kFirstPause;
    SteadyClock::time_point greetAt{};
    while (!stop.stop_requested()) {
      {
        const std::scoped_lock lock(mutex);
        if (next) return;
        woken = false;
        if (pauseStop.stop_requested()) pauseStop = std::stop_source();
      }
      const bool greet = fill || SteadyClock::now() >= greetAt || !central->greeted();
      sync::RoundReport report;
      if (fill) {
        set([](Status& s) { s.phase = Phase::filling; });
        told.gather(true);
        report = round->fill(stop, [&](std::size_t done, std::size_t parts, std::uint64_t rows) { set([&](Status& s) { s.fill = {done, parts, rows}; }); });
        told.gather(false);
      } else {
        report = round->run(stop, [&](const sync::RoundReport&) { answer(); }, greet);
      }
      told.flush();
      if (stop.stop_requested()) return;
      const bool held = report.verdict == sync::Verdict::migrate || report.verdict == sync::Verdict::wrongKey;
      const bool good = !report.trouble && !held;
      if (good && !std::exchange(remembered, true) && options.remember) options.remember(address);
      if (good && greet) greetAt = SteadyClock::now() + kGreet;
      if (!good) {
        spdlog::info("sync: {}", report.trouble ? report.trouble->text : report.why);
        greetAt = {};
      }
      bool paused = false;
      {
        const std::scoped_lock lock(mutex);
        if (next) return;
        paused = pausing;
      }
      note(report, greet, paused && fill ? Phase::paused : held ? Phase::stopped : good ? Phase::resting : Phase::offline);
      if (good && fill) {
        fill = false;
        greetAt = {};
        resume();
        converse(false);
        continue;
      }
      if (paused) {
        std::unique_lock lock(mutex);
        condition.wait(lock, [&] { return stop.stop_requested() || next || !pausing; });
        lock.unlock();
        converse(fill);
        continue;
      }
      answer();
      if (good) {
        pause = kFirstPause;
        if (greet || report.pushed > 0) tellCenter();
        rest(stop, kPoll + jitter(kJitter));
        continue;
      }
      const bool refused = held || (report.trouble && report.trouble->kind == sync::Trouble::Kind::refused);
      const Millis wait = (refused ? kRefusedPause : pause) + jitter(pause / 4);
      set([&](Status& s) { s.nextTry = engine.now() + wait; });
      std::unique_lock lock(mutex);
      condition.wait_for(lock, wait, [&] { return asked || next || stop.stop_requested(); });
      asked = false;
      pause = std::min(pause * 2, kLongestPause);
    }
  }

  /// Until the center has news, somebody here has written something, or it is time to look all the same.
  void rest(std::stop_token stop, Millis longest) {
    const auto until = SteadyClock::now() + longest;
    const std::stop_callback bell(stop, [this] { wake(); });
    while (SteadyClock::now() < until) {
      std::stop_token pause;
      {
        const std::scoped_lock lock(mutex);
        if (woken || next || stop.stop_requested()) return;
        pause = pauseStop.get_token();
      }
      if (central->waitForHint(uncounted ? kCount : kLook, pause) || !central->greeted()) return;
      answer();
      if (uncounted) count();
      bool dirty = false;
      try {
        engine.read({}, [&](store::Connection& c) { dirty = store::anythingDirty(c); }).get();
      } catch (const Error& e) {
        spdlog::warn("sync: looking for changes: {}", e.what());
      }
      if (dirty) return;
    }
  }

  void tellCenter() {
    Status s;
    {
      const std::scoped_lock lock(mutex);
      s = state;
    }
    const auto small = [](std::int64_t n) { return static_cast<int>(std::min<std::int64_t>(n, INT32_MAX)); };
    central->report(small(s.waiting), small(s.conflicts));
  }

  using Sites = std::function<void(sync::Reply<std::vector<sync::SiteStatus>>)>;
  void answer() {
    std::vector<Sites> asking;
    {
      const std::scoped_lock lock(mutex);
      asking.swap(sitesAsked);
    }
    if (asking.empty()) return;
    sync::Reply<std::vector<sync::SiteStatus>> reply = sync::Trouble{sync::Trouble::Kind::unreachable, "no contact with the center"};
    if (central->greeted()) reply = central->sites();
    for (const auto& ready : asking) ready(reply);
  }

  Engine& engine;
  Options options;
  const sync::Tables tables;
  const std::shared_ptr<const Clock> clock;
  SyncTold told;
  sync::Identity identity;
  // Of the desk's thread alone.
  CenterAddress address;
  SteadyClock::time_point countedAt{};
  bool uncounted = false;
  mutable std::mutex mutex;
  std::condition_variable condition;
  bool woken = false, asked = false, pausing = false, ending = false;
  std::stop_source pauseStop;
  std::optional<CenterAddress> next;
  std::vector<Sites> sitesAsked;
  Status state;
  std::unique_ptr<sync::Central> central;  ///< changed under the mutex by the desk's thread
  std::optional<sync::Round> round;
  std::map<Uuid, sync::Replica::Decided> decided;  ///< for taking back; engine thread
  Engine::Subscription changes;
  std::jthread thread;
};

SyncDesk::SyncDesk(Engine& engine, Options options) : m_impl(std::make_shared<Impl>(engine, std::move(options))) {}
SyncDesk::~SyncDesk() { m_impl->end(); }

SyncDesk::Status SyncDesk::status() const {
  const std::scoped_lock lock(m_impl->mutex);
  return m_impl->state;
}
void SyncDesk::wake() {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->asked = true;
    m_impl->pausing = false;
  }
  m_impl->wake();
}
void SyncDesk::pause() {
  {
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->state.phase != Phase::filling) return;
    m_impl->pausing = true;
  }
  m_impl->ring();
}
void SyncDesk::join(CenterAddress center) {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->next = std::move(center);
    m_impl->pausing = false;
    m_impl->state.phase = Phase::working;
  }
  m_impl->ring();
}

void SyncDesk::sites(std::function<void(sync::Reply<std::vector<sync::SiteStatus>>)> ready) {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->sitesAsked.push_back(std::move(ready));
  }
  wake();
}

void SyncDesk::conflicts(model::Actor actor, bool decided, std::function<void(std::vector<SyncConflict>)> ready) const {
  constexpr std::uint32_t kShown = 1'000;
  m_impl->engine.read({}, [impl = m_impl, actor = std::move(actor), decided, ready = std::move(ready)](store::Connection& c) {
    if (!mayDecideConflicts(actor)) return ready({});
    ready(readConflicts(c, impl->tables, *impl->engine.directory(), actor.scope, decided, kShown));
  });
}

namespace {

/// The work on the engine thread between the rights and the answer.
void onConflict(Engine& engine, model::Actor actor, Uuid op, std::function<bool(store::Connection&, sync::Touched&)> work, std::function<void()> wake, std::function<void(ConflictAnswer)> ready) {
  auto answer = std::make_shared<ConflictAnswer>(ConflictAnswer::notPossible);
  engine.write(
      [actor = std::move(actor), op, work = std::move(work), answer](store::Connection& c, Change& change) {
        const auto conflict = store::conflictOf(c, op);
        if (!mayDecideConflicts(actor) || (conflict && !conflict->area.starts_with(actor.scope))) {
          *answer = ConflictAnswer::notEntitled;
          return;
        }
        sync::Touched touched;
        if (!conflict || !work(c, touched)) return;
        SyncTold::tell(c, touched, change);
        *answer = ConflictAnswer::done;
      },
      [answer, wake = std::move(wake), ready = std::move(ready)](std::exception_ptr error) {
        if (!error && *answer == ConflictAnswer::done) wake();
        ready(error ? ConflictAnswer::notStored : *answer);
      });
}

}  // namespace

void SyncDesk::decide(model::Actor actor, Uuid op, std::vector<std::string> columns, std::function<void(ConflictAnswer)> ready) {
  const std::string by = actor.name;
  onConflict(
      m_impl->engine, std::move(actor), op,
      [impl = m_impl, op, by, columns = std::move(columns)](store::Connection& c, sync::Touched& touched) {
        auto decided = sync::Replica(c, impl->tables).decide(op, columns, by, impl->engine.now(), touched);
        if (decided) impl->decided[op] = std::move(*decided);
        return decided.has_value();
      },
      [impl = m_impl] { impl->wake(); }, std::move(ready));
}

void SyncDesk::takeBack(model::Actor actor, Uuid op, std::function<void(ConflictAnswer)> ready) {
  const std::string by = actor.name;
  onConflict(
      m_impl->engine, std::move(actor), op,
      [impl = m_impl, op, by](store::Connection& c, sync::Touched& touched) {
        const auto it = impl->decided.find(op);
        if (it == impl->decided.end() || !sync::Replica(c, impl->tables).takeBack(op, it->second, by, impl->engine.now(), touched)) return false;
        impl->decided.erase(it);
        return true;
      },
      [impl = m_impl] { impl->wake(); }, std::move(ready));
}

}  // namespace jw::engine
