#include "ui/shell/status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/backup/backup_watch.h"
#include "ui/backup/backup_words.h"
#include "ui/engine_bridge.h"
#include "ui/stall_meter.h"
#include "ui/sync/sync_watch.h"
#include "ui/sync/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

StatusBar::StatusBar(const Desk& desk, const StallMeter& meter, SyncWatch& sync, BackupWatch& backups, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_meter(meter), m_watch(sync), m_backups(backups) {
  setObjectName(QStringLiteral("statusBar"));
  setRole(this, "foot");
  auto* layout = new QHBoxLayout(this);
  m_desk.theme.space(layout, 12, 4, 16);
  const auto part = [&](const char* name) {
    auto* label = makeLabel("second", this);
    label->setObjectName(QString::fromLatin1(name));
    layout->addWidget(label);
    return label;
  };
  m_store = part("statusStore");
  m_backlog = part("statusBacklog");
  m_speed = part("statusSpeed");
  m_open = part("statusOpen");
  m_sync = new QToolButton(this);
  setRole(m_sync, "flat");
  m_sync->setObjectName(QStringLiteral("statusSync"));
  m_sync->setFocusPolicy(Qt::TabFocus);
  m_sync->setCursor(Qt::PointingHandCursor);
  layout->addWidget(m_sync);
  connect(m_sync, &QToolButton::clicked, this, &StatusBar::syncWanted);
  connect(&m_watch, &SyncWatch::changed, this, &StatusBar::showSync);
  connect(&m_backups, &BackupWatch::changed, this, &StatusBar::showStore);
  m_stall = part("statusStall");
  layout->addStretch(1);
  m_coordinates = part("statusCoordinates");
  m_scale = part("statusScale");
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, [this](const engine::Load& load) {
    m_load = load;
    showLoad();
  });
  m_load = m_desk.bridge.engine().load();
  showLoad();
}

void StatusBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showLoad();
    setScale(m_denominator);
  }
  QFrame::changeEvent(event);
}

void StatusBar::showLoad() {
  showStore();
  const bool damaged = !m_load.damage.empty();
  setMark(m_backlog, "bad", damaged);
  const auto& last = m_backups.status().lastFile;
  const QString restoring = last.empty() ? QString() : tr("\nClose this window and run: %1").arg(BackupWords::restoreCommand(m_desk.bridge.engine().storePath(), last));
  m_backlog->setToolTip(damaged ? tr("%1\nNothing is written any more. Restore the store from a backup.").arg(text(m_load.damage)) + restoring : QString());
  m_backlog->setText(damaged ? tr("▲ the store is damaged") : m_load.queued == 0 ? tr("all saved") : tr("%L1 waiting to be saved").arg(m_load.queued));
  m_speed->setText(tr("%L1 commands/s").arg(m_load.perSecond, 0, 'f', 0));
  m_open->setText(tr("%L1 open").arg(m_load.openCases));
  showSync();
  const double stall = static_cast<double>(m_meter.longestLastMinute().count()) / 1000.0;
  m_stall->setText(tr("longest stall %1 ms").arg(stall, 0, 'f', 0));
  m_stall->setToolTip(tr("How long this window did not answer at most, in the last minute"));
}

void StatusBar::showStore() {
  const auto& path = m_desk.bridge.engine().storePath();
  const QString name = text(path.filename().string());
  QStringList tip{text(path.string())};
  const bool failed = !m_backups.status().fault.empty();
  if (m_backups.desk()) {
    const Instant now = m_desk.bridge.now();
    tip << BackupWords::brief(m_backups.status(), now) << BackupWords::sentence(m_backups.status(), now);
    if (failed) tip << BackupWords::trouble(m_backups.status());
  }
  m_store->setText(m_load.checking ? tr("Store %1, being checked").arg(name) : failed ? tr("▲ Store %1, not backed up").arg(name) : tr("Store %1").arg(name));
  m_store->setToolTip(tip.join(QLatin1Char('\n')));
  setMark(m_store, "bad", failed && !m_load.checking);
}

void StatusBar::showSync() {
  const auto& s = m_watch.status();
  const Instant now = m_desk.bridge.now();
  m_sync->setText(SyncWords::brief(s, now));
  QStringList tip{SyncWords::sentence(s, now), SyncWords::trouble(s), SyncWords::warnings(s)};
  tip.removeAll(QString());
  m_sync->setToolTip(tip.join(QLatin1Char('\n')));
  using Phase = engine::SyncDesk::Phase;
  setMark(m_sync, "alarm", s.phase == Phase::offline || s.phase == Phase::stopped || s.conflicts > 0);
}

void StatusBar::setCoordinates(const QString& words) {
  m_coordinates->setText(words);
}

void StatusBar::setScale(double denominator) {
  m_denominator = denominator;
  m_scale->setText(denominator > 0 ? QStringLiteral("1 : %L1").arg(denominator, 0, 'f', 0) : QString());
}

void StatusBar::showMapPart(bool visible) {
  m_coordinates->setVisible(visible);
  m_scale->setVisible(visible);
}

}  // namespace jw::ui
