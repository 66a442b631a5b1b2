// Row numbers of tables whose rows can be taken away.
#pragma once
#include <string>

#include "core/store/journal.h"

namespace jw::store {

/// An expression of SQL: a row number that no row has or had, as the history of one that is gone hangs on its number.
inline std::string freshNumber(const std::string& name, Table table) {
  return "(SELECT 1 + max(coalesce((SELECT max(n) FROM " + name + "), 0), coalesce((SELECT max(row) FROM registry_history WHERE tbl=" + std::to_string(static_cast<int>(table)) + "), 0)))";
}

}  // namespace jw::store
