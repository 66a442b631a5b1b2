#include "core/registry/registrar.h"
#include "core/store/registry_lookup.h"
#include "core/store/volunteer_reader.h"

namespace jw::registry {

using model::Ending;
using model::RegistryFault;
using store::Table;

model::RegistryAnswer Registrar::run(const model::PutVolunteer& c) {
  model::Volunteer v = c.value;
  std::optional<Row> old, person;
  if (v.id && !(old = find(Table::volunteers, v.id, c.seen, "volunteer"))) return refused();
  if (v.person) {
    if (!(person = find(Table::people, v.person, 0, "person"))) return refused();
    v.name = person->text("name");
    v.area = person->text("area");
    if (store::volunteerInForce(m_w, person->n, v.id)) return (refuse(RegistryFault::duplicate, "person", "is a volunteer already"), refused());
  } else if (old && old->number("person") != 0) {
    return (refuse(RegistryFault::badValue, "person", "a volunteer of the registry stays that person"), refused());
  } else if (old && v.name.empty()) {
    v.name = old->text("name");  // masked to whoever edits
  }
  if (v.area.empty()) return (refuse(RegistryFault::missing, "area"), refused());
  if (!model::isWithin(v.area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "area"), refused());
  if (!store::areaPathKnown(m_w, v.area)) return (refuse(RegistryFault::badValue, "area", "there is no such area"), refused());
  for (auto fault : {checkText("name", v.name, 100, true), checkText("skills", v.skills, 500, false), checkText("contact", c.contact, 200, false)})
    if (fault) return *fault;
  if (person && !c.contact.empty()) return (refuse(RegistryFault::badValue, "contact", "the telephone of a resident is kept with the person"), refused());
  Image image = {{"name", v.name}, {"skills", v.skills}, {"area", v.area}, {"person", nullptr}, {"team", nullptr}};
  if (person) image["person"] = person->n;
  if (v.team) {
    const auto team = store::registryRow(m_w, Table::organisations, v.team);
    if (!team || !team->inForce()) return (refuse(RegistryFault::unknownRow, "team", v.team.text()), refused());
    if (team->number("kind") != model::kVolunteerTeam) return (refuse(RegistryFault::badValue, "team", "not a team of volunteers"), refused());
    image["team"] = team->n;
  }
  const Uuid id = v.id ? v.id : Uuid::make(toMillis(m_now));
  if (!old || (c.setContact && opened(m_tools, "volunteers", "contact", *old) != c.contact)) image["contact"] = sealed(m_tools, "volunteers", "contact", id, c.contact);
  if (old)
    change(Table::volunteers, *old, image, m_now);
  else
    insert(Table::volunteers, id, std::move(image), m_now);
  return done();
}

model::RegistryAnswer Registrar::run(const model::EndVolunteer& c) {
  const auto volunteer = find(Table::volunteers, c.volunteer, c.seen, "volunteer");
  const auto moment = volunteer ? momentOfEnd(*volunteer, c.day) : std::nullopt;
  if (!moment) return refused();
  end(Table::volunteers, *volunteer, Ending::dissolved, *moment);
  return done();
}

}  // namespace jw::registry
