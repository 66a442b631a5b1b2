#include "core/engine/writer_loop.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "core/base/error.h"
#include "core/engine/file_vault.h"
#include "core/model/calendar_year.h"
#include "core/store/case_extras_gateway.h"
#include "core/store/loose_attachments.h"
#include "core/store/schema.h"
#include "core/store/sync_gateway.h"

namespace jw::engine {
namespace {

// The write-ahead log is folded into the file by this thread alone, after so many pages. A short log is written over again
// and again; one that keeps growing costs the file system an allocation with every commit.
constexpr std::int64_t kCheckpointPages = 1000;
constexpr Millis kLongestSleep = std::chrono::minutes(1);

int onCommit(void* pages, sqlite3*, const char*, int logPages) {
  *static_cast<std::int64_t*>(pages) = logPages;
  return SQLITE_OK;
}

}  // namespace

WriterLoop::WriterLoop(std::unique_ptr<store::Connection> connection, std::shared_ptr<const Clock> clock, WorkingCalendar calendar, std::shared_ptr<const access::FieldCipher> cipher,
                       std::shared_ptr<const notify::Templates> templates, std::shared_ptr<const access::FieldNames> fieldNames, std::size_t largestBatch, std::function<void()> messagesPut)
    : m_db(std::move(connection)), m_clock(std::move(clock)), m_set(*m_db, *m_clock, std::move(calendar), std::move(cipher), std::move(templates), std::move(fieldNames)), m_clocks(*m_clock, m_open), m_cases(m_set, m_open), m_sides(m_set, m_cases), m_puts(m_set), m_largestBatch(largestBatch), m_messagesPut(std::move(messagesPut)) {
  // SQLite's own checkpoint would run inside some commit; ours runs between two of them.
  sqlite3_wal_hook(m_db->handle(), onCommit, &m_pagesSinceCheckpoint);
  for (const auto& u : store::presentUrges(*m_db)) tellClocks(u);
  for (const auto& u : store::calledInUrges(*m_db)) tellClocks(u);
  store::forEachOpenCase(*m_db, "", [this](const model::CaseSummary& c) { m_open.put(c); });
  m_clocks.followAll(*m_set.directory);
  countOpen();
  m_buildingRevision = store::revision(*m_db, "buildings");
  takeSnapshots();
  m_thread = std::thread([this] { run(); });
}

WriterLoop::~WriterLoop() {
  {
    const std::scoped_lock lock(m_mutex);
    m_closing = true;
  }
  m_wake.notify_all();
  m_thread.join();
}

void WriterLoop::push(Job job, std::size_t weight) {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_closing) throw Error(ErrorCode::internal, "the engine is closing");
    m_queue.push_back(std::move(job));
    m_load.queued += weight;
  }
  m_wake.notify_one();
}

void WriterLoop::submit(std::vector<Order> orders, Answered answered) {
  const std::size_t n = orders.size();
  push(Orders{std::move(orders), std::move(answered)}, n);
}
void WriterLoop::submit(Work work) { push(std::move(work), 1); }

std::uint64_t WriterLoop::between(const std::function<void()>& begin) const {
  const std::scoped_lock lock(m_publication);
  begin();
  return m_seq;
}

void WriterLoop::halt(std::string why) {
  const std::scoped_lock lock(m_mutex);
  m_load.damage = std::move(why);
}
std::string WriterLoop::damage() const {
  const std::scoped_lock lock(m_mutex);
  return m_load.damage;
}

std::shared_ptr<const Directory> WriterLoop::directory() const {
  const std::scoped_lock lock(m_mutex);
  return m_directory;
}
std::shared_ptr<const AreaTree> WriterLoop::areas() const {
  const std::scoped_lock lock(m_mutex);
  return m_areas;
}
Load WriterLoop::load() const {
  const std::scoped_lock lock(m_mutex);
  Load load = m_load;
  if (m_clock->now() - m_second > std::chrono::seconds(2)) load.perSecond = 0;
  return load;
}

void WriterLoop::run() {
  std::vector<Orders> batch;
  while (true) {
    Job job;
    batch.clear();
    {
      std::unique_lock lock(m_mutex);
      const auto ready = [this] { return m_closing || !m_queue.empty(); };
      if (const auto next = nextTick(); !next) {
        m_wake.wait(lock, ready);
      } else if (const Instant now = m_clock->now(); *next > now && !ready()) {
        // The wall clock may be set while we sleep: it is looked at again after a minute at the latest.
        m_wake.wait_for(lock, std::min<Millis>(*next - now, kLongestSleep), ready);
      }
      if (m_queue.empty() && m_closing) break;
      // What came while the last commit was on its way to the disk goes into the next one together.
      std::size_t orders = 0;
      while (!m_queue.empty() && std::holds_alternative<Orders>(m_queue.front()) && orders < m_largestBatch) {
        batch.push_back(std::move(std::get<Orders>(m_queue.front())));
        orders += batch.back().orders.size();
        m_queue.pop_front();
      }
      m_load.queued -= std::min(m_load.queued, orders);
      if (batch.empty() && !m_queue.empty()) {
        job = std::move(m_queue.front());
        m_queue.pop_front();
        m_load.queued -= std::min<std::size_t>(m_load.queued, 1);
      }
    }
    if (const auto next = nextTick(); next && *next <= m_clock->now()) tick();
    if (!batch.empty()) {
      runOrders(batch);
    } else if (auto* work = std::get_if<Work>(&job)) {
      runWork(*work);
    }
    checkpoint();
  }
  m_pagesSinceCheckpoint = kCheckpointPages;
  checkpoint();
}

Answer WriterLoop::execute(const Order& order) {
  if (m_set.directoryStale) m_set.reloadDirectory();
  return std::visit(
      [&](const auto& command) -> Answer {
        using T = std::decay_t<decltype(command)>;
        if constexpr (std::is_same_v<T, ReportCase>)
          return m_cases.report(order.actor, command);
        else if constexpr (std::is_same_v<T, ActOnCase>)
          return m_cases.act(order.actor, command);
        else if constexpr (std::is_same_v<T, JoinDuplicate>)
          return m_cases.join(order.actor, command);
        else if constexpr (std::is_same_v<T, OpenTask>)
          return m_sides.openTask(order.actor, command);
        else if constexpr (std::is_same_v<T, EndTask>)
          return m_sides.endTask(order.actor, command);
        else if constexpr (std::is_same_v<T, AskForStep>)
          return m_sides.ask(order.actor, command);
        else if constexpr (std::is_same_v<T, EndRequest>)
          return m_sides.endRequest(order.actor, command);
        else if constexpr (std::is_same_v<T, UrgeCase>)
          return m_sides.urge(order.actor, command);
        else if constexpr (std::is_same_v<T, AttachFile>)
          return m_sides.attach(order.actor, command);
        else if constexpr (std::is_same_v<T, PutSetting>)
          return putSetting(order.actor, command);
        else
          return m_puts.put(order.actor, command);
      },
      order.command);
}

// A change of the working calendar moves the deadlines that run over it.
Answer WriterLoop::putSetting(const model::Actor& actor, const PutSetting& command) {
  const auto before = m_set.directory;
  Answer answer = m_puts.put(actor, command);
  if (const auto year = model::calendarYear(command.key); year && m_set.directoryStale) {
    m_set.reloadDirectory();
    m_cases.recount(actor, before->calendar(), *year);
  }
  return answer;
}

// Whatever must be read for the snapshots is read before the commit: after it nothing may fail any more.
void WriterLoop::commit(store::Transaction& t) {
  if (m_set.directoryStale) m_set.reloadDirectory();
  if (!m_unpublished.owns_lock()) m_unpublished.lock();
  t.commit();
  m_set.keep();
  if (std::exchange(m_set.messagesPut, false) && m_messagesPut) m_messagesPut();
}

// Where the last reports were all new, so are the next ones, most likely: their keys are not looked for, and the unique key
// of the store tells when one was known after all. Then the same once more, with looking.
std::vector<std::vector<Answer>> WriterLoop::commitAny(const std::vector<Orders>& batch) {
  for (const bool assumeNew : {true, false}) {
    if (assumeNew && !m_cases.onlyNew()) continue;
    try {
      return commitTogether(batch, assumeNew);
    } catch (const std::exception&) {
      rollBackMemory();
    }
  }
  return commitOneByOne(batch);
}

std::vector<std::vector<Answer>> WriterLoop::commitTogether(const std::vector<Orders>& batch, bool assumeNew) {
  std::vector<std::vector<Answer>> answers(batch.size());
  store::Transaction t(*m_db);
  std::vector<const ReportCase*> reports;
  for (const auto& orders : batch)
    for (const auto& order : orders.orders)
      if (const auto* report = std::get_if<ReportCase>(&order.command)) reports.push_back(report);
  m_cases.expect(reports, assumeNew);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    answers[i].reserve(batch[i].orders.size());
    for (const auto& order : batch[i].orders) answers[i].push_back(execute(order));
  }
  commit(t);
  return answers;
}

// A store error names no command; each one is tried by itself, so that one bad row costs nobody else's.
std::vector<std::vector<Answer>> WriterLoop::commitOneByOne(const std::vector<Orders>& batch) {
  std::vector<std::vector<Answer>> answers(batch.size());
  std::vector<CaseSummaryPtr> touched;
  std::vector<store::UrgesOfCase> urged;
  for (std::size_t i = 0; i < batch.size(); ++i)
    for (const auto& order : batch[i].orders) {
      try {
        store::Transaction t(*m_db);
        m_cases.expect({});
        Answer answer = execute(order);
        commit(t);
        answers[i].push_back(std::move(answer));
        for (auto& c : m_cases.takeTouched()) touched.push_back(std::move(c));
        for (const auto& u : m_sides.takeUrged()) urged.push_back(u);
      } catch (const std::exception& e) {
        rollBackMemory();
        answers[i].push_back(Refused{RefusalCode::notStored, e.what()});
      }
    }
  m_cases.giveBack(std::move(touched));
  m_sides.giveBack(std::move(urged));
  return answers;
}

void WriterLoop::refuseAll(std::vector<Orders>& batch, const std::string& why) {
  for (auto& orders : batch)
    if (orders.answered) orders.answered(std::vector<Answer>(orders.orders.size(), Refused{RefusalCode::notStored, why}));
}

void WriterLoop::runOrders(std::vector<Orders>& batch) {
  if (const auto why = damage(); !why.empty()) return refuseAll(batch, why);
  const auto start = std::chrono::steady_clock::now();
  auto answers = commitAny(batch);
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();

  Change change;
  change.cases = m_cases.takeTouched();
  change.directory = m_set.directory != directory();
  std::size_t n = 0;
  for (const auto& orders : batch) n += orders.orders.size();
  {
    const std::scoped_lock lock(m_mutex);
    m_load.committed += n;
    ++m_load.commits;
    m_load.lastCommitMicros = micros;
    const Instant now = m_clock->now();
    if (now - m_second >= std::chrono::seconds(1) || now < m_second) {
      const double seconds = static_cast<double>((now - m_second).count()) / 1000;
      m_load.perSecond = seconds > 0 && seconds < 2 ? static_cast<double>(m_load.committed - m_secondStart) / seconds : static_cast<double>(n);
      m_second = now;
      m_secondStart = m_load.committed;
    }
  }
  for (const auto& u : m_sides.takeUrged()) tellClocks(u);
  publish(std::move(change));
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (batch[i].answered) batch[i].answered(std::move(answers[i]));
}

void WriterLoop::runWork(Work& work) {
  Change change;
  std::vector<model::CaseSummary> open;
  std::vector<store::UrgesOfCase> urged;
  std::uint64_t buildings = m_buildingRevision;
  try {
    if (const auto why = damage(); !why.empty()) throw Error(ErrorCode::store, why);
    store::Transaction t(*m_db);
    work.run(m_set, change);
    m_set.directoryStale = m_set.directoryStale || change.directory;
    if (change.areas) m_set.reloadAreas();
    if (change.allCases) open = store::openCases(*m_db, "");
    // Whoever urged elsewhere has urged for us, too.
    const auto add = [&urged](const std::vector<store::UrgesOfCase>& more) { urged.insert(urged.end(), more.begin(), more.end()); };
    if (change.allCases) {
      urged = store::presentUrges(*m_db);
      add(store::calledInUrges(*m_db));
    }
    for (const auto& c : change.cases) {
      if (c->urges == 0 || !model::isOpen(c->state)) continue;
      if (const auto u = store::presentUrges(*m_db, c->id)) urged.push_back(*u);
      if (!c->calledIn.empty()) add(store::calledInUrges(*m_db, c->id));
    }
    if (change.buildings) buildings = store::revision(*m_db, "buildings");
    commit(t);
  } catch (...) {
    if (m_unpublished.owns_lock()) m_unpublished.unlock();
    rollBackMemory();
    if (work.finished) work.finished(std::current_exception());
    return;
  }
  m_buildingRevision = buildings;
  for (const auto& u : urged) tellClocks(u);
  if (change.allCases || !change.cases.empty()) m_set.numbers.reset();
  if (change.allCases) {
    for (auto& c : open) change.cases.push_back(std::make_shared<const model::CaseSummary>(std::move(c)));
  }
  publish(std::move(change));
  // What has left the scope of this workstation leaves the log as well; where a reader is in the way, after the next work.
  try {
    store::finishPurge(*m_db);
    forgetFiles();
  } catch (const Error& e) {
    spdlog::error("removing what has left this workstation: {}", e.what());
  }
  if (work.finished) work.finished(nullptr);
}

// What cannot be removed now is tried again after the next start.
void WriterLoop::forgetFiles() {
  const FileVault vault(m_db->file());
  for (const auto& hash : store::filesToForget(*m_db)) {
    if (m_unremoved.contains(hash)) continue;
    if (store::fileIsNamed(*m_db, hash) || vault.forget(hash))
      store::fileForgotten(*m_db, hash);
    else
      m_unremoved.insert(hash);
  }
}

void WriterLoop::rollBackMemory() {
  m_cases.takeTouched();
  m_sides.takeUrged();
  m_set.rollBack();
}

void WriterLoop::takeSnapshots() {
  const std::scoped_lock lock(m_mutex);
  m_directory = m_set.directory;
  m_areas = m_set.areas;
}

void WriterLoop::publish(Change change) {
  if (change.allCases) m_open.clear();
  const bool allClocks = change.directory || change.allCases;  // a switch takes effect at once
  for (const auto& c : change.cases) {
    if (model::isOpen(c->state)) {
      const auto slot = m_open.put(*c);
      if (!allClocks) m_clocks.follow(slot, *m_set.directory);
    } else if (const auto slot = m_open.find(c->id); slot != OpenBook::kNone) {
      m_clocks.drop(slot);
      m_open.drop(slot);
    }
  }
  if (change.directory || change.areas || change.facilities) m_cases.forget();
  if (allClocks) m_clocks.followAll(*m_set.directory);
  if (change.directory || change.areas || change.buildings) takeSnapshots();
  countOpen();
  const bool nothing = change.cases.empty() && !change.directory && !change.areas && !change.buildings && !change.facilities && !change.allCases;
  if (!nothing) change.seq = ++m_seq;
  if (m_unpublished.owns_lock()) m_unpublished.unlock();
  if (!nothing) m_subscribers.publish(change);
}

void WriterLoop::countOpen() {
  const std::scoped_lock lock(m_mutex);
  m_load.openCases = m_open.size();
  m_load.openBytes = m_open.memoryBytes() + m_clocks.memoryBytes();
}

// Clocks that are due are acted on together, once in a timer interval.
std::optional<Instant> WriterLoop::nextTick() const {
  const auto next = m_clocks.next();
  if (!next) return std::nullopt;
  const Instant now = m_clock->now();
  const Instant interval = m_lastTick > now ? now : m_lastTick + std::chrono::seconds(m_set.directory->settings().timerSeconds);
  return std::max(*next, interval);
}

void WriterLoop::tick() {
  const Instant now = m_clock->now();
  m_lastTick = now;
  const auto due = m_clocks.take(now);
  for (std::size_t from = 0; from < due.size(); from += m_largestBatch) {
    std::vector<Orders> batch(1);
    for (std::size_t i = from; i < std::min(due.size(), from + m_largestBatch); ++i)
      if (const auto slot = m_open.find(due[i]); slot != OpenBook::kNone)
        for (auto& order : m_clocks.due(slot, *m_set.directory, now)) batch[0].orders.push_back(std::move(order));
    if (!batch[0].orders.empty()) runOrders(batch);
  }
  // Whatever was not carried out (a full disk, say) is due again at the next tick.
  for (const CaseId id : due)
    if (const auto slot = m_open.find(id); slot != OpenBook::kNone) m_clocks.follow(slot, *m_set.directory);
}

void WriterLoop::tellClocks(const store::UrgesOfCase& u) {
  if (u.task)
    m_clocks.calledInUrged(u.id, u.task, {u.count, u.last});
  else
    m_clocks.urged(u.id, u.state, {u.count, u.last});
}

void WriterLoop::checkpoint() {
  if (m_pagesSinceCheckpoint < kCheckpointPages) return;
  // PASSIVE never waits for readers; what they still need stays in the log until the next time.
  sqlite3_wal_checkpoint_v2(m_db->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  m_pagesSinceCheckpoint = 0;
}

}  // namespace jw::engine
