// The history as numbers: what the learner counts in.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/dispatch/learner.h"

namespace jw::dispatch {

/// One thing that can tell cases apart: an attribute, or the area down to a depth of the tree.
struct Column {
  std::string attribute;  ///< "" : an area
  int areaDepth = 0;      ///< parts of the path
  std::vector<std::string> values;   ///< 0 is "not known"
  std::vector<std::uint32_t> ofCase; ///< the value's number
};

struct LearnTable {
  explicit LearnTable(std::span<const Example> history);
  std::span<const Example> cases;
  std::vector<DepartmentId> outcomes;
  std::vector<std::uint32_t> outcome;  ///< of each case, its number
  std::vector<Column> columns;
  std::map<std::string, std::vector<std::uint32_t>> byCategory;
};

using Cases = std::vector<std::uint32_t>;

/// How often which outcome.
class Votes {
 public:
  void add(std::uint32_t outcome, std::uint32_t n = 1) { m_counts[outcome] += n, m_all += n; }
  std::uint32_t of(std::uint32_t outcome) const {
    const auto it = m_counts.find(outcome);
    return it == m_counts.end() ? 0 : it->second;
  }
  std::uint32_t all() const { return m_all; }
  /// The most frequent outcome; of equals the smallest number.
  std::uint32_t winner() const;
  /// Cases that the others of the same votes would decide rightly; `otherwise` decides where there are no others.
  double rightWithoutThemselves(std::uint32_t otherwise) const;

 private:
  std::map<std::uint32_t, std::uint32_t> m_counts;
  std::uint32_t m_all = 0;
};

Votes votesOf(const LearnTable& table, const Cases& cases);

/// Words worth asking for: those of Latin script, and two to four neighbours in Chinese script.
std::vector<std::string> wordsOf(std::string_view text);

}  // namespace jw::dispatch
