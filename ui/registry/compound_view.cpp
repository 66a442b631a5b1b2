#include "ui/registry/compound_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/registry/facts.h"
#include "ui/registry/registry_edits.h"
#include "ui/words.h"

namespace jw::ui {

CompoundView::CompoundView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "compoundTitle", this) {
  m_head.down->addWidget(m_facts = new Facts(m_desk.theme, m_head.ground));
  m_facts->setObjectName(QStringLiteral("compoundFacts"));
  m_head.down->addStretch(1);
}

void CompoundView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showRow();
  QWidget::changeEvent(event);
}

void CompoundView::show(const model::Compound& compound) {
  m_row = compound;
  showRow();
}

void CompoundView::showRow() {
  if (!m_row) return;
  const auto c = *m_row;
  m_head.title->setText(text(c.name));
  m_head.about->setText(tr("Compound"));
  m_head.clearButtons();
  if (m_edits.allowed()) {
    m_head.addButton("editCompound", QStringLiteral("edit"), tr("Edit…"), [this, c] { m_edits.putCompound(c, c.area); });
    m_head.addButton("closeCompound", QStringLiteral("void"), tr("Delete…"), [this, c] { m_edits.closeCompound(c); });
  }
  m_head.addButton("compoundHistory", QStringLiteral("history"), tr("History"), [this, c] { Q_EMIT historyWanted(model::RecordKind::compound, c.id, text(c.name)); });
  m_facts->setFacts({{tr("Area"), text(m_desk.bridge.areas()->readablePath(c.area))}, {tr("Address"), text(c.address)}, {tr("Buildings"), QStringLiteral("%L1").arg(c.buildings)}});
}

}  // namespace jw::ui
