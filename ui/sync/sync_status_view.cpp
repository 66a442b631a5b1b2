#include "ui/sync/sync_status_view.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/sync/sync_watch.h"
#include "ui/sync/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Fact { center, site, areas, contact, toSend, registryToSend, refused, oldest, skew, horizon, epoch, traffic, facts };

}  // namespace

SyncStatusView::SyncStatusView(const Desk& desk, SyncWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 12);
  auto* head = new QHBoxLayout;
  m_state = makeLabel("title", this);
  m_state->setObjectName(QStringLiteral("syncState"));
  head->addWidget(m_state, 1);
  m_now = wordButton(m_desk.theme, "syncNow", QStringLiteral("refresh"), {}, this, [this] {
    if (m_watch.desk()) m_watch.desk()->wake();
    m_watch.look();
  });
  head->addWidget(m_now);
  down->addLayout(head);
  const auto line = [&](const char* role, const char* name) {
    auto* label = makeLabel(role, this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    down->addWidget(label);
    return label;
  };
  m_sentence = line("second", "syncSentence");
  m_trouble = line("error", "syncTrouble");
  m_warnings = line("error", "syncWarnings");
  m_filling = new QWidget(this);
  auto* across = new QHBoxLayout(m_filling);
  across->setContentsMargins(0, 0, 0, 0);
  m_progress = new QProgressBar(m_filling);
  m_progress->setObjectName(QStringLiteral("syncProgress"));
  m_progress->setTextVisible(false);
  m_progressWords = makeLabel("second", m_filling);
  m_pause = wordButton(m_desk.theme, "syncPause", QStringLiteral("suspend"), {}, m_filling, [this] {
    auto* conversation = m_watch.desk();
    if (!conversation) return;
    m_watch.status().phase == engine::SyncDesk::Phase::paused ? conversation->wake() : conversation->pause();
    m_watch.look();
  });
  across->addWidget(m_progress, 1);
  across->addWidget(m_progressWords);
  across->addWidget(m_pause);
  down->addWidget(m_filling);
  auto* panel = makeFrame("panel", this);
  auto* form = new QFormLayout(panel);
  m_desk.theme.space(form, 16, 8);
  for (int i = 0; i < facts; ++i) {
    m_names.push_back(makeLabel("second", panel));
    auto* fact = makeLabel("fact", panel);
    fact->setObjectName(QStringLiteral("syncFact%1").arg(i));
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fact->setWordWrap(true);
    m_facts.push_back(fact);
    form->addRow(m_names.back(), fact);
  }
  down->addWidget(panel);
  down->addStretch(1);
  m_desk.theme.follow(panel, [this, panel] { panel->setMaximumWidth(m_desk.theme.px(960)); });
  setFocusProxy(m_now);
  connect(&m_watch, &SyncWatch::changed, this, [this] {
    if (isVisible()) showStatus();
  });
  retranslate();
}

void SyncStatusView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SyncStatusView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_watch.look();
}

void SyncStatusView::retranslate() {
  const QString names[] = {tr("Center"), tr("This workstation"), tr("Areas"), tr("Last contact"), tr("Live cases to send"), tr("Registry to send"), tr("To review"), tr("Waiting since"), tr("Clock"),
                           tr("Oldest open transaction"), tr("Epoch of the center"), tr("Since the start")};
  for (std::size_t i = 0; i < m_names.size(); ++i) m_names[i]->setText(names[i]);
  m_now->setText(tr("Synchronise now"));
  m_now->setToolTip(tr("Speak to the center now, not at the end of the pause"));
  showStatus();
}

void SyncStatusView::showStatus() {
  using Phase = engine::SyncDesk::Phase;
  const auto& s = m_watch.status();
  const Instant now = m_desk.bridge.now();
  m_state->setText(SyncWords::brief(s, now));
  QString sentence = SyncWords::sentence(s, now);
  if (s.phase == Phase::offline && s.nextTry != kNever && s.nextTry > now) sentence += QLatin1Char('\n') + tr("Next try in %1.").arg(SyncWords::span(s.nextTry - now));
  m_sentence->setText(sentence);
  const QString trouble = SyncWords::trouble(s), warnings = SyncWords::warnings(s);
  m_trouble->setText(trouble);
  m_trouble->setVisible(!trouble.isEmpty());
  m_warnings->setText(warnings);
  m_warnings->setVisible(!warnings.isEmpty());
  const bool filling = s.phase == Phase::filling || s.phase == Phase::paused;
  m_filling->setVisible(filling);
  m_progress->setRange(0, static_cast<int>(std::max<std::size_t>(s.fill.parts, s.phase == Phase::paused ? 1 : 0)));
  m_progress->setValue(static_cast<int>(s.fill.done));
  m_progressWords->setText(tr("%L1 of %L2 parts, %L3 rows").arg(s.fill.done).arg(s.fill.parts).arg(s.fill.rows));
  m_pause->setText(s.phase == Phase::paused ? tr("Go on") : tr("Pause"));
  m_desk.theme.dress(m_pause, s.phase == Phase::paused ? QStringLiteral("resume") : QStringLiteral("suspend"), 16);
  m_now->setEnabled(s.phase != Phase::alone && s.phase != Phase::filling);

  QStringList here;
  for (const auto& area : s.areas) here << (area.empty() ? tr("the whole city") : text(m_desk.bridge.areas()->readablePath(area)));
  const auto signedMillis = [](Millis m) { return tr("%L1 ms").arg(static_cast<qlonglong>(m.count())); };
  const auto lane = [&](sync::Lane l) { return QStringLiteral("%L1").arg(s.lanes[static_cast<std::size_t>(l)].waiting); };
  const QString values[] = {text(s.center.url),
                            s.siteNumber > 0 ? tr("%1, number %2").arg(text(s.center.siteName)).arg(s.siteNumber) : text(s.center.siteName),
                            here.join(QStringLiteral(", ")),
                            s.lastContact == kNever ? tr("never") : QStringLiteral("%1 (%2)").arg(SyncWords::ago(s.lastContact, now), Words::fullMoment(s.lastContact)),
                            lane(sync::Lane::live),
                            lane(sync::Lane::registry),
                            tr("%L1, of them %L2 cases").arg(s.conflicts).arg(s.lanes[0].refused),
                            s.oldestWaiting == kNever ? QStringLiteral("—") : SyncWords::ago(s.oldestWaiting, now),
                            s.skew.count() >= 0 ? tr("%1 ahead of the center").arg(signedMillis(s.skew)) : tr("%1 behind the center").arg(signedMillis(-s.skew)),
                            SyncWords::span(s.horizonAge),
                            s.epoch.empty() ? QStringLiteral("—") : text(s.epoch.substr(0, 8)),
                            tr("%L1 sent, %L2 received").arg(s.pushed).arg(s.pulled)};
  for (std::size_t i = 0; i < m_facts.size(); ++i) m_facts[i]->setText(values[i].isEmpty() ? QStringLiteral("—") : values[i]);
}

}  // namespace jw::ui
