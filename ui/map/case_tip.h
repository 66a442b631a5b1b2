// What a case says when the pointer rests on it.
#pragma once
#include <QString>
#include <vector>

#include "gis/map/case_scene.h"

namespace jw::ui {

/// One case: number, title, time left. A cluster: how many, how many overdue, and the most urgent ones by title.
/// Rich text; `cases` is not empty and has the most urgent first.
QString caseTip(const std::vector<gis::CasePtr>& cases, Instant now);

}  // namespace jw::ui
