// Made-up residents in a plain SQLite table, and the queries that the bench of statistics sets the columns against.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// A table of people of its own in the bench's file: n, community, birth (a day's number) and one column a0, a1 … for each
/// attribute. `row` fills in the values of a resident. Inside a transaction of the writer.
void makeBenchPeople(Connection& w, std::int64_t people, std::size_t attributes, void (*row)(std::int64_t n, std::span<std::uint32_t> values));

/// One attribute by community: the number of groups. What is counted is added to `sum`, so that both sides can be compared.
struct BenchCount {
  std::uint64_t groups = 0, sum = 0;  ///< sum: of count × (code + 1) × (community + 1)
};
BenchCount benchAttribute(Connection& c, std::size_t attribute);
/// Row numbers with a1 = code1 and a2 = code2, the first `limit`.
std::vector<std::int64_t> benchList(Connection& c, std::uint32_t code1, std::uint32_t code2, std::int64_t limit);
/// One resident's attribute 3 changed, in the open transaction.
void benchChange(Connection& w, std::int64_t n, std::uint32_t value);

}  // namespace jw::store
