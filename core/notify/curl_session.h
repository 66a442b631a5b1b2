// One libcurl handle that lets go at once when it is told to.
#pragma once
#include <curl/curl.h>

#include <mutex>
#include <set>
#include <stop_token>
#include <string>

namespace jw::notify {

/// Keeps its connection between transfers. One thread, but for the stop request.
class CurlSession {
 public:
  /// Throws Error(internal) if libcurl cannot start.
  CurlSession();
  CurlSession(const CurlSession&) = delete;
  CurlSession& operator=(const CurlSession&) = delete;
  ~CurlSession();

  /// The handle with all options as they are at first and those every transfer has: no signals, no proxy of the environment,
  /// certificates verified (by `caFile` if given), both timeouts.
  CURL* fresh(const std::string& caFile, int timeoutSeconds);

  struct Result {
    CURLcode code = CURLE_OK;
    long response = 0;  ///< the server's last reply code; 0: none
    std::string error;  ///< libcurl's words
    bool stopped = false;
  };
  /// Blocks. A stop request shuts the connection down, whatever is being waited for; only a name lookup takes up to a second.
  Result perform(std::stop_token stop);

 private:
  static curl_socket_t open(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int close(void* self, curl_socket_t socket);
  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  void shutDown();

  CURL* m_curl;
  char m_error[CURL_ERROR_SIZE] = {};
  std::stop_token m_stop;
  std::mutex m_mutex;  ///< the sockets
  std::set<curl_socket_t> m_sockets;
};

}  // namespace jw::notify
