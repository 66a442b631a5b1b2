// Small pieces of the registry's sheets.
#pragma once
#include <QMenu>
#include <QToolButton>
#include <functional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"

class QLabel;
class QVBoxLayout;

namespace jw::ui {

class FlowLayout;

/// What every sheet begins with: a name, a line about it and the bar of what may be done. It scrolls; further parts go into `down`.
struct SheetHead {
  /// Fills the whole of `sheet`, which has no layout yet.
  SheetHead(const Desk& desk, const char* titleName, QWidget* sheet);
  QToolButton* addButton(const char* name, const QString& icon, const QString& words, const std::function<void()>& run);
  void addButton(QToolButton* button);
  void clearButtons();
  Theme& theme;
  QWidget* ground;  ///< parent of the parts
  QVBoxLayout* down;
  QLabel *title, *about;
  QWidget* bar;
  FlowLayout* buttons;
};
/// A button that drops down further actions.
QToolButton* moreButton(const Desk& desk, const char* name, const QString& words, QWidget* parent);

}  // namespace jw::ui
