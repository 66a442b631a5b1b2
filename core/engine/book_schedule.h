// A book of statistics that the program makes by the clock: what is in it, when, where to, and how it went last.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/statistics_desk.h"
#include "core/stats/due_times.h"

namespace jw::engine {

/// What is in a book and how it looks.
struct BookContents {
  std::string title;                 ///< on the cover
  std::vector<std::string> entries;  ///< keys of the catalog, in their order
  model::AreaPath area;              ///< "": of all areas
  std::optional<StatisticsDesk::Level> level;  ///< nothing: the next one below the area
  stats::ShownAs as = stats::ShownAs::number;
  bool pdf = false;                  ///< else a workbook
  friend bool operator==(const BookContents&, const BookContents&) = default;
};

/// Which days a book is of, seen from the day on which it is due.
struct BookDays {
  enum class Cases : std::uint8_t { own, sinceDueBefore, named };  ///< own: as many as each statistic comes with
  Cases cases = Cases::own;
  stats::NamedPeriod named = stats::NamedPeriod::lastMonth;
  bool atEnd = false;  ///< figures as at the end of those days (own: of the day before), whenever it is made; else of the moment in which it is made
  friend bool operator==(const BookDays&, const BookDays&) = default;
};

/// A file as it was left: one that has been changed since is somebody's work.
struct MadeBook {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  std::int64_t changedAt = 0;  ///< nanoseconds of the file system's clock
  friend bool operator==(const MadeBook&, const MadeBook&) = default;
};

enum class BookFault : std::uint8_t { none, cancelled, refused, nothingFits, noFolder, diskFull, notWritten };

struct BookSchedule {
  Uuid id;  ///< nil: not kept yet
  std::string name;
  BookContents contents;
  stats::DueRule rule;
  BookDays days;
  std::filesystem::path folder;  ///< absolute
  std::string fileName;          ///< without ending; "{name}" and "{date}" stand for the schedule's name and the days of the book
  int keep = 0;                  ///< the newest so many of the files stay; 0: all
  bool paused = false;
  // Given when it is kept:
  model::Actor owner;       ///< whose rights it has: who kept it last
  std::string workstation;  ///< that alone makes it (thisWorkstation)
  std::string host;         ///< its name
  // How it went:
  stats::Day done = 0;      ///< the due day that was made, given up or passed over last
  Instant triedAt = kNever; ///< the last attempt, however it ended
  BookFault fault = BookFault::none;  ///< of that one
  std::optional<Refused> refusal;     ///< where the fault is `refused`
  std::string detail;                 ///< English; what the system said
  int failures = 0;         ///< in a row
  Instant leavingAt = kNever; ///< a window is writing it, since then
  Instant madeAt = kNever;  ///< the last one that was made
  std::vector<MadeBook> files;  ///< the newest last
};

/// The days of its cases, where it is due on `day`; nothing: each statistic's own. Those to come are cut off.
std::optional<stats::Period> periodOf(const BookDays& days, const stats::DueRule& rule, stats::Day day);
/// "月报 2026-10": the file's name for that due day, without what a file name may not hold.
std::string fileStem(const BookSchedule& schedule, stats::Day day);

struct BookQuestions {
  std::vector<StatisticsDesk::Question> questions;
  std::vector<std::string> leftOut;  ///< keys of entries that cannot be counted so, or that the catalog does not have any more
};
/// For the book that is due on `day`, made on `today`.
BookQuestions questionsOf(const BookSchedule& schedule, stats::Day day, stats::Day today, const stats::Catalog& catalog, const AreaTree& areas);

/// When it is tried next: its next due time, or for what is owed the end of the pause after a failure (now or earlier: at once). kNever: paused, or of another workstation.
Instant nextTry(const BookSchedule& schedule, Instant now, const Zone& zone);

/// As the store keeps it. Of a text that cannot be read: nothing.
std::string toJson(const std::vector<BookSchedule>& schedules);
std::vector<BookSchedule> schedulesFrom(std::string_view json);

/// What tells this computer from others: /etc/machine-id, else the name of the host.
std::string thisWorkstation();
std::string thisHost();

}  // namespace jw::engine
