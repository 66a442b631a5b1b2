// How a row of `cases` becomes a value; shared by the gateways that read them.
#pragma once
#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

/// The columns of a summary, in the order that summaryFrom wants them.
#define JW_CASE_SUMMARY_COLUMNS                                                                                             \
  "id, row_ver, number, title, category, kind, nature, state, channel, round, contradicted, department, proposed, area, lon, lat, " \
  "reported_at, recorded_at, closed_at, due, step_due, state_since, resume_at, suspect, extensions, urges"
constexpr int kCaseSummaryColumns = 26;

/// The statement stands on a row whose first columns are JW_CASE_SUMMARY_COLUMNS. Who was called in stands elsewhere (open_parts.h).
model::CaseSummary summaryFrom(const Statement& s);

}  // namespace jw::store
