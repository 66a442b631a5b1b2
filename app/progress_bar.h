// One line on the terminal that says how far long work has come.
#pragma once
#include <chrono>
#include <iosfwd>
#include <mutex>
#include <stop_token>
#include <string>

#include "core/base/progress.h"

namespace jw::app {

/// "  42 %  12,345 of 29,000  8,100/s  2 s left  reading": percentage, amount, rate, time left. `elapsed` in seconds;
/// total 0: unknown.
std::string progressLine(std::uint64_t done, std::uint64_t total, double elapsed, std::string_view what);

/// Draws on `err` at most ten times a second; draws nothing where `enabled` is false (a pipe, or --json in a script).
/// progress() may be called from any thread; the line is wiped at destruction.
class ProgressBar {
 public:
  ProgressBar(std::ostream& err, bool enabled, std::stop_token stop);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  /// Throws Error(cancelled) when the user has asked to stop. Valid while the bar lives.
  Progress progress();

 private:
  void draw(std::uint64_t done, std::uint64_t total, std::string_view what);
  std::ostream& m_err;
  bool m_enabled;
  std::stop_token m_stop;
  std::mutex m_mutex;
  std::string m_what;
  std::chrono::steady_clock::time_point m_started{}, m_drawn{};
  bool m_visible = false;
};

}  // namespace jw::app
