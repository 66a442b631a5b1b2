// The parts of the import that take in compounds 小区 and volunteers 志愿者.
#include <algorithm>

#include "core/access/masking.h"
#include "core/base/text.h"
#include "core/registry/citizen_id.h"
#include "core/registry/table_import.h"
#include "core/store/building_rows.h"
#include "core/store/registry_lookup.h"
#include "core/store/registry_reader.h"
#include "core/store/volunteer_reader.h"

namespace jw::registry {

using store::Table;

namespace {

constexpr std::uint32_t kNamesakes = 1000;

bool badIn(RowFault& fault, const char* key, const char* detail) {
  fault.key = key;
  fault.fault = model::faultName(model::RegistryFault::badValue);
  fault.detail = detail;
  return false;
}

bool isMask(std::string_view written) { return written.find('*') != std::string_view::npos; }

}  // namespace

std::optional<RowFault> TableImport::takeCompound(std::int64_t row) {
  RowFault fault{row, {}, {}, {}, 0, {}};
  model::PutCompound put;
  const auto path = area(fault);
  if (!path) return fault;
  put.value.area = *path;
  put.value.name = said("name");
  if (!model::isWithin(put.value.area, m_area)) return badIn(fault, "area", "lies outside the chosen area"), fault;
  const auto known = store::compoundWithName(m_w, put.value.area, put.value.name, {});
  if (known && m_rows.contains(*known)) return RowFault{row, "name", "duplicate", "another compound of this area has this name", m_rows[*known], {*known}};
  const auto before = known ? store::readCompound(m_w, *known) : std::nullopt;
  if (before) put.value = *before;
  if (const auto address = said("address"); !address.empty()) put.value.address = address;
  const auto answer = carryOut(put);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) return faultOf(row, *refusal);
  const auto& done = std::get<model::RegistryDone>(answer);
  m_rows[done.id] = row;
  if (before && !done.undo.empty()) m_updates.push_back({row, {}, before->name, {"address"}});
  return std::nullopt;
}

// An id that is nil: a new one. False: the row has a fault.
bool TableImport::volunteerMeant(model::Volunteer& volunteer, RowFault& fault) const {
  const auto number = said("citizen_id"), name = said("name"), record = said("record");
  if (!record.empty()) {
    const auto id = Uuid::parse(record);
    const auto found = id ? store::readVolunteer(m_w, *id) : std::nullopt;
    if (!found || found->validity.to != kNever || !model::isWithin(found->area, m_area)) return badIn(fault, "record", "no such volunteer");
    volunteer = *found;
  } else {
    for (const auto& [key, written] : {std::pair("citizen_id", number), std::pair("name", name)})
      if (isMask(written)) return badIn(fault, key, "is masked");
  }
  if (!number.empty()) {
    const auto person = volunteer.person ? store::registryRow(m_w, Table::people, volunteer.person) : std::nullopt;
    const bool masked = isMask(number);
    const auto there = person ? opened(m_tools, "people", "citizen_id", *person) : std::string();
    if (masked && (!person || access::maskCitizenId(there) != number)) return badIn(fault, "citizen_id", "is masked");
    if (!masked && volunteer.id && (!person || normaliseCitizenId(there) != normaliseCitizenId(number))) return badIn(fault, "citizen_id", "this volunteer has another number, or none");
    if (!masked && !volunteer.id) {
      const auto people = store::peopleWithCitizenId(m_w, blindIndex(m_tools, "people.citizen_id", normaliseCitizenId(number)));
      if (people.empty()) return badIn(fault, "citizen_id", "nobody in the registry has this number");
      volunteer.person = people.front();
      for (const auto n : store::volunteersOf(m_w, store::registryRow(m_w, Table::people, people.front())->n))
        if (const auto row = store::registryRow(m_w, Table::volunteers, n); row && row->inForce()) volunteer = *store::readVolunteer(m_w, row->id);
    }
  } else if (!volunteer.id) {
    const auto below = area(fault);
    if (!below) return false;
    volunteer.area = *below;
    auto namesakes = store::readVolunteers(m_w, {*below, {}, name}, 0, kNamesakes);
    std::erase_if(namesakes, [&](const model::Volunteer& v) { return v.person || v.name != name || v.area != *below; });
    if (namesakes.size() > 1) return badIn(fault, "name", "several volunteers from elsewhere have this name");
    if (!namesakes.empty()) volunteer = namesakes.front();
  }
  return true;
}

bool TableImport::sayTeam(model::Volunteer& volunteer, RowFault& fault) const {
  const auto name = said("team");
  if (name.empty() || name == volunteer.teamName) return true;
  // Those of the chosen area come before namesakes elsewhere.
  for (const std::string_view below : {std::string_view(m_area), std::string_view()}) {
    auto teams = store::readOrganisations(m_w, below, model::kVolunteerTeam, name, false, 0, kNamesakes);
    std::erase_if(teams, [&](const model::Organisation& o) { return o.name != name; });
    if (teams.size() == 1) volunteer.team = teams.front().id;
    if (!teams.empty()) return teams.size() == 1 || badIn(fault, "team", "no team of volunteers, or more than one, has this name");
  }
  return badIn(fault, "team", "no team of volunteers, or more than one, has this name");
}

std::optional<RowFault> TableImport::takeVolunteer(std::int64_t row) {
  RowFault fault{row, {}, {}, {}, 0, {}};
  model::PutVolunteer put;
  auto& v = put.value;
  if (!volunteerMeant(v, fault)) return fault;
  if (v.id && m_rows.contains(v.id)) return RowFault{row, said("citizen_id").empty() ? "name" : "citizen_id", "duplicate", "is a volunteer already", m_rows[v.id], {v.id}};
  const auto before = v;
  const auto kept = v.id ? store::registryRow(m_w, Table::volunteers, v.id) : std::nullopt;
  const auto name = said("name"), code = said("area"), contact = said("contact");
  const auto person = v.person ? store::registryRow(m_w, Table::people, v.person) : std::nullopt;
  // Of a resident the person's own record says them.
  const std::string known(text::trim(person ? person->text("name") : v.id ? v.name : name));
  if (isMask(name) ? access::maskName(known) != name : !name.empty() && name != known && (person || !v.id)) return badIn(fault, "name", isMask(name) ? "is masked" : "the person with this number has another name"), fault;
  if (!name.empty() && !isMask(name) && name != text::trim(v.name)) v.name = name;
  if (!code.empty()) {
    const auto path = area(fault);
    if (!path) return fault;
    if (person && person->text("area") != *path) return badIn(fault, "area", "a resident is a volunteer where they live"), fault;
    v.area = *path;
  }
  if (!person && !model::isWithin(v.area, m_area)) return badIn(fault, "area", "lies outside the chosen area"), fault;
  if (!sayTeam(v, fault)) return fault;
  if (const auto skills = said("skills"); !skills.empty()) v.skills = skills;
  const auto there = kept ? opened(m_tools, "volunteers", "contact", *kept) : std::string();
  if (isMask(contact)) {
    if (access::maskPhone(there) != contact) return badIn(fault, "contact", "is masked"), fault;
  } else if (!contact.empty()) {
    put.contact = contact;
    put.setContact = contact != there;
  }
  const auto answer = carryOut(put);
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) {
    fault = faultOf(row, *refusal);
    if (fault.key == "person") fault.key = "citizen_id";
    return fault;
  }
  const auto& done = std::get<model::RegistryDone>(answer);
  m_rows[done.id] = row;
  if (!kept || done.undo.empty()) return std::nullopt;
  RowUpdate update{row, {}, access::maskName(before.name), {}};
  if (v.name != before.name) update.columns.emplace_back("name");
  if (put.setContact) update.columns.emplace_back("contact");
  if (v.team != before.team) update.columns.emplace_back("team");
  if (v.skills != before.skills) update.columns.emplace_back("skills");
  if (v.area != before.area) update.columns.emplace_back("area");
  m_updates.push_back(std::move(update));
  return std::nullopt;
}

}  // namespace jw::registry
