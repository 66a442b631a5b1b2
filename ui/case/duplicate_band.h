// Says that a report probably repeats an open case, and lets a person decide.
#pragma once
#include "core/model/case.h"
#include "ui/desk.h"
#include "ui/widgets/button_band.h"

namespace jw::ui {

/// Hidden where there is no suspicion.
class DuplicateBand : public ButtonBand {
  Q_OBJECT
 public:
  DuplicateBand(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseSummary& c);
  /// Asks and joins, if that is possible now.
  void join();

 Q_SIGNALS:
  void caseWanted(jw::CaseId id);

 private:
  Desk m_desk;
  model::CaseSummary m_case, m_other;
  QPushButton *m_join, *m_apart, *m_look;
};

}  // namespace jw::ui
