// The scheduled books of a store: who keeps them, changes them, takes them away; what is on record of them.
#pragma once
#include <functional>
#include <variant>
#include <vector>

#include "core/engine/book_schedule.h"
#include "core/engine/engine.h"

namespace jw::engine {

/// They lie in the store's meta table, which no other workstation gets; a store that was copied to another one knows by their
/// mark that they are not its own. Any thread. Answers come on an engine thread, after the commit.
class ScheduledBooks {
 public:
  static constexpr std::size_t kMost = 200, kLongestName = 60;
  using Schedules = std::vector<BookSchedule>;  ///< in the order in which they were kept
  using Ready = std::function<void(std::variant<Schedules, Refused>)>;

  /// The engine must outlive it, and every answer.
  explicit ScheduledBooks(Engine& engine) : m_engine(engine) {}

  /// Whoever may make the same book by hand: of a role that counts, with the whole of its owner's area.
  static bool mayKeep(const model::Actor& actor) { return StatisticsDesk::mayCount(actor); }
  static bool concerns(const model::Actor& actor, const BookSchedule& schedule);

  void read(Ready ready) const;
  /// A new one (nil id), or another form of one that is there. It has the actor's rights from here on, and is this workstation's.
  /// Nothing that was due before is made up for; what is owed stays owed unless its times were changed. Refused: notEntitled,
  /// outOfScope, badValue (detail "name", "entries", "rule", "folder", "file_name" or "keep"), changedMeanwhile (it is gone).
  void put(const model::Actor& actor, BookSchedule wanted, Ready ready);
  void remove(const model::Actor& actor, const Uuid& id, Ready ready);
  /// As it was before remove().
  void putBack(const model::Actor& actor, const BookSchedule& schedule, Ready ready);
  /// Going on, it makes nothing of what was due meanwhile.
  void pause(const model::Actor& actor, const Uuid& id, bool paused, Ready ready);

  /// On record before it leaves: the audit entry of a book that is made by hand. `done`: whether it stands there.
  void record(const model::Actor& actor, const BookContents& contents, const std::string& file, std::function<void(bool)> done);
  /// The same of a schedule's book, under its owner's name. Refused: changedMeanwhile where it is gone, or another window over the store
  /// has made what is due or began to less than kWriting ago.
  static constexpr std::chrono::minutes kWriting{5};
  void leave(const Uuid& id, std::optional<stats::Day> due, Ready ready);

  /// How an attempt went.
  struct Run {
    Uuid id;
    std::optional<stats::Day> due;  ///< the due day it was for; nothing: somebody wanted one now
    Instant at = kNever;
    BookFault fault = BookFault::none;
    std::optional<Refused> refusal = {};
    std::string detail = {};
    std::vector<MadeBook> files = {};  ///< of one that was made: all that are kept
  };
  void tell(Run run, Ready ready);

 private:
  /// Changes them in one transaction; a refusal leaves them as they are. `action`: of the audit entry; "" for none. Without an actor it is
  /// the owner's.
  using Edit = std::function<std::optional<Refused>(Schedules& all, BookSchedule& about)>;  // about: what the entry says
  void change(std::optional<model::Actor> actor, std::string action, Edit edit, Ready ready);
  Engine& m_engine;
};

}  // namespace jw::engine
