#include "ui/case/request_band.h"

#include <QLabel>
#include <QPushButton>
#include <algorithm>

#include "core/engine/commands.h"
#include "core/engine/side_rights.h"
#include "ui/case/side_form.h"
#include "ui/case/step_form.h"
#include "ui/engine_bridge.h"
#include "ui/words.h"

namespace jw::ui {

RequestBand::RequestBand(const Desk& desk, QWidget* parent) : ButtonBand(desk.theme, "requestBand", parent), m_desk(desk) {
  m_grant = addButton("grantRequest");
  m_refuse = addButton("refuseRequest");
  m_withdraw = addButton("withdrawRequest");
  connect(m_grant, &QPushButton::clicked, this, [this] { StepForm::begin(m_desk, m_case, m_request.action, window(), &m_request); });
  connect(m_refuse, &QPushButton::clicked, this, [this] { SideForm::begin(m_desk, {m_case, {}, {}, m_request}, SideForm::Kind::refuseRequest, window()); });
  connect(m_withdraw, &QPushButton::clicked, this, &RequestBand::withdraw);
}

void RequestBand::show(const model::CaseDetails& details) {
  const auto found = std::find_if(details.requests.begin(), details.requests.end(), [](const auto& r) { return r.state == model::CaseRequest::State::open; });
  setVisible(found != details.requests.end());
  if (found == details.requests.end()) return;
  m_case = details.summary;
  m_request = *found;
  const auto& actor = m_desk.bridge.actor();
  const auto allowed = m_desk.bridge.allowedActions(m_case);
  const Instant now = m_desk.bridge.now();
  m_grant->setVisible(std::find(allowed.begin(), allowed.end(), m_request.action) != allowed.end());
  m_refuse->setVisible(engine::SideRights::mayEndRequest(m_request, false, actor));
  m_withdraw->setVisible(engine::SideRights::mayEndRequest(m_request, true, actor));
  closeUp();
  m_grant->setText(tr("Grant …"));
  m_refuse->setText(tr("Refuse …"));
  m_withdraw->setText(tr("Withdraw the request"));
  const bool extend = m_request.action == model::Action::extend;
  const QString department = text(m_desk.bridge.directory().departmentName(m_request.department)), until = Words::moment(m_request.until, now);
  words()->setText((extend ? tr("◐ %1 asks for more time, until %2: %3") : tr("◐ %1 asks for a pause until %2: %3")).arg(department, until, text(m_request.reason)) + QLatin1Char('\n') +
                   tr("Asked %1 by %2. The clock runs on until it is granted.").arg(Words::moment(m_request.askedAt, now), text(m_request.askedBy)));
}

void RequestBand::withdraw() {
  m_withdraw->setEnabled(false);
  m_desk.bridge.submit(engine::EndRequest{m_request.id, true, {}}, this, [this](const engine::Answer& answer) {
    m_withdraw->setEnabled(true);
    if (const auto* why = engine::refused(answer)) return m_desk.notices.warn(Words::of(why->code));
    m_desk.notices.tell(tr("%1: the request is withdrawn.").arg(text(engine::done(answer)->number)));
  });
}

}  // namespace jw::ui
