// Reports and closings of the last 24 hours, hour by hour.
#pragma once
#include <QTimer>
#include <QWidget>
#include <array>

#include "core/engine/snapshots.h"
#include "ui/asking.h"
#include "ui/desk.h"

namespace jw::ui {

/// Reports are counted by the store: every hour once, the running hour every five seconds. Closings come from the
/// newest archived cases at the start and then from the changes.
class TimelineStrip : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kHours = 24;
  TimelineStrip(const Desk& desk, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }
  /// 0 is the oldest hour, kHours - 1 the running one.
  std::uint64_t reportsIn(int hour) const { return m_hours[static_cast<std::size_t>(hour)].reports; }
  std::uint64_t closingsIn(int hour) const { return m_hours[static_cast<std::size_t>(hour)].closings; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Hour {
    std::uint64_t reports = 0, closings = 0;
  };
  /// -1 outside the 24 hours.
  int hourOf(Instant t) const;
  Instant start(int hour) const;
  void reload();
  void countReports(int hour);
  QRect bars() const;
  Desk m_desk;
  Instant m_end = kNever;  ///< the full hour after now: the right edge
  std::array<Hour, kHours> m_hours{};
  Asking m_asking;
  QTimer m_tick;
};

}  // namespace jw::ui
