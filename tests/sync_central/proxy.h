// A TCP proxy on loopback that behaves badly on purpose.
#pragma once
#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace jw::test {

/// Passes bytes between its port and another one on loopback. The limits count over all connections since they were set.
class Proxy {
 public:
  explicit Proxy(int target);
  ~Proxy();
  int port() const { return m_port; }
  static constexpr std::int64_t kUnlimited = INT64_MAX / 2;
  /// After so many bytes to the server, or back from it, every connection is cut.
  void cutAfter(std::int64_t up, std::int64_t down) { m_up = up, m_down = down; }
  /// Keeps the connections open and passes nothing on in the direction back: half-open.
  void stall(bool on) { m_stalled = on; }
  /// One byte back each 50 ms.
  void crawl(bool on) { m_crawling = on; }

 private:
  void accept();
  void pump(int client);
  int m_listen, m_port, m_target;
  std::atomic<std::int64_t> m_up{kUnlimited}, m_down{kUnlimited};
  std::atomic<bool> m_stalled{false}, m_crawling{false}, m_stop{false};
  std::vector<std::thread> m_pumps;
  std::thread m_thread;
};

}  // namespace jw::test
