#include "app/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "app/exit_codes.h"

namespace jw::app {

Interrupt::Interrupt() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  // Blocked here, and thereby in every thread that is started later: the signals arrive at the descriptor alone.
  pthread_sigmask(SIG_BLOCK, &set, &m_before);
  m_signals = signalfd(-1, &set, SFD_CLOEXEC);
  m_end = eventfd(0, EFD_CLOEXEC);
  if (m_signals < 0 || m_end < 0) throw Error(ErrorCode::internal, "no descriptor for signals");
  m_thread = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
  eventfd_write(m_end, 1);
  m_thread.join();
  close(m_signals);
  close(m_end);
  pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void Interrupt::wait() {
  pollfd fds[] = {{m_signals, POLLIN, 0}, {m_end, POLLIN, 0}};
  while (true) {
    if (poll(fds, 2, -1) < 0) continue;
    if (fds[1].revents != 0) return;
    signalfd_siginfo info;
    if (read(m_signals, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) continue;
    if (!m_source.request_stop()) _exit(kInterrupted);
  }
}

}  // namespace jw::app
