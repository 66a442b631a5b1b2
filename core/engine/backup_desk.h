// Backups of the running store: by the clock and when a person wants one, beside everything else.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/engine/backup.h"
#include "core/engine/backup_settings.h"
#include "core/engine/engine.h"

namespace jw::engine {

/// One thread that stands behind all others, with a read connection of its own while it copies. Its members may be called
/// from any thread and do not wait for it.
class BackupDesk {
 public:
  struct Options {
    std::function<void(const std::filesystem::path&)> made;  ///< on the desk's thread, after each backup
    std::chrono::milliseconds look{20'000};                  ///< how often the clock is looked at
  };
  /// The engine must outlive the desk. Throws Error(input) if the data folder has no limits.
  explicit BackupDesk(Engine& engine, Options options);
  /// Stops what is being copied; nothing of it stays.
  ~BackupDesk();
  BackupDesk(const BackupDesk&) = delete;
  BackupDesk& operator=(const BackupDesk&) = delete;

  /// A backup that lies in the folder.
  struct Kept {
    std::filesystem::path file;
    Instant takenAt = kNever;
    std::uint64_t bytes = 0;
  };
  enum class Step : std::uint8_t { none, copying, checking, attachments };
  struct Status {
    bool known = false;                ///< the settings and the folder were read
    BackupSettings settings;
    std::filesystem::path folder;      ///< as the settings say, or the default
    Step step = Step::none;            ///< of the one that is being made
    std::uint64_t done = 0, total = 0; ///< of the step; total 0: unknown
    Instant lastAt = kNever;           ///< of the last good one, wherever it was made
    std::filesystem::path lastFile;
    std::uint64_t lastBytes = 0;
    std::uint64_t missing = 0;         ///< attachments that could not go along with it
    Instant nextAt = kNever;           ///< kNever: switched off
    std::string fault;                 ///< English; why the last attempt failed; "" after one that did not
    ErrorCode faultCode = ErrorCode::internal;
    Instant faultAt = kNever;
    bool sameDisk = false;              ///< the folder lies where the store does: a disk that fails takes both
    std::uint64_t made = 0, failed = 0; ///< since the start
    std::vector<Kept> kept;            ///< newest first
  };
  Status status() const;
  const BackupLimits& limits() const { return m_limits; }

  /// Administrators choose how, and where to; operators and administrators may want one now.
  static bool mayChange(const model::Actor& actor) { return actor.role == model::Role::administrator; }
  static bool mayMake(const model::Actor& actor) { return mayChange(actor) || actor.role == model::Role::operator_; }

  /// As soon as the thread has time: into the folder, or over that file (which the person has agreed to). Not entitled: nothing happens.
  void make(const model::Actor& actor, const std::filesystem::path& file = {});
  /// Gives up the one that is being made; those by the clock come again at their next time.
  void cancel();
  /// `done` gets "" or, in English, why not; on an engine thread. The change stands in the audit log.
  void change(const model::Actor& actor, const BackupSettings& settings, std::function<void(std::string)> done);

 private:
  struct Wish {
    model::Actor actor;
    std::filesystem::path file;
  };
  void run(const std::stop_token& stop);
  void read();
  void look();
  bool isDue();
  void copy(const Wish& wish, bool byClock);
  BackupReport write(const Wish& wish, const std::filesystem::path& file, bool byClock, std::stop_token stop);
  void plan(Instant from);
  std::filesystem::path folder() const;

  Engine& m_engine;
  const std::filesystem::path m_store;  ///< absolute: where the program stands may change
  const Options m_options;
  const BackupLimits m_limits;
  const Zone m_zone;
  mutable std::mutex m_mutex;  ///< everything below
  std::condition_variable_any m_wake;
  Status m_status;
  std::optional<Wish> m_wish;
  std::stop_source m_copying{std::nostopstate};
  bool m_changed = false;
  int m_changing = 0;  ///< changes that the engine has not answered yet
  std::jthread m_thread;
};

}  // namespace jw::engine
