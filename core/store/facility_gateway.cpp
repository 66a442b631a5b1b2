#include "core/store/facility_gateway.h"

#include <unordered_map>

namespace jw::store {
namespace {

#define JW_FACILITY "SELECT id, kind, code, name, area, lon, lat, department, row_ver FROM facilities "
#define JW_FACILITY_WHERE "WHERE substr(area, 1, length(?1))=?1 AND (?2='' OR kind=?2) AND (?3 IS NULL OR department=?3) AND (?4='' OR instr(lower(code), lower(?4))>0 OR instr(lower(name), lower(?4))>0) "

model::Facility facilityFrom(const Statement& s) {
  return {s.uuid(0), std::string(s.text(1)), std::string(s.text(2)), std::string(s.text(3)), std::string(s.text(4)), {s.real(5), s.real(6)}, DepartmentId{s.uuid(7)}, s.integer(8)};
}

}  // namespace

std::vector<model::Facility> facilitiesIn(Connection& c, const model::Box& box, std::string_view scope) {
  auto s = c.prepare(JW_FACILITY "WHERE lon BETWEEN ?1 AND ?2 AND lat BETWEEN ?3 AND ?4 AND substr(area, 1, length(?5)) = ?5");
  s->bind(1, box.xmin).bind(2, box.xmax).bind(3, box.ymin).bind(4, box.ymax).bind(5, scope);
  std::vector<model::Facility> out;
  while (s->step()) out.push_back(facilityFrom(*s));
  return out;
}

std::vector<model::Facility> readFacilities(Connection& c, const FacilityQuery& query, std::uint32_t offset, std::uint32_t limit) {
  auto s = c.prepare(JW_FACILITY JW_FACILITY_WHERE "ORDER BY code LIMIT ?6 OFFSET ?5");
  s->bind(1, query.area).bind(2, query.kind).bind(3, query.department).bind(4, query.text).bind(5, static_cast<std::int64_t>(offset)).bind(6, static_cast<std::int64_t>(limit));
  std::vector<model::Facility> out;
  while (s->step()) out.push_back(facilityFrom(*s));
  return out;
}

std::uint64_t countFacilities(Connection& c, const FacilityQuery& query) {
  auto s = c.prepare("SELECT count(*) FROM facilities " JW_FACILITY_WHERE);
  s->bind(1, query.area).bind(2, query.kind).bind(3, query.department).bind(4, query.text).step();
  return static_cast<std::uint64_t>(s->integer(0));
}

std::optional<model::Facility> readFacility(Connection& c, const Uuid& id) {
  auto s = c.prepare(JW_FACILITY "WHERE id=?");
  s->bind(1, id);
  return s->step() ? std::optional(facilityFrom(*s)) : std::nullopt;
}

std::vector<std::string> facilityKinds(Connection& c, std::string_view area) {
  auto s = c.prepare("SELECT DISTINCT kind FROM facilities WHERE substr(area, 1, length(?1))=?1 ORDER BY kind");
  s->bind(1, area);
  std::vector<std::string> out;
  while (s->step()) out.emplace_back(s->text(0));
  return out;
}

std::vector<Uuid> facilitiesNamed(Connection& c, std::string_view area, const std::function<bool(std::string_view)>& is, std::uint32_t limit) {
  auto s = c.prepare("SELECT id, name FROM facilities WHERE substr(area, 1, length(?1))=?1 ORDER BY code");
  s->bind(1, area);
  std::unordered_map<std::string, bool> known;
  std::vector<Uuid> out;
  while (out.size() < limit && s->step()) {
    const auto [it, fresh] = known.try_emplace(std::string(s->text(1)), false);
    if (fresh) it->second = is(it->first);
    if (it->second) out.push_back(s->uuid(0));
  }
  return out;
}

std::optional<Uuid> facilityWithCode(Connection& c, std::string_view code) {
  auto s = c.prepare("SELECT id FROM facilities WHERE code=?");
  s->bind(1, code);
  return s->step() ? std::optional(s->uuid(0)) : std::nullopt;
}

bool departmentKnown(Connection& c, DepartmentId id) {
  auto s = c.prepare("SELECT 1 FROM departments WHERE id=?");
  s->bind(1, id);
  return s->step();
}

}  // namespace jw::store
