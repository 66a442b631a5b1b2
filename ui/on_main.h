// Answers of the engine's desks, brought to the main thread.
#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <functional>
#include <utility>

namespace jw::ui {

/// A callback for the engine's threads: `then` runs in the main thread's event loop, if `receiver` is still there then.
template <class T, class Then>
std::function<void(T)> onMain(QObject* receiver, Then then) {
  return [receiver = QPointer<QObject>(receiver), then = std::move(then)](T value) {
    auto* application = QCoreApplication::instance();
    if (!application) return;
    QMetaObject::invokeMethod(
        application,
        [receiver, then, value = std::move(value)]() mutable {
          if (receiver) then(std::move(value));
        },
        Qt::QueuedConnection);
  };
}

}  // namespace jw::ui
