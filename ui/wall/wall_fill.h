// The figures of the engine on the wall's page.
#pragma once
#include "core/engine/wall_figures.h"
#include "gis/map/wall_page.h"

namespace jw::ui {

/// Everything but open and overdue. Where `figures` has no earlier days those of the page stay.
void fillWall(gis::WallPage& page, const engine::WallFigures& figures);

}  // namespace jw::ui
