// Dispatch 分流: which department a report goes to, and why.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/dispatch/conditions.h"
#include "core/dispatch/keyword_scan.h"
#include "core/dispatch/prefix_table.h"
#include "core/model/rule.h"

namespace jw::dispatch {

/// Where a decision came from.
enum class Basis : std::uint8_t { none = 0, rule = 1, categoryDefault = 2, source = 3 };

constexpr std::size_t kRunnersUp = 3;

struct Proposal {
  Basis basis = Basis::none;
  DepartmentId department;  ///< nil: the manual queue
  const model::Rule* rule = nullptr;           ///< of Basis::rule; lives as long as the matcher
  std::vector<const model::Rule*> runnersUp;   ///< the next rules that hold too, at most kRunnersUp
};

/// "@rule", "@category_default", "@source": what the trail keeps as the reason, translated where it is shown.
std::string_view basisReason(Basis basis);

/// A compiled rule set. Immutable; any thread. Of the rules that hold, the one with the smallest priority wins; among
/// equals the more specific one (ranksBefore), then the older row: the earlier one in the list.
class Matcher {
 public:
  explicit Matcher(std::vector<model::Rule> rules);
  /// The winning rule, else the category's default, else what the source suggested.
  Proposal propose(const Facts& facts, DepartmentId categoryDefault, DepartmentId suggested) const;
  /// The winner and the runners-up as places in rules(), kNoRule where there are no more.
  static constexpr std::uint32_t kNoRule = 0xFFFFFFFF;
  using Best = std::array<std::uint32_t, kRunnersUp + 1>;
  Best best(const Facts& facts) const;
  const std::vector<model::Rule>& rules() const { return m_rules; }  ///< by rank
  /// The conditions of a rule that held, as JSON: kept in the trail. Rule, version, matched {condition: value},
  /// runners_up [name].
  static std::string explain(const Proposal& proposal, const Facts& facts);

 private:
  // What a rule asks, as numbers; the texts that a report's category and area begin with are numbered. Small, and copied
  // into every list that a report may have to walk, so that the walk goes straight through memory.
  struct Entry {
    std::uint32_t rank = 0, category = 0, area = 0;
    std::uint8_t natures = 0, kinds = 0, channels = 0;  ///< bits
    bool more = false;  ///< validity, hours, owner, attributes, near
  };
  struct List {
    std::uint32_t begin = 0, end = 0;  ///< of m_entries, by rank
  };
  struct Seen;
  void consider(List list, const Facts& facts, const Seen& seen, Best& best) const;
  Entry entryOf(std::uint32_t rank);
  List store(const std::vector<std::uint32_t>& ranks, const std::vector<Entry>& entries);
  List listOf(std::uint32_t category, std::uint32_t area) const;

  std::vector<model::Rule> m_rules;
  PrefixTable m_categories, m_wholeCategories, m_areas;
  std::vector<Entry> m_entries;
  struct Slot {
    std::uint64_t key = kFree;  ///< category and area
    List list;
  };
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  std::vector<std::uint64_t> m_filled;  ///< a bit by the hash of each key in m_table, and perhaps of others: small enough for the nearest cache
  std::vector<Slot> m_table;       ///< the rules without keywords: open addressing, a power of two, at most half full
  KeywordScan m_scan;
  std::vector<List> m_byKeyword;  ///< the rules with this keyword
};

}  // namespace jw::dispatch
