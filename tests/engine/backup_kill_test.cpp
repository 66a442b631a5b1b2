// Programs that are killed while they make or restore a backup, and one that has the store open.
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "tests/engine/backed_city.h"

namespace backup_kill_test {

using namespace jw;
using namespace jw::test;

namespace {

struct Child {
  pid_t pid = -1;
  int said = -1;
  /// Runs the test below in a program of its own.
  Child(const std::string& mode, const fs::path& store, const fs::path& file) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    setenv("JW_BACKUP_MODE", mode.c_str(), 1);
    setenv("JW_BACKUP_STORE", store.c_str(), 1);
    setenv("JW_BACKUP_FILE", file.c_str(), 1);
    pid = fork();
    if (pid == 0) {
      dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      execl("/proc/self/exe", "test_engine", "[.backup-child]", nullptr);
      _exit(127);
    }
    ::close(ends[1]);
    said = ends[0];
    for (const char* name : {"JW_BACKUP_MODE", "JW_BACKUP_STORE", "JW_BACKUP_FILE"}) unsetenv(name);
  }
  ~Child() { ::close(said); }
  void listen() const {
    pollfd fd{said, POLLIN, 0};
    poll(&fd, 1, 20'000);
  }
  /// What it had said.
  int kill() const {
    REQUIRE(::kill(pid, SIGKILL) == 0);
    int status = 0, heard = 0;
    waitpid(pid, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    char buffer[256];
    for (ssize_t n; (n = read(said, buffer, sizeof buffer)) > 0;) heard += static_cast<int>(n);
    return heard;
  }
};

}  // namespace

// The victim: never ends by itself. JW_BACKUP_MODE: backup, restore, or open (the store, and nothing more).
TEST_CASE("child of the backup killer", "[.backup-child]") {
  const char *mode = getenv("JW_BACKUP_MODE"), *store = getenv("JW_BACKUP_STORE"), *file = getenv("JW_BACKUP_FILE");
  if (!mode || !store || !file) return;  // chosen by a wide filter, not by the killer
  const model::Actor actor{{}, "child", model::Role::administrator, {}, {}};
  if (mode == std::string("open")) {
    store::Connection c(store, store::OpenMode::readWrite);
    if (c.integer("SELECT count(*) FROM cases") < 0 || write(STDOUT_FILENO, "x", 1) != 1) _exit(9);
    pause();
  }
  for (std::int64_t n = 0;; ++n) {
    if (mode == std::string("backup")) {
      store::Connection reader(store, store::OpenMode::readOnly);
      engine::makeBackup(reader, {file, true}, SystemClock().now(), {});
    } else {
      engine::restoreBackup(file, store, kSchema, actor, fromMillis(n * 1000), {});
    }
    if (write(STDOUT_FILENO, "x", 1) != 1) _exit(9);
  }
}

TEST_CASE("a program that is killed at a backup or a restore loses no good file", "[kill]") {
  const std::string mode = GENERATE("backup", "restore");
  CAPTURE(mode);
  BackedCity city;
  city.fill(1000);
  city.backUp();
  city.engine.reset();
  std::mt19937 random(7);
  int done = 0, amidst = 0;
  for (int kill = 0; kill < 20; ++kill) {
    const Child child(mode, city.store, city.file);
    if (kill % 4 != 0) child.listen();  // three of four are in their second round
    usleep(static_cast<useconds_t>(random() % 120'000));
    done += child.kill();
    // A backup of that name is whole at every moment; of a store in its place at least one of the two is.
    CHECK_NOTHROW(store::verifyStore(city.file, {}));
    amidst += fs::exists(city.file.string() + ".jingwei-part") || fs::exists(city.store.string() + ".jingwei-restoring");
    if (mode == "backup") {
      city.backUp();
      CHECK(namesIn(city.kept) == std::vector<std::string>{"nightly.backup"});
    } else {
      if (fs::exists(city.store)) CHECK(isSound(city.store));
      city.restore();
      CHECK_FALSE(fs::exists(city.store.string() + ".jingwei-restoring"));
    }
  }
  CHECK(done > 10);
  CHECK(amidst > 0);
  CHECK(isSound(city.store));
  CHECK(city.cases() == 1000);
}

TEST_CASE("a store that another program has open is not replaced") {
  BackedCity city;
  city.fill(20);
  city.backUp();
  city.engine.reset();
  const std::string before = bytesOf(city.store);
  {
    const Child child("open", city.store, city.file);
    child.listen();
    CHECK(errorOf(ErrorCode::store, [&] { city.restore(); }).find("open in a window") != std::string::npos);
    CHECK((bytesOf(city.store) == before));
    CHECK(child.kill() == 1);
  }
  CHECK(city.restore().facts.counts.cases == 20);
}

}  // namespace backup_kill_test
