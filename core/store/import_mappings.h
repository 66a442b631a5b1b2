// How the columns of files are read, kept by name.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

struct ImportMapping {
  std::string name;
  std::vector<std::pair<std::string, std::string>> columns;  ///< header of the file -> key; "" where it is passed over
  Instant updatedAt = kNever;
  std::string updatedBy;
};
/// Of a subject ("person", "organisation"), the newest first.
std::vector<ImportMapping> readImportMappings(Connection& c, std::string_view subject);
/// Writer, inside a transaction: takes the place of the one of that name.
void putImportMapping(Connection& w, std::string_view subject, const ImportMapping& mapping);
bool removeImportMapping(Connection& w, std::string_view subject, std::string_view name);

}  // namespace jw::store
