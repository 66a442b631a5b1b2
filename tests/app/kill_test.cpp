// Kills a program that takes in reports, again and again, at random moments: nothing acknowledged may be lost or
// doubled. JW_KILLS sets how often (default 40), JW_KILL_SEED the moments.
#include <fcntl.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "core/engine/engine.h"
#include "core/store/check.h"
#include "tests/app/small_city.h"
#include "tests/catch.h"

namespace kill_test {

namespace {

using namespace jw;
using SteadyClock = std::chrono::steady_clock;
constexpr int kWindow = 16;   // orders in one submission at most
constexpr int kOverlap = 40;  // ids that the next child sends once more

std::string env(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

// What the child says on the pipe, one line each, after the engine has answered: "r <id>" the report is in,
// "a <id>" its acceptance by the department is in.
void say(int pipe, char what, int id) {
  const std::string line = std::string(1, what) + " " + std::to_string(id) + "\n";
  if (write(pipe, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(9);
}

}  // namespace

// The victim: never ends by itself.
TEST_CASE("child of the kill harness", "[.kill-child]") {
  const int pipe = std::stoi(env("JW_KILL_PIPE", "-1"));
  if (pipe < 0) return;  // chosen by a wide filter, not by the harness
  engine::Engine engine(test::cityOptions(env("JW_KILL_STORE", ""), false));
  std::mt19937 random(static_cast<unsigned>(getpid()));
  for (int next = std::stoi(env("JW_KILL_FIRST", "1"));;) {
    const int n = 1 + static_cast<int>(random() % kWindow);
    std::vector<engine::Order> orders;
    for (int i = 0; i < n; ++i) orders.push_back({test::importer(), engine::ReportCase{test::cityReport(next + i)}});
    const auto answers = engine.submit(std::move(orders)).get();
    std::vector<engine::Order> steps;
    std::vector<int> of;
    for (int i = 0; i < n; ++i) {
      const auto* done = engine::done(answers[static_cast<std::size_t>(i)]);
      if (done == nullptr) _exit(8);
      say(pipe, 'r', next + i);
      if (done->state == model::CaseState::assigned && (next + i) % 3 == 0) {
        engine::ActOnCase accept;
        accept.id = done->id;
        accept.action = model::Action::accept;
        steps.push_back({test::importer(), accept});
        of.push_back(next + i);
      }
    }
    const auto accepted = engine.submit(std::move(steps)).get();
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (engine::done(accepted[i]) == nullptr) _exit(7);
      say(pipe, 'a', of[i]);
    }
    next += n;
  }
}

namespace {

class Victim {
 public:
  Victim(const std::filesystem::path& store, int first) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    // What the child needs is set before the fork: other threads may hold locks of the environment after it.
    const std::string settings[] = {"JW_KILL_STORE=" + store.string(), "JW_KILL_PIPE=" + std::to_string(ends[1]),
                                    "JW_KILL_FIRST=" + std::to_string(first)};
    std::vector<const char*> environment;
    for (char** e = environ; *e != nullptr; ++e) environment.push_back(*e);
    for (const auto& s : settings) environment.push_back(s.c_str());
    environment.push_back(nullptr);
    const char* arguments[] = {"test_app", "[.kill-child]", nullptr};
    m_pid = fork();
    if (m_pid == 0) {
      const int null = open("/dev/null", O_WRONLY);
      dup2(null, STDOUT_FILENO);
      execve("/proc/self/exe", const_cast<char* const*>(arguments), const_cast<char* const*>(environment.data()));
      _exit(127);
    }
    close(ends[1]);
    m_pipe = ends[0];
    REQUIRE(m_pid > 0);
  }
  ~Victim() {
    if (m_pid > 0) kill();
    close(m_pipe);
  }
  // Reads what the child says for so long, and on until it has said `lines` lines.
  void listen(std::chrono::microseconds time, std::size_t lines) {
    const auto end = SteadyClock::now() + time;
    while (SteadyClock::now() < end || m_lines < lines)
      if (!hear(std::max(1,
                         static_cast<int>(
                             std::chrono::duration_cast<std::chrono::milliseconds>(end - SteadyClock::now()).count()))))
        return;
  }
  // SIGKILL, and everything that it still had said.
  int kill() {
    ::kill(m_pid, SIGKILL);
    int status = 0;
    waitpid(m_pid, &status, 0);
    m_pid = -1;
    while (hear(1000)) {
    }
    return status;
  }
  const std::string& said() const { return m_said; }

 private:
  bool hear(int milliseconds) {
    pollfd fd{m_pipe, POLLIN, 0};
    if (poll(&fd, 1, milliseconds) <= 0) return m_pid > 0;
    char buffer[4096];
    const ssize_t n = read(m_pipe, buffer, sizeof buffer);
    if (n <= 0) return false;
    m_said.append(buffer, static_cast<std::size_t>(n));
    m_lines += static_cast<std::size_t>(std::count(buffer, buffer + n, '\n'));
    return true;
  }
  pid_t m_pid = -1;
  int m_pipe = -1;
  std::size_t m_lines = 0;
  std::string m_said;
};

struct Acknowledged {
  std::set<int> reported, accepted;
  int last = 0;
  void take(const std::string& said) {
    std::size_t at = 0;
    for (std::size_t end; (end = said.find('\n', at)) != std::string::npos; at = end + 1) {
      const int id = std::stoi(said.substr(at + 2, end - at - 2));
      (said[at] == 'r' ? reported : accepted).insert(id);
      last = std::max(last, id);
    }
  }
};

// external id → (how many rows, largest state), seen by a connection that knows nothing of the engine.
std::map<int, std::pair<int, int>> casesIn(const std::filesystem::path& store) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open_v2(store.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  std::map<int, std::pair<int, int>> found;
  const auto row = [](void* into, int, char** values, char**) {
    auto& f = (*static_cast<std::map<int, std::pair<int, int>>*>(into))[std::stoi(values[0])];
    ++f.first;
    f.second = std::max(f.second, std::stoi(values[1]));
    return 0;
  };
  char* message = nullptr;
  const int rc = sqlite3_exec(db, "SELECT external_id, state FROM cases WHERE source = 'kill'", row, &found, &message);
  INFO((message != nullptr ? message : ""));
  CHECK(rc == SQLITE_OK);
  sqlite3_free(message);
  sqlite3_close(db);
  return found;
}

}  // namespace

TEST_CASE("a killed program loses and doubles nothing that it has acknowledged", "[kill]") {
  const int kills = std::stoi(env("JW_KILLS", "40"));
  std::mt19937 random(static_cast<unsigned>(std::stoul(env("JW_KILL_SEED", "1"))));
  const test::TempDir dir;
  const auto store = dir.path() / "kill.jwg";
  test::makeCity(store);
  Acknowledged acknowledged;
  double slowest = 0;
  for (int k = 0; k < kills; ++k) {
    CAPTURE(k);
    {
      Victim victim(store, std::max(1, acknowledged.last - kOverlap));
      // One in five dies while it starts, opens and recovers; the others in the midst of their work.
      if (random() % 5 == 0)
        victim.listen(std::chrono::microseconds(random() % 150'000), 0);
      else
        victim.listen(std::chrono::microseconds(random() % 60'000), 1 + random() % 400);
      const int status = victim.kill();
      REQUIRE(WIFSIGNALED(status));  // it did not end by itself: no order was refused
      acknowledged.take(victim.said());
    }
    const auto began = SteadyClock::now();
    {
      const engine::Engine engine(test::cityOptions(store, false));
      slowest = std::max(slowest, std::chrono::duration<double>(SteadyClock::now() - began).count());
    }
    const auto found = casesIn(store);
    for (const int id : acknowledged.reported) {
      const auto it = found.find(id);
      if (it == found.end() || it->second.first != 1) {
        CAPTURE(id);
        REQUIRE(it != found.end());
        REQUIRE(it->second.first == 1);
      }
    }
    for (const auto& [id, f] : found)
      if (f.first != 1) FAIL("doubled: " << id);
    for (const int id : acknowledged.accepted)
      if (found.at(id).second != static_cast<int>(model::CaseState::accepted)) FAIL("acceptance lost: " << id);
    if (k % 10 == 9 || k == kills - 1) {
      engine::Engine engine(test::cityOptions(store, false));
      store::CheckReport report;
      engine.read({}, [&](store::Connection& c) { report = store::checkStore(c, {}); }).get();
      for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << " " << f.text);
      REQUIRE(report.sound());
    }
  }
  CHECK(acknowledged.reported.size() > static_cast<std::size_t>(kills));
  WARN(kills << " kills, " << acknowledged.reported.size() << " reports and " << acknowledged.accepted.size()
             << " acceptances acknowledged, slowest restart " << slowest << " s");
  CHECK(slowest < 5);
}

}  // namespace kill_test
