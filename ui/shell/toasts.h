// Small notes at the top right of the window that go by themselves; a click follows them.
#pragma once
#include <QFrame>
#include <QPointer>
#include <functional>
#include <vector>

#include "ui/desk.h"

namespace jw::ui {

/// At most three at a time, the newest on top; an urgent one stays longer.
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
  Desk m_desk;
  QWidget* m_ground;
  std::vector<QPointer<QFrame>> m_toasts;
};

}  // namespace jw::ui
