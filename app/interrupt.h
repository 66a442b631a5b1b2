// Ctrl-C and the wish of the system that we end, turned into a stop request.
#pragma once
#include <csignal>
#include <stop_token>
#include <thread>

namespace jw::app {

/// From construction to destruction SIGINT and SIGTERM ask `token()` to stop; a second one ends the program at once
/// with 130 (the store is safe at any moment). To be made by the main thread before it starts others.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  std::stop_token token() const { return m_source.get_token(); }

 private:
  void wait();
  std::stop_source m_source;
  sigset_t m_before{};
  int m_signals = -1, m_end = -1;
  std::thread m_thread;
};

}  // namespace jw::app
