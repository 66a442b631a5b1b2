#include "ui/backup/backup_words.h"

#include "core/engine/backup_folder.h"
#include "ui/sync/sync_words.h"
#include "ui/words.h"

namespace jw::ui {

using Step = engine::BackupDesk::Step;
using Status = engine::BackupDesk::Status;

QString BackupWords::brief(const Status& s, Instant now) {
  if (s.step != Step::none) return tr("◐ a backup is being made");
  if (!s.fault.empty()) return tr("▲ the last backup failed");
  if (!s.known && s.lastAt == kNever) return tr("○ looking for backups");
  if (s.lastAt == kNever) return tr("○ no backup yet");
  return s.settings.on ? tr("● backed up %1").arg(SyncWords::ago(s.lastAt, now)) : tr("○ backed up %1, the clock is off").arg(SyncWords::ago(s.lastAt, now));
}

QString BackupWords::sentence(const Status& s, Instant now) {
  QStringList lines;
  if (s.lastAt != kNever) lines << tr("Last backup %1 (%2), verified: %3").arg(Words::fullMoment(s.lastAt), size(s.lastBytes), text(s.lastFile.string()));
  if (s.missing > 0) lines << tr("%L1 attachments were missing or damaged beside the store and are not in it.").arg(s.missing);
  if (s.nextAt == kNever)
    lines << tr("No backup is made by the clock: it is switched off.");
  else if (s.known && s.step == Step::none)
    lines << (s.nextAt > now ? tr("The next one in %1.").arg(SyncWords::span(s.nextAt - now)) : tr("The next one begins now."));
  return lines.join(QLatin1Char('\n'));
}

QString BackupWords::trouble(const Status& s) {
  if (s.fault.empty()) return {};
  const QString when = Words::fullMoment(s.faultAt), why = text(s.fault);
  if (s.faultCode == ErrorCode::input) return tr("▲ %1: the backup could not be written. %2\nMake room there or choose another folder on a local disk, then back up once more. Earlier backups are as they were.").arg(when, why);
  if (s.faultCode == ErrorCode::store) return tr("▲ %1: the store cannot be copied soundly. %2\nKeep the earlier backups. Close the window, run “jingwei check”, and restore the newest sound backup if it finds damage.").arg(when, why);
  return tr("▲ %1: no backup was made. %2\nTry once more; if it fails again, copy these words for whoever looks after the program.").arg(when, why);
}

QString BackupWords::progress(const Status& s) {
  switch (s.step) {
    case Step::none: return {};
    case Step::copying: return tr("%1 of %2 copied").arg(size(s.done << 10), size(s.total << 10));
    case Step::checking: return tr("reading back and verifying");
    case Step::attachments: return tr("attachments: %L1 of %L2").arg(s.done).arg(s.total);
  }
  return {};
}

QString BackupWords::size(std::uint64_t bytes) {
  if (bytes >= 1ULL << 30) return tr("%L1 GB").arg(static_cast<double>(bytes) / (1 << 30), 0, 'f', 1);
  return tr("%L1 MB").arg(static_cast<double>(bytes) / (1 << 20), 0, 'f', bytes < 10ULL << 20 ? 1 : 0);
}

QString BackupWords::restoreCommand(const std::filesystem::path& store, const std::filesystem::path& backup) { return text(engine::restoreCommand(std::filesystem::absolute(store), backup)); }

}  // namespace jw::ui
