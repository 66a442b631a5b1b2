#include <algorithm>

#include "core/base/credit_code.h"
#include "core/base/text.h"
#include "core/registry/registrar.h"
#include "core/store/people_gateway.h"
#include "core/store/registry_late.h"
#include "core/store/registry_lookup.h"
#include "core/store/staff_appointments.h"

namespace jw::registry {

using model::Ending;
using model::PlaceKind;
using model::RegistryFault;
using store::Table;

namespace {

store::RowImage hexOf(const Uuid& id) { return id.isNil() ? store::RowImage() : store::RowImage(text::toHex({reinterpret_cast<const char*>(id.data()), Uuid::size()})); }

}  // namespace

model::RegistryAnswer Registrar::run(const model::PutOrganisation& c) {
  const auto& v = c.value;
  std::optional<Row> old;
  if (v.id && !(old = find(Table::organisations, v.id, c.seen, "organisation"))) return refused();
  if (!model::isWithin(v.area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "area"), refused());
  if (v.area.empty()) return (refuse(RegistryFault::missing, "area"), refused());
  const struct {
    const char* column;
    const std::string& value;
    std::size_t longest;
    bool required;
  } texts[] = {{"name", v.name, 200, true}, {"address", v.address, 500, false}, {"phone", v.phone, 50, false}, {"business", v.business, 4000, false}, {"contact", v.contact, 200, false}};
  Image image = Image::object();
  for (const auto& t : texts) {
    if (auto fault = checkText(t.column, t.value, t.longest, t.required)) return *fault;
    if (std::string_view(t.column) != "contact") image[t.column] = t.value;
  }
  if (auto fault = checkCode(m_tools.attributes.organisationKind(), v.kind)) return *fault;
  if (v.kind == 0) return (refuse(RegistryFault::missing, "kind"), refused());
  std::string code = text::withoutBlanks(v.creditCode);
  std::transform(code.begin(), code.end(), code.begin(), [](unsigned char ch) { return static_cast<char>(std::toupper(ch)); });
  if (!code.empty() && !isCreditCode(code)) return (refuse(RegistryFault::badValue, "credit_code", "not 18 characters of GB 32100, or the check character does not fit"), refused());
  auto same = store::organisationsWithCode(m_w, code);
  std::erase(same, v.id);
  if (!same.empty()) return (refuse(RegistryFault::duplicate, "credit_code", "another organisation has it", std::move(same)), refused());
  image["kind"] = v.kind;
  image["initials"] = m_tools.pinyin.initials(v.name);
  image["credit_code"] = code;
  image["area"] = v.area;
  image["building"] = nullptr;
  if (v.building) {
    const auto building = store::buildingRef(m_w, v.building);
    if (!building) return (refuse(RegistryFault::unknownRow, "building"), refused());
    image["building"] = building->n;
  }
  image["parent"] = nullptr;
  if (v.parent) {
    const auto parent = store::registryRow(m_w, Table::organisations, v.parent);
    if (!parent || !parent->inForce() || v.parent == v.id) return (refuse(RegistryFault::unknownRow, "parent"), refused());
    image["parent"] = parent->n;
  }
  const Uuid id = v.id ? v.id : Uuid::make(toMillis(m_now));
  if (!old || (c.setContact && opened(m_tools, "organisations", "contact", *old) != v.contact)) image["contact"] = sealed(m_tools, "organisations", "contact", id, v.contact);
  if (old)
    change(Table::organisations, *old, image, m_now);
  else
    insert(Table::organisations, id, std::move(image), m_now);
  return done();
}

model::RegistryAnswer Registrar::run(const model::CloseOrganisation& c) {
  const auto row = find(Table::organisations, c.organisation, c.seen, "organisation");
  const auto moment = row ? momentOfEnd(*row, c.day) : std::nullopt;
  if (!moment) return refused();
  end(Table::organisations, *row, Ending::dissolved, *moment);
  return done();
}

// After an appointment was taken back, or a dismissal: whoever holds the post now stands in the directory again.
void Registrar::putLeaderNow(const Row& appointment) {
  const std::string place = appointment.blob("place");
  const auto holders = store::appointmentsInForce(m_w, Uuid::fromBytes(reinterpret_cast<const std::uint8_t*>(place.data())), static_cast<int>(appointment.number("post")));
  model::Appointment a;
  a.post = static_cast<model::Post>(appointment.number("post"));
  a.kind = static_cast<PlaceKind>(appointment.number("place_kind"));
  a.name = holders.empty() ? store::kVacantPost : holders.front().text("name");
  if (!holders.empty()) a.phone = holders.front().text("phone");
  putLeader(appointment, a);
}

// The directory's entry of a grid leader is the post's: whoever holds the post is urged under it.
void Registrar::putLeader(const Row& appointment, const model::Appointment& a) {
  if (a.post != model::Post::gridLeader || a.kind != PlaceKind::area) return;
  const std::string area = appointment.text("area");
  model::Staff staff = store::leaderStaff(m_w, area).value_or(model::Staff());
  if (!staff.id) staff.id = {Uuid::make(toMillis(m_now))};
  staff.post = model::Post::gridLeader;
  staff.area = area;
  staff.name = a.name;
  if (staff.phone != a.phone) staff.email.clear();
  staff.phone = a.phone;
  m_staff.push_back(std::move(staff));
}

model::RegistryAnswer Registrar::run(const model::Appoint& c) {
  std::optional<std::string> area;
  if (c.kind == PlaceKind::area) {
    area = store::areaPathOf(m_w, c.place);
  } else if (c.kind == PlaceKind::building) {
    if (const auto building = store::buildingRef(m_w, {c.place})) area = building->area;
  } else if (const auto organisation = store::registryRow(m_w, Table::organisations, c.place); organisation && organisation->inForce()) {
    area = organisation->text("area");
  }
  if (!area) return (refuse(RegistryFault::unknownRow, "place", c.place.text()), refused());
  if (!model::isWithin(*area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "place"), refused());
  const bool fits = c.post == model::Post::buildingLeader ? c.kind == PlaceKind::building || c.kind == PlaceKind::area
                    : c.post == model::kOrganisationPost  ? c.kind == PlaceKind::organisation
                                                          : c.kind == PlaceKind::area && (c.post == model::Post::gridLeader || c.post == model::Post::gridWorker || c.post == model::Post::communityWorker);
  if (!fits) return (refuse(RegistryFault::badValue, "post", "no such post at such a place"), refused());
  if (c.post == model::kOrganisationPost && c.title.empty()) return (refuse(RegistryFault::missing, "title"), refused());
  model::Appointment a;
  a.post = c.post;
  a.kind = c.kind;
  a.name = c.name;
  a.phone = c.phone;
  if (c.person) {
    const auto person = find(Table::people, c.person, 0, "person");
    if (!person) return refused();
    a.name = person->text("name");
  }
  for (auto fault : {checkText("name", a.name, 100, true), checkText("phone", a.phone, 100, false), checkText("title", c.title, 100, false)})
    if (fault) return *fault;
  Instant earliest = fromMillis(0);
  std::vector<Row> before;
  for (Row& row : store::appointmentsInForce(m_w, c.place, static_cast<int>(c.post)))
    if (row.text("title") == c.title) {
      earliest = std::max(earliest, row.since);
      before.push_back(std::move(row));
    }
  const auto moment = momentFor(c.day, earliest);
  if (!moment) return refused();
  for (const Row& row : before) change(Table::appointments, row, {{"valid_to", toMillis(*moment)}, {"ended", static_cast<int>(Ending::dissolved)}, {"dismissed_by", m_actor.name}}, *moment);
  insert(Table::appointments, Uuid::make(toMillis(m_now)),
         {{"post", static_cast<int>(c.post)}, {"title", c.title}, {"place_kind", static_cast<int>(c.kind)}, {"place", hexOf(c.place)}, {"area", *area}, {"person", hexOf(c.person)}, {"staff", nullptr},
          {"name", a.name}, {"phone", a.phone}, {"appointed_by", m_actor.name}, {"dismissed_by", nullptr}, {"reason", ""}},
         *moment);
  putLeader(*store::registryRow(m_w, Table::appointments, m_done.id), a);
  return done();
}

model::RegistryAnswer Registrar::run(const model::Dismiss& c) {
  const auto row = find(Table::appointments, c.appointment, c.seen, "appointment");
  const auto moment = row ? momentOfEnd(*row, c.day) : std::nullopt;
  if (!moment) return refused();
  if (auto fault = checkText("reason", c.reason, 500, false)) return *fault;
  change(Table::appointments, *row, {{"valid_to", toMillis(*moment)}, {"ended", static_cast<int>(Ending::dissolved)}, {"dismissed_by", m_actor.name}, {"reason", c.reason}}, *moment);
  model::Appointment vacant;
  vacant.post = static_cast<model::Post>(row->number("post"));
  vacant.kind = static_cast<PlaceKind>(row->number("place_kind"));
  vacant.name = store::kVacantPost;
  putLeader(*row, vacant);
  return done();
}

// Those before; what undoes it is sealed, as nobody on the way back may read it (spec 06, item 2).
model::AggregateCodes Registrar::putAggregates(const Row& person, const model::AggregateCodes& codes) {
  const auto before = store::exchangeAggregateCodes(m_w, person.n, codes);
  if (before == codes) return before;
  m_aggregates.push_back(person.n);
  std::string both;
  for (const auto code : {before.ethnicGroup, before.politicalAffiliation, codes.ethnicGroup, codes.politicalAffiliation}) both += static_cast<char>(code);
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::people), person.n, person.rowVer, false, false, m_tools.cipher.seal("people_aggregate", "undo", person.id, both)});
  return before;
}

// They have no versions: what stands there must be what the step left.
bool Registrar::undoAggregates(const Row& person, const model::UndoStep& step) {
  const std::string both = m_tools.cipher.open("people_aggregate", "undo", person.id, step.aggregates);
  const auto code = [&](std::size_t i) { return static_cast<std::uint8_t>(both.at(i)); };
  m_done.id = person.id;
  m_done.rowVer = person.rowVer;
  const model::AggregateCodes before{code(0), code(1)}, left{code(2), code(3)};
  return putAggregates(person, before) == left || refuse(RegistryFault::changedMeanwhile, "steps");
}

// A late report changed versions of the past too: all of them come back.
bool Registrar::takeBackLate(const Row& row, const model::UndoStep& step) {
  const auto table = static_cast<Table>(step.table);
  const Row before = store::beforeRetelling(m_w, table, row.n, step.rowVer);
  if (!model::isWithin(before.text("area"), m_actor.scope)) return refuse(RegistryFault::outOfScope, "steps");
  if (table == Table::people && !freeCitizenId(before.image, row.id)) return false;
  touch(table, row.n);
  m_done.id = row.id;
  m_done.rowVer = store::takeBackRetelling(m_w, m_op, table, row, step.rowVer);
  m_done.undo.push_back({step.table, row.n, m_done.rowVer, false});
  if (table == Table::people) volunteersFollow(row, before.image, row.since);
  return true;
}

// The version before comes back as of the day on which the undone one began, so that the past shows no trace of it.
model::RegistryAnswer Registrar::run(const model::UndoRegistry& c) {
  if (c.steps.empty()) return (refuse(RegistryFault::missing, "steps"), refused());
  // A command may have changed a row more than once: the version that an undone step leaves is the next one's to begin from.
  std::map<std::pair<std::uint8_t, std::int64_t>, std::int64_t> undone;
  std::optional<Row> post;
  std::vector<std::pair<Table, std::int64_t>> risen;
  for (auto step = c.steps.rbegin(); step != c.steps.rend(); ++step) {
    const auto table = static_cast<Table>(step->table);
    if (step->removed) {
      if (!(table == Table::facilities ? restoreFacility(*step) : restoreBuilding(*step))) return refused();
      continue;
    }
    const auto row = store::registryRow(m_w, table, step->row);
    if (row && table == Table::people && !step->aggregates.empty()) {
      if (!model::isWithin(row->text("area"), m_actor.scope)) return (refuse(RegistryFault::outOfScope, "steps"), refused());
      if (!undoAggregates(*row, *step)) return refused();
      continue;
    }
    const auto expected = undone.try_emplace({step->table, step->row}, step->rowVer).first;
    if (!row || row->rowVer != expected->second) return (refuse(RegistryFault::changedMeanwhile, "steps"), refused());
    expected->second = row->rowVer + 1;
    if (!model::isWithin(row->text("area"), m_actor.scope)) return (refuse(RegistryFault::outOfScope, "steps"), refused());
    if (table == Table::appointments) post = row;
    if (step->inserted && (table == Table::buildings || table == Table::facilities)) {
      if (!(table == Table::facilities ? removeFacility(*row) : removeBuilding(*row))) return refused();
      continue;
    }
    if (step->inserted) {
      change(table, *row, {{"valid_to", row->number("valid_from")}, {"ended", static_cast<int>(Ending::mistaken)}}, row->since);
      continue;
    }
    if (store::wasRetold(m_w, table, row->n, step->rowVer)) {
      if (!takeBackLate(*row, *step)) return refused();
      continue;
    }
    const auto versions = store::registryHistory(m_w, table, row->n);
    const auto before = std::find_if(versions.begin(), versions.end(), [&](const auto& v) { return v.row.rowVer == step->rowVer - 1; });
    if (before == versions.end()) return (refuse(RegistryFault::changedMeanwhile, "steps", "the version before is not kept"), refused());
    if (before->row.inForce() && !row->inForce()) {
      if (table == Table::people && !freeCitizenId(before->row.image, row->id)) return refused();
      if (table == Table::dwellings && !freeDoor(before->row)) return refused();
      risen.emplace_back(table, row->n);
    } else if (table == Table::people && before->row.inForce() && !freeCitizenId(before->row.image, row->id)) {
      return refused();
    }
    if (!model::isWithin(before->row.text("area"), m_actor.scope)) return (refuse(RegistryFault::outOfScope, "steps"), refused());
    if (table == Table::facilities && !freeFacilityCode(before->row.text("code"), row->id)) return refused();
    if (table == Table::buildings)
      changeBuilding(*row, before->row.image, row->since);
    else
      change(table, *row, before->row.image, row->since);
  }
  for (const auto& [table, n] : risen)
    if (!stands(table, *store::registryRow(m_w, table, n))) return refused();
  if (post) putLeaderNow(*post);
  return done();
}

}  // namespace jw::registry
