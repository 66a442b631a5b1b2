#include "core/notify/curl_session.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "core/base/error.h"

namespace jw::notify {
namespace {

// OpenSSL writes to a connection that may have been shut down; that must be an error, not the end of the program.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigemptyset(&m_pipe);
    sigaddset(&m_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
  ~NoBrokenPipe() {
    const timespec none{};
    if (!sigismember(&m_before, SIGPIPE)) sigtimedwait(&m_pipe, nullptr, &none);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
  }

 private:
  sigset_t m_pipe, m_before;
};

}  // namespace

CurlSession::CurlSession() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  m_curl = started == CURLE_OK ? curl_easy_init() : nullptr;
  if (!m_curl) throw Error(ErrorCode::internal, "libcurl cannot start");
}

CurlSession::~CurlSession() {
  const NoBrokenPipe guard;
  // A polite farewell on a kept connection would wait for its answer.
  shutDown();
  curl_easy_setopt(m_curl, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_cleanup(m_curl);
}

CURL* CurlSession::fresh(const std::string& caFile, int timeoutSeconds) {
  curl_easy_reset(m_curl);
  const long seconds = timeoutSeconds;
  curl_easy_setopt(m_curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(m_curl, CURLOPT_PROXY, "");
  curl_easy_setopt(m_curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(m_curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(m_curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!caFile.empty()) {
    curl_easy_setopt(m_curl, CURLOPT_CAINFO, caFile.c_str());
    curl_easy_setopt(m_curl, CURLOPT_CAPATH, nullptr);
  }
  curl_easy_setopt(m_curl, CURLOPT_CONNECTTIMEOUT, std::min(seconds, 30L));
  curl_easy_setopt(m_curl, CURLOPT_TIMEOUT, seconds);
  curl_easy_setopt(m_curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
  curl_easy_setopt(m_curl, CURLOPT_ERRORBUFFER, m_error);
  curl_easy_setopt(m_curl, CURLOPT_OPENSOCKETFUNCTION, &CurlSession::open);
  curl_easy_setopt(m_curl, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(m_curl, CURLOPT_CLOSESOCKETFUNCTION, &CurlSession::close);
  curl_easy_setopt(m_curl, CURLOPT_CLOSESOCKETDATA, this);
  curl_easy_setopt(m_curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(m_curl, CURLOPT_XFERINFOFUNCTION, &CurlSession::progress);
  curl_easy_setopt(m_curl, CURLOPT_XFERINFODATA, this);
  return m_curl;
}

CurlSession::Result CurlSession::perform(std::stop_token stop) {
  Result r;
  m_error[0] = '\0';
  m_stop = std::move(stop);
  {
    const NoBrokenPipe guard;
    const std::stop_callback atStop(m_stop, [this] { shutDown(); });
    r.code = m_stop.stop_requested() ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform(m_curl);
  }
  r.stopped = r.code != CURLE_OK && m_stop.stop_requested();
  curl_easy_getinfo(m_curl, CURLINFO_RESPONSE_CODE, &r.response);
  r.error = m_error[0] ? m_error : curl_easy_strerror(r.code);
  return r;
}

curl_socket_t CurlSession::open(void* self, curlsocktype, curl_sockaddr* address) {
  auto& session = *static_cast<CurlSession*>(self);
  const std::scoped_lock lock(session.m_mutex);
  if (session.m_stop.stop_requested()) return CURL_SOCKET_BAD;
  const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (socket >= 0) session.m_sockets.insert(socket);
  return socket;
}

int CurlSession::close(void* self, curl_socket_t socket) {
  auto& session = *static_cast<CurlSession*>(self);
  const std::scoped_lock lock(session.m_mutex);
  session.m_sockets.erase(socket);
  return ::close(socket);
}

int CurlSession::progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<CurlSession*>(self)->m_stop.stop_requested() ? 1 : 0; }

void CurlSession::shutDown() {
  const std::scoped_lock lock(m_mutex);
  for (const auto socket : m_sockets) ::shutdown(socket, SHUT_RDWR);
}

}  // namespace jw::notify
