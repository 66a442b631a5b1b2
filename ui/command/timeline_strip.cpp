#include "ui/command/timeline_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr Millis kHour = std::chrono::hours(1);

}  // namespace

TimelineStrip::TimelineStrip(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("timeline"));
  connect(&m_desk.cases, &LiveCases::reset, this, &TimelineStrip::reload);
  connect(&m_desk.cases, &LiveCases::changed, this, [this](const std::vector<engine::CaseSummaryPtr>& cases) {
    for (const auto& c : cases)
      if (const int hour = hourOf(c->closedAt); hour >= 0 && !model::isOpen(c->state))
        ++m_hours[static_cast<std::size_t>(hour)].closings;
    update();
  });
  connect(&m_desk.theme, &Theme::changed, this, [this] { updateGeometry(); });
  connect(&m_tick, &QTimer::timeout, this, [this] {
    if (m_desk.bridge.now() >= m_end) return reload();
    countReports(kHours - 1);
  });
  m_tick.start(5000);
  reload();
}

QSize TimelineStrip::sizeHint() const {
  return {m_desk.theme.px(320), m_desk.theme.px(84)};
}

void TimelineStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) update();
  QWidget::changeEvent(event);
}

Instant TimelineStrip::start(int hour) const {
  return m_end - kHour * (kHours - hour);
}

int TimelineStrip::hourOf(Instant t) const {
  if (t == kNever || t < start(0) || t >= m_end) return -1;
  return static_cast<int>((t - start(0)) / kHour);
}

void TimelineStrip::reload() {
  const std::stop_token stop = m_asking.anew();
  m_end = std::chrono::ceil<std::chrono::hours>(m_desk.bridge.now() + Millis(1));
  m_hours.fill({});
  for (int hour = 0; hour < kHours; ++hour) countReports(hour);
  engine::CaseFilter closed;
  closed.states = {model::CaseState::archived, model::CaseState::void_};
  closed.area = m_desk.cases.area();
  closed.reportedFrom = start(0) - 7 * kHours * kHour;
  closed.limit = 2000;
  m_desk.bridge.findCases(closed, stop, this, [this](const engine::CasePage& page) {
    for (const auto& c : page.cases)
      if (const int hour = hourOf(c.closedAt); hour >= 0 && c.closedAt <= m_desk.bridge.now()) ++m_hours[static_cast<std::size_t>(hour)].closings;
    update();
  });
}

void TimelineStrip::countReports(int hour) {
  engine::CaseFilter filter;
  filter.area = m_desk.cases.area();
  filter.reportedFrom = start(hour);
  filter.reportedTo = std::min(start(hour + 1), m_desk.bridge.now() + Millis(1));
  filter.limit = 1;
  m_desk.bridge.findCases(filter, m_asking.token(), this, [this, hour](const engine::CasePage& page) {
    m_hours[static_cast<std::size_t>(hour)].reports = page.total;
    update();
  });
}

QRect TimelineStrip::bars() const {
  const Theme& t = m_desk.theme;
  return rect().adjusted(t.px(12), t.px(26), -t.px(12), -t.px(20));
}

void TimelineStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = m_desk.theme;
  const Palette& p = theme.palette();
  const QRect area = bars();
  std::uint64_t top = 1, reports = 0, closings = 0;
  for (const Hour& hour : m_hours) {
    top = std::max({top, hour.reports, hour.closings});
    reports += hour.reports;
    closings += hour.closings;
  }
  const QFont font = theme.font(12);
  painter.setFont(font);
  const QFontMetrics metrics(font);
  const int baseline = theme.px(18);
  int x = area.left();
  const auto legend = [&](const QColor& ink, const QString& words) {
    painter.fillRect(QRect(x, baseline - theme.px(9), theme.px(9), theme.px(9)), ink);
    x += theme.px(14);
    painter.setPen(p.secondText);
    painter.drawText(x, baseline, words);
    x += metrics.horizontalAdvance(words) + theme.px(16);
  };
  painter.setPen(p.text);
  const QString head = tr("Last 24 hours");
  painter.drawText(x, baseline, head);
  x += metrics.horizontalAdvance(head) + theme.px(16);
  const QColor closedInk = mixed(p.secondText, p.panel, 0.35);
  legend(p.accent, tr("reported %1").arg(reports));
  legend(closedInk, tr("closed %1").arg(closings));

  painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), p.line);
  const double slot = area.width() / static_cast<double>(kHours);
  for (int hour = 0; hour < kHours; ++hour) {
    const Hour& h = m_hours[static_cast<std::size_t>(hour)];
    const int left = area.left() + static_cast<int>(hour * slot), width = std::max(2, static_cast<int>(slot * 0.38));
    const auto bar = [&](std::uint64_t n, int at, const QColor& ink) {
      if (n == 0) return;
      const int height =
          std::max(1, static_cast<int>(area.height() * static_cast<double>(n) / static_cast<double>(top)));
      painter.fillRect(QRect(at, area.bottom() - height, width, height), ink);
    };
    bar(h.reports, left + 1, p.accent);
    bar(h.closings, left + 2 + width, closedInk);
    const int clock = localTime(start(hour)).time().hour();
    if (clock % 3 == 0) {
      painter.setPen(p.secondText);
      painter.drawText(left, height() - theme.px(5), QString::number(clock));
    }
  }
}

bool TimelineStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRect area = bars();
    const int hour = std::clamp((help->pos().x() - area.left()) * kHours / std::max(1, area.width()), 0, kHours - 1);
    const Hour& h = m_hours[static_cast<std::size_t>(hour)];
    QToolTip::showText(help->globalPos(),
                       tr("From %1: %2 reported, %3 closed")
                           .arg(Words::moment(start(hour), start(hour)))
                           .arg(h.reports)
                           .arg(h.closings),
                       this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace jw::ui
