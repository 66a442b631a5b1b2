#include "core/store/volunteer_reader.h"

namespace jw::store {
namespace {

#define JW_VOLUNTEERS "FROM volunteers v LEFT JOIN organisations o ON o.n=v.team LEFT JOIN people p ON p.n=v.person "
#define JW_WHERE                                                                                                                    \
  "WHERE v.valid_to IS NULL AND substr(v.area, 1, length(?1))=?1 AND (?2 IS NULL OR o.id=?2) AND (?3='' OR v.name=?3 OR instr(v.skills, ?3)>0 " \
  "OR instr(coalesce(o.name, ''), ?3)>0) "
#define JW_COLUMNS "SELECT v.id, v.row_ver, p.id, v.name, o.id, o.name, v.skills, v.area, v.contact IS NOT NULL, v.valid_from, v.since, v.valid_to, v.ended "

model::Volunteer volunteerFrom(const Statement& s) {
  model::Volunteer v;
  v.id = s.uuid(0);
  v.rowVer = s.integer(1);
  v.person = s.uuid(2);
  v.name = s.text(3);
  v.team = s.uuid(4);
  v.teamName = s.text(5);
  v.skills = s.text(6);
  v.area = s.text(7);
  v.contact = s.integer(8) != 0;
  v.validity = {s.instant(9), s.instant(10), s.instant(11), static_cast<model::Ending>(s.integer(12))};
  return v;
}

}  // namespace

std::vector<model::Volunteer> readVolunteers(Connection& c, const VolunteerQuery& query, std::uint32_t offset, std::uint32_t limit) {
  auto s = c.prepare(JW_COLUMNS JW_VOLUNTEERS JW_WHERE "ORDER BY o.name IS NULL, o.name, v.name, v.n LIMIT ?5 OFFSET ?4");
  s->bind(1, query.area).bind(2, query.team).bind(3, query.text).bind(4, static_cast<std::int64_t>(offset)).bind(5, static_cast<std::int64_t>(limit));
  std::vector<model::Volunteer> out;
  while (s->step()) out.push_back(volunteerFrom(*s));
  return out;
}

std::uint64_t countVolunteers(Connection& c, const VolunteerQuery& query) {
  auto s = c.prepare("SELECT count(*) " JW_VOLUNTEERS JW_WHERE);
  s->bind(1, query.area).bind(2, query.team).bind(3, query.text).step();
  return static_cast<std::uint64_t>(s->integer(0));
}

std::optional<model::Volunteer> readVolunteer(Connection& c, const Uuid& id) {
  auto s = c.prepare(JW_COLUMNS JW_VOLUNTEERS "WHERE v.id=?");
  s->bind(1, id);
  return s->step() ? std::optional(volunteerFrom(*s)) : std::nullopt;
}

bool volunteerInForce(Connection& c, std::int64_t person, const Uuid& but) {
  auto s = c.prepare("SELECT 1 FROM volunteers WHERE person=?1 AND valid_to IS NULL AND id IS NOT ?2");
  s->bind(1, person).bind(2, but);
  return s->step();
}

}  // namespace jw::store
