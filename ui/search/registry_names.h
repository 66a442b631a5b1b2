// The pages of the registry by name, for the search field.
#pragma once
#include <functional>
#include <vector>

#include "ui/registry/place_panel.h"
#include "ui/search/search_box.h"

namespace jw::ui {

/// One command for each kind of record; `show` brings the registry with that list to the front.
std::vector<Command> registryCommands(const std::function<void(PlacePanel::Tab)>& show);

}  // namespace jw::ui
