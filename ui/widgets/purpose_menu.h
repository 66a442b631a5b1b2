// What somebody reads protected fields for, asked before they are shown.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/engine/snapshots.h"

class QWidget;

namespace jw::ui {

/// A menu below `under` that says that the reading is logged; `chosen` gets the purpose's code. Does not wait.
void askPurpose(const std::vector<engine::CasePurpose>& purposes, QWidget* under, std::function<void(const std::string&)> chosen);

}  // namespace jw::ui
