// A screen for tests that paint.
#pragma once
#include <QGuiApplication>
#include <optional>

namespace jw::test {

/// Fonts need one; each test has its own.
struct Screen {
  int argc = 1;
  char name[5] = "test";
  char* argv[2] = {name, nullptr};
  std::optional<QGuiApplication> application;
  Screen() {
    if (QCoreApplication::instance()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    application.emplace(argc, argv);
  }
};

}  // namespace jw::test
