#include <sys/socket.h>

#include <algorithm>
#include <netinet/in.h>
#include <thread>
#include <unistd.h>

#include "core/notify/email_transport.h"
#include "core/notify/mime.h"
#include "tests/catch.h"
#include "tests/notify/mail_server.h"

namespace email_test {

using namespace jw;
using notify::EmailTransport;
using notify::Fail;
using notify::Outcome;
using notify::Retry;
using notify::Sent;
using test::MailServer;

namespace {

model::Message mailTo(const std::string& address) {
  model::Message m;
  m.id = {Uuid::make(1)};
  m.address = address;
  m.subject = "催办：暴露垃圾";
  m.text = "案件已超时。\n.\n请尽快处置。";
  m.createdAt = fromMillis(1'795'140'000'000);
  return m;
}

std::string said(const Outcome& o) {
  if (const auto* r = std::get_if<Retry>(&o)) return (r->channelDown ? "down: " : "retry: ") + r->why;
  if (const auto* f = std::get_if<Fail>(&o)) return "fail: " + f->why;
  return "sent";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("mails go out by STARTTLS and by TLS from the first byte, with user and password") {
  const test::TempFolder folder;
  const test::Certificates certificates(folder.path());
  for (const std::string tls : {"starttls", "implicit"}) {
    CAPTURE(tls);
    const MailServer server(folder.path(), tls, &certificates, "desk", "秘密 word");
    EmailTransport transport(server.settings());
    const auto first = mailTo("a@example.org"), second = mailTo("b@example.org");
    CHECK(said(transport.send(first, {})) == "sent");
    CHECK(said(transport.send(second, {})) == "sent");
    const auto mails = server.received();
    REQUIRE(mails.size() == 2);
    CHECK(mails[0]["to"][0] == "a@example.org");
    CHECK(mails[0]["from"] == "jingwei@example.org");
    CHECK(mails[0]["id"] == "<" + first.id.text() + "@example.org>");
    CHECK(mails[1]["id"] == "<" + second.id.text() + "@example.org>");
    CHECK(mails[0]["subject"] == first.subject);
    CHECK(mails[0]["sender"] == "经纬指挥中心 <jingwei@example.org>");
    CHECK(mails[0]["text"] == first.text);
    CHECK(mails[0]["defects"].empty());
  }
}

TEST_CASE("nothing is said to a server whose certificate does not verify") {
  const test::TempFolder folder;
  const test::Certificates certificates(folder.path());
  std::filesystem::create_directory(folder / "other");
  const test::Certificates others(folder / "other");
  for (const std::string tls : {"starttls", "implicit"}) {
    CAPTURE(tls);
    const MailServer server(folder.path(), tls, &certificates);
    auto settings = server.settings();
    const auto result = [&] {
      EmailTransport transport(settings);
      return said(transport.send(mailTo("a@example.org"), {}));
    };
    settings.caFile = others.authority.string();
    CHECK(contains(result(), "down: the certificate of localhost"));
    settings.caFile.clear();
    CHECK(contains(result(), "does not verify"));
    settings.caFile = server.settings().caFile;
    settings.host = "127.0.0.1";  // not a name of the certificate
    CHECK(contains(result(), "does not verify"));
    settings.caFile = (folder / "none.pem").string();
    settings.host = "localhost";
    CHECK(contains(result(), "certificate authorities"));
    CHECK(server.received().empty());
  }
  // A server that offers no TLS gets nothing either.
  const MailServer plain(folder.path(), "none");
  auto settings = plain.settings();
  settings.tls = notify::EmailSettings::Tls::starttls;
  EmailTransport transport(settings);
  CHECK(contains(said(transport.send(mailTo("a@example.org"), {})), "STARTTLS"));
  CHECK(plain.received().empty());
}

TEST_CASE("what the server says decides whether a mail is tried again") {
  const test::TempFolder folder;
  MailServer server(folder.path(), "none");
  EmailTransport transport(server.settings());
  const auto to = [&](const std::string& address) { return said(transport.send(mailTo(address), {})); };
  CHECK(to("busy@example.org") == "retry: 451 4.3.0 try again later");
  CHECK(to("gone@example.org") == "fail: 550 5.1.1 <gone@example.org> no such user");
  CHECK(to("refused@example.org") == "fail: 554 5.7.1 not wanted");
  CHECK(contains(to("closing@example.org"), "down: 421"));
  CHECK(contains(to("cut@example.org"), "down: "));
  CHECK(contains(to("lost@example.org"), "down: "));
  CHECK(to("after@example.org") == "sent");
  CHECK(to("not an address") == "fail: not an e-mail address");
  CHECK(to("a@example.org>\r\nRCPT TO:<b@example.org") == "fail: not an e-mail address");
  const auto mails = server.received();
  REQUIRE(mails.size() == 2);
  CHECK(mails[0]["to"][0] == "lost@example.org");
  CHECK(mails[1]["to"][0] == "after@example.org");
  server.stop();
  CHECK(contains(to("a@example.org"), "down: "));
  CHECK(contains(to("a@example.org"), "nothing answers"));
}

TEST_CASE("a wrong password is no fault of the mail") {
  const test::TempFolder folder;
  const test::Certificates certificates(folder.path());
  const MailServer server(folder.path(), "starttls", &certificates, "desk", "right");
  auto settings = server.settings();
  settings.password = "wrong";
  EmailTransport wrong(settings);
  CHECK(contains(said(wrong.send(mailTo("a@example.org"), {})), "down: the mail server does not accept user and password"));
  settings.user.clear();
  EmailTransport nobody(settings);
  CHECK(contains(said(nobody.send(mailTo("a@example.org"), {})), "down: "));
  CHECK(server.received().empty());
}

TEST_CASE("a hanging server does not hold up the end, wherever it hangs") {
  const test::TempFolder folder;
  const MailServer server(folder.path(), "none");
  // One that accepts and says nothing, not even its name.
  const int mute = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  REQUIRE(bind(mute, reinterpret_cast<sockaddr*>(&here), size) == 0);
  REQUIRE(listen(mute, 4) == 0);
  getsockname(mute, reinterpret_cast<sockaddr*>(&here), &size);
  auto muteSettings = server.settings();
  muteSettings.port = ntohs(here.sin_port);
  // Far longer than the test may take: only the stop request can end the sending.
  muteSettings.timeoutSeconds = 600;
  auto hanging = server.settings();
  hanging.timeoutSeconds = 600;
  for (const auto& settings : {muteSettings, hanging}) {
    EmailTransport transport(settings);
    std::stop_source stop;
    Outcome outcome;
    std::thread sending([&] { outcome = transport.send(mailTo("hang@example.org"), stop.get_token()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    stop.request_stop();
    sending.join();
    CHECK(said(outcome) == "down: stopped");
    CHECK(said(transport.send(mailTo("a@example.org"), stop.get_token())) == "down: stopped");
  }
  close(mute);
  CHECK(server.received().empty());
}

TEST_CASE("headers hold any text and cannot be added to") {
  notify::Mail mail{"\"Desk\", <x@y>", "from@example.org", "to@example.org", "", "text", "id@example.org", fromMillis(1'795'140'000'000)};
  const auto headersOf = [&](const std::string& subject) {
    mail.subject = subject;
    const auto text = notify::mimeOf(mail);
    return text.substr(0, text.find("\r\n\r\n") + 2);
  };
  CHECK(contains(headersOf("Overdue"), "\r\nSubject: Overdue\r\n"));
  CHECK(contains(headersOf("x"), "From: \"\\\"Desk\\\", <x@y>\"\r\n <from@example.org>\r\n"));
  CHECK(contains(headersOf("x"), "Date: Fri, 20 Nov 2026 "));
  CHECK(contains(headersOf("催办"), "Subject: =?UTF-8?B?5YKs5Yqe?=\r\n"));
  CHECK_FALSE(contains(headersOf("a\r\nBcc: all@example.org"), "\nBcc"));
  CHECK_FALSE(contains(headersOf("=?UTF-8?B?eA==?="), "Subject: =?UTF-8?B?eA==?="));
  const auto longOne = headersOf(std::string(40, 'a') + "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\xff");
  for (std::size_t at = 0; at < longOne.size();) {
    const auto end = longOne.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 78);
    at = end + 2;
  }
  for (const char c : notify::mimeOf(mail)) CHECK(static_cast<unsigned char>(c) < 0x80);

  for (const char* good : {"a@b", "first.last+tag@sub.example.org", "o'brien@example.org"}) CHECK(notify::isMailAddress(good));
  for (const char* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nDATA", "<a@b>", "a@b,c@d", "张@example.org", "a@exa_mple"}) {
    CAPTURE(bad);
    CHECK_FALSE(notify::isMailAddress(bad));
  }
}

TEST_CASE("long and odd texts arrive as they were written") {
  const test::TempFolder folder;
  const MailServer server(folder.path(), "none");
  EmailTransport transport(server.settings());
  auto mail = mailTo("a@example.org");
  mail.subject = "关于和平街道第一社区三号楼前暴露垃圾长期无人清理请尽快派人处置并回复办理结果的催办通知 (2nd) =?x?=";
  mail.text.clear();
  for (int i = 0; i < 500; ++i) mail.text += "第" + std::to_string(i) + "行\n..\n";
  REQUIRE(said(transport.send(mail, {})) == "sent");
  auto ended = mail;
  ended.text = "a\r\nb\rc\nd";
  REQUIRE(said(transport.send(ended, {})) == "sent");
  const auto mails = server.received();
  REQUIRE(mails.size() == 2);
  CHECK(mails[0]["subject"] == mail.subject);
  CHECK(mails[0]["text"] == mail.text);
  CHECK(mails[0]["defects"].empty());
  CHECK(mails[1]["text"] == "a\nb\nc\nd");
  const auto raw = mails[0]["raw"].get<std::string>();
  std::size_t longest = 0;
  for (std::size_t at = 0, end = 0; (end = raw.find("\r\n", at)) != std::string::npos; at = end + 2) longest = std::max(longest, end - at);
  CHECK(longest <= 78);
}

}  // namespace email_test
