#include "ui/registry/dwelling_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/registry/facts.h"
#include "ui/registry/members_table.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

using Carry = RegistryEdits::Carried;

DwellingView::DwellingView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "dwellingTitle", this) {
  QWidget* ground = m_head.ground;
  QVBoxLayout* down = m_head.down;
  down->addWidget(m_facts = new Facts(m_desk.theme, ground));
  down->addWidget(m_blocks = new QWidget(ground));
  m_blocksDown = new QVBoxLayout(m_blocks);
  m_desk.theme.space(m_blocksDown, 0, 8);
  down->addStretch(1);
  connect(&m_edits, &RegistryEdits::carriedChanged, this, &DwellingView::showSheet);
}

void DwellingView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showSheet();
  QWidget::changeEvent(event);
}

void DwellingView::show(const engine::DwellingSheet& sheet) {
  m_sheet = sheet;
  showSheet();
}

void DwellingView::showSheet() {
  if (!m_sheet) return;
  const auto& d = m_sheet->dwelling;
  const auto& a = m_desk.registry.attributes();
  m_head.title->setText(RegistryWords::dwelling(d));
  m_head.about->setText(QStringLiteral("%1 · %2").arg(text(m_sheet->building.name), text(m_sheet->building.address)));
  std::vector<std::pair<QString, QString>> facts;
  for (const auto column : {model::DwellingColumn::residence, model::DwellingColumn::type, model::DwellingColumn::ownership})
    facts.emplace_back(RegistryWords::name(a.at(column)), RegistryWords::code(a.at(column), d.codes[column]));
  facts.emplace_back(tr("Floor area"), d.squareMetres > 0 ? tr("%1 m²").arg(d.squareMetres) : QString());
  facts.emplace_back(tr("Landlord"), d.landlord ? tr("recorded, sealed") : QString());
  facts.emplace_back(tr("So since"), RegistryWords::date(d.validity.since));
  m_facts->setFacts(facts);
  m_head.clearButtons();
  if (m_edits.allowed()) {
    const auto& carried = m_edits.carried();
    if (carried && carried->kind == Carry::Kind::household)
      m_head.addButton("moveHere", QStringLiteral("down"), tr("Move %1 here…").arg(carried->name), [this, d] { m_edits.moveHere(d); });
    m_head.addButton("addHousehold", QStringLiteral("plus"), tr("New household…"), [this, d] { m_edits.addHousehold(d); });
    m_head.addButton("editDwelling", QStringLiteral("edit"), tr("Edit…"), [this, d] { m_edits.editDwelling(d); });
    auto* more = moreButton(m_desk, "dwellingMore", tr("More"), m_head.bar);
    more->menu()->addAction(tr("Entered by mistake…"), this, [this, d] { m_edits.voidEntry(d); })->setObjectName(QStringLiteral("voidDwelling"));
    m_head.addButton(more);
  }
  m_head.addButton("dwellingHistory", QStringLiteral("history"), tr("History"), [this, d] { Q_EMIT historyWanted(model::RecordKind::dwelling, d.id, m_head.title->text()); });
  while (QLayoutItem* item = m_blocksDown->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  for (const auto& h : m_sheet->households) addBlock(h, false);
  if (m_sheet->households.empty()) {
    auto* nobody = makeLabel("second", m_blocks);
    nobody->setObjectName(QStringLiteral("nobody"));
    nobody->setWordWrap(true);
    nobody->setText(m_edits.allowed() ? tr("Nobody lives here. “New household…” enters who moved in.") : tr("Nobody is recorded here."));
    m_blocksDown->addWidget(nobody);
  }
  if (!m_sheet->former.empty()) {
    auto* heading = makeLabel("heading", m_blocks);
    heading->setText(tr("Lived here before"));
    m_blocksDown->addWidget(heading);
    for (const auto& h : m_sheet->former) addBlock(h, true);
  }
}

void DwellingView::addBlock(const model::HouseholdLine& h, bool former) {
  const auto& a = m_desk.registry.attributes();
  auto* block = makeFrame("panel", m_blocks);
  auto* down = new QVBoxLayout(block);
  m_desk.theme.space(down, 8, 8);
  QStringList words;
  for (const auto column : {model::HouseholdColumn::type, model::HouseholdColumn::registration, model::HouseholdColumn::specialFamily}) words << RegistryWords::code(a.at(column), h.codes[column]);
  words << RegistryWords::span(h.validity.from, h.validity.to);
  if (former) words << RegistryWords::of(h.validity.ending);
  words.removeAll(QString());
  auto* head = makeLabel("heading", block);
  head->setWordWrap(true);
  head->setText(words.isEmpty() ? tr("Household") : words.join(QStringLiteral(" · ")));
  down->addWidget(head);
  auto* members = new MembersTable(m_desk, block);
  members->setMembers(h.members);
  down->addWidget(members);
  connect(members, &MembersTable::personChosen, this, &DwellingView::personChosen);
  auto* bar = new QWidget(block);
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 0, 6);
  const QString name = h.members.empty() ? tr("Household") : text(h.members.front().name);
  const auto history = [this, h, name] { Q_EMIT historyWanted(model::RecordKind::household, h.id, name); };
  if (m_edits.allowed() && !former) {
    const auto& carried = m_edits.carried();
    if (carried && carried->kind == Carry::Kind::person && carried->person.person.household != h.id)
      flow->addWidget(wordButton(m_desk.theme, "moveInto", QStringLiteral("down"), tr("Move %1 in here…").arg(carried->name), bar, [this, h] { m_edits.moveInto(h); }));
    flow->addWidget(wordButton(m_desk.theme, "addMember", QStringLiteral("plus"), tr("New member…"), bar, [this, h] { m_edits.addPerson(h, false); }));
    flow->addWidget(wordButton(m_desk.theme, "recordBirth", QStringLiteral("plus"), tr("Birth…"), bar, [this, h] { m_edits.addPerson(h, true); }));
    auto* more = moreButton(m_desk, "householdMore", tr("More"), bar);
    more->menu()->addAction(tr("Edit the household…"), this, [this, h] { m_edits.editHousehold(h); })->setObjectName(QStringLiteral("editHousehold"));
    more->menu()->addAction(tr("Move to another dwelling"), this, [this, h, name] { m_edits.carry({Carry::Kind::household, {}, h, name}); })->setObjectName(QStringLiteral("carryHousehold"));
    more->menu()->addAction(tr("Moved away…"), this, [this, h] { m_edits.moveAway(h); })->setObjectName(QStringLiteral("householdAway"));
    if (h.members.size() > 1) more->menu()->addAction(tr("Split…"), this, [this, h] { m_edits.splitHousehold(h); })->setObjectName(QStringLiteral("splitHousehold"));
    more->menu()->addAction(tr("Entered by mistake…"), this, [this, h] { m_edits.voidEntry(h); })->setObjectName(QStringLiteral("voidHousehold"));
    more->menu()->addAction(tr("History"), this, history)->setObjectName(QStringLiteral("householdHistory"));
    flow->addWidget(more);
  } else {
    flow->addWidget(wordButton(m_desk.theme, "householdHistory", QStringLiteral("history"), tr("History"), bar, history));
  }
  down->addWidget(bar);
  m_blocksDown->addWidget(block);
}

}  // namespace jw::ui
