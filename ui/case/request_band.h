// Says what the department that has the case asks the desk for 延期申请 挂账申请, and lets the desk decide.
#pragma once
#include <QFrame>

#include "core/model/case_details.h"
#include "ui/desk.h"

class QLabel;
class QPushButton;

namespace jw::ui {

/// Hidden where nothing waits for an answer. Of several requests the oldest is shown.
class RequestBand : public QFrame {
  Q_OBJECT
 public:
  RequestBand(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);

 private:
  void withdraw();
  Desk m_desk;
  model::CaseSummary m_case;
  model::CaseRequest m_request;
  QLabel* m_words;
  QPushButton *m_grant, *m_refuse, *m_withdraw;
};

}  // namespace jw::ui
