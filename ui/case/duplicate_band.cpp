#include "ui/case/duplicate_band.h"

#include <QLabel>
#include <QPushButton>

#include "core/engine/near_places.h"
#include "core/engine/side_rights.h"
#include "ui/case/case_keys.h"
#include "ui/case/side_form.h"
#include "ui/case/step_form.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {

DuplicateBand::DuplicateBand(const Desk& desk, QWidget* parent) : ButtonBand(desk.theme, "duplicateBand", parent), m_desk(desk) {
  m_join = addButton("join");
  m_apart = addButton("apart");
  m_look = addButton("look");
  connect(m_join, &QPushButton::clicked, this, &DuplicateBand::join);
  connect(m_apart, &QPushButton::clicked, this, [this] { StepForm::begin(m_desk, m_case, model::Action::assign, window()); });
  connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT caseWanted(m_case.suspect); });
}

void DuplicateBand::show(const model::CaseSummary& c) {
  m_case = c;
  const auto other = c.suspect ? m_desk.cases.find(c.suspect) : nullptr;
  setVisible(c.suspect && c.state == model::CaseState::reported);
  if (!c.suspect) return;
  m_other = other ? *other : model::CaseSummary{};
  const bool may = other && engine::SideRights::mayJoin(c, *other, m_desk.bridge.actor());
  m_join->setVisible(may);
  m_apart->setVisible(may);
  m_look->setVisible(other != nullptr);
  closeUp();
  m_join->setText(withKey(*this, tr("Join"), "R"));
  m_apart->setText(tr("Keep apart and dispatch"));
  m_look->setText(tr("Look at it"));
  if (!other) return words()->setText(tr("▲ It probably repeats a case that is closed by now or lies outside your area."));
  QStringList apart;
  if (c.point && other->point) apart << tr("%1 m away").arg(static_cast<int>(model::metresBetween(*c.point, *other->point)));
  const Millis sooner = c.reportedAt - other->reportedAt;
  apart << (sooner.count() >= 0 ? tr("%1 earlier") : tr("%1 later")).arg(durationText(sooner));
  words()->setText(tr("▲ Probably repeats case %1 (%2): %3").arg(text(other->number), apart.join(tr(", ")), text(other->title)));
}

void DuplicateBand::join() {
  if (isHidden() || m_join->isHidden()) return m_desk.notices.warn(tr("There is no case that this one could be joined to."));
  SideForm::begin(m_desk, {m_case, {}, m_other}, SideForm::Kind::join, window());
}

}  // namespace jw::ui
