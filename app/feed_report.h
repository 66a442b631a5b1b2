// The report of a replay (spec 14).
#pragma once
#include "app/case_feed.h"
#include "app/context.h"
#include "app/json_out.h"
#include "core/store/source_summary.h"

namespace jw::app {

/// Keys: read, stored, already_there, refused [{row, reason}], located, unlocated [{row, reason}], contradicted,
/// closed, not_closed [{row, reason}], by_state, by_department, steps {name: {n, p50, p90, p99}}, seconds. Steps:
/// answer_us in microseconds, the others (reported_to_assigned_s …) in seconds of the cases' own time.
Json feedReport(const FeedResult& result, const store::SourceSummary& summary, const engine::Directory& directory);

/// Reads the summary on a reader connection of the engine; waits for it.
store::SourceSummary readSummary(const engine::Engine& engine, const std::string& source, Instant from, Instant to,
                                 std::stop_token stop);

/// The report in a few lines for people.
void printFeed(std::ostream& out, const Context& context, const Json& report);

}  // namespace jw::app
