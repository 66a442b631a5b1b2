#include "app/gis_runtime.h"

#include <qgsapplication.h>

namespace jw::app {

GisRuntime::GisRuntime() {
  if (QCoreApplication::instance() != nullptr) return;
  // A picture needs no screen, and a machine without one must not fail for it.
  if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
      qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QgsApplication::setPrefixPath(QStringLiteral(JW_QGIS_PREFIX), true);
  m_application = std::make_unique<QgsApplication>(m_argc, m_argv, true);
  QgsApplication::initQgis();
}

GisRuntime::~GisRuntime() {
  if (m_application) QgsApplication::exitQgis();
}

}  // namespace jw::app
