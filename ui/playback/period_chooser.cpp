#include "ui/playback/period_chooser.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr auto kDay = std::chrono::hours(24), kWeek = std::chrono::hours(7 * 24);
constexpr auto kLongest = std::chrono::days(92);  // some 500 bytes a case are kept in memory

}  // namespace

PeriodChooser::PeriodChooser(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("periodChooser"));
  auto* row = new QHBoxLayout(this);
  m_desk.theme.space(row, 0, 8);
  row->addWidget(m_head = makeLabel("heading", this));
  const auto edit = [&](const char* name) {
    auto* e = new QDateTimeEdit(this);
    e->setObjectName(QString::fromLatin1(name));
    e->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    e->setCalendarPopup(true);
    return e;
  };
  row->addWidget(m_begin = edit("playbackFrom"));
  row->addWidget(m_to = makeLabel("second", this));
  row->addWidget(m_end = edit("playbackTo"));
  row->addWidget(m_day = wordButton(m_desk.theme, "playbackDay", {}, {}, this, [this] { setLast(kDay); }));
  row->addWidget(m_week = wordButton(m_desk.theme, "playbackWeek", {}, {}, this, [this] { setLast(kWeek); }));
  m_progress = new QProgressBar(this);
  m_progress->setRange(0, 0);
  m_progress->setTextVisible(false);
  m_desk.theme.follow(m_progress, [this] { m_progress->setMaximumWidth(m_desk.theme.px(140)); });
  row->addWidget(m_progress);
  m_state = makeLabel("second", this);
  m_state->setObjectName(QStringLiteral("playbackState"));
  m_state->setWordWrap(true);
  row->addWidget(m_state, 1);
  m_open = new QPushButton(this);
  m_open->setObjectName(QStringLiteral("playbackOpen"));
  setRole(m_open, "primary");
  row->addWidget(m_open);
  m_cancel = new QPushButton(this);
  m_cancel->setObjectName(QStringLiteral("playbackCancel"));
  row->addWidget(m_cancel);
  connect(m_open, &QPushButton::clicked, this, &PeriodChooser::open);
  auto* enter = new QShortcut(Qt::Key_Return, this);
  enter->setContext(Qt::WidgetWithChildrenShortcut);
  connect(enter, &QShortcut::activated, m_open, &QPushButton::click);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    giveUp();
    Q_EMIT cancelled();
  });
  connect(&m_look, &QTimer::timeout, this, &PeriodChooser::look);
  m_look.setInterval(200);
  busy(false);
  retranslate();
}

void PeriodChooser::begin() {
  if (!m_chosen) setLast(kDay);
  m_begin->setFocus();
}

void PeriodChooser::giveUp() {
  m_asking.giveUp();
  m_look.stop();
  busy(false);
  m_state->clear();
}

void PeriodChooser::setLast(std::chrono::hours hours) {
  const Instant now = m_desk.bridge.engine().now();
  m_begin->setDateTime(localTime(now - hours));
  m_end->setDateTime(localTime(now));
}

void PeriodChooser::open() {
  const Instant from = instantOf(m_begin->dateTime()), to = std::min(instantOf(m_end->dateTime()), m_desk.bridge.engine().now());
  const auto complain = [this](const QString& why) {
    setMark(m_state, "bad", true);
    m_state->setText(why);
  };
  if (from >= to) return complain(tr("The beginning must lie before the end, and in the past."));
  if (to - from > kLongest) return complain(tr("At most 92 days can be played at once."));
  setMark(m_state, "bad", false);
  m_chosen = true;
  const std::stop_token stop = m_asking.anew();
  Progress progress;
  progress.stop = stop;
  progress.report = [tell = onMain<std::uint64_t>(this, [this, stop](std::uint64_t done) {
                       if (!stop.stop_requested()) m_state->setText(tr("%n case(s) read", nullptr, static_cast<int>(done)));
                     })](std::uint64_t done, std::uint64_t, std::string_view) { tell(done); };
  busy(true);
  using Past = std::shared_ptr<const engine::Playback>;
  m_reading = engine::readPlayback(m_desk.bridge.engine(), m_desk.bridge.actor(), from, to, std::move(progress), onMain<Past>(this, [this, stop, complain](const Past& past) {
                                     if (stop.stop_requested()) return;
                                     m_look.stop();
                                     busy(false);
                                     m_state->clear();
                                     if (past->cases() == 0) return complain(tr("No case was open in this period. Choose another one."));
                                     Q_EMIT read(past);
                                   }));
  m_look.start();
}

void PeriodChooser::look() {
  if (m_reading.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  m_look.stop();
  try {
    m_reading.get();
  } catch (const std::exception& e) {
    busy(false);
    setMark(m_state, "bad", true);
    m_state->setText(tr("The period could not be read: %1").arg(QString::fromUtf8(e.what())));
  }
}

void PeriodChooser::busy(bool on) {
  m_progress->setVisible(on);
  for (QWidget* w : {static_cast<QWidget*>(m_begin), static_cast<QWidget*>(m_end), static_cast<QWidget*>(m_day), static_cast<QWidget*>(m_week), static_cast<QWidget*>(m_open)}) w->setEnabled(!on);
}

void PeriodChooser::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PeriodChooser::retranslate() {
  m_head->setText(tr("Playback: from"));
  m_to->setText(tr("to"));
  m_begin->setAccessibleName(tr("Beginning of the period"));
  m_end->setAccessibleName(tr("End of the period"));
  m_day->setText(tr("24 hours"));
  m_week->setText(tr("7 days"));
  m_open->setText(tr("Look back"));
  m_cancel->setText(tr("Cancel"));
}

}  // namespace jw::ui
