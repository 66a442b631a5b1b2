// Small notes at the lower right of the window that go by themselves; a click follows them.
#pragma once
#include <QFrame>
#include <QPointer>
#include <functional>
#include <vector>

#include "ui/desk.h"

namespace jw::ui {

/// At most three at a time, the newest on top; an urgent one stays longer. They lie over nothing that can be pressed, where the window
/// has room for that.
class Toasts : public QObject {
  Q_OBJECT
 public:
  static constexpr std::size_t kShown = 3;
  Toasts(const Desk& desk, QWidget* ground);
  void show(const QString& words, bool urgent, std::function<void()> follow);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  /// Where the stack of that size begins, in the ground.
  int freeTop(const QSize& stack) const;
  Desk m_desk;
  QWidget* m_ground;
  std::vector<QPointer<QFrame>> m_toasts;
};

}  // namespace jw::ui
