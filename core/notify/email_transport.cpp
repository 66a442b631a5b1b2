#include "core/notify/email_transport.h"

#include <cstring>
#include <memory>

#include "core/base/text.h"
#include "core/notify/mime.h"

namespace jw::notify {
namespace {

// How far the talk with the server has come, read off the commands and replies as they pass.
struct Talk {
  bool aboutMessage = false;  // the receiver or the text has been named
  bool over = false;          // what comes now answers the farewell
  std::string reply;
};

int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* talk) {
  auto& t = *static_cast<Talk*>(talk);
  const std::string_view line(data, size);
  if (type == CURLINFO_HEADER_OUT) {
    if (line.starts_with("QUIT")) t.over = true;
    if (line.starts_with("MAIL FROM")) t.aboutMessage = false;
    if (line.starts_with("RCPT TO") || line.starts_with("DATA")) t.aboutMessage = true;
  }
  if (type == CURLINFO_HEADER_IN && !t.over) t.reply = line;
  return 0;
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& text = *static_cast<std::string_view*>(rest);
  const std::size_t n = std::min(size * count, text.size());
  std::memcpy(buffer, text.data(), n);
  text.remove_prefix(n);
  return n;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

Retry explain(const CurlSession::Result& r, const EmailSettings& s, const std::string& reply) {
  const std::string server = s.host + ":" + std::to_string(s.port);
  const auto down = [](std::string why, Trouble trouble) { return Retry{std::move(why), true, trouble}; };
  switch (r.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return down("the name of the mail server " + s.host + " is not known here", Trouble::unknownHost);
    case CURLE_COULDNT_CONNECT:
      return down("nothing answers at " + server, Trouble::unreachable);
    case CURLE_USE_SSL_FAILED:
      return down("the mail server " + server + " offers no STARTTLS", Trouble::noTls);
    case CURLE_SSL_CONNECT_ERROR:
      return down("no TLS with " + server + " (" + r.error + ")", Trouble::noTls);
    case CURLE_PEER_FAILED_VERIFICATION:
      return down("the certificate of " + server + " does not verify (" + r.error + ")", Trouble::certificate);
    case CURLE_SSL_CACERT_BADFILE:
      return down("the file of certificate authorities cannot be read (" + s.caFile + ")", Trouble::certificate);
    case CURLE_LOGIN_DENIED:
      return down("the mail server does not accept user and password" + (reply.empty() ? "" : " (" + reply + ")"), Trouble::login);
    case CURLE_OPERATION_TIMEDOUT:
      return down("the mail server " + server + " did not answer in time", Trouble::timeout);
    default:
      return down((reply.empty() ? "" : reply + "; ") + r.error, Trouble::other);
  }
}

}  // namespace

EmailTransport::EmailTransport(EmailSettings settings)
    : m_settings(std::move(settings)),
      m_url((m_settings.tls == EmailSettings::Tls::implicit ? "smtps://" : "smtp://") + m_settings.host + ":" + std::to_string(m_settings.port)) {}

Outcome EmailTransport::send(const model::Message& message, std::stop_token stop) {
  if (!isMailAddress(message.address)) return Fail{"not an e-mail address"};
  if (!isMailAddress(m_settings.from)) return Retry{"the sender's address in the settings is not one", true, Trouble::other};
  Mail mail{m_settings.fromName, m_settings.from, message.address, message.subject, message.text, message.id.text() + m_settings.from.substr(m_settings.from.find('@')), message.createdAt};
  const std::string text = mimeOf(mail);
  std::string_view rest = text;
  Talk talk;

  CURL* curl = m_session.fresh(m_settings.caFile, m_settings.timeoutSeconds);
  curl_easy_setopt(curl, CURLOPT_URL, m_url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(m_settings.tls == EmailSettings::Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!m_settings.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, m_settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, m_settings.password.c_str());
  }
  const std::string from = "<" + m_settings.from + ">", to = "<" + message.address + ">";
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> receivers(curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(text.size()));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk);

  const auto r = m_session.perform(std::move(stop));
  if (r.code == CURLE_OK) return Sent{};
  if (r.stopped) return Retry{"stopped", true, Trouble::other};
  const std::string reply = text::elide(text::trim(text::repairUtf8(talk.reply)), 200);
  if (talk.aboutMessage && r.response >= 500 && r.response <= 599) return Fail{reply};
  if (talk.aboutMessage && r.response >= 400 && r.response <= 499) return Retry{reply, r.response == 421, Trouble::other};
  return explain(r, m_settings, reply);
}

}  // namespace jw::notify
