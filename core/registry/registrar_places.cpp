#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/registry/registrar.h"
#include "core/store/building_rows.h"
#include "core/store/registry_lookup.h"

namespace jw::registry {

using model::Ending;
using model::RegistryFault;
using store::Table;

namespace {

constexpr int kMostFloors = 200, kMostUnits = 99, kFirstYear = 1000;

}  // namespace

// The columns that a patch sets, checked against what stands in the building; the compound must hold its grid.
bool Registrar::buildingInto(const model::BuildingPatch& v, const model::AreaPath& area, Image& image) {
  const struct {
    const char* column;
    const std::string& value;
    std::size_t longest;
    bool required;
  } texts[] = {{"name", v.name, 200, v.address.empty()}, {"address", v.address, 500, false}, {"use", v.use, 60, false}};
  for (const auto& t : texts) {
    if (auto fault = checkText(t.column, t.value, t.longest, t.required)) {
      m_refusal = std::move(fault);
      return false;
    }
    image[t.column] = t.value;
  }
  if (v.floors < 0 || v.floors > kMostFloors) return refuse(RegistryFault::badValue, "floors", "0 to 200 are possible");
  if (v.units < 0 || v.units > kMostUnits) return refuse(RegistryFault::badValue, "units", "0 to 99 are possible");
  if (v.year != 0 && (v.year < kFirstYear || v.year > Zone::china().toLocal(m_now).year)) return refuse(RegistryFault::badValue, "year", "not a year that is over or goes on");
  image["floors"] = v.floors;
  image["units"] = v.units;
  image["year"] = v.year;
  image["compound"] = nullptr;
  if (v.compound) {
    const auto compound = find(Table::compounds, v.compound, 0, "compound");
    if (!compound) return false;
    if (!model::isWithin(area, compound->text("area"))) return refuse(RegistryFault::badValue, "compound", "the building lies outside the area of the compound");
    image["compound"] = compound->n;
  }
  return true;
}

model::RegistryAnswer Registrar::run(const model::AddBuilding& c) {
  if (c.area.empty()) return (refuse(RegistryFault::badValue, "point", "lies in no grid"), refused());
  if (!model::isWithin(c.area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "point"), refused());
  Image image = {{"area", c.area}};
  if (!buildingInto(c.value, c.area, image)) return refused();
  if (const auto other = c.value.name.empty() ? std::nullopt : store::buildingNamed(m_w, c.area, c.value.name, {}))
    return (refuse(RegistryFault::duplicate, "name", "another building of this grid has this name", {other->uuid}), refused());
  model::Building b;
  b.id = {Uuid::make(toMillis(m_now))};
  b.source = "registry";
  b.externalId = b.id.text();
  b.area = c.area;
  b.point = c.point;
  const auto n = store::addBuildingRow(m_w, m_op, b, image);
  m_outlines = true;
  m_done.id = b.id.uuid;
  m_done.rowVer = 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::buildings), n, 1, true});
  return done();
}

model::RegistryAnswer Registrar::run(const model::EditBuilding& c) {
  const auto building = find(Table::buildings, c.building.uuid, c.seen, "building");
  const auto moment = building ? momentFor(c.day, building->since) : std::nullopt;
  if (!moment) return refused();
  Image image = Image::object();
  if (!buildingInto(c.value, building->text("area"), image)) return refused();
  const auto use = store::buildingUse(m_w, building->n, building->id);
  if (c.value.floors != 0 && c.value.floors < use.highestFloor) return (refuse(RegistryFault::badValue, "floors", "there are dwellings on higher floors"), refused());
  if (c.value.units != 0 && c.value.units < use.highestUnit) return (refuse(RegistryFault::badValue, "units", "there are dwellings in further units"), refused());
  if (!c.value.name.empty() && c.value.name != building->text("name"))
    if (const auto other = store::buildingNamed(m_w, building->text("area"), c.value.name, building->id))
      return (refuse(RegistryFault::duplicate, "name", "another building of this grid has this name", {other->uuid}), refused());
  changeBuilding(*building, image, *moment);
  return done();
}

// Statistics are by compound too: whoever lives there goes along with the building.
bool Registrar::changeBuilding(const Row& building, const Image& patch, Instant since) {
  if (patch.contains("compound") && patch.at("compound") != building.image.at("compound"))
    for (const Row& d : store::registryRowsOf(m_w, Table::dwellings, building.n, kNever)) {
      touch(Table::dwellings, d.n);
      for (const Row& h : store::registryRowsOf(m_w, Table::households, d.n, kNever)) {
        touch(Table::households, h.n);
        for (const Row& p : store::registryRowsOf(m_w, Table::people, h.n, kNever)) touch(Table::people, p.n);
      }
    }
  return change(Table::buildings, building, patch, since);
}

bool Registrar::removeBuilding(const Row& building) {
  const auto use = store::buildingUse(m_w, building.n, building.id);
  if (use.dwellings > 0) return refuse(RegistryFault::inUse, "building", "it has dwellings");
  if (use.formerDwellings > 0) return refuse(RegistryFault::inUse, "building", "dwellings of the past hang on it");
  if (use.organisations > 0) return refuse(RegistryFault::inUse, "building", "organisations sit in it, or sat there");
  if (use.appointments > 0) return refuse(RegistryFault::inUse, "building", "somebody is responsible for it; dismiss them first");
  store::removeBuildingRow(m_w, m_op, building);
  m_outlines = true;
  m_done.id = building.id;
  m_done.rowVer = building.rowVer + 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::buildings), building.n, building.rowVer + 1, false, true});
  return true;
}

model::RegistryAnswer Registrar::run(const model::RemoveBuilding& c) {
  const auto building = find(Table::buildings, c.building.uuid, c.seen, "building");
  if (!building || !removeBuilding(*building)) return refused();
  return done();
}

bool Registrar::restoreBuilding(const model::UndoStep& step) {
  if (!store::restoreBuildingRow(m_w, m_op, step.row, step.rowVer)) return refuse(RegistryFault::changedMeanwhile, "steps", "the building cannot come back as it was");
  const auto row = store::registryRow(m_w, Table::buildings, step.row);
  if (!model::isWithin(row->text("area"), m_actor.scope)) return refuse(RegistryFault::outOfScope, "steps");
  m_outlines = true;
  m_done.id = row->id;
  m_done.rowVer = row->rowVer;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::buildings), row->n, row->rowVer, true});
  return true;
}

model::RegistryAnswer Registrar::run(const model::PutCompound& c) {
  const auto& v = c.value;
  std::optional<Row> old;
  if (v.id && !(old = find(Table::compounds, v.id, c.seen, "compound"))) return refused();
  if (v.area.empty()) return (refuse(RegistryFault::missing, "area"), refused());
  if (!model::isWithin(v.area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "area"), refused());
  if (!store::isArea(m_w, v.area, model::AreaLevel::community)) return (refuse(RegistryFault::badValue, "area", "a compound lies in a community or a grid"), refused());
  for (auto fault : {checkText("name", v.name, 200, true), checkText("address", v.address, 500, false)})
    if (fault) return *fault;
  if (!old || old->text("name") != v.name || old->text("area") != v.area)
    if (const auto other = store::compoundWithName(m_w, v.area, v.name, v.id)) return (refuse(RegistryFault::duplicate, "name", "another compound of this area has this name", {*other}), refused());
  if (old && store::compoundUse(m_w, old->n, v.area).outside > 0) return (refuse(RegistryFault::inUse, "area", "buildings of the compound lie elsewhere"), refused());
  Image image = {{"name", v.name}, {"address", v.address}, {"area", v.area}};
  if (old) {
    change(Table::compounds, *old, image, m_now);
  } else {
    image["property_company"] = nullptr;
    insert(Table::compounds, Uuid::make(toMillis(m_now)), std::move(image), m_now);
  }
  return done();
}

model::RegistryAnswer Registrar::run(const model::CloseCompound& c) {
  const auto compound = find(Table::compounds, c.compound, c.seen, "compound");
  const auto moment = compound ? momentOfEnd(*compound, c.day) : std::nullopt;
  if (!moment) return refused();
  if (const auto use = store::compoundUse(m_w, compound->n, ""); use.buildings > 0)
    return (refuse(RegistryFault::inUse, "compound", "buildings belong to it; put them into another one first"), refused());
  end(Table::compounds, *compound, Ending::dissolved, *moment);
  return done();
}

}  // namespace jw::registry
