// jingwei stats book: many reports of one moment as one workbook or PDF report.
#pragma once
#include "app/command.h"

namespace jw::app {

Command statsBookCommand();

}  // namespace jw::app
