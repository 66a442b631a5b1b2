#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_edits.h"
#include "ui/registry/registry_words.h"
#include "ui/words.h"

namespace jw::ui {
using namespace model;

namespace {

BuildingPatch buildingOf(const RegistryForm& f) { return {f.words("name"), f.words("address"), f.words("use"), f.number("floors"), f.number("units"), f.number("year"), f.id("compound")}; }

QString numberOrNothing(int n) { return n > 0 ? QString::number(n) : QString(); }

}  // namespace

std::vector<RegistryEdits::Field> RegistryEdits::buildingFields(const BuildingLine& b, const std::vector<Compound>& compounds) const {
  Field compound{"compound", tr("Compound"), Field::Kind::choice};
  compound.choices.emplace_back(QString(), tr("none"));
  bool known = !b.compound;
  for (const auto& c : compounds) {
    compound.choices.emplace_back(text(c.id.text()), text(c.name));
    known = known || c.id == b.compound;
  }
  if (!known) compound.choices.emplace_back(text(b.compound.text()), text(b.compoundName));
  compound.value = b.compound ? text(b.compound.text()) : QString();
  Field use{"use", tr("Use"), Field::Kind::choice, text(b.use)};
  use.choices.emplace_back(QString(), tr("not recorded"));
  bool listed = b.use.empty();
  for (const auto& value : RegistryWords::knownUses()) {
    use.choices.emplace_back(text(value), RegistryWords::use(value));
    listed = listed || value == b.use;
  }
  if (!listed) use.choices.emplace_back(text(b.use), text(b.use));
  return {{"name", tr("Name", "of a building"), Field::Kind::line, text(b.name), tr("for example a compound and a number")},
          {"address", tr("Address"), Field::Kind::line, text(b.address)},
          use,
          compound,
          {"floors", tr("Floors"), Field::Kind::number, numberOrNothing(b.floors), tr("not known")},
          {"units", tr("Units"), Field::Kind::number, numberOrNothing(b.units), tr("not known")},
          {"year", tr("Year of construction"), Field::Kind::number, numberOrNothing(b.year), tr("not known")}};
}

void RegistryEdits::withCompounds(const AreaPath& area, std::function<void(const std::vector<Compound>&)> open) {
  const auto areas = m_desk.bridge.areas();
  const auto* at = areas->byPath(area);
  const auto* community = at ? areas->ancestor(*at, AreaLevel::community) : nullptr;
  using List = std::vector<Compound>;
  const std::stop_token stop = m_asking.anew();
  m_desk.registry.compounds(m_desk.bridge.actor(), community ? community->path : area, stop, onMain<List>(this, [stop, area, open = std::move(open)](List all) {
                              if (stop.stop_requested()) return;
                              std::erase_if(all, [&](const Compound& c) { return !isWithin(area, c.area) && !isWithin(c.area, area); });
                              open(all);
                            }));
}

void RegistryEdits::addBuilding(const AreaPath& area, const Uuid& compound) {
  withCompounds(area, [this, area, compound](const std::vector<Compound>& compounds) { openBuilding(area, compound, compounds); });
}

void RegistryEdits::openBuilding(const AreaPath& area, const Uuid& compound, const std::vector<Compound>& compounds) {
  const auto* at = m_desk.bridge.areas()->byPath(area);
  if (!at) return m_desk.notices.warn(tr("Choose an area at the left first: a building lies in one."));
  const Point point = pointInside(at->shape);
  BuildingLine blank;
  blank.compound = compound;
  auto fields = buildingFields(blank, compounds);
  fields.push_back({"point", tr("Longitude, latitude"), Field::Kind::line, RegistryWords::place(point), tr("degrees, CGCS2000 or WGS84"), {}, true});
  open({tr("New building"), text(m_desk.bridge.areas()->readablePath(area)), tr("The place decides in which grid the building lies. On the map a square on its point stands for it until an import of buildings brings its outline."), tr("Add"), fields,
        [](const RegistryForm& f) -> RegistryCommand { return AddBuilding{buildingOf(f), RegistryWords::placeIn(f.value("point")).value_or(Point{}), {}}; }, {},
        [](const RegistryForm& f) {
          if (f.words("name").empty() && f.words("address").empty()) return tr("A building needs a name or an address.");
          return RegistryWords::placeIn(f.value("point")) ? QString() : tr("A place is written like 120.155070, 30.274120.");
        }});
}

void RegistryEdits::editBuilding(const BuildingLine& b) {
  withCompounds(b.area, [this, b](const std::vector<Compound>& compounds) {
    auto fields = buildingFields(b, compounds);
    fields.push_back(dayField());
    open({tr("Edit the building"), text(m_desk.bridge.areas()->readablePath(b.area)), {}, tr("Save"), fields,
          [b](const RegistryForm& f) -> RegistryCommand { return EditBuilding{b.id, b.rowVer, buildingOf(f), f.day("day")}; }, {},
          [](const RegistryForm& f) { return f.words("name").empty() && f.words("address").empty() ? tr("A building needs a name or an address.") : QString(); }});
  });
}

void RegistryEdits::removeBuilding(const BuildingLine& b) {
  open({tr("Delete the building"), b.name.empty() ? text(b.address) : text(b.name),
        tr("It goes with its outline on the map. Only a building on which nothing hangs can be deleted: no dwelling, past or present, no organisation, nobody who is responsible for it."), tr("Delete"), {},
        [b](const RegistryForm&) -> RegistryCommand { return RemoveBuilding{b.id, b.rowVer}; }, {}});
}

void RegistryEdits::putCompound(const Compound& c, const AreaPath& area) {
  const bool isNew = !c.id;
  const AreaPath where = isNew ? area : c.area;
  open({isNew ? tr("New compound") : tr("Edit the compound"), text(m_desk.bridge.areas()->readablePath(where)), {}, isNew ? tr("Add") : tr("Save"),
        {{"name", tr("Name", "of a compound"), Field::Kind::line, text(c.name), {}, {}, true}, {"address", tr("Address"), Field::Kind::line, text(c.address)}},
        [c, where](const RegistryForm& f) -> RegistryCommand {
          PutCompound put{c, c.id ? c.rowVer : 0};
          put.value.area = where;
          put.value.name = f.words("name");
          put.value.address = f.words("address");
          return put;
        }, {}});
}

void RegistryEdits::closeCompound(const Compound& c) {
  open({tr("Delete the compound"), text(c.name), tr("The record ends on that day, the history stays. A compound to which buildings belong cannot be deleted."), tr("Delete"), {dayField()},
        [c](const RegistryForm& f) -> RegistryCommand { return CloseCompound{c.id, c.rowVer, f.day("day")}; }, {}});
}

void RegistryEdits::putVolunteer(const Volunteer& v, const AreaPath& area) {
  constexpr std::uint32_t kTeams = 500;
  struct Teams {
    std::vector<Organisation> rows;
  };
  const std::stop_token stop = m_asking.anew();
  auto take = onMain<Teams>(this, [this, stop, v, area](const Teams& teams) {
    if (!stop.stop_requested()) openVolunteer(v, teams.rows, area);
  });
  m_desk.registry.organisations(m_desk.bridge.actor(), m_desk.bridge.actor().scope, kVolunteerTeam, 0, kTeams, stop, [take](std::vector<Organisation> rows, std::uint64_t) { take({std::move(rows)}); });
}

void RegistryEdits::openVolunteer(const Volunteer& v, const std::vector<Organisation>& teams, const AreaPath& area) {
  const bool isNew = !v.id, resident = static_cast<bool>(v.person);
  const AreaPath where = isNew ? area : v.area;
  if (where.empty()) return m_desk.notices.warn(tr("Choose an area at the left first: a volunteer belongs to one."));
  std::vector<Field> fields;
  if (!resident) {
    fields.push_back({"name", tr("Name"), Field::Kind::line, {}, isNew ? QString() : QStringLiteral("%1 (%2)").arg(text(v.name), tr("stays as it is if left empty")), {}, isNew});
    fields.push_back({"contact", tr("Telephone"), Field::Kind::line, {}, isNew ? tr("kept sealed") : tr("stays as it is if left empty"), {}, false, v.contact});
  }
  Field team{"team", tr("Team"), Field::Kind::choice};
  team.choices.emplace_back(QString(), tr("none"));
  bool known = !v.team;
  for (const auto& t : teams) {
    team.choices.emplace_back(text(t.id.text()), text(t.name));
    known = known || t.id == v.team;
  }
  if (!known) team.choices.emplace_back(text(v.team.text()), text(v.teamName));
  team.value = v.team ? text(v.team.text()) : QString();
  fields.push_back(team);
  fields.push_back({"skills", tr("Skills"), Field::Kind::line, text(v.skills), tr("what the volunteer can do")});
  const QString place = text(m_desk.bridge.areas()->readablePath(where));
  const QString about = resident ? tr("%1 of the registry").arg(text(v.name)) : isNew ? tr("%1\nSomebody who is not in the registry. Residents become volunteers on their own page.").arg(place) : place;
  open({isNew ? tr("New volunteer") : tr("Edit the volunteer"), about, {}, isNew ? tr("Add") : tr("Save"), fields,
        [v, where, resident](const RegistryForm& f) -> RegistryCommand {
          PutVolunteer put{v, f.words("contact"), !f.words("contact").empty() || f.removed("contact"), v.id ? v.rowVer : 0};
          put.value.area = where;
          put.value.name = resident ? std::string() : f.words("name");
          put.value.team = f.id("team");
          put.value.skills = f.words("skills");
          return put;
        }, {}});
}

void RegistryEdits::endVolunteer(const Volunteer& v) {
  open({tr("A volunteer leaves"), text(v.name), tr("The record ends on that day, the history stays."), tr("End it"), {dayField()},
        [v](const RegistryForm& f) -> RegistryCommand { return EndVolunteer{v.id, v.rowVer, f.day("day")}; }, {}});
}

}  // namespace jw::ui
