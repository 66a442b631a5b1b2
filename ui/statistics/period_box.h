// Which days: this or the last month, quarter or year, the last 30 or 365 days, or free ones; or none, as it comes.
#pragma once
#include <QDate>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;

namespace jw::ui {

/// A box with two days beside it, which are seen while the period is a free one. Main thread.
class PeriodBox : public QWidget {
  Q_OBJECT
 public:
  /// `today`: by the city's clock, asked whenever it matters.
  PeriodBox(const Desk& desk, std::function<QDate()> today, QWidget* parent = nullptr);
  /// Nothing: the days that each statistic comes with. Both days of a free period belong to it.
  std::optional<stats::Period> period() const;
  /// As a free one.
  void setPeriod(const stats::Period& period);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void choose();
  Desk m_desk;
  std::function<QDate()> m_today;
  QComboBox* m_kind;
  QDateEdit *m_from, *m_to;
  QLabel* m_dash;
};

}  // namespace jw::ui
