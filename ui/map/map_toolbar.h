// The row of tools above the map.
#pragma once
#include <QAction>
#include <QFrame>
#include <array>

class QActionGroup;
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
    zoomIn,
    zoomOut,
    fullView,
    previousView,
    nextView,
    layers
  };
  static constexpr int kTools = 11;
  /// The first kModes tools are what a click does: exactly one of them is checked.
  static constexpr int kModes = 5;

  explicit MapToolbar(QWidget* parent);
  QAction* action(Tool tool) const { return m_actions[static_cast<std::size_t>(tool)]; }
  GoToBox* goToBox() const { return m_goTo; }
  void setDark(bool dark);

 protected:
  void changeEvent(QEvent* e) override;

 private:
  QToolButton* addButton(Tool tool);
  void dress();
  void translate();
  std::array<QAction*, kTools> m_actions{};
  GoToBox* m_goTo;
  bool m_dark = true;
};

}  // namespace jw::ui
