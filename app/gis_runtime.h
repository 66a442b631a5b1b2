// Qt and QGIS for commands that draw without a window.
#pragma once
#include <memory>

class QgsApplication;

namespace jw::app {

/// Main thread. Starts QGIS's application object, offscreen where there is no display, unless one is there already.
class GisRuntime {
 public:
  GisRuntime();
  ~GisRuntime();
  GisRuntime(const GisRuntime&) = delete;
  GisRuntime& operator=(const GisRuntime&) = delete;

 private:
  int m_argc = 1;
  char m_name[8] = "jingwei";
  char* m_argv[2] = {m_name, nullptr};
  std::unique_ptr<QgsApplication> m_application;
};

}  // namespace jw::app
