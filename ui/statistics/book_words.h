// Scheduled books in words: when they are due, how they went, what to do.
#pragma once
#include <QCoreApplication>

#include "core/engine/book_schedule.h"

namespace jw::ui {

/// Main thread.
struct BookWords {
  Q_DECLARE_TR_FUNCTIONS(BookWords)
 public:
  static QString weekday(int day);  ///< 1 Monday … 7 Sunday
  /// "monthly, day 1, 08:00".
  static QString of(const stats::DueRule& rule);
  static QString of(const engine::BookDays& days);
  /// By the wall clock of the zone: "2026-12-01 08:00"; "" for kNever.
  static QString moment(Instant t, const Zone& zone);
  /// Why a schedule was not kept or changed.
  static QString refused(const engine::Refused& why);
  /// Why the last attempt failed and what to do; "" where it did not.
  static QString why(const engine::BookSchedule& schedule, const stats::Catalog& catalog, const engine::AreaTree& areas);
  /// The same for a note to whoever sits there, with its name and when it is tried again.
  static QString trouble(const engine::BookSchedule& schedule, const stats::Catalog& catalog, const engine::AreaTree& areas, Instant next, const Zone& zone);
  /// Whether the last attempt failed and another one is wanted.
  static bool failing(const engine::BookSchedule& schedule);
  /// A few words: "● made", "▲ failed", "○ paused" …
  static QString state(const engine::BookSchedule& schedule, bool working);
};

}  // namespace jw::ui
