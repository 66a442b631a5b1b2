// The words for the sync: where it stands, what is wrong and what to do next, tables, columns, refusals.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/sync_desk.h"

namespace jw::ui {

/// Main thread.
struct SyncWords {
  Q_DECLARE_TR_FUNCTIONS(SyncWords)
 public:
  /// "just now", "14 s ago", "3 min ago", "2 h ago", "5 days ago"; "never" for kNever.
  static QString ago(Instant t, Instant now);
  static QString span(Millis time);
  /// One line for the foot of the window, with a sign that does not need colour.
  static QString brief(const engine::SyncDesk::Status& s, Instant now);
  /// The same as a sentence, for the page and a tooltip.
  static QString sentence(const engine::SyncDesk::Status& s, Instant now);
  /// What is wrong and what to do next; "" if nothing is.
  static QString trouble(const engine::SyncDesk::Status& s);
  /// Of what was not refused, but is not as it should be: clock, horizon, held rows. "" if nothing is.
  static QString warnings(const engine::SyncDesk::Status& s);
  static QString table(const std::string& table);
  /// What the row is called: its name, or what a switch is for; "" where it is no longer here.
  static QString what(const engine::SyncConflict& c);
  static QString column(const std::string& column);
  /// What happened to the change, in a sentence.
  static QString fate(const engine::SyncConflict& c);
  static QString fateShort(const engine::SyncConflict& c);
  /// One side of a field.
  static QString value(const engine::SyncConflict& c, const engine::ConflictField& f, const std::string& value);
  static QString of(engine::ConflictAnswer answer);
};

}  // namespace jw::ui
