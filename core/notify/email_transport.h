// E-mail by SMTP with TLS.
#pragma once
#include "core/notify/curl_session.h"
#include "core/notify/settings.h"
#include "core/notify/transport.h"

namespace jw::notify {

/// Message-ID is "<message id>@<host of the sender>". A reply 4xx to receiver or text is Retry, 5xx Fail; what happens before
/// (connection, certificate, password, sender) takes the channel down.
class EmailTransport : public Transport {
 public:
  explicit EmailTransport(EmailSettings settings);
  Outcome send(const model::Message& message, std::stop_token stop) override;

 private:
  EmailSettings m_settings;
  std::string m_url;
  CurlSession m_session;
};

}  // namespace jw::notify
