// The row of tools above the map.
#pragma once
#include <QAction>
#include <QFrame>
#include <array>

class QActionGroup;
class QMenu;
class QToolButton;

namespace jw::ui {

class GoToBox;

/// Main thread. Actions, not slots: the panel connects them; each is also a key of the map.
class MapToolbar : public QFrame {
  Q_OBJECT
 public:
  enum Tool {
    pan,
    report,
    centre,
    measureDistance,
    measureArea,
    selectRectangle,
    selectCircle,
    selectPolygon,
    selectCorridor,
    zoomIn,
    zoomOut,
    fullView,
    previousView,
    nextView,
    layers,
    borders  ///< drawing areas anew; only where setBorders was called
  };
  static constexpr int kTools = 16;
  /// The first kModes tools are what a click does: exactly one of them is checked.
  static constexpr int kModes = 9;

  explicit MapToolbar(QWidget* parent);
  QAction* action(Tool tool) const { return m_actions[static_cast<std::size_t>(tool)]; }
  GoToBox* goToBox() const { return m_goTo; }
  void setDark(bool dark);
  /// The menu that drops down beside the tools: places to come back to. The toolbar does not own it.
  void setBookmarks(QMenu* menu);
  /// Shows the button for drawing borders.
  void setBorders();

 protected:
  void changeEvent(QEvent* e) override;

 private:
  QToolButton* addButton(Tool tool);
  /// A button for several modes: it goes on with the one that was used last.
  QToolButton* addChoice(const char* name, std::initializer_list<Tool> tools);
  void dress();
  void translate();
  std::array<QAction*, kTools> m_actions{};
  GoToBox* m_goTo;
  QToolButton *m_bookmarks, *m_borders;
  bool m_dark = true;
};

}  // namespace jw::ui
