// The engine thread: takes commands in batches, many commands to one durable commit, then gives the answers.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "core/engine/case_clocks.h"
#include "core/engine/case_desk.h"
#include "core/engine/open_book.h"
#include "core/engine/put_desk.h"
#include "core/engine/side_desk.h"
#include "core/engine/subscribers.h"
#include "core/engine/working_set.h"

namespace jw::engine {

class WriterLoop {
 public:
  using Answered = std::function<void(std::vector<Answer>)>;
  /// Runs on the engine thread between commits, in a transaction of its own that is committed when it returns and
  /// rolled back when it throws; `finished` gets what it threw, or null. `changed` says what the publication must name.
  struct Work {
    std::function<void(WorkingSet&, Change& changed)> run;
    std::function<void(std::exception_ptr)> finished;
  };

  WriterLoop(std::unique_ptr<store::Connection> connection, std::shared_ptr<const Clock> clock, WorkingCalendar calendar, std::shared_ptr<const access::FieldCipher> cipher,
             std::shared_ptr<const notify::Templates> templates, std::shared_ptr<const access::FieldNames> fieldNames, std::size_t largestBatch, std::function<void()> messagesPut);
  /// Finishes what is queued, commits, checkpoints and closes the writing connection.
  ~WriterLoop();

  void submit(std::vector<Order> orders, Answered answered);
  void submit(Work work);
  /// Runs `begin` between a commit's publication and the next commit, and returns the number of that publication; for
  /// reads that must fit to the changes that follow. Any thread but the engine's; `begin` must be short.
  std::uint64_t between(const std::function<void()>& begin) const;
  /// From now on nothing is written: orders are refused, work ends with Error(store). Any thread.
  void halt(std::string why);

  std::shared_ptr<const Directory> directory() const;
  std::shared_ptr<const AreaTree> areas() const;
  std::uint64_t buildingRevision() const { return m_buildingRevision.load(); }
  Load load() const;
  Subscribers& subscribers() { return m_subscribers; }

 private:
  struct Orders {
    std::vector<Order> orders;
    Answered answered;
  };
  using Job = std::variant<std::monostate, Orders, Work>;

  void push(Job job, std::size_t weight);
  void run();
  void runOrders(std::vector<Orders>& batch);
  std::vector<std::vector<Answer>> commitAny(const std::vector<Orders>& batch);
  std::vector<std::vector<Answer>> commitTogether(const std::vector<Orders>& batch, bool assumeNew);
  std::vector<std::vector<Answer>> commitOneByOne(const std::vector<Orders>& batch);
  Answer execute(const Order& order);
  Answer putSetting(const model::Actor& actor, const PutSetting& command);
  std::string damage() const;
  void refuseAll(std::vector<Orders>& batch, const std::string& why);
  void commit(store::Transaction& t);
  void runWork(Work& work);
  void rollBackMemory();
  void forgetFiles();
  void checkpoint();
  void publish(Change change);
  void takeSnapshots();
  void countOpen();
  std::optional<Instant> nextTick() const;
  void tick();
  void tellClocks(const store::UrgesOfCase& urges);

  std::unique_ptr<store::Connection> m_db;
  std::shared_ptr<const Clock> m_clock;
  WorkingSet m_set;
  OpenBook m_open;
  CaseClocks m_clocks;
  Instant m_lastTick = fromMillis(0);
  CaseDesk m_cases;
  SideDesk m_sides;
  PutDesk m_puts;
  const std::size_t m_largestBatch;
  const std::function<void()> m_messagesPut;  ///< called after a commit that has put messages into the outbox
  Subscribers m_subscribers;
  std::set<std::string> m_unremoved;               ///< content hashes; only the thread of the writer
  mutable std::mutex m_publication;                ///< held from a commit to the number of its publication
  std::unique_lock<std::mutex> m_unpublished{m_publication, std::defer_lock};
  std::uint64_t m_seq = 0;

  mutable std::mutex m_mutex;  ///< queue, snapshots, load
  std::condition_variable m_wake;
  std::deque<Job> m_queue;
  bool m_closing = false;
  std::shared_ptr<const Directory> m_directory;
  std::shared_ptr<const AreaTree> m_areas;
  Load m_load;
  std::uint64_t m_secondStart = 0;  ///< of load().perSecond: commands before this second …
  Instant m_second{};               ///< … which began here
  std::atomic<std::uint64_t> m_buildingRevision{0};
  std::int64_t m_pagesSinceCheckpoint = 0;
  std::thread m_thread;
};

}  // namespace jw::engine
