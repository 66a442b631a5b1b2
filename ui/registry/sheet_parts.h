// Small pieces of the registry's sheets.
#pragma once
#include <QMenu>
#include <QToolButton>
#include <functional>

#include "core/engine/registry_desk.h"
#include "ui/desk.h"

class QScrollArea;
class QVBoxLayout;

namespace jw::ui {

/// A column of parts that scrolls; `down` is where they go.
QScrollArea* scrolledColumn(const Desk& desk, QVBoxLayout*& down, QWidget* parent);
/// A button with words and, if it has a name, an icon.
QToolButton* wordButton(const Desk& desk, const char* name, const QString& icon, const QString& words, QWidget* parent, const std::function<void()>& run);
/// A button that drops down further actions.
QToolButton* moreButton(const Desk& desk, const char* name, const QString& words, QWidget* parent);

}  // namespace jw::ui
