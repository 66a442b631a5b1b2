// The steps by which a plan of areas comes into force. For AreaDesk.
#pragma once
#include <optional>
#include <stop_token>
#include <variant>

#include "core/engine/area_desk.h"
#include "core/store/area_plans.h"

namespace jw::engine {

/// Why the actor may not have this plan; nothing if they may. What the plan has of areas outside the scope may only be corners
/// on borders that they share with others.
std::optional<Refused> refusalOf(const model::Actor& actor, const model::AreaPlan& plan, const AreaTree& areas);

/// The areas as they would be, as a tree of their own; `heirs` says what becomes of areas that are no more.
AreaTree treeAfter(const AreaTree& areas, const model::AreaPlan& plan);

/// The lowest areas now whose ground changes: what lies in them is looked at.
std::vector<model::AreaPath> placesOf(const AreaTree& areas, const model::AreaPlan& plan);

/// What the plan would move, read without changing anything.
AreaDesk::Effect effectOf(store::Connection& c, const AreaTree& areas, const model::AreaPlan& plan, std::stop_token stop);

/// Writes the areas of a plan, in the open transaction; added ones without a code get one. The plan then says what must still
/// move. A fault: nothing was written.
std::optional<model::BorderFault> writeAreas(store::Connection& w, Instant now, const AreaTree& areas, store::StoredAreaPlan& plan);

/// Moves what lies in the places of a plan, in small transactions of the engine; true when all of it has moved. Waits: not on
/// the engine's threads. What a stopped one has moved stays moved. Throws Error.
bool moveContents(Engine& engine, store::StoredAreaPlan plan, std::stop_token stop);

}  // namespace jw::engine
