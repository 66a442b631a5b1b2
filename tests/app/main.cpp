// Commands that draw share one application object, as QGIS wants it; it exists before the first test and until after
// the last.
#define CATCH_CONFIG_RUNNER
#include "app/gis_runtime.h"
#include "tests/catch.h"
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#endif

int main(int argc, char** argv) {
  setenv("QT_QPA_PLATFORM", "offscreen", 0);
  // The victims of the kill harness are to start as quickly as a program without a window.
  if (getenv("JW_KILL_PIPE") != nullptr) return Catch::Session().run(argc, argv);
  const jw::app::GisRuntime runtime;
  return Catch::Session().run(argc, argv);
}
