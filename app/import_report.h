// What an import of a map file has done, for people and for machines.
#pragma once
#include <cstdint>
#include <vector>

#include "app/context.h"
#include "app/json_out.h"
#include "core/engine/engine.h"
#include "gis/import/row_problem.h"

namespace jw::app {

/// Keys: read, inserted, updated, unchanged, removed, refused [{row, key, reason, text}], notes [the same].
Json importReport(std::uint64_t read, const engine::Engine::ImportCounts& counts,
                  const std::vector<gis::RowProblem>& problems);
/// Whether a row was refused.
bool findingsIn(const Json& report);
/// Every key that the report has, lists by their length and first entries.
void printImport(std::ostream& out, const Context& context, const Json& report);

}  // namespace jw::app
