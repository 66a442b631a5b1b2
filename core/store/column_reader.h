// What the statistics read of the store: whole columns once, and the few rows that a list shows.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/registry_change.h"
#include "core/store/connection.h"
#include "core/store/sealed_codes.h"

namespace jw::store {

/// Reads every row in force from one state of the store, in row order: a transaction is open as long as the reader lives.
/// The connection's stop token ends it with Error(cancelled). The facts handed over are reused from row to row.
class ColumnReader {
 public:
  explicit ColumnReader(Connection& c);
  ~ColumnReader();
  ColumnReader(const ColumnReader&) = delete;
  /// The meta revision "registry": changes up to it are in what is read.
  std::uint64_t revision();
  /// How many rows there are about, for progress.
  std::uint64_t rows();
  void people(const OpenHealth& open, const std::function<void(std::int64_t n, const model::PersonFacts&, const model::AggregateCodes&)>& each);
  void households(const std::function<void(std::int64_t n, const model::HouseholdFacts&)>& each);
  void dwellings(const std::function<void(std::int64_t n, const model::DwellingFacts&)>& each);

 private:
  Connection& m_connection;
};

/// The aggregate-only codes of a person (spec 06, item 2): for the statistics alone.
model::AggregateCodes aggregateCodes(Connection& c, std::int64_t person);

/// A row of a list, with nothing masked yet. `name`: of a person, or of a household's or dwelling's head; "" for nobody.
struct ListedRow {
  std::int64_t n = 0;
  Uuid id;
  std::string name, address;
  std::int32_t birthDay = 0;
  model::AreaPath area;
  Uuid opens;  ///< the person, or the dwelling that it is or lives in
};
/// In the order of `rows`; rows that are gone, or lie outside the scope, are left out.
std::vector<ListedRow> listedRows(Connection& c, model::Subject subject, std::string_view scope, std::span<const std::uint32_t> rows);

/// Row number and name of the compounds in force inside the area.
struct CompoundName {
  std::int64_t n = 0;
  std::string name, area;
};
std::vector<CompoundName> compoundNames(Connection& c, std::string_view area);

}  // namespace jw::store
