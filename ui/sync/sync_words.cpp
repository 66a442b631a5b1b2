#include "ui/sync/sync_words.h"

#include "core/model/category.h"
#include "ui/system/setting_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Phase = engine::SyncDesk::Phase;
using Kind = sync::Trouble::Kind;

}  // namespace

QString SyncWords::span(Millis time) {
  const qlonglong seconds = std::max<qlonglong>(0, time.count() / 1000);
  if (seconds < 90) return tr("%L1 s").arg(seconds);
  if (seconds < 5400) return tr("%L1 min").arg(seconds / 60);
  if (seconds < 172800) return tr("%L1 h").arg(seconds / 3600);
  return tr("%L1 days").arg(seconds / 86400);
}

QString SyncWords::ago(Instant t, Instant now) {
  if (t == kNever) return tr("never");
  const Millis time = now - t;
  return time < Millis(3000) ? tr("just now") : tr("%1 ago").arg(span(time));
}

QString SyncWords::brief(const engine::SyncDesk::Status& s, Instant now) {
  QString words;
  switch (s.phase) {
    case Phase::alone: return tr("local only");
    case Phase::filling: words = s.fill.parts > 0 ? tr("◐ fetching %L1 of %L2").arg(s.fill.done).arg(s.fill.parts) : tr("◐ fetching"); break;
    case Phase::paused: words = tr("◐ fetching paused"); break;
    case Phase::offline: words = s.lastContact == kNever ? tr("▲ offline") : tr("▲ offline, as of %1").arg(Words::moment(s.lastContact, now)); break;
    case Phase::stopped: words = tr("▲ not synchronised"); break;
    case Phase::working:
    case Phase::resting: words = s.lastContact == kNever ? tr("◐ connecting") : tr("● synchronised %1").arg(ago(s.lastContact, now)); break;
  }
  if (s.waiting > 0) words += tr(" · %L1 to send").arg(s.waiting);
  if (s.behind) words += tr(" · receiving");
  if (s.conflicts > 0) words += tr(" · ▲ %L1 to review").arg(s.conflicts);
  return words;
}

QString SyncWords::sentence(const engine::SyncDesk::Status& s, Instant now) {
  switch (s.phase) {
    case Phase::alone: return tr("This store is not connected to a central database. What is done here stays here.");
    case Phase::filling: return tr("Everything in this workstation's areas is being fetched from the center. You can work meanwhile; lists and map fill up as it comes.");
    case Phase::paused: return tr("Fetching is paused. What has come stays; go on whenever you like.");
    case Phase::offline:
      return s.lastContact == kNever ? tr("The center does not answer and never has. You work on with what is here; it is sent when the center answers.")
                                     : tr("The center does not answer. What you see of others is as of %1 (%2 old). Your own work goes on and is sent when the center answers.")
                                           .arg(Words::fullMoment(s.lastContact), span(now - s.lastContact));
    case Phase::stopped: return tr("This workstation does not take part at present. Your own work goes on and waits here.");
    case Phase::working:
    case Phase::resting: break;
  }
  if (s.lastContact == kNever) return tr("Connecting to the center for the first time.");
  if (s.behind) return tr("The center has more than has been read so far: lists and map are catching up.");
  if (s.waiting > 0) return tr("In contact. Some of what was done here has not been taken in by the center yet.");
  return tr("You see what the center has, and the center has what was done here.");
}

QString SyncWords::trouble(const engine::SyncDesk::Status& s) {
  switch (s.verdict) {
    case sync::Verdict::wrongKey:
      return tr("Protected fields of this center are sealed with another key.\nNext: on a workstation of the center “jingwei sync key export”, here “jingwei sync key import” into a new store.");
    case sync::Verdict::migrate: return tr("The center wants a newer Jingwei.\nNext: install the version that the other workstations use.");
    case sync::Verdict::readOnly: return tr("The center lets this workstation read, but takes nothing from it (%1).\nNext: ask whoever runs the center.").arg(text(s.trouble));
    default: break;
  }
  if (s.phase == Phase::stopped && !s.trouble.empty()) return tr("The store takes nothing from the center: %1\nNext: look at “check” and the backups.").arg(text(s.trouble));
  if (!s.troubleKind) return {};
  switch (*s.troubleKind) {
    case Kind::unreachable: return tr("No answer from %1: %2\nNext: check the network; it is tried again by itself.").arg(text(s.center.siteName.empty() ? std::string("—") : s.center.url), text(s.trouble));
    case Kind::refused:
      return tr("The center refuses this workstation: %1\nNext: check the password in ~/.pgpass, the certificate and whether the login is admitted (“jingwei sync admit”).").arg(text(s.trouble));
    case Kind::protocol: return tr("The center and this workstation do not understand each other: %1\nNext: bring both to the same version (“jingwei sync init”).").arg(text(s.trouble));
    case Kind::cancelled: break;
  }
  return {};
}

QString SyncWords::warnings(const engine::SyncDesk::Status& s) {
  QStringList all;
  if (s.skew > engine::SyncDesk::kSkewToWarn || s.skew < -engine::SyncDesk::kSkewToWarn)
    all << tr("The clock of this computer is %1 %2 the center's. Times in the trail are wrong by that: set the clock.").arg(span(std::chrono::abs(s.skew)), s.skew.count() > 0 ? tr("ahead of") : tr("behind"));
  if (s.horizonAge > engine::SyncDesk::kHorizonToWarn)
    all << tr("A transaction has been open in the center for %1; what was done since is not seen by anybody. Tell whoever runs the center.").arg(span(s.horizonAge));
  if (s.held > 0) all << tr("%L1 rows have come before what they belong to. They appear when it is here.").arg(s.held);
  return all.join(QLatin1Char('\n'));
}

QString SyncWords::fateShort(const engine::SyncConflict& c) {
  using enum sync::OpStatus;
  if (c.folded) return tr("there already");
  switch (c.status) {
    case conflict: return tr("changed by both");
    case rejectedStale: return c.kind == sync::OpKind::transition ? tr("moved on") : tr("changed meanwhile");
    default: break;
  }
  if (c.reason == "not_entitled") return tr("not entitled");
  if (c.reason == "deleted") return tr("deleted");
  if (c.reason == "out_of_scope") return tr("other area");
  return tr("refused");
}

QString SyncWords::fate(const engine::SyncConflict& c) {
  using enum sync::OpStatus;
  if (c.folded) return tr("The center had the same thing already, entered elsewhere. It stands here in place of yours; what differs you can still take over.");
  if (c.status == conflict) return tr("Two people changed the same fields. The center kept what came first; yours is kept here until you decide.");
  if (c.kind == sync::OpKind::transition) {
    if (c.reason == "depends") return tr("An earlier step of yours on this case was refused, so this one could not follow.");
    if (c.status == rejectedStale) return tr("Somebody else's step came first: the case had left the state from which yours begins.");
    if (c.reason == "not_entitled") return tr("The center does not let this desk take that step.");
    return tr("This step may not follow in the state that the case is in.");
  }
  if (c.status == rejectedStale) return tr("It was to be deleted here, but somebody had changed it meanwhile. It stays.");
  if (c.reason == "deleted") return tr("It was deleted elsewhere before your change arrived.");
  if (c.reason == "out_of_scope") return tr("It lies outside the areas of this workstation.");
  if (c.reason == "not_entitled") return tr("This workstation may not change what all share. Ask whoever keeps it.");
  if (c.reason == "not_unique") return tr("Something outside your areas has the same number already.");
  if (c.reason == "unknown_row") return tr("The center does not know it: it was purged or never arrived.");
  return tr("The center did not take it: %1").arg(text(c.reason));
}

QString SyncWords::value(const engine::SyncConflict& c, const engine::ConflictField& f, const std::string& value) {
  if (value.empty()) return tr("(empty)");
  using Field = engine::ConflictField::Kind;
  switch (f.kind) {
    case Field::masked: return tr("(protected)");
    case Field::shape: return tr("shape, %L1 bytes").arg(QString::fromStdString(value).toLongLong());
    case Field::moment: return Words::fullMoment(fromMillis(std::stoll(value)));
    case Field::number: {
      const int n = QString::fromStdString(value).toInt();
      if (c.table == "cases" && f.column == "kind" && n >= 1 && n <= 4) return Words::of(static_cast<model::CaseKind>(n));
      if (f.column == "nature" && n >= 1 && n <= 3) return Words::of(static_cast<model::Nature>(n));
      if (f.column == "level" && n >= 1 && n <= 5) return Words::of(static_cast<model::AreaLevel>(n));
      return text(value);
    }
    case Field::text: break;
  }
  if (c.table == "settings" && f.column == "value") return SettingWords::value(c.what, value);
  return text(value);
}

QString SyncWords::of(engine::ConflictAnswer answer) {
  switch (answer) {
    case engine::ConflictAnswer::done: return {};
    case engine::ConflictAnswer::notPossible: return tr("That cannot be done any more: it was decided meanwhile, the row is gone, or something has come over it.");
    case engine::ConflictAnswer::notEntitled: return tr("Your desk may not decide on this.");
    case engine::ConflictAnswer::notStored: return tr("It could not be written. Nothing was changed.");
  }
  return {};
}

}  // namespace jw::ui
