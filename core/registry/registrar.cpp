#include "core/registry/registrar.h"

#include <algorithm>
#include <tuple>

#include "core/access/health_codes.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/model/door.h"
#include "core/store/people_gateway.h"
#include "core/store/registry_late.h"
#include "core/store/registry_lookup.h"
#include "core/store/schema.h"

namespace jw::registry {

using model::Ending;
using model::RegistryFault;
using model::Relation;
using store::Table;

namespace {

std::int32_t dayNumber(Instant t) {
  const LocalTime local = Zone::china().toLocal(t);
  return static_cast<std::int32_t>(daysOf(local.year, local.month, local.day));
}

constexpr const char* kBeforeBegin = "lies before the day on which the record begins, %1";
constexpr const char* kBeforeChange = "lies before the last change of the same, on %1";

// Tables whose versions of the past can be told again.
bool isRetold(Table table) { return table == Table::people || table == Table::households || table == Table::dwellings; }

Instant beginOf(std::int32_t day) { return Zone::china().toInstant(dateOf(day)); }

}  // namespace

bool mayEdit(const model::Actor& actor) {
  using enum model::Role;
  return actor.role == communityWorker || actor.role == supervisor || actor.role == administrator || actor.role == engine;
}

Registrar::Registrar(store::Connection& w, const model::Actor& actor, Instant now, const Tools& tools)
    : m_w(w), m_actor(actor), m_now(now), m_tools(tools), m_op{actor, now, Uuid::make(toMillis(now))} {
  m_openHealth = [this](const Uuid& person, std::string_view value, model::PersonCodes& codes) { access::openHealth(m_tools.cipher, person, value, codes); };
}

model::RegistryAnswer Registrar::carryOut(const model::RegistryCommand& command) {
  m_refusal.reset();
  m_done = {};
  m_op.op = Uuid::make(toMillis(m_now));
  if (!mayEdit(m_actor)) return model::RegistryRefusal{RegistryFault::notEntitled, "", "", {}};
  return std::visit([this](const auto& c) { return run(c); }, command);
}

bool Registrar::refuse(RegistryFault fault, std::string field, std::string detail, std::vector<Uuid> rows, std::vector<std::string> values) {
  m_refusal = model::RegistryRefusal{fault, std::move(field), std::move(detail), std::move(rows), std::move(values)};
  return false;
}

model::RegistryAnswer Registrar::done() const { return m_done; }

std::optional<store::RegistryRow> Registrar::find(Table table, const Uuid& id, std::int64_t seen, const char* field) {
  auto row = id.isNil() ? std::nullopt : store::registryRow(m_w, table, id);
  if (!row || !row->inForce()) {
    refuse(RegistryFault::unknownRow, field, id.text());
    return std::nullopt;
  }
  if (!model::isWithin(row->text("area"), m_actor.scope)) {
    refuse(RegistryFault::outOfScope, field);
    return std::nullopt;
  }
  if (seen != 0 && seen != row->rowVer) {
    refuse(RegistryFault::changedMeanwhile, field, "now version %1", {}, {std::to_string(row->rowVer)});
    return std::nullopt;
  }
  return row;
}

std::optional<Instant> Registrar::momentFor(Instant day, Instant earliest, const char* early) {
  if (day == kNever) return std::max(m_now, earliest);
  // A form gives the begin of a day; what began on that day began later.
  if (day < earliest && dayNumber(day) == dayNumber(earliest)) day = earliest;
  if (day > m_now || day < earliest) {
    refuse(RegistryFault::badValue, "day", day > m_now ? "lies in the future" : early, {}, {formatLocal(Zone::china().toLocal(earliest)).substr(0, 10)});
    return std::nullopt;
  }
  return day;
}

std::optional<Instant> Registrar::momentOfEnd(const Row& row, Instant day, Instant earliest) {
  const Instant began = fromMillis(row.number("valid_from"));
  return momentFor(day, std::max(began, earliest), earliest > began ? kBeforeChange : kBeforeBegin);
}

std::optional<Instant> Registrar::momentOfEdit(Table table, const Row& row, const Image& patch, Instant day) {
  if (day == kNever || day >= row.since) return momentFor(day, row.since);
  Instant earliest = fromMillis(row.number("valid_from"));
  const Image changed = store::changedColumns(row, patch);
  for (const auto& [column, value] : changed.items()) earliest = std::max(earliest, store::heldSince(m_w, table, row, column.c_str()));
  return momentFor(day, earliest, kBeforeChange);
}

Instant Registrar::heldSince(Table table, const Row& row, std::initializer_list<const char*> columns) {
  Instant since = fromMillis(row.number("valid_from"));
  for (const char* column : columns) since = std::max(since, store::heldSince(m_w, table, row, column));
  return since;
}

// The facts before a command's first change are those that the followers know.
void Registrar::touch(Table table, std::int64_t n, bool isNew) {
  if (table == Table::people && !m_people.contains(n)) m_people[n] = isNew ? std::nullopt : store::personFacts(m_w, n, m_openHealth);
  if (table == Table::households && !m_households.contains(n)) m_households[n] = isNew ? std::nullopt : store::householdFacts(m_w, n);
  if (table == Table::dwellings && !m_dwellings.contains(n)) m_dwellings[n] = isNew ? std::nullopt : store::dwellingFacts(m_w, n);
}

bool Registrar::insert(Table table, const Uuid& id, Image image, Instant since) {
  image["valid_from"] = toMillis(since);
  const auto n = store::insertRegistryRow(m_w, m_op, table, id, image, since);
  touch(table, n, true);
  m_done.id = id;
  m_done.rowVer = 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(table), n, 1, true});
  return true;
}

bool Registrar::change(Table table, const Row& old, const Image& patch, Instant since) {
  touch(table, old.n);
  // An end is told by the present version alone.
  const auto ending = patch.find("valid_to");
  const bool late = since < old.since && isRetold(table) && (ending == patch.end() || *ending == old.image.at("valid_to"));
  const auto version = late ? store::retellRegistryRow(m_w, m_op, table, old, patch, since) : store::updateRegistryRow(m_w, m_op, table, old, patch, std::max(since, old.since));
  m_done.id = old.id;
  m_done.rowVer = version;
  if (version != old.rowVer) m_done.undo.push_back({static_cast<std::uint8_t>(table), old.n, version, false});
  if (table == Table::people) volunteersFollow(old, patch, since);
  if (table == Table::facilities) m_facilities = m_facilities || version != old.rowVer;
  return true;
}

// A volunteer of the registry has the name and the area of the person, and is none any more when the person is gone.
void Registrar::volunteersFollow(const Row& person, const Image& patch, Instant since) {
  Image follow = Image::object();
  for (const char* column : {"name", "area"})
    if (patch.contains(column) && patch.at(column) != person.image.at(column)) follow[column] = patch.at(column);
  if (patch.contains("valid_to") && !patch.at("valid_to").is_null() && patch.value("ended", 0) != static_cast<int>(Ending::merged)) follow.update({{"valid_to", patch.at("valid_to")}, {"ended", patch.at("ended")}});
  if (follow.empty()) return;
  const auto done = std::pair(m_done.id, m_done.rowVer);
  for (const auto n : store::volunteersOf(m_w, person.n))
    if (const auto v = store::registryRow(m_w, Table::volunteers, n); v && v->inForce()) {
      if (follow.contains("valid_to")) follow["valid_to"] = std::max(patch.at("valid_to").get<std::int64_t>(), v->number("valid_from"));
      change(Table::volunteers, *v, follow, std::max(since, v->since));
    }
  std::tie(m_done.id, m_done.rowVer) = done;
}

bool Registrar::end(Table table, const Row& row, Ending ending, Instant since) { return change(table, row, {{"valid_to", toMillis(since)}, {"ended", static_cast<int>(ending)}}, since); }

model::RegistryChange Registrar::takeChange() {
  model::RegistryChange out;
  const auto add = [](auto& list, auto& touched, auto read) {
    for (auto& [n, before] : touched) {
      auto after = read(n);
      if (before || after) list.push_back({n, std::move(before), std::move(after)});
    }
    touched.clear();
  };
  add(out.dwellings, m_dwellings, [&](std::int64_t n) { return store::dwellingFacts(m_w, n); });
  add(out.households, m_households, [&](std::int64_t n) { return store::householdFacts(m_w, n); });
  add(out.people, m_people, [&](std::int64_t n) { return store::personFacts(m_w, n, m_openHealth); });
  out.aggregates = std::exchange(m_aggregates, {});
  if (!out.dwellings.empty() || !out.households.empty() || !out.people.empty() || !out.aggregates.empty()) store::raiseRevision(m_w, "registry");
  out.revision = store::revision(m_w, "registry");
  return out;
}

template <class Column, std::size_t N>
bool Registrar::codesInto(const model::CodeRow<Column, N>& codes, Image& image) {
  for (std::size_t i = 0; i < N; ++i) {
    const auto& attribute = m_tools.attributes.at(static_cast<Column>(i));
    if (auto fault = checkCode(attribute, codes.values[i])) {
      m_refusal = std::move(fault);
      return false;
    }
    image[attribute.column] = codes.values[i];
  }
  return true;
}

bool Registrar::freeCitizenId(const Image& columns, const Uuid& self) {
  const auto index = columns.find("citizen_id_index");
  if (index == columns.end() || index->is_null()) return true;
  auto others = store::peopleWithCitizenId(m_w, text::fromHex(index->get<std::string>()));
  std::erase(others, self);
  return others.empty() || refuse(RegistryFault::duplicate, "citizen_id", "somebody in force has this number", std::move(others));
}

bool Registrar::putPerson(const Uuid& id, const Row& household, const model::PersonPatch& patch, Instant day, bool birth, std::optional<Relation> relation) {
  auto columns = personColumns(m_tools, id, nullptr, patch, dayNumber(m_now));
  if (auto* fault = std::get_if<model::RegistryRefusal>(&columns)) {
    m_refusal = std::move(*fault);
    return false;
  }
  const auto& set = std::get<Image>(columns);
  if (!freeCitizenId(set, id)) return false;
  Image image = newPersonColumns();
  image.update(set);
  image["household"] = household.n;
  image["area"] = household.text("area");
  const bool empty = store::registryRowsOf(m_w, Table::people, household.n, kNever).empty();
  if (relation)
    image["relation"] = static_cast<int>(*relation);
  else if (!set.contains("relation"))
    image["relation"] = static_cast<int>(empty ? Relation::head : birth ? Relation::child : Relation::other);
  if ((image["relation"] == 0) != empty) return refuse(RegistryFault::badValue, "relation", empty ? "the first member is the head" : "the household has a head");
  if (image["residence"] == 0) image["residence"] = 1;
  const auto moment = momentFor(birth ? beginOf(image["birth_day"].get<std::int32_t>()) : day, birth ? fromMillis(std::numeric_limits<std::int64_t>::min() / 2) : fromMillis(0));
  if (!moment) return false;
  insert(Table::people, id, std::move(image), *moment);
  if (patch.aggregate) {
    store::putAggregateCodes(m_w, m_done.undo.back().row, *patch.aggregate);
    m_aggregates.push_back(m_done.undo.back().row);
  }
  return true;
}

model::RegistryAnswer Registrar::run(const model::AddPerson& c) {
  const auto household = find(Table::households, c.household, 0, "household");
  if (!household || !putPerson(Uuid::make(toMillis(m_now)), *household, c.person, c.day, c.birth, std::nullopt)) return refused();
  return done();
}

model::RegistryAnswer Registrar::run(const model::EditPerson& c) {
  const auto person = find(Table::people, c.person, c.seen, "person");
  if (!person) return refused();
  auto columns = personColumns(m_tools, person->id, &*person, c.change, dayNumber(m_now));
  if (auto* fault = std::get_if<model::RegistryRefusal>(&columns)) return *fault;
  const auto& set = std::get<Image>(columns);
  const auto moment = momentOfEdit(Table::people, *person, set, c.day);
  if (!moment) return refused();
  if (set.contains("relation") && (set["relation"] == 0) != (person->number("relation") == 0)) return (refuse(RegistryFault::badValue, "relation", person->number("relation") == 0 ? "make another member the head instead" : "the household has a head"), refused());
  if (!freeCitizenId(set, person->id)) return refused();
  change(Table::people, *person, set, *moment);
  if (c.change.aggregate) putAggregates(*person, *c.change.aggregate);
  return done();
}

model::RegistryAnswer Registrar::run(const model::AddHousehold& c) {
  const auto dwelling = find(Table::dwellings, c.dwelling, 0, "dwelling");
  if (!dwelling) return refused();
  const auto moment = momentFor(c.day, fromMillis(0));
  const auto began = c.began == kNever ? moment : momentFor(c.began, fromMillis(0));
  Image image = {{"dwelling", dwelling->n}, {"area", dwelling->text("area")}};
  if (!moment || !began || !codesInto(c.codes, image)) return refused();
  const Uuid id = Uuid::make(toMillis(m_now));
  insert(Table::households, id, std::move(image), std::min(*began, *moment));
  const auto household = store::registryRow(m_w, Table::households, id);
  if (!putPerson(Uuid::make(toMillis(m_now)), *household, c.head, *moment, false, Relation::head)) return refused();
  m_done.id = id;
  m_done.rowVer = 1;
  return done();
}

model::RegistryAnswer Registrar::run(const model::EditHousehold& c) {
  const auto household = find(Table::households, c.household, c.seen, "household");
  if (!household) return refused();
  Image image = Image::object();
  if (!codesInto(c.codes, image)) return refused();
  const auto moment = momentOfEdit(Table::households, *household, image, c.day);
  if (!moment) return refused();
  change(Table::households, *household, image, *moment);
  return done();
}

model::RegistryAnswer Registrar::run(const model::AddDwelling& c) {
  const auto building = store::buildingRef(m_w, c.building);
  if (!building) return (refuse(RegistryFault::unknownRow, "building", c.building.text()), refused());
  if (!model::isWithin(building->area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "building"), refused());
  const auto& d = c.dwelling;
  const auto understood = model::doorOf(d.unit, d.floor == 0 ? std::nullopt : std::optional(d.floor), d.number, {building->floors, building->units});
  if (const auto* fault = std::get_if<model::DoorFault>(&understood)) return (refuse(fault->detail.empty() ? RegistryFault::missing : RegistryFault::badValue, fault->field, fault->detail, {}, fault->values), refused());
  const auto door = std::get<model::Door>(understood);
  if (d.squareMetres < 0 || d.squareMetres > 100'000) return (refuse(RegistryFault::badValue, "square_metres", "0 to 100,000 are possible"), refused());
  if (const auto there = store::dwellingAt(m_w, building->n, d.unit, door.floor, door.number))
    return (refuse(RegistryFault::duplicate, "number", "the building has this door", {store::registryRow(m_w, Table::dwellings, *there)->id}), refused());
  const Uuid id = Uuid::make(toMillis(m_now));
  const auto moment = momentFor(c.day, fromMillis(0));
  if (!moment) return refused();
  if (auto fault = checkText("landlord", d.landlord, 200, false)) return *fault;
  Image image = {{"building", building->n}, {"unit", d.unit}, {"floor", door.floor}, {"number", door.number}, {"square_metres", d.squareMetres}, {"area", building->area},
                 {"landlord", sealed(m_tools, "dwellings", "landlord", id, d.landlord)}};
  if (!codesInto(d.codes, image)) return refused();
  insert(Table::dwellings, id, std::move(image), *moment);
  return done();
}

model::RegistryAnswer Registrar::run(const model::EditDwelling& c) {
  const auto dwelling = find(Table::dwellings, c.dwelling, c.seen, "dwelling");
  if (!dwelling) return refused();
  if (c.squareMetres < 0 || c.squareMetres > 100'000) return (refuse(RegistryFault::badValue, "square_metres", "0 to 100,000 are possible"), refused());
  Image image = {{"square_metres", c.squareMetres}};
  if (!codesInto(c.codes, image)) return refused();
  if (c.landlord) {
    if (auto fault = checkText("landlord", *c.landlord, 200, false)) return *fault;
    // Sealing the same text again would look like a change.
    if (opened(m_tools, "dwellings", "landlord", *dwelling) != *c.landlord) image["landlord"] = sealed(m_tools, "dwellings", "landlord", dwelling->id, *c.landlord);
  }
  const auto moment = momentOfEdit(Table::dwellings, *dwelling, image, c.day);
  if (!moment) return refused();
  change(Table::dwellings, *dwelling, image, *moment);
  return done();
}

}  // namespace jw::registry
