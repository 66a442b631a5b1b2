#include "core/store/people_gateway.h"

#include "core/store/wkb.h"

namespace jw::store {
namespace {

void bindBlob(Statement& s, int i, const std::string& blob) {
  if (!blob.empty()) s.bindBlob(i, blob.data(), blob.size());
}

}  // namespace

std::int64_t insertDwelling(Connection& w, const model::Dwelling& d, std::string_view area) {
  auto s = w.prepare("INSERT INTO dwellings (id, building, unit, floor, number, square_metres, residence, area) VALUES (?,?,?,?,?,?,?,?)");
  s->bind(1, d.id).bind(2, d.building).bind(3, d.unit).bind(4, d.floor).bind(5, d.number).bind(6, d.squareMetres).bind(7, static_cast<int>(d.residence)).bind(8, area);
  s->run();
  return w.lastRow();
}

std::int64_t insertHousehold(Connection& w, const model::Household& h, std::string_view area) {
  auto s = w.prepare("INSERT INTO households (id, dwelling, registration, area) VALUES (?,?,?,?)");
  s->bind(1, h.id).bind(2, h.dwelling).bind(3, static_cast<int>(h.registration)).bind(4, area);
  s->run();
  return w.lastRow();
}

std::int64_t insertPerson(Connection& w, const model::Person& p, const SealedPerson& sealed, std::string_view area) {
  auto s = w.prepare("INSERT INTO people (id, household, relation, name, sex, birth_day, residence, area, citizen_id, citizen_id_index, phone, phone_index) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, p.id).bind(2, p.household).bind(3, static_cast<int>(p.relation)).bind(4, std::string_view(p.name)).bind(5, static_cast<int>(p.sex));
  s->bind(6, static_cast<std::int64_t>(p.birthDay)).bind(7, static_cast<int>(p.residence)).bind(8, area);
  bindBlob(*s, 9, sealed.citizenId);
  bindBlob(*s, 10, sealed.citizenIdIndex);
  bindBlob(*s, 11, sealed.phone);
  bindBlob(*s, 12, sealed.phoneIndex);
  s->run();
  return w.lastRow();
}

std::int64_t insertBuilding(Connection& w, const model::Building& b, Instant at, std::string_view by) {
  const std::string wkb = toWkb(b.shape);
  auto s = w.prepare(
      "INSERT INTO buildings (id, row_ver, source, external_id, name, address, use, floors, area, lon, lat, geom, updated_at, updated_by) VALUES (?,1,?,?,?,?,?,?,?,?,?,GeomFromWKB(?, 4490),?,?)");
  s->bind(1, b.id).bind(2, std::string_view(b.source)).bind(3, std::string_view(b.externalId)).bind(4, std::string_view(b.name)).bind(5, std::string_view(b.address));
  s->bind(6, std::string_view(b.use)).bind(7, b.floors).bind(8, std::string_view(b.area)).bind(9, b.point.x).bind(10, b.point.y).bindBlob(11, wkb.data(), wkb.size());
  s->bind(12, at).bind(13, by).run();
  return w.lastRow();
}

}  // namespace jw::store
