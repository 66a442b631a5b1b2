// A bell that one thread rings and another one hears while it waits for a socket.
#pragma once
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace jw::sync {

/// Once rung it stays rung. ring() from any thread.
class WakeFd {
 public:
  WakeFd() : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (m_fd < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  ~WakeFd() { close(m_fd); }
  WakeFd(const WakeFd&) = delete;
  WakeFd& operator=(const WakeFd&) = delete;
  void ring() const {
    const std::uint64_t one = 1;
    // The counter being full means that it is rung already.
    if (write(m_fd, &one, sizeof one) < 0) return;
  }
  int fd() const { return m_fd; }

 private:
  int m_fd;
};

}  // namespace jw::sync
