// The map of a store as a picture file, plain or as a wall page.
#pragma once
#include <filesystem>

#include "app/context.h"
#include "core/base/progress.h"
#include "core/engine/engine.h"
#include "gis/map/snapshot_renderer.h"

namespace jw::app {

struct PictureOptions {
  QSize size{1920, 1080};
  bool dark = true;
  bool wall = false;
  std::optional<gis::SnapshotRequest::Extent> extent;
};

/// Main thread, with a GisRuntime. Draws areas, buildings and the live cases that the actor may see, and writes the PNG
/// whole or not at all. Throws Error(input) where it cannot be written.
void writeMapPicture(const engine::Engine& engine, const model::Actor& actor, Language language,
                     const PictureOptions& options, const std::filesystem::path& file, const Progress& progress);

}  // namespace jw::app
