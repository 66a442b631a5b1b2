// Says what the department that has the case asks the desk for 延期申请 挂账申请, and lets the desk decide.
#pragma once
#include "core/model/case_details.h"
#include "ui/desk.h"
#include "ui/widgets/button_band.h"

namespace jw::ui {

/// Hidden where nothing waits for an answer. Of several requests the oldest is shown.
class RequestBand : public ButtonBand {
  Q_OBJECT
 public:
  RequestBand(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);

 private:
  void withdraw();
  Desk m_desk;
  model::CaseSummary m_case;
  model::CaseRequest m_request;
  QPushButton *m_grant, *m_refuse, *m_withdraw;
};

}  // namespace jw::ui
