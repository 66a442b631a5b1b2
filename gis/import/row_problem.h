// What an import says about a row of the file.
#pragma once
#include <cstdint>
#include <string>

namespace jw::gis {

/// One finding about one row. `reason` is a code that the user interface translates: no_geometry, not_polygon,
/// bad_coordinates, out_of_range, untransformable, degenerate, repaired, no_code, bad_code, duplicate_code, no_name,
/// no_id, duplicate_id, unassembled, no_parent, unknown_parent, disputed_parent.
struct RowProblem {
  std::int64_t row = 0;  ///< feature number in the file, from 1; 0: the object is known by its key alone
  std::string key;       ///< code or external id, where there is one
  std::string reason;
  std::string text;      ///< English, for the log
  bool refused = false;  ///< the row did not go in; else it went in and this is to be known
};

}  // namespace jw::gis
