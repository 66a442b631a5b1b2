// The main window over a small city, driven by real keys and clicks.
#pragma once
#include <QApplication>
#include <QTest>
#include <functional>

#include "tests/engine/engine_fixture.h"
#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/live_cases.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"

namespace jw::test {

/// Turns the event loop until it holds; false after ten seconds.
inline bool eventually(const std::function<bool()>& holds) {
  return QTest::qWaitFor(holds, 10000);
}

struct UiDesk {
  SmallCity city;
  std::unique_ptr<ui::MainWindow> window;

  explicit UiDesk(bool autoDispatch = false) {
    model::Settings settings;
    settings.autoDispatch = autoDispatch;
    settings.followUp = true;
    settings.autoArchive = false;
    settings.holdDuplicates = false;  // most tests report many things at one place
    city.put(engine::PutSettings{settings});
    open();
  }
  ~UiDesk() {
    window.reset();
    city.engine.reset();
  }
  void open(int width = 1366, int height = 768) {
    window.reset();
    ui::MainWindow::Options options;
    options.memoryFile = QString::fromStdString((city.folder / "window.ini").string());
    options.screenHeight = height;
    window = std::make_unique<ui::MainWindow>(*city.engine, city.operatorDesk, options);
    window->resize(width, height);
    window->show();
    activate();
    if (QApplication::activeWindow() != window.get() || !eventually([this] { return cases().isLoaded(); }))
      throw std::runtime_error("the window does not come up");
  }
  void activate() {
    window->activateWindow();
    eventually([this] { return QApplication::activeWindow() == window.get(); });
  }
  ui::LiveCases& cases() { return window->desk().cases; }
  template <class W>
  W* find(const char* name, const QObject* in = nullptr) {
    W* widget = (in ? in : window.get())->findChild<W*>(QString::fromLatin1(name));
    if (!widget) throw std::runtime_error(std::string("no widget ") + name);
    return widget;
  }
  /// A key of the main window, wherever the focus is not in a field.
  void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    if (!QApplication::activeWindow()) activate();  // the end of a window before may have come late
    QTest::keyClick(window.get(), k, modifiers);
  }
  /// The dialog of that name once it is there.
  template <class W>
  W* dialog(const char* name) {
    W* found = nullptr;
    eventually([&] {
      for (QWidget* w : QApplication::topLevelWidgets())
        if (w->objectName() == QLatin1String(name) && w->isVisible()) found = qobject_cast<W*>(w);
      return found != nullptr;
    });
    if (!found) throw std::runtime_error(std::string("no dialog ") + name);
    found->activateWindow();
    if (!eventually([&] { return QApplication::activeWindow() == found; }))
      throw std::runtime_error(std::string("not active: ") + name);
    return found;
  }
  bool gone(const char* name) {
    return eventually([&] {
      for (QWidget* w : QApplication::topLevelWidgets())
        if (w->objectName() == QLatin1String(name) && w->isVisible()) return false;
      return true;
    });
  }
  model::CaseState state(CaseId id) {
    const auto c = cases().find(id);
    return c ? c->state : model::CaseState::none;
  }
  CaseId sent(const std::string& title, CategoryId category, double lon = 120.005, double lat = 30.005) {
    const auto answer = city.send(SmallCity::report(category, title, lon, lat));
    const auto* done = engine::done(answer);
    if (!done) throw std::runtime_error("refused: " + engine::refused(answer)->detail);
    const CaseId id = done->id;
    if (!eventually([&] { return cases().find(id) != nullptr; }))
      throw std::runtime_error("the window does not hear of the case");
    return id;
  }
};

}  // namespace jw::test
