#include "tests/sync_central/proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jw::test {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  a.sin_port = htons(static_cast<std::uint16_t>(port));
  return a;
}

}  // namespace

Proxy::Proxy(int target) : m_listen(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), m_target(target) {
  sockaddr_in a = loopback(0);
  socklen_t size = sizeof a;
  if (bind(m_listen, reinterpret_cast<sockaddr*>(&a), size) != 0 || listen(m_listen, 16) != 0 || getsockname(m_listen, reinterpret_cast<sockaddr*>(&a), &size) != 0) throw std::runtime_error("proxy");
  m_port = ntohs(a.sin_port);
  m_thread = std::thread([this] { accept(); });
}

Proxy::~Proxy() {
  m_stop = true;
  m_thread.join();
  for (auto& t : m_pumps) t.join();
  close(m_listen);
}

void Proxy::accept() {
  while (!m_stop) {
    pollfd p{m_listen, POLLIN, 0};
    if (poll(&p, 1, 20) <= 0) continue;
    const int client = accept4(m_listen, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) m_pumps.emplace_back([this, client] { pump(client); });
  }
}

void Proxy::pump(int client) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in a = loopback(m_target);
  bool open = connect(server, reinterpret_cast<const sockaddr*>(&a), sizeof a) == 0;
  std::array<char, 16384> buffer;
  while (open && !m_stop) {
    const bool back = !m_stalled;
    std::array<pollfd, 2> fds{{{client, POLLIN, 0}, {server, static_cast<short>(back ? POLLIN : 0), 0}}};
    if (poll(fds.data(), fds.size(), 20) <= 0) continue;
    for (int side = 0; side < 2 && open; ++side) {
      if ((fds[static_cast<std::size_t>(side)].revents & (POLLIN | POLLHUP)) == 0 || (side == 1 && !back)) continue;
      const std::size_t most = side == 1 && m_crawling ? 1 : buffer.size();
      if (most == 1) std::this_thread::sleep_for(std::chrono::milliseconds(50));
      const ssize_t n = recv(side == 0 ? client : server, buffer.data(), most, 0);
      if (n <= 0) {
        open = false;
        break;
      }
      std::atomic<std::int64_t>& left = side == 0 ? m_up : m_down;
      const std::int64_t had = left.fetch_sub(n);
      const auto pass = static_cast<std::size_t>(std::clamp<std::int64_t>(had, 0, n));
      if (pass > 0) send(side == 0 ? server : client, buffer.data(), pass, MSG_NOSIGNAL);
      open = had >= n;
    }
  }
  close(server);
  close(client);
}

}  // namespace jw::test
