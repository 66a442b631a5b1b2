// How much time a case has left, as a share, a colour, a shape and words (spec 15: never by colour alone).
#pragma once
#include <QColor>
#include <QString>

#include "core/model/case.h"
#include "ui/theme/palette.h"

class QPainter;
class QRect;

namespace jw::ui {

struct TimeLeft {
  enum class Level { none, calm, pressing, overdue };  ///< none: no clock runs; pressing: less than a quarter is left
  Level level = Level::none;
  double fraction = 0;  ///< of the whole time, 0 … 1
  Millis left{0};       ///< negative: late
};

TimeLeft timeLeft(const model::CaseSummary& c, Instant now);

/// From green (above one half) over the mixtures to amber (below one quarter); red where nothing is left.
QColor timeColor(double fraction, const Palette& palette);
QColor timeColor(const TimeLeft& time, const Palette& palette);
/// "● 3 h 20 min", "◐ 12 min", "▲ +2 h"; "" where no clock runs.
QString timeText(const TimeLeft& time);
/// ●, ◐, ▲ or nothing.
QString timeSymbol(const TimeLeft& time);
/// "2 d 3 h", "3 h 20 min", "12 min".
QString durationText(Millis duration);
/// A flat bar that is as full as there is time.
void paintTimeBar(QPainter& painter, const QRect& rect, const TimeLeft& time, const Palette& palette);

}  // namespace jw::ui
