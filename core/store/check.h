// Is the store sound: the file, and what must always hold between its rows.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/store/connection.h"

namespace jw::store {

struct Finding {
  std::string kind;  ///< "integrity", "trail", "projection", "number", "journal", "reference", "area", "geometry" …
  std::string id;    ///< of the row; "" for the file
  std::string text;  ///< English
};

struct StoreCounts {
  std::uint64_t areas = 0, buildings = 0, dwellings = 0, households = 0, people = 0, cases = 0, transitions = 0;
  friend bool operator==(const StoreCounts&, const StoreCounts&) = default;
};
StoreCounts countRows(Connection& c);

struct CheckReport {
  int schema = 0;
  StoreCounts counts;
  std::vector<Finding> findings;  ///< at most some hundred of each kind
  bool sound() const { return findings.empty(); }
};

/// What is looked at whenever a store is opened: its pages, and after an unclean end its indexes too.
/// Throws Error(store) saying what to do about a damaged file.
void checkFile(Connection& c, bool thoroughly);

/// Reads everything once; the progress is asked between the parts. Any connection.
CheckReport checkStore(Connection& c, const Progress& progress);

}  // namespace jw::store
