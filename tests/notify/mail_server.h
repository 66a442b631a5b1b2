// The mail server of mail_server.py as a process of its own, and certificates for it.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/notify/settings.h"
#include "tests/engine/engine_fixture.h"

namespace jw::test {

/// A certificate authority and a certificate for localhost, made new; the files lie in `folder`.
struct Certificates {
  explicit Certificates(const std::filesystem::path& folder);
  std::filesystem::path authority, certificate, key;
};

class MailServer {
 public:
  /// `tls`: "none", "starttls", "implicit". Fails the test if the server does not start.
  MailServer(const std::filesystem::path& folder, std::string tls, const Certificates* certificates = nullptr, const std::string& user = {}, const std::string& password = {});
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;
  ~MailServer() { stop(); }
  void stop();
  int port() const { return m_port; }
  /// What it has taken so far, in order.
  std::vector<nlohmann::json> received() const;
  std::size_t receivedCount() const;
  /// Settings that reach it.
  notify::EmailSettings settings() const;

 private:
  std::filesystem::path m_out;
  std::string m_tls;
  const Certificates* m_certificates;
  std::string m_user, m_password;
  int m_pid = -1, m_port = 0;
};

}  // namespace jw::test
