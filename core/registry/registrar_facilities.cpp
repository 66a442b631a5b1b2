// The part of the registrar that keeps facilities 公共设施.
#include <cmath>

#include "core/base/text.h"
#include "core/registry/registrar.h"
#include "core/store/facility_gateway.h"
#include "core/store/facility_rows.h"

namespace jw::registry {

using model::RegistryFault;
using store::Table;

bool Registrar::freeFacilityCode(const std::string& code, const Uuid& self) {
  const auto other = store::facilityWithCode(m_w, code);
  return !other || *other == self || refuse(RegistryFault::duplicate, "code", "another facility has this code", {*other});
}

model::RegistryAnswer Registrar::run(const model::PutFacility& c) {
  const auto& v = c.value;
  std::optional<Row> old;
  if (v.id && !(old = find(Table::facilities, v.id, c.seen, "facility"))) return refused();
  const std::string kind(text::trim(v.kind)), code(text::trim(v.code)), name(text::trim(v.name));
  for (auto fault : {checkText("kind", kind, 40, true), checkText("code", code, 60, true), checkText("name", name, 200, true)})
    if (fault) return *fault;
  if (!std::isfinite(v.point.x) || !std::isfinite(v.point.y)) return (refuse(RegistryFault::badValue, "point", "no number"), refused());
  // Areas may have been drawn anew so that one which is there lies in none.
  const bool stays = old && v.point.x == old->image.at("lon").get<double>() && v.point.y == old->image.at("lat").get<double>();
  const model::AreaPath area = stays && v.area.empty() ? old->text("area") : v.area;
  if (area.empty() && !stays) return (refuse(RegistryFault::badValue, "point", "lies in no grid"), refused());
  if (!model::isWithin(area, m_actor.scope)) return (refuse(RegistryFault::outOfScope, "point"), refused());
  if (v.department && !store::departmentKnown(m_w, v.department)) return (refuse(RegistryFault::unknownRow, "department", v.department.text()), refused());
  if (!freeFacilityCode(code, v.id)) return refused();
  Image image = {{"kind", kind}, {"code", code}, {"name", name}, {"area", area}, {"lon", v.point.x}, {"lat", v.point.y}, {"department", nullptr}};
  if (v.department) image["department"] = text::toHex({reinterpret_cast<const char*>(v.department.uuid.data()), Uuid::size()});
  if (old) {
    change(Table::facilities, *old, image, m_now);
    return done();
  }
  m_done.id = Uuid::make(toMillis(m_now));
  m_done.rowVer = 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::facilities), store::addFacilityRow(m_w, m_op, m_done.id, image), 1, true});
  m_facilities = true;
  return done();
}

bool Registrar::removeFacility(const Row& facility) {
  store::removeFacilityRow(m_w, m_op, facility);
  m_facilities = true;
  m_done.id = facility.id;
  m_done.rowVer = facility.rowVer + 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::facilities), facility.n, facility.rowVer + 1, false, true});
  return true;
}

model::RegistryAnswer Registrar::run(const model::RemoveFacility& c) {
  const auto facility = find(Table::facilities, c.facility, c.seen, "facility");
  if (!facility || !removeFacility(*facility)) return refused();
  return done();
}

bool Registrar::restoreFacility(const model::UndoStep& step) {
  const auto removed = store::removedFacility(m_w, step.row, step.rowVer);
  if (!removed) return refuse(RegistryFault::changedMeanwhile, "steps", "the version before is not kept");
  if (!model::isWithin(removed->text("area"), m_actor.scope)) return refuse(RegistryFault::outOfScope, "steps");
  if (!freeFacilityCode(removed->text("code"), removed->id)) return false;
  if (!store::restoreFacilityRow(m_w, m_op, *removed, step.rowVer)) return refuse(RegistryFault::changedMeanwhile, "steps");
  m_facilities = true;
  m_done.id = removed->id;
  m_done.rowVer = step.rowVer + 1;
  m_done.undo.push_back({static_cast<std::uint8_t>(Table::facilities), removed->n, m_done.rowVer, true});
  return true;
}

}  // namespace jw::registry
