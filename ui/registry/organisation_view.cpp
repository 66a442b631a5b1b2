#include "ui/registry/organisation_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/registry/facts.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/registry/sheet_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

OrganisationView::OrganisationView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  QVBoxLayout* down = nullptr;
  auto* area = scrolledColumn(m_desk, down, this);
  outer->addWidget(area);
  QWidget* ground = area->widget();
  down->addWidget(m_title = makeLabel("title", ground));
  m_title->setObjectName(QStringLiteral("organisationTitle"));
  down->addWidget(m_about = makeLabel("second", ground));
  m_title->setWordWrap(true);
  m_about->setWordWrap(true);
  down->addWidget(m_bar = new QWidget(ground));
  m_buttons = new FlowLayout(m_bar);
  m_desk.theme.space(m_buttons, 0, 8);
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
  m_title->setText(text(o.name));
  m_about->setText(RegistryWords::code(m_desk.registry.attributes().organisationKind(), o.kind));
  m_buttons->clear();
  if (m_edits.allowed() && o.validity.ending == model::Ending::none) {
    m_buttons->addWidget(wordButton(m_desk, "editOrganisation", QStringLiteral("edit"), tr("Edit…"), m_bar, [this, o] { m_edits.putOrganisation(o, o.area); }));
    m_buttons->addWidget(wordButton(m_desk, "closeOrganisation", QStringLiteral("void"), tr("Close it…"), m_bar, [this, o] { m_edits.closeOrganisation(o); }));
  }
  if (o.building) m_buttons->addWidget(wordButton(m_desk, "organisationBuilding", QStringLiteral("building"), tr("Building"), m_bar, [this, o] { Q_EMIT buildingWanted(o.building); }));
  m_buttons->addWidget(wordButton(m_desk, "organisationHistory", QStringLiteral("history"), tr("History"), m_bar, [this, o] { Q_EMIT historyWanted(model::Subject::organisation, o.id, text(o.name)); }));
  for (int i = 0; i < m_buttons->count(); ++i) m_buttons->itemAt(i)->widget()->show();
  m_facts->setFacts({{tr("Area"), text(m_desk.bridge.areas()->readablePath(o.area))},
                     {tr("Address"), text(o.address)},
                     {tr("Telephone"), text(o.phone)},
                     {tr("Credit code"), text(o.creditCode)},
                     {tr("What it does"), text(o.business)},
                     {tr("Contact"), o.contact.empty() ? QString() : tr("recorded, sealed")},
                     {tr("In the registry"), RegistryWords::span(o.validity.from, o.validity.to)}});
}

}  // namespace jw::ui
