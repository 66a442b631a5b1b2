#include "ui/registry/organisation_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/registry/facts.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

OrganisationView::OrganisationView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "organisationTitle", this) {
  QWidget* ground = m_head.ground;
  QVBoxLayout* down = m_head.down;
  down->addWidget(m_facts = new Facts(m_desk.theme, ground));
  down->addStretch(1);
}

void OrganisationView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRow();
  QWidget::changeEvent(event);
}

void OrganisationView::show(const model::Organisation& organisation) {
  m_row = organisation;
  showRow();
}

void OrganisationView::showRow() {
  if (!m_row) return;
  const auto o = *m_row;
  m_head.title->setText(text(o.name));
  m_head.about->setText(RegistryWords::code(m_desk.registry.attributes().organisationKind(), o.kind));
  m_head.clearButtons();
  if (m_edits.allowed() && o.validity.ending == model::Ending::none) {
    m_head.addButton("editOrganisation", QStringLiteral("edit"), tr("Edit…"), [this, o] { m_edits.putOrganisation(o, o.area); });
    m_head.addButton("closeOrganisation", QStringLiteral("void"), tr("Close it…"), [this, o] { m_edits.closeOrganisation(o); });
  }
  if (o.building) m_head.addButton("organisationBuilding", QStringLiteral("building"), tr("Building"), [this, o] { Q_EMIT buildingWanted(o.building); });
  m_head.addButton("organisationHistory", QStringLiteral("history"), tr("History"), [this, o] { Q_EMIT historyWanted(model::RecordKind::organisation, o.id, text(o.name)); });
  m_facts->setFacts({{tr("Area"), text(m_desk.bridge.areas()->readablePath(o.area))},
                     {tr("Address"), text(o.address)},
                     {tr("Telephone"), text(o.phone)},
                     {tr("Credit code"), text(o.creditCode)},
                     {tr("What it does"), text(o.business)},
                     {tr("Contact"), o.contactKept ? tr("recorded, sealed") : QString()},
                     {tr("In the registry"), RegistryWords::span(o.validity.from, o.validity.to)}});
}

}  // namespace jw::ui
