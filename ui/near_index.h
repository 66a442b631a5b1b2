// Where the open cases of each category lie, for finding what a new report may repeat.
#pragma once
#include <unordered_map>
#include <vector>

#include "core/engine/snapshots.h"

namespace jw::ui {

/// Main thread. Only located cases are kept, and not those that wait as likely duplicates themselves.
class NearIndex {
 public:
  struct Hit {
    engine::CaseSummaryPtr c;
    double metres = 0;
  };
  void put(const engine::CaseSummaryPtr& c);
  void drop(const engine::CaseSummaryPtr& c);
  void clear() { m_cells.clear(); }
  /// The nearest first; `metres` at most 5000.
  std::vector<Hit> find(CategoryId category, model::Point at, double metres) const;

 private:
  static std::uint64_t cellOf(CategoryId category, std::int64_t x, std::int64_t y);
  std::unordered_multimap<std::uint64_t, engine::CaseSummaryPtr> m_cells;  ///< two cells may share a key
};

}  // namespace jw::ui
