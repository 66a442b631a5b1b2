#include "tests/notify/mail_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/catch.h"

namespace jw::test {
namespace {

void runTool(const std::string& command) {
  INFO(command);
  REQUIRE(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
}

}  // namespace

Certificates::Certificates(const std::filesystem::path& folder) : authority(folder / "authority.pem"), certificate(folder / "server.pem"), key(folder / "server.key") {
  const std::string make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 ";
  const std::string authorityKey = (folder / "authority.key").string();
  runTool(make + "-subj '/CN=Test authority' -keyout " + authorityKey + " -out " + authority.string());
  runTool(make + "-subj /CN=localhost -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE -CA " + authority.string() + " -CAkey " + authorityKey + " -keyout " +
          key.string() + " -out " + certificate.string());
}

MailServer::MailServer(const std::filesystem::path& folder, std::string tls, const Certificates* certificates, const std::string& user, const std::string& password)
    : m_out(folder / ("mail-" + Uuid::make(0).text())), m_tls(std::move(tls)), m_certificates(certificates), m_user(user), m_password(password) {
  std::ofstream(m_out).close();
  std::vector<std::string> arguments{"/usr/bin/python3", JW_SOURCE_DIR "/tests/notify/mail_server.py", "--out", m_out.string(), "--tls", m_tls};
  if (certificates) arguments.insert(arguments.end(), {"--cert", certificates->certificate.string(), "--key", certificates->key.string()});
  if (!user.empty()) arguments.insert(arguments.end(), {"--user", user, "--password", password});
  std::vector<char*> argv;
  for (auto& a : arguments) argv.push_back(a.data());
  argv.push_back(nullptr);
  const std::string log = m_out.string() + ".log";
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  m_pid = fork();
  if (m_pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(ends[1], STDOUT_FILENO);
    dup2(::open(log.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    execv(argv[0], argv.data());
    _exit(127);
  }
  ::close(ends[1]);
  std::string line;
  for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
  ::close(ends[0]);
  INFO("the mail server did not start; python3-aiosmtpd is needed");
  REQUIRE_FALSE(line.empty());
  m_port = std::stoi(line);
}

void MailServer::stop() {
  if (m_pid <= 0) return;
  kill(m_pid, SIGKILL);
  waitpid(m_pid, nullptr, 0);
  m_pid = -1;
}

std::vector<nlohmann::json> MailServer::received() const {
  std::ifstream in(m_out);
  std::vector<nlohmann::json> mails;
  for (std::string line; std::getline(in, line);)
    if (auto mail = nlohmann::json::parse(line, nullptr, false); !mail.is_discarded()) mails.push_back(std::move(mail));
  return mails;
}

std::size_t MailServer::receivedCount() const {
  std::ifstream in(m_out);
  return static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(in), {}, '\n'));
}

notify::EmailSettings MailServer::settings() const {
  notify::EmailSettings s;
  s.on = true;
  s.host = "localhost";
  s.port = static_cast<std::uint16_t>(m_port);
  s.tls = m_tls == "none" ? notify::EmailSettings::Tls::none : m_tls == "starttls" ? notify::EmailSettings::Tls::starttls : notify::EmailSettings::Tls::implicit;
  if (m_certificates) s.caFile = m_certificates->authority.string();
  s.user = m_user;
  s.password = m_password;
  s.from = "jingwei@example.org";
  s.fromName = "经纬指挥中心";
  s.timeoutSeconds = 20;
  return s;
}

}  // namespace jw::test
