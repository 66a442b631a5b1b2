#include "ui/registry/facility_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/registry/facts.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/words.h"

namespace jw::ui {

FacilityView::FacilityView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "facilityTitle", this) {
  m_head.down->addWidget(m_facts = new Facts(m_desk.theme, m_head.ground));
  m_facts->setObjectName(QStringLiteral("facilityFacts"));
  m_head.down->addStretch(1);
  // The names of kinds and departments.
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &FacilityView::showRow);
}

void FacilityView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRow();
  QWidget::changeEvent(event);
}

void FacilityView::show(const model::Facility& facility) {
  m_row = facility;
  showRow();
}

void FacilityView::showRow() {
  if (!m_row) return;
  const auto f = *m_row;
  const auto& directory = m_desk.bridge.directory();
  m_head.title->setText(text(f.name));
  m_head.about->setText(tr("Public facility · %1").arg(text(f.code)));
  m_head.clearButtons();
  if (m_edits.allowed()) {
    m_head.addButton("editFacility", QStringLiteral("edit"), tr("Edit…"), [this, f] { m_edits.putFacility(f, {}); });
    m_head.addButton("removeFacility", QStringLiteral("void"), tr("Delete…"), [this, f] { m_edits.removeFacility(f); });
  }
  m_head.addButton("facilityOnMap", QStringLiteral("pin"), tr("On the map"), [this, f] { Q_EMIT mapWanted(f.point); });
  m_head.addButton("facilityHistory", QStringLiteral("history"), tr("History"), [this, f] { Q_EMIT historyWanted(model::RecordKind::facility, f.id, text(f.name)); });
  m_facts->setFacts({{tr("Kind"), RegistryWords::facilityKind(directory, f.kind)},
                     {tr("Owner department"), text(directory.departmentName(f.department))},
                     {tr("Area"), f.area.empty() ? tr("in no grid") : text(m_desk.bridge.areas()->readablePath(f.area))},
                     {tr("Longitude, latitude"), RegistryWords::place(f.point)}});
}

}  // namespace jw::ui
