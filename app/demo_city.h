// The demo city through the engine: the city itself, what has happened in it, and what goes on happening.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "core/base/progress.h"
#include "core/demo/city_options.h"
#include "core/demo/history.h"
#include "core/demo/incident_stream.h"
#include "core/engine/engine.h"

namespace jw::app {

/// Writes the city into the engine's store, which must have no areas yet, in some transactions one after the other; the
/// calling thread waits for them. Stopped or failed halfway, the store holds a part of the city: throw the file away.
/// Throws Error(usage), Error(input), Error(store), Error(cancelled).
demo::CityCounts buildDemoCity(engine::Engine& engine, const demo::CityOptions& options, const Progress& progress);

/// Cases of the days before `end` for the engine's areas, categories and departments, whether they are a demo city's or
/// not. Waits for a reading. Throws Error(input).
demo::History demoHistory(engine::Engine& engine, const demo::History::Options& options);
/// The endless stream for the engine's areas and categories; it runs on its own after that, without the engine.
demo::IncidentStream demoStream(engine::Engine& engine, const demo::IncidentStream::Options& options);

struct HistoryFed {
  std::uint64_t cases = 0, alreadyThere = 0, steps = 0;
  std::map<std::string, std::uint64_t> refused;  ///< reasons, of reports and of steps
  std::map<model::CaseState, std::uint64_t> states;
};

/// Reports the cases and takes their steps with the times at which they happened, in the names of the departments' workers,
/// the operators and the community workers; `window` cases at a time, each in two submissions. The calling thread waits.
/// What was fed before is left as it is. Throws Error(store), Error(cancelled).
HistoryFed feedHistory(engine::Engine& engine, demo::History& history, const Progress& progress, std::size_t window = 500);

}  // namespace jw::app
