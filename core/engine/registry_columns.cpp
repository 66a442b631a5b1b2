#include "core/engine/registry_columns.h"

#include <algorithm>
#include <type_traits>
#include <unordered_map>

#include "core/access/health_codes.h"
#include "core/base/error.h"
#include "core/store/column_reader.h"
#include "core/store/past_reader.h"

namespace jw::engine {
namespace {

using model::Subject;

constexpr std::uint64_t kRowsBetweenReports = 4096;

// How deep the communities lie; in a tree without them the lowest areas take their place.
std::size_t communityLevels(const AreaTree& areas) {
  std::size_t community = 0, lowest = 0;
  for (const auto& a : areas.areas()) {
    const auto depth = static_cast<std::size_t>(std::count(a.path.begin(), a.path.end(), '/'));
    lowest = std::max(lowest, depth);
    if (a.level == model::AreaLevel::community) community = std::max(community, depth);
  }
  return community ? community : lowest;
}

std::size_t mostInOne(const std::vector<store::CompoundName>& parts, std::size_t levels) {
  std::unordered_map<std::string_view, std::size_t> counts;
  std::size_t most = 0;
  for (const auto& p : parts) most = std::max(most, ++counts[stats::segmentArea(p.area, levels)]);
  return most;
}

std::size_t indexOf(Subject subject) { return static_cast<std::size_t>(subject); }

}  // namespace

RegistryColumns::RegistryColumns(const model::Attributes& attributes, const access::FieldCipher& cipher)
    : m_cipher(cipher), m_codings{stats::Coding(attributes, Subject::person), stats::Coding(attributes, Subject::household), stats::Coding(attributes, Subject::dwelling)} {}

// Rows come in the order in which they were entered, so mostly from the same house as the one before.
const RegistryColumns::Home& RegistryColumns::homeOf(stats::Table& table, Home& home, const std::string& area, std::int64_t compound) const {
  if (area != home.area || home.compound < 0) {
    const std::string_view segment = stats::segmentArea(area, m_levels);
    home.segment = table.segmentOf(std::string(segment));
    home.grid = area.size() > segment.size() ? table.localCode(home.segment, stats::kGridLocal, area) : 0;
    home.area = area;
    home.compound = -1;
  }
  if (compound != home.compound) {
    home.compoundCode = compound != 0 ? table.localCode(home.segment, stats::kCompoundLocal, std::to_string(compound)) : 0;
    home.compound = compound;
  }
  return home;
}

void RegistryColumns::put(stats::Table& table, Home& home, std::int64_t n, const std::string& area, std::int64_t compound, std::vector<std::uint32_t>& values) const {
  if (n <= 0 || n > 0xFFFFFFF0) throw Error(ErrorCode::internal, "statistics: row number " + std::to_string(n));
  const Home& at = homeOf(table, home, area, compound);
  values.push_back(at.grid);
  values.push_back(at.compoundCode);
  table.put(static_cast<std::uint32_t>(n), at.segment, values);
}

void RegistryColumns::read(store::Connection& c, const AreaTree& areas, stats::Day today, const Progressed& progress, Instant asOf) {
  if (asOf != kNever) {
    store::PastReader reader(c, asOf);
    return readFrom(reader, c, areas, today, progress);
  }
  store::ColumnReader reader(c);
  readFrom(reader, c, areas, today, progress);
}

template <class Reader>
void RegistryColumns::readFrom(Reader& reader, store::Connection& c, const AreaTree& areas, stats::Day today, const Progressed& progress) {
  const std::uint64_t revision = reader.revision(), total = reader.rows();
  const std::size_t levels = communityLevels(areas);
  std::vector<store::CompoundName> grids;
  for (const auto& a : areas.areas())
    if (stats::segmentArea(a.path, levels).size() < a.path.size()) grids.push_back({0, a.name, a.path});
  const std::size_t mostGrids = mostInOne(grids, levels), mostCompounds = mostInOne(store::compoundNames(c, ""), levels);
  m_levels = levels;
  Tables tables;
  for (std::size_t i = 0; i < kSubjects; ++i) {
    tables[i] = std::make_unique<stats::Table>(m_codings[i].shape(mostGrids, mostCompounds), today);
    tables[i]->setRevision(revision);
  }
  std::uint64_t done = 0;
  const auto count = [&] {
    if (++done % kRowsBetweenReports == 0 && progress) progress(done, std::max(done, total));
  };
  std::vector<std::uint32_t> values;
  std::array<Home, kSubjects> homes;
  const auto open = [this](const Uuid& person, std::string_view sealed, model::PersonCodes& codes) { access::openHealth(m_cipher, person, sealed, codes); };
  reader.people(open, [&](std::int64_t n, const model::PersonFacts& f, const model::AggregateCodes& aggregate) {
    // Who was in the registry from its beginning on is in force since ever, but not before the own birth.
    if (std::is_same_v<Reader, store::PastReader> && f.birthDay > today) return;
    m_codings[0].encode(f, aggregate, values);
    put(*tables[0], homes[0], n, f.area, f.compound, values);
    count();
  });
  reader.households([&](std::int64_t n, const model::HouseholdFacts& f) {
    m_codings[1].encode(f, values);
    put(*tables[1], homes[1], n, f.area, f.compound, values);
    count();
  });
  reader.dwellings([&](std::int64_t n, const model::DwellingFacts& f) {
    m_codings[2].encode(f, values);
    put(*tables[2], homes[2], n, f.area, f.compound, values);
    count();
  });
  m_tables = std::move(tables);
  m_revision = revision;
}

template <class Facts, class Encode>
void RegistryColumns::follow(stats::Table& table, const std::vector<model::RowChange<Facts>>& changes, const Encode& encode) {
  Home home;
  std::vector<std::uint32_t> values;
  for (const auto& change : changes) {
    if (!change.after) {
      table.erase(static_cast<std::uint32_t>(change.row));
      continue;
    }
    encode(change.row, *change.after, values);
    put(table, home, change.row, change.after->area, change.after->compound, values);
  }
}

bool RegistryColumns::apply(store::Connection& c, const model::RegistryChange& change) {
  if (change.everything) return false;
  // What was read in one piece may already hold it.
  if (change.revision <= m_revision) return true;
  auto& people = *m_tables[indexOf(Subject::person)];
  try {
    follow(*m_tables[indexOf(Subject::dwelling)], change.dwellings, [&](std::int64_t, const model::DwellingFacts& f, auto& values) { m_codings[2].encode(f, values); });
    follow(*m_tables[indexOf(Subject::household)], change.households, [&](std::int64_t, const model::HouseholdFacts& f, auto& values) { m_codings[1].encode(f, values); });
    follow(people, change.people, [&](std::int64_t n, const model::PersonFacts& f, auto& values) {
      const auto old = people.find(static_cast<std::uint32_t>(n));
      m_codings[0].encode(f, old ? m_codings[0].aggregatesOf(*old) : store::aggregateCodes(c, n), values);
    });
    for (const std::int64_t n : change.aggregates) m_codings[0].changeAggregates(people, static_cast<std::uint32_t>(n), store::aggregateCodes(c, n));
  } catch (const Error& e) {
    if (e.code() == ErrorCode::internal) return false;
    throw;
  }
  m_revision = change.revision;
  for (auto& t : m_tables) t->setRevision(m_revision);
  return true;
}

void RegistryColumns::advance(stats::Day today) {
  for (auto& t : m_tables)
    if (t && t->bands().day() != today) t->advance(today);
}

std::uint64_t RegistryColumns::bytes() const {
  std::uint64_t bytes = 0;
  for (const auto& t : m_tables)
    if (t) bytes += t->columnBytes() + t->cubeBytes();
  return bytes;
}

}  // namespace jw::engine
