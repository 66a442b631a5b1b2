// A year at a glance: which days are worked and which are off, changed by mouse or keyboard.
#pragma once
#include <QDate>
#include <QWidget>
#include <optional>

#include "core/base/calendar.h"

namespace jw::ui {

class Theme;

/// Click or Space changes a day: a working day becomes a day off 休, a free one a make-up working day 班, a changed one is as its weekday
/// again. Dragging, or Shift with the arrow keys, takes a stretch of days: what happens to its first day happens to all of its kind.
class YearGrid : public QWidget {
  Q_OBJECT
 public:
  YearGrid(Theme& theme, QWidget* parent = nullptr);
  /// `today` is framed.
  void showYear(int year, const WorkingCalendar& calendar, const SpecialDays& special, const QDate& today);
  void setEditable(bool editable) { m_editable = editable; }
  const SpecialDays& special() const { return m_special; }
  QDate current() const { return m_current; }
  /// "Friday, 1 January 2027: day off".
  QString describe(const QDate& day) const;
  bool isWorked(const QDate& day) const;
  QSize sizeHint() const override;
  /// Where a day stands, in pixels of this widget.
  QRect cellOf(const QDate& day) const;

 Q_SIGNALS:
  void changed();
  void currentChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Layout {
    int columns, width, day, row, head;  ///< months beside each other; pixels: of a month, of a day, of a row of days, above them
  };
  Layout layout() const;
  QRect monthBox(int month) const;
  QDate dayAt(const QPoint& at) const;
  void go(const QDate& day, bool stretch);
  void toggle();
  void paintMonth(QPainter& painter, int month) const;
  void paintDay(QPainter& painter, const QDate& day) const;
  Theme& m_theme;
  std::optional<WorkingCalendar> m_ordinary;  ///< without the special days of the year
  SpecialDays m_special;
  int m_year = 0;
  QDate m_current, m_from, m_today;  ///< from: where the stretch began
  bool m_editable = false;
};

}  // namespace jw::ui
