#include "core/store/registry_facts.h"

namespace jw::store {
namespace {

template <class Codes>
void readCodes(Statement& s, int from, std::size_t count, Codes& codes) {
  for (std::size_t i = 0; i < count; ++i) codes.values[i] = static_cast<std::uint8_t>(s.integer(from + static_cast<int>(i)));
}

}  // namespace

std::optional<model::PersonFacts> personFacts(Connection& c, std::int64_t n, const OpenHealth& open) {
  auto s = c.prepare(
      "SELECT p.id, p.health, p.household, h.dwelling, d.building, coalesce(b.compound, 0), p.birth_day, p.area, p.sex, p.relation, p.residence, p.paper, p.education, p.marital, p.employment, "
      "p.employment_registration, p.welfare_post, p.job_fair, p.retirement, p.military_service, p.hobby, p.pension, p.medical, p.work_injury, p.unemployment, p.maternity, p.subsidy, "
      "p.public_office, p.volunteer, p.living_alone, p.left_behind FROM people p JOIN households h ON h.n=p.household JOIN dwellings d ON d.n=h.dwelling JOIN buildings b ON b.n=d.building "
      "WHERE p.n=? AND p.valid_to IS NULL");
  s->bind(1, n);
  if (!s->step()) return std::nullopt;
  model::PersonFacts f{s->integer(2), s->integer(3), s->integer(4), s->integer(5), static_cast<std::int32_t>(s->integer(6)), {}, std::string(s->text(7))};
  readCodes(*s, 8, model::kPlainPersonColumns, f.codes);
  const auto health = s->blob(1);
  open(s->uuid(0), {reinterpret_cast<const char*>(health.data()), health.size()}, f.codes);
  return f;
}

std::optional<model::HouseholdFacts> householdFacts(Connection& c, std::int64_t n) {
  auto s = c.prepare(
      "SELECT h.dwelling, d.building, coalesce(b.compound, 0), h.area, h.type, h.registration, h.special_family FROM households h JOIN dwellings d ON d.n=h.dwelling "
      "JOIN buildings b ON b.n=d.building WHERE h.n=? AND h.valid_to IS NULL");
  s->bind(1, n);
  if (!s->step()) return std::nullopt;
  model::HouseholdFacts f{s->integer(0), s->integer(1), s->integer(2), {}, std::string(s->text(3))};
  readCodes(*s, 4, 3, f.codes);
  return f;
}

std::optional<model::DwellingFacts> dwellingFacts(Connection& c, std::int64_t n) {
  auto s = c.prepare(
      "SELECT d.building, coalesce(b.compound, 0), d.square_metres, d.area, d.type, d.ownership, d.residence FROM dwellings d JOIN buildings b ON b.n=d.building "
      "WHERE d.n=? AND d.valid_to IS NULL");
  s->bind(1, n);
  if (!s->step()) return std::nullopt;
  model::DwellingFacts f{s->integer(0), s->integer(1), {}, static_cast<std::int32_t>(s->integer(2)), std::string(s->text(3))};
  readCodes(*s, 4, 3, f.codes);
  return f;
}

}  // namespace jw::store
