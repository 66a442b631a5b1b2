#include "ui/registry/registry_edits.h"

#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/words.h"

namespace jw::ui {
using namespace model;

namespace {

constexpr std::size_t kUndo = 50;

// The tree counts buildings and names compounds.
bool concernsTree(const std::vector<UndoStep>& steps) {
  constexpr std::uint8_t kBuildings = 2, kCompounds = 22;  // numbers of the journal's tables, which never change
  return std::any_of(steps.begin(), steps.end(), [](const UndoStep& s) { return s.table == kCompounds || s.table == kBuildings; });
}

QString textOf(const Uuid& id) { return text(id.text()); }

}  // namespace

RegistryEdits::RegistryEdits(const Desk& desk, QWidget* over) : QObject(over), m_desk(desk), m_over(over) {
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, [this] {
    m_undo.clear();
    putDown();
    Q_EMIT undoChanged();
  });
}

bool RegistryEdits::allowed() const { return !m_past && engine::RegistryDesk::mayEdit(m_desk.bridge.actor()); }

void RegistryEdits::setPast(bool past) {
  m_past = past;
  if (past) putDown();
}

void RegistryEdits::open(RegistryForm::Task task) {
  if (!allowed()) return m_desk.notices.warn(m_past ? tr("The past is shown; nothing in it can be changed.") : RegistryWords::of(RegistryFault::notEntitled));
  task.done = [this, what = task.title](const RegistryDone& result) { finished(what, result); };
  RegistryForm::begin(m_desk, std::move(task), m_over);
}

void RegistryEdits::finished(const QString& what, const RegistryDone& result) {
  if (!result.undo.empty()) m_undo.push_back({what, result.undo});
  if (m_undo.size() > kUndo) m_undo.erase(m_undo.begin());
  // Where nothing was changed there is nothing to take back, and Ctrl+Z would take back something else.
  m_desk.notices.tell(result.undo.empty() ? tr("Done: %1. Nothing was different, so nothing was changed.").arg(what) : tr("Done: %1. Ctrl+Z takes it back.").arg(what));
  Q_EMIT undoChanged();
  Q_EMIT done(result.id);
  if (concernsTree(result.undo)) Q_EMIT compoundsChanged();
}

void RegistryEdits::undo() {
  if (m_undo.empty() || m_undoing || !allowed()) return;
  m_undoing = true;
  const Undo last = m_undo.back();
  m_desk.registry.submit(m_desk.bridge.actor(), UndoRegistry{last.steps}, onMain<RegistryAnswer>(this, [this, last](const RegistryAnswer& answer) {
                           m_undoing = false;
                           if (!m_undo.empty() && m_undo.back().what == last.what) m_undo.pop_back();
                           Q_EMIT undoChanged();
                           if (const auto* refusal = std::get_if<RegistryRefusal>(&answer)) return m_desk.notices.warn(tr("“%1” cannot be taken back. %2").arg(last.what, RegistryWords::of(*refusal)));
                           m_desk.notices.tell(tr("Taken back: %1").arg(last.what));
                           Q_EMIT done(std::get<RegistryDone>(answer).id);
                           if (concernsTree(last.steps)) Q_EMIT compoundsChanged();
                         }));
}

RegistryEdits::Field RegistryEdits::choice(const std::string& key, const CodedAttribute& attribute, std::uint8_t value, bool unchanged) const {
  Field field{key, RegistryWords::name(attribute), Field::Kind::choice};
  if (unchanged) field.choices.emplace_back(QString(), tr("as it is"));
  if (!attribute.find(std::uint8_t{0})) field.choices.emplace_back(QStringLiteral("0"), tr("not recorded"));
  for (const auto& code : attribute.codes) field.choices.emplace_back(QString::number(code.value), RegistryWords::code(attribute, code.value));
  field.value = unchanged ? QString() : QString::number(value);
  return field;
}

RegistryEdits::Field RegistryEdits::dayField() const {
  return {"day", tr("On which day"), Field::Kind::date, {}, tr("today, or yyyy-mm-dd")};
}

RegistryEdits::Field RegistryEdits::reasonField() const { return {"reason", tr("Reason"), Field::Kind::line, {}, tr("how the mistake came about and was found"), {}, true}; }

// A household has one head: somebody else becomes it by a step of its own.
RegistryEdits::Field RegistryEdits::relationField(Relation value) const {
  Field field = choice("relation", m_desk.registry.attributes().at(PersonColumn::relation), static_cast<std::uint8_t>(value));
  std::erase_if(field.choices, [](const auto& c) { return c.first == QStringLiteral("0"); });
  return field;
}

const PersonLine* RegistryEdits::headOf(const engine::PersonSheet& sheet) {
  for (const auto& household : sheet.home.households)
    if (household.id == sheet.person.household)
      for (const auto& m : household.members)
        if (m.codes[PersonColumn::relation] == 0) return &m;
  return nullptr;
}

std::vector<RegistryEdits::Field> RegistryEdits::headFields(const engine::PersonSheet& sheet) const {
  if (sheet.person.codes[PersonColumn::relation] != 0) return {};
  for (const auto& household : sheet.home.households) {
    if (household.id != sheet.person.household || household.members.size() < 2) continue;
    Field field{"new_head", tr("Who is the head from now on"), Field::Kind::choice};
    field.required = true;
    for (const auto& m : household.members)
      if (m.id != sheet.person.id)
        field.choices.emplace_back(textOf(m.id), QStringLiteral("%1 · %2").arg(text(m.name), RegistryWords::code(m_desk.registry.attributes().at(PersonColumn::relation), m.codes[PersonColumn::relation])));
    return {field};
  }
  return {};
}

std::vector<RegistryEdits::Field> RegistryEdits::personFields(const engine::PersonSheet* sheet, bool birth, bool relation) const {
  const auto& attributes = m_desk.registry.attributes();
  const QString keep = sheet ? tr("stays as it is if left empty") : QString();
  std::vector<Field> fields;
  fields.push_back({"name", tr("Name"), Field::Kind::line, {}, sheet ? QStringLiteral("%1 (%2)").arg(text(sheet->person.name), keep) : QString(), {}, !sheet});
  fields.push_back({"citizen_id", tr("Citizen ID or other paper"), Field::Kind::line, {}, sheet ? text(sheet->citizenId) : tr("18 characters; the check character is verified"), {}, false, sheet && !sheet->citizenId.empty()});
  fields.push_back({"birth_day", tr("Day of birth"), Field::Kind::date, {}, sheet ? keep : tr("yyyy-mm-dd; taken from the citizen ID"), {}, birth});
  fields.push_back({"phone", tr("Telephone"), Field::Kind::line, {}, sheet ? text(sheet->phone) : QString(), {}, false, sheet && !sheet->phone.empty()});
  for (std::size_t i = 0; i < kPersonColumns; ++i) {
    const auto column = static_cast<PersonColumn>(i);
    if (column == PersonColumn::relation && !relation) continue;
    // What is not shown of children, and of nobody's health, must not be overwritten by a blank.
    const bool hidden = sheet && (sheet->person.child || i >= kPlainPersonColumns);
    const auto& attribute = attributes.at(column);
    Field field = column == PersonColumn::relation ? relationField(sheet ? static_cast<Relation>(sheet->person.codes[column]) : birth ? Relation::child : Relation::other) : choice(attribute.column, attribute, sheet ? sheet->person.codes[column] : std::uint8_t{0}, hidden);
    if (!sheet && column == PersonColumn::residence) field.value = QStringLiteral("1");
    fields.push_back(std::move(field));
  }
  for (const char* key : {"person.ethnic_group", "person.political_affiliation"})
    if (const auto* attribute = attributes.find(key)) {
      Field field = choice(attribute->column, *attribute, 0, true);
      field.label = tr("%1 (for the census books alone)").arg(field.label);
      fields.push_back(std::move(field));
    }
  return fields;
}

QString RegistryEdits::together(const RegistryForm& form) const {
  return form.value("ethnic_group").isEmpty() == form.value("political_affiliation").isEmpty() ? QString() : tr("Ethnic group and political affiliation are kept together: choose both, or leave both as they are.");
}

PersonPatch RegistryEdits::patchOf(const RegistryForm& form, bool isNew) const {
  PersonPatch patch;
  const auto line = [&](const char* key) { return form.words(key).empty() && !isNew ? std::nullopt : std::optional(form.words(key)); };
  patch.name = line("name");
  if (!form.words("citizen_id").empty() || form.removed("citizen_id")) patch.citizenId = form.words("citizen_id");
  if (!form.words("phone").empty() || form.removed("phone")) patch.phone = form.words("phone");
  patch.birthDay = form.dayNumber("birth_day");
  const auto& attributes = m_desk.registry.attributes();
  for (std::size_t i = 0; i < kPersonColumns; ++i) {
    const auto column = static_cast<PersonColumn>(i);
    const std::string& key = attributes.at(column).column;
    const bool given = isNew ? !form.value(key).isEmpty() && form.value(key) != QStringLiteral("0") : form.changed(key);
    if (given || (isNew && column == PersonColumn::relation && !form.value(key).isEmpty())) patch.codes.emplace_back(column, form.code(key));
  }
  if (!form.value("ethnic_group").isEmpty()) patch.aggregate = AggregateCodes{form.code("ethnic_group"), form.code("political_affiliation")};
  return patch;
}

void RegistryEdits::addDwelling(const BuildingLine& building) {
  const auto& a = m_desk.registry.attributes();
  std::vector<Field> fields{{"unit", tr("Unit"), Field::Kind::number, QStringLiteral("1"), {}, {}, true},
                            {"floor", tr("Floor"), Field::Kind::number, {}, building.floors > 0 ? tr("1 to %1").arg(building.floors) : QString(), {}, true},
                            {"number", tr("Door"), Field::Kind::number, {}, tr("201, or 1 for the first one of the floor"), {}, true},
                            {"square_metres", tr("Square metres"), Field::Kind::number, {}}};
  for (const auto column : {DwellingColumn::type, DwellingColumn::ownership, DwellingColumn::residence}) fields.push_back(choice(a.at(column).column, a.at(column), 0));
  fields.push_back({"landlord", tr("Landlord"), Field::Kind::line, {}, tr("name and telephone, kept sealed")});
  open({tr("New dwelling"), text(building.name), {}, tr("Add"), fields,
        [building, &a](const RegistryForm& f) -> RegistryCommand {
          AddDwelling c{building.id, {}};
          c.dwelling.unit = f.number("unit");
          c.dwelling.floor = f.number("floor");
          c.dwelling.number = f.number("number");
          c.dwelling.squareMetres = f.number("square_metres");
          for (const auto column : {DwellingColumn::type, DwellingColumn::ownership, DwellingColumn::residence}) c.dwelling.codes[column] = f.code(a.at(column).column);
          c.dwelling.landlord = f.words("landlord");
          return c;
        }, {}});
}

void RegistryEdits::editDwelling(const DwellingLine& d) {
  const auto& a = m_desk.registry.attributes();
  std::vector<Field> fields{{"square_metres", tr("Square metres"), Field::Kind::number, QString::number(d.squareMetres)}};
  for (const auto column : {DwellingColumn::type, DwellingColumn::ownership, DwellingColumn::residence}) fields.push_back(choice(a.at(column).column, a.at(column), d.codes[column]));
  fields.push_back({"landlord", tr("Landlord"), Field::Kind::line, {}, d.landlord ? tr("recorded; stays if left empty") : tr("name and telephone, kept sealed"), {}, false, d.landlord});
  fields.push_back(dayField());
  open({tr("Edit the dwelling"), RegistryWords::dwelling(d), {}, tr("Save"), fields,
        [d, &a](const RegistryForm& f) -> RegistryCommand {
          EditDwelling c{d.id, d.rowVer, f.number("square_metres"), d.codes, std::nullopt, f.day("day")};
          for (const auto column : {DwellingColumn::type, DwellingColumn::ownership, DwellingColumn::residence}) c.codes[column] = f.code(a.at(column).column);
          if (!f.words("landlord").empty() || f.removed("landlord")) c.landlord = f.words("landlord");
          return c;
        }, {}});
}

void RegistryEdits::addHousehold(const DwellingLine& d) {
  const auto& a = m_desk.registry.attributes();
  std::vector<Field> fields = personFields(nullptr, false, false);
  fields.front().label = tr("Name of the head");
  for (const auto column : {HouseholdColumn::type, HouseholdColumn::registration, HouseholdColumn::specialFamily}) {
    Field field = choice("household." + a.at(column).column, a.at(column), 0);
    fields.push_back(std::move(field));
  }
  fields.push_back(dayField());
  open({tr("New household"), tr("It moves into %1. Its head is entered now, the others afterwards.").arg(RegistryWords::dwelling(d)), {}, tr("Add"), fields,
        [this, d, &a](const RegistryForm& f) -> RegistryCommand {
          AddHousehold c{d.id, {}, patchOf(f, true), f.day("day")};
          for (const auto column : {HouseholdColumn::type, HouseholdColumn::registration, HouseholdColumn::specialFamily}) c.codes[column] = f.code("household." + a.at(column).column);
          return c;
        }, {}, [this](const RegistryForm& f) { return together(f); }});
}

void RegistryEdits::editHousehold(const HouseholdLine& h) {
  const auto& a = m_desk.registry.attributes();
  std::vector<Field> fields;
  for (const auto column : {HouseholdColumn::type, HouseholdColumn::registration, HouseholdColumn::specialFamily}) fields.push_back(choice(a.at(column).column, a.at(column), h.codes[column]));
  fields.push_back(dayField());
  open({tr("Edit the household"), h.members.empty() ? QString() : text(h.members.front().name), {}, tr("Save"), fields,
        [h, &a](const RegistryForm& f) -> RegistryCommand {
          EditHousehold c{h.id, h.rowVer, h.codes, f.day("day")};
          for (const auto column : {HouseholdColumn::type, HouseholdColumn::registration, HouseholdColumn::specialFamily}) c.codes[column] = f.code(a.at(column).column);
          return c;
        }, {}});
}

void RegistryEdits::addPerson(const HouseholdLine& h, bool birth) {
  std::vector<Field> fields = personFields(nullptr, birth, !h.members.empty());
  if (!birth) fields.push_back(dayField());
  const QString head = h.members.empty() ? QString() : text(h.members.front().name);
  open({birth ? tr("Record a birth") : tr("New member"), tr("In the household of %1").arg(head), {}, tr("Add"), fields,
        [this, h, birth](const RegistryForm& f) -> RegistryCommand {
          return AddPerson{h.id, patchOf(f, true), birth ? kNever : f.day("day"), birth};
        }, {}, [this](const RegistryForm& f) { return together(f); }});
}

void RegistryEdits::editPerson(const engine::PersonSheet& sheet) {
  std::vector<Field> fields = personFields(&sheet, false, sheet.person.codes[PersonColumn::relation] != 0);
  fields.push_back(dayField());
  open({tr("Edit the person"), tr("%1 · %2. What is masked stays as it is unless something is written over it.").arg(text(sheet.person.name), text(sheet.person.address)), {}, tr("Save"), fields,
        [this, sheet](const RegistryForm& f) -> RegistryCommand {
          return EditPerson{sheet.person.id, sheet.person.rowVer, patchOf(f, false), f.day("day")};
        }, {}, [this](const RegistryForm& f) { return together(f); }});
}

}  // namespace jw::ui
