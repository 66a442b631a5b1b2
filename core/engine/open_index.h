// Where the open cases lie, by category: finds what a new report probably repeats.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/model/case.h"
#include "core/model/settings.h"

namespace jw::engine {

/// Touched by the engine thread alone. Only located cases are kept; those that wait as suspects themselves are not.
class OpenIndex {
 public:
  /// A case as it is now: enters while it is open, leaves when it is closed.
  void follow(const model::CaseSummary& c);
  void clear();
  /// The nearest open case of the same category within settings.duplicateMetres that was reported at most
  /// settings.duplicateHours before (or after) `reportedAt`; nil: none.
  CaseId find(CategoryId category, const model::Point& at, Instant reportedAt, const model::Settings& settings) const;

 private:
  struct Cell {
    CategoryId category;
    std::int32_t x = 0, y = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  struct CellHash {
    std::size_t operator()(const Cell& c) const noexcept;
  };
  struct Entry {
    CaseId id;
    model::Point at;
    Instant reportedAt;
  };
  static Cell cellOf(CategoryId category, const model::Point& at);
  std::unordered_map<Cell, std::vector<Entry>, CellHash> m_cells;
};

}  // namespace jw::engine
