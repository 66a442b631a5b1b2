// replay: a case file through the engine, at a given speed, with a report.
#pragma once
#include "app/command.h"

namespace jw::app {

Command replayCommand();
/// import cases: the same without a pace and a report file.
Command importCasesCommand();

}  // namespace jw::app
