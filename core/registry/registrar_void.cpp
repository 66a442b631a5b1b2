// The part of the registrar that takes out records of what never was.
#include <algorithm>

#include "core/registry/registrar.h"
#include "core/store/registry_lookup.h"
#include "core/store/volunteer_reader.h"

namespace jw::registry {

using model::Ending;
using model::RegistryFault;
using model::Relation;
using store::Table;

namespace {

constexpr std::size_t kLongestReason = 500;

}  // namespace

// It ended when it began, so that it is in force at no moment.
bool Registrar::voidRow(Table table, const Row& row) { return change(table, row, {{"valid_to", row.number("valid_from")}, {"ended", static_cast<int>(Ending::mistaken)}}, row.since); }

bool Registrar::mayVoid(const Row& person) {
  if (!store::appointmentsHeldBy(m_w, person.id).empty()) return refuse(RegistryFault::inUse, "person", "somebody holds a post; dismiss them first", {person.id});
  if (store::volunteerInForce(m_w, person.n, {})) return refuse(RegistryFault::inUse, "person", "somebody is a volunteer; end that first", {person.id});
  return !store::hasMerged(m_w, person.n) || refuse(RegistryFault::inUse, "person", "another record was merged into this one", {person.id});
}

bool Registrar::voidPerson(const Row& person, const Uuid& newHead) {
  if (!mayVoid(person)) return false;
  auto others = store::registryRowsOf(m_w, Table::people, person.number("household"), kNever);
  std::erase_if(others, [&](const Row& m) { return m.n == person.n; });
  if (!others.empty() && person.number("relation") == 0) {
    const auto head = std::find_if(others.begin(), others.end(), [&](const Row& m) { return m.id == newHead; });
    std::vector<Uuid> rows;
    for (const Row& m : others) rows.push_back(m.id);
    if (head == others.end()) return refuse(RegistryFault::needsHead, "relation", "the head leaves and others stay", std::move(rows));
    const Instant since = std::max(heldSince(Table::people, person, {"household", "relation"}), heldSince(Table::people, *head, {"household", "relation"}));
    if (!change(Table::people, *head, {{"relation", static_cast<int>(Relation::head)}}, since)) return false;
  }
  const auto households = store::householdsOf(m_w, person.n);
  voidRow(Table::people, person);
  for (const auto n : households) {
    const auto household = store::registryRow(m_w, Table::households, n);
    if (!household || household->number("ended") == static_cast<int>(Ending::mistaken)) continue;
    if (!store::everBelow(m_w, Table::people, n, person.n)) {
      voidRow(Table::households, *household);
    } else if (n == person.number("household") && household->inForce() && others.empty()) {
      // Those who were really there have left before: it was empty from then on.
      Instant last = fromMillis(household->number("valid_from"));
      for (const Row& gone : store::formerRowsOf(m_w, Table::people, n)) last = std::max(last, gone.until);
      end(Table::households, *household, Ending::dissolved, last);
    }
  }
  m_done.id = person.id;
  return true;
}

bool Registrar::voidHousehold(const Row& household) {
  const auto members = store::registryRowsOf(m_w, Table::people, household.n, kNever);
  for (const Row& m : members) {
    if (!mayVoid(m)) return false;
    if (store::householdsOf(m_w, m.n).size() > 1) return refuse(RegistryFault::inUse, "household", "a member came from another household; move them back first", {m.id});
  }
  for (const Row& m : members) voidRow(Table::people, m);
  if (store::everBelow(m_w, Table::people, household.n, 0)) return refuse(RegistryFault::inUse, "household", "people who have left it were its members");
  voidRow(Table::households, household);
  m_done.id = household.id;
  return true;
}

model::RegistryAnswer Registrar::run(const model::VoidEntry& c) {
  const bool person = c.kind == model::RecordKind::person, household = c.kind == model::RecordKind::household;
  if (!person && !household && c.kind != model::RecordKind::dwelling) return (refuse(RegistryFault::badValue, "kind", "only people, households and dwellings are taken back so"), refused());
  const Table table = person ? Table::people : household ? Table::households : Table::dwellings;
  const auto row = find(table, c.id, c.seen, person ? "person" : household ? "household" : "dwelling");
  if (!row) return refused();
  if (auto fault = checkText("reason", c.reason, kLongestReason, true)) return *fault;
  if (person) return voidPerson(*row, c.newHead) ? done() : refused();
  if (household) return voidHousehold(*row) ? done() : refused();
  if (!store::registryRowsOf(m_w, Table::households, row->n, kNever).empty()) return (refuse(RegistryFault::inUse, "dwelling", "people live in it; move them first, or take their household back as entered by mistake too"), refused());
  if (store::everBelow(m_w, Table::households, row->n, 0)) return (refuse(RegistryFault::inUse, "dwelling", "households of the past lived in it"), refused());
  voidRow(table, *row);
  return done();
}

// What comes back in force needs what it stood in.
bool Registrar::stands(Table table, const Row& row) {
  if (table != Table::people && table != Table::households) return true;
  const auto above = table == Table::people ? store::registryRow(m_w, Table::households, row.number("household")) : store::registryRow(m_w, Table::dwellings, row.number("dwelling"));
  return !row.inForce() || (above && above->inForce()) || refuse(RegistryFault::changedMeanwhile, "steps", "where it stood is in force no more");
}

bool Registrar::freeDoor(const Row& d) {
  const auto there = store::dwellingAt(m_w, d.number("building"), static_cast<int>(d.number("unit")), static_cast<int>(d.number("floor")), static_cast<int>(d.number("number")));
  return !there || *there == d.n || refuse(RegistryFault::duplicate, "number", "the building has this door", {store::registryRow(m_w, Table::dwellings, *there)->id});
}

}  // namespace jw::registry
