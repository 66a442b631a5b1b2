#include "ui/playback/playback_band.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/playback/moment_slider.h"
#include "ui/playback/period_chooser.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

const QString kMarks = QStringLiteral("playback/marks");
constexpr std::size_t kMostMarks = 200;

}  // namespace

PlaybackBand::PlaybackBand(const Desk& desk, QWidget* parent) : QFrame(parent), m_desk(desk), m_player(desk.bridge) {
  setObjectName(QStringLiteral("playbackBand"));
  setRole(this, "band");
  build();
  const auto key = [this](const QKeySequence& keys, auto run) { connect(new QShortcut(keys, this), &QShortcut::activated, this, run); };
  key(Qt::SHIFT | Qt::Key_P, [this] { close(); });
  key(Qt::Key_Comma, [this] { m_player.stepEvent(false); });
  key(Qt::Key_Period, [this] { m_player.stepEvent(true); });
  m_jump.setSingleShot(true);
  m_jump.setInterval(60);
  connect(&m_jump, &QTimer::timeout, this, [this] { m_player.jump(m_wanted); });
  connect(m_slider, &MomentSlider::wanted, this, [this](Instant moment) {
    m_wanted = moment;
    if (!m_jump.isActive()) m_jump.start();
  });
  connect(m_chooser, &PeriodChooser::cancelled, this, &PlaybackBand::close);
  connect(m_chooser, &PeriodChooser::read, this, [this](const std::shared_ptr<const engine::Playback>& past) {
    m_chooser->hide();
    m_transport->show();
    m_slider->setPast(*past);
    m_slider->setMarks(marks());
    m_desk.bridge.lookBack(past, past->from());
    m_slider->setFocus();
  });
  connect(&m_desk.bridge, &EngineBridge::momentChanged, this, [this] {
    if (m_desk.bridge.looksBack()) return showMoment();
    m_jump.stop();
    m_chooser->giveUp();
    hide();
  });
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &PlaybackBand::close);
  connect(&m_desk.bridge, &EngineBridge::refusedLookingBack, this, [this] { m_desk.notices.warn(tr("The window shows a past moment: nothing can be done there. Return to now first (Shift+P).")); });
  connect(&m_player, &Player::runningChanged, this, &PlaybackBand::showRunning);
  hide();
  retranslate();
}

void PlaybackBand::build() {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 10, 5, 2);
  down->addWidget(m_chooser = new PeriodChooser(m_desk, this));
  down->addWidget(m_transport = new QWidget(this));
  auto* both = new QVBoxLayout(m_transport);
  m_desk.theme.space(both, 0, 0);
  auto* row = new QHBoxLayout;
  m_desk.theme.space(row, 0, 6);
  both->addLayout(row);
  row->addWidget(m_moment = makeLabel("title", m_transport));
  m_moment->setObjectName(QStringLiteral("playbackMoment"));
  const auto button = [&](const char* name, const QString& icon, auto run) {
    auto* b = wordButton(m_desk.theme, name, icon, {}, m_transport, run);
    row->addWidget(b);
    return b;
  };
  m_back = button("playbackBack", QStringLiteral("left"), [this] { m_player.stepEvent(false); });
  m_run = button("playbackRun", QStringLiteral("resume"), [this] { m_player.setRunning(!m_player.isRunning()); });
  m_next = button("playbackNext", QStringLiteral("right"), [this] { m_player.stepEvent(true); });
  for (QToolButton* b : {m_back, m_next}) b->setToolButtonStyle(Qt::ToolButtonIconOnly);
  m_speed = new QComboBox(m_transport);
  m_speed->setObjectName(QStringLiteral("playbackSpeed"));
  for (const int speed : kPlaybackSpeeds) m_speed->addItem(QStringLiteral("%L1 ×").arg(speed), speed);
  connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { m_player.setSpeed(m_speed->currentData().toInt()); });
  m_speed->setCurrentIndex(2);
  row->addWidget(m_speed);
  m_marks = button("playbackMarks", QStringLiteral("bookmark"), [] {});
  auto* menu = new QMenu(m_marks);
  menu->setObjectName(QStringLiteral("playbackMarkMenu"));
  m_marks->setMenu(menu);
  m_marks->setPopupMode(QToolButton::InstantPopup);
  connect(menu, &QMenu::aboutToShow, this, &PlaybackBand::fillMarks);
  row->addWidget(m_note = makeLabel("second", m_transport), 1);
  m_note->setWordWrap(true);
  m_period = button("playbackPeriod", QStringLiteral("calendar"), [this] {
    m_player.setRunning(false);
    m_transport->hide();
    m_chooser->show();
    m_chooser->begin();
  });
  m_now = button("playbackNow", QStringLiteral("close"), [this] { close(); });
  both->addWidget(m_slider = new MomentSlider(m_desk.theme, m_transport));
}

void PlaybackBand::open() {
  if (m_desk.bridge.looksBack()) {
    m_player.setRunning(!m_player.isRunning());
    return;
  }
  m_transport->hide();
  m_chooser->show();
  show();
  m_chooser->begin();
}

void PlaybackBand::close() {
  m_chooser->giveUp();
  m_desk.bridge.returnToNow();
  hide();
}

void PlaybackBand::showMoment() {
  const Instant now = m_desk.bridge.now();
  m_moment->setText(QStringLiteral("%1 %2").arg(QLocale().toString(localTime(now).date(), QStringLiteral("yyyy-MM-dd ddd")), localTime(now).time().toString(QStringLiteral("HH:mm:ss"))));
  if (!m_jump.isActive()) m_slider->setMoment(now);
}

void PlaybackBand::showRunning() {
  m_desk.theme.dress(m_run, m_player.isRunning() ? QStringLiteral("suspend") : QStringLiteral("resume"));
  m_run->setText(m_player.isRunning() ? tr("Pause  P") : tr("Run  P"));
}

std::vector<Instant> PlaybackBand::marks() const {
  std::vector<Instant> out;
  for (const QString& m : m_desk.memory.get(kMarks).toStringList())
    if (bool ok = false; const auto ms = m.toLongLong(&ok))
      if (ok) out.push_back(fromMillis(ms));
  std::sort(out.begin(), out.end());
  return out;
}

void PlaybackBand::setMarks(const std::vector<Instant>& marks) {
  QStringList kept;
  for (const Instant t : marks) kept.append(QString::number(toMillis(t)));
  m_desk.memory.set(kMarks, kept);
  m_slider->setMarks(marks);
}

void PlaybackBand::fillMarks() {
  QMenu* menu = m_marks->menu();
  menu->clear();
  const auto* past = m_desk.bridge.past();
  if (!past) return;
  const Instant now = m_desk.bridge.now();
  auto own = marks();
  const bool here = std::find(own.begin(), own.end(), now) != own.end();
  connect(menu->addAction(here ? tr("Take this mark away") : tr("Mark this moment")), &QAction::triggered, this, [this, own, now, here]() mutable {
    if (here)
      std::erase(own, now);
    else
      own.push_back(now);
    if (own.size() > kMostMarks) own.erase(own.begin());
    std::sort(own.begin(), own.end());
    setMarks(own);
  });
  const auto list = [&](const QString& head, const std::vector<Instant>& moments) {
    bool first = true;
    for (const Instant t : moments) {
      if (t < past->from() || t > past->to()) continue;
      if (std::exchange(first, false)) menu->addSection(head);
      connect(menu->addAction(Words::fullMoment(t)), &QAction::triggered, this, [this, t] { m_player.jump(t); });
    }
  };
  list(tr("Marks"), own);
  list(tr("Major cases reported"), past->majorReports());
}

void PlaybackBand::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

void PlaybackBand::retranslate() {
  m_back->setToolTip(tr("To the last event before  ,"));
  m_next->setToolTip(tr("To the next event  ."));
  for (auto* b : {m_back, m_next}) b->setAccessibleName(b->toolTip());
  m_speed->setAccessibleName(tr("How fast time passes"));
  m_speed->setToolTip(m_speed->accessibleName());
  m_marks->setText(tr("Marks"));
  m_period->setText(tr("Period…"));
  m_now->setText(tr("Back to now  Shift+P"));
  m_note->setText(tr("Map, queues, cases, wall: this moment; all else: now"));
  m_note->setToolTip(tr("Map, queues, pages of cases and the wall show this moment. Registry, statistics and searches show the present."));
  m_slider->setAccessibleName(tr("The moment that is shown"));
  showRunning();
  if (m_desk.bridge.looksBack()) showMoment();
}

}  // namespace jw::ui
