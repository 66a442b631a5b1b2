// Tests of widgets: the application exists before the first test and until after the last.
#include <qgsapplication.h>

#define CATCH_CONFIG_RUNNER
#include "tests/catch.h"
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#endif

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ? qgetenv("QT_QPA_PLATFORM") : "offscreen");
  QgsApplication::setPrefixPath(QStringLiteral(JW_QGIS_PREFIX), true);
  QgsApplication application(argc, argv, true);
  QgsApplication::initQgis();
  const int failed = Catch::Session().run(argc, argv);
  QgsApplication::exitQgis();
  return failed;
}
