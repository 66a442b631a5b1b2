#include "ui/time_left.h"

#include <QPainter>
#include <algorithm>

#include "ui/words.h"

namespace jw::ui {

TimeLeft timeLeft(const model::CaseSummary& c, Instant now) {
  const Instant due = model::activeDue(c);
  if (due == kNever) return {};
  TimeLeft t;
  t.left = due - now;
  const Instant start = due == c.stepDue && due != c.due && c.stateSince != kNever ? c.stateSince : c.reportedAt;
  const double whole = static_cast<double>((due - start).count());
  t.fraction = whole > 0 ? std::clamp(static_cast<double>(t.left.count()) / whole, 0.0, 1.0) : 0.0;
  t.level = t.left <= Millis(0) ? TimeLeft::Level::overdue
            : t.fraction < 0.25 ? TimeLeft::Level::pressing
                                : TimeLeft::Level::calm;
  return t;
}

QColor timeColor(double fraction, const Palette& palette) {
  if (fraction <= 0) return palette.red;
  return mixed(palette.amber, palette.green, (fraction - 0.25) / 0.25);
}

QColor timeColor(const TimeLeft& time, const Palette& palette) {
  switch (time.level) {
    case TimeLeft::Level::none:
      return palette.secondText;
    case TimeLeft::Level::overdue:
      return palette.red;
    default:
      return timeColor(std::max(time.fraction, 0.001), palette);
  }
}

QString durationText(Millis duration) {
  const qint64 minutes = std::abs(duration.count()) / 60000;
  const qint64 days = minutes / 1440, hours = minutes / 60 % 24;
  if (days >= 10) return Words::tr("%1 d").arg(days);
  if (days > 0) return hours ? Words::tr("%1 d %2 h").arg(days).arg(hours) : Words::tr("%1 d").arg(days);
  if (hours > 0)
    return minutes % 60 ? Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60) : Words::tr("%1 h").arg(hours);
  return Words::tr("%1 min").arg(minutes);
}

QString timeSymbol(const TimeLeft& time) {
  switch (time.level) {
    case TimeLeft::Level::none:
      return {};
    case TimeLeft::Level::overdue:
      return QStringLiteral("▲");
    case TimeLeft::Level::pressing:
      return QStringLiteral("◐");
    case TimeLeft::Level::calm:
      return QStringLiteral("●");
  }
  return {};
}

QString timeText(const TimeLeft& time) {
  if (time.level == TimeLeft::Level::none) return {};
  const QString sign = time.level == TimeLeft::Level::overdue ? QStringLiteral("+") : QString();
  return QStringLiteral("%1 %2%3").arg(timeSymbol(time), sign, durationText(time.left));
}

void paintTimeBar(QPainter& painter, const QRect& rect, const TimeLeft& time, const Palette& palette) {
  painter.fillRect(rect, palette.line);
  if (time.level == TimeLeft::Level::none) return;
  QRect full = rect;
  if (time.level != TimeLeft::Level::overdue)
    full.setWidth(std::max(2, static_cast<int>(rect.width() * time.fraction)));
  painter.fillRect(full, timeColor(time, palette));
}

}  // namespace jw::ui
