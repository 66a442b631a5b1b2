// The time slider of a playback: the period with its reports as bars, its marks and the moment that is shown.
#pragma once
#include <QSlider>
#include <vector>

#include "core/engine/playback.h"

namespace jw::ui {

class Theme;

/// A slider over the seconds of the period: arrow keys move a minute, page keys an hour.
class MomentSlider : public QSlider {
  Q_OBJECT
 public:
  explicit MomentSlider(Theme& theme, QWidget* parent = nullptr);
  void setPast(const engine::Playback& past);
  /// Drawn over the bars; those outside the period are left out.
  void setMarks(std::vector<Instant> marks);
  /// Without wanted().
  void setMoment(Instant moment);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  /// The person at the desk has moved it.
  void wanted(jw::Instant moment);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QRect strip() const;
  int xOf(Instant moment) const;
  Instant momentAt(int x) const;
  Theme& m_theme;
  Instant m_from = kNever, m_to = kNever;
  std::vector<std::uint32_t> m_reports;
  std::vector<Instant> m_major, m_marks;
};

}  // namespace jw::ui
