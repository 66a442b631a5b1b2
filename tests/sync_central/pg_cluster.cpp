#include "tests/sync_central/pg_cluster.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <stdexcept>

#include "core/sync/postgres/pg_connection.h"
#include "tests/catch.h"

namespace jw::test {
namespace {

namespace fs = std::filesystem;

// The server refuses to run as root.
const passwd* serverUser() {
  if (geteuid() != 0) return nullptr;
  const passwd* user = getpwnam("postgres");
  return user ? user : getpwnam("nobody");
}

int runAsServer(const std::vector<std::string>& words, const fs::path& log) {
  std::vector<char*> argv;
  for (const auto& w : words) argv.push_back(const_cast<char*>(w.c_str()));
  argv.push_back(nullptr);
  const passwd* user = serverUser();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) {
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    dup2(out, 1);
    dup2(out, 2);
    if (user && (setgroups(0, nullptr) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(126);
    if (chdir("/") != 0) _exit(126);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::string readAll(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path binaries() {
  std::vector<fs::path> found;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", ec))
    if (fs::exists(entry.path() / "bin" / "initdb") && fs::exists(entry.path() / "bin" / "postgres")) found.push_back(entry.path());
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return atoi(a.filename().c_str()) < atoi(b.filename().c_str()); });
  if (found.empty() || atoi(found.back().filename().c_str()) < 15) return {};
  if (!fs::exists(fs::path("/usr/share/postgresql") / found.back().filename() / "extension" / "postgis.control")) return {};
  return found.back() / "bin";
}

int freePort() {
  const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof a;
  if (bind(s, reinterpret_cast<sockaddr*>(&a), size) != 0 || getsockname(s, reinterpret_cast<sockaddr*>(&a), &size) != 0) throw std::runtime_error("no free port");
  close(s);
  return ntohs(a.sin_port);
}

}  // namespace

std::unique_ptr<PgCluster> PgCluster::make() {
  const fs::path bin = binaries();
  if (bin.empty()) {
    WARN("skipped: no PostgreSQL 15 with PostGIS");
    return nullptr;
  }
  std::string name = (fs::temp_directory_path() / "jw-pg-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  std::unique_ptr<PgCluster> cluster(new PgCluster(bin, name));
  cluster->start();
  return cluster;
}

PgCluster::PgCluster(fs::path bin, fs::path folder) : m_bin(std::move(bin)), m_folder(std::move(folder)), m_port(freePort()) {
  const fs::path password = m_folder / "password";
  std::ofstream(password) << "secret of postgres\n";
  if (const passwd* user = serverUser())
    for (const auto& p : {m_folder, password})
      if (chown(p.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown " + p.string());
  const fs::path log = m_folder / "initdb.log";
  if (runAsServer({m_bin / "initdb", "-D", m_folder / "data", "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"}, log) != 0)
    throw std::runtime_error("initdb: " + readAll(log));
  configure("listen_addresses = '127.0.0.1'\nport = " + std::to_string(m_port) + "\nunix_socket_directories = '" + m_folder.string() +
            "'\nfsync = off\nshared_buffers = 32MB\nmax_connections = 60\nlc_messages = 'C'\nlog_min_messages = fatal\n");
}

void PgCluster::configure(const std::string& lines) const { std::ofstream(m_folder / "data" / "postgresql.conf", std::ios::app) << lines; }

fs::path PgCluster::giveFile(const std::string& name, const std::string& text) const {
  const fs::path file = m_folder / "data" / name;
  std::ofstream(file) << text;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  if (const passwd* user = serverUser(); user && chown(file.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown " + file.string());
  return file;
}

PgCluster::~PgCluster() {
  const fs::path pidFile = m_folder / "data" / "postmaster.pid";
  try {
    stop("immediate");
  } catch (const std::exception&) {
    // It may be down already. One that pg_ctl has lost sight of must not outlive its folder.
    pid_t server = 0;
    std::ifstream(pidFile) >> server;
    for (int i = 0; i < 100 && server > 0 && kill(server, SIGQUIT) == 0; ++i) usleep(100'000);
  }
  std::error_code ec;
  fs::remove_all(m_folder, ec);
}

void PgCluster::start() {
  const fs::path log = m_folder / "pg_ctl.log";
  if (runAsServer({m_bin / "pg_ctl", "-D", m_folder / "data", "-l", m_folder / "server.log", "-w", "-t", "60", "start"}, log) != 0)
    throw std::runtime_error("pg_ctl start: " + readAll(log) + readAll(m_folder / "server.log"));
}

void PgCluster::stop(const std::string& mode) {
  const fs::path log = m_folder / "pg_ctl.log";
  if (runAsServer({m_bin / "pg_ctl", "-D", m_folder / "data", "-m", mode, "-w", "stop"}, log) != 0) throw std::runtime_error("pg_ctl stop: " + readAll(log));
}

std::string PgCluster::url(const std::string& database, const std::string& user, int port) const {
  return "host=127.0.0.1 port=" + std::to_string(port ? port : m_port) + " dbname=" + database + " user=" + user + " password='secret of " + user + "'";
}

void PgCluster::execute(const std::string& database, const std::string& sql) const {
  const sync::WakeFd never;
  sync::PgConnection({url(database), "", Millis(10'000), Millis(120'000)}, never).script(sql);
}

PgCluster* sharedCluster() {
  static const std::unique_ptr<PgCluster> cluster = PgCluster::make();
  if (!cluster) WARN("skipped: no PostgreSQL 15 with PostGIS");
  return cluster.get();
}

}  // namespace jw::test
