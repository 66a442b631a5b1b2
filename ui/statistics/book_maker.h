// Makes the scheduled books of this workstation when they are due, one after the other, beside everything else.
#pragma once
#include <QObject>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/engine/scheduled_books.h"
#include "ui/desk.h"

namespace jw::ui {

/// Main thread; nothing here waits. Looks once a second at the engine's clock. A failure is told once and tried again with longer and
/// longer pauses, until it succeeds or the next one is due.
class BookMaker : public QObject {
  Q_OBJECT
 public:
  /// Both must outlive it.
  BookMaker(const Desk& desk, engine::StatisticsDesk& statistics);
  /// Ends what is being made; nothing of it stays, and it is due still.
  ~BookMaker() override;

  using Schedules = engine::ScheduledBooks::Schedules;
  /// Those that concern whoever sits there (ScheduledBooks::concerns).
  Schedules schedules() const;
  bool isLoaded() const { return m_loaded; }
  const engine::BookSchedule* find(const Uuid& id) const;
  engine::ScheduledBooks& store() { return m_store; }
  /// Takes what a change of the store has answered; "" or, in the language that is set, why it was refused.
  QString take(const std::variant<Schedules, engine::Refused>& answer);

  /// As soon as none is being made: what is owed, else one of today. False if there is no such schedule, or none to be made here.
  bool makeNow(const Uuid& id);
  /// Gives it up until it is due again.
  void cancel();
  /// Of the one that is being made; total 0: its figures are being counted.
  struct Work {
    Uuid id;
    std::uint64_t done = 0, total = 0;
  };
  std::optional<Work> work() const;

  Instant now() const;
  Zone zone() const;
  /// As engine::nextTry, now.
  Instant next(const engine::BookSchedule& schedule) const;

 Q_SIGNALS:
  /// Schedules, how they went, or what is being made.
  void changed();
  void made(const jw::Uuid& id, const QString& file);
  /// The first of several failures in a row; a whole sentence with what to do.
  void failed(const QString& words);

 private:
  struct Job;
  void look();
  void begin(const engine::BookSchedule& schedule, std::optional<stats::Due> due, bool asked);
  void leave(std::vector<stats::ReportPtr> reports);
  void write();
  void end(engine::BookFault fault, std::string detail, std::optional<engine::Refused> refusal = {});
  void tell(const engine::BookSchedule& before, const Job& job);
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  engine::ScheduledBooks m_store;
  Schedules m_all;
  bool m_loaded = false;
  std::unique_ptr<Job> m_job;
  std::uint64_t m_round = 0;             ///< counts jobs: the answer to one that was given up is dropped
  std::optional<Uuid> m_wanted;          ///< by a person, as soon as there is time
  std::map<Uuid, Instant> m_notBefore;   ///< of those that another window is writing
};

}  // namespace jw::ui
