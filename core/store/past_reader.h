// What the statistics read of the store as it was: the version of each row that held at a past moment.
#pragma once
#include <functional>
#include <vector>

#include "core/store/column_reader.h"
#include "core/store/journal.h"

namespace jw::store {

/// As ColumnReader, of a moment that is over. Where a parent began later than what lies in it (a birth told before the
/// household moved in), its first version says where it stood. When a row ended is what its present version says (core/store/registry_rows.h):
/// who died before a version was told that says nothing of it is not counted in that. Buildings have no history: their compound is today's. There are
/// no aggregate-only codes: those have no history, and figures of two days would tell what each of them hides.
class PastReader {
 public:
  PastReader(Connection& c, Instant at);
  ~PastReader();
  PastReader(const PastReader&) = delete;
  std::uint64_t revision();
  std::uint64_t rows();
  void people(const OpenHealth& open, const std::function<void(std::int64_t n, const model::PersonFacts&, const model::AggregateCodes&)>& each);
  void households(const std::function<void(std::int64_t n, const model::HouseholdFacts&)>& each);
  void dwellings(const std::function<void(std::int64_t n, const model::DwellingFacts&)>& each);

 private:
  using ByRow = std::vector<std::int64_t>;  ///< by row number; 0: none
  std::int64_t at(const ByRow& rows, std::int64_t n) const { return n > 0 && static_cast<std::size_t>(n) < rows.size() ? rows[static_cast<std::size_t>(n)] : 0; }
  void parents(ByRow& out, Sql present, Sql past, int table);
  void homeOf(std::int64_t dwelling, std::int64_t& building, std::int64_t& compound) const;
  void eachOlder(Table table, const std::function<void(std::int64_t n, const class PastImage&)>& each);

  Connection& m_connection;
  const Instant m_at;
  ByRow m_compounds, m_buildings, m_dwellings;  ///< of buildings, dwellings, households
};

}  // namespace jw::store
