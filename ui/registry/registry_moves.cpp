// The part of RegistryEdits that moves, ends, joins and appoints.
#include "ui/engine_bridge.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/words.h"

namespace jw::ui {
using namespace model;

namespace {

QString nameOf(const HouseholdLine& household) { return household.members.empty() ? QStringLiteral("—") : text(household.members.front().name); }

// How a head is related to a member who is that to the head.
Relation seenFrom(Relation member) {
  switch (member) {
    case Relation::child:
      return Relation::parent;
    case Relation::parent:
      return Relation::child;
    case Relation::grandchild:
      return Relation::grandparent;
    case Relation::grandparent:
      return Relation::grandchild;
    case Relation::spouse:
    case Relation::sibling:
      return member;
    default:
      return Relation::other;
  }
}

template <class List>
void append(List& list, List more) {
  for (auto& one : more) list.push_back(std::move(one));
}

}  // namespace

void RegistryEdits::changeHead(const engine::PersonSheet& sheet) {
  const auto* head = headOf(sheet);
  std::vector<Field> fields;
  if (head) {
    Field former = relationField(seenFrom(static_cast<Relation>(sheet.person.codes[PersonColumn::relation])));
    former.key = "former";
    former.label = tr("%1 is to the new head").arg(text(head->name));
    fields.push_back(former);
  }
  fields.push_back(dayField());
  open({tr("Make head of the household"), QStringLiteral("%1 · %2").arg(text(sheet.person.name), text(sheet.person.address)),
        tr("The relations of the other members stay as they are; look at them afterwards, as they are to the new head from now on."), tr("Make head"), fields,
        [sheet](const RegistryForm& f) -> RegistryCommand { return ChangeHead{sheet.person.id, sheet.person.rowVer, static_cast<Relation>(f.code("former")), f.day("day")}; }, {}});
}

void RegistryEdits::recordDeath(const engine::PersonSheet& sheet) {
  std::vector<Field> fields{dayField()};
  append(fields, headFields(sheet));
  open({tr("Record a death"), QStringLiteral("%1 · %2").arg(text(sheet.person.name), text(sheet.person.address)),
        tr("%1 is then no longer among the living: the record ends on that day, posts are given up, lists and counts leave the person out. The history stays.").arg(text(sheet.person.name)), tr("Record the death"), fields,
        [sheet](const RegistryForm& f) -> RegistryCommand { return RecordDeath{sheet.person.id, sheet.person.rowVer, f.id("new_head"), f.day("day")}; }, {}});
}

void RegistryEdits::moveAway(const engine::PersonSheet& sheet) {
  std::vector<Field> fields{dayField()};
  append(fields, headFields(sheet));
  open({tr("Moved away"), QStringLiteral("%1 · %2").arg(text(sheet.person.name), text(sheet.person.address)), tr("Out of the city: the record ends on that day. Whoever moves within the city is moved instead."), tr("Moved away"), fields,
        [sheet](const RegistryForm& f) -> RegistryCommand {
          MoveAway c;
          c.person = sheet.person.id;
          c.seen = sheet.person.rowVer;
          c.newHead = f.id("new_head");
          c.day = f.day("day");
          return c;
        }, {}});
}

void RegistryEdits::moveAway(const HouseholdLine& h) {
  open({tr("The household moved away"), nameOf(h), tr("All %n members leave the city; their records end on that day.", nullptr, static_cast<int>(h.members.size())), tr("Moved away"), {dayField()},
        [h](const RegistryForm& f) -> RegistryCommand {
          MoveAway c;
          c.household = h.id;
          c.seen = h.rowVer;
          c.day = f.day("day");
          return c;
        }, {}});
}

void RegistryEdits::voidEntry(const engine::PersonSheet& sheet) {
  std::vector<Field> fields{reasonField()};
  append(fields, headFields(sheet));
  open({tr("Entered by mistake"), QStringLiteral("%1 · %2").arg(text(sheet.person.name), text(sheet.person.address)),
        tr("For a record of somebody who never lived here: it disappears from all lists, maps and counts, of past days too. Who died or moved away is recorded as that instead. The record and its history are kept, and the reason is logged."), tr("Take it out"), fields,
        [sheet](const RegistryForm& f) -> RegistryCommand { return VoidEntry{RecordKind::person, sheet.person.id, sheet.person.rowVer, f.words("reason"), f.id("new_head")}; }, {}});
}

void RegistryEdits::voidEntry(const HouseholdLine& h) {
  open({tr("Household entered by mistake"), nameOf(h),
        tr("For a household that never lived here: it disappears with everybody in it (%n) from all lists, maps and counts, of past days too. Who moved away is recorded as that instead. The records and their history are kept, and the reason is logged.", nullptr, static_cast<int>(h.members.size())),
        tr("Take it out"), {reasonField()}, [h](const RegistryForm& f) -> RegistryCommand { return VoidEntry{RecordKind::household, h.id, h.rowVer, f.words("reason"), {}}; }, {}});
}

void RegistryEdits::voidEntry(const DwellingLine& d) {
  open({tr("Dwelling entered by mistake"), RegistryWords::dwelling(d),
        tr("For a door that does not exist: it disappears from all lists, maps and counts, of past days too. Only a dwelling in which nobody lives or has lived can be taken out. The record and its history are kept, and the reason is logged."), tr("Take it out"),
        {reasonField()}, [d](const RegistryForm& f) -> RegistryCommand { return VoidEntry{RecordKind::dwelling, d.id, d.rowVer, f.words("reason"), {}}; }, {}});
}

void RegistryEdits::splitHousehold(const HouseholdLine& h) {
  const auto& relations = m_desk.registry.attributes().at(PersonColumn::relation);
  std::vector<Field> fields;
  Field head{"head", tr("Head of the new household"), Field::Kind::choice}, stays{"new_head", tr("Head of those who stay (if the present one leaves)"), Field::Kind::choice};
  stays.choices.emplace_back(QString(), tr("as it is"));
  stays.value = QString();
  for (const auto& m : h.members) {
    const QString id = text(m.id.text()), words = QStringLiteral("%1 · %2").arg(text(m.name), RegistryWords::code(relations, m.codes[PersonColumn::relation]));
    fields.push_back({"member:" + m.id.text(), words, Field::Kind::check});
    head.choices.emplace_back(id, words);
    stays.choices.emplace_back(id, words);
  }
  head.required = true;
  fields.push_back(head);
  fields.push_back(stays);
  fields.push_back(dayField());
  open({tr("Split the household"), tr("Tick who forms a household of their own. They stay in the same dwelling until it is moved."), {}, tr("Split"), fields,
        [h](const RegistryForm& f) -> RegistryCommand {
          SplitHousehold c;
          c.household = h.id;
          c.seen = h.rowVer;
          for (const auto& m : h.members)
            if (!f.value("member:" + m.id.text()).isEmpty()) c.people.push_back(m.id);
          c.head = f.id("head");
          c.newHead = f.id("new_head");
          c.codes = h.codes;
          c.day = f.day("day");
          return c;
        }, {},
        [h](const RegistryForm& f) {
          int ticked = 0;
          for (const auto& m : h.members) ticked += !f.value("member:" + m.id.text()).isEmpty();
          return ticked == 0 ? tr("Tick at least one member.") : ticked == static_cast<int>(h.members.size()) ? tr("Somebody must stay; otherwise move the whole household.") : QString();
        }});
}

void RegistryEdits::carry(Carried carried) {
  if (!allowed()) return;
  m_carried = std::move(carried);
  Q_EMIT carriedChanged();
}

void RegistryEdits::putDown() {
  if (!m_carried) return;
  m_carried.reset();
  Q_EMIT carriedChanged();
}

void RegistryEdits::moveHere(const DwellingLine& d) {
  if (!m_carried || m_carried->kind != Carried::Kind::household) return;
  const HouseholdLine h = m_carried->household;
  open({tr("Move the household"), tr("%1 with %n members moves to %2.", nullptr, static_cast<int>(h.members.size())).arg(nameOf(h), RegistryWords::dwelling(d)), {}, tr("Move here"), {dayField()},
        [h, d](const RegistryForm& f) -> RegistryCommand { return MoveHousehold{h.id, h.rowVer, d.id, f.day("day")}; }, {}});
}

void RegistryEdits::moveInto(const HouseholdLine& h) {
  if (!m_carried || m_carried->kind != Carried::Kind::person) return;
  const engine::PersonSheet sheet = m_carried->person;
  Field relation = h.members.empty() ? choice("relation", m_desk.registry.attributes().at(PersonColumn::relation), static_cast<std::uint8_t>(Relation::head)) : relationField(Relation::other);
  std::vector<Field> fields{relation, dayField()};
  append(fields, headFields(sheet));
  open({tr("Move the person"), tr("%1 moves into the household of %2.").arg(text(sheet.person.name), nameOf(h)), {}, tr("Move in here"), fields,
        [sheet, h](const RegistryForm& f) -> RegistryCommand {
          return MovePerson{sheet.person.id, sheet.person.rowVer, h.id, static_cast<Relation>(f.code("relation")), f.id("new_head"), f.day("day")};
        }, {}});
}

void RegistryEdits::mergeInto(const engine::PersonSheet& keep) {
  if (!m_carried || m_carried->kind != Carried::Kind::twin) return;
  const engine::PersonSheet gone = m_carried->person;
  open({tr("Merge duplicates"), tr("Stays: %1 · %2\nEnds: %3 · %4").arg(text(keep.person.name), text(keep.person.address), text(gone.person.name), text(gone.person.address)),
        tr("The second record ends now and points to the first; what the first one lacks is taken from it. Make sure that both are the same human being."), tr("Merge"), headFields(gone),
        [keep, gone](const RegistryForm& f) -> RegistryCommand { return MergePeople{keep.person.id, gone.person.id, keep.person.rowVer, gone.person.rowVer, f.id("new_head")}; }, {}});
}

void RegistryEdits::putOrganisation(const Organisation& o, const AreaPath& area) {
  const bool isNew = !o.id;
  std::vector<Field> fields{{"name", tr("Name", "of an organisation"), Field::Kind::line, text(o.name), {}, {}, true}};
  Field kind = choice("kind", m_desk.registry.attributes().organisationKind(), o.kind);
  kind.required = true;
  fields.push_back(kind);
  fields.push_back({"credit_code", tr("Credit code"), Field::Kind::line, text(o.creditCode), tr("18 characters; the check character is verified")});
  fields.push_back({"address", tr("Address"), Field::Kind::line, text(o.address)});
  fields.push_back({"phone", tr("Telephone of the office"), Field::Kind::line, text(o.phone)});
  fields.push_back({"business", tr("What it does"), Field::Kind::line, text(o.business)});
  fields.push_back({"contact", tr("Contact"), Field::Kind::line, {}, isNew ? tr("name and telephone, kept sealed") : tr("stays as it is if left empty"), {}, false, o.contactKept});
  const AreaPath where = isNew ? area : o.area;
  open({isNew ? tr("New organisation") : tr("Edit the organisation"), where.empty() ? tr("Choose an area at the left first: an organisation belongs to one.") : text(m_desk.bridge.areas()->readablePath(where)), {}, isNew ? tr("Add") : tr("Save"), fields,
        [o, where](const RegistryForm& f) -> RegistryCommand {
          PutOrganisation c{o, o.rowVer, !f.words("contact").empty() || f.removed("contact")};
          if (!o.id) c.seen = 0;
          c.value.area = where;
          c.value.name = f.words("name");
          c.value.kind = f.code("kind");
          c.value.creditCode = f.words("credit_code");
          c.value.address = f.words("address");
          c.value.phone = f.words("phone");
          c.value.business = f.words("business");
          c.value.contact = f.words("contact");
          return c;
        }, {}});
}

void RegistryEdits::closeOrganisation(const Organisation& o) {
  open({tr("Close the organisation"), text(o.name), tr("It is dissolved or gone: the record ends on that day, the history stays."), tr("Close it"), {dayField()},
        [o](const RegistryForm& f) -> RegistryCommand { return CloseOrganisation{o.id, o.rowVer, f.day("day")}; }, {}});
}

void RegistryEdits::appoint(const std::vector<Place>& places, const Uuid& person, const QString& name) {
  if (places.empty()) return m_desk.notices.warn(tr("There is no post here."));
  Field post{"place", tr("Post"), Field::Kind::choice};
  for (std::size_t i = 0; i < places.size(); ++i) post.choices.emplace_back(QString::number(i), places[i].words);
  post.value = QStringLiteral("0");
  post.required = true;
  std::vector<Field> fields{post};
  if (!person) fields.push_back({"name", tr("Name"), Field::Kind::line, {}, {}, {}, true});
  fields.push_back({"phone", tr("Telephone of the post"), Field::Kind::line, {}, tr("it stands on public boards")});
  fields.push_back(dayField());
  const QString about = person ? tr("%1 of the registry takes the post. Names of those responsible stand on public boards.").arg(name) : tr("Somebody who is not in the registry. Residents are appointed from their own page.");
  open({tr("Appoint"), about, tr("Whoever holds this post at this place now is dismissed on that day."), tr("Appoint"), fields,
        [places, person](const RegistryForm& f) -> RegistryCommand {
          const Place& place = places[static_cast<std::size_t>(f.number("place"))];
          Appoint c;
          c.post = place.post;
          c.kind = place.kind;
          c.place = place.id;
          c.person = person;
          if (!person) c.name = f.words("name");
          c.phone = f.words("phone");
          c.day = f.day("day");
          return c;
        }, {}});
}

void RegistryEdits::dismiss(const Appointment& a) {
  open({tr("Dismiss"), QStringLiteral("%1 · %2").arg(RegistryWords::post(a), text(a.name)), {}, tr("Dismiss"),
        {{"reason", tr("Reason"), Field::Kind::line, {}, {}, {}, true}, dayField()},
        [a](const RegistryForm& f) -> RegistryCommand { return Dismiss{a.id, a.rowVer, f.words("reason"), f.day("day")}; }, {}});
}

}  // namespace jw::ui
