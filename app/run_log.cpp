#include "app/run_log.h"

#include <cstdio>
#include <ostream>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/zone.h"

namespace jw::app {

RunLog::RunLog(const std::filesystem::path& file, std::ostream& also) : m_out(file), m_also(also) {
  if (!m_out) throw Error(ErrorCode::input, "cannot write " + file.string());
}

void RunLog::line(const std::string& text) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%8.2f s",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count());
  m_out << formatLocal(Zone::china().toLocal(SystemClock().now())) << seconds << "  " << text << std::endl;
  m_also << text << std::endl;
}

}  // namespace jw::app
