#include "core/store/column_reader.h"

#include "core/base/error.h"
#include "core/model/door.h"
#include "core/store/schema.h"

namespace jw::store {
namespace {

// The codes stand in the order of model::PersonColumn; the two that are sealed come out of health.
constexpr Sql kPeople =
    "SELECT p.n, p.id, p.health, p.household, h.dwelling, d.building, coalesce(b.compound, 0), p.birth_day, p.area, coalesce(a.ethnic_group, 0), coalesce(a.political_affiliation, 0), "
    "p.sex, p.relation, p.residence, p.paper, p.education, p.marital, p.employment, p.employment_registration, p.welfare_post, p.job_fair, p.retirement, p.military_service, p.hobby, "
    "p.pension, p.medical, p.work_injury, p.unemployment, p.maternity, p.subsidy, p.public_office, p.volunteer, p.living_alone, p.left_behind "
    "FROM people p JOIN households h ON h.n = p.household JOIN dwellings d ON d.n = h.dwelling JOIN buildings b ON b.n = d.building LEFT JOIN people_aggregate a ON a.person = p.n "
    "WHERE p.valid_to IS NULL ORDER BY p.n";
constexpr int kPeopleCodes = 11;
constexpr Sql kHouseholds =
    "SELECT h.n, h.dwelling, d.building, coalesce(b.compound, 0), h.area, h.type, h.registration, h.special_family FROM households h JOIN dwellings d ON d.n = h.dwelling "
    "JOIN buildings b ON b.n = d.building WHERE h.valid_to IS NULL ORDER BY h.n";
constexpr Sql kDwellings =
    "SELECT d.n, d.building, coalesce(b.compound, 0), d.square_metres, d.area, d.type, d.ownership, d.residence FROM dwellings d JOIN buildings b ON b.n = d.building "
    "WHERE d.valid_to IS NULL ORDER BY d.n";

#define JW_ADDRESS "b.name, d.unit, d.floor, d.number"
constexpr Sql kListedPeople = "SELECT p.n, p.id, p.name, " JW_ADDRESS
                                           ", p.birth_day, p.area, p.id FROM people p JOIN households h ON h.n = p.household JOIN dwellings d ON d.n = h.dwelling JOIN buildings b ON b.n = d.building "
                                           "WHERE p.n = ?1 AND p.valid_to IS NULL AND substr(p.area, 1, length(?2)) = ?2";
constexpr Sql kListedHouseholds =
    "SELECT h.n, h.id, coalesce((SELECT p.name FROM people p WHERE p.household = h.n AND p.relation = 0 AND p.valid_to IS NULL), ''), " JW_ADDRESS
    ", 0, h.area, d.id FROM households h JOIN dwellings d ON d.n = h.dwelling JOIN buildings b ON b.n = d.building WHERE h.n = ?1 AND h.valid_to IS NULL AND substr(h.area, 1, length(?2)) = ?2";
constexpr Sql kListedDwellings = "SELECT d.n, d.id, '', " JW_ADDRESS
                                              ", 0, d.area, d.id FROM dwellings d JOIN buildings b ON b.n = d.building WHERE d.n = ?1 AND d.valid_to IS NULL AND substr(d.area, 1, length(?2)) = ?2";

template <class Codes>
void takeCodes(const Statement& s, int first, std::size_t count, Codes& codes) {
  for (std::size_t i = 0; i < count; ++i) codes.values[i] = static_cast<std::uint8_t>(s.integer(first + static_cast<int>(i)));
}

std::string_view asText(std::span<const std::uint8_t> blob) { return {reinterpret_cast<const char*>(blob.data()), blob.size()}; }

}  // namespace

ColumnReader::ColumnReader(Connection& c) : m_connection(c) { c.execute("BEGIN"); }
ColumnReader::~ColumnReader() {
  // A stopped reading has been rolled back by SQLite itself where it had to.
  if (m_connection.inTransaction()) sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::uint64_t ColumnReader::revision() { return store::revision(m_connection, "registry"); }

std::uint64_t ColumnReader::rows() {
  return static_cast<std::uint64_t>(m_connection.integer("SELECT coalesce((SELECT max(n) FROM people), 0) + coalesce((SELECT max(n) FROM households), 0) + coalesce((SELECT max(n) FROM dwellings), 0)"));
}

void ColumnReader::people(const OpenHealth& open, const std::function<void(std::int64_t, const model::PersonFacts&, const model::AggregateCodes&)>& each) {
  auto s = m_connection.prepare(kPeople);
  model::PersonFacts f;
  while (s->step()) {
    f.household = s->integer(3);
    f.dwelling = s->integer(4);
    f.building = s->integer(5);
    f.compound = s->integer(6);
    f.birthDay = static_cast<std::int32_t>(s->integer(7));
    f.area = s->text(8);
    takeCodes(*s, kPeopleCodes, model::kPlainPersonColumns, f.codes);
    for (std::size_t i = model::kPlainPersonColumns; i < model::kPersonColumns; ++i) f.codes.values[i] = 0;
    if (!s->isNull(2)) open(s->uuid(1), asText(s->blob(2)), f.codes);
    each(s->integer(0), f, {static_cast<std::uint8_t>(s->integer(9)), static_cast<std::uint8_t>(s->integer(10))});
  }
}

void ColumnReader::households(const std::function<void(std::int64_t, const model::HouseholdFacts&)>& each) {
  auto s = m_connection.prepare(kHouseholds);
  model::HouseholdFacts f;
  while (s->step()) {
    f.dwelling = s->integer(1);
    f.building = s->integer(2);
    f.compound = s->integer(3);
    f.area = s->text(4);
    takeCodes(*s, 5, f.codes.values.size(), f.codes);
    each(s->integer(0), f);
  }
}

void ColumnReader::dwellings(const std::function<void(std::int64_t, const model::DwellingFacts&)>& each) {
  auto s = m_connection.prepare(kDwellings);
  model::DwellingFacts f;
  while (s->step()) {
    f.building = s->integer(1);
    f.compound = s->integer(2);
    f.squareMetres = static_cast<std::int32_t>(s->integer(3));
    f.area = s->text(4);
    takeCodes(*s, 5, f.codes.values.size(), f.codes);
    each(s->integer(0), f);
  }
}

model::AggregateCodes aggregateCodes(Connection& c, std::int64_t person) {
  auto s = c.prepare("SELECT ethnic_group, political_affiliation FROM people_aggregate WHERE person = ?");
  s->bind(1, person);
  if (!s->step()) return {};
  return {static_cast<std::uint8_t>(s->integer(0)), static_cast<std::uint8_t>(s->integer(1))};
}

std::vector<ListedRow> listedRows(Connection& c, model::Subject subject, std::string_view scope, std::span<const std::uint32_t> rows) {
  auto s = c.prepare(subject == model::Subject::person ? kListedPeople : subject == model::Subject::household ? kListedHouseholds : kListedDwellings);
  std::vector<ListedRow> out;
  out.reserve(rows.size());
  for (const auto row : rows) {
    s->bind(1, static_cast<std::int64_t>(row)).bind(2, scope);
    if (s->step())
      out.push_back({s->integer(0), s->uuid(1), std::string(s->text(2)),
                     model::dwellingAddress(s->text(3), static_cast<std::int32_t>(s->integer(4)), static_cast<std::int32_t>(s->integer(5)), static_cast<std::int32_t>(s->integer(6))),
                     static_cast<std::int32_t>(s->integer(7)), std::string(s->text(8)), s->uuid(9)});
    s->reset();
  }
  return out;
}

std::vector<CompoundName> compoundNames(Connection& c, std::string_view area) {
  auto s = c.prepare("SELECT n, name, area FROM compounds WHERE valid_to IS NULL AND substr(area, 1, length(?1)) = ?1 ORDER BY area, name, n");
  s->bind(1, area);
  std::vector<CompoundName> out;
  while (s->step()) out.push_back({s->integer(0), std::string(s->text(1)), std::string(s->text(2))});
  return out;
}

}  // namespace jw::store
