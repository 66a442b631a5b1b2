// A bar that empties as the time of a case runs out.
#pragma once
#include <QWidget>

#include "ui/theme/theme.h"
#include "ui/time_left.h"

namespace jw::ui {

class TimeBar : public QWidget {
  Q_OBJECT
 public:
  TimeBar(Theme& theme, QWidget* parent = nullptr);
  void setTime(const TimeLeft& time);
  QSize sizeHint() const override { return {m_theme.px(120), m_theme.px(6)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Theme& m_theme;
  TimeLeft m_time;
};

}  // namespace jw::ui
