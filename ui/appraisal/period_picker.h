// The period of an appraisal: its kind, one step back or forth, or two dates.
#pragma once
#include <QWidget>

#include "core/engine/appraisal_desk.h"
#include "ui/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QToolButton;

namespace jw::ui {

class PeriodPicker : public QWidget {
  Q_OBJECT
 public:
  /// Begins with the month of now.
  PeriodPicker(const Desk& desk, const Zone& zone, QWidget* parent = nullptr);
  const appraisal::Period& period() const { return m_period; }
  /// Tells nobody; nothing happens for what is no period.
  void setPeriod(const std::string& text);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void choose(appraisal::Period period);
  void show();
  Desk m_desk;
  Zone m_zone;
  appraisal::Period m_period;
  QComboBox* m_kind;
  QToolButton *m_back, *m_forth;
  QLabel* m_name;
  QDateEdit *m_from, *m_to;
};

}  // namespace jw::ui
