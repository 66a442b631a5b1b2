#include <algorithm>

#include "core/access/health_codes.h"
#include "core/base/text.h"
#include "core/registry/registrar.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

using model::Ending;
using model::RegistryFault;
using model::Relation;
using store::Table;

// An empty household is in force no more; one without a head gets the head that was named.
bool Registrar::leaveHousehold(const Row& person, const Uuid& newHead, Instant since) {
  auto members = store::registryRowsOf(m_w, Table::people, person.number("household"), kNever);
  std::erase_if(members, [&](const Row& m) { return m.n == person.n; });
  if (members.empty()) {
    const auto household = store::registryRow(m_w, Table::households, person.number("household"));
    if (!household || !household->inForce()) return true;
    // Told late, others may have left after the one who is told of last.
    Instant last = std::max(since, fromMillis(household->number("valid_from")));
    for (const Row& gone : store::formerRowsOf(m_w, Table::people, household->n))
      if (gone.n != person.n) last = std::max(last, gone.until);
    return end(Table::households, *household, Ending::dissolved, last);
  }
  if (person.number("relation") != 0) return true;
  const auto head = std::find_if(members.begin(), members.end(), [&](const Row& m) { return m.id == newHead; });
  if (head == members.end()) {
    std::vector<Uuid> rows;
    for (const Row& m : members) rows.push_back(m.id);
    return refuse(RegistryFault::needsHead, "relation", "the head leaves and others stay", std::move(rows));
  }
  return change(Table::people, *head, {{"relation", static_cast<int>(Relation::head)}}, std::max(since, heldSince(Table::people, *head, {"household", "relation"})));
}

bool Registrar::enterHousehold(const Row& person, const Row& household, Relation relation, Instant since) {
  const bool empty = store::registryRowsOf(m_w, Table::people, household.n, kNever).empty();
  if (empty != (relation == Relation::head)) return refuse(RegistryFault::badValue, "relation", empty ? "the first member is the head" : "the household has a head");
  if (!m_tools.attributes.at(model::PersonColumn::relation).find(static_cast<std::uint8_t>(relation))) return refuse(RegistryFault::badValue, "relation", "no such relation");
  return change(Table::people, person, {{"household", household.n}, {"area", household.text("area")}, {"relation", static_cast<int>(relation)}}, since);
}

model::RegistryAnswer Registrar::run(const model::MovePerson& c) {
  const auto person = find(Table::people, c.person, c.seen, "person");
  const auto to = person ? find(Table::households, c.toHousehold, 0, "household") : std::nullopt;
  const auto moment = to ? momentOfEnd(*person, c.day, heldSince(Table::people, *person, {"household"})) : std::nullopt;
  if (!moment) return refused();
  if (to->n == person->number("household")) return (refuse(RegistryFault::badValue, "household", "lives there already"), refused());
  // The person's own row is changed before the household that it leaves, so that nobody counts it twice.
  if (!enterHousehold(*person, *to, c.relation, *moment)) return refused();
  if (!leaveHousehold(*person, c.newHead, *moment)) return refused();
  m_done.id = person->id;
  m_done.rowVer = person->rowVer + 1;
  return done();
}

// The relations of the others are to the new head from now on; only the former head's must change in any case.
model::RegistryAnswer Registrar::run(const model::ChangeHead& c) {
  const auto person = find(Table::people, c.person, c.seen, "person");
  if (!person) return refused();
  if (person->number("relation") == 0) return (refuse(RegistryFault::badValue, "person", "is the head already"), refused());
  const auto members = store::registryRowsOf(m_w, Table::people, person->number("household"), kNever);
  const auto head = std::find_if(members.begin(), members.end(), [](const Row& m) { return m.number("relation") == 0; });
  Instant earliest = heldSince(Table::people, *person, {"household", "relation"});
  if (head != members.end()) earliest = std::max(earliest, heldSince(Table::people, *head, {"household", "relation"}));
  const auto moment = momentOfEnd(*person, c.day, earliest);
  if (!moment) return refused();
  if (head != members.end()) {
    if (c.former == Relation::head) return (refuse(RegistryFault::missing, "former", "say how the former head is related to the new one"), refused());
    if (!m_tools.attributes.at(model::PersonColumn::relation).find(static_cast<std::uint8_t>(c.former))) return (refuse(RegistryFault::badValue, "former", "no such relation"), refused());
    change(Table::people, *head, {{"relation", static_cast<int>(c.former)}}, *moment);
  }
  change(Table::people, *person, {{"relation", static_cast<int>(Relation::head)}}, *moment);
  return done();
}

model::RegistryAnswer Registrar::run(const model::MoveHousehold& c) {
  const auto household = find(Table::households, c.household, c.seen, "household");
  const auto to = household ? find(Table::dwellings, c.toDwelling, 0, "dwelling") : std::nullopt;
  const auto moment = to ? momentOfEnd(*household, c.day, heldSince(Table::households, *household, {"dwelling"})) : std::nullopt;
  if (!moment) return refused();
  if (to->n == household->number("dwelling")) return (refuse(RegistryFault::badValue, "dwelling", "lives there already"), refused());
  const auto members = store::registryRowsOf(m_w, Table::people, household->n, kNever);
  for (const Row& m : members) {
    touch(Table::people, m.n);
    change(Table::people, m, {{"area", to->text("area")}}, std::max(*moment, heldSince(Table::people, m, {"household"})));
  }
  change(Table::households, *household, {{"dwelling", to->n}, {"area", to->text("area")}}, *moment);
  return done();
}

model::RegistryAnswer Registrar::run(const model::MoveAway& c) {
  if (c.household) {
    const auto household = find(Table::households, c.household, c.seen, "household");
    const auto members = household ? store::registryRowsOf(m_w, Table::people, household->n, kNever) : std::vector<Row>();
    // Whoever came later was still there, with a household to come to.
    Instant earliest = household ? heldSince(Table::households, *household, {"dwelling"}) : m_now;
    for (const Row& m : members) earliest = std::max(earliest, heldSince(Table::people, m, {"household"}));
    const auto moment = household ? momentOfEnd(*household, c.day, earliest) : std::nullopt;
    if (!moment) return refused();
    for (const Row& m : members) end(Table::people, m, Ending::movedAway, *moment);
    end(Table::households, *household, Ending::movedAway, *moment);
    return done();
  }
  const auto person = find(Table::people, c.person, c.seen, "person");
  const auto moment = person ? momentOfEnd(*person, c.day, heldSince(Table::people, *person, {"household"})) : std::nullopt;
  if (!moment || !leaveHousehold(*person, c.newHead, *moment)) return refused();
  end(Table::people, *person, Ending::movedAway, *moment);
  return done();
}

model::RegistryAnswer Registrar::run(const model::RecordDeath& c) {
  const auto person = find(Table::people, c.person, c.seen, "person");
  const auto moment = person ? momentOfEnd(*person, c.day, heldSince(Table::people, *person, {"household"})) : std::nullopt;
  if (!moment || !leaveHousehold(*person, c.newHead, *moment)) return refused();
  for (const Row& a : store::appointmentsHeldBy(m_w, person->id))
    change(Table::appointments, a, {{"valid_to", std::max(toMillis(*moment), a.number("valid_from"))}, {"dismissed_by", m_actor.name}}, *moment);
  end(Table::people, *person, Ending::died, *moment);
  return done();
}

// Sealed values are bound to their row, so they are opened and sealed anew for the record that stays.
model::RegistryAnswer Registrar::run(const model::MergePeople& c) {
  const auto keep = find(Table::people, c.keep, c.seenKeep, "keep");
  const auto gone = keep ? find(Table::people, c.gone, c.seenGone, "gone") : std::nullopt;
  if (!gone) return refused();
  if (keep->n == gone->n) return (refuse(RegistryFault::badValue, "gone", "the same record"), refused());
  Image patch = Image::object();
  for (const char* column : {"citizen_id", "phone"})
    if (keep->text(column).empty() && !gone->text(column).empty()) {
      const std::string index = std::string(column) + "_index";
      patch[column] = sealed(m_tools, "people", column, keep->id, opened(m_tools, "people", column, *gone));
      patch[index] = gone->image.at(index);
    }
  model::PersonCodes mine, theirs;
  access::openHealth(m_tools.cipher, keep->id, keep->blob("health"), mine);
  access::openHealth(m_tools.cipher, gone->id, gone->blob("health"), theirs);
  if (keep->text("health").empty() && !gone->text("health").empty()) patch["health"] = text::toHex(access::sealHealth(m_tools.cipher, keep->id, theirs));
  for (const auto name : model::columnNames(model::Subject::person).first(model::kPlainPersonColumns)) {
    const std::string column(name);
    // The relation says how somebody is related to the head of the own household, not of the other's.
    if (column != "relation" && keep->number(column.c_str()) == 0 && gone->number(column.c_str()) != 0) patch[column] = gone->image.at(column);
  }
  if (keep->number("household") == gone->number("household")) {
    if (gone->number("relation") == 0) patch["relation"] = 0;
  } else if (!leaveHousehold(*gone, c.newHead, m_now)) {
    return refused();
  }
  change(Table::people, *gone, {{"valid_to", toMillis(std::max(m_now, gone->since))}, {"ended", static_cast<int>(Ending::merged)}, {"merged_into", keep->n}}, m_now);
  for (const Row& a : store::appointmentsHeldBy(m_w, gone->id)) change(Table::appointments, a, {{"person", text::toHex({reinterpret_cast<const char*>(keep->id.data()), Uuid::size()})}}, a.since);
  for (const auto n : store::volunteersOf(m_w, gone->n))
    if (const auto v = store::registryRow(m_w, Table::volunteers, n)) change(Table::volunteers, *v, {{"person", keep->n}}, v->since);
  // leaveHousehold may have changed a member who is the record that stays.
  change(Table::people, *store::registryRow(m_w, Table::people, keep->n), patch, m_now);
  m_done.id = keep->id;
  return done();
}

model::RegistryAnswer Registrar::run(const model::SplitHousehold& c) {
  const auto household = find(Table::households, c.household, c.seen, "household");
  if (!household) return refused();
  const auto dwelling = c.toDwelling ? find(Table::dwellings, c.toDwelling, 0, "dwelling") : store::registryRow(m_w, Table::dwellings, household->number("dwelling"));
  if (!dwelling) return refused();
  Instant earliest = fromMillis(household->number("valid_from"));
  std::vector<Row> leaving;
  for (const Uuid& id : c.people) {
    auto person = find(Table::people, id, 0, "people");
    if (!person) return refused();
    if (person->number("household") != household->n) return (refuse(RegistryFault::badValue, "people", "not of this household", {id}), refused());
    earliest = std::max(earliest, heldSince(Table::people, *person, {"household"}));
    leaving.push_back(std::move(*person));
  }
  const auto moment = momentOfEnd(*household, c.day, earliest);
  if (!moment) return refused();
  const auto head = std::find_if(leaving.begin(), leaving.end(), [&](const Row& p) { return p.id == c.head; });
  if (head == leaving.end()) return (refuse(RegistryFault::needsHead, "head", "the new household needs one of its own"), refused());
  if (std::find(c.people.begin(), c.people.end(), c.newHead) != c.people.end()) return (refuse(RegistryFault::needsHead, "newHead", "leaves too"), refused());
  if (store::registryRowsOf(m_w, Table::people, household->n, kNever).size() <= leaving.size()) return (refuse(RegistryFault::badValue, "people", "nobody would stay; move the household"), refused());
  std::rotate(leaving.begin(), head, head + 1);
  Image image = {{"dwelling", dwelling->n}, {"area", dwelling->text("area")}};
  if (!codesInto(c.codes, image)) return refused();
  const Uuid id = Uuid::make(toMillis(m_now));
  insert(Table::households, id, std::move(image), *moment);
  const auto made = store::registryRow(m_w, Table::households, id);
  // Relations to the old head say nothing about the new one: they are asked again.
  for (const Row& p : leaving)
    if (!enterHousehold(p, *made, &p == &leaving.front() ? Relation::head : Relation::other, *moment) || !leaveHousehold(p, c.newHead, *moment)) return refused();
  m_done.id = id;
  m_done.rowVer = 1;
  return done();
}

}  // namespace jw::registry
