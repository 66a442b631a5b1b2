#include "core/store/people_gateway.h"

#include "core/store/wkb.h"

namespace jw::store {
namespace {

void bindBlob(Statement& s, int i, std::string_view blob) {
  if (blob.empty())
    s.bindNull(i);
  else
    s.bindBlob(i, blob.data(), blob.size());
}

void bindCodes(Statement& s, int from, std::span<const std::uint8_t> codes) {
  for (std::size_t i = 0; i < codes.size(); ++i) s.bind(from + static_cast<int>(i), static_cast<int>(codes[i]));
}

// since, valid_from, valid_to, ended
void bindValidity(Statement& s, int from, const model::Validity& v) { s.bind(from, v.since).bind(from + 1, v.from).bind(from + 2, v.to).bind(from + 3, static_cast<int>(v.ending)); }

}  // namespace

std::int64_t insertDwelling(Connection& w, const model::Dwelling& d, std::string_view area, const model::Validity& v, std::string_view landlord) {
  using model::DwellingColumn;
  auto s = w.prepare(
      "INSERT INTO dwellings (id, building, unit, floor, number, square_metres, type, ownership, residence, area, since, valid_from, valid_to, ended, landlord) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, d.id).bind(2, d.building).bind(3, d.unit).bind(4, d.floor).bind(5, d.number).bind(6, d.squareMetres);
  bindCodes(*s, 7, d.codes.values);
  s->bind(10, area);
  bindValidity(*s, 11, v);
  bindBlob(*s, 15, landlord);
  s->run();
  return w.lastRow();
}

std::int64_t insertHousehold(Connection& w, const model::Household& h, std::string_view area, const model::Validity& v) {
  auto s = w.prepare("INSERT INTO households (id, dwelling, type, registration, special_family, area, since, valid_from, valid_to, ended) VALUES (?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, h.id).bind(2, h.dwelling);
  bindCodes(*s, 3, h.codes.values);
  s->bind(6, area);
  bindValidity(*s, 7, v);
  s->run();
  return w.lastRow();
}

std::int64_t insertPerson(Connection& w, const model::Person& p, const SealedPerson& sealed, std::string_view area, const model::Validity& v) {
  auto s = w.prepare(
      "INSERT INTO people (id, household, name, initials, birth_day, area, citizen_id, citizen_id_index, phone, phone_index, health, since, valid_from, valid_to, ended, "
      "sex, relation, residence, paper, education, marital, employment, employment_registration, welfare_post, job_fair, retirement, military_service, hobby, pension, medical, work_injury, "
      "unemployment, maternity, subsidy, public_office, volunteer, living_alone, left_behind) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, p.id).bind(2, p.household).bind(3, std::string_view(p.name)).bind(4, std::string_view(p.initials)).bind(5, static_cast<std::int64_t>(p.birthDay)).bind(6, area);
  bindBlob(*s, 7, sealed.citizenId);
  bindBlob(*s, 8, sealed.citizenIdIndex);
  bindBlob(*s, 9, sealed.phone);
  bindBlob(*s, 10, sealed.phoneIndex);
  bindBlob(*s, 11, sealed.health);
  bindValidity(*s, 12, v);
  bindCodes(*s, 16, std::span(p.codes.values).first(model::kPlainPersonColumns));
  s->run();
  return w.lastRow();
}

void putAggregateCodes(Connection& w, std::int64_t person, const model::AggregateCodes& codes) {
  auto s = w.prepare("INSERT OR REPLACE INTO people_aggregate (person, ethnic_group, political_affiliation) VALUES (?,?,?)");
  s->bind(1, person).bind(2, static_cast<int>(codes.ethnicGroup)).bind(3, static_cast<int>(codes.politicalAffiliation)).run();
}

model::AggregateCodes exchangeAggregateCodes(Connection& w, std::int64_t person, const model::AggregateCodes& codes) {
  model::AggregateCodes before;
  {
    auto s = w.prepare("SELECT ethnic_group, political_affiliation FROM people_aggregate WHERE person=?");
    s->bind(1, person);
    if (s->step()) before = {static_cast<std::uint8_t>(s->integer(0)), static_cast<std::uint8_t>(s->integer(1))};
  }
  if (before != codes) putAggregateCodes(w, person, codes);
  return before;
}

void beginBulk(Connection& w) {
  for (const char* name : {"people_id", "people_name", "people_initials", "people_citizen_id", "people_phone", "households_id", "dwellings_id"}) w.execute(std::string("DROP INDEX IF EXISTS ") + name);
}

void endBulk(Connection& w) {
  w.execute(
      "CREATE UNIQUE INDEX IF NOT EXISTS people_id ON people (id); CREATE INDEX IF NOT EXISTS people_name ON people (name); CREATE INDEX IF NOT EXISTS people_initials ON people (initials); "
      "CREATE INDEX IF NOT EXISTS people_citizen_id ON people (citizen_id_index) WHERE citizen_id_index IS NOT NULL; "
      "CREATE INDEX IF NOT EXISTS people_phone ON people (phone_index) WHERE phone_index IS NOT NULL; "
      "CREATE UNIQUE INDEX IF NOT EXISTS households_id ON households (id); CREATE UNIQUE INDEX IF NOT EXISTS dwellings_id ON dwellings (id)");
}

std::int64_t compoundNamed(Connection& w, const Uuid& id, std::string_view name, std::string_view area, const model::Validity& v) {
  {
    auto s = w.prepare("SELECT n FROM compounds WHERE area=? AND name=? AND valid_to IS NULL");
    s->bind(1, area).bind(2, name);
    if (s->step()) return s->integer(0);
  }
  auto s = w.prepare("INSERT INTO compounds (id, name, area, since, valid_from) VALUES (?,?,?,?,?)");
  s->bind(1, id).bind(2, name).bind(3, area).bind(4, v.since).bind(5, v.from).run();
  return w.lastRow();
}

void insertAppointment(Connection& w, const Uuid& id, const model::Appointment& a) {
  auto s = w.prepare("INSERT INTO appointments (id, post, title, place_kind, place, area, person, staff, name, phone, since, valid_from, appointed_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, id).bind(2, static_cast<int>(a.post)).bind(3, std::string_view(a.title)).bind(4, static_cast<int>(a.kind)).bind(5, a.place).bind(6, std::string_view(a.area)).bind(7, a.person);
  s->bind(8, a.staff).bind(9, std::string_view(a.name)).bind(10, std::string_view(a.phone)).bind(11, a.from).bind(12, a.from).bind(13, std::string_view(a.appointedBy)).run();
}

void setCompound(Connection& w, std::int64_t building, std::int64_t compound, int units, int year) {
  auto s = w.prepare("UPDATE buildings SET compound=?, units=?, year=? WHERE n=?");
  if (compound > 0)
    s->bind(1, compound);
  else
    s->bindNull(1);
  s->bind(2, units).bind(3, year).bind(4, building).run();
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
