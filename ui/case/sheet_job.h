// The case sheet from the window: its map is drawn, the dialogs are asked, and it is printed without waiting.
#pragma once
#include <functional>

#include "ui/case/case_sheet.h"
#include "ui/desk.h"

class QWidget;

namespace jw::ui {

/// Fills in directory, city, printer's name, time, map and the newest photos; `then` comes in the main thread while `receiver` lives.
void prepareSheet(const Desk& desk, CaseSheet sheet, QWidget* receiver, std::function<void(CaseSheet)> then);
/// Asks for the printer.
void printSheet(const Desk& desk, const CaseSheet& sheet, QWidget* parent);
/// Asks for the file.
void saveSheet(const Desk& desk, const CaseSheet& sheet, QWidget* parent);

}  // namespace jw::ui
