// Imports that are being stored in many transactions, and the steps that take them back.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/model/registry_commands.h"
#include "core/store/connection.h"

namespace jw::store {

enum class BatchState : std::uint8_t { storing, stored, takenBack };

void beginBatch(Connection& w, const Uuid& batch, std::string_view subject, std::uint64_t rows, Instant at, std::string_view by);
void keepBatchSteps(Connection& w, const Uuid& batch, std::span<const model::UndoStep> steps);
/// The last steps of the batch, the last one first, which are forgotten with it.
std::vector<model::UndoStep> takeBatchSteps(Connection& w, const Uuid& batch, std::uint32_t limit);
void endBatch(Connection& w, const Uuid& batch, BatchState state);
/// Batches that are over need their steps no more: forgets at most `limit` of them and says how many that were.
std::uint32_t forgetBatchSteps(Connection& w, std::uint32_t limit);
/// One that no program works on any more, if asked at the start of the only one that writes.
std::optional<Uuid> unfinishedBatch(Connection& c);

}  // namespace jw::store
