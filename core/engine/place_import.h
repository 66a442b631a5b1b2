// Imports of areas and buildings, inside one transaction of the engine thread.
#pragma once
#include "core/engine/engine.h"
#include "core/engine/working_set.h"

namespace jw::engine {

/// Writes the areas, gives them their paths, loads the new tree and moves the buildings whose grid has changed.
/// Throws Error(input) if a parent is neither in the import nor in the store, or a code stands twice.
Engine::ImportCounts importAreasNow(WorkingSet& set, const model::Actor& actor, Engine::AreaImport import);

Engine::ImportCounts importBuildingsNow(WorkingSet& set, const model::Actor& actor, const std::string& source, const Engine::BuildingBatches& next);

}  // namespace jw::engine
