#include "ui/registry/volunteer_view.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/facts.h"
#include "ui/registry/person_view.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/words.h"

namespace jw::ui {

VolunteerView::VolunteerView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "volunteerTitle", this) {
  m_head.down->addWidget(m_facts = new Facts(m_desk.theme, m_head.ground));
  m_facts->setObjectName(QStringLiteral("volunteerFacts"));
  m_head.down->addStretch(1);
  m_end.setSingleShot(true);
  m_end.setInterval(PersonView::kShown);
  connect(&m_end, &QTimer::timeout, this, &VolunteerView::hideAgain);
  // Another person at the desk must not see what this one has asked for.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &VolunteerView::hideAgain);
}

void VolunteerView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRow();
  QWidget::changeEvent(event);
}

void VolunteerView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  hideAgain();
}

void VolunteerView::show(const model::Volunteer& volunteer) {
  if (m_row && m_row->id != volunteer.id) {
    m_clear.reset();
    m_end.stop();
  }
  m_row = volunteer;
  showRow();
}

void VolunteerView::showRow() {
  if (!m_row) return;
  const auto v = *m_row;
  m_head.clearButtons();
  m_reveal = m_head.addButton("revealVolunteer", QStringLiteral("open"), {}, [this] { m_clear ? hideAgain() : askPurpose(); });
  if (m_edits.allowed()) {
    m_head.addButton("editVolunteer", QStringLiteral("edit"), tr("Edit…"), [this, v] { m_edits.putVolunteer(v, v.area); });
    m_head.addButton("endVolunteer", QStringLiteral("void"), tr("Leaves…"), [this, v] { m_edits.endVolunteer(v); });
  }
  if (v.person) m_head.addButton("volunteerPerson", QStringLiteral("user"), tr("Person"), [this, v] { Q_EMIT personChosen(v.person); });
  m_head.addButton("volunteerHistory", QStringLiteral("history"), tr("History"), [this, v] { Q_EMIT historyWanted(model::RecordKind::volunteer, v.id, text(v.name)); });
  showFacts();
}

void VolunteerView::showFacts() {
  if (!m_row || !m_reveal) return;
  const auto& v = *m_row;
  m_head.title->setText(text(m_clear ? m_clear->name : v.name));
  m_head.about->setText(v.person ? tr("Volunteer, resident of the registry") : tr("Volunteer from elsewhere"));
  m_reveal->setText(m_clear ? tr("Hide") : tr("Show for a purpose"));
  const QString contact = m_clear ? text(m_clear->contact) : v.person ? tr("with the person") : v.contact ? tr("recorded, sealed") : QString();
  m_facts->setFacts({{tr("Team"), text(v.teamName)},
                     {tr("Skills"), text(v.skills)},
                     {tr("Telephone"), contact},
                     {tr("Area"), text(m_desk.bridge.areas()->readablePath(v.area))},
                     {tr("In the registry"), RegistryWords::span(v.validity.from, v.validity.to)}});
}

void VolunteerView::askPurpose() {
  if (!m_row) return;
  const auto purposes = m_desk.registry.purposes(m_desk.bridge.actor());
  if (purposes.empty()) return m_desk.notices.warn(tr("As %1 you may not read protected fields of people.").arg(Words::of(m_desk.bridge.actor().role)));
  ui::askPurpose(purposes, m_reveal, [this](const std::string& purpose) { reveal(purpose); });
}

void VolunteerView::reveal(const std::string& purpose) {
  if (!m_row) return;
  using Result = std::variant<engine::ClearVolunteer, engine::Refused>;
  const Uuid id = m_row->id;
  m_desk.registry.revealVolunteer(m_desk.bridge.actor(), id, purpose, onMain<Result>(this, [this, id, actor = m_desk.bridge.actor()](const Result& result) {
                                    // Meanwhile another record, another page or another person may be here.
                                    const bool same = m_row && m_row->id == id && isVisible() && m_desk.bridge.actor().name == actor.name && m_desk.bridge.actor().role == actor.role;
                                    if (!same) return;
                                    if (std::holds_alternative<engine::Refused>(result)) return m_desk.notices.warn(tr("Your role, your area or this purpose does not allow it. The attempt is in the log."));
                                    m_clear = std::get<engine::ClearVolunteer>(result);
                                    m_end.start();
                                    showFacts();
                                  }));
}

void VolunteerView::hideAgain() {
  m_end.stop();
  if (!m_clear) return;
  m_clear.reset();
  showFacts();
}

}  // namespace jw::ui
