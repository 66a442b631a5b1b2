// The engine: commands go in, durable answers and immutable snapshots come out. The only door to the store for app and ui.
#pragma once
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/engine/commands.h"
#include "core/engine/snapshots.h"
#include "core/model/case_details.h"
#include "core/model/place.h"
#include "core/notify/delivery.h"

namespace jw::store {
class Connection;
}

namespace jw::engine {
/// One running engine over one store file. Every member may be called from any thread.
/// Callbacks run on the engine's own threads, must return quickly and must not throw; none after its subscription was dropped.
class Engine {
 public:
  struct Options {
    std::filesystem::path store;
    std::filesystem::path data;               ///< the data folder: schema steps, code tables
    bool create = false;                      ///< make the file if it is not there
    std::shared_ptr<const Clock> clock;       ///< null: the system clock
    unsigned readers = 2;
    std::size_t largestBatch = 4096;          ///< commands in one commit at most
    std::filesystem::path notify = {};           ///< notify.toml: the courier runs by it; empty: nothing is sent from here
    std::uintmax_t checkedAtOnce = 64 << 20;     ///< bytes; a bigger store is looked through behind the running engine
  };

  /// Opens, upgrades and checks the store, loads the snapshots and starts the threads.
  /// Throws Error(store), Error(newer_store) for a file of a later program. Damage found later: load().damage, notStored.
  explicit Engine(Options options);
  /// Refuses new commands, finishes what is queued, commits, stops the readers, closes. Bounded by what is queued.
  ~Engine();

  // --- commands ---------------------------------------------------------------------------------------------
  using Answered = std::function<void(std::vector<Answer>)>;
  /// The answers, in the order of the orders, after their commit. Orders submitted together may share a commit with
  /// others; each one succeeds or is refused by itself.
  void submit(std::vector<Order> orders, Answered answered);
  std::future<std::vector<Answer>> submit(std::vector<Order> orders);
  std::future<Answer> submit(Order order);

  /// Areas, all or none: a draft's id is found again by its code. Parents must be in the drafts or in the store.
  struct AreaImport {
    std::vector<model::Area> areas;  ///< parents before children; path is filled in here
    std::string source;
  };
  struct ImportCounts {
    std::uint64_t inserted = 0, updated = 0, unchanged = 0, removed = 0;
  };
  std::future<ImportCounts> importAreas(model::Actor actor, AreaImport areas);
  /// Buildings of one source, all or none; the grid of each is found here. `next` is called on the engine thread until
  /// it returns an empty batch; if it throws, nothing is changed and the future carries the exception.
  using BuildingBatches = std::function<std::vector<model::BuildingDraft>()>;
  std::future<ImportCounts> importBuildings(model::Actor actor, std::string source, BuildingBatches next);
  std::future<void> write(std::function<void(store::Connection&)> work);  ///< any other bulk work in one transaction on the writing connection
  /// Work on no cases or places; on the directory only if it raises the store's revision "directory". `done` runs on the engine thread: null after the commit, else why it was rolled back.
  void write(std::function<void(store::Connection&)> work, std::function<void(std::exception_ptr)> done);
  void write(std::function<void(store::Connection&, Change&)> work, std::function<void(std::exception_ptr)> done);  ///< on anything; it says what it has changed

  // --- reading: `ready` is not called for a read that was stopped; what a broken store answers is in the log --
  std::shared_ptr<const Directory> directory() const;
  std::shared_ptr<const AreaTree> areas() const;
  Load load() const;
  notify::Delivery::Status courierStatus() const;  ///< zeros where no courier runs
  Instant now() const;
  const std::filesystem::path &storePath() const, &dataFolder() const;
  const std::string& storeId() const;  ///< UUID text, unique to the file
  std::uint64_t buildingRevision() const;

  /// The open cases that the actor may see, consistent with the changes that follow.
  void liveCases(model::Actor actor, std::function<void(LiveCases)> ready) const;
  /// Nothing if the case does not exist or lies outside the actor's scope.
  void caseDetails(model::Actor actor, CaseId id, std::function<void(std::optional<model::CaseDetails>)> ready) const;
  void findCases(model::Actor actor, CaseFilter filter, std::stop_token stop, std::function<void(CasePage)> ready) const;
  /// Building outlines whose box meets `box`, in row order from row number `after`, at most `limit`.
  void buildings(model::Box box, std::int64_t after, std::uint32_t limit, std::stop_token stop, std::function<void(BuildingPage)> ready) const;
  /// Any other read on a read-only connection of the pool. A stopped or failed read ends the future with an Error.
  std::future<void> read(std::stop_token stop, std::function<void(store::Connection&)> work) const;

  /// Reporter and parties in clear, for a purpose of data/access/purposes.toml: the role and the scope must allow it, and
  /// the reading is in the audit log before the answer is given.
  struct CasePeople {
    std::string reporterName, reporterPhone, partyA, partyB;
    std::vector<model::FieldValue> others = {};  ///< in the event item's own fields
    static CasePeople masked(const model::CaseDetails& d);
  };
  void revealPeople(model::Actor actor, CaseId id, std::string purpose, std::function<void(std::variant<CasePeople, Refused>)> ready);
  std::vector<CasePurpose> casePurposes(const model::Actor& actor) const;  ///< that open something of a case to this role; none: it never may
  /// Unsubscribes when it is destroyed; after that returns no call is in progress.
  class Subscription {
   public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> hold) : m_hold(std::move(hold)) {}

   private:
    std::shared_ptr<void> m_hold;
  };
  /// Only cases inside the actor's scope are told. Must not be dropped from inside its own callback.
  [[nodiscard]] Subscription subscribe(model::Actor actor, std::function<void(const Change&)> changed);

  /// Which of these actions the transition table allows this actor on a case in this state (for buttons and menus).
  static std::vector<model::Action> allowedActions(const model::CaseSummary& c, const model::Actor& actor, const model::Settings& settings);
 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::engine
