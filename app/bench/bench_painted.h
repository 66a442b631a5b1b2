// How long a report takes from its durable answer to the pixels of the map (spec 13, W5).
#pragma once
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "app/context.h"
#include "core/base/progress.h"

namespace jw::app {

/// The command center over a small demo city in `scratch`, 1920 × 1080, all of the city on the map: one report now and then;
/// 1,000 a second while books of all statistics are made without end; 20,000 a second. From the moment when the engine
/// answers to the one when the window system has the picture, each set against its goal; times on the clock, so for a quiet
/// machine. Main thread; about a minute.
std::vector<BenchResult> benchPainted(const Context& context, const std::filesystem::path& scratch, const Progress& progress);

}  // namespace jw::app
