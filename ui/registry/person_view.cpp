#include "ui/registry/person_view.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/facts.h"
#include "ui/registry/members_table.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/purpose_menu.h"
#include "ui/words.h"

namespace jw::ui {

using Carry = RegistryEdits::Carried;

PersonView::PersonView(const Desk& desk, RegistryEdits& edits, QWidget* parent) : QWidget(parent), m_desk(desk), m_edits(edits), m_head(desk, "personTitle", this) {
  QWidget* ground = m_head.ground;
  QVBoxLayout* down = m_head.down;
  down->addWidget(m_facts = new Facts(m_desk.theme, ground));
  m_facts->setObjectName(QStringLiteral("personFacts"));
  down->addWidget(m_household = makeLabel("heading", ground));
  down->addWidget(m_members = new MembersTable(m_desk, ground));
  down->addStretch(1);
  connect(m_members, &MembersTable::personChosen, this, &PersonView::personChosen);
  connect(&m_second, &QTimer::timeout, this, &PersonView::countDown);
  connect(&m_edits, &RegistryEdits::carriedChanged, this, &PersonView::showSheet);
  // Another person at the desk must not see what this one has asked for.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &PersonView::hideAgain);
}

void PersonView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showSheet();
  QWidget::changeEvent(event);
}

void PersonView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  hideAgain();
}

void PersonView::show(const engine::PersonSheet& sheet) {
  if (!m_sheet || m_sheet->person.id != sheet.person.id) {
    m_clear.reset();
    m_second.stop();
  }
  m_sheet = sheet;
  showSheet();
}

void PersonView::showSheet() {
  if (!m_sheet) return;
  const auto& s = *m_sheet;
  m_head.clearButtons();
  m_reveal = m_head.addButton("revealPerson", QStringLiteral("open"), {}, [this] { m_clear ? hideAgain() : askPurpose(); });
  const auto history = [this, s] { Q_EMIT historyWanted(model::RecordKind::person, s.person.id, text(s.person.name)); };
  if (m_edits.allowed() && s.person.validity.ending == model::Ending::none) {
    const auto& carried = m_edits.carried();
    if (carried && carried->kind == Carry::Kind::twin && carried->person.person.id != s.person.id)
      m_head.addButton("mergeInto", QStringLiteral("down"), tr("Merge %1 into this…").arg(carried->name), [this, s] { m_edits.mergeInto(s); });
    const QString name = text(s.person.name);
    m_head.addButton("editPerson", QStringLiteral("edit"), tr("Edit…"), [this, s] { m_edits.editPerson(s); });
    auto* more = moreButton(m_desk, "personMore", tr("More"), m_head.bar);
    const auto add = [&](const char* key, const QString& words, const std::function<void()>& run) { more->menu()->addAction(words, this, run)->setObjectName(QString::fromLatin1(key)); };
    add("carryPerson", tr("Move to another household"), [this, s, name] { m_edits.carry({Carry::Kind::person, s, {}, name}); });
    if (s.person.codes[model::PersonColumn::relation] != 0) add("headPerson", tr("Make head of the household…"), [this, s] { m_edits.changeHead(s); });
    add("personAway", tr("Moved away…"), [this, s] { m_edits.moveAway(s); });
    add("recordDeath", tr("Death…"), [this, s] { m_edits.recordDeath(s); });
    add("carryTwin", tr("Is a duplicate of another record"), [this, s, name] { m_edits.carry({Carry::Kind::twin, s, {}, name}); });
    add("volunteerPerson", tr("Becomes a volunteer…"), [this, s] {
      model::Volunteer v;
      v.person = s.person.id;
      v.name = s.person.name;
      m_edits.putVolunteer(v, s.person.area);
    });
    add("appointPerson", tr("Appoint to a post…"), [this, s] { Q_EMIT appointWanted(s); });
    add("voidPerson", tr("Entered by mistake…"), [this, s] { m_edits.voidEntry(s); });
    m_head.addButton(more);
  }
  m_head.addButton("personHome", QStringLiteral("registry"), tr("Dwelling"), [this, s] { Q_EMIT dwellingWanted(s.home.dwelling.id); });
  m_head.addButton("personHistory", QStringLiteral("history"), tr("History"), history);
  std::vector<model::PersonLine> members;
  for (const auto& list : {s.home.households, s.home.former})
    for (const auto& h : list)
      if (h.id == s.person.household) members = h.members;
  m_household->setText(tr("Household"));
  m_household->setVisible(!members.empty());
  m_members->setVisible(!members.empty());
  m_members->setMembers(members);
  m_members->choose(text(s.person.id.text()));
  showFacts();
}

void PersonView::showFacts() {
  if (!m_sheet) return;
  const auto& s = *m_sheet;
  const auto& p = s.person;
  const auto& a = m_desk.registry.attributes();
  m_head.title->setText(text(m_clear ? m_clear->name : p.name));
  QStringList about{text(p.address)};
  if (p.validity.ending != model::Ending::none) about.prepend(QStringLiteral("%1 %2").arg(RegistryWords::of(p.validity.ending), RegistryWords::date(p.validity.to)));
  m_head.about->setText(about.join(QStringLiteral(" · ")));
  m_reveal->setText(m_clear ? tr("Hide (%1 s)").arg(m_left) : tr("Show for a purpose"));
  std::vector<std::pair<QString, QString>> facts;
  const auto* opened = m_clear && m_clear->child ? &*m_clear->child : nullptr;
  const auto& codes = opened ? opened->codes : p.codes;
  const auto code = [&](model::PersonColumn column, std::uint8_t value) { facts.emplace_back(RegistryWords::name(a.at(column)), RegistryWords::code(a.at(column), value)); };
  if (opened)
    code(model::PersonColumn::sex, codes[model::PersonColumn::sex]);
  else
    facts.emplace_back(RegistryWords::name(a.at(model::PersonColumn::sex)), RegistryWords::code(a, p, model::PersonColumn::sex));
  facts.emplace_back(tr("Age"), opened ? QString::number(opened->age) : RegistryWords::age(p));
  facts.emplace_back(tr("Day of birth"), text(m_clear ? m_clear->birth : s.birth));
  facts.emplace_back(RegistryWords::column(a, model::RecordKind::person, "citizen_id"), text(m_clear ? m_clear->citizenId : s.citizenId));
  facts.emplace_back(tr("Telephone"), text(m_clear ? m_clear->phone : s.phone));
  if (p.child && !opened) {
    code(model::PersonColumn::relation, codes[model::PersonColumn::relation]);
    facts.emplace_back(tr("Under 14"), m_clear ? tr("this purpose does not open the further particulars") : tr("further particulars are masked; “Show for a purpose” opens them"));
  } else {
    for (std::size_t i = 1; i < model::kPlainPersonColumns; ++i) {
      const auto column = static_cast<model::PersonColumn>(i);
      // The relation is always of interest, and 0 of it is the head; others are only told when they are recorded.
      if (column == model::PersonColumn::relation || codes[column] != 0) code(column, codes[column]);
    }
  }
  if (m_clear && m_clear->health) {
    code(model::PersonColumn::disabilityType, m_clear->disabilityType);
    code(model::PersonColumn::disabilityGrade, m_clear->disabilityGrade);
  }
  facts.emplace_back(tr("In the registry"), RegistryWords::span(p.validity.from, p.validity.to));
  facts.emplace_back(tr("So since"), RegistryWords::date(p.validity.since));
  m_facts->setFacts(facts);
}

void PersonView::askPurpose() {
  if (!m_sheet) return;
  const auto purposes = m_desk.registry.purposes(m_desk.bridge.actor());
  if (purposes.empty()) return m_desk.notices.warn(tr("As %1 you may not read protected fields of people.").arg(Words::of(m_desk.bridge.actor().role)));
  ui::askPurpose(purposes, m_reveal, [this](const std::string& purpose) { reveal(purpose); });
}

void PersonView::reveal(const std::string& purpose) {
  using Result = std::variant<engine::ClearPerson, engine::Refused>;
  const Uuid id = m_sheet->person.id;
  m_desk.registry.revealPerson(m_desk.bridge.actor(), id, purpose, onMain<Result>(this, [this, id, actor = m_desk.bridge.actor()](const Result& result) {
                                 // Meanwhile another record, another page or another person may be here.
                                 const bool same = m_sheet && m_sheet->person.id == id && isVisible() && m_desk.bridge.actor().name == actor.name && m_desk.bridge.actor().role == actor.role;
                                 if (!same) return;
                                 if (std::holds_alternative<engine::Refused>(result)) return m_desk.notices.warn(tr("Your role, your area or this purpose does not allow it. The attempt is in the log."));
                                 m_clear = std::get<engine::ClearPerson>(result);
                                 m_left = static_cast<int>(kShown.count());
                                 m_second.start(1000);
                                 showFacts();
                               }));
}

void PersonView::countDown() {
  if (--m_left <= 0) return hideAgain();
  showFacts();
}

void PersonView::hideAgain() {
  m_second.stop();
  m_clear.reset();
  if (m_reveal) showFacts();
}

}  // namespace jw::ui
