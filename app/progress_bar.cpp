#include "app/progress_bar.h"

#include <cmath>
#include <cstdio>
#include <ostream>

namespace jw::app {
namespace {

std::string grouped(std::uint64_t n) {
  std::string s = std::to_string(n);
  for (std::size_t i = s.size(); i > 3; i -= 3) s.insert(i - 3, ",");
  return s;
}

std::string duration(double seconds) {
  const auto s = static_cast<std::uint64_t>(std::llround(seconds));
  if (s < 90) return std::to_string(s) + " s";
  if (s < 5400) return std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s";
  return std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
}

}  // namespace

std::string progressLine(std::uint64_t done, std::uint64_t total, double elapsed, std::string_view what) {
  std::string line;
  if (total > 0) {
    char percent[8];
    std::snprintf(percent, sizeof percent, "%3d %%",
                  static_cast<int>(100.0 * static_cast<double>(std::min(done, total)) / static_cast<double>(total)));
    line = percent;
    line += "  " + grouped(done) + " of " + grouped(total);
  } else {
    line = grouped(done);
  }
  // The first moments say nothing about the rate.
  if (elapsed >= 0.5 && done > 0) {
    const double rate = static_cast<double>(done) / elapsed;
    line += "  " + grouped(static_cast<std::uint64_t>(std::llround(rate))) + "/s";
    if (total > done) line += "  " + duration(static_cast<double>(total - done) / rate) + " left";
  }
  if (!what.empty()) line.append("  ").append(what);
  return line;
}

ProgressBar::ProgressBar(std::ostream& err, bool enabled, std::stop_token stop)
    : m_err(err), m_enabled(enabled), m_stop(std::move(stop)) {}

ProgressBar::~ProgressBar() {
  if (m_visible) m_err << "\r\x1b[K" << std::flush;
}

Progress ProgressBar::progress() {
  Progress p;
  p.stop = m_stop;
  if (m_enabled)
    p.report = [this](std::uint64_t done, std::uint64_t total, std::string_view what) { draw(done, total, what); };
  return p;
}

void ProgressBar::draw(std::uint64_t done, std::uint64_t total, std::string_view what) {
  const auto now = std::chrono::steady_clock::now();
  const std::scoped_lock lock(m_mutex);
  if (!m_visible || what != m_what) {
    m_what = what;
    m_started = now;
  } else if (now - m_drawn < std::chrono::milliseconds(100)) {
    return;
  }
  m_drawn = now;
  m_visible = true;
  m_err << '\r' << progressLine(done, total, std::chrono::duration<double>(now - m_started).count(), what) << "\x1b[K"
        << std::flush;
}

}  // namespace jw::app
