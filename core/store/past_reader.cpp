#include "core/store/past_reader.h"

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/store/journal.h"
#include "core/store/schema.h"

namespace jw::store {

/// A version of the history.
class PastImage {
 public:
  explicit PastImage(std::string_view text) : m_image(nlohmann::json::parse(text)) {}
  std::int64_t number(std::string_view column) const {
    const auto it = m_image.find(column);
    return it == m_image.end() || it->is_null() ? 0 : it->get<std::int64_t>();
  }
  std::string text(std::string_view column) const {
    const auto it = m_image.find(column);
    return it == m_image.end() || it->is_null() ? std::string() : it->get<std::string>();
  }
  bool holds(Instant at) const {
    const auto to = m_image.find("valid_to");
    return number("valid_from") <= toMillis(at) && (to == m_image.end() || to->is_null() || to->get<std::int64_t>() > toMillis(at));
  }

 private:
  nlohmann::json m_image;
};

namespace {

#define JW_HELD(t) "WHERE " t ".since<=?1 AND " t ".valid_from<=?1 AND (" t ".valid_to IS NULL OR " t ".valid_to>?1)"
// The codes stand in the order of model::PersonColumn, as in column_reader.cpp.
constexpr Sql kPeople =
    "SELECT p.n, p.id, p.health, p.household, p.birth_day, p.area, p.sex, p.relation, p.residence, p.paper, p.education, p.marital, p.employment, p.employment_registration, p.welfare_post, "
    "p.job_fair, p.retirement, p.military_service, p.hobby, p.pension, p.medical, p.work_injury, p.unemployment, p.maternity, p.subsidy, p.public_office, p.volunteer, p.living_alone, "
    "p.left_behind FROM people p " JW_HELD("p") " ORDER BY p.n";
constexpr int kPeopleCodes = 6;
constexpr Sql kHouseholds = "SELECT h.n, h.dwelling, h.area, h.type, h.registration, h.special_family FROM households h " JW_HELD("h") " ORDER BY h.n";
constexpr Sql kDwellings = "SELECT d.n, d.building, d.square_metres, d.area, d.type, d.ownership, d.residence FROM dwellings d " JW_HELD("d") " ORDER BY d.n";

template <class Codes>
void takeCodes(const Statement& s, int first, std::size_t count, Codes& codes) {
  for (std::size_t i = 0; i < count; ++i) codes.values[i] = static_cast<std::uint8_t>(s.integer(first + static_cast<int>(i)));
}
template <class Codes>
void takeCodes(const PastImage& image, model::Subject subject, std::size_t count, Codes& codes) {
  const auto names = model::columnNames(subject);
  for (std::size_t i = 0; i < count; ++i) codes.values[i] = static_cast<std::uint8_t>(image.number(names[i]));
}

void put(std::vector<std::int64_t>& rows, std::int64_t n, std::int64_t value) {
  if (n < 0) return;
  if (static_cast<std::size_t>(n) >= rows.size()) rows.resize(static_cast<std::size_t>(n) + 1 + rows.size() / 2);
  rows[static_cast<std::size_t>(n)] = value;
}

std::string_view asText(std::span<const std::uint8_t> blob) { return {reinterpret_cast<const char*>(blob.data()), blob.size()}; }

}  // namespace

PastReader::PastReader(Connection& c, Instant at) : m_connection(c), m_at(at) {
  c.execute("BEGIN");
  {
    auto s = c.prepare("SELECT n, compound FROM buildings WHERE compound IS NOT NULL");
    while (s->step()) put(m_compounds, s->integer(0), s->integer(1));
  }
  // Of the versions that ended later the first one is that of the moment, or, where the row began later, its first one.
  constexpr Sql kDwellingParents = "SELECT row, json_extract(image, '$.building') FROM registry_history WHERE tbl=?1 AND until>?2 ORDER BY row DESC, row_ver DESC";
  constexpr Sql kHouseholdParents = "SELECT row, json_extract(image, '$.dwelling') FROM registry_history WHERE tbl=?1 AND until>?2 ORDER BY row DESC, row_ver DESC";
  parents(m_buildings, "SELECT n, building FROM dwellings", kDwellingParents, static_cast<int>(Table::dwellings));
  parents(m_dwellings, "SELECT n, dwelling FROM households", kHouseholdParents, static_cast<int>(Table::households));
}

PastReader::~PastReader() {
  if (m_connection.inTransaction()) sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void PastReader::parents(ByRow& out, Sql present, Sql past, int table) {
  {
    auto s = m_connection.prepare(present);
    while (s->step()) put(out, s->integer(0), s->integer(1));
  }
  auto s = m_connection.prepare(past);
  s->bind(1, table).bind(2, m_at);
  while (s->step()) put(out, s->integer(0), s->integer(1));
}

void PastReader::homeOf(std::int64_t dwelling, std::int64_t& building, std::int64_t& compound) const {
  building = at(m_buildings, dwelling);
  compound = at(m_compounds, building);
}

std::uint64_t PastReader::revision() { return store::revision(m_connection, "registry"); }

std::uint64_t PastReader::rows() {
  return static_cast<std::uint64_t>(m_connection.integer("SELECT coalesce((SELECT max(n) FROM people), 0) + coalesce((SELECT max(n) FROM households), 0) + coalesce((SELECT max(n) FROM dwellings), 0)"));
}

void PastReader::eachOlder(Table table, const std::function<void(std::int64_t, const PastImage&)>& each) {
#define JW_OLDER(t) "SELECT h.row, h.image FROM registry_history h LEFT JOIN " t " r ON r.n=h.row WHERE h.tbl=?1 AND h.since<=?2 AND h.until>?2 AND (r.valid_to IS NULL OR r.valid_to>?2) ORDER BY h.row"
  const Sql sql = table == Table::people ? Sql(JW_OLDER("people")) : table == Table::households ? Sql(JW_OLDER("households")) : Sql(JW_OLDER("dwellings"));
  auto s = m_connection.prepare(sql);
  s->bind(1, static_cast<int>(table)).bind(2, m_at);
  while (s->step())
    if (const PastImage image(s->text(1)); image.holds(m_at)) each(s->integer(0), image);
}

void PastReader::people(const OpenHealth& open, const std::function<void(std::int64_t, const model::PersonFacts&, const model::AggregateCodes&)>& each) {
  model::PersonFacts f;
  const auto home = [&](std::int64_t household) {
    f.household = household;
    f.dwelling = at(m_dwellings, household);
    homeOf(f.dwelling, f.building, f.compound);
    for (std::size_t i = model::kPlainPersonColumns; i < model::kPersonColumns; ++i) f.codes.values[i] = 0;
  };
  {
    auto s = m_connection.prepare(kPeople);
    s->bind(1, m_at);
    while (s->step()) {
      home(s->integer(3));
      f.birthDay = static_cast<std::int32_t>(s->integer(4));
      f.area = s->text(5);
      takeCodes(*s, kPeopleCodes, model::kPlainPersonColumns, f.codes);
      if (!s->isNull(2)) open(s->uuid(1), asText(s->blob(2)), f.codes);
      each(s->integer(0), f, {});
    }
  }
  auto idOf = m_connection.prepare("SELECT id FROM people WHERE n=?");
  eachOlder(Table::people, [&](std::int64_t n, const PastImage& image) {
    home(image.number("household"));
    f.birthDay = static_cast<std::int32_t>(image.number("birth_day"));
    f.area = image.text("area");
    takeCodes(image, model::Subject::person, model::kPlainPersonColumns, f.codes);
    if (const auto health = text::fromHex(image.text("health")); !health.empty()) {
      idOf->bind(1, n);
      if (idOf->step()) open(idOf->uuid(0), health, f.codes);
      idOf->reset();
    }
    each(n, f, {});
  });
}

void PastReader::households(const std::function<void(std::int64_t, const model::HouseholdFacts&)>& each) {
  model::HouseholdFacts f;
  const auto home = [&](std::int64_t dwelling) {
    f.dwelling = dwelling;
    homeOf(dwelling, f.building, f.compound);
  };
  {
    auto s = m_connection.prepare(kHouseholds);
    s->bind(1, m_at);
    while (s->step()) {
      home(s->integer(1));
      f.area = s->text(2);
      takeCodes(*s, 3, f.codes.values.size(), f.codes);
      each(s->integer(0), f);
    }
  }
  eachOlder(Table::households, [&](std::int64_t n, const PastImage& image) {
    home(image.number("dwelling"));
    f.area = image.text("area");
    takeCodes(image, model::Subject::household, f.codes.values.size(), f.codes);
    each(n, f);
  });
}

void PastReader::dwellings(const std::function<void(std::int64_t, const model::DwellingFacts&)>& each) {
  model::DwellingFacts f;
  {
    auto s = m_connection.prepare(kDwellings);
    s->bind(1, m_at);
    while (s->step()) {
      f.building = s->integer(1);
      f.compound = at(m_compounds, f.building);
      f.squareMetres = static_cast<std::int32_t>(s->integer(2));
      f.area = s->text(3);
      takeCodes(*s, 4, f.codes.values.size(), f.codes);
      each(s->integer(0), f);
    }
  }
  eachOlder(Table::dwellings, [&](std::int64_t n, const PastImage& image) {
    f.building = image.number("building");
    f.compound = at(m_compounds, f.building);
    f.squareMetres = static_cast<std::int32_t>(image.number("square_metres"));
    f.area = image.text("area");
    takeCodes(image, model::Subject::dwelling, f.codes.values.size(), f.codes);
    each(n, f);
  });
}

}  // namespace jw::store
